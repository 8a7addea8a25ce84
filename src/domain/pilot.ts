import type { SettingLine } from './setup.ts';
import type { StatementId } from './statements.ts';
import { addDays, addWeeks, mondayOf } from './time.ts';

/*
 * Starting small: what one or a few teams are asked before the first prompt and again at the end, the weeks in between,
 * and what was decided.
 */

/** Asked in place of the statements of the week, stored and summed like them, never part of the rotation or an index. */
export const BASELINE = ['B1', 'B2', 'B3', 'B4'] as const satisfies readonly StatementId[];
export const BASELINE_WORDING = 1;

/** Weeks of talks, after the week of the opening questions. */
export const PILOT_WEEKS = { least: 4, usual: 6, most: 12 } as const;

/** With fewer people a clear change of an opinion can hardly be told from chance. */
export const ENOUGH_PEOPLE = 8;

/** `changes` is what was adjusted; `lastWeek` the week after which it is looked at again, null: not any more. */
export type PilotStep = {
  step: 'start' | 'extend' | 'adjust' | 'stop' | 'resume';
  at: number;
  lastWeek: string | null;
  changes: SettingLine[];
};

export type PilotWeeks = { readonly baselineWeek: string; readonly lastWeek: string };

/** The first week of talks. */
export const firstWeekOf = ({ baselineWeek }: Pick<PilotWeeks, 'baselineWeek'>): string =>
  addWeeks(baselineWeek, 1);

/** From a Monday to a Sunday. */
export type Days = { from: string; to: string };

/** When the opening questions are asked, when there are talks, and when the same is asked again. */
export function pilotDays(pilot: PilotWeeks): { asked: Days; talks: Days; again: Days } {
  const days = (week: string): Days => ({ from: mondayOf(week), to: addDays(mondayOf(week), 6) });
  const again = days(pilot.lastWeek);
  return {
    asked: days(pilot.baselineWeek),
    talks: { from: mondayOf(firstWeekOf(pilot)), to: again.to },
    again,
  };
}

export const isPilotLength = (weeks: number): boolean =>
  Number.isInteger(weeks) && weeks >= PILOT_WEEKS.least && weeks <= PILOT_WEEKS.most;
