import type { Clock } from '../clock.ts';

const TRIGGER_LIVES = 3_000;
const RESPONSE_URL_LIVES = 30 * 60_000;
const RESPONSE_URL_USES = 5;
const KEPT = 5_000;

type Trigger = { user: string; from: string | null; at: number; used: boolean };

/** Keeps a map from growing for ever: the oldest entries have long expired. */
function keep<T>(map: Map<string, T>, id: string, value: T): void {
  map.set(id, value);
  if (map.size > KEPT) map.delete(map.keys().next().value!);
}

/** Permission to show a person a modal: for three seconds after what they did, and once. */
export class Triggers {
  #all = new Map<string, Trigger>();
  #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `from` is the modal in which the person acted, if it was one. */
  issue(id: string, user: string, from: string | null): string {
    keep(this.#all, id, { user, from, at: this.#clock.now(), used: false });
    return id;
  }

  userOf(id: unknown): string | undefined {
    return typeof id === 'string' ? this.#all.get(id)?.user : undefined;
  }

  /** Uses the trigger up, or says with Slack's word why it cannot. */
  exchange(id: unknown): Trigger | 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id' {
    const trigger = typeof id === 'string' ? this.#all.get(id) : undefined;
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.#clock.now() - trigger.at > TRIGGER_LIVES) return 'expired_trigger_id';
    trigger.used = true;
    return trigger;
  }
}

type ResponseTarget = { user: string; channel: string; ts: string | null; at: number; uses: number };

/** Addresses that answer one interaction: for 30 minutes, five times. `ts` is the message that was acted on. */
export class ResponseUrls {
  #all = new Map<string, ResponseTarget>();
  #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(id: string, user: string, channel: string, ts: string | null): string {
    const url = `https://hooks.slack.com/practice/${id}`;
    keep(this.#all, url, { user, channel, ts, at: this.#clock.now(), uses: 0 });
    return url;
  }

  use(url: string): ResponseTarget | 'expired_url' | 'used_url' {
    const target = this.#all.get(url);
    if (!target || this.#clock.now() - target.at > RESPONSE_URL_LIVES) return 'expired_url';
    if (target.uses >= RESPONSE_URL_USES) return 'used_url';
    target.uses += 1;
    return target;
  }
}
