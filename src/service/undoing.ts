import { keyOf } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { reopenCompanyGoal, withdrawCompanyGoal } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import { anyLeft, withdraw } from '../store/outbox.ts';
import { removePastTalks } from '../store/past-talks.ts';
import { removeAbsence, setPlaces } from '../store/people.ts';
import { changePilot, deletePilot } from '../store/pilots.ts';
import { getRuntime } from '../store/runtime.ts';
import { setSetting, type SettingName, type StoredSettings } from '../store/settings.ts';
import { returnToWording, withdrawOwnStatement } from '../store/statement-bank.ts';
import {
  activePairs,
  anyPromptedSince,
  deleteTeam,
  membersOf,
  pairById,
  reopenPair,
  takeAwayPairs,
  teams,
  updateCadence,
  updateTeam,
} from '../store/teams.ts';
import type { Asker } from './roles.ts';
import { refreshReports } from './pilot-weeks.ts';
import { replan, settleTalks } from './replanning.ts';
import { replanTalksOf } from './people.ts';
import { NEWEST, nothingToUndo, redrawHomes, remember, type Undo } from './applying.ts';

/* A change of the setup is taken back while nobody has heard of it. */

/** An offer that stands for months would be mistaken for news. */
const UNDO_WITHIN_MS = 24 * 60 * 60 * 1000;

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
  removePastTalks(tx, undo.pastTalks);
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
