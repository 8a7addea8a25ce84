import { and, count, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import { chunks } from './chunks.ts';
import type { Tx } from './db.ts';
import { isRepeatable, MAYBE_SENT, type OutboxRow } from './outbox.ts';
import { outbox } from './schema.ts';

/*
 * What a restored database does not know: whether a message that waits in it has been sent since the copy was made.
 * Bringing something up to date is not among it, since doing that twice does no harm.
 */

const BEFORE = 'restored';

/** Whether a row waited when the copy was made, and was due before that was restored. */
export const isFromBefore = ({ reason }: OutboxRow): boolean => reason === BEFORE;

/** What waited in the copy and was due until now counts as tried when the copy was made; returns how many. */
export function doubtWaiting(tx: Tx, copiedAt: number): number {
  const waiting = tx.db
    .select()
    .from(outbox)
    .where(
      and(inArray(outbox.state, ['pending', 'sending', 'unsure', 'held']), lte(outbox.notBefore, tx.now)),
    )
    .all();
  return change(tx, waiting, {
    state: 'unsure',
    reason: BEFORE,
    attemptAt: sql`coalesce(attempt_at, ${copiedAt})`,
  });
}

export const newestRow = (tx: Tx): number =>
  tx.db
    .select({ id: sql<number>`coalesce(max(${outbox.id}), 0)` })
    .from(outbox)
    .get()?.id ?? 0;

/** Everything new that waits, made after that row. */
export function holdAfter(tx: Tx, id: number): void {
  const waiting = and(gt(outbox.id, id), eq(outbox.state, 'pending'));
  change(tx, tx.db.select().from(outbox).where(waiting).all(), { state: 'held' });
}

export function holdRow(tx: Tx, id: number): void {
  tx.db.update(outbox).set({ state: 'held' }).where(eq(outbox.id, id)).run();
}

/** Held, or yet to be looked up. */
export const heldCount = (tx: Tx): number =>
  tx.db.select({ n: count() }).from(outbox).where(doubtful).get()?.n ?? 0;

const doubtful = sql`(${outbox.state} = 'held' OR (${outbox.state} = 'unsure' AND ${outbox.reason} = ${BEFORE}))`;

/** What is held goes out after all. */
export const sendHeld = (tx: Tx): number =>
  tx.db
    .update(outbox)
    .set({ state: 'pending', reason: null, notBefore: sql`max(${outbox.notBefore}, ${tx.now})` })
    .where(eq(outbox.state, 'held'))
    .run().changes;

/** What is held or was to be looked up has been said, as far as anybody knows. */
export const dropHeld = (tx: Tx): number =>
  tx.db.update(outbox).set({ state: 'dropped', reason: MAYBE_SENT }).where(doubtful).run().changes;

function change(tx: Tx, rows: readonly OutboxRow[], set: Record<string, unknown>): number {
  const ids = rows.filter(({ fact }) => !isRepeatable(fact)).map(({ id }) => id);
  for (const some of chunks(ids)) tx.db.update(outbox).set(set).where(inArray(outbox.id, some)).run();
  return ids.length;
}
