import { eq } from 'drizzle-orm';
import type { HandoverPart } from '../domain/handover.ts';
import type { Tx } from './db.ts';
import { handover } from './schema.ts';

/** What the employee of this pair lets its manager read of the time before it. */
export const handedOver = (tx: Tx, pairId: string): ReadonlySet<HandoverPart> =>
  new Set(
    tx.db
      .select({ what: handover.what })
      .from(handover)
      .where(eq(handover.pairId, pairId))
      .all()
      .map(({ what }) => what),
  );

/** Replaces what was chosen before. */
export function keepHandover(tx: Tx, pairId: string, parts: readonly HandoverPart[]): void {
  tx.db.delete(handover).where(eq(handover.pairId, pairId)).run();
  for (const what of parts) tx.db.insert(handover).values({ pairId, what, at: tx.now }).run();
}
