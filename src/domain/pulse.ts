import { workingDayFrom } from './calendar.ts';
import {
  addDays,
  addWeeks,
  dateAt,
  mondayOf,
  momentOf,
  pulseClose,
  weekOf,
  weekStart,
  weeksBetween,
} from './time.ts';

/** The week from which the rotation is counted, the same for every company, so that it survives a new start. */
const FIRST_WEEK = '2020-W01';

/** How many ISO weeks lie between the fixed first one and this one: the position in the rotation. */
export function weekNumber(week: string): number {
  return weeksBetween(FIRST_WEEK, week);
}

/** Monday 00:00 in the company's zone: the moment of the snapshot of people and teams. */
export function opensAt(zone: string, week: string): number {
  return weekStart(zone, week);
}

/** Monday 12:00 of the next week in the company's zone; at this very moment answers are refused. */
export function closesAt(zone: string, week: string): number {
  return pulseClose(zone, week);
}

/** The week whose statements are offered, and until Monday 12:00 the one before it, for those who ask for it. */
export type OpenWeeks = { readonly current: string; readonly previous: string | null };

export function openWeeks(zone: string, now: number): OpenWeeks {
  const current = weekOf(dateAt(zone, now));
  const previous = addWeeks(current, -1);
  return { current, previous: now < closesAt(zone, previous) ? previous : null };
}

export function isOpen(zone: string, week: string, now: number): boolean {
  const { current, previous } = openWeeks(zone, now);
  return week === current || week === previous;
}

/**
 * The day of the digest: the first working day of the company from the Tuesday after the close on. `holidays` is the
 * country whose public holidays are days off, or null.
 */
export function digestDate(week: string, holidays: string | null): string {
  return workingDayFrom(addDays(mondayOf(week), 8), { country: holidays, absences: [] });
}

/** 09:00 of that day in the company's zone. */
export function digestAt(zone: string, week: string, holidays: string | null): number {
  return momentOf(zone, digestDate(week, holidays), '09:00');
}
