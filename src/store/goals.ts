import { and, asc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Standing } from '../domain/checkin.ts';
import { GOAL_STATES, type GoalEventWhat, type GoalState, type Outcome } from '../domain/goals.ts';
import type { Tx } from './db.ts';
import { ownGoals } from './own-data.ts';
import { prepared } from './prepared.ts';
import { action, goal, goalEvent } from './schema.ts';
import { setTags } from './tags.ts';

export type Goal = {
  id: string;
  ownerId: number;
  /** Who wrote it down; null: its owner. */
  authorId: number | null;
  parentId: string | null;
  followsId: string | null;
  companyGoalId: string | null;
  strengthId: string | null;
  title: string;
  success: string;
  deadline: string;
  confidence: number | null;
  state: GoalState;
  standing: Standing | null;
  outcome: Outcome | null;
  result: string;
  managerOutcome: Outcome | null;
  managerView: string;
  managerSaidAt: number | null;
  createdAt: number;
  touchedAt: number;
  discussedAt: number | null;
  closedAt: number | null;
};

/** The parts of a goal that are words. */
type Words = { title: string; success: string; result: string; managerView: string };

export type NewGoal = Pick<Goal, 'title' | 'success' | 'deadline'> &
  Partial<
    Pick<
      Goal,
      'authorId' | 'parentId' | 'followsId' | 'companyGoalId' | 'strengthId' | 'confidence' | 'state'
    >
  >;

const COLUMN = { title: 'title', success: 'success', result: 'result', managerView: 'manager_view' } as const;

const seal = (tx: Tx, id: string, word: keyof Words, text: string): Buffer =>
  tx.cipher.seal(`goal|${COLUMN[word]}|${id}`, text);

function opened(tx: Tx, row: typeof goal.$inferSelect): Goal {
  const open = (word: keyof Words, sealed: Buffer | null) =>
    sealed === null ? '' : tx.cipher.open(`goal|${COLUMN[word]}|${row.id}`, sealed);
  return {
    ...row,
    title: open('title', row.title),
    success: open('success', row.success),
    result: open('result', row.result),
    managerView: open('managerView', row.managerView),
  };
}

export function addGoal(tx: Tx, ownerId: number, { title, success, ...rest }: NewGoal): string {
  const id = tx.newId();
  tx.db
    .insert(goal)
    .values({
      ...rest,
      id,
      ownerId,
      title: seal(tx, id, 'title', title),
      success: seal(tx, id, 'success', success),
      createdAt: tx.now,
      touchedAt: tx.now,
    })
    .run();
  return id;
}

const byId = prepared((db, value) =>
  db
    .select()
    .from(goal)
    .where(eq(goal.id, value('id')))
    .prepare(),
);

export function goalById(tx: Tx, id: string): Goal | undefined {
  const row = byId(tx).get({ id });
  return row && opened(tx, row);
}

const ofOwner = prepared((db, value) =>
  db
    .select()
    .from(goal)
    .where(
      and(
        eq(goal.ownerId, value('ownerId')),
        sql`${goal.state} IN (SELECT value FROM json_each(${value('states')}))`,
      ),
    )
    .orderBy(asc(goal.deadline), asc(goal.createdAt), asc(goal.id))
    .prepare(),
);

/** The nearest deadline first. */
export function goalsOf(tx: Tx, ownerId: number, states: readonly GoalState[] = GOAL_STATES): Goal[] {
  return ofOwner(tx)
    .all({ ownerId, states: JSON.stringify(states) })
    .map((row) => opened(tx, row));
}

/** Goals that are being worked on, the nearest deadline first. */
export const openGoals = (tx: Tx, ownerId: number): Goal[] => goalsOf(tx, ownerId, ['open']);

