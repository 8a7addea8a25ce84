import { firstTalkDate } from '../domain/cadence.ts';
import { ENOUGH_PEOPLE, firstWeekOf, pilotDays, type PilotStep, type PilotWeeks } from '../domain/pilot.ts';
import { keyOf } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { EMPTY_PREVIEW, type Preview, type SettingLine, type Unfit } from '../domain/setup.ts';
import { addWeeks, dateAt, weekOf, weekStart } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { enrolledPeople } from '../store/people.ts';
import { addPilot, changePilot, newestPilot, type Pilot } from '../store/pilots.ts';
import { settings } from '../store/settings.ts';
import { activePairs, anyPromptedSince, pairById, teams, updateCadence } from '../store/teams.ts';
import { nothingToUndo, placeOf, type Undo } from './applying.ts';
import { cadenceOf, contextOf } from './pairs.ts';
import { managersNow, tellAll, welcomed } from './pilot-people.ts';
import { activePilot, isResting } from './pilot-state.ts';
import { openingQuestions, reportAt } from './pilot-weeks.ts';
import { replan } from './replanning.ts';

/* The start of a pilot, and who comes into it later. */

export type PilotReady = { ok: true; preview: Preview; raisesMinimum: false; apply: () => Undo } | Unfit;

export const readyTo = (pilot: Preview['pilot'], apply: () => Undo): PilotReady => ({
  ok: true,
  preview: { ...EMPTY_PREVIEW, pilot },
  raisesMinimum: false,
  apply,
});

export const weekNow = (tx: Tx): string => weekOf(dateAt(settings(tx).zone, tx.now));

/** When what happens, in dates. */
export function daysOf(tx: Tx, weeks: PilotWeeks) {
  const report = dateAt(settings(tx).zone, reportAt(tx, weeks));
  return { ...pilotDays(weeks), report };
}

export const step = (
  tx: Tx,
  what: PilotStep['step'],
  lastWeek: string | null,
  changes: SettingLine[] = [],
) => ({
  step: what,
  at: tx.now,
  lastWeek,
  changes,
});

/** Why no pilot can be started, or null. A pilot that was stopped before its first talks can be started anew. */
export function startRefused(tx: Tx): Refusal | null {
  const pilot = newestPilot(tx);
  if (pilot !== null && (pilot.state !== 'stopped' || talksHaveBegun(tx, pilot)))
    return refuse('pilot_running');
  const pairs = activePairs(tx).map(({ id }) => id);
  return anyPromptedSince(tx, pairs, 0) ? refuse('pilot_late') : null;
}

/** Of one that was stopped: whether they had begun by then. */
export function talksHaveBegun(tx: Tx, pilot: Pilot): boolean {
  const until = pilot.state === 'stopped' ? pilot.steps.at(-1)!.at : tx.now;
  return weekStart(settings(tx).zone, firstWeekOf(pilot)) <= until;
}

export function starting(tx: Tx, teamIds: readonly string[], weeks: number): PilotReady {
  const refused = startRefused(tx);
  if (refused !== null) return refused;
  const chosen = teams(tx).filter(({ id }) => teamIds.includes(id));
  const people = enrolledPeople(tx);
  const inside = people.filter(({ teamId }) => chosen.some(({ id }) => id === teamId));
  if (inside.length === 0) return refuse('pilot_nobody');
  if (inside.length < people.length) return refuse('pilot_others');
  const baselineWeek = addWeeks(weekNow(tx), 1);
  const lastWeek = addWeeks(baselineWeek, weeks);
  const preview = {
    step: 'start' as const,
    teams: chosen.map(({ name }) => name),
    people: people.length,
    managers: managersNow(tx).length,
    weeks,
    ...daysOf(tx, { baselineWeek, lastWeek }),
    small: people.length < ENOUGH_PEOPLE,
  };
  return readyTo(preview, () => {
    const pilot = addPilot(tx, {
      teams: chosen.map(({ id }) => id),
      baselineWeek,
      lastWeek,
      state: 'running',
      reportWeek: null,
      steps: [step(tx, 'start', lastWeek)],
    });
    return begin(tx, pilot);
  });
}

function begin(tx: Tx, pilot: Pilot): Undo {
  const undo = { ...nothingToUndo(tx), newPilots: [pilot.id] };
  undo.retimed = talkFrom(tx, weekStart(settings(tx).zone, firstWeekOf(pilot)));
  const fact = { kind: 'pilot_news', pilot: pilot.id, what: 'begins', at: tx.now } as const;
  return { ...undo, messages: [...tellAll(tx, welcomed(tx), fact), keyOf(openingQuestions(tx, pilot))] };
}

/** Every pair talks as soon as its prompt comes after this moment; where they stood before. */
export function talkFrom(tx: Tx, moment: number): Undo['retimed'] {
  return activePairs(tx).map((pair) => {
    const { zone, lead, facts } = contextOf(tx, pair);
    const firstDate = firstTalkDate(cadenceOf(pair), { now: moment, zone, lead, facts });
    updateCadence(tx, pair.id, { ...placeOf(pair), firstDate });
    replan(tx, pairById(tx, pair.id)!);
    return placeOf(pair);
  });
}

/**
 * What a change of the setup means for the pilot: whoever is added comes into it. While it is stopped nobody can be added,
 * since they would hear nothing more.
 */
export function bringingIn(tx: Tx, preview: Preview): { ok: true; preview: Preview } | Refusal {
  const brings = preview.joining.length + preview.firstTalks.length > 0;
  if (brings && isResting(tx)) return refuse('pilot_stopped');
  const pilot = activePilot(tx);
  if (!brings || pilot === null) return { ok: true, preview };
  return { ok: true, preview: { ...preview, pilot: { step: 'join', report: daysOf(tx, pilot).report } } };
}

/** Whoever was added by a change of the setup takes part in the pilot. */
export function takeIn(tx: Tx): void {
  const pilot = activePilot(tx);
  if (pilot === null) return;
  const taking = new Set(enrolledPeople(tx).map(({ teamId }) => teamId));
  const now = teams(tx).flatMap(({ id }) => (taking.has(id) ? [id] : []));
  const before = pilot.teams.filter((id) => !now.includes(id));
  if (now.some((id) => !pilot.teams.includes(id))) changePilot(tx, pilot.id, { teams: [...before, ...now] });
}
