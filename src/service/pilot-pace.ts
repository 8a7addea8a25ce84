import { firstWeekOf, type PilotWeeks } from '../domain/pilot.ts';
import type { Pace, PilotPace } from '../domain/pilot-pace.ts';
import { addDays, dateAt, daysBetween, mondayOf } from '../domain/time.ts';
import { heldBetween } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { pastTalksOf } from '../store/past-talks.ts';
import { settings } from '../store/settings.ts';
import { activePairs } from '../store/teams.ts';

const MONTH_DAYS = 365.25 / 12;
/** Longer ago people may have talked otherwise. */
const LOOKS_BACK_DAYS = 365;

/** How often the pairs of a pilot talked before it, were to talk in it, and did. Written down once, at its end. */
export function paceOf(tx: Tx, pilot: PilotWeeks): PilotPace {
  const pairs = activePairs(tx);
  const employees = pairs.map(({ employeeId }) => employeeId);
  const people = employees.length;
  const [from, to] = [firstWeekOf(pilot), pilot.lastWeek];
  const days = daysBetween(mondayOf(from), mondayOf(to)) + 7;
  return {
    before: before(tx, employees, mondayOf(from)),
    during: { talks: heldBetween(tx, employees, from, to), people, months: days / MONTH_DAYS },
    planned: {
      talks: pairs.reduce((sum, { everyWeeks }) => sum + MONTH_DAYS / 7 / everyWeeks, 0),
      people,
      months: 1,
    },
  };
}

/**
 * From the first of the month of the oldest talk that is known to the day on which the list was handed in, which need not
 * be that of its newest talk. Null: nothing is known.
 */
function before(tx: Tx, employees: readonly number[], talksBegin: string): Pace | null {
  const earliest = addDays(talksBegin, -LOOKS_BACK_DAYS);
  const talks = pastTalksOf(tx, employees).filter(({ date }) => earliest <= date && date < talksBegin);
  if (talks.length === 0) return null;
  const oldest = talks.map(({ date }) => date).toSorted()[0]!;
  const from = `${oldest.slice(0, 7)}-01`;
  const handedIn = dateAt(settings(tx).zone, Math.max(...talks.map(({ addedAt }) => addedAt)));
  const to = handedIn < talksBegin ? handedIn : talksBegin;
  return { talks: talks.length, people: employees.length, months: daysBetween(from, to) / MONTH_DAYS };
}
