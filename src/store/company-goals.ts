import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { companyGoal, goal, person } from './schema.ts';

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

export const reopenCompanyGoal = (tx: Tx, id: string): void => {
  tx.db.update(companyGoal).set({ retiredAt: null }).where(eq(companyGoal.id, id)).run();
};

/** As if it had never been published; somebody's goal that serves it already goes on saying so. */
export function withdrawCompanyGoal(tx: Tx, id: string): void {
  const served = tx.db.select({ id: goal.id }).from(goal).where(eq(goal.companyGoalId, id)).limit(1).get();
  if (served === undefined) tx.db.delete(companyGoal).where(eq(companyGoal.id, id)).run();
  else retireCompanyGoal(tx, id);
}

/**
 * Open goals of everybody who takes part, of how many people, and how many of them serve what the company wants now. A
 * step of a goal serves what that goal serves, so it is not counted beside it.
 */
export const goalsServing = (tx: Tx): { part: number; whole: number; people: number } =>
  tx.db
    .select({
      part: sql<number>`count(${companyGoal.id})`,
      whole: sql<number>`count(*)`,
      people: sql<number>`count(DISTINCT ${goal.ownerId})`,
    })
    .from(goal)
    .innerJoin(person, eq(person.id, goal.ownerId))
    .leftJoin(companyGoal, and(eq(companyGoal.id, goal.companyGoalId), isNull(companyGoal.retiredAt)))
    .where(
      and(
        eq(goal.state, 'open'),
        isNull(goal.parentId),
        isNotNull(person.enrolledAt),
        isNull(person.deactivatedAt),
      ),
    )
    .get()!;
