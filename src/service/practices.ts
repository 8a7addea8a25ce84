import { may } from '../domain/access.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import {
  keepPractice,
  type Practice,
  practiceOf,
  sharedPractices,
  sharePractice,
  type SharedWith,
} from '../store/practices.ts';
import type { Team } from '../store/teams.ts';
import { reachTeam, teamsLedBy } from './team-numbers.ts';
import { hasRoleFor } from './roles.ts';

/* What works in a team, so that others can learn from it: the manager's own words, for as long as they lead it. */

export type ReachedPractice = { ok: true; team: Team; practice: Practice | null };

/** The only way to a note for its writer: as the one who leads that team now. */
export function reachPractice(tx: Tx, person: Person, teamId: string): ReachedPractice | Refusal {
  const team = reachTeam(tx, person, teamId, 'practice.write');
  if (team === null) return refuse('not_yours');
  return { ok: true, team, practice: practiceOf(tx, { personId: person.id, teamId }) };
}

/** The same words again change nothing, also not with whom they are shared. */
export function writePractice(
  tx: Tx,
  person: Person,
  teamId: string,
  text: string,
): ReachedPractice | Refusal {
  const reached = reachPractice(tx, person, teamId);
  if (!reached.ok || (reached.practice?.text ?? '') === text) return reached;
  keepPractice(tx, { personId: person.id, teamId }, text);
  return reachPractice(tx, person, teamId);
}

export function share(
  tx: Tx,
  person: Person,
  teamId: string,
  withWhom: SharedWith,
): ReachedPractice | Refusal {
  const reached = reachPractice(tx, person, teamId);
  if (!reached.ok) return reached;
  if (reached.practice === null) return refuse('outdated');
  sharePractice(tx, { personId: person.id, teamId }, withWhom);
  return reachPractice(tx, person, teamId);
}

export type SharedNote = ReturnType<typeof sharedPractices>[number];

/** What others have shared with this person, by the name of the team. */
export function notesFor(tx: Tx, person: Person): SharedNote[] {
  const forHr = hasRoleFor(tx, person, 'practice.read');
  if (!isReader(tx, person)) return [];
  const notes = sharedPractices(tx, forHr ? ['hr', 'managers'] : ['managers']);
  return notes.filter(({ personId }) => personId !== person.id);
}

/** Whether there is anything here for somebody. */
export const isReader = (tx: Tx, person: Person): boolean =>
  hasRoleFor(tx, person, 'practice.read') ||
  (may('leader', 'practice.read') && teamsLedBy(tx, person).length > 0);
