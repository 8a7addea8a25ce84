import { firstWeekOf, type PilotStep } from '../domain/pilot.ts';
import { pilotReport, type PilotReport } from '../domain/pilot-report.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { enrolledPeople, type Person, personById } from '../store/people.ts';
import { newestPilot, type Pilot } from '../store/pilots.ts';
import { cellsOf, factsOf } from '../store/publications.ts';
import { settings } from '../store/settings.ts';
import { teamById } from '../store/teams.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { daysOf, startRefused, talksHaveBegun } from './pilot-start.ts';
import { hasRoleFor } from './roles.ts';

/* What HR sees of the pilot: how it stands, and the report. */

type PilotDays = ReturnType<typeof daysOf>;

/** Where the pilot is now. 'ahead': before the opening questions; 'asking': while they are open. */
export type PilotPhase = 'ahead' | 'asking' | 'talking' | Exclude<Pilot['state'], 'running'>;

export type PilotStatus = {
  phase: PilotPhase;
  days: PilotDays;
  people: number;
  teams: string[];
  /** Teams of the pilot that have been closed since, or have no manager in Slack. */
  closed: string[];
  withoutManager: string[];
  hasReport: boolean;
  /** It was stopped after its first talks, so it can be taken up again. */
  canResume: boolean;
};

export function pilotStatus(tx: Tx): PilotStatus | null {
  const pilot = newestPilot(tx);
  if (pilot === null) return null;
  const known = pilot.teams.flatMap((id) => teamById(tx, id) ?? []);
  const live = known.filter(({ archivedAt }) => archivedAt === null);
  const lacksManager = (managerId: number | null) =>
    managerId === null || personById(tx, managerId)!.deactivatedAt !== null;
  return {
    phase: phaseOf(tx, pilot),
    days: daysOf(tx, pilot),
    people: enrolledPeople(tx).length,
    teams: live.map(({ name }) => name),
    closed: known.filter(({ archivedAt }) => archivedAt !== null).map(({ name }) => name),
    withoutManager: live.filter(({ managerId }) => lacksManager(managerId)).map(({ name }) => name),
    hasReport: pilot.reportWeek !== null,
    canResume: talksHaveBegun(tx, pilot),
  };
}

function phaseOf(tx: Tx, pilot: Pilot): PilotPhase {
  if (pilot.state !== 'running') return pilot.state;
  if (talksHaveBegun(tx, pilot)) return 'talking';
  return pulseWeekOf(tx, pilot.baselineWeek) === undefined ? 'ahead' : 'asking';
}

/** Offered as long as there is a "before" to ask about. */
export const mayStartPilot = (tx: Tx): boolean => startRefused(tx) === null;

// ---- the report ----------------------------------------------------------------------------------------------

export type Reported = {
  report: PilotReport;
  days: PilotDays;
  teams: string[];
  minimum: number;
  /** Of talks in a week, for each manager; null: nobody had any at the end. */
  minutes: number | null;
  managers: number;
  undecided: boolean;
  steps: (Pick<PilotStep, 'step' | 'changes'> & { on: string; review: string | null })[];
};

/** Only for HR: an administrator sets up, and reads no numbers. `due`: the date on which the report comes. */
export function reportFor(
  tx: Tx,
  reader: Person,
): { ok: true; reported: Reported } | Refusal | { ok: false; due: string } {
  if (!hasRoleFor(tx, reader, 'pilot.report')) return refuse('pilot_hr_only');
  const status = pilotStatus(tx);
  const pilot = newestPilot(tx);
  if (status === null || pilot === null) return refuse('outdated');
  const { reportWeek } = pilot;
  if (reportWeek === null)
    return pilot.state === 'running' ? { ok: false, due: status.days.report } : refuse('pilot_no_report');
  const weeks = { baselineWeek: pilot.baselineWeek, lastWeek: reportWeek };
  const closed = factsOf(tx, pilot.baselineWeek, reportWeek);
  const facts = closed.find(({ week }) => week === reportWeek)?.pilot ?? null;
  const minimum = pulseWeekOf(tx, reportWeek)?.minimum ?? settings(tx).minimumGroup;
  return {
    ok: true,
    reported: {
      report: pilotReport({
        ...weeks,
        cells: cellsOf(tx, pilot.baselineWeek, reportWeek),
        weeks: closed.filter(({ week }) => week >= firstWeekOf(pilot)),
        baseline: closed.find(({ week }) => week === pilot.baselineWeek) ?? null,
        facts,
        minimum,
      }),
      days: daysOf(tx, weeks),
      teams: [...status.teams, ...status.closed],
      minimum,
      minutes: facts === null || facts.managers === 0 ? null : Math.round(facts.minutes / facts.managers),
      managers: facts?.managers ?? 0,
      undecided: pilot.state === 'reported',
      steps: stepsOf(tx, pilot),
    },
  };
}

/** Each decision with its date, and the date of the report by which it is looked at again. */
function stepsOf(tx: Tx, { steps, baselineWeek }: Pilot): Reported['steps'] {
  const { zone } = settings(tx);
  return steps.map(({ step, at, lastWeek, changes }) => ({
    step,
    changes,
    on: dateAt(zone, at),
    review: lastWeek === null ? null : daysOf(tx, { baselineWeek, lastWeek }).report,
  }));
}
