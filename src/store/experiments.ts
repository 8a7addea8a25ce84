import { and, asc, desc, eq, isNull, lte, ne, or } from 'drizzle-orm';
import type { ExperimentState } from '../domain/experiments.ts';
import type { Tx } from './db.ts';
import { experiment } from './schema.ts';

/** A change that HR has made, in HR's words. */
export type Experiment = {
  id: string;
  what: string;
  expected: string;
  /** The newest week with a digest when it was written down. */
  baseWeek: string | null;
  reviewOn: string;
  state: ExperimentState;
  createdAt: number;
  closedAt: number | null;
};

const contextOf = (id: string, word: 'content' | 'expected'): string => `experiment|${word}|${id}`;

function opened(
  tx: Tx,
  { content, expected, toldOn: _, ...row }: typeof experiment.$inferSelect,
): Experiment {
  return {
    ...row,
    what: tx.cipher.open(contextOf(row.id, 'content'), content),
    expected: tx.cipher.open(contextOf(row.id, 'expected'), expected),
  };
}

export function addExperiment(
  tx: Tx,
  { what, expected, baseWeek, reviewOn }: Pick<Experiment, 'what' | 'expected' | 'baseWeek' | 'reviewOn'>,
): Experiment {
  const id = tx.newId();
  const row = {
    id,
    content: tx.cipher.seal(contextOf(id, 'content'), what),
    expected: tx.cipher.seal(contextOf(id, 'expected'), expected),
    baseWeek,
    reviewOn,
    createdAt: tx.now,
  };
  return opened(tx, tx.db.insert(experiment).values(row).returning().get());
}

export function experimentById(tx: Tx, id: string): Experiment | undefined {
  const row = tx.db.select().from(experiment).where(eq(experiment.id, id)).get();
  return row && opened(tx, row);
}

/** Those to be looked at again first, the nearest before the others; then the newest of the past. */
export const experiments = (tx: Tx, limit: number): Experiment[] => {
  const some = tx.db.select().from(experiment);
  const open = some.where(eq(experiment.state, 'open')).orderBy(asc(experiment.reviewOn)).limit(limit).all();
  const past = tx.db
    .select()
    .from(experiment)
    .where(ne(experiment.state, 'open'))
    .orderBy(desc(experiment.closedAt))
    .limit(limit - open.length)
    .all();
  return [...open, ...past].map((row) => opened(tx, row));
};

export function changeExperiment(
  tx: Tx,
  id: string,
  change: Partial<Pick<Experiment, 'reviewOn' | 'state' | 'closedAt'> & { toldOn: string }>,
): void {
  tx.db.update(experiment).set(change).where(eq(experiment.id, id)).run();
}

const untold = and(
  eq(experiment.state, 'open'),
  or(isNull(experiment.toldOn), ne(experiment.toldOn, experiment.reviewOn)),
);

/** Open ones of which HR has not been told on their date, up to a day. */
export const untoldExperiments = (tx: Tx, until: string): { id: string; reviewOn: string }[] =>
  tx.db
    .select({ id: experiment.id, reviewOn: experiment.reviewOn })
    .from(experiment)
    .where(and(untold, lte(experiment.reviewOn, until)))
    .all();

/** The next date on which HR is to be told of one. */
export const nextReview = (tx: Tx): string | null =>
  tx.db
    .select({ on: experiment.reviewOn })
    .from(experiment)
    .where(untold)
    .orderBy(asc(experiment.reviewOn))
    .limit(1)
    .get()?.on ?? null;
