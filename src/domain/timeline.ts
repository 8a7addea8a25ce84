import type { Outcome } from './goals.ts';
import { addDays, addWeeks, mondayOf, weekOf } from './time.ts';

/** Something in a person's history. `date` is by the clock on the employee's wall, `goal` the title of a goal. */
export type Happening =
  | {
      what: 'talk';
      date: string;
      /** 'open': its time has passed, and nobody has said whether they talked. */
      status: 'held' | 'confirmed_by_one' | 'skipped' | 'missed' | 'open';
      halfYear: boolean;
      /** What the two agreed to do next. */
      step: string | null;
    }
  | { what: 'opened' | 'deadline_moved' | 'paused' | 'resumed' | 'reopened'; date: string; goal: string }
  | { what: 'closed'; date: string; goal: string; outcome: Outcome }
  /** An action point that was done. */
  | { what: 'done'; date: string };

/** A week in which something happened, with its Monday and Sunday, or weeks in a row without anything. */
export type TimelineEntry =
  | { kind: 'week'; week: string; from: string; to: string; happened: Happening[] }
  | { kind: 'nothing'; first: string; last: string };

/** The weeks from `first` to `last`, the newest first; those in which nothing happened are folded. */
export function timelineOf(happened: Happening[], first: string, last: string): TimelineEntry[] {
  const byWeek = new Map<string, Happening[]>();
  for (const one of happened.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const week = weekOf(one.date);
    byWeek.set(week, [...(byWeek.get(week) ?? []), one]);
  }
  const entries: TimelineEntry[] = [];
  for (let week = last; week >= first; week = addWeeks(week, -1)) {
    const from = mondayOf(week);
    const inWeek = byWeek.get(week);
    if (inWeek === undefined) addNothing(entries, week);
    else entries.push({ kind: 'week', week, from, to: addDays(from, 6), happened: inWeek });
  }
  return entries;
}

function addNothing(entries: TimelineEntry[], week: string): void {
  const before = entries.at(-1);
  if (before?.kind === 'nothing') before.first = week;
  else entries.push({ kind: 'nothing', first: week, last: week });
}
