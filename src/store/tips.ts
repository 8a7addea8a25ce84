import { and, eq, gte, lt } from 'drizzle-orm';
import type { Tip, TipGiven } from '../domain/tips.ts';
import type { Tx } from './db.ts';
import { tip } from './schema.ts';

/** The first one of a week stays. */
export function addTip(tx: Tx, personId: number, week: string, which: Tip): void {
  tx.db.insert(tip).values({ personId, week, tip: which }).onConflictDoNothing().run();
}

/** From a week on. */
export const tipsOf = (tx: Tx, personId: number, from: string): TipGiven[] =>
  tx.db
    .select({ tip: tip.tip, week: tip.week })
    .from(tip)
    .where(and(eq(tip.personId, personId), gte(tip.week, from)))
    .all();

export function purgeTips(tx: Tx, before: string): void {
  tx.db.delete(tip).where(lt(tip.week, before)).run();
}
