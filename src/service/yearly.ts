import { digestDate } from '../domain/pulse.ts';
import { nextSendable } from '../domain/prompts.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { addWeeks, momentOf } from '../domain/time.ts';
import { FIRST_WINDOW, YEAR_WEEKS, type YearLine, yearLines } from '../domain/yearly.ts';
import type { Tx } from '../store/db.ts';
import { peopleWithRole, type Person } from '../store/people.ts';
import { firstPublication } from '../store/publications.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { digestOfWeek, HR_AUDIENCE } from './digests.ts';
import { publishedWeeks } from './exports.ts';
import { calendarOf } from './pairs.ts';
import { send } from './sending.ts';
import { newestWeek } from './team-numbers.ts';
import { hasRoleFor } from './roles.ts';

/* Once a year HR is shown the first numbers beside those of now. */

/** The week of the newest look. */
const TOLD = 'year_look';
const TOLD_FROM = '09:00';

/** The first digest a full number of years after the first one; null in the first year. */
export function lookWeek(tx: Tx): string | null {
  const [first, newest] = [firstPublication(tx, HR_AUDIENCE), newestWeek(tx)];
  if (first === null || newest === null) return null;
  let due = addWeeks(first, YEAR_WEEKS);
  if (due > newest) return null;
  while (addWeeks(due, YEAR_WEEKS) <= newest) due = addWeeks(due, YEAR_WEEKS);
  return publishedWeeks(tx, due, newest)[0] ?? null;
}

/** `first` and `newest` are the weeks with which the two windows end. */
export type YearLook = { first: string; newest: string; lines: YearLine[] };

/** Null in the first year. */
export function yearFor(tx: Tx, person: Person): { ok: true; look: YearLook | null } | Refusal {
  if (!hasRoleFor(tx, person, 'numbers.read')) return refuse('not_allowed');
  const newest = lookWeek(tx);
  if (newest === null) return { ok: true, look: null };
  const begun = firstPublication(tx, HR_AUDIENCE)!;
  const first = publishedWeeks(tx, begun, addWeeks(begun, FIRST_WINDOW - 1)).at(-1)!;
  const scaleOf = (week: string): string => JSON.stringify(pulseWeekOf(tx, week)?.scale ?? null);
  const sameScale = scaleOf(first) === scaleOf(newest);
  const lines = yearLines(digestOfWeek(tx, first), digestOfWeek(tx, newest), sameScale);
  return { ok: true, look: { first, newest, lines } };
}

/** Tells HR that it is there; how many looks were told of. */
export function tellYear(tx: Tx): number {
  const week = lookWeek(tx);
  if (week === null || getRuntime(tx, TOLD) === week) return 0;
  setRuntime(tx, TOLD, week);
  const date = digestDate(week, settings(tx).holidays);
  for (const person of peopleWithRole(tx, 'hr')) {
    const from = Math.max(tx.now, momentOf(person.zone, date, TOLD_FROM));
    send(
      tx,
      person,
      { kind: 'year_look', week },
      { at: nextSendable(from, person.zone, calendarOf(tx, person)) },
    );
  }
  return 1;
}

/** Not to somebody who is HR no more. */
export const mayTellYear = (tx: Tx, person: Person): boolean => hasRoleFor(tx, person, 'numbers.read');
