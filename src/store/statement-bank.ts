import { asc, eq, sql } from 'drizzle-orm';
import type { Area, Statement, StatementId, StatementWords } from '../domain/statements.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { ownStatement, pulseWeek, statementWording } from './schema.ts';

/** HR's own statements without their words, in the order in which they were added. */
export type OwnStatement = { id: StatementId; area: Area; level: Statement['level'] };

const owns = prepared((db) =>
  db
    .select({ id: ownStatement.id, area: ownStatement.area, level: ownStatement.level })
    .from(ownStatement)
    .orderBy(sql`rowid`)
    .prepare(),
);

export const ownStatements = (tx: Tx): OwnStatement[] => owns(tx).all();

/** `words` null: those that come with the app. */
export type WordingRow = { statement: StatementId; wording: number; words: StatementWords | null };

const wordings = prepared((db) =>
  db.select().from(statementWording).orderBy(asc(statementWording.id)).prepare(),
);

/** Of all statements, in the order in which they were written. */
export const wordingRows = (tx: Tx): WordingRow[] =>
  wordings(tx)
    .all()
    .map(({ statement, wording, nb, en }) => ({
      statement,
      wording,
      words: nb === null || en === null ? null : { nb, en },
    }));

export function addWording(tx: Tx, { statement, wording, words }: WordingRow): void {
  const { nb, en } = words ?? { nb: null, en: null };
  tx.db.insert(statementWording).values({ statement, wording, nb, en, createdAt: tx.now }).run();
}

/** As it was worded before. */
export function returnToWording(tx: Tx, statement: StatementId, wording: number): void {
  const before = wordingRows(tx).find((row) => row.statement === statement && row.wording === wording);
  addWording(tx, { statement, wording, words: before?.words ?? null });
}

export function addOwnStatement(tx: Tx, { id, area, level }: OwnStatement): void {
  tx.db.insert(ownStatement).values({ id, area, level, createdAt: tx.now }).run();
}

/** As if it had never been written, unless a week has opened with it. */
export function withdrawOwnStatement(tx: Tx, id: StatementId): void {
  const asked = sql`EXISTS (SELECT 1 FROM json_each(${pulseWeek.active}) WHERE value ->> 'id' = ${id})`;
  const week = tx.db.select({ week: pulseWeek.week }).from(pulseWeek).where(asked).limit(1).get();
  if (week === undefined) tx.db.delete(ownStatement).where(eq(ownStatement.id, id)).run();
}
