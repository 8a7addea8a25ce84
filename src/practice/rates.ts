import type { Clock } from '../clock.ts';

/** Calls a minute for the published tiers 2, 3 and 4. https://docs.slack.dev/apis/web-api/rate-limits */
const PER_MINUTE: Record<string, number> = {
  'users.list': 20,
  'usergroups.list': 20,
  'usergroups.users.list': 20,
  'conversations.list': 20,
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.open': 50,
  'conversations.info': 50,
  'conversations.history': 50,
  'users.lookupByEmail': 50,
};
const TIER_4 = 100;
/** Nobody publishes a figure for these; "hundreds a minute". */
const SPECIAL: Record<string, number> = {
  'auth.test': 300,
  'chat.getPermalink': 300,
  'chat.postMessage': 300,
};

/** One message a second in a channel on average; a handful at once is let through. */
const CHANNEL = { perMinute: 60, burst: 5 };

type Bucket = { left: number; at: number };

/** Token buckets on the workspace's clock. A minute's worth may come at once, after that the average counts. */
export class Rates {
  #buckets = new Map<string, Bucket>();
  #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Seconds to wait before this call may be made, or 0: then it has been counted. */
  waitFor(method: string, channel?: string): number {
    const perMinute = SPECIAL[method] ?? PER_MINUTE[method] ?? TIER_4;
    const wait = this.#take(method, perMinute, perMinute);
    if (wait > 0 || method !== 'chat.postMessage' || !channel) return wait;
    return this.#take(`channel ${channel}`, CHANNEL.perMinute, CHANNEL.burst);
  }

  #take(key: string, perMinute: number, burst: number): number {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now };
    const earned = (Math.max(0, now - bucket.at) * perMinute) / 60_000;
    const left = Math.min(burst, bucket.left + earned);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / perMinute);
  }
}
