import type { App } from '@slack/bolt';
import type { Host, Life, MachineOptions } from './simulated-life.ts';

type Processed = Parameters<App['processEvent']>[0];
type Bolt = Pick<App, 'processEvent'>;
type Waiting = { at: number; event: Processed };

const LATEST_MS = 120_000;

/** What Slack brings to the app: it can be lost, come twice or in another order, and its answer can be lost. */
export class Door {
  readonly #options: MachineOptions;
  readonly #host: Host;
  #waiting: Waiting[] = [];

  constructor(options: MachineOptions, host: Host) {
    this.#options = options;
    this.#host = host;
  }

  /** One delivery on its way. */
  async passes(life: Life, bolt: Bolt, event: Processed): Promise<void> {
    const { dice, findings, world } = this.#options;
    const { twice, late } = this.#host.troubles;
    const mute: Processed = { ...event, ack: async () => {} };
    if (dice.chance(late)) {
      findings.reached('delivered-late');
      const at = world.now() + Math.floor(dice.roll() * LATEST_MS);
      this.#waiting.push({ at, event: mute });
      return;
    }
    await bolt.processEvent({ ...event, ack: this.#answering(event) });
    if (life.dead || !dice.chance(twice)) return;
    findings.reached('delivered-twice');
    await bolt.processEvent(mute);
  }

  /** After the commit the process may end before it can say so, or nobody may hear it. */
  #answering(event: Processed): Processed['ack'] {
    const { dice, findings, line } = this.#options;
    const { kill, lostAnswer } = this.#host.troubles;
    const isKill = dice.chance(kill);
    const isLost = dice.chance(lostAnswer);
    return async (response) => {
      if (isKill) {
        this.#host.kill('killed-before-answer');
        return new Promise<never>(() => {});
      }
      line.answered(event.body, response);
      if (isLost) return findings.reached('answer-lost');
      await event.ack(response as never);
    };
  }

  /** What was on its way for a while, in whatever order. */
  async bringsLate(life: Life): Promise<void> {
    const now = this.#options.world.now();
    const ready = this.#waiting.filter(({ at }) => at <= now);
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    for (const { event } of ready) if (!life.dead) await life.app!.bolt.processEvent(event);
  }
}
