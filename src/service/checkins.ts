import { sideOf } from '../domain/access.ts';
import { movableDates, talkOn } from '../domain/cadence.ts';
import { bothTalked, type Deed, possible, type Preparation } from '../domain/checkin.ts';
import type { Side } from '../domain/messages.ts';
import { askAgainMoment, nextSendable, promptMoment } from '../domain/prompts.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import {
  addCheckin,
  addNote,
  addReply,
  changeCheckin,
  type Checkin,
  checkinById,
  checkinOfWeek,
  checkinsFrom,
  clearDue,
  keepPreparation,
  setDue,
} from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { dropDraft } from '../store/drafts.ts';
import { addPoint, closePoints } from '../store/goals.ts';
import type { Person } from '../store/people.ts';
import { pairById, setUnanswered } from '../store/teams.ts';
import { calendarOf, contextOf, type PairContext, silent } from './pairs.ts';
import { scheduleAfterPrompt } from './planning.ts';
import { refreshMessages, send } from './sending.ts';

/** A check-in as one of its two people reaches for it. */
export type Reached = { ok: true; checkin: Checkin; side: Side; context: PairContext };

/** The only way to a check-in by its id: nothing is found for anybody but the two. */
export function reach(tx: Tx, person: Person, checkinId: string): Reached | Refusal {
  const checkin = checkinById(tx, checkinId);
  if (checkin === undefined) return refuse('outdated');
  const pair = pairById(tx, checkin.pairId)!;
  const side = sideOf(pair, person.id);
  if (side === null || pair.endedAt !== null) return refuse('not_yours');
  return { ok: true, checkin, side, context: contextOf(tx, pair) };
}

function reachFor(tx: Tx, person: Person, checkinId: string, deed: Deed, only?: Side): Reached | Refusal {
  const reached = reach(tx, person, checkinId);
  if (!reached.ok) return reached;
  if (only !== undefined && reached.side !== only) return refuse('not_yours');
  const can = possible(reached.checkin, deed, tx.now);
  return can.ok ? reached : can;
}

/** A change that both see: the messages of both are brought up to date, `except` the one just clicked. */
function touched(tx: Tx, { context }: Reached, checkin: string, except?: string): void {
  refreshMessages(tx, [context.employee, context.manager], checkin, except);
}

// ---- preparing -------------------------------------------------------------------------------------------

export const draftForm = (checkinId: string): string => `preparation:${checkinId}`;

export function mayPrepare(tx: Tx, person: Person, checkinId: string): Reached | Refusal {
  return reachFor(tx, person, checkinId, 'prepare', 'employee');
}

/** Keeps what the employee wrote and tells the manager, once. A later change only redraws the messages. */
export function prepare(tx: Tx, person: Person, checkinId: string, words: Preparation): Reached | Refusal {
  const reached = mayPrepare(tx, person, checkinId);
  if (!reached.ok) return reached;
  const { checkin, context } = reached;
  keepPreparation(tx, checkinId, words);
  dropDraft(tx, person.id, draftForm(checkinId));
  if (checkin.preparedAt === null) tellManager(tx, context, checkin);
  const changed = changeCheckin(tx, checkinId, { preparedAt: checkin.preparedAt ?? tx.now });
  touched(tx, reached, checkinId);
  return { ...reached, checkin: changed };
}

function tellManager(tx: Tx, { manager, facts }: PairContext, checkin: Checkin): void {
  if (silent(manager) !== null) return;
  const at = nextSendable(tx.now, manager.zone, facts.manager);
  send(tx, manager, { kind: 'prepared', checkin: checkin.id }, { at, until: checkin.endsAt });
  const remindAt = askAgainMoment(at, manager.zone, facts.manager);
  if (remindAt < checkin.talkAt) setDue(tx, checkin.id, 'manager_reminder', remindAt);
}

// ---- not this week, move ---------------------------------------------------------------------------------

export function skip(tx: Tx, person: Person, checkinId: string, clicked?: string): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'skip');
  if (!reached.ok) return reached;
  clearDue(tx, checkinId);
  addNote(tx, checkinId, `skipped_by_${reached.side}`);
  const checkin = changeCheckin(tx, checkinId, { state: 'skipped', reason: reached.side });
  touched(tx, reached, checkinId, clicked);
  return { ...reached, checkin };
}

export function takeBack(tx: Tx, person: Person, checkinId: string, clicked?: string): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'take_back');
  if (!reached.ok) return reached;
  const { context } = reached;
  addNote(tx, checkinId, 'taken_back');
  const state = reached.checkin.promptedAt === null ? 'planned' : 'prompted';
  const checkin = changeCheckin(tx, checkinId, { state, reason: null });
  if (state === 'planned') planPrompt(tx, context, checkin);
  else scheduleAfterPrompt(tx, context, checkin);
  touched(tx, reached, checkinId, clicked);
  return { ...reached, checkin };
}

