import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { movableClock, type MovableClock } from '../clock.ts';
import { closesAt } from '../domain/pulse.ts';
import { addDays, addWeeks, mondayOf, momentOf, timeAt } from '../domain/time.ts';
import { createDice, type Dice } from '../practice/dice.ts';
import { Workspace } from '../practice/workspace.ts';
import { Accounts } from './simulated-accounts.ts';
import { Checks } from './simulated-checks.ts';
import { ADMIN, COMPANY_ZONE, Company, HR, HR_CHANNEL } from './simulated-company.ts';
import { Diary } from './simulated-diary.ts';
import { erasedToTheByte } from './simulated-erasing.ts';
import { Happenings } from './simulated-happenings.ts';
import { Findings } from './simulated-findings.ts';
import { Kept } from './simulated-kept.ts';
import { Watched } from './simulated-line.ts';
import { NO_TROUBLES } from './simulated-life.ts';
import { Machine } from './simulated-machine.ts';
import { Office } from './simulated-office.ts';
import { People } from './simulated-people.ts';
import { Posts } from './simulated-posts.ts';
import { Reading } from './simulated-reading.ts';
import type { Stage } from './simulated-stage.ts';
import { doneTwice } from './simulated-twice.ts';
import { type Climate, climateOf, Weather } from './simulated-weather.ts';

export type WorldOptions = {
  people: number;
  weeks: number;
  /** The usual share of calls to Slack that go wrong, in per cent. */
  faults: number;
  seed: number;
  folder: string;
  progress?: (week: string, world: World) => void;
  dump?: (line: string) => void;
};

export const FIRST_WEEK = '2027-W01';
/** The hand-written holidays reach to the end of 2027, and the last week is lived in peace. */
export const MOST_WEEKS = 49;

const LOOKS = ['08:40', '10:10', '13:20', '16:10'];
const LOOKING = 0.4;
const SETTLE_EVERY_MS = 20_000;
const SOON_MS = 10 * 60_000;
const CALLS_A_WEEK = 12;
/** Such companies can be looked at from all sides. */
const SMALL = 200;

/** A company that is lived through the front door, with all that can go wrong, from one number. */
export class World implements Stage {
  readonly options: WorldOptions;
  readonly clock: MovableClock;
  readonly workspace: Workspace;
  readonly findings: Findings;
  readonly company: Company;
  readonly machine: Machine;
  readonly watched: Watched;
  readonly posts: Posts;
  readonly reading: Reading;
  readonly office: Office;
  readonly people: People;
  readonly weather: Weather;
  readonly kept: Kept;
  readonly accounts: Accounts;
  readonly checks: Checks;
  readonly happenings: Happenings;
  readonly #dice: Dice;

  constructor(options: WorldOptions) {
    const { seed, people, faults, folder } = options;
    this.options = options;
    const file = join(folder, `${seed}`, 'samtale.db');
    rmSync(dirname(file), { recursive: true, force: true });
    mkdirSync(dirname(file), { recursive: true });
    this.#dice = createDice(seed);
    this.clock = movableClock(momentOf(COMPANY_ZONE, addDays(mondayOf(FIRST_WEEK), -4), '10:00'));
    this.workspace = new Workspace(this.clock);
    this.findings = new Findings(options.dump);
    this.company = new Company(people, this.workspace, createDice(seed + 101));
    const members = [HR, ADMIN, this.workspace.bot.userId];
    this.workspace.addChannel({ id: HR_CHANNEL, name: 'hr', kind: 'private', members });
    this.watched = new Watched(this.findings);
    this.machine = new Machine({
      world: this.clock,
      workspace: this.workspace,
      file,
      dice: createDice(seed + 202),
      findings: this.findings,
      dataKey: Buffer.alloc(32, 7),
      admin: ADMIN,
      line: this.watched,
    });
    this.posts = new Posts(this.machine);
    this.reading = new Reading(this.machine);
    Object.assign(this.watched, { machine: this.machine, posts: this.posts, reading: this.reading });
    const diary = new Diary();
    this.office = new Office(this.machine, this.company);
    this.people = new People(this.machine, diary, seed + 303);
    this.people.onErased = (user) => this.reading.erased.set(user, this.clock.now());
    const climate: Climate = climateOf(createDice(seed + 404), faults / 100, {
      calls: people * CALLS_A_WEEK,
      weeks: options.weeks,
    });
    this.weather = new Weather(climate, this.machine, createDice(seed + 505));
    this.posts.isCalm = () => this.weather.isCalm();
    this.kept = new Kept(this.findings, diary);
    this.accounts = new Accounts(this.findings, this.weather, this.posts);
    this.checks = new Checks(this.machine, this.kept, this.accounts, this.posts);
    this.happenings = new Happenings(this, createDice(seed + 606));
  }

