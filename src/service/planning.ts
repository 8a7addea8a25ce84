import { isDueWeek, type LeftOut, plannedTalk, talkOn } from '../domain/cadence.ts';
import { promptMoment } from '../domain/prompts.ts';
import { addWeeks, dateAt, pulseClose, weekOf, weekStart } from '../domain/time.ts';
import { addCheckin, addNote, type Checkin, checkinsFrom } from '../store/checkins.ts';
import { dueNow, nextDue } from '../store/dues.ts';
import type { Tx } from '../store/db.ts';
import { nextPlanAt, type Pair, pairsToPlan, setPlanAt } from '../store/teams.ts';
import { fire } from './asking.ts';
import { contextOf, type PairContext } from './pairs.ts';
import { isResting } from './pilot-state.ts';
import { columnsOf, schedule, type Talk } from './replanning.ts';

/*
 * What is due now and has not been done. Safe to run at any time and any number of times: what is done is a row.
 * A late run, a restart or days of downtime need nothing special.
 */

/** Few enough that nobody who clicks meanwhile has to wait for it. */
const BATCH = 10;
const HOUR = 60 * 60 * 1000;
/** A check-in becomes a row this long before its prompt; until then it is only a date. */
const ROW_AHEAD = 48 * HOUR;
const WEEK = 7 * 24 * HOUR;
/** After a longer downtime older weeks are not even noted. */
const WEEKS_BACK = 8;

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
  if (isResting(tx)) return setPlanAt(tx, pair.id, null);
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

function makeRow(tx: Tx, context: PairContext, talk: Talk): Checkin {
  const row = addCheckin(tx, { pairId: context.pair.id, state: 'planned', ...columnsOf(context, talk) });
  addNote(tx, row.id, talk.why === 'as_planned' ? 'planned' : talk.why, talk.who);
  schedule(tx, context, row);
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
