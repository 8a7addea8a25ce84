import { sql } from 'drizzle-orm';
import type { Tx } from '../store/db.ts';
import { goalsOf } from '../store/goals.ts';
import { allPeople, type Person } from '../store/people.ts';
import { preparationOf } from '../store/preparations.ts';
import { answersOfWeek } from '../store/pulse.ts';
import { repliesOf } from '../store/replies.ts';
import { type Diary, possible, type Words } from './simulated-diary.ts';
import type { Findings } from './simulated-findings.ts';

/** What the database holds of people's words and answers, against what they sent: nothing lost (I2), nothing made up (I3). */
export class Kept {
  diary: Diary;
  checked = 0;
  lost = 0;
  readonly #findings: Findings;

  constructor(findings: Findings, diary: Diary) {
    this.#findings = findings;
    this.diary = diary;
  }

  /** Preparations and replies since a moment; 0: all. */
  words(tx: Tx, since: number): void {
    const rows = tx.db.all<{ id: string }>(
      sql`SELECT checkin_id AS id FROM preparation WHERE saved_at >= ${since}`,
    );
    const known = since === 0 ? [...this.diary.preparations.keys()] : [];
    for (const id of new Set([...rows.map((row) => row.id), ...known])) this.#preparation(tx, id);
    for (const [checkin, all] of this.diary.replies) this.#reply(tx, checkin, all);
    if (since === 0) for (const person of allPeople(tx)) this.#goals(tx, person);
  }

  /** Every goal carries its moment in its title: the same title twice is one deed that counted twice. */
  #goals(tx: Tx, { id, slackId }: Person): void {
    const titles = goalsOf(tx, id).map(({ title }) => title);
    if (new Set(titles).size < titles.length) this.#broken('I3', `${slackId} has one goal twice`);
  }

  #preparation(tx: Tx, id: string): void {
    const fields = preparationOf(tx, id)?.fields ?? {};
    this.#compare(`the preparation of ${id}`, fields, possible(this.diary.preparations.get(id) ?? []));
  }

  #reply(tx: Tx, checkin: string, all: readonly { what: string; fate: string }[]): void {
    const stored = repliesOf(tx, checkin).map(({ text }) => text);
    for (const text of new Set(all.map(({ what }) => what))) {
      const times = stored.filter((one) => one === text).length;
      const taken = all.some(({ what, fate }) => what === text && fate === 'taken');
      if (times > 1 || (taken && times === 0))
        this.#broken('I2', `a reply to ${checkin} stands ${times} times`);
    }
  }

  /** Just before the close of a week: every answer as it was sent last. */
  answers(tx: Tx, week: string): void {
    const people = allPeople(tx);
    const ids = people.map(({ id }) => id);
    const kept = answersOfWeek(tx, week, ids);
    if (kept === 'lost') return this.#broken('I2', `the answers of ${week} cannot be read`);
    for (const { id, slackId } of people) {
      const given = [...kept].flatMap(([statement, all]) =>
        all.has(id) && statement !== 'TALK' ? [[statement, String(all.get(id))]] : [],
      );
      const key = `${week} ${slackId}`;
      this.#compare(
        `of the answers of ${key}`,
        Object.fromEntries(given),
        possible(this.diary.answers.get(key) ?? []),
      );
    }
  }

  /** Nothing at all is the same as nothing sent. */
  #compare(what: string, stands: Words, may: (Words | null)[]): void {
    this.checked += 1;
    if (may.some((one) => isSame(one ?? {}, stands))) return;
    const wasSent = may.some((one) => one !== null);
    this.#broken(
      wasSent ? 'I2' : 'I3',
      `${what} there is ${JSON.stringify(stands)}, not ${JSON.stringify(may)}`,
    );
  }

  #broken(invariant: string, what: string): void {
    this.lost += 1;
    this.#findings.broken(invariant, what);
  }
}

const isSame = (a: Words, b: Words): boolean => Object.keys({ ...a, ...b }).every((key) => a[key] === b[key]);
