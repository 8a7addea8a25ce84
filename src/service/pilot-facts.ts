import { firstWeekOf } from '../domain/pilot.ts';
import { inAll, pilotErrors, type PilotFacts } from '../domain/pilot-report.ts';
import { addWeeks } from '../domain/time.ts';
import { countsOfWeek, employeesOfWeek } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import type { Pilot } from '../store/pilots.ts';
import { cellsOf } from '../store/publications.ts';
import { countedSince } from '../store/pulse.ts';
import { activePairs } from '../store/teams.ts';
import { paceOf } from './pilot-pace.ts';
import { activePilot } from './pilot-state.ts';

/** What is written down of a pilot as its last week closes; nothing in any other week. */
export function pilotFactsOf(tx: Tx, week: string): { pilot?: PilotFacts } {
  const pilot = activePilot(tx);
  if (pilot?.state !== 'running' || pilot.lastWeek !== week) return {};
  const { baselineWeek } = pilot;
  const errors = pilotErrors(cellsOf(tx, baselineWeek, week), countedSince(tx, baselineWeek), pilot);
  return { pilot: { errors, skipped: skippedIn(tx, pilot), ...effortNow(tx), pace: paceOf(tx, pilot) } };
}

function skippedIn(tx: Tx, { baselineWeek, lastWeek }: Pilot) {
  const counts = [];
  for (let week = firstWeekOf({ baselineWeek }); week <= lastWeek; week = addWeeks(week, 1)) {
    const due = countsOfWeek(tx, week).filter(({ state }) => state !== 'left_out');
    const whole = due.reduce((sum, { n }) => sum + n, 0);
    const part = due.find(({ state }) => state === 'skipped')?.n ?? 0;
    counts.push({ part, whole, people: employeesOfWeek(tx, week).due });
  }
  return inAll(counts);
}

function effortNow(tx: Tx): Pick<PilotFacts, 'minutes' | 'managers'> {
  const pairs = activePairs(tx);
  return {
    minutes: pairs.reduce((sum, { minutes, everyWeeks }) => sum + minutes / everyWeeks, 0),
    managers: new Set(pairs.map(({ managerId }) => managerId)).size,
  };
}