/** The dates this talk may be moved to, as the mover sees them. */
export function datesFor(tx: Tx, { checkin, context }: Reached): string[] {
  const { cadence, zone, facts, pair } = context;
  const thisWeek = weekOf(dateAt(zone, tx.now));
  const taken = new Set(checkinsFrom(tx, pair.id, addWeeks(thisWeek, -1)).map((row) => row.week));
  taken.delete(checkin.week);
  return movableDates(checkin, { now: tx.now, zone, cadence, taken, facts });
}

/** This one only; the series stays. Into another week: that week's check-in is this one. */
export function move(
  tx: Tx,
  person: Person,
  checkinId: string,
  to: { date: string; time: string },
  clicked?: string,
): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'move');
  if (!reached.ok) return reached;
  const { context, checkin, side } = reached;
  const talk = talkOn(to.date, to.time, checkin.minutes, context.zone);
  if (talk.talkAt <= tx.now) return refuse('talk_is_past');
  const other = checkinOfWeek(tx, context.pair.id, talk.week);
  if (other !== undefined && other.id !== checkin.id) return refuse('week_taken');
  const changed = changeCheckin(tx, checkinId, { ...talk, zone: context.zone, movedBy: side });
  if (talk.week !== checkin.week) keepPlace(tx, checkin);
  addNote(tx, checkinId, `moved_by_${side}`, to.date);
  clearDue(tx, checkinId);
  if (changed.state === 'planned') planPrompt(tx, context, changed);
  else scheduleAfterPrompt(tx, context, changed);
  touched(tx, reached, checkinId, clicked);
  return { ...reached, checkin: changed };
}

/** The week a talk was moved out of is not planned a second time. */
function keepPlace(tx: Tx, old: Checkin): void {
  const { pairId, week, date, time, minutes, zone, talkAt, endsAt, nominalDate } = old;
  const place = { pairId, week, date, time, minutes, zone, talkAt, endsAt, nominalDate };
  const row = addCheckin(tx, { ...place, state: 'left_out', reason: 'moved' });
  addNote(tx, row.id, 'left_out_moved');
}

function planPrompt(tx: Tx, { lead, zone, facts }: PairContext, checkin: Checkin): void {
  setDue(tx, checkin.id, 'prompt', Math.max(tx.now, promptMoment(checkin, lead, zone, facts)));
}

// ---- the manager's answer --------------------------------------------------------------------------------

/** The manager has opened what the employee wrote. */
export function markRead(tx: Tx, person: Person, checkinId: string): Reached | Refusal {
  const reached = reach(tx, person, checkinId);
  if (!reached.ok || reached.side !== 'manager') return reached;
  if (reached.checkin.preparedAt === null || reached.checkin.readAt !== null) return reached;
  const checkin = changeCheckin(tx, checkinId, { readAt: tx.now });
  touched(tx, reached, checkinId);
  return { ...reached, checkin };
}

export type Answer = { reply: string; point: string; thanks: boolean };

/** Reply, thanks or a point for the talk: each of them answers. Nothing at all changes nothing. */
export function answer(tx: Tx, person: Person, checkinId: string, given: Answer): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'answer', 'manager');
  if (!reached.ok) return reached;
  if (given.thanks) addReply(tx, checkinId, person.id, 'thanks', '');
  if (given.reply !== '') addReply(tx, checkinId, person.id, 'reply', given.reply);
  if (given.point !== '') addPoint(tx, reached.context.pair.id, person.id, given.point);
  if (!given.thanks && given.reply === '' && given.point === '') return reached;
  const checkin = answered(tx, reached);
  touched(tx, reached, checkinId);
  return { ...reached, checkin };
}

/** One answer resumes a pair whose employee was no longer asked. */
function answered(tx: Tx, { checkin, context }: Reached): Checkin {
  setUnanswered(tx, context.pair.id, 0);
  clearDue(tx, checkin.id, ['manager_reminder']);
  return changeCheckin(tx, checkin.id, { answeredAt: checkin.answeredAt ?? tx.now });
}

// ---- the talk --------------------------------------------------------------------------------------------

/** One of the two says that they talked. Held when both have. */
export function talked(tx: Tx, person: Person, checkinId: string, clicked?: string): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'talked');
  if (!reached.ok) return reached;
  const { side, context } = reached;
  const mine = side === 'employee' ? 'employeeTalkedAt' : 'managerTalkedAt';
  let checkin = changeCheckin(tx, checkinId, { [mine]: reached.checkin[mine] ?? tx.now });
  addNote(tx, checkinId, `talked_${side}`);
  if (bothTalked(checkin)) {
    checkin = changeCheckin(tx, checkinId, { state: 'held', heldAt: tx.now });
    answered(tx, { ...reached, checkin });
    clearDue(tx, checkinId, ['prompt', 'reminder', 'manager_reminder', 'ask_talked', 'ask_again']);
    closePoints(tx, context.pair.id, checkinId);
  } else if (tx.now < checkin.endsAt) {
    const other = side === 'employee' ? context.manager : context.employee;
    const at = nextSendable(tx.now, other.zone, calendarOf(tx, other));
    setDue(tx, checkinId, 'ask_talked', Math.max(at, checkin.endsAt));
  }
  touched(tx, reached, checkinId, clicked);
  return { ...reached, checkin };
}
