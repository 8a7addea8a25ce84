import { type Cadence, isDueWeek, type LeftOut, plannedTalk } from '../domain/cadence.ts';
import { keyOf } from '../domain/messages.ts';
import { askTalkedMoment, promptMoment, reminderMoment } from '../domain/prompts.ts';
import { dateAt, pulseClose, timeAt, weekdayOf, weekOf } from '../domain/time.ts';
import { addNote, changeCheckin, type Checkin, checkinsFrom, deleteCheckin } from '../store/checkins.ts';
import { clearDue, setDue } from '../store/dues.ts';
import type { Tx } from '../store/db.ts';
import { hasHeard, withdraw } from '../store/outbox.ts';
import { activePairs, type Pair, setPlanAt } from '../store/teams.ts';
import { contextOf, type PairContext } from './pairs.ts';
import { isResting } from './pilot-state.ts';
import { refreshMessages } from './sending.ts';

/* What becomes of a check-in that has a row: what is still to come of it, and where it goes when the facts change. */

export type Talk = Exclude<ReturnType<typeof plannedTalk>, LeftOut>;

/** A planned talk as it stands in its row. */
export function columnsOf({ cadence: { minutes }, zone }: PairContext, talk: Talk) {
  const { week, date, time, talkAt, endsAt, nominalDate, why } = talk;
  const movedBy = why === 'moved_holiday' ? 'holiday' : why === 'moved_absence' ? 'absence' : null;
  return { week, date, time, minutes, talkAt, endsAt, nominalDate, zone, movedBy } as const;
}

/** All that is still to come of a check-in, from the place of its talk; what was to come before is forgotten. */
export function schedule(tx: Tx, context: PairContext, row: Checkin): void {
  clearDue(tx, row.id, ['prompt', 'reminder', 'ask_talked', 'ask_again', 'close']);
  if (row.state !== 'planned' && row.state !== 'prompted') return;
  setDue(tx, row.id, 'close', pulseClose(context.companyZone, row.week));
  if (row.state === 'planned') setDue(tx, row.id, 'prompt', promptAt(context, row));
  else scheduleAfterPrompt(tx, context, row);
}

export function scheduleAfterPrompt(tx: Tx, { zone, facts }: PairContext, row: Checkin): void {
  const reminder = reminderMoment(here(zone, row), zone);
  if (reminder !== null && reminder > tx.now) setDue(tx, row.id, 'reminder', reminder);
  setDue(tx, row.id, 'ask_talked', askTalkedMoment(row.endsAt, zone, facts.employee));
}

export const promptAt = ({ lead, zone, facts }: PairContext, row: Checkin): number =>
  promptMoment(here(zone, row), lead, zone, facts);

/** The talk by the clock on the employee's wall, who may have travelled since it was put there. */
export const here = (zone: string, { talkAt }: Checkin) => ({
  date: dateAt(zone, talkAt),
  time: timeAt(zone, talkAt),
});

// ---- when the facts change ---------------------------------------------------------------------------------

/** Days off, cadence, zone or who is there have changed: what lies ahead is looked at again. */
export function replan(tx: Tx, pair: Pair): void {
  if (isResting(tx)) return setPlanAt(tx, pair.id, null);
  const context = contextOf(tx, pair);
  const thisWeek = weekOf(dateAt(context.zone, tx.now));
  for (const row of checkinsFrom(tx, pair.id, thisWeek)) {
    if (row.talkAt <= tx.now || !isReplanned(row)) continue;
    const changed = replanRow(tx, context, row);
    if (changed !== null) schedule(tx, context, changed);
  }
  setPlanAt(tx, pair.id, tx.now);
}

/** What was left out for a reason that may have passed comes back. */
function isReplanned({ state, reason }: Checkin): boolean {
  if (state === 'left_out') return reason !== 'moved' && reason !== 'downtime';
  return state === 'planned' || state === 'prompted';
}

/**
 * A row as the facts are now; null when the series no longer has a talk in its week. A talk that somebody has heard of
 * or has moved by hand stays where it is, unless one of the two is away on that day.
 */
