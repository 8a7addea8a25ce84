import type { Standing } from '../domain/checkin.ts';
import { isLeftAlone, type Outcome, outcomeOwed } from '../domain/goals.ts';
import { dateAt } from '../domain/time.ts';
import { openActions } from '../store/actions.ts';
import type { Tx } from '../store/db.ts';
import { addGoalEvent, changeGoal, type Goal, goalById, goalsOf } from '../store/goals.ts';
import { heldTalksOf } from '../store/history.ts';
import { type Person, personById } from '../store/people.ts';
import { closeGoal } from './outcomes.ts';

/* What a preparation asks about goals, and what becomes of the answers. */

/** What a preparation says about goals, by their ids. */
export type GoalProgress = {
  goals: {
    standings: { id: string; standing: Standing }[];
    outcomes: { id: string; outcome: Outcome; result: string }[];
    /** Of goals that nothing was done about: whether they go on. */
    kept: { id: string; goesOn: boolean }[];
  };
};

/** Only the person's own goals and actions are touched, whatever ids the form carried. */
export function keepProgress(tx: Tx, person: Person, { goals }: GoalProgress): void {
  for (const { id, standing } of goals.standings) {
    const goal = ownGoal(tx, person, id);
    if (goal?.state === 'open' && goal.standing !== standing)
      changeGoal(tx, id, { standing, touchedAt: tx.now });
  }
  for (const { id, outcome, result } of goals.outcomes)
    if (ownGoal(tx, person, id) !== null) closeGoal(tx, id, outcome, result);
  for (const { id, goesOn } of goals.kept)
    if (ownGoal(tx, person, id)?.state === 'open') keepOrDrop(tx, id, goesOn);
}

function keepOrDrop(tx: Tx, id: string, goesOn: boolean): void {
  if (!goesOn) return closeGoal(tx, id, 'not_relevant', '');
  changeGoal(tx, id, { touchedAt: tx.now });
  addGoalEvent(tx, id, 'kept');
}

function ownGoal(tx: Tx, person: Person, id: string): Goal | null {
  const goal = goalById(tx, id);
  return goal?.ownerId === person.id && (goal.state === 'open' || goal.state === 'paused') ? goal : null;
}

/** A goal as a preparation asks about it. */
export type GoalAsked = Goal & { leftAlone: boolean };

/** Goals that are worked on or owe an outcome, and what is to be done; the nearest deadline first. */
export function workOf(tx: Tx, employeeId: number) {
  const today = dateAt(personById(tx, employeeId)!.zone, tx.now);
  const heldAt = heldTalksOf(tx, employeeId);
  const goals = goalsOf(tx, employeeId, ['open', 'paused'])
    .filter((goal) => goal.state === 'open' || outcomeOwed(goal, today))
    .map((goal): GoalAsked => ({ ...goal, leftAlone: isLeftAlone(goal, heldAt, today) }));
  return { goals, actions: openActions(tx, employeeId) };
}
