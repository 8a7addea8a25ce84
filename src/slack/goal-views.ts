import { goalBoard, goalSeen, toCarryOn } from '../service/goal-board.ts';
import { reachGoal, type ReachedGoal } from '../service/goal-reach.ts';
import { type OfPair, reachPair } from '../service/actions.ts';
import { noteManagerReading } from '../service/readings.ts';
import type { Tx } from '../store/db.ts';
import { goalList, type GoalListData } from '../views/goal-list.ts';
import { goalPage } from '../views/goal-page.ts';
import type { Effect, Who } from './listen.ts';

/* What forms that were opened from a goal, or from the list of goals, give way to. */

export function pageOf(tx: Tx, { texts }: Who, reached: ReachedGoal, notice?: string) {
  noteManagerReading(tx, reached, 'goals');
  return goalPage(texts, { ...goalSeen(tx, reached), ...(notice === undefined ? {} : { notice }) });
}

/** All goals as a form of their own. */
export function listShown(tx: Tx, { texts }: Who, of: OfPair, notice?: string) {
  noteManagerReading(tx, of, 'goals');
  return goalList(texts, { ...listedOf(tx, of), ...(notice === undefined ? {} : { notice }) });
}

export const listedOf = (tx: Tx, of: OfPair): GoalListData => ({
  pairId: of.pair.id,
  side: of.side,
  other: (of.side === 'employee' ? of.manager : of.employee).name,
  ...goalBoard(tx, of),
});

export const carriedOn = (tx: Tx, of: OfPair) => toCarryOn(tx, goalBoard(tx, of));

export function pageAgain(tx: Tx, who: Who, id: string, notice?: string): Effect[] {
  const reached = reachGoal(tx, who.person, id, 'goal.read');
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }, { do: 'redraw' }];
  return [{ do: 'update', view: pageOf(tx, who, reached, notice) }, { do: 'redraw' }];
}

export function goalsAgain(tx: Tx, who: Who, pairId: string, notice?: string): Effect[] {
  const of = reachPair(tx, who.person, pairId, 'goal.read');
  if (!of.ok) return [{ do: 'say', text: who.texts.refusals[of.why] }, { do: 'redraw' }];
  return [{ do: 'update', view: listShown(tx, who, of, notice) }, { do: 'redraw' }];
}

/** Why not; and what was clicked shows how things are now. */
export const say = (who: Who, why: keyof Who['texts']['refusals']): Effect[] => [
  { do: 'say', text: who.texts.refusals[why] },
  { do: 'redraw' },
];
