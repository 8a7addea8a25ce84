import { type Fact, keyOf } from '../domain/messages.ts';
import { nextSendable } from '../domain/prompts.ts';
import { digestAt, opensAt } from '../domain/pulse.ts';
import type { Tx } from '../store/db.ts';
import { findByKey } from '../store/outbox.ts';
import { peopleWithRole, type Person, personById } from '../store/people.ts';
import { changePilot, newestPilot, type Pilot } from '../store/pilots.ts';
import { settings } from '../store/settings.ts';
import { type Member, pulseWeekOf } from '../store/weeks.ts';
import { calendarOf } from './pairs.ts';
import { activePilot } from './pilot-state.ts';
import { refreshRow, send } from './sending.ts';

/* What the weeks of a pilot bring by themselves: the opening questions, and the report when it is time. */

/** No talk leads to the opening questions, so they have a message of their own; once, and no reminder. */
export function askOpeningQuestions(tx: Tx, week: string, members: readonly Member[]): void {
  const pilot = activePilot(tx);
  if (pilot?.baselineWeek !== week) return;
  for (const { personId } of members) {
    const person = personById(tx, personId)!;
    const at = nextSendable(tx.now, person.zone, calendarOf(tx, person));
    send(tx, person, openingQuestions(tx, pilot), { at });
  }
}

export const openingQuestions = (tx: Tx, { id, baselineWeek }: Pilot): Fact => ({
  kind: 'pilot_news',
  pilot: id,
  what: 'questions',
  at: opensAt(settings(tx).zone, baselineWeek),
});

/** With the digest of the last week. */
export function reportAt(tx: Tx, { lastWeek }: Pick<Pilot, 'lastWeek'>): number {
  const { zone, holidays } = settings(tx);
  return digestAt(zone, lastWeek, holidays);
}

export function nextReportMoment(tx: Tx): number[] {
  const pilot = newestPilot(tx);
  return pilot?.state === 'running' ? [reportAt(tx, pilot)] : [];
}

/** The report is there: HR is told, and decides. The talks go on until it does. */
export function reportDue(tx: Tx): number {
  const pilot = newestPilot(tx);
  if (pilot?.state !== 'running' || reportAt(tx, pilot) > tx.now) return 0;
  // After a longer downtime the last week may be one that never opened.
  const row = pulseWeekOf(tx, pilot.lastWeek);
  if (row !== undefined && row.closedAt === null) return 0;
  changePilot(tx, pilot.id, { state: 'reported', reportWeek: pilot.lastWeek });
  for (const person of deciders(tx)) {
    const at = nextSendable(tx.now, person.zone, calendarOf(tx, person));
    send(tx, person, { kind: 'pilot_report', pilot: pilot.id, week: pilot.lastWeek }, { at });
  }
  return 1;
}

/** Once it is decided, or the decision is taken back, the message has other buttons. */
export function refreshReports(tx: Tx, { id, reportWeek }: Pilot): void {
  if (reportWeek === null) return;
  const key = keyOf({ kind: 'pilot_report', pilot: id, week: reportWeek });
  for (const { slackId } of deciders(tx)) {
    const row = findByKey(tx, slackId, key);
    if (row?.state === 'sent') refreshRow(tx, row);
  }
}

/** HR; where nobody is HR yet, whoever can change that. */
function deciders(tx: Tx): Person[] {
  const hr = peopleWithRole(tx, 'hr');
  return hr.length > 0 ? hr : peopleWithRole(tx, 'admin');
}