  /** All of it; the findings say what came of it. */
  async lives(): Promise<Findings> {
    const { weeks, progress } = this.options;
    if (!this.weather.climate.looksUp) this.workspace.scopes.delete('im:history');
    await this.machine.start();
    await this.office.setUp();
    for (let n = 0; n < weeks; n += 1) {
      const week = addWeeks(FIRST_WEEK, n);
      await this.#week(week, n);
      progress?.(week, this);
    }
    await this.#heals(addWeeks(FIRST_WEEK, weeks));
    return this.findings;
  }

  clears(): void {
    rmSync(dirname(this.machine.options.file), { recursive: true, force: true });
  }

  async #week(week: string, n: number): Promise<void> {
    this.happenings.plans();
    for (let day = 0; day < 7; day += 1) {
      await this.#day(addDays(mondayOf(week), day), week, day === 0 && n > 0 ? addWeeks(week, -1) : null);
    }
    this.posts.findDoubles();
    this.posts.forgetOld();
    this.checks.weekly();
  }

  /** The last minutes of a week whose answers are about to become sums; what hangs may have taken us past them. */
  async #closes(week: string): Promise<void> {
    const at = closesAt(COMPANY_ZONE, week);
    await this.#until(at - SOON_MS);
    if (this.clock.now() < at && !this.happenings.restoring.lostAnswers.has(week))
      this.checks.answersOf(week);
  }

  async #day(date: string, week: string, closing: string | null): Promise<void> {
    for (const time of LOOKS) {
      if (closing !== null && time === LOOKS[2]) await this.#closes(closing);
      await this.#until(momentOf(COMPANY_ZONE, date, time));
      this.weather.passes();
      await this.happenings.happens();
      this.weather.turns();
      await this.#look(mondayOf(week));
    }
    await this.happenings.evening();
    this.posts.findDoubles();
  }

  /** Some look at Slack; while it is away nobody does. */
  async #look(monday: string): Promise<void> {
    let settledAt = this.clock.now();
    for (const employee of this.company.here) {
      if (!this.#dice.chance(LOOKING) || this.weather.slackAwayUntil > this.clock.now()) continue;
      const time = timeAt(this.workspace.person(employee.id).tz, this.clock.now());
      if (time < '07:00' || time > '20:00') continue;
      await this.people.looks(employee, monday);
      if (this.clock.now() - settledAt < SETTLE_EVERY_MS) continue;
      await this.machine.moveTo(this.clock.now());
      settledAt = this.clock.now();
    }
    await this.machine.moveTo(this.clock.now());
  }

  /** On the way something may pass, and a wrong clock may be set right. */
  async #until(moment: number): Promise<void> {
    for (;;) {
      const stops = [this.weather.slackAwayUntil, this.weather.clockWrongUntil];
      const next = Math.min(moment, ...stops.filter((at) => at > this.clock.now()));
      await this.machine.moveTo(Math.max(next, this.clock.now()));
      this.weather.passes();
      if (next >= moment) return;
    }
  }

  /** All is well again, and stays so for a week: everything must come to rest. */
  async #heals(week: string): Promise<void> {
    this.weather.clears();
    this.watched.refused.clear();
    this.machine.troubles = NO_TROUBLES;
    this.machine.upAt = this.clock.now();
    await this.machine.moveTo(this.clock.now());
    await this.happenings.settles();
    await this.machine.moveTo(momentOf(COMPANY_ZONE, addDays(mondayOf(week), 9), '12:30'));
    this.posts.findDoubles();
    if (this.options.people <= SMALL) await doneTwice(this.machine);
    this.checks.atRest();
    if (this.options.people <= SMALL) await erasedToTheByte(this);
    for (const one of this.people.stuck) this.findings.broken('I11', `somebody was stuck: ${one}`);
    for (const one of this.workspace.violations)
      this.findings.broken('I10', `Slack refuses ${one.method} ${one.pointer} ${one.rule}`);
    await this.machine.stop();
  }
}
