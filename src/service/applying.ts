import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { personById, type Place, setPlaces } from '../store/people.ts';
import { type Pilot } from '../store/pilots.ts';
import { setRuntime } from '../store/runtime.ts';
import { type SettingName } from '../store/settings.ts';
import {
  endPairs,
  insertTeamAs,
  type Pair,
  type PairCadence,
  pairById,
  startPairs,
  type Team,
  updateCadence,
  updateTeam,
} from '../store/teams.ts';
import type { Asker } from './roles.ts';
import { askForHandover } from './handover.ts';
import { endHelp } from './help.ts';
import { forgetViews } from './outcomes.ts';
import { endTalks, replan } from './replanning.ts';
import { redrawHome, send } from './sending.ts';
import type { PersonStep, Plan } from './wishes.ts';
/** How things were before the last change of the setup: enough to take it back. */
export type Undo = {
  id: string;
  at: number;
  newTeams: string[];
  teams: Team[];
  people: Place[];
  started: string[];
  ended: string[];
  retimed: ({ id: string; firstDate: string } & PairCadence)[];
  welcomes: number[];
  absences: string[];
  pastTalks: string[];
  settings: { name: SettingName; value: unknown }[];
  publishedGoals: string[];
  retiredGoals: string[];
  newStatements: string[];
  /** The wording before. */
  rewordings: { statement: string; wording: number }[];
  /** A pilot that was started, or as it was before a decision. */
  newPilots: number[];
  pilots: Pilot[];
  /** Keys of messages that go out unless it is taken back. */
  messages: string[];
};

export const nothingToUndo = (tx: Tx): Undo => ({
  id: tx.newId(),
  at: tx.now,
  newTeams: [],
  teams: [],
  people: [],
  started: [],
  ended: [],
  retimed: [],
  welcomes: [],
  absences: [],
  pastTalks: [],
  settings: [],
  publishedGoals: [],
  retiredGoals: [],
  newStatements: [],
  rewordings: [],
  newPilots: [],
  pilots: [],
  messages: [],
});

/** Only the newest change can be taken back: an older one may stand under it. */
export const NEWEST = 'setup_change';

export function remember(tx: Tx, asker: Asker, what: string, undo: Undo): Undo {
  setRuntime(tx, NEWEST, undo.id);
  appendAudit(tx, { actor: asker === 'cli' ? 'cli' : asker.id, what });
  return undo;
}

/** Does what was planned, all of it; the caller's transaction makes it all or nothing. */
export function applyPlan(tx: Tx, plan: Plan): Undo {
  const undo = nothingToUndo(tx);
  for (const { before, after } of plan.teams) {
    if (before === null) undo.newTeams.push(after.id);
    else undo.teams.push(before);
  }
  applyTeams(tx, plan);
  undo.people = plan.people.map(({ before: { id, teamId, enrolledAt, language, holidays } }) => ({
    id,
    teamId,
    enrolledAt,
    language,
    holidays,
  }));
  applyPlaces(tx, plan.people);
  applyPairs(tx, plan.people, undo);
  for (const { person, at } of plan.welcomes) {
    send(tx, person, { kind: 'welcome', person: person.id }, { at });
    undo.welcomes.push(person.id);
  }
  return undo;
}

/** Made first without parents, because a parent may be made after its child. */
function applyTeams(tx: Tx, plan: Plan): void {
  for (const { before, after } of plan.teams)
    if (before === null) insertTeamAs(tx, { ...after, parentId: null });
  for (const { after } of plan.teams) updateTeam(tx, after.id, after);
}

function applyPlaces(tx: Tx, steps: PersonStep[]): void {
  setPlaces(
    tx,
    steps.map(({ before, takesPart, teamId, language, holidays }) => ({
      id: before.id,
      enrolledAt: takesPart ? (before.enrolledAt ?? tx.now) : null,
      teamId,
      language,
      holidays,
    })),
  );
}

function applyPairs(tx: Tx, steps: PersonStep[], undo: Undo): void {
  for (const { pair } of steps) {
    if (pair?.step === 'end') undo.ended.push(pair.ends);
    if (pair?.step === 'start' && pair.ends !== null) undo.ended.push(pair.ends);
  }
  endAll(tx, undo.ended);
  const starting = steps.flatMap(({ before, pair }) =>
    pair?.step === 'start'
      ? [{ employeeId: before.id, managerId: pair.managerId, firstDate: pair.firstDate, ...pair.cadence }]
      : [],
  );
  undo.started = startPairs(tx, starting);
  for (const { employeeId } of starting) askForHandover(tx, employeeId);
  for (const { pair } of steps) {
    if (pair?.step !== 'retime') continue;
    undo.retimed.push(placeOf(pair.pair));
    retime(tx, pair.pair, pair);
  }
}

/** Both lose each other's Home lines at once; a new manager has nothing to see before the first talk. */
function endAll(tx: Tx, ids: readonly string[]): void {
  const pairs = ids.map((id) => pairById(tx, id)!);
  for (const pair of pairs) {
    endTalks(tx, pair);
    endHelp(tx, pair);
    forgetViews(tx, pair.employeeId);
  }
  endPairs(tx, ids);
  redrawHomes(tx, pairs);
}

export function redrawHomes(tx: Tx, pairs: Pair[]): void {
  const people = new Set(pairs.flatMap(({ employeeId, managerId }) => [employeeId, managerId]));
  for (const id of people) {
    const person = personById(tx, id)!;
    if (person.welcomedAt !== null) redrawHome(tx, person);
  }
}

export const placeOf = ({ id, firstDate, everyWeeks, weekday, time, minutes }: Pair) => ({
  id,
  firstDate,
  everyWeeks,
  weekday,
  time,
  minutes,
});

/** A series that has begun keeps its parity when only the day or the time changes. */
function retime(tx: Tx, pair: Pair, to: { cadence: PairCadence; firstDate: string }): void {
  const parityStays = to.cadence.everyWeeks === pair.everyWeeks && pair.firstDate < to.firstDate;
  updateCadence(tx, pair.id, { ...to.cadence, firstDate: parityStays ? pair.firstDate : to.firstDate });
  replan(tx, pairById(tx, pair.id)!);
}
