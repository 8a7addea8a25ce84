import { may, relationTo, sideOf, whyNot } from '../domain/access.ts';
import type { Side } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Checkin, checkinById } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { notesFor, type TalkNote, talksWithNotes } from '../store/notes.ts';
import { type Person, personById } from '../store/people.ts';
import { type Point, pointsOfTalk } from '../store/points.ts';
import { type Pair, pairById } from '../store/teams.ts';
import { type AgreedStep, stepOf } from './next-step.ts';

/*
 * What was written down in the talks of before. The employee goes on reading it when the pair has ended; the manager of
 * then keeps only what they wrote for themselves.
 */

export type ReadTalk = {
  ok: true;
  checkin: Checkin;
  pair: Pair;
  side: Side;
  other: Person;
  notes: TalkNote[];
  points: Point[];
  step: AgreedStep | null;
};

export function readTalk(tx: Tx, person: Person, checkinId: string): ReadTalk | Refusal {
  const checkin = checkinById(tx, checkinId);
  if (checkin === undefined) return refuse('outdated');
  const pair = pairById(tx, checkin.pairId)!;
  const [side, relation] = [sideOf(pair, person.id), relationTo(pair, person.id)];
  if (side === null || !may(relation, 'talk.read_own')) return refuse(whyNot(relation));
  const isClosed = !may(relation, 'talk.read');
  const notes = notesFor(tx, checkinId, person.id).filter(
    ({ kind, text }) => text !== '' && (!isClosed || kind === 'private'),
  );
  if (isClosed && notes.length === 0) return refuse(whyNot(relation));
  const other = personById(tx, side === 'employee' ? pair.managerId : pair.employeeId)!;
  const points = isClosed ? [] : pointsOfTalk(tx, checkinId);
  return {
    ok: true,
    checkin: isClosed ? { ...checkin, nextStep: null } : checkin,
    pair,
    side,
    other,
    notes,
    points,
    step: isClosed ? null : stepOf(tx, checkin),
  };
}

export const TALKS_ON_A_PAGE = 25;

export type PastTalk = { checkin: Checkin; other: string };

/** The talks of which there is something to read, the newest first; `isMore`: there are older ones. */
export function pastTalks(tx: Tx, person: Person, page: number): { talks: PastTalk[]; isMore: boolean } {
  const rows = talksWithNotes(tx, person.id, page * TALKS_ON_A_PAGE, TALKS_ON_A_PAGE + 1);
  const talks = rows.slice(0, TALKS_ON_A_PAGE).map(({ checkin, employeeId, managerId }) => ({
    checkin,
    other: personById(tx, employeeId === person.id ? managerId : employeeId)!.name,
  }));
  return { talks, isMore: rows.length > TALKS_ON_A_PAGE };
}
