import type { Action, Relation } from '../domain/access.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Tx } from '../store/db.ts';
import { type Goal, goalById, goalsOf } from '../store/goals.ts';
import type { Person } from '../store/people.ts';
import { activePairOf } from '../store/teams.ts';
import { type OfPair, reachPair } from './actions.ts';

export type ReachedGoal = OfPair & { goal: Goal };

/** The only way to a goal by its id: through the pair that its owner has now. */
export function reachGoal(tx: Tx, person: Person, id: string, to: Action): ReachedGoal | Refusal {
  const goal = goalById(tx, id);
  if (goal === undefined) return refuse('outdated');
  const pair = activePairOf(tx, goal.ownerId);
  if (pair === undefined) return refuse(goal.ownerId === person.id ? 'no_manager' : 'not_yours');
  const reached = reachPair(tx, person, pair.id, to);
  if (!reached.ok) return reached;
  return mayRead(reached, goal) ? { ...reached, goal } : refuse('not_yours');
}

/** What had its outcome before a manager came is read only as far as it is handed over, and in that place. */
const mayRead = ({ side, pair }: OfPair, { closedAt }: Goal): boolean =>
  side === 'employee' || closedAt === null || closedAt >= pair.startedAt;

/** A proposal is the manager's own until the employee accepts it. */
export const asHolder = ({ goal, side }: Pick<ReachedGoal, 'goal' | 'side'>): Relation => {
  const isProposal = goal.state === 'proposed' || goal.state === 'handed_back';
  return isProposal === (side === 'manager') ? 'self' : side;
};

/** All goals of a pair that this person may read, the nearest deadline first. */
export const goalsIn = (tx: Tx, of: OfPair): Goal[] =>
  goalsOf(tx, of.employee.id).filter((goal) => mayRead(of, goal));
