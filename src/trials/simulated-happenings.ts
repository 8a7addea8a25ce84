import type { Dice } from '../practice/dice.ts';
import { connect } from '../store/driver.ts';
import { type Employee, HR } from './simulated-company.ts';
import { Restoring } from './simulated-restore.ts';
import { type Happening, HOURS } from './simulated-weather.ts';
import type { Stage } from './simulated-stage.ts';

/** Times a week, for each hundred people; in a small company about once in a run. */
const CHANGES = { joins: 0.6, leaves: 0.5, moves: 0.6, travels: 0.6 };
const REORGANISES = 0.3;

/** What happens to a company and to its server, beside what people do. */
export class Happenings {
  readonly restoring: Restoring;
  readonly #world: Stage;
  readonly #dice: Dice;
  #planned: { at: number; what: () => unknown }[] = [];
  #second: string | null = null;

  constructor(world: Stage, dice: Dice) {
    this.#world = world;
    this.#dice = dice;
    this.restoring = new Restoring(world);
  }

  /** Draws what the week will bring. */
  plans(): void {
    const dice = this.#dice;
    const { weather, company, options } = this.#world;
    const somewhere = () => this.#world.clock.now() + dice.roll() * 7 * HOURS.day;
    for (const [what, rate] of Object.entries(weather.climate.events) as [Happening, number][])
      for (let n = Math.floor(rate + dice.roll()); n > 0; n -= 1)
        this.#planned.push({ at: somewhere(), what: () => this.#does(what) });
    for (const [change, rate] of Object.entries(CHANGES)) {
      const expected = Math.max((rate * options.people) / 100, 1 / options.weeks);
      const times = Math.floor(expected + dice.roll());
      for (let n = 0; n < times; n += 1)
        this.#planned.push({ at: somewhere(), what: () => this.#changes(change as keyof typeof CHANGES) });
    }
    if (dice.chance(REORGANISES))
      this.#planned.push({
        at: somewhere(),
        what: () => company.reorganises() && this.#reached('reorganised'),
      });
  }

  async happens(): Promise<void> {
    const now = this.#world.clock.now();
    const due = this.#planned.filter(({ at }) => at <= now);
    this.#planned = this.#planned.filter(({ at }) => at > now);
    for (const { what } of due) await what();
    if (this.restoring.waits && this.#isServed()) await this.restoring.triesToGoOn();
  }

  /** HR hears of changes and tells the app, if it can be told. */
  async evening(): Promise<void> {
    if (this.#isServed()) await this.#safely(() => this.#world.office.tellsPeople());
  }

  /** Nothing is left half done by those who look after it. */
  async settles(): Promise<void> {
    this.#planned = [];
    this.restoring.forgets();
    for (let tries = 0; this.restoring.waits && tries < 10; tries += 1) {
      await this.#world.machine.moveTo(this.#world.clock.now() + HOURS.hour * 3);
      await this.restoring.triesToGoOn();
    }
    await this.#world.office.tellsPeople();
  }

  #isServed = (): boolean =>
    this.#world.machine.isUp() && this.#world.weather.slackAwayUntil <= this.#world.clock.now();

  #reached = (marker: string): void => this.#world.findings.reached(marker);

  /** The office does it another time when something comes in between. */
  async #safely(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch {
      this.#reached('office-disturbed');
    }
  }

  // ---- to the company --------------------------------------------------------------------------------------

  async #changes(change: keyof typeof CHANGES): Promise<void> {
    const { company, machine } = this.#world;
    if (change === 'joins') {
      const { id } = company.joins();
      this.#reached('joined');
      await machine.act({ do: 'join', user: id });
    }
    if (change === 'leaves' && company.leaves() !== null) this.#reached('left');
    if (change === 'moves' && company.moves() !== null) this.#reached('moved-team');
    if (change === 'travels') this.#travels();
  }

  #travels(): void {
    const { company, workspace, posts, clock } = this.#world;
    const before = new Map(company.here.map(({ id }) => [id, workspace.person(id).tz]));
    const who = company.travels();
    if (who === null) return;
    posts.moved.set(who.id, { at: clock.now(), from: before.get(who.id)! });
    this.#reached('moved-zone');
  }

  // ---- to the server ---------------------------------------------------------------------------------------

  async #does(what: Happening): Promise<void> {
    const dice = this.#dice;
    const { weather, machine, watched, company } = this.#world;
    const away = dice.pick(['drop_before', 'server_error_before', 'server_error_after', 'html'] as const);
    switch (what) {
      case 'outage':
        return weather.slackGoes(0.2 + dice.roll() * 5, away);
      case 'outage_72h':
        this.#reached('outage-72h');
        return weather.slackGoes(72, away);
      case 'refused':
        return weather.slackGoes(0.5 + dice.roll() * 6, {
          error: dice.pick(['invalid_auth', 'token_revoked']),
        });
      case 'down':
        return this.#goesDown(dice.roll() * 20);
      case 'down_days':
        this.#reached('down-5d');
        return this.#goesDown(120 + dice.roll() * 72);
      case 'clock':
        return this.#clockGoes();
      case 'unwanted':
        watched.refused.add(dice.pick(company.here).id);
        return;
      case 'role':
        return this.#safely(() => this.#changesRoles());
      case 'restore':
        return this.#copies();
      case 'busy':
        return machine.isUp() ? this.#isBusy(dice.pick(company.here)) : undefined;
    }
  }

  async #goesDown(hours: number): Promise<void> {
    const { machine, clock, weather } = this.#world;
    if (this.#dice.chance(0.5)) machine.kill('killed-between-steps');
    else await machine.stop();
    machine.upAt = Math.max(machine.upAt, clock.now() + Math.floor(hours * HOURS.hour));
    weather.isUnwell(clock.now(), machine.upAt);
  }

  #clockGoes(): void {
    const by = this.#dice.pick([-HOURS.hour, HOURS.hour, -HOURS.day, HOURS.day]);
    this.#reached(by < 0 ? 'clock-set-back' : 'clock-set-forward');
    this.#world.weather.clockGoes(by, 0.5 + this.#dice.roll() * 6);
  }

  /** A second person in HR, and later no longer. */
  async #changesRoles(): Promise<void> {
    const { office, company, clock, findings } = this.#world;
    if (!this.#isServed()) return;
    const from = clock.now();
    if (this.#second !== null) {
      await office.setHr([HR]);
      this.#second = null;
      return findings.reached('role-taken');
    }
    this.#second = this.#dice.pick(company.here).id;
    await office.setHr([HR, this.#second]);
    await office.confirmsColleagues(from);
    findings.reached('role-granted');
  }

  /** Somebody else writes into the database for a while: whoever clicks meanwhile is told so, and nothing breaks. */
  async #isBusy({ id }: Employee): Promise<void> {
    const { machine } = this.#world;
    const other = connect(machine.options.file, { busyMs: 0 });
    try {
      other.exec('BEGIN IMMEDIATE');
      const { acked } = await machine.act({ do: 'command', user: id, text: 'why' });
      if (acked) this.#reached('busy');
      other.exec('ROLLBACK');
    } finally {
      other.close();
    }
  }

  /** Some days after a copy was made it has to be put in place. */
  async #copies(): Promise<void> {
    const { clock } = this.#world;
    if (!(await this.restoring.copies())) return;
    const at = clock.now() + (0.3 + 2 * this.#dice.roll()) * HOURS.day;
    this.#planned.push({ at, what: () => this.restoring.restores(this.#dice.chance(0.5)) });
  }
}
