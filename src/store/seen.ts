import { eq, lt } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { seen } from './schema.ts';

const DAY = 24 * 3600_000;

const noting = prepared((db, value) =>
  db
    .insert(seen)
    .values({ key: value('key'), at: value('at') })
    .onConflictDoNothing()
    .prepare(),
);

/**
 * Notes an inbound delivery in the transaction of its effect; false when it was handled before. The
 * key names one request of Slack's, not its content: see `routes.ts`.
 */
export function firstTime(tx: Tx, key: string): boolean {
  return noting(tx).run({ key, at: tx.now }).changes === 1;
}

const noted = prepared((db, value) =>
  db
    .select()
    .from(seen)
    .where(eq(seen.key, value('key')))
    .prepare(),
);

/** When a key was noted, epoch ms; null: never. */
export const seenAt = (tx: Tx, key: string): number | null => noted(tx).get({ key })?.at ?? null;

/** Slack repeats a delivery within minutes; after a day a key is no longer needed. */
export function purgeSeen(tx: Tx): number {
  return tx.db
    .delete(seen)
    .where(lt(seen.at, tx.now - DAY))
    .run().changes;
}
