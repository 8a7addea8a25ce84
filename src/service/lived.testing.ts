import { type MovableClock, movableClock } from '../clock.ts';
import { closesAt, digestAt, opensAt } from '../domain/pulse.ts';
import type { Score, StatementId } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import { textsFor } from '../i18n/index.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store, type Tx } from '../store/db.ts';
import { type Person, personById, setEnrolled, setTeam, upsertPerson } from '../store/people.ts';
import { publicationOf } from '../store/publications.ts';
import { setSetting } from '../store/settings.ts';
import { insertTeam, startPair } from '../store/teams.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { digestMessage } from '../views/digest.ts';
import { digestNow, HR_AUDIENCE } from './digests.ts';
import { pulseDue } from './pulse.ts';
import { answer, readNotice } from './statements.ts';

const ZONE = 'Europe/Oslo';
const HOUR = 3_600_000;
export const FIRST_WEEK = '2027-W10';

/** What somebody answers, by their place in the list of people; null skips. */
export type Ticks = (person: number, statement: StatementId) => Score | null;

/** A company whose weeks are lived one after the other: opened, answered, closed and told about. */
export class Lived {
  readonly clock: MovableClock = movableClock(opensAt(ZONE, addWeeks(FIRST_WEEK, -1)) + HOUR);
  readonly store: Store;
  readonly teams = new Map<string, string>();
  /** Those who are asked, in the order in which they joined. */
  readonly people: number[] = [];
  #week = FIRST_WEEK;

  /** `sizes`: people by path, { 'D1/A': 6 }; '' is the company itself. */
  constructor(sizes: Record<string, number>, file = ':memory:') {
    this.store = openStore({ file, cipher: createCipher(Buffer.alloc(32, 7)), clock: this.clock });
    this.do((tx) => {
      setSetting(tx, 'zone', ZONE);
      setSetting(tx, 'holidays', 'NO');
      setSetting(tx, 'hrChannel', 'GHR');
    });
    for (const [path, size] of Object.entries(sizes)) for (let n = 0; n < size; n += 1) this.joins(path);
  }

  do<T>(work: (tx: Tx) => T): T {
    return this.store.transact(work);
  }

  joins(path: string): number {
    return this.do((tx) => {
      const { id } = this.#comesToSlack(tx, `U${this.people.length}`);
      setTeam(tx, id, this.#teamOf(tx, path));
      setEnrolled(tx, id, tx.now);
      readNotice(tx, personById(tx, id)!);
      this.people.push(id);
      return id;
    });
  }

  moves(person: number, path: string): void {
    this.do((tx) => setTeam(tx, this.people[person]!, this.#teamOf(tx, path)));
  }

  leaves(person: number): void {
    this.do((tx) => setEnrolled(tx, this.people[person]!, null));
  }

  /** From the next week on. */
  leads(person: number): void {
    this.do((tx) => {
      const employeeId = this.#comesToSlack(tx, `L${person}`).id;
      const cadence = { everyWeeks: 1, weekday: 2, time: '10:00', minutes: 20, firstDate: '2027-03-02' };
      startPair(tx, { employeeId, managerId: this.people[person]!, ...cadence });
    });
  }

  /** One more week until its digest is out; `meanwhile` happens after the answers. Returns the week. */
  lives(ticks: Ticks, meanwhile: (week: string) => void = () => {}): string {
    const week = this.#week;
    this.#to(Math.max(opensAt(ZONE, week), this.clock.now()) + HOUR);
    this.do((tx) => this.people.forEach((_, person) => this.#answers(tx, person, week, ticks)));
    meanwhile(week);
    this.#to(closesAt(ZONE, week));
    this.#to(digestAt(ZONE, week, 'NO'));
    this.#week = addWeeks(week, 1);
    return week;
  }

  /** Everything that stays of a week's digest: what is stored, and the message as it stands in the channel. */
  told(week: string): string {
    const stored = this.store.read((tx) => publicationOf(tx, week, HR_AUDIENCE));
    return JSON.stringify([stored, this.message(week)]);
  }

  message(week: string): string {
    const digest = this.store.read((tx) => digestNow(tx, week));
    return digestMessage(textsFor('en'), { ...digest, late: null }).text;
  }

  #answers(tx: Tx, number: number, week: string, ticks: Ticks): void {
    const given = new Map<StatementId, Score>();
    for (const { id } of pulseWeekOf(tx, week)!.statements) {
      const score = ticks(number, id);
      if (score !== null) given.set(id, score);
    }
    const person = personById(tx, this.people[number]!)!;
    if (given.size > 0) answer(tx, person, week, given, null);
  }

  #to(moment: number): void {
    this.clock.set(moment);
    while (this.do(pulseDue) > 0) continue;
  }

  #comesToSlack(tx: Tx, slackId: string): Person {
    const plain = { email: null, zone: ZONE, locale: null, kind: 'member', deactivated: false } as const;
    return upsertPerson(tx, { slackId, name: slackId, ...plain });
  }

  #teamOf(tx: Tx, path: string): string | null {
    if (path === '') return null;
    const known = this.teams.get(path);
    if (known !== undefined) return known;
    const parentId = this.#teamOf(tx, path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');
    const { id } = insertTeam(tx, { name: path, parentId, managerId: null });
    this.teams.set(path, id);
    return id;
  }
}
