import {
  isDueWeek,
  type LeftOut,
  type PlannedTalk,
  plannedTalk,
  type TalkTime,
  talkOn,
} from '../domain/cadence.ts';
import { bothTalked, UNANSWERED_LIMIT } from '../domain/checkin.ts';
import type { Side } from '../domain/messages.ts';
import {
  askAgainMoment,
  askTalkedMoment,
  nextSendable,
  promptMoment,
  promptStillUseful,
  reminderMoment,
  reminderStillUseful,
} from '../domain/prompts.ts';
import { addWeeks, dateAt, pulseClose, weekOf, weekStart } from '../domain/time.ts';
import {
  addCheckin,
  addNote,
  changeCheckin,
  type Checkin,
  checkinById,
  checkinsFrom,
  clearDue,
  type Due,
  dueNow,
  nextDue,
  setDue,
} from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { nextPlanAt, type Pair, pairById, pairsToPlan, setPlanAt, setUnanswered } from '../store/teams.ts';
import { contextOf, type PairContext, silent } from './pairs.ts';
import { send } from './sending.ts';

/*
 * What is due now and has not been done. Safe to run at any time and any number of times: what is done is a row.
 * A late run, a restart or days of downtime need nothing special.
 */

const BATCH = 200;
const HOUR = 60 * 60 * 1000;
/** A check-in becomes a row this long before its prompt; until then it is only a date. */
const ROW_AHEAD = 48 * HOUR;
const WEEK = 7 * 24 * HOUR;
/** After a longer downtime older weeks are not even noted. */
const WEEKS_BACK = 8;
const LATE = 15 * 60 * 1000;

/** One batch; how many things were done. The caller repeats until zero. */
export function planDue(tx: Tx): number {
  const pairs = pairsToPlan(tx, BATCH);
  for (const pair of pairs) planPair(tx, pair);
  const dues = dueNow(tx, BATCH);
  for (const due of dues) fire(tx, due);
  return pairs.length + dues.length;
}

