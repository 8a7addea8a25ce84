import type { Preparation } from '../domain/checkin.ts';
import type { Side } from '../domain/messages.ts';
import type { Checkin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { openPoints } from '../store/points.ts';
import { preparationOf } from '../store/preparations.ts';
import type { Pair } from '../store/teams.ts';
import { lastHeld } from './points.ts';

/*
 * A pair may answer first: the manager says what they want to talk about before they read what the employee prepared, so
 * that neither side sets the direction for the other.
 */

/** Whether the preparation is still closed to this side. What has been read, or talked about, stays open. */
export function isClosedTo(tx: Tx, side: Side, pair: Pair, checkin: Checkin | null): boolean {
  if (side === 'employee' || !pair.answerFirst || checkin === null) return false;
  if (checkin.readAt !== null || checkin.state === 'held') return false;
  const since = lastHeld(tx, pair.id, checkin.id)?.heldAt ?? pair.startedAt;
  return !openPoints(tx, pair.id).some((one) => one.authorId === pair.managerId && one.addedAt >= since);
}

/** What one of the two may read of the preparation of a check-in; null: nothing was sent, or it is still closed. */
export function preparationFor(
  tx: Tx,
  of: { side: Side; checkin: Checkin; context: { pair: Pair } },
): Preparation | null {
  const { side, checkin, context } = of;
  if (checkin.preparedAt === null || isClosedTo(tx, side, context.pair, checkin)) return null;
  return preparationOf(tx, checkin.id);
}
