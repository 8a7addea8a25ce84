import { and, eq, inArray, lt } from 'drizzle-orm';
import { chunks } from './chunks.ts';
import type { Tx } from './db.ts';
import { pastTalk } from './schema.ts';

/* Talks from before people met through Samtale, as HR knew of them: who with whom, on which day. */

export type PastTalk = typeof pastTalk.$inferSelect;

export function addPastTalks(
  tx: Tx,
  talks: readonly Pick<PastTalk, 'employeeId' | 'managerId' | 'date'>[],
): string[] {
  const rows = talks.map((talk) => ({ ...talk, id: tx.newId(), addedAt: tx.now }));
  for (const some of chunks(rows)) tx.db.insert(pastTalk).values(some).run();
  return rows.map(({ id }) => id);
}

export const pastTalksOf = (tx: Tx, employeeIds: readonly number[]): PastTalk[] =>
  chunks([...employeeIds]).flatMap((some) =>
    tx.db.select().from(pastTalk).where(inArray(pastTalk.employeeId, some)).all(),
  );

export const isKnownPastTalk = (tx: Tx, employeeId: number, date: string): boolean =>
  tx.db
    .select({ id: pastTalk.id })
    .from(pastTalk)
    .where(and(eq(pastTalk.employeeId, employeeId), eq(pastTalk.date, date)))
    .get() !== undefined;

export function removePastTalks(tx: Tx, ids: readonly string[]): void {
  for (const some of chunks([...ids])) tx.db.delete(pastTalk).where(inArray(pastTalk.id, some)).run();
}

export const purgePastTalks = (tx: Tx, before: string): void => {
  tx.db.delete(pastTalk).where(lt(pastTalk.date, before)).run();
};
