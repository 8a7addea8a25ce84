import { isDueWeek, isTalkTime, movableDates, talkOn } from '../domain/cadence.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import {
  addCheckin,
  addNote,
  changeCheckin,
  type Checkin,
  checkinOfWeek,
  checkinsFrom,
  deleteCheckin,
} from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { type Reached, reachFor, touched } from './checkins.ts';
import { schedule } from './replanning.ts';

/* Not this week, or at another time: either of the two may say so, for one talk; the series stays. */

export function skip(tx: Tx, person: Person, checkinId: string, clicked?: string): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'skip');
  if (!reached.ok) return reached;
  const checkin = changeCheckin(tx, checkinId, { state: 'skipped', reason: reached.side });
  addNote(tx, checkinId, `skipped_by_${reached.side}`);
  schedule(tx, reached.context, checkin);
  touched(tx, reached, clicked);
  return { ...reached, checkin };
}

export function takeBack(tx: Tx, person: Person, checkinId: string, clicked?: string): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'take_back');
  if (!reached.ok) return reached;
  const state = reached.checkin.promptedAt === null ? 'planned' : 'prompted';
  const checkin = changeCheckin(tx, checkinId, { state, reason: null });
  addNote(tx, checkinId, 'taken_back');
  schedule(tx, reached.context, checkin);
  touched(tx, reached, clicked);
  return { ...reached, checkin };
}

/** The dates this talk may be moved to; also after its time, until the week closes. */
export function datesFor(
  tx: Tx,
  person: Person,
  checkinId: string,
): (Reached & { dates: string[] }) | Refusal {
  const reached = reachFor(tx, person, checkinId, 'move');
  return reached.ok ? { ...reached, dates: datesOf(tx, reached) } : reached;
}

function datesOf(tx: Tx, { checkin, context: { cadence, zone, facts, pair } }: Reached): string[] {
  const lastWeek = addWeeks(weekOf(dateAt(zone, tx.now)), -1);
  const others = checkinsFrom(tx, pair.id, lastWeek).filter((row) => row.id !== checkin.id);
  const left = others.filter(isLeftPlace).map((row) => row.week);
  const taken = new Set(others.map((row) => row.week).filter((week) => !left.includes(week)));
  const own = movableDates(checkin, { now: tx.now, zone, cadence, taken, facts });
  const back = left.flatMap((week) => movableDates({ week }, { now: tx.now, zone, cadence, taken, facts }));
  return [...new Set([...own, ...back])].toSorted();
}

/** The week that a talk was moved out of is not planned a second time. */
const isLeftPlace = ({ state, reason }: Checkin): boolean => state === 'left_out' && reason === 'moved';

/** This one only; the series stays. Into another week: that week's check-in is this one. */
export function move(
  tx: Tx,
  person: Person,
  checkinId: string,
  to: { date: string; time: string },
  clicked?: string,
): Reached | Refusal {
  const reached = datesFor(tx, person, checkinId);
  if (!reached.ok) return reached;
  const { context, checkin, side, dates } = reached;
  if (!dates.includes(to.date) || !isTalkTime(to.time)) return refuse('week_taken');
  const talk = talkOn(to.date, to.time, checkin.minutes, context.zone);
  if (talk.talkAt <= tx.now) return refuse('talk_is_past');
  if (talk.talkAt === checkin.talkAt) return refuse('already_there');
  const left = checkinOfWeek(tx, context.pair.id, talk.week);
  if (left !== undefined && isLeftPlace(left)) deleteCheckin(tx, left.id);
  const changed = changeCheckin(tx, checkinId, { ...talk, zone: context.zone, movedBy: side });
  if (talk.week !== checkin.week && isDueWeek(context.cadence, checkin.week)) leavePlace(tx, checkin);
  addNote(tx, checkinId, `moved_by_${side}`, to.date);
  schedule(tx, context, changed);
  touched(tx, reached, clicked);
  return { ...reached, checkin: changed };
}

function leavePlace(tx: Tx, old: Checkin): void {
  const { pairId, week, date, time, minutes, zone, talkAt, endsAt, nominalDate } = old;
  const place = { pairId, week, date, time, minutes, zone, talkAt, endsAt, nominalDate };
  const row = addCheckin(tx, { ...place, state: 'left_out', reason: 'moved' });
  addNote(tx, row.id, 'left_out_moved');
}
