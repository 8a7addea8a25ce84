import { eq, lt } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { seen } from './schema.ts';

const DAY = 24 * 3600_000;

/**
 * Notes an inbound delivery in the transaction of its effect; false when it was handled before. Keys:
 * 'v:<view id>:<hash>' a submission, 'a:<user>:<message or view>:<action id>:<action ts>' a click,
 * 'e:<event id>' an event, 'c:<trigger id>' a command.
 */
export function firstTime(tx: Tx, key: string): boolean {
  return tx.db.insert(seen).values({ key, at: tx.now }).onConflictDoNothing().run().changes === 1;
}

/** Slack repeats a delivery within minutes; after a day a key is no longer needed. */
export function purgeSeen(tx: Tx): number {
  return tx.db
    .delete(seen)
    .where(lt(seen.at, tx.now - DAY))
    .run().changes;
}

/** The delivery changed nothing and may come again. */
export const forget = (tx: Tx, key: string): void => {
  tx.db.delete(seen).where(eq(seen.key, key)).run();
};
