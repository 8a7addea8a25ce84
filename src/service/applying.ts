import { keyOf } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { reopenCompanyGoal, withdrawCompanyGoal } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import { anyLeft, withdraw } from '../store/outbox.ts';
import { personById, type Place, removeAbsence, setPlaces } from '../store/people.ts';
import { changePilot, deletePilot, type Pilot } from '../store/pilots.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { setSetting, type SettingName, type StoredSettings } from '../store/settings.ts';
import { returnToWording, withdrawOwnStatement } from '../store/statement-bank.ts';
import {
  activePairs,
  anyPromptedSince,
  deleteTeam,
  endPairs,
  insertTeamAs,
  membersOf,
  type Pair,
  type PairCadence,
  pairById,
  reopenPair,
  startPairs,
  takeAwayPairs,
  type Team,
  teams,
  updateCadence,
  updateTeam,
} from '../store/teams.ts';
import type { Asker } from './roles.ts';
import { askForHandover } from './handover.ts';
import { endHelp } from './help.ts';
import { refreshReports } from './pilot-weeks.ts';
import { forgetViews } from './outcomes.ts';
import { endTalks, replan, settleTalks } from './replanning.ts';
import { replanTalksOf } from './people.ts';
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
  settings: [],
  publishedGoals: [],
  retiredGoals: [],
  newStatements: [],
  rewordings: [],
  newPilots: [],
  pilots: [],
  messages: [],
});

/** An offer that stands for months would be mistaken for news. */
const UNDO_WITHIN_MS = 24 * 60 * 60 * 1000;

/** Only the newest change can be taken back: an older one may stand under it. */
const NEWEST = 'setup_change';

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

function redrawHomes(tx: Tx, pairs: Pair[]): void {
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

// ---- taking it back --------------------------------------------------------------------------------------

/** Possible for a day while nobody has heard of the change: no welcome is out, no prompt of a new or changed pair. */
export function undoRefused(tx: Tx, undo: Undo): Refusal | null {
  if (getRuntime(tx, NEWEST) !== undo.id) return refuse('outdated');
  const pairs = [...undo.started, ...undo.retimed.map(({ id }) => id)];
  const messages = [...undo.welcomes.map(welcomeKey), ...undo.messages];
  const heard = anyLeft(tx, messages) || anyPromptedSince(tx, pairs, undo.at);
  const over = tx.now - undo.at > UNDO_WITHIN_MS;
  return heard || over ? refuse('undo_too_late') : null;
}

const welcomeKey = (person: number) => keyOf({ kind: 'welcome', person });

export function undoChange(tx: Tx, asker: Asker, undo: Undo): { ok: true } | Refusal {
  const refused = undoRefused(tx, undo);
  if (refused !== null) return refused;
  withdraw(tx, [...undo.welcomes.map(welcomeKey), ...undo.messages]);
  for (const id of undo.newPilots) deletePilot(tx, id);
  for (const before of undo.pilots) changePilot(tx, before.id, before);
  undoPairs(tx, undo);
  setPlaces(tx, undo.people);
  undoTeams(tx, undo);
  for (const id of undo.absences) undoAbsence(tx, id);
  for (const { name, value } of undo.settings) setSetting(tx, name, value as StoredSettings[SettingName]);
  for (const id of undo.publishedGoals) withdrawCompanyGoal(tx, id);
  for (const id of undo.retiredGoals) reopenCompanyGoal(tx, id);
  for (const id of undo.newStatements) withdrawOwnStatement(tx, id);
  for (const { statement, wording } of undo.rewordings) returnToWording(tx, statement, wording);
  if (undo.settings.length > 0) for (const pair of activePairs(tx)) replan(tx, pair);
  for (const pilot of undo.pilots) refreshReports(tx, pilot);
  if (undo.pilots.length > 0) settleTalks(tx);
  remember(tx, asker, 'setup.undone', nothingToUndo(tx));
  return { ok: true };
}

function undoPairs(tx: Tx, undo: Undo): void {
  redrawHomes(
    tx,
    [...undo.started, ...undo.ended].map((id) => pairById(tx, id)!),
  );
  takeAwayPairs(tx, undo.started);
  for (const id of undo.ended) {
    reopenPair(tx, id);
    replan(tx, pairById(tx, id)!);
  }
  for (const { id, ...place } of undo.retimed) {
    updateCadence(tx, id, place);
    replan(tx, pairById(tx, id)!);
  }
}

/** The other way round than they were made, so that no team is taken away under another. */
function undoTeams(tx: Tx, undo: Undo): void {
  for (const team of undo.teams) updateTeam(tx, team.id, team);
  for (const id of undo.newTeams) updateTeam(tx, id, { parentId: null });
  for (const id of undo.newTeams) {
    const used = membersOf(tx, id).length > 0 || teams(tx).some(({ parentId }) => parentId === id);
    if (!used) deleteTeam(tx, id);
  }
}

function undoAbsence(tx: Tx, id: string): void {
  const personId = removeAbsence(tx, id);
  if (personId !== undefined) replanTalksOf(tx, personId);
}
