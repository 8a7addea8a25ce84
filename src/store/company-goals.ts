import { asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { companyGoal } from './schema.ts';

/** What the company wants to reach, in HR's words. */
export type CompanyGoal = { id: string; nb: string; en: string };

/** Those that a personal goal may serve now, in the order in which they were published. */
export const companyGoals = (tx: Tx): CompanyGoal[] =>
  tx.db
    .select({ id: companyGoal.id, nb: companyGoal.nb, en: companyGoal.en })
    .from(companyGoal)
    .where(isNull(companyGoal.retiredAt))
    .orderBy(asc(companyGoal.publishedAt), asc(companyGoal.id))
    .all();

/** Also one that has been retired: a goal that served it goes on saying so. */
export const companyGoalById = (tx: Tx, id: string): CompanyGoal | undefined =>
  tx.db
    .select({ id: companyGoal.id, nb: companyGoal.nb, en: companyGoal.en })
    .from(companyGoal)
    .where(eq(companyGoal.id, id))
    .get();

export function publishCompanyGoal(tx: Tx, { nb, en }: Omit<CompanyGoal, 'id'>): string {
  const id = tx.newId();
  tx.db.insert(companyGoal).values({ id, nb, en, publishedAt: tx.now }).run();
  return id;
}

export const retireCompanyGoal = (tx: Tx, id: string): void => {
  tx.db.update(companyGoal).set({ retiredAt: tx.now }).where(eq(companyGoal.id, id)).run();
};
