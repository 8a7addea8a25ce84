import type { Clock } from '../clock.ts';

/** The methods the worker calls, each with its own limit at Slack. */
export type Method =
  | 'chat.postMessage'
  | 'chat.update'
  | 'chat.delete'
  | 'views.publish'
  | 'conversations.history'
  | 'files.completeUploadExternal'
  | 'users.info'
  | 'users.list';

/** Calls a second: what we begin with, the most, the least; and how many may go at once after a quiet time. */
interface Rate {
  start: number;
  most: number;
  least: number;
  burst: number;
}

const steady = (perMinute: number, burst: number): Rate => ({
  start: perMinute / 60,
  most: perMinute / 60,
  least: perMinute / 240,
  burst,
});

/**
 * Below Slack's published limits (https://docs.slack.dev/apis/web-api/rate-limits): tier 2 is 20 a minute, tier 3 is 50,
 * tier 4 is 100. For posting there is no figure but "several hundred a minute", so that rate is felt out.
 */
const RATES: Record<Method, Rate> = {
  'chat.postMessage': { start: 4, most: 8, least: 0.5, burst: 4 },
  'chat.update': steady(48, 8),
  'chat.delete': steady(40, 8),
  'views.publish': steady(80, 8),
  'conversations.history': steady(40, 4),
  'files.completeUploadExternal': steady(80, 4),
  'users.info': steady(80, 8),
  'users.list': steady(15, 3),
};

/** Slack allows about one message a second in a channel. */
const CHANNEL_GAP_MS = 1_100;
const CLEAN_CALLS_PER_RAISE = 50;
const RAISE = 0.1;
/** How much below the rate that was refused we then stay, and how long: each attempt at more costs half a minute. */
const BELOW_REFUSED = 0.95;
const STAY_MS = 20 * 60_000;

/** How fast we may call. All on the clock that never steps back; nothing here is kept over a restart. */
export interface Budget {
  /** Milliseconds until the method may be called; 0: now. */
  wait(method: Method): number;
  /** Milliseconds until something may be posted to this channel or person; 0: now. */
  waitFor(channel: string): number;
  /** Those that were posted to less than the gap ago. */
  cooling(): string[];
  take(method: Method): void;
  /** What was taken was not needed after all. */
  giveBack(method: Method): void;
  /** Something is being posted there: nothing more for a second. */
  posting(channel: string): void;
  /** A call that Slack took: fifty of them, and the rate rises a little; after a 429 soon to just below what was refused. */
  clean(method: Method): void;
  /** Slack said 429: silence for that long and up to a tenth more, then half the rate. */
  limited(method: Method, afterMs: number): void;
  /** Nothing of this method for a while, for another reason. */
  pause(method: Method, ms: number): void;
}

interface Bucket {
  rate: number;
  tokens: number;
  filledAt: number;
  pausedUntil: number;
  clean: number;
  /** What has been found to be too much, or the most; not beyond it before `stayUntil`. */
  ceiling: number;
  stayUntil: number | null;
}

/** `random` (0 to 1) spreads the end of a pause. */
export function createBudget(clock: Clock, random: () => number = Math.random): Budget {
  const buckets = new Map<Method, Bucket>();
  const lastPost = new Map<string, number>();
  const filled = (method: Method): Bucket => {
    const { start, most, burst } = RATES[method];
    const now = clock.mono();
    const fresh = {
      rate: start,
      tokens: burst,
      filledAt: now,
      pausedUntil: now,
      clean: 0,
      ceiling: most,
      stayUntil: null,
    };
    const bucket = buckets.get(method) ?? fresh;
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * bucket.rate);
    bucket.filledAt = now;
    buckets.set(method, bucket);
    return bucket;
  };
  const pause = (method: Method, ms: number) => {
    const bucket = filled(method);
    bucket.pausedUntil = Math.max(bucket.pausedUntil, clock.mono() + ms);
  };
  const waitFor = (channel: string) => {
    const last = lastPost.get(channel);
    return last === undefined ? 0 : Math.max(0, last + CHANNEL_GAP_MS - clock.mono());
  };
  return {
    wait(method) {
      const bucket = filled(method);
      const refill = bucket.tokens >= 1 ? 0 : ((1 - bucket.tokens) / bucket.rate) * 1000;
      return Math.ceil(Math.max(refill, bucket.pausedUntil - clock.mono(), 0));
    },
    waitFor,
    cooling() {
      for (const channel of lastPost.keys()) if (waitFor(channel) === 0) lastPost.delete(channel);
      return [...lastPost.keys()];
    },
    take: (method) => void (filled(method).tokens -= 1),
    giveBack: (method) => void (filled(method).tokens += 1),
    posting: (channel) => void lastPost.set(channel, clock.mono()),
    clean(method) {
      const bucket = filled(method);
      bucket.clean += 1;
      if (bucket.clean % CLEAN_CALLS_PER_RAISE > 0) return;
      const { rate, ceiling, stayUntil } = bucket;
      const halfway = stayUntil === null ? 0 : (ceiling - rate) / 2;
      bucket.rate = Math.min(ceiling, rate + Math.max(RAISE, halfway));
      if (rate < ceiling || stayUntil === null || clock.mono() < stayUntil) return;
      bucket.ceiling = Math.min(RATES[method].most, ceiling + RAISE);
    },
    limited(method, afterMs) {
      const bucket = filled(method);
      const { least } = RATES[method];
      bucket.ceiling = Math.max(least, Math.min(bucket.ceiling, bucket.rate * BELOW_REFUSED));
      bucket.stayUntil = clock.mono() + STAY_MS;
      bucket.rate = Math.max(least, bucket.rate / 2);
      bucket.tokens = Math.min(bucket.tokens, 1);
      bucket.clean = 0;
      pause(method, afterMs * (1 + random() / 10));
    },
    pause,
  };
}
