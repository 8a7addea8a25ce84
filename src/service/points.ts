import { type Action, may } from '../domain/access.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { addNote, type Checkin, checkinsFrom, notesOf } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import {
  addPoint,
  changePoint,
  notTalkedAbout,
  openPoints,
  type Point,
  pointById,
  pointsOfTalk,
  type PointSource,
  removePoint,
  talkedAbout,
} from '../store/points.ts';
import { type OfPair, reachPair } from './actions.ts';
import type { PairContext } from './pairs.ts';

/* What either of the two wants to talk about. A point belongs to the pair: until it is talked about it stays open. */

export type PointDraft = { text: string; important: boolean };

/** Sent twice, because the first time nobody saw that it was taken, it is one point. */
export function bringPoint(
  tx: Tx,
  person: Person,
  pairId: string,
  { text, important }: PointDraft,
  source?: PointSource,
): (OfPair & { id: string }) | Refusal {
  const of = reachPair(tx, person, pairId, 'point.bring');
  if (!of.ok) return of;
  const isSame = (one: Point) => one.text === text && one.source?.link === source?.link;
  const same = ownPoints(tx, pairId, person).find(isSame);
  const id = same?.id ?? addPoint(tx, pairId, person.id, text, source === undefined ? {} : { source });
  mark(tx, pairId, person, id, important);
  return { ...of, id };
}

/** What somebody wants to talk about, not yet talked about. */
export const ownPoints = (tx: Tx, pairId: string, person: Person): Point[] =>
  openPoints(tx, pairId).filter(({ authorId }) => authorId === person.id);

/** One thing is the most important one: the latest that was called so. */
function mark(tx: Tx, pairId: string, person: Person, id: string, important: boolean): void {
  for (const one of ownPoints(tx, pairId, person)) {
    const wanted = one.id === id ? important : one.important && !important;
    if (one.important !== wanted) changePoint(tx, one.id, { important: wanted });
  }
}

export type ReachedPoint = OfPair & { point: Point };

/** The only way to a point by its id: through its pair, as long as that lasts. */
export function reachPoint(tx: Tx, person: Person, id: string, to: Action): ReachedPoint | Refusal {
  const point = pointById(tx, id);
  if (point === undefined) return refuse('outdated');
  const of = reachPair(tx, person, point.pairId, to);
  return of.ok ? { ...of, point } : of;
}

/** One's own, before it was talked about. */
export function ownPoint(tx: Tx, person: Person, id: string): ReachedPoint | Refusal {
  const reached = reachPoint(tx, person, id, 'agenda.read');
  if (!reached.ok) return reached;
  const as = reached.point.authorId === person.id ? 'self' : reached.side;
  if (!may(as, 'point.change')) return refuse('not_yours');
  return reached.point.doneIn === null ? reached : refuse('outdated');
}

export function editPoint(tx: Tx, person: Person, id: string, draft: PointDraft): ReachedPoint | Refusal {
  const reached = ownPoint(tx, person, id);
  if (!reached.ok) return reached;
  changePoint(tx, id, { text: draft.text });
  mark(tx, reached.pair.id, person, id, draft.important);
  return reached;
}

export function takePointAway(tx: Tx, person: Person, id: string): ReachedPoint | Refusal {
  const reached = ownPoint(tx, person, id);
  if (reached.ok) removePoint(tx, id);
  return reached;
}

/** Either of the two says that it was not talked about after all. */
export function bringBack(tx: Tx, person: Person, id: string): ReachedPoint | Refusal {
  const reached = reachPoint(tx, person, id, 'point.bring_back');
  if (reached.ok && reached.point.doneIn !== null) notTalkedAbout(tx, id);
  return reached;
}

// ---- what was talked about -----------------------------------------------------------------------------------

type OfTalk = { checkin: Checkin; context: Pick<PairContext, 'pair'> };

const CLOSED = 'agenda_closed';

/**
 * All points were talked about in this talk but those in `keptOpen`, which stay for the next one; what was not on the
 * sheet when it was sent belongs in there too. Said again, it is as it was said last.
 */
export function closeAgenda(tx: Tx, { checkin, context }: OfTalk, keptOpen: readonly string[]): void {
  const { pair } = context;
  for (const { id } of pointsOfTalk(tx, checkin.id)) if (keptOpen.includes(id)) notTalkedAbout(tx, id);
  const done = openPoints(tx, pair.id).filter(({ id }) => !keptOpen.includes(id));
  const ids = done.map(({ id }) => id);
  talkedAbout(tx, pair.id, ids, checkin.id);
  if (!isAgendaClosed(tx, checkin.id)) addNote(tx, checkin.id, CLOSED);
}

const isAgendaClosed = (tx: Tx, checkinId: string): boolean =>
  notesOf(tx, checkinId).some(({ what }) => what === CLOSED);

/**
 * Both say that they talked, and nobody has ticked what about: what stood on the agenda then is taken as talked about,
 * and each point can be brought back. What was added since the end of the talk is for the next one.
 */
export function closeUnticked(tx: Tx, of: OfTalk): void {
  const { id, endsAt, employeeTalkedAt, managerTalkedAt } = of.checkin;
  if (isAgendaClosed(tx, id)) return;
  const until = Math.min(endsAt, employeeTalkedAt ?? tx.now, managerTalkedAt ?? tx.now);
  const later = openPoints(tx, of.context.pair.id).filter(({ addedAt }) => addedAt > until);
  closeAgenda(
    tx,
    of,
    later.map((point) => point.id),
  );
}

/** The last talk that the two have held before this check-in. */
export const lastHeld = (tx: Tx, pairId: string, checkinId: string | null): Checkin | undefined =>
  checkinsFrom(tx, pairId, '').findLast(({ id, state }) => state === 'held' && id !== checkinId);