/** The next moment at which planning has something to do, or null. */
export function nextPlanned(tx: Tx): number | null {
  const moments = [nextDue(tx), nextPlanAt(tx)].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

// ---- from cadence to rows ----------------------------------------------------------------------------------

/** Makes the rows that come near and notes when to look again. */
function planPair(tx: Tx, pair: Pair): void {
  const context = contextOf(tx, pair);
  const { cadence, zone, facts, companyZone } = context;
  const oldest = addWeeks(weekOf(dateAt(zone, tx.now)), -WEEKS_BACK);
  const taken = new Set(checkinsFrom(tx, pair.id, oldest).map((row) => row.week));
  const first = weekOf(cadence.firstDate);
  let lookAgain = tx.now + WEEKS_BACK * WEEK;
  for (
    let week = first < oldest ? oldest : first;
    weekStart(zone, week) < lookAgain;
    week = addWeeks(week, 1)
  ) {
    if (taken.has(week) || !isDueWeek(cadence, week)) continue;
    const talk = plannedTalk(cadence, week, zone, facts);
    const closesAt = pulseClose(companyZone, week);
    const rowAt = 'leftOut' in talk ? closesAt : promptMoment(talk, context.lead, zone, facts) - ROW_AHEAD;
    if (rowAt > tx.now) lookAgain = Math.min(lookAgain, rowAt);
    else if ('leftOut' in talk) leaveOut(tx, context, talk, talk.leftOut);
    else if (closesAt <= tx.now) leaveOut(tx, context, { ...talk, who: null }, 'downtime');
    else makeRow(tx, context, talk);
  }
  setPlanAt(tx, pair.id, lookAgain);
}

/** The row of a week before its time; null when that week has no talk. */
export function makeEarly(tx: Tx, pair: Pair, week: string): Checkin | null {
  const context = contextOf(tx, pair);
  const talk = plannedTalk(context.cadence, week, context.zone, context.facts);
  return 'leftOut' in talk ? null : makeRow(tx, context, talk);
}

function makeRow(tx: Tx, context: PairContext, talk: PlannedTalk): Checkin {
  const row = addCheckin(tx, { pairId: context.pair.id, state: 'planned', ...columnsOf(context, talk) });
  addNote(tx, row.id, talk.why === 'as_planned' ? 'planned' : talk.why, talk.who);
  setDue(tx, row.id, 'prompt', promptMoment(talk, context.lead, context.zone, context.facts));
  return row;
}

function leaveOut(
  tx: Tx,
  context: PairContext,
  { nominalDate, who }: Pick<LeftOut, 'nominalDate' | 'who'> | { nominalDate: string; who: null },
  reason: LeftOut['leftOut'] | 'downtime',
): void {
  const { minutes, time } = context.cadence;
  const nominal = talkOn(nominalDate, time, minutes, context.zone);
  const row = addCheckin(tx, {
    pairId: context.pair.id,
    state: 'left_out',
    reason,
    ...columnsOf(context, { ...nominal, nominalDate, why: 'as_planned', who: null }),
  });
  addNote(tx, row.id, `left_out_${reason}`, who);
}

function columnsOf(context: PairContext, talk: PlannedTalk) {
  const { week, date, time, talkAt, endsAt, nominalDate, why } = talk;
  const movedBy = why === 'moved_holiday' ? 'holiday' : why === 'moved_absence' ? 'absence' : null;
  const { minutes } = context.cadence;
  return { week, date, time, minutes, talkAt, endsAt, nominalDate, zone: context.zone, movedBy } as const;
}

// ---- when the facts change ---------------------------------------------------------------------------------

/**
 * Days off, cadence or zone have changed: what has not been asked yet is planned anew. A talk that somebody moved by
 * hand stays where they put it, unless one of the two is away on that day.
 */
export function replan(tx: Tx, pair: Pair): void {
  const context = contextOf(tx, pair);
  const thisWeek = weekOf(dateAt(context.zone, tx.now));
  for (const row of checkinsFrom(tx, pair.id, thisWeek)) {
    const open = row.state === 'planned' || row.state === 'prompted' || row.state === 'left_out';
    if (open && row.talkAt > tx.now && row.heldAt === null) replanRow(tx, context, row);
  }
  setPlanAt(tx, pair.id, tx.now);
}

function replanRow(tx: Tx, context: PairContext, row: Checkin): Checkin {
  const byHand = row.movedBy === 'employee' || row.movedBy === 'manager';
  const talk = plannedTalk(wishOf(context, row, byHand), row.week, context.zone, context.facts);
  if ('leftOut' in talk) {
    if (row.state === 'left_out') return row;
    clearDue(tx, row.id);
    addNote(tx, row.id, `left_out_${talk.leftOut}`, talk.who);
    return changeCheckin(tx, row.id, { state: 'left_out', reason: talk.leftOut });
  }
  if (talk.talkAt === row.talkAt && row.state !== 'left_out') return row;
  if (talk.talkAt <= tx.now) return row;
  const columns = columnsOf(context, talk);
  const movedBy = byHand && talk.date === row.date ? row.movedBy : columns.movedBy;
  const state = row.state === 'left_out' ? (row.promptedAt === null ? 'planned' : 'prompted') : row.state;
  addNote(tx, row.id, talk.why === 'as_planned' ? 'planned' : talk.why, talk.who);
  const changed = changeCheckin(tx, row.id, { ...columns, movedBy, state, reason: null });
  if (state === 'planned') {
    setDue(tx, row.id, 'prompt', promptMoment(talk, context.lead, context.zone, context.facts));
  } else scheduleAfterPrompt(tx, context, changed);
  return changed;
}

/** What the series wants of this week: the pair's cadence, or the place somebody chose by hand. */
function wishOf({ cadence }: PairContext, row: Checkin, byHand: boolean) {
  if (!byHand) return { ...cadence, minutes: cadence.minutes };
  const weekday = (new Date(`${row.date}T12:00:00Z`).getUTCDay() || 7) as 1 | 2 | 3 | 4 | 5;
  return { weekday, time: row.time, minutes: row.minutes as 10 | 20 | 30 };
}

// ---- what is due -------------------------------------------------------------------------------------------

function fire(tx: Tx, { checkinId, what }: Due): void {
  clearDue(tx, checkinId, [what]);
  const row = checkinById(tx, checkinId)!;
  const pair = pairById(tx, row.pairId)!;
  const context = contextOf(tx, pair);
  if (what === 'close') return close(tx, context, row);
  if (pair.endedAt !== null || row.state === 'skipped' || row.state === 'left_out' || row.state === 'held')
    return;
  if (what === 'prompt') return prompt(tx, context, row);
  if (what === 'reminder') return remind(tx, context, row);
  if (what === 'manager_reminder') return remindManager(tx, context, row);
  askTalked(tx, context, row, what === 'ask_again');
}

function prompt(tx: Tx, context: PairContext, row: Checkin): void {
  const reason = silent(context.employee);
  if (reason !== null) {
    addNote(tx, row.id, `left_out_${reason}`);
    changeCheckin(tx, row.id, { state: 'left_out', reason });
    return;
  }
  const current = replanRow(tx, context, row);
  if (current.state !== 'planned') return;
  const at = promptMoment(current, context.lead, context.zone, context.facts);
  if (at > tx.now) return setDue(tx, row.id, 'prompt', at);
  scheduleAfterPrompt(tx, context, current);
  if (context.pair.unanswered >= UNANSWERED_LIMIT) return addNote(tx, row.id, 'not_asked_unanswered');
  if (!promptStillUseful(tx.now, current, context.zone, context.facts))
    return addNote(tx, row.id, 'prompt_too_late');
  const sendAt = nextSendable(tx.now, context.zone, context.facts.employee);
  changeCheckin(tx, row.id, { state: 'prompted', promptedAt: sendAt });
  addNote(tx, row.id, sendAt > at + LATE ? 'prompted_late' : 'prompted');
  if (current.preparedAt === null)
    send(tx, context.employee, { kind: 'prompt', checkin: row.id }, { at: sendAt, until: current.talkAt });
}

/** Everything that follows the prompt, from the place of the talk. */
export function scheduleAfterPrompt(tx: Tx, context: PairContext, talk: TalkTime & { id: string }): void {
  const { zone, facts } = context;
  const reminder = reminderMoment(talk, zone);
  if (reminder !== null && reminder > tx.now) setDue(tx, talk.id, 'reminder', reminder);
  setDue(tx, talk.id, 'ask_talked', askTalkedMoment(talk.endsAt, zone, facts.employee));
  setDue(tx, talk.id, 'close', pulseClose(context.companyZone, talk.week));
}

function remind(tx: Tx, context: PairContext, row: Checkin): void {
  if (row.preparedAt !== null || row.promptedAt === null || !context.employee.reminders) return;
  if (silent(context.employee) !== null) return;
  const useful = reminderStillUseful(tx.now, {
    promptSentAt: row.promptedAt,
    talkAt: row.talkAt,
    zone: context.zone,
  });
  if (!useful) return addNote(tx, row.id, 'reminder_not_useful');
  addNote(tx, row.id, 'reminded');
  send(tx, context.employee, { kind: 'reminder', checkin: row.id }, { at: tx.now, until: row.talkAt });
}

function remindManager(tx: Tx, context: PairContext, row: Checkin): void {
  const { manager, facts } = context;
  if (row.preparedAt === null || row.answeredAt !== null || silent(manager) !== null) return;
  const at = nextSendable(tx.now, manager.zone, facts.manager);
  send(tx, manager, { kind: 'manager_reminder', checkin: row.id }, { at, until: row.endsAt });
}

function askTalked(tx: Tx, context: PairContext, row: Checkin, again: boolean): void {
  if (bothTalked(row)) return;
  const oneSaidSo = row.employeeTalkedAt !== null || row.managerTalkedAt !== null;
  if (again && !oneSaidSo) return;
  const until = pulseClose(context.companyZone, row.week);
  for (const to of ['employee', 'manager'] as const satisfies Side[]) {
    const said = to === 'employee' ? row.employeeTalkedAt : row.managerTalkedAt;
    if (said !== null || silent(context[to]) !== null) continue;
    const at = nextSendable(tx.now, context[to].zone, context.facts[to]);
    send(tx, context[to], { kind: 'ask_talked', checkin: row.id, to, again }, { at, until });
  }
  if (!again) setDue(tx, row.id, 'ask_again', askAgainMoment(tx.now, context.zone, context.facts.employee));
}

/** The company's counts of the week are made; later confirmation changes only the pair's own view. */
function close(tx: Tx, { pair, employee, facts }: PairContext, row: Checkin): void {
  clearDue(tx, row.id);
  if (row.state === 'planned' || row.state === 'prompted') changeCheckin(tx, row.id, { state: 'missed' });
  if (row.preparedAt === null) return;
  const answered = row.answeredAt !== null || row.state === 'held';
  const unanswered = answered ? 0 : pair.unanswered + 1;
  setUnanswered(tx, pair.id, unanswered);
  if (unanswered === UNANSWERED_LIMIT && silent(employee) === null) {
    const at = nextSendable(tx.now, employee.zone, facts.employee);
    send(tx, employee, { kind: 'stopped_asking', pair: pair.id, at: tx.now }, { at });
  }
}
