import { isLongInTheWay, type ObstacleItem } from '../domain/agenda.ts';
import type { Preparation } from '../domain/checkin.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Checkin, checkinById, checkinsFrom } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import {
  forgetObstacle,
  type Obstacle,
  obstacleOf,
  openObstacle,
  openObstacles,
  solvedObstacles,
  solveObstacle,
  unsolveObstacle,
} from '../store/obstacles.ts';
import type { Person } from '../store/people.ts';
import { preparationOf } from '../store/preparations.ts';
import { type OfPair, reachPair } from './actions.ts';
import { isClosedTo } from './answer-first.ts';
import { lastHeld } from './points.ts';

/* What is in the way: written in a preparation, on the agenda until one of the two says that it is solved. */

const FIELD = 'obstacle';

/**
 * With each sending of a preparation. Taking the words away takes the obstacle away; other words than those that were
 * solved are something new in the way.
 */
export function keepObstacle(tx: Tx, checkin: Checkin, before: Preparation | null, now: Preparation): void {
  const words = now.fields[FIELD] ?? '';
  if (words === '') return forgetObstacle(tx, checkin.id);
  openObstacle(tx, checkin.id, checkin.pairId);
  if (words !== before?.fields[FIELD]) unsolveObstacle(tx, checkin.id);
}

export type ReachedObstacle = OfPair & { obstacle: Obstacle };

function reachObstacle(tx: Tx, person: Person, checkinId: string): ReachedObstacle | Refusal {
  const obstacle = obstacleOf(tx, checkinId);
  if (obstacle === undefined) return refuse('outdated');
  const of = reachPair(tx, person, obstacle.pairId, 'obstacle.solve');
  return of.ok ? { ...of, obstacle } : of;
}

/** By the id of the check-in in whose preparation it was written. Either of the two may say so. */
export function solve(tx: Tx, person: Person, checkinId: string): ReachedObstacle | Refusal {
  const reached = reachObstacle(tx, person, checkinId);
  if (reached.ok) solveObstacle(tx, reached.pair.id, checkinId);
  return reached;
}

export function unsolve(tx: Tx, person: Person, checkinId: string): ReachedObstacle | Refusal {
  const reached = reachObstacle(tx, person, checkinId);
  if (reached.ok) unsolveObstacle(tx, checkinId);
  return reached;
}

type Reader = Pick<OfPair, 'pair' | 'side'>;

/** Of whichever talk it was written for: what is closed to the manager there is closed here too. */
const mayRead = (tx: Tx, { pair, side }: Reader, { checkinId }: Obstacle): boolean =>
  !isClosedTo(tx, side, pair, checkinById(tx, checkinId)!);

/**
 * Those on the agenda of a check-in, or of the next one that has no row yet: `long` for more than two check-ins. What the
 * employee calls most important stands among the answers.
 */
export function obstaclesAt(tx: Tx, of: Reader, current: Checkin | null) {
  const isElsewhere = ({ checkinId }: Obstacle) =>
    checkinId === current?.id && preparationOf(tx, checkinId)?.important === FIELD;
  const open = openObstacles(tx, of.pair.id).filter((one) => !isElsewhere(one) && mayRead(tx, of, one));
  const items = open.map((one) => ({ item: told(tx, one), n: checkinsSince(tx, one, current) }));
  const some = (isLong: boolean) =>
    items.filter(({ n }) => isLongInTheWay(n) === isLong).map(({ item }) => item);
  return { long: some(true), fresh: some(false) };
}

/** What is asked about again in a preparation: all but what was written in it. */
export const obstaclesBefore = (tx: Tx, { id, pairId }: Checkin): ObstacleItem[] =>
  openObstacles(tx, pairId)
    .filter(({ checkinId }) => checkinId !== id)
    .map((one) => told(tx, one));

/** Since the last talk, so that a slip can be taken back. */
export const solvedLately = (tx: Tx, of: Reader): ObstacleItem[] =>
  solvedObstacles(tx, of.pair.id, lastHeld(tx, of.pair.id, null)?.heldAt ?? of.pair.startedAt)
    .filter((one) => mayRead(tx, of, one))
    .map((one) => told(tx, one));

function told(tx: Tx, { checkinId }: Obstacle): ObstacleItem {
  const { date } = checkinById(tx, checkinId)!;
  return { checkinId, date, text: preparationOf(tx, checkinId)?.fields[FIELD] ?? '' };
}

/** Its own and all after it to the current one, but not those that were called off. */
function checkinsSince(tx: Tx, { checkinId, pairId }: Obstacle, current: Checkin | null): number {
  const { week } = checkinById(tx, checkinId)!;
  const rows = checkinsFrom(tx, pairId, week).filter(
    (one) =>
      one.id === checkinId ||
      (one.state !== 'skipped' && one.state !== 'left_out' && (current === null || one.week <= current.week)),
  );
  return rows.length + (current === null ? 1 : 0);
}
