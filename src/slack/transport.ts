import { ReceiverMultipleAckError, type App, type Receiver } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { faultOf, type Log } from '../log.ts';

/** Bolt's receiver with what an operator needs to know about it. */
export interface Transport extends Receiver {
  /** Ends when Slack can reach us, or will once it is back. Rejects when it never can: bad token, port taken. */
  start(): Promise<void>;
  /** Takes nothing new, lets what runs finish (at most ten seconds), then closes. */
  stop(): Promise<void>;
  /** Knocked on by the heartbeat: notices what hangs. */
  watch(): void;
  /** For readiness: all true when well. */
  checks(): Record<string, boolean>;
  /** False once Slack has refused us: another process may have taken our place. */
  maySend(): boolean;
}

/** Slack waits three seconds for an answer. */
const ANSWER_WITHIN_MS = 2_500;
const FINISH_WITHIN_MS = 10_000;

/** One request of Slack's. `answer` sends what the listener acknowledged with; it never throws. */
export interface Delivery {
  body: Record<string, unknown>;
  retryNum?: number | undefined;
  retryReason?: string | undefined;
  answer(response: unknown): Promise<void>;
}

export type Outcome = 'answered' | 'nobody_answered' | 'failed' | 'closed';

export interface IntakeOptions {
  log: Log;
  clock: Clock;
  /** Called after each delivery: something may now wait to be sent. */
  onHandled?: (() => void) | undefined;
  /** Called with what a listener threw, after it was logged. */
  onFailed?: ((error: unknown) => void) | undefined;
  answerWithinMs?: number | undefined;
  /** Whether what comes now has waited so long that it must not be done any more. */
  isLate?: (() => boolean) | undefined;
}

/**
 * The way from a transport into the app. An answer goes out only when the listener is done, so that what was
 * acknowledged has been committed and a failed event is delivered again. One exception: a listener that
 * acknowledged a click and is still busy is answered for just before Slack's deadline.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #running = new Set<Promise<Outcome>>();
  #app: Pick<App, 'processEvent'> | undefined;
  #open = true;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  init(app: App): void {
    this.#app = app;
  }

  async take(delivery: Delivery): Promise<Outcome> {
    if (!this.#open || !this.#app || this.#options.isLate?.()) return 'closed';
    const began = this.#options.clock.mono();
    const run = this.#run(this.#app, delivery);
    this.#running.add(run);
    try {
      const outcome = await run;
      const ms = Math.round(this.#options.clock.mono() - began);
      this.#options.log.debug('delivery.answered', { kind: kindOf(delivery), outcome, ms });
      return outcome;
    } finally {
      this.#running.delete(run);
      this.#options.onHandled?.();
    }
  }

  async close(): Promise<void> {
    this.#open = false;
    await this.settled();
  }

  /** When what runs now has been answered; at most ten seconds. */
  async settled(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise((resolve) => (timer = setTimeout(resolve, FINISH_WITHIN_MS)));
    await Promise.race([Promise.allSettled(this.#running), limit]);
    clearTimeout(timer);
  }

  async #run(app: Pick<App, 'processEvent'>, delivery: Delivery): Promise<Outcome> {
    const { body, retryNum, retryReason } = delivery;
    if (body['type'] === 'app_rate_limited') return this.#rateLimited(delivery);
    const reply = new HeldReply(delivery, this.#options.answerWithinMs ?? ANSWER_WITHIN_MS);
    try {
      await app.processEvent({
        body,
        ack: (response?: unknown) => reply.hold(response),
        ...(retryNum !== undefined && { retryNum }),
        ...(retryReason !== undefined && { retryReason }),
      });
      return await reply.release();
    } catch (error) {
      this.#options.log.error('delivery.failed', {
        kind: kindOf(delivery),
        ...faultOf(error),
      });
      this.#options.onFailed?.(error);
      return reply.abandon();
    }
  }

  /** Slack drops events of ours above 30,000 an hour and says so; it is no event and has no listener. */
  async #rateLimited(delivery: Delivery): Promise<Outcome> {
    this.#options.log.warn('slack.app_rate_limited');
    await delivery.answer(undefined);
    return 'answered';
  }
}

const kindOf = ({ body }: Delivery): string => (typeof body['type'] === 'string' ? body['type'] : 'command');

/** An acknowledgement kept back until the work behind it is done. */
class HeldReply {
  readonly #delivery: Delivery;
  readonly #timer: NodeJS.Timeout | undefined;
  #held: { response: unknown } | null = null;
  #sent: Promise<void> | null = null;
  #due = false;

  constructor(delivery: Delivery, withinMs: number) {
    this.#delivery = delivery;
    // Bolt acknowledges an event before its listener runs; answering early would lose it if that fails.
    if (delivery.body['type'] === 'event_callback') return;
    this.#timer = setTimeout(() => {
      this.#due = true;
      void this.#send();
    }, withinMs);
  }

  async hold(response: unknown): Promise<void> {
    if (this.#held) throw new ReceiverMultipleAckError();
    this.#held = { response };
    if (this.#due) await this.#send();
  }

  async release(): Promise<Outcome> {
    clearTimeout(this.#timer);
    await this.#send();
    return this.#sent ? 'answered' : 'nobody_answered';
  }

  abandon(): Outcome {
    clearTimeout(this.#timer);
    return this.#sent ? 'answered' : 'failed';
  }

  #send(): Promise<void> | null {
    if (this.#held) this.#sent ??= this.#delivery.answer(this.#held.response);
    return this.#sent;
  }
}
