import { isPilotLength, type PilotStep } from '../domain/pilot.ts';
import { refuse } from '../domain/refusal.ts';
import { addWeeks } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { changePilot, newestPilot, type Pilot } from '../store/pilots.ts';
import type { StoredSettings } from '../store/settings.ts';
import { activePairs, type Pair, type PairCadence } from '../store/teams.ts';
import { applyPlan, nothingToUndo, type Undo } from './applying.ts';
import { planChanges } from './changes.ts';
import { tellAll, welcomed } from './pilot-people.ts';
import {
  daysOf,
  type PilotReady,
  readyTo,
  starting,
  step,
  talkFrom,
  talksHaveBegun,
  weekNow,
} from './pilot-start.ts';
import { refreshReports } from './pilot-weeks.ts';
import { activePilot, isResting } from './pilot-state.ts';
import { previewOf } from './preview.ts';
import { settleTalks } from './replanning.ts';
import { applySettings, planSettings } from './settings.ts';
import { GRACE_MS } from './welcomes.ts';

/*
 * Starting small: a pilot is started, extended, adjusted, stopped and taken up again like any change of the setup,
 * looked at first and taken back while nobody has heard of it.
 */

/** What is adjusted; what is left out stays as it is. */
export type Adjusting = Partial<Pick<PairCadence, 'everyWeeks' | 'minutes'>> &
  Partial<Pick<StoredSettings, 'template' | 'statementsPerWeek'>>;

export type PilotAsked =
  | { kind: 'pilot_start'; teamIds: string[]; weeks: number }
  /** Null: the pilot is over, and what it tried has become everyday. */
  | { kind: 'pilot_extend'; weeks: number | null }
  | { kind: 'pilot_adjust'; weeks: number; changes: Adjusting }
  | { kind: 'pilot_stop' }
  | { kind: 'pilot_resume'; weeks: number };

export function readyPilot(tx: Tx, actor: Person, asked: PilotAsked): PilotReady {
  if ('weeks' in asked && asked.weeks !== null && !isPilotLength(asked.weeks)) return refuse('outdated');
  switch (asked.kind) {
    case 'pilot_start':
      return starting(tx, asked.teamIds, asked.weeks);
    case 'pilot_extend':
      return extending(tx, asked.weeks);
    case 'pilot_adjust':
      return adjusting(tx, actor, asked.weeks, asked.changes);
    case 'pilot_stop':
      return stopping(tx);
    case 'pilot_resume':
      return resuming(tx, asked.weeks);
  }
}

// ---- the three decisions -------------------------------------------------------------------------------------

/** The report is there and nobody has decided yet. */
const undecided = (tx: Tx): Pilot | null => {
  const pilot = newestPilot(tx);
  return pilot?.state === 'reported' ? pilot : null;
};

function decide(tx: Tx, pilot: Pilot, values: Partial<Pilot>, decided: PilotStep): Undo {
  changePilot(tx, pilot.id, { ...values, steps: [...pilot.steps, decided] });
  refreshReports(tx, pilot);
  return { ...nothingToUndo(tx), pilots: [pilot] };
}

function extending(tx: Tx, weeks: number | null): PilotReady {
  const pilot = undecided(tx);
  if (pilot === null) return refuse('outdated');
  if (weeks === null)
    return readyTo({ step: 'everyday' }, () =>
      decide(tx, pilot, { state: 'extended' }, step(tx, 'extend', null)),
    );
  const lastWeek = addWeeks(weekNow(tx), weeks);
  const days = daysOf(tx, { ...pilot, lastWeek });
  return readyTo({ step: 'extend', weeks, changes: [], ...days }, () =>
    decide(tx, pilot, { state: 'running', lastWeek }, step(tx, 'extend', lastWeek)),
  );
}

/** Cadence and length of every pair, and what is asked; then some weeks more and a new report. */
function adjusting(tx: Tx, actor: Person, weeks: number, changes: Adjusting): PilotReady {
  const pilot = undecided(tx);
  if (pilot === null) return refuse('outdated');
  const { everyWeeks, minutes, ...rest } = changes;
  const planned = planChanges(tx, {
    teams: [],
    people: activePairs(tx).map((pair) => wishFor(pair, changes)),
  });
  if (!planned.ok) return refuse('outdated');
  const set = planSettings(tx, rest);
  if (!set.ok) return { ok: false, settings: set.problems };
  const lastWeek = addWeeks(weekNow(tx), weeks);
  const adjusted = [
    ...set.preview.settings,
    ...Object.entries({ everyWeeks, minutes }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value: String(value) }],
    ),
  ];
  const days = daysOf(tx, { ...pilot, lastWeek });
  return {
    ok: true,
    raisesMinimum: false,
    preview: {
      ...previewOf(planned.plan, planned.roster),
      settings: set.preview.settings,
      pilot: { step: 'adjust', weeks, changes: adjusted.filter(({ name }) => !isSetting(name)), ...days },
    },
    apply: () => ({
      ...applyPlan(tx, planned.plan),
      settings: applySettings(tx, actor, set.changes).settings,
      pilots: decide(tx, pilot, { state: 'running', lastWeek }, step(tx, 'adjust', lastWeek, adjusted))
        .pilots,
    }),
  };
}

const isSetting = (name: string): boolean => name === 'template' || name === 'statementsPerWeek';

/** A longer talk may push the next one of the same manager along. */
function wishFor(pair: Pair, { everyWeeks, minutes }: Adjusting) {
  const cadence = {
    ...(everyWeeks === undefined ? {} : { everyWeeks }),
    ...(minutes === undefined || minutes === pair.minutes ? {} : { minutes, lay: true as const }),
  };
  return { personId: pair.employeeId, takesPart: true, cadence };
}

/** Also before the report: whoever has seen enough need not wait. */
function stopping(tx: Tx): PilotReady {
  const pilot = activePilot(tx);
  if (pilot === null) return refuse('outdated');
  const told = welcomed(tx);
  return readyTo({ step: 'stop', told: told.length, again: talksHaveBegun(tx, pilot) }, () => {
    const undo = decide(tx, pilot, { state: 'stopped' }, step(tx, 'stop', null));
    settleTalks(tx);
    return {
      ...undo,
      messages: tellAll(tx, told, { kind: 'pilot_news', pilot: pilot.id, what: 'over', at: tx.now }),
    };
  });
}

function resuming(tx: Tx, weeks: number): PilotReady {
  const pilot = newestPilot(tx);
  if (pilot === null || !isResting(tx) || !talksHaveBegun(tx, pilot)) return refuse('outdated');
  const lastWeek = addWeeks(weekNow(tx), weeks);
  const days = daysOf(tx, { ...pilot, lastWeek });
  const told = welcomed(tx);
  return readyTo({ step: 'resume', weeks, told: told.length, ...days }, () => {
    const undo = decide(tx, pilot, { state: 'running', lastWeek }, step(tx, 'resume', lastWeek));
    // Nobody is asked to prepare a talk before they have heard that the talks start again.
    const retimed = talkFrom(tx, tx.now + GRACE_MS);
    const fact = { kind: 'pilot_news', pilot: pilot.id, what: 'again', at: tx.now } as const;
    return { ...undo, retimed, messages: tellAll(tx, told, fact) };
  });
}
