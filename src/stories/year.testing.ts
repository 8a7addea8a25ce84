import { closesAt, digestAt } from '../domain/pulse.ts';
import type { Score, StatementId } from '../domain/statements.ts';
import { addDays, addWeeks, mondayOf, momentOf } from '../domain/time.ts';
import { createDice, type Dice } from '../practice/dice.ts';
import { createPractice, type Practice } from '../practice/practice.ts';
import { createHands, type Hands } from '../practice/hands.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { allTeams } from '../store/teams.ts';
import { membersOfWeek, pulseWeekOf } from '../store/weeks.ts';
import { Company, type CompanySize, type Employee } from './year-company.testing.ts';
import type { KnownWeek } from './year-ledger.testing.ts';
import { Office } from './year-office.testing.ts';
import { plainLines } from './year-printed.testing.ts';

/* The weeks of an invented company, lived in Slack: the statements are answered there, and all numbers are read there. */

const OSLO = 'Europe/Oslo';
export const FIRST_WEEK = '2027-W02';
const CHANNEL = 'CHR';
const HR = 'UHR';
const HEAD = 'UHEAD';

/** How often one of these happens in a week, for each hundred people. */
const RATES = { joins: 0.6, leaves: 0.5, moves: 0.6, away: 1.5 };
const SKIPS = 0.06;

/** What somebody answered, by statement. */
type Given = Map<StatementId, Map<number, Score>>;

export class Year {
  readonly practice: Practice;
  readonly company: Company;
  /** What an attacker is told of each week, and the answers, which they are not. */
  readonly weeks: (KnownWeek & { readonly answers: Given })[] = [];
  answered = 0;
  readonly office: Office;
  readonly #dice: Dice;
  readonly #hands: Hands;
  /** In the database, by their id in Slack. */
  readonly #ids = new Map<string, number>();

  private constructor(practice: Practice, company: Company, dice: Dice) {
    this.practice = practice;
    this.company = company;
    this.#dice = dice;
    this.#hands = createHands(practice.workspace, (act) => practice.actOnly(act));
    this.office = new Office(practice, this.#hands, HR);
  }

  static async begin(size: CompanySize, seed: number): Promise<Year> {
    const dice = createDice(seed);
    const company = new Company(size, dice);
    const practice = await createPractice({
      start: momentOf(OSLO, addDays(mondayOf(FIRST_WEEK), -4), '10:00'),
      config: { adminUserIds: [HR] },
      furnish(workspace) {
        workspace.limits = 'off';
        const members = [HR, workspace.bot.userId];
        workspace.addChannel({ id: CHANNEL, name: 'hr', kind: 'private', members });
        for (const id of [HR, HEAD, ...company.people.map((one) => one.id)])
          workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
      },
    });
    practice.app.store.transact((tx) => {
      grantRole(tx, personBySlackId(tx, HR)!.id, 'hr');
      setSetting(tx, 'hrChannel', CHANNEL);
      setSetting(tx, 'language', 'en');
    });
    await practice.settle();
    const year = new Year(practice, company, dice);
    await year.office.uploads(company.file(company.people));
    return year;
  }

  /** One more week, until its digest is out. Returns all the lines in which a number may stand. */
  async lives(): Promise<string[][]> {
    const week = addWeeks(FIRST_WEEK, this.weeks.length);
    await this.#until(momentOf(OSLO, addDays(mondayOf(week), 1), '11:00'));
    const answers: Given = new Map();
    for (const employee of this.company.people) await this.#answers(employee, week, answers);
    const known = this.#know(week, answers);
    await this.practice.settle();
    await this.#changes(week);
    await this.#until(closesAt(OSLO, week));
    await this.#until(digestAt(OSLO, week, 'NO') + 30 * 60_000);
    const chart = this.practice.app.store.read(allTeams);
    this.weeks.push({ ...known, chart, answers });
    return this.#reads();
  }

  async ends(): Promise<void> {
    await this.practice.stop();
  }

  // ---- answering -----------------------------------------------------------------------------------------------

  async #answers(employee: Employee, week: string, all: Given): Promise<void> {
    const dice = this.#dice;
    if (!dice.chance(employee.turnout)) return;
    const hands = this.#hands;
    let form = await hands.command(employee.id, 'statements');
    if (form?.view.callback_id === 'pulse.notice') {
      await hands.send(employee.id, form);
      form = hands.top(employee.id);
    }
    if (form === null) return; // joined or away since the week began
    const asked = this.#asked(week);
    const given = asked.filter(() => !dice.chance(SKIPS));
    const scores = given.map((id) => [id, this.#score(employee)] as const);
    await hands.fill(employee.id, form, Object.fromEntries(scores.map(([id, score]) => [id, String(score)])));
    await hands.send(employee.id, form);
    await hands.closeAll(employee.id);
    const id = this.#idOf(employee.id);
    for (const [statement, score] of scores) valueOf(all, statement, () => new Map()).set(id, score);
    this.answered += scores.length;
  }

  /** Some teams are of one mind, and everybody has their days. */
  #score({ team, mood }: Employee): Score {
    const said = Math.round(mood + this.company.teams.get(team)!.mood + 0.7 * this.#dice.bell());
    return Math.min(5, Math.max(1, said)) as Score;
  }

  #asked(week: string): StatementId[] {
    return this.practice.app.store.read((tx) => pulseWeekOf(tx, week)!.statements.map(({ id }) => id));
  }

  #idOf(slackId: string): number {
    return valueOf(this.#ids, slackId, () =>
      this.practice.app.store.read((tx) => personBySlackId(tx, slackId)!.id),
    );
  }

