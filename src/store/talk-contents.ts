import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { action, checkin, goal, pair } from './schema.ts';

export type TalkContents = {
  talks: number;
  people: number;
  goals: number;
  actions: number;
  outcomes: number;
};

/**
 * The talks of a week that were held, of how many people, and in how many of them there was a goal or an action point, open
 * or ended since `from`, and an outcome since `outcomesFrom`. Looks at rows and dates, never at words.
 */
export function contentsOfTalks(tx: Tx, week: string, from: number, outcomesFrom: number): TalkContents {
  const goals = sql`SELECT 1 FROM ${goal} WHERE ${goal.ownerId} = ${pair.employeeId}`;
  const actions = sql`SELECT 1 FROM ${action} WHERE ${action.employeeId} = ${pair.employeeId}`;
  const having = (some: ReturnType<typeof sql>) => sql<number>`coalesce(sum(EXISTS (${some})), 0)`;
  return tx.db
    .select({
      talks: sql<number>`count(*)`,
      people: sql<number>`count(DISTINCT ${pair.employeeId})`,
      goals: having(
        sql`${goals} AND (${goal.state} = 'open' OR (${goal.state} = 'closed' AND ${goal.closedAt} >= ${from}))`,
      ),
      actions: having(sql`${actions} AND (${action.doneAt} IS NULL OR ${action.doneAt} >= ${from})`),
      outcomes: having(sql`${goals} AND ${goal.outcome} IS NOT NULL AND ${goal.closedAt} >= ${outcomesFrom}`),
    })
    .from(checkin)
    .innerJoin(pair, eq(pair.id, checkin.pairId))
    .where(and(eq(checkin.week, week), eq(checkin.state, 'held')))
    .get()!;
}
