import { firstWeekOf } from '../domain/pilot.ts';
import { weekStart } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { newestPilot, type Pilot } from '../store/pilots.ts';
import { settings } from '../store/settings.ts';

/* How the pilot stands, for whoever plans, asks and enrols. */

/** The one under way, or waiting for a decision. */
export function activePilot(tx: Tx): Pilot | null {
  const pilot = newestPilot(tx);
  return pilot?.state === 'running' || pilot?.state === 'reported' ? pilot : null;
}

/** A pilot was stopped: nobody is asked anything until it is taken up again or a new one is started. */
export const isResting = (tx: Tx): boolean => newestPilot(tx)?.state === 'stopped';

/** Before this moment no talk is planned, because the opening questions come first; null: no such moment. */
export function talksFrom(tx: Tx): number | null {
  const pilot = activePilot(tx);
  return pilot === null ? null : weekStart(settings(tx).zone, firstWeekOf(pilot));
}

/** Whether a week asks the four of the pilot in place of its statements. */
export function asksBaseline(tx: Tx, week: string): boolean {
  const pilot = activePilot(tx);
  return pilot !== null && (week === pilot.baselineWeek || week === pilot.lastWeek);
}

/** Whether a week holds the opening questions and nothing else that HR could be told of yet. */
export const isBaselineWeek = (tx: Tx, week: string): boolean => newestPilot(tx)?.baselineWeek === week;
