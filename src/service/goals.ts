import type { Standing } from '../domain/checkin.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Tx } from '../store/db.ts';
import {
  addAction,
  addGoal,
  closeGoal,
  openActions,
  openGoals,
  setStanding,
  tickOff,
} from '../store/goals.ts';
import type { Person } from '../store/people.ts';

export type Outcome = 'reached' | 'partly' | 'not_reached' | 'not_relevant';

/** What a preparation says about goals and action points, by their ids. */
export type GoalProgress = {
  standings: { id: string; standing: Standing }[];
  outcomes: { id: string; outcome: Outcome; result: string }[];
  done: string[];
};

/** Only the person's own goals and actions are touched, whatever ids the form carried. */
export function keepProgress(tx: Tx, person: Person, progress: GoalProgress): void {
  for (const { id, standing } of progress.standings) setStanding(tx, person.id, id, standing);
  for (const { id, outcome, result } of progress.outcomes) closeGoal(tx, person.id, id, outcome, result);
  for (const id of progress.done) tickOff(tx, person.id, id);
}

/** Sent twice, because the first time nobody saw that it was taken, it is one goal. */
export function setGoal(
  tx: Tx,
  person: Person,
  goal: { title: string; success: string; deadline: string },
): { ok: true; id: string } {
  const same = openGoals(tx, person.id).find(
    ({ title, success, deadline }) =>
      title === goal.title && success === goal.success && deadline === goal.deadline,
  );
  return { ok: true, id: same?.id ?? addGoal(tx, person.id, goal) };
}

export function planAction(
  tx: Tx,
  person: Person,
  action: { text: string; goalId: string | null; owner: 'employee' | 'manager' },
): { ok: true } | Refusal {
  const known = action.goalId === null || openGoals(tx, person.id).some(({ id }) => id === action.goalId);
  if (!known) return refuse('outdated');
  const isThere = openActions(tx, person.id).some(
    ({ text, goalId, owner }) => text === action.text && goalId === action.goalId && owner === action.owner,
  );
  if (!isThere) addAction(tx, person.id, action);
  return { ok: true };
}

export const workOf = (tx: Tx, employeeId: number) => ({
  goals: openGoals(tx, employeeId),
  actions: openActions(tx, employeeId),
});
