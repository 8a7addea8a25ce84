import { eq, lt } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { seen } from './schema.ts';

const DAY = 24 * 3600_000;

/**
 * Notes an inbound delivery in the transaction of its effect; false when it was handled before. The
 * key names one request of Slack's, not its content: see `routes.ts`.
 */
export function firstTime(tx: Tx, key: string): boolean {
  return tx.db.insert(seen).values({ key, at: tx.now }).onConflictDoNothing().run().changes === 1;
}

/** When a key was noted, epoch ms; null: never. */
export const seenAt = (tx: Tx, key: string): number | null =>
  tx.db.select().from(seen).where(eq(seen.key, key)).get()?.at ?? null;

/** Slack repeats a delivery within minutes; after a day a key is no longer needed. */
export function purgeSeen(tx: Tx): number {
  return tx.db
    .delete(seen)
    .where(lt(seen.at, tx.now - DAY))
    .run().changes;
}