  #know(week: string, answers: Given): Omit<KnownWeek, 'chart'> {
    const answered = new Map([...answers].map(([statement, scores]) => [statement, new Set(scores.keys())]));
    return this.practice.app.store.read((tx) => {
      const { minimum, smallGroups } = pulseWeekOf(tx, week)!;
      const roster = membersOfWeek(tx, week).map(({ personId: person, path, leads }) => ({
        person,
        path,
        leads,
      }));
      return { week, minimum, smallGroups, roster, answered };
    });
  }

  // ---- what happens besides --------------------------------------------------------------------------------------

  async #changes(week: string): Promise<void> {
    const { company } = this;
    const told = new Set([
      ...this.#some(RATES.joins, () => company.joins()),
      ...this.#some(RATES.leaves, () => company.leaves()),
      ...this.#some(RATES.moves, () => company.moves()),
      ...(this.weeks.length % REORGANISED_EVERY === 0 ? company.reorganises() : []),
    ]);
    for (const { id } of told) if (!this.practice.workspace.people.has(id)) await this.#comesToSlack(id);
    if (told.size > 0) await this.office.uploads(company.file(told));
    for (const { id } of this.#some(RATES.away, () => this.#dice.pick(company.people)))
      await this.#isAway(id, addWeeks(week, 1));
    await this.practice.settle();
  }

  #some(rate: number, happens: () => Employee): Employee[] {
    const expected = (rate * this.company.people.length) / 100;
    return Array.from({ length: Math.floor(expected + this.#dice.roll()) }, happens);
  }

  async #comesToSlack(id: string): Promise<void> {
    this.practice.workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
    await this.practice.act({ do: 'join', user: id });
  }

  async #isAway(id: string, week: string): Promise<void> {
    const form = await this.#hands.command(id, 'away');
    const monday = mondayOf(week);
    await this.#hands.fill(id, form!, { from: monday, to: addDays(monday, 6) });
    await this.#hands.send(id, form!);
    await this.#hands.closeAll(id);
  }

  // ---- reading ---------------------------------------------------------------------------------------------------

  /** The channel, the messages, the Home tab and the page of whoever leads a team, HR's list, and the trends of one of each kind. */
  async #reads(): Promise<string[][]> {
    const led = this.company.people.filter(({ leads }) => leads !== null).map(({ id }) => id);
    const somebody = this.company.people.find(({ leads }) => leads === null)!.id;
    const texts = [this.#posted()];
    for (const user of [HR, HEAD, ...led]) {
      await this.practice.actOnly({ do: 'home', user });
      texts.push(plainLines(this.practice.workspace.homes.get(user)!.view.blocks), this.#told(user));
      const pages = this.#hands
        .homeButtons(user)
        .filter(({ action }) => action === 'team.open' || action === 'teams.open');
      for (const page of pages) texts.push(await this.#opens(user, () => this.#hands.press(user, page)));
    }
    for (const user of [somebody, led[0]!, HR])
      texts.push(await this.#opens(user, () => this.#hands.command(user, 'trends')));
    return texts;
  }

  async #opens(user: string, open: () => Promise<{ view: { blocks: unknown } } | null>): Promise<string[]> {
    const form = await open();
    const lines = plainLines(form?.view.blocks ?? []);
    await this.#hands.closeAll(user);
    return lines;
  }

  #posted(): string[] {
    const posts = this.practice.workspace.messages.get(CHANNEL) ?? [];
    const { text, blocks } = posts.findLast((post) => post.text.startsWith('Check-in'))!;
    return [...text.split('\n'), ...plainLines(blocks)];
  }

  /** In the last week. */
  #told(user: string): string[] {
    const { workspace, clock } = this.practice;
    const since = (clock.now() - WEEK_MS) / 1000;
    const fresh = (workspace.messages.get(workspace.dm(user).id) ?? []).filter(
      ({ ts }) => Number(ts) > since,
    );
    return fresh.flatMap(({ text, blocks }) => [...text.split('\n'), ...plainLines(blocks)]);
  }

  #until(moment: number): Promise<void> {
    return this.practice.moveTo(Math.max(moment, this.practice.clock.now()));
  }
}

const REORGANISED_EVERY = 4;
const WEEK_MS = 7 * 24 * 3_600_000;

function valueOf<K, V>(map: Map<K, V>, key: K, first: () => V): V {
  const known = map.get(key) ?? first();
  map.set(key, known);
  return known;
}