/** Words are sealed here; an empty word of an outcome is none. */
export function changeGoal(
  tx: Tx,
  id: string,
  change: Partial<Omit<Goal, 'id' | 'ownerId' | 'createdAt'>>,
): void {
  const { title, success, result, managerView, ...rest } = change;
  const sealed = {
    ...(title === undefined ? {} : { title: seal(tx, id, 'title', title) }),
    ...(success === undefined ? {} : { success: seal(tx, id, 'success', success) }),
    ...(result === undefined ? {} : { result: result === '' ? null : seal(tx, id, 'result', result) }),
    ...(managerView === undefined
      ? {}
      : { managerView: managerView === '' ? null : seal(tx, id, 'managerView', managerView) }),
  };
  const all = { ...rest, ...sealed };
  if (Object.keys(all).length > 0) tx.db.update(goal).set(all).where(eq(goal.id, id)).run();
}

const ofParent = prepared((db, value) =>
  db
    .select()
    .from(goal)
    .where(eq(goal.parentId, value('id')))
    .orderBy(asc(goal.deadline), asc(goal.createdAt), asc(goal.id))
    .prepare(),
);

/** Its part goals, the nearest deadline first. */
export const partsOf = (tx: Tx, id: string): Goal[] =>
  ofParent(tx)
    .all({ id })
    .map((row) => opened(tx, row));

/** Only for a goal that has never been talked about. What belonged to it stands by itself from then on. */
export function deleteGoal(tx: Tx, id: string): void {
  tx.db.update(action).set({ goalId: null, firstStep: false }).where(eq(action.goalId, id)).run();
  tx.db.update(goal).set({ parentId: null }).where(eq(goal.parentId, id)).run();
  tx.db.update(goal).set({ followsId: null }).where(eq(goal.followsId, id)).run();
  tx.db.delete(goalEvent).where(eq(goalEvent.goalId, id)).run();
  setTags(tx, 'goal', id, []);
  tx.db.delete(goal).where(eq(goal.id, id)).run();
}

/** What somebody wrote: their own, and what they propose to others and nobody has accepted yet; the nearest deadline first. */
export const goalsWritten = (tx: Tx, personId: number): Goal[] =>
  tx.db
    .select()
    .from(goal)
    .where(ownGoals(personId))
    .orderBy(asc(goal.deadline), asc(goal.id))
    .all()
    .map((row) => opened(tx, row));

// ---- what happened to them ---------------------------------------------------------------------------------

export type GoalEvent = { goalId: string; at: number; what: GoalEventWhat; detail: string | null };

export const addGoalEvent = (
  tx: Tx,
  goalId: string,
  what: GoalEventWhat,
  detail: string | null = null,
): void => {
  tx.db.insert(goalEvent).values({ goalId, at: tx.now, what, detail }).run();
};

const events = prepared((db, value) =>
  db
    .select({ goalId: goalEvent.goalId, at: goalEvent.at, what: goalEvent.what, detail: goalEvent.detail })
    .from(goalEvent)
    .innerJoin(goal, eq(goal.id, goalEvent.goalId))
    .where(and(eq(goal.ownerId, value('ownerId')), gte(goalEvent.at, value('from'))))
    .orderBy(asc(goalEvent.id))
    .prepare(),
);

/** Of all goals of a person from a moment on, oldest first. */
export const goalEventsOf = (tx: Tx, ownerId: number, from: number): GoalEvent[] =>
  events(tx).all({ ownerId, from });

/** Goals whose deadline lies in these dates, both included: how many, of how many people, how many with an outcome. */
export function goalsDue(tx: Tx, from: string, to: string): { n: number; people: number; closed: number } {
  return tx.db
    .select({
      n: sql<number>`count(*)`,
      people: sql<number>`count(DISTINCT ${goal.ownerId})`,
      closed: sql<number>`count(${goal.outcome})`,
    })
    .from(goal)
    .where(and(gte(goal.deadline, from), lte(goal.deadline, to), inArray(goal.state, ['open', 'closed'])))
    .get()!;
}
