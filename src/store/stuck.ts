import { and, count, eq, gte, lt, min, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { outbox } from './schema.ts';

/* Messages that may have to do with a fault, by counts and codes only. */

/** How many wait to be sent at or before now, and since when the oldest could have been; epoch ms. */
export function overdue(tx: Tx): { n: number; since: number | null } {
  const waiting = and(eq(outbox.state, 'pending'), lt(outbox.notBefore, tx.now));
  const row = tx.db
    .select({ n: count(), since: min(outbox.notBefore) })
    .from(outbox)
    .where(waiting)
    .get();
  return row ?? { n: 0, since: null };
}

/** Of those whose arrival is not known: how many were tried before a moment. */
export const unsureBefore = (tx: Tx, moment: number): number =>
  tx.db
    .select({ n: count() })
    .from(outbox)
    .where(and(eq(outbox.state, 'unsure'), lt(outbox.attemptAt, moment)))
    .get()?.n ?? 0;

/** Given up since a moment, by kind and Slack's or our code, the most first. */
export const failedSince = (tx: Tx, moment: number): { kind: string; reason: string; n: number }[] =>
  tx.db
    .select({
      kind: sql<string>`${outbox.fact} ->> 'kind'`,
      reason: sql<string>`coalesce(${outbox.reason}, 'unknown')`,
      n: count(),
    })
    .from(outbox)
    .where(and(eq(outbox.state, 'failed'), gte(outbox.notBefore, moment)))
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`3 DESC`, sql`1`, sql`2`)
    .all();
