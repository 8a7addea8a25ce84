import { isToBeAsked, showCauses } from '../domain/causes.ts';
import type { CausesNow } from '../domain/diagnosis.ts';
import type { Level } from '../domain/digest-data.ts';
import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { factsOf, newestPublications, publicationOf } from '../store/publications.ts';
import { settings } from '../store/settings.ts';
import { lastAskedCauses, pulseWeekOf } from '../store/weeks.ts';
import { digestOfWeek, HR_AUDIENCE } from './digests.ts';
import { WINDOW_WEEKS } from '../domain/trends.ts';

/* When everybody is asked what bothers them most about the talks, and what HR reads of it. */

/** As it was printed; null: that week has no digest. */
export const usefulPrinted = (tx: Tx, week: string) =>
  publicationOf(tx, week, HR_AUDIENCE) === undefined ? null : digestOfWeek(tx, week).talks.useful;

/** Decided on what HR has been told already, so that being asked tells nobody anything. */
export function asksCauses(tx: Tx, week: string): boolean {
  const newest = newestPublications(tx, HR_AUDIENCE, 1)[0];
  const useful = newest === undefined ? null : usefulPrinted(tx, newest);
  if (newest === undefined || useful === null) return false;
  const before = usefulPrinted(tx, addWeeks(newest, -WINDOW_WEEKS));
  return isToBeAsked(week, { useful, before }, lastAskedCauses(tx));
}

/** What was asked longer ago is no help any more. */
const WEEKS_SHOWN = 12;

/** `week`: the newest with a digest, which `printed` this. */
export function causesNow(tx: Tx, week: string, printed: { useful: Level; before: Level | null }): CausesNow {
  const last = lastAskedCauses(tx);
  if (last !== null && last > week) return 'asked';
  const { zone } = settings(tx);
  const current = weekOf(dateAt(zone, tx.now));
  const next = pulseWeekOf(tx, current) === undefined ? current : addWeeks(current, 1);
  if (isToBeAsked(next, printed, last)) return 'coming';
  const [facts] = last === null || last < addWeeks(week, 1 - WEEKS_SHOWN) ? [] : factsOf(tx, last, last);
  return facts?.causes === undefined ? null : showCauses(facts.week, facts.causes);
}
