import { keyOf } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { checkinsFrom, latestCheckins, setDue } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { findByKey, withdraw } from '../store/outbox.ts';
import { type Person, personById, removeAbsence, restorePerson, setPlaces } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { setSetting, type SettingName, type StoredSettings } from '../store/settings.ts';
import {
  deletePair,
  deleteTeam,
  endPairs,
  insertTeamAs,
  membersOf,
  type Pair,
  type PairCadence,
  pairById,
  reopenPair,
  startPairs,
  type Team,
  teams,
  updateCadence,
  updateTeam,
} from '../store/teams.ts';
import type { PersonStep, Plan } from './changes.ts';
import type { Asker } from './roles.ts';
import { replan } from './planning.ts';
import { replanTalksOf } from './people.ts';
import { send } from './sending.ts';

/** How things were before the last change of the setup: enough to take it back. */
export type Undo = {
  id: string;
  at: number;
  newTeams: string[];
  teams: Team[];
  people: Pick<Person, 'id' | 'teamId' | 'enrolledAt' | 'language'>[];
  started: string[];
  ended: string[];
  retimed: ({ id: string; firstDate: string } & PairCadence)[];
  welcomes: number[];
  absences: string[];
  settings: { name: SettingName; value: unknown }[];
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
});

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
  undo.people = plan.people.map(({ before: { id, teamId, enrolledAt, language } }) => ({
    id,
    teamId,
    enrolledAt,
    language,
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
    steps.map(({ before, takesPart, teamId, language }) => ({
      id: before.id,
      enrolledAt: takesPart ? (before.enrolledAt ?? tx.now) : null,
      teamId,
      language,
    })),
  );
}

function applyPairs(tx: Tx, steps: PersonStep[], undo: Undo): void {
  for (const { pair } of steps) {
    if (pair?.step === 'end') undo.ended.push(pair.ends);
    if (pair?.step === 'start' && pair.ends !== null) undo.ended.push(pair.ends);
  }
  endPairs(tx, undo.ended);
  const starting = steps.flatMap(({ before, pair }) =>
    pair?.step === 'start'
      ? [{ employeeId: before.id, managerId: pair.managerId, firstDate: pair.firstDate, ...pair.cadence }]
      : [],
  );
  undo.started = startPairs(tx, starting);
  for (const { pair } of steps) {
    if (pair?.step !== 'retime') continue;
    undo.retimed.push(placeOf(pair.pair));
    retime(tx, pair.pair, pair);
  }
}

const placeOf = ({ id, firstDate, everyWeeks, weekday, time, minutes }: Pair) => ({
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

/**
 * Possible while nobody has heard of the change: no welcome has gone out, no prompt of a new or changed pair. `most` is
 * how many are looked at, for a first impression of a large change.
 */
export function undoRefused(tx: Tx, undo: Undo, most = Infinity): Refusal | null {
  if (getRuntime(tx, NEWEST) !== undo.id) return refuse('outdated');
  const heard = undo.welcomes.slice(0, most).some((id) => {
    const { slackId, welcomedAt } = personById(tx, id)!;
    const row = findByKey(tx, slackId, keyOf({ kind: 'welcome', person: id }));
    return welcomedAt !== null || (row !== null && row.state !== 'pending');
  });
  const pairs = [...undo.started, ...undo.retimed.map(({ id }) => id)].slice(0, most);
  const asked = pairs.some((id) =>
    latestCheckins(tx, id, 2).some(({ promptedAt }) => promptedAt !== null && promptedAt >= undo.at),
  );
  return heard || asked ? refuse('undo_too_late') : null;
}

export function undoChange(tx: Tx, asker: Asker, undo: Undo): { ok: true } | Refusal {
  const refused = undoRefused(tx, undo);
  if (refused !== null) return refused;
  for (const id of undo.welcomes)
    withdraw(tx, personById(tx, id)!.slackId, keyOf({ kind: 'welcome', person: id }));
  undoPairs(tx, undo);
  for (const person of undo.people) restorePerson(tx, person);
  undoTeams(tx, undo);
  for (const id of undo.absences) undoAbsence(tx, id);
  for (const { name, value } of undo.settings) setSetting(tx, name, value as StoredSettings[SettingName]);
  remember(tx, asker, 'setup.undone', nothingToUndo(tx));
  return { ok: true };
}

function undoPairs(tx: Tx, undo: Undo): void {
  for (const id of undo.started) {
    if (latestCheckins(tx, id, 1).length === 0) deletePair(tx, id);
    else endPairs(tx, [id]);
  }
  for (const id of undo.ended) {
    reopenPair(tx, id);
    wakeCheckins(tx, id);
  }
  for (const { id, ...place } of undo.retimed) {
    updateCadence(tx, id, place);
    replan(tx, pairById(tx, id)!);
  }
}

/** A prompt that fell due while the pair had ended is looked at again. */
function wakeCheckins(tx: Tx, pairId: string): void {
  for (const row of checkinsFrom(tx, pairId, ''))
    if (row.state === 'planned' && row.talkAt > tx.now) setDue(tx, row.id, 'prompt', tx.now);
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
