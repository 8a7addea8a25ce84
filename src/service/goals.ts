import type { Standing } from '../domain/checkin.ts';
import type { Outcome } from '../domain/goals.ts';
import { openActions } from '../store/actions.ts';
import type { Tx } from '../store/db.ts';
import { addGoal, addGoalEvent, changeGoal, type Goal, goalById, openGoals } from '../store/goals.ts';
import type { Person } from '../store/people.ts';

/** What a preparation says about goals and action points, by their ids. */
export type GoalProgress = {
  goals: {
    standings: { id: string; standing: Standing }[];
    outcomes: { id: string; outcome: Outcome; result: string }[];
  };
};

/** Only the person's own goals and actions are touched, whatever ids the form carried. */
export function keepProgress(tx: Tx, person: Person, { goals }: GoalProgress): void {
  for (const { id, standing } of goals.standings) {
    const goal = ownOpenGoal(tx, person, id);
    if (goal !== null && goal.standing !== standing) changeGoal(tx, id, { standing, touchedAt: tx.now });
  }
  for (const { id, outcome, result } of goals.outcomes)
    if (ownOpenGoal(tx, person, id) !== null) close(tx, id, outcome, result);
}

function ownOpenGoal(tx: Tx, person: Person, id: string): Goal | null {
  const goal = goalById(tx, id);
  return goal?.ownerId === person.id && goal.state === 'open' ? goal : null;
}

function close(tx: Tx, id: string, outcome: Outcome, result: string): void {
  changeGoal(tx, id, { state: 'closed', outcome, result, closedAt: tx.now, touchedAt: tx.now });
  addGoalEvent(tx, id, 'closed', outcome);
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

export const workOf = (tx: Tx, employeeId: number) => ({
  goals: openGoals(tx, employeeId),
  actions: openActions(tx, employeeId),
});
