import { setImmediate as breathe } from 'node:timers/promises';
import { createApp, type Samtale } from '../app.ts';
import type { Clock } from '../clock.ts';
import { jsonLog, type Log } from '../log.ts';
import type { Act } from '../practice/acts.ts';
import { type ActResult, PracticeReceiver } from '../practice/inbound.ts';
import { practiceConfig } from '../practice/practice.ts';
import { Door } from './simulated-door.ts';
import { type Life, type MachineOptions, NO_TROUBLES, type Troubles } from './simulated-life.ts';
import { Wire } from './simulated-wire.ts';

const MINUTE = 60_000;
const PACE_MS = MINUTE;
const BEHIND_STEP_MS = 10 * MINUTE;
const KILLED: ActResult = { acked: false, ack: undefined, sent: true };
/** Drawn anew for each error that somebody is told of. */
const REFERENCE = /"reference":"\w+",?/;

/** The machine the app runs on: it can be killed at any moment, its clock can be wrong, and what reaches it can be lost. */
export class Machine {
  readonly options: MachineOptions;
  /** Set by whoever makes the weather. */
  troubles: Troubles = NO_TROUBLES;
  /** How far the machine's clock is wrong, ms. */
  skew = 0;
  /** When somebody starts the app again, on the clock of the world. */
  upAt = 0;
  readonly clock: Clock;
  readonly #wire: Wire;
  readonly #door: Door;
  #life: Life | null = null;
  #again: number | null = null;
  #newIds = 0;

  constructor(options: MachineOptions) {
    this.options = options;
    const { world } = options;
    this.clock = {
      now: () => world.now() + this.skew,
      mono: () => world.mono(),
      sleep: (ms) => world.sleep(ms),
    };
    this.#wire = new Wire(options, this);
    this.#door = new Door(options, this);
  }

  get app(): Samtale | null {
    return this.#life?.app ?? null;
  }

  isUp = (): boolean => this.#life !== null;

  // ---- starting and ending ---------------------------------------------------------------------------------

  async start(): Promise<void> {
    const before = this.#life;
    const life = this.#begin();
    this.#life = life;
    const { file, dataKey, admin, workspace, dice } = this.options;
    life.app = await createApp({
      config: { ...practiceConfig, adminUserIds: [admin] },
      clock: this.clock,
      log: this.#logOf(life),
      receiver: life.door,
      dataKey,
      databaseFile: file,
      botToken: workspace.bot.token,
      fetch: this.#wire.fetchOf(life),
      chance: { newId: () => this.#newId(), random: () => dice.roll() },
    });
    if (before !== null) throw new Error('The app runs already.');
    await this.#while(life, life.app.start());
    await this.settle();
  }

  #begin(): Life {
    let end!: () => void;
    const died = new Promise<void>((resolve) => (end = resolve));
    const life: Life = {
      dead: false,
      app: null,
      door: new PracticeReceiver(this.options.workspace),
      died,
      end,
    };
    const init = life.door.init.bind(life.door);
    life.door.init = (bolt) => init({ processEvent: (event) => this.#door.passes(life, bolt, event) });
    return life;
  }

  #newId(): string {
    this.#newIds += 1;
    return `i${this.#newIds.toString(36).padStart(6, '0')}${Math.floor(this.options.dice.roll() * 36 ** 5).toString(36)}`;
  }

  /** kill -9: nothing of this life reaches the database or Slack any more. What was under way never comes back. */
  kill(marker: string): void {
    const life = this.#life;
    if (life === null) return;
    life.dead = true;
    this.#life = null;
    this.#again = null;
    const { app } = life;
    if (app !== null) {
      const gone = (): never => {
        throw new Error('This process has ended.');
      };
      Object.assign(app.store, { transact: gone, read: gone });
      app.store.close();
    }
    this.upAt = this.options.world.now() + this.#downtime();
    this.options.findings.reached(marker);
    this.options.line.isKilled();
    life.end();
  }

  /** Usually a supervisor is there at once; sometimes somebody has to be woken. */
  #downtime(): number {
    const { dice } = this.options;
    if (dice.chance(0.8)) return 1_000 + Math.floor(dice.roll() * MINUTE);
    return Math.floor(dice.roll() * 3 * 60 * MINUTE);
  }

