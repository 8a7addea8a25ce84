import type { Standing } from '../domain/checkin.ts';
import type { Outcome } from '../domain/goals.ts';
import type { Side } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { actionById, addAction, changeAction, openActions } from '../store/actions.ts';
import type { Tx } from '../store/db.ts';
import { addGoal, addGoalEvent, changeGoal, type Goal, goalById, openGoals } from '../store/goals.ts';
import type { Person } from '../store/people.ts';

/** What a preparation says about goals and action points, by their ids. */
export type GoalProgress = {
  goals: {
    standings: { id: string; standing: Standing }[];
    outcomes: { id: string; outcome: Outcome; result: string }[];
  };
  done: string[];
};

/** Only the person's own goals and actions are touched, whatever ids the form carried. */
export function keepProgress(tx: Tx, person: Person, { goals, done }: GoalProgress): void {
  for (const { id, standing } of goals.standings) {
    const goal = ownOpenGoal(tx, person, id);
    if (goal !== null && goal.standing !== standing) changeGoal(tx, id, { standing, touchedAt: tx.now });
  }
  for (const { id, outcome, result } of goals.outcomes)
    if (ownOpenGoal(tx, person, id) !== null) close(tx, id, outcome, result);
  for (const id of done) tickOff(tx, person, id);
}

function ownOpenGoal(tx: Tx, person: Person, id: string): Goal | null {
  const goal = goalById(tx, id);
  return goal?.ownerId === person.id && goal.state === 'open' ? goal : null;
}

function close(tx: Tx, id: string, outcome: Outcome, result: string): void {
  changeGoal(tx, id, { state: 'closed', outcome, result, closedAt: tx.now, touchedAt: tx.now });
  addGoalEvent(tx, id, 'closed', outcome);
}

function tickOff(tx: Tx, person: Person, id: string): void {
  const action = actionById(tx, id);
  if (action?.employeeId !== person.id || action.doneAt !== null) return;
  changeAction(tx, id, { doneAt: tx.now, result: 'done' });
  if (action.goalId !== null) changeGoal(tx, action.goalId, { touchedAt: tx.now });
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
  if (same !== undefined) return { ok: true, id: same.id };
  const id = addGoal(tx, person.id, goal);
  addGoalEvent(tx, id, 'opened');
  return { ok: true, id };
}

export function planAction(
  tx: Tx,
  person: Person,
  action: { text: string; goalId: string | null; owner: Side },
): { ok: true } | Refusal {
  const known = action.goalId === null || ownOpenGoal(tx, person, action.goalId) !== null;
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
