import { isAwayAllWeek } from '../domain/calendar.ts';
import { closesAt, digestAt, opensAt } from '../domain/pulse.ts';
import { addWeeks, dateAt, mondayOf, weekOf } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { type Absence, absencesFrom, enrolledPeople, type Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { activePairs, teamPath } from '../store/teams.ts';
import {
  addPulseWeek,
  type Member,
  pulseWeekOf,
  type PulseWeek,
  unclosedWeeks,
  weekToClose,
  weekToPublish,
  weekWithoutErrors,
} from '../store/weeks.ts';
import { asksCauses } from './causes.ts';
import { closeWeek, computeErrors } from './closing.ts';
import { followChannel, HR_AUDIENCE, publishDigest } from './digests.ts';
import { isResting } from './pilot-state.ts';
import { askOpeningQuestions, nextReportMoment, reportDue } from './pilot-weeks.ts';
import { rowOfStatements } from './statement-bank.ts';
import { tellManagers } from './team-pages.ts';
import { tellYear } from './yearly.ts';

/* The weeks of the statements: opened, closed and told about, each once and each when its time has come. */

/** One thing that is due; how many were done. The caller repeats until zero, each time in a transaction of its own. */
export function pulseDue(tx: Tx): number {
  destroyOldKeys(tx);
  return (
    closeNext(tx) ||
    computeNext(tx) ||
    openCurrent(tx) ||
    publishNext(tx) ||
    tellManagers(tx) ||
    tellYear(tx) ||
    followChannel(tx) ||
    reportDue(tx)
  );
}

/** The next moment at which `pulseDue` has something to do. */
export function nextPulseMoment(tx: Tx): number | null {
  const { zone, holidays } = settings(tx);
  const current = weekOf(dateAt(zone, tx.now));
  const opening = pulseWeekOf(tx, current) === undefined ? tx.now : opensAt(zone, addWeeks(current, 1));
  const closing = unclosedWeeks(tx).map((week) => week.closesAt);
  const told = weekToPublish(tx, HR_AUDIENCE);
  const telling = told === undefined ? [] : [digestAt(zone, told.week, holidays)];
  return Math.min(opening, ...closing, ...telling, ...nextReportMoment(tx));
}

function closeNext(tx: Tx): number {
  const row = weekToClose(tx);
  if (row === undefined) return 0;
  closeWeek(tx, row);
  return 1;
}

function computeNext(tx: Tx): number {
  const row = weekWithoutErrors(tx);
  if (row === undefined) return 0;
  computeErrors(tx, row);
  return 1;
}

function publishNext(tx: Tx): number {
  const row = weekToPublish(tx, HR_AUDIENCE);
  const { zone, holidays } = settings(tx);
  if (row === undefined || digestAt(zone, row.week, holidays) > tx.now) return 0;
  publishDigest(tx, row);
  return 1;
}

/** After a crash between the commit of a close and the destruction of its key. */
function destroyOldKeys(tx: Tx): void {
  const over = tx.weekKeys.weeks().filter((week) => isOver(tx, week));
  if (over.length > 0) tx.afterCommit(() => over.forEach((week) => tx.weekKeys.destroy(week)));
}

function isOver(tx: Tx, week: string): boolean {
  const row: PulseWeek | undefined = pulseWeekOf(tx, week);
  return row === undefined ? closesAt(settings(tx).zone, week) <= tx.now : row.closedAt !== null;
}

// ---- the opening -------------------------------------------------------------------------------------------

/** Late when the app was not running on Monday. */
function openCurrent(tx: Tx): number {
  const { zone, minimumGroup, smallGroups } = settings(tx);
  const week = weekOf(dateAt(zone, tx.now));
  if (pulseWeekOf(tx, week) !== undefined) return 0;
  const opens = opensAt(zone, week);
  const row = {
    week,
    opensAt: opens,
    closesAt: closesAt(zone, week),
    ...rowOfStatements(tx, week),
    asksCauses: asksCauses(tx, week),
    minimum: minimumGroup,
    smallGroups,
  };
  const members = membersAt(tx, week, opens);
  addPulseWeek(tx, row, members);
  askOpeningQuestions(tx, week, members);
  return 1;
}

/**
 * Everybody who takes part, with their place. Who joined after the week had opened is asked from the next one on; so
 * the first week of a company is the one after it was set up.
 */
function membersAt(tx: Tx, week: string, opens: number): Member[] {
  if (isResting(tx)) return [];
  const leaders = new Set(activePairs(tx).map(({ managerId }) => managerId));
  const isAway = awayIn(tx, week);
  const paths = new Map<string, string[]>();
  const pathOf = (teamId: string): string[] => {
    const path = paths.get(teamId) ?? teamPath(tx, teamId);
    paths.set(teamId, path);
    return path;
  };
  return enrolledPeople(tx)
    .filter((one) => one.pausedAt === null && one.enrolledAt! <= opens && !isAway(one))
    .map(({ id, teamId }) => ({
      personId: id,
      path: teamId === null ? [] : pathOf(teamId),
      leads: leaders.has(id),
    }));
}

function awayIn(tx: Tx, week: string): (person: Person) => boolean {
  const country = settings(tx).holidays;
  const absences = new Map<number, Absence[]>();
  for (const one of absencesFrom(tx, mondayOf(week)))
    absences.set(one.personId, [...(absences.get(one.personId) ?? []), one]);
  return ({ id }) => {
    const mine = absences.get(id);
    return mine !== undefined && isAwayAllWeek(week, { country, absences: mine });
  };
}
