import { and, asc, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import type { Standing } from '../domain/checkin.ts';
import type { Tx } from './db.ts';
import { action, goal, point } from './schema.ts';

export type Goal = {
  id: string;
  title: string;
  success: string;
  deadline: string;
  standing: Standing | null;
};

export function addGoal(
  tx: Tx,
  ownerId: number,
  { title, success, deadline }: { title: string; success: string; deadline: string },
): string {
  const id = tx.newId();
  const seal = (column: string, text: string) => tx.cipher.seal(`goal|${column}|${id}`, text);
  tx.db
    .insert(goal)
    .values({
      id,
      ownerId,
      title: seal('title', title),
      success: seal('success', success),
      deadline,
      createdAt: tx.now,
    })
    .run();
  return id;
}

/** Goals without an outcome, the nearest deadline first. */
export const openGoals = (tx: Tx, ownerId: number): Goal[] =>
  tx.db
    .select()
    .from(goal)
    .where(and(eq(goal.ownerId, ownerId), isNull(goal.closedAt)))
    .orderBy(asc(goal.deadline), asc(goal.id))
    .all()
    .map(({ id, title, success, deadline, standing }) => ({
      id,
      title: tx.cipher.open(`goal|title|${id}`, title),
      success: tx.cipher.open(`goal|success|${id}`, success),
      deadline,
      standing,
    }));

/** Goals whose deadline lies in these dates, both included: how many, of how many people, how many with an outcome. */
export function goalsDue(tx: Tx, from: string, to: string): { n: number; people: number; closed: number } {
  return tx.db
    .select({
      n: sql<number>`count(*)`,
      people: sql<number>`count(DISTINCT ${goal.ownerId})`,
      closed: sql<number>`count(${goal.outcome})`,
    })
    .from(goal)
    .where(and(gte(goal.deadline, from), lte(goal.deadline, to)))
    .get()!;
}

export const setStanding = (tx: Tx, ownerId: number, id: string, standing: Standing): void => {
  tx.db
    .update(goal)
    .set({ standing })
    .where(and(eq(goal.id, id), eq(goal.ownerId, ownerId)))
    .run();
};

export function closeGoal(
  tx: Tx,
  ownerId: number,
  id: string,
  outcome: 'reached' | 'partly' | 'not_reached' | 'not_relevant',
  result: string,
): void {
  tx.db
    .update(goal)
    .set({
      outcome,
      closedAt: tx.now,
      result: result === '' ? null : tx.cipher.seal(`goal|result|${id}`, result),
    })
    .where(and(eq(goal.id, id), eq(goal.ownerId, ownerId), isNull(goal.closedAt)))
    .run();
}

export type Action = {
  id: string;
  goalId: string | null;
  owner: 'employee' | 'manager';
  text: string;
  done: boolean;
};

export function addAction(
  tx: Tx,
  employeeId: number,
  { goalId, owner, text }: { goalId: string | null; owner: Action['owner']; text: string },
): void {
  const id = tx.newId();
  const content = tx.cipher.seal(`action|content|${id}`, text);
  tx.db.insert(action).values({ id, employeeId, goalId, owner, content, createdAt: tx.now }).run();
}

export const openActions = (tx: Tx, employeeId: number): Action[] =>
  tx.db
    .select()
    .from(action)
    .where(and(eq(action.employeeId, employeeId), isNull(action.doneAt)))
    .orderBy(asc(action.createdAt), asc(action.id))
    .all()
    .map(({ id, goalId, owner, content, doneAt }) => ({
      id,
      goalId,
      owner,
      text: tx.cipher.open(`action|content|${id}`, content),
      done: doneAt !== null,
    }));

export const tickOff = (tx: Tx, employeeId: number, id: string): void => {
  tx.db
    .update(action)
    .set({ doneAt: tx.now })
    .where(and(eq(action.id, id), eq(action.employeeId, employeeId), isNull(action.doneAt)))
    .run();
};

/** A point for the talk. */
export type Point = { id: string; authorId: number; text: string };

export function addPoint(tx: Tx, pairId: string, authorId: number, text: string): void {
  const id = tx.newId();
  const content = tx.cipher.seal(`point|content|${id}`, text);
  tx.db.insert(point).values({ id, pairId, authorId, content, addedAt: tx.now }).run();
}

export const openPoints = (tx: Tx, pairId: string): Point[] =>
  tx.db
    .select()
    .from(point)
    .where(and(eq(point.pairId, pairId), isNull(point.doneIn), isNull(point.removedAt)))
    .orderBy(asc(point.addedAt), asc(point.id))
    .all()
    .map(({ id, authorId, content }) => ({
      id,
      authorId,
      text: tx.cipher.open(`point|content|${id}`, content),
    }));

/** Everything still open was on the agenda of the talk that was held. */
export const closePoints = (tx: Tx, pairId: string, checkinId: string): void => {
  tx.db
    .update(point)
    .set({ doneIn: checkinId })
    .where(and(eq(point.pairId, pairId), isNull(point.doneIn), isNull(point.removedAt)))
    .run();
};
