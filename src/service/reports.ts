import { dateAt } from '../domain/time.ts';
import { isAtRisk } from '../domain/goals.ts';
import { inOrder } from '../domain/actions.ts';
import { type Checkin, preparedCheckins, waitingForAnswer } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { type OfPair, ownActions } from './actions.ts';
import { workOf } from './goals.ts';
import { obstaclesAt } from './obstacles.ts';

/* All that a manager needs before the talk with one of their people, on one screen. */

/** The preparation that stands on it: the newest that waits for an answer, or the newest there is. */
export const preparationShown = (tx: Tx, pairId: string): Checkin | null =>
  waitingForAnswer(tx, [pairId])[0] ?? preparedCheckins(tx, [pairId])[0] ?? null;

/** What the two are working on, sorted by what asks for the manager's eye. `shown`: the preparation on the screen. */
export function reportOf(tx: Tx, reader: Person, of: OfPair, shown: Checkin | null) {
  const today = dateAt(reader.zone, tx.now);
  const { goals, actions } = workOf(tx, of.employee.id);
  return {
    today,
    atRisk: goals.filter((goal) => isAtRisk(goal, today)),
    goals: goals.filter((goal) => !isAtRisk(goal, today)),
    mine: ownActions(tx, of),
    theirs: inOrder(actions.filter(({ owner }) => owner !== of.side)),
    obstacles: obstaclesAt(tx, of, shown).long,
    unanswered: waitingForAnswer(tx, [of.pair.id]).filter(({ id }) => id !== shown?.id),
  };
}
