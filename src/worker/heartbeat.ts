import type { Clock } from '../clock.ts';
import { faultOf, type Log } from '../log.ts';
import { KEEP_EVERY_MS } from './keeper.ts';
import { EXIT, exitCodeOf } from './process.ts';

export interface HeartbeatOptions {
  clock: Clock;
  log: Log;
  /** Plans what is due. */
  tick: () => Promise<void>;
  /** Sends what may be sent; resolves to the next moment at which something could be, or null. */
  drain: () => Promise<number | null>;
  /** Looks after the connection to Slack. */
  watch: () => void;
  /** While it is false nothing is sent; what is due waits. */
  maySend: () => boolean;
  /** Holds on to the right to plan and send, where several processes share it. True: there may be something to send. */
  keep: () => boolean;
}

const EVERY_MS = 20_000;
/** Work that takes longer hangs: it is left behind, and the next beat starts anew. */
const HUNG_MS = 120_000;
const QUIET_MS = 180_000;
const FINISH_WITHIN_MS = 10_000;

/**
 * What keeps time going. The database is the schedule; this only knocks on its door, with a timer that a clock which is
 * set back does not silence, and that may well drift.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #tick: Turn;
  readonly #drain: Turn;
  #lastTick: number;
  #interval: NodeJS.Timeout | undefined;
  #keeping: NodeJS.Timeout | undefined;
  #next: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#tick = new Turn('tick', options);
    this.#drain = new Turn('drain', options);
    this.#lastTick = options.clock.mono();
  }

  start(): void {
    this.#interval = setInterval(() => this.beat(), EVERY_MS);
    this.#keeping = setInterval(() => this.#options.keep() && this.wake(), KEEP_EVERY_MS);
    this.beat();
  }

  beat(): void {
    if (this.#stopped) return;
    this.#options.watch();
    void this.#tick.run(async () => {
      const began = this.#options.clock.mono();
      await this.#options.tick();
      this.#lastTick = this.#options.clock.mono();
      this.#options.log.debug('heartbeat.ticked', { ms: Math.round(this.#lastTick - began) });
      this.wake();
    });
    this.wake();
  }

  /** Something may have been queued: send now rather than at the next beat. */
  wake(): void {
    if (this.#stopped) return;
    clearTimeout(this.#next);
    if (!this.#options.maySend()) return;
    void this.#drain.run(async () => this.#again(await this.#options.drain()));
  }

  /** Whether a tick has ended within the last three minutes. */
  alive(): boolean {
    return this.#options.clock.mono() - this.#lastTick < QUIET_MS;
  }

  /** Begins nothing new and waits for what runs, at most ten seconds. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#interval);
    clearInterval(this.#keeping);
    clearTimeout(this.#next);
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise((resolve) => (timer = setTimeout(resolve, FINISH_WITHIN_MS)));
    await Promise.race([Promise.all([this.#tick.ended, this.#drain.ended]), limit]);
    clearTimeout(timer);
  }

  #again(moment: number | null): void {
    if (moment === null || this.#stopped) return;
    const inMs = Math.min(EVERY_MS, Math.max(25, moment - this.#options.clock.now()));
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.wake(), inMs);
  }
}

/** One run at a time; a knock during a run means one more run after it. A run that hangs is left behind. */
class Turn {
  readonly #name: string;
  readonly #options: HeartbeatOptions;
  /** The run under way; `since` is when its last piece of work began. */
  #current: { since: number } | null = null;
  #knocked = false;
  ended: Promise<void> = Promise.resolve();

  constructor(name: string, options: HeartbeatOptions) {
    this.#name = name;
    this.#options = options;
  }

  run(work: () => Promise<void>): Promise<void> {
    const current = this.#current;
    if (current !== null && this.#options.clock.mono() - current.since < HUNG_MS) {
      this.#knocked = true;
      return this.ended;
    }
    if (current !== null) this.#options.log.error('heartbeat.hung', { work: this.#name });
    this.ended = this.#runs(work);
    return this.ended;
  }

  async #runs(work: () => Promise<void>): Promise<void> {
    const own = { since: 0 };
    this.#current = own;
    do {
      this.#knocked = false;
      own.since = this.#options.clock.mono();
      await this.#once(work);
    } while (this.#knocked && this.#current === own);
    if (this.#current === own) this.#current = null;
  }

  async #once(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Nobody catches a storage fault on purpose: the process ends and starts again into its checks.
      if (exitCodeOf(error) === EXIT.storage) throw error;
      this.#options.log.error('heartbeat.failed', { work: this.#name, ...faultOf(error) });
    }
  }
}