  /** An orderly end: the app finishes what it does. */
  async stop(): Promise<void> {
    const life = this.#life;
    if (life === null) return;
    this.#life = null;
    this.#again = null;
    await life.app!.stop();
    life.dead = true;
    this.options.line.isKilled();
  }

  /** The work, or nothing once the app has been killed meanwhile. */
  async #while<T>(life: Life, work: Promise<T>): Promise<T | null> {
    work.catch(() => {});
    return Promise.race([work, life.died.then(() => null)]);
  }

  // ---- what people do --------------------------------------------------------------------------------------

  async act(act: Act): Promise<ActResult> {
    const { workspace, findings } = this.options;
    findings.trace(`act ${this.options.world.now()} ${JSON.stringify(act)}`);
    const life = this.#life;
    if (life === null) return new PracticeReceiver(workspace).act(act);
    return (await this.#while(life, life.door.act(act))) ?? KILLED;
  }

  // ---- time ------------------------------------------------------------------------------------------------

  /** Lets the app do all that is due now. */
  async settle(): Promise<void> {
    const life = this.#life;
    if (life !== null) await this.#while(life, this.#works(life));
  }

  async #works(life: Life): Promise<void> {
    const { world } = this.options;
    const app = life.app!;
    await this.#door.bringsLate(life);
    const until = this.clock.now() + PACE_MS;
    let plannedAt: number | null = null;
    while (!life.dead) {
      await breathe();
      if (plannedAt === null) await this.#guarded(life, 'tick', () => app.tick());
      plannedAt ??= this.clock.now();
      this.#maybeKill();
      if (life.dead) return;
      const next = await this.#guarded(life, 'drain', () => app.drain());
      await app.idle();
      if (life.dead) return;
      this.#again = next;
      const isOver = next === null || next > until;
      if (isOver && plannedAt === this.clock.now()) return;
      if (isOver) plannedAt = null;
      else if (next > this.clock.now()) world.set(next - this.skew);
    }
  }

  #maybeKill(): void {
    if (this.options.dice.chance(this.troubles.kill)) this.kill('killed-between-steps');
  }

  /** As the heartbeat has it: a failure is logged, and the next beat begins anew. */
  async #guarded<T>(life: Life, what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!life.dead)
        this.options.findings.broken('I10', `${what} failed: ${String((error as Error).stack)}`);
      return null;
    }
  }

  /** When the app next has something to do, on the clock of the world. */
  #next(): number | null {
    const life = this.#life;
    if (life === null) return null;
    const now = this.clock.now();
    const due = life.app!.nextMoment();
    const moments = [due, this.#again].filter((moment) => moment !== null && moment > now) as number[];
    // What is due and cannot be done yet: a real heart beats every twenty seconds all the same.
    if (due !== null && due <= now) moments.push(now + BEHIND_STEP_MS);
    return moments.length === 0 ? null : Math.min(...moments) - this.skew;
  }

  /** The clock goes on, stopping wherever the app has something to do or is started again. */
  async moveTo(moment: number): Promise<void> {
    const { world } = this.options;
    for (;;) {
      if (!this.isUp() && this.upAt <= moment) {
        world.set(Math.max(this.upAt, world.now()));
        await this.start();
        continue;
      }
      const next = this.#next();
      if (next === null || next >= moment) break;
      world.set(Math.max(next, world.now()));
      await this.settle();
    }
    if (world.now() < moment) world.set(moment);
    await this.settle();
  }

  // ---- what it says ----------------------------------------------------------------------------------------

  #logOf(life: Life): Log {
    const { line, findings } = this.options;
    return jsonLog(
      'debug',
      () => this.clock.now(),
      (text) => {
        if (life.dead) return;
        findings.trace(text.replace(REFERENCE, ''));
        line.logged(text);
      },
    );
  }
}