export function replanRow(tx: Tx, context: PairContext, row: Checkin): Checkin | null {
  const place = settledPlace(tx, context, row);
  if (place === null && !isDueWeek(context.cadence, row.week)) {
    deleteCheckin(tx, row.id);
    return null;
  }
  const talk = plannedTalk(place ?? context.cadence, row.week, place?.zone ?? context.zone, context.facts);
  if ('leftOut' in talk) return row.state === 'left_out' ? row : leaveRowOut(tx, context, row, talk.leftOut);
  const stays = talk.talkAt === row.talkAt && talk.endsAt === row.endsAt && row.state !== 'left_out';
  if (talk.talkAt <= tx.now || (stays && (place !== null || row.state === 'planned'))) return row;
  const { date, time, talkAt, endsAt } = talk;
  const moved = place === null ? columnsOf(context, talk) : { date, time, talkAt, endsAt };
  const why = talk.date === row.date ? row.movedBy : columnsOf(context, talk).movedBy;
  const state = place === null || row.promptedAt === null ? 'planned' : 'prompted';
  if (place === null && row.promptedAt !== null) withdraw(tx, [keyOf({ kind: 'prompt', checkin: row.id })]);
  if (!stays) addNote(tx, row.id, talk.why === 'as_planned' ? 'planned' : talk.why, talk.who);
  const promptedAt = state === 'planned' ? null : row.promptedAt;
  const changed = changeCheckin(tx, row.id, { ...moved, movedBy: why, state, promptedAt, reason: null });
  refreshMessages(tx, [context.employee, context.manager], row.id);
  return changed;
}

/** Where a talk stays whatever the series says, or null while it is only a plan. */
function settledPlace(tx: Tx, { employee, manager }: PairContext, row: Checkin) {
  const byHand = row.movedBy === 'employee' || row.movedBy === 'manager';
  const isSettled =
    byHand ||
    row.kind === 'half_year' ||
    row.preparedAt !== null ||
    hasHeard(tx, [employee.slackId, manager.slackId], row.id);
  if (!isSettled) return null;
  const weekday = weekdayOf(row.date) as Cadence['weekday'];
  return { weekday, time: row.time, minutes: row.minutes as Cadence['minutes'], zone: row.zone };
}

export function leaveRowOut(
  tx: Tx,
  { employee, manager }: PairContext,
  row: Checkin,
  reason: string,
): Checkin {
  addNote(tx, row.id, `left_out_${reason}`);
  const changed = changeCheckin(tx, row.id, { state: 'left_out', reason });
  refreshMessages(tx, [employee, manager], row.id);
  return changed;
}

/** The two no longer talk with each other: what lies ahead is left out, and the messages say so. */
export function endTalks(tx: Tx, pair: Pair): void {
  const context = contextOf(tx, pair);
  for (const row of checkinsFrom(tx, pair.id, weekOf(dateAt(context.zone, tx.now)))) {
    if (row.state !== 'planned' && row.state !== 'prompted') continue;
    if (row.talkAt > tx.now) schedule(tx, context, leaveRowOut(tx, context, row, 'ended'));
    else refreshMessages(tx, [context.employee, context.manager], row.id);
  }
}

// ---- when nobody is asked for a while ------------------------------------------------------------------------

/** After a pilot was stopped, or taken up again. What is left out comes back with the talks. */
export function settleTalks(tx: Tx): void {
  for (const pair of activePairs(tx))
    if (isResting(tx)) restTalks(tx, pair);
    else replan(tx, pair);
}

/** What lies ahead is left out. About a talk that is past nobody is asked any more; it can still be confirmed. */
function restTalks(tx: Tx, pair: Pair): void {
  const context = contextOf(tx, pair);
  for (const row of checkinsFrom(tx, pair.id, weekOf(dateAt(context.zone, tx.now)))) {
    clearDue(tx, row.id, ['manager_reminder', 'ask_talked', 'ask_again']);
    if (row.talkAt <= tx.now || (row.state !== 'planned' && row.state !== 'prompted')) continue;
    schedule(tx, context, leaveRowOut(tx, context, row, 'pilot_over'));
  }
  setPlanAt(tx, pair.id, null);
}
