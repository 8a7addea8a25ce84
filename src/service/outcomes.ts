import { may } from '../domain/access.ts';
import type { Outcome } from '../domain/goals.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Tx } from '../store/db.ts';
import { addGoalEvent, changeGoal, type Goal, goalsOf } from '../store/goals.ts';
import type { Person } from '../store/people.ts';
import { weekBegan } from './actions.ts';
import { reachGoal, type ReachedGoal } from './goal-reach.ts';

/* How a goal ends: the employee says so, the manager agrees or sees it differently, and both stand. */

export function closeGoal(tx: Tx, id: string, outcome: Outcome, result: string): void {
  changeGoal(tx, id, { state: 'closed', outcome, result, closedAt: tx.now, touchedAt: tx.now });
  addGoalEvent(tx, id, 'closed', outcome);
}

/** Also before the deadline. Sent twice it is one outcome; a second one that differs is refused. */
export function finishGoal(
  tx: Tx,
  person: Person,
  id: string,
  { outcome, result }: { outcome: Outcome; result: string },
): ReachedGoal | Refusal {
  const reached = reachGoal(tx, person, id, 'goal.finish');
  if (!reached.ok) return reached;
  const { goal } = reached;
  if (goal.state === 'closed' && goal.outcome === outcome && goal.result === result) return reached;
  if (goal.state !== 'open' && goal.state !== 'paused') return refuse('outdated');
  closeGoal(tx, id, outcome, result);
  return reachGoal(tx, person, id, 'goal.read');
}

/** Whether the manager of now may say how they see the outcome: never over the word of one before. */
export const mayJudge = ({ goal, side, pair }: Pick<ReachedGoal, 'goal' | 'side' | 'pair'>): boolean =>
  may(side, 'goal.judge') &&
  goal.state === 'closed' &&
  (goal.managerSaidAt === null || goal.managerSaidAt >= pair.startedAt);

export function judgeOutcome(
  tx: Tx,
  person: Person,
  id: string,
  { outcome, words }: { outcome: Outcome; words: string },
): ReachedGoal | Refusal {
  const reached = reachGoal(tx, person, id, 'goal.judge');
  if (!reached.ok) return reached;
  if (reached.goal.state !== 'closed') return refuse('outdated');
  if (!mayJudge(reached)) return refuse('not_yours');
  changeGoal(tx, id, { managerOutcome: outcome, managerView: words, managerSaidAt: tx.now });
  return reachGoal(tx, person, id, 'goal.read');
}

/** The outcome as the employee gave it, word for word. */
export function agreeWithOutcome(tx: Tx, person: Person, id: string): ReachedGoal | Refusal {
  const reached = reachGoal(tx, person, id, 'goal.judge');
  if (!reached.ok) return reached;
  const { outcome, managerView } = reached.goal;
  if (outcome === null) return refuse('outdated');
  return judgeOutcome(tx, person, id, { outcome, words: managerView });
}

/** A slip can be taken back for the rest of the week in which it happened. */
export const mayReopen = (tx: Tx, { goal, side, employee }: ReachedGoal): boolean =>
  may(side, 'goal.finish') &&
  goal.state === 'closed' &&
  goal.closedAt !== null &&
  goal.closedAt >= weekBegan(tx, employee);

/** The words of both are kept and stand in their forms when the goal ends again; those of an earlier manager are not. */
export function reopenGoal(tx: Tx, person: Person, id: string): ReachedGoal | Refusal {
  const reached = reachGoal(tx, person, id, 'goal.finish');
  if (!reached.ok) return reached;
  if (reached.goal.state !== 'closed') return reached;
  if (!mayReopen(tx, reached)) return refuse('period_closed');
  const { managerSaidAt } = reached.goal;
  const isOfAnother = managerSaidAt !== null && managerSaidAt < reached.pair.startedAt;
  const nothing = { outcome: null, managerOutcome: null, managerSaidAt: null, closedAt: null };
  const words = isOfAnother ? { managerView: '' } : {};
  changeGoal(tx, id, { ...nothing, ...words, state: 'open', touchedAt: tx.now });
  addGoalEvent(tx, id, 'reopened');
  return reachGoal(tx, person, id, 'goal.read');
}

/** The two part: what the manager said to an outcome that was taken back was meant for no other. */
export function forgetViews(tx: Tx, employeeId: number): void {
  for (const { id, state, managerView } of goalsOf(tx, employeeId))
    if (state !== 'closed' && managerView !== '') changeGoal(tx, id, { managerView: '' });
}

/** Outcomes that the manager of now has not said anything about. */
export const awaitsView = ({ state, managerSaidAt }: Goal): boolean =>
  state === 'closed' && managerSaidAt === null;
