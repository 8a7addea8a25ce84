import { and, count, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import { isScore, type Score, type StatementId } from '../domain/statements.ts';
import type { CountedInBlock } from '../domain/team-errors.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { ownAnswer, person, pulseAnswer, pulseAnswered } from './schema.ts';

/*
 * The only place that knows a person next to an answer. While a week is open an answer lies here under a keyed hash
 * of the person, sealed with the key of the week; at the close the rows are deleted and that key is destroyed.
 */

export type Answers = ReadonlyMap<StatementId, Score>;

const whoIs = (tx: Tx, personId: number): Buffer => tx.cipher.keyed('pulse', String(personId));

const contextOf = (week: string, statement: StatementId, who: Buffer): string =>
  `pulse|score|${week}|${statement}|${who.toString('base64')}`;

/**
 * The key of an open week, made with its first answer. Answers whose key is gone came back with a restored copy of
 * the database: nobody can read them any more, so they make room.
 */
function keyFor(tx: Tx, week: string): Buffer {
  const key = tx.weekKeys.keyOf(week);
  if (key !== null) return key;
  deleteAnswers(tx, week);
  return tx.weekKeys.create(week);
}

/** Replaces what the person answered to what was `asked`; of that, a statement that is not in `answers` is skipped. */
export function keepAnswers(
  tx: Tx,
  personId: number,
  week: string,
  asked: readonly StatementId[],
  answers: Answers,
): void {
  const key = keyFor(tx, week);
  const who = whoIs(tx, personId);
  const mine = and(eq(pulseAnswer.week, week), eq(pulseAnswer.who, who));
  tx.db
    .delete(pulseAnswer)
    .where(and(mine, inArray(pulseAnswer.statement, [...asked])))
    .run();
  for (const [statement, score] of answers) {
    const sealed = tx.cipher.sealWith(key, contextOf(week, statement, who), String(score));
    tx.db.insert(pulseAnswer).values({ week, statement, who, score: sealed }).run();
  }
}

/** One's own answers of an open week; empty when none can be read. */
export function answersOf(tx: Tx, personId: number, week: string): Answers {
  const key = tx.weekKeys.keyOf(week);
  if (key === null) return new Map();
  const who = whoIs(tx, personId);
  const rows = tx.db
    .select()
    .from(pulseAnswer)
    .where(and(eq(pulseAnswer.week, week), eq(pulseAnswer.who, who)))
    .all();
  return new Map(rows.map((row) => [row.statement, openScore(tx, key, row)]));
}

const statementsAnswered = prepared((db, value) =>
  db
    .select({ statement: pulseAnswer.statement })
    .from(pulseAnswer)
    .where(and(eq(pulseAnswer.week, value('week')), eq(pulseAnswer.who, value('who'))))
    .prepare(),
);

/** Any of what was `asked`. */
export function hasAnswered(tx: Tx, personId: number, week: string, asked: readonly StatementId[]): boolean {
  const mine = statementsAnswered(tx).all({ week, who: whoIs(tx, personId) });
  return mine.some(({ statement }) => asked.includes(statement)) && tx.weekKeys.keyOf(week) !== null;
}

type AnswerRow = typeof pulseAnswer.$inferSelect;

function openScore(tx: Tx, key: Buffer, { week, statement, who, score }: AnswerRow): Score {
  return scoreOf(tx.cipher.openWith(key, contextOf(week, statement, who), score));
}

function scoreOf(text: string): Score {
  const score = Number(text);
  if (!isScore(score)) throw new Error('a kept answer is not a score');
  return score;
}

// ---- the close -------------------------------------------------------------------------------------------

/**
 * All answers of a week by statement and person, for those who were asked. `lost`: there are answers, but their key is
 * gone, so the week was closed before and this is an older copy of the database.
 */
export function answersOfWeek(
  tx: Tx,
  week: string,
  asked: readonly number[],
): Map<StatementId, Map<number, Score>> | 'lost' {
  const rows = tx.db.select().from(pulseAnswer).where(eq(pulseAnswer.week, week)).all();
  const answers = new Map<StatementId, Map<number, Score>>();
  if (rows.length === 0) return answers;
  const key = tx.weekKeys.keyOf(week);
  if (key === null) return 'lost';
  const people = new Map(asked.map((id) => [whoIs(tx, id).toString('latin1'), id]));
  for (const row of rows) {
    const personId = people.get(row.who.toString('latin1'));
    if (personId === undefined) continue;
    const given = answers.get(row.statement) ?? new Map<number, Score>();
    given.set(personId, openScore(tx, key, row));
    answers.set(row.statement, given);
  }
  return answers;
}

/** The blocks in which those who answered a statement were counted. */
export type CountedIn = {
  statement: StatementId;
  blocks: readonly { id: string; people: readonly (string | number)[] }[];
};

/** The id of a block of very many teams is not written beside each of its people. */
const LONGEST_BLOCK = 64;

export const notedBlock = (tx: Tx, id: string): string =>
  id.length <= LONGEST_BLOCK ? id : tx.cipher.keyed('block', id).toString('base64url');

/**
 * Notes that people answered and in which block they were counted, never what they answered. In the order of the
 * hashes, which says nothing about when.
 */
export function noteAnswered(tx: Tx, week: string, counted: readonly CountedIn[]): void {
  const hashes = new Map<number, string>();
  const hashOf = (personId: number): string => {
    const known = hashes.get(personId) ?? whoIs(tx, personId).toString('hex');
    hashes.set(personId, known);
    return known;
  };
  for (const { statement, blocks } of counted) {
    const rows = blocks.flatMap(({ id, people }) => {
      const name = notedBlock(tx, id);
      return people.map((personId) => [hashOf(Number(personId)), name]);
    });
    const sorted = JSON.stringify(rows.toSorted(([a], [b]) => (a! < b! ? -1 : 1)));
    tx.db.run(sql`INSERT INTO ${pulseAnswered} (week, statement, who, block)
      SELECT ${week}, ${statement}, unhex(value ->> 0), value ->> 1 FROM json_each(${sorted})`);
  }
}

/** Who was counted how often in which of the company's blocks from a week on: for the errors of changes and nothing else. */
export function countedSince(tx: Tx, week: string): CountedInBlock[] {
  return tx.db
    .select({
      week: pulseAnswered.week,
      statement: pulseAnswered.statement,
      // Sixteen digits tell people apart; more would only be slower.
      person: sql<string>`hex(substr(${pulseAnswered.who}, 1, 8))`,
      block: pulseAnswered.block,
    })
    .from(pulseAnswered)
    .where(and(gte(pulseAnswered.week, week), ne(pulseAnswered.block, 'leaders')))
    .all();
}

export function purgeAnswered(tx: Tx, before: string): void {
  tx.db.delete(pulseAnswered).where(lt(pulseAnswered.week, before)).run();
}

export function deleteAnswers(tx: Tx, week: string): void {
  tx.db.delete(pulseAnswer).where(eq(pulseAnswer.week, week)).run();
}

/**
 * After the commit: without the key no copy of the database can be read back, and the emptied log holds no deleted row.
 * Until then nothing is destroyed that a roll-back would bring back.
 */
export function forgetAfterCommit(tx: Tx, week: string): void {
  tx.afterCommit(() => {
    tx.weekKeys.destroy(week);
    tx.db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  });
}

// ---- one's own copies --------------------------------------------------------------------------------------

export type OwnAnswer = { week: string; statement: StatementId; wording: number; score: Score };

/** How many weeks of own answers somebody may keep; 0 keeps none. */
export const KEEP_WEEKS = [0, 8, 26, 53] as const;
export type KeepWeeks = (typeof KEEP_WEEKS)[number];

const ownContext = (personId: number, week: string, statement: StatementId): string =>
  `own|score|${personId}|${week}|${statement}`;

export function setKeepWeeks(tx: Tx, personId: number, keepWeeks: KeepWeeks): void {
  tx.db.update(person).set({ keepWeeks }).where(eq(person.id, personId)).run();
}

/** When the notice of the statements was read. */
export function setNoticeAt(tx: Tx, personId: number, noticeAt: number): void {
  tx.db.update(person).set({ noticeAt }).where(eq(person.id, personId)).run();
}

/** Replaces the copies of what was `asked` in this week. */
export function keepOwn(
  tx: Tx,
  personId: number,
  week: string,
  asked: readonly StatementId[],
  answers: readonly Omit<OwnAnswer, 'week'>[],
): void {
  const mine = and(eq(ownAnswer.personId, personId), eq(ownAnswer.week, week));
  tx.db
    .delete(ownAnswer)
    .where(and(mine, inArray(ownAnswer.statement, [...asked])))
    .run();
  for (const { statement, wording, score } of answers) {
    const sealed = tx.cipher.seal(ownContext(personId, week, statement), String(score));
    tx.db.insert(ownAnswer).values({ personId, week, statement, wording, score: sealed }).run();
  }
}

/** Oldest first. */
export function ownAnswers(tx: Tx, personId: number): OwnAnswer[] {
  return tx.db
    .select()
    .from(ownAnswer)
    .where(eq(ownAnswer.personId, personId))
    .orderBy(ownAnswer.week)
    .all()
    .map(({ week, statement, wording, score }) => ({
      week,
      statement,
      wording,
      score: scoreOf(tx.cipher.open(ownContext(personId, week, statement), score)),
    }));
}

export function deleteOwn(tx: Tx, personId: number): void {
  tx.db.delete(ownAnswer).where(eq(ownAnswer.personId, personId)).run();
}

/** Copies from before `before` of everybody who keeps that many weeks. */
export function purgeOwn(tx: Tx, keepWeeks: KeepWeeks, before: string): void {
  const keepers = tx.db.select({ id: person.id }).from(person).where(eq(person.keepWeeks, keepWeeks));
  tx.db
    .delete(ownAnswer)
    .where(and(inArray(ownAnswer.personId, keepers), lt(ownAnswer.week, before)))
    .run();
}

// ---- a person's rights -------------------------------------------------------------------------------------

/** How many answers there are, of weeks that are open and as one's own copies. */
export function answersCounted(tx: Tx, personId: number): { open: number; own: number } {
  const mine = eq(pulseAnswer.who, whoIs(tx, personId));
  const open = tx.db.select({ n: count() }).from(pulseAnswer).where(mine).get();
  const own = tx.db.select({ n: count() }).from(ownAnswer).where(eq(ownAnswer.personId, personId)).get();
  return { open: open?.n ?? 0, own: own?.n ?? 0 };
}

/** Everything that names the person beside a statement: what they answered, that they did, and their own copies. */
export function forgetAnswersOf(tx: Tx, personId: number): void {
  const who = whoIs(tx, personId);
  tx.db.delete(pulseAnswer).where(eq(pulseAnswer.who, who)).run();
  tx.db.delete(pulseAnswered).where(eq(pulseAnswered.who, who)).run();
  deleteOwn(tx, personId);
}
