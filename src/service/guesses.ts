import type { Guesses } from '../domain/guesses.ts';
import { digestAt } from '../domain/pulse.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Worded, worded } from '../domain/statements.ts';
import { ofTeams } from '../domain/team-numbers.ts';
import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { guessesOf, keepGuesses } from '../store/guesses.ts';
import type { Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import type { Team } from '../store/teams.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { statementsOfWeekRow } from './statement-bank.ts';
import { newestWeek, reachTeam } from './team-numbers.ts';

/*
 * What a manager thinks the team will say, before its numbers come. For their own eyes: what HR could read would be a
 * control of managers, and guessed accordingly.
 */

/** The week that can be guessed about: the one of the next digest. */
export type Guessing = { team: Team; week: string; asked: Worded[]; guesses: Guesses };

/** Null while nothing is asked that could be told of a team. */
function weekAhead(tx: Tx): { week: string; asked: Worded[] } | null {
  const { zone, holidays } = settings(tx);
  const current = weekOf(dateAt(zone, tx.now));
  const told = newestWeek(tx) ?? '';
  const weeks = [addWeeks(current, -2), addWeeks(current, -1), current];
  const week = weeks.find(
    (it) => it > told && digestAt(zone, it, holidays) > tx.now && askedIn(tx, it).length > 0,
  );
  return week === undefined ? null : { week, asked: askedIn(tx, week) };
}

function askedIn(tx: Tx, week: string): Worded[] {
  const row = pulseWeekOf(tx, week);
  return row === undefined ? [] : ofTeams(statementsOfWeekRow(tx, row).asked).map(worded);
}

export function reachGuessing(tx: Tx, person: Person, teamId: string): ({ ok: true } & Guessing) | Refusal {
  const team = reachTeam(tx, person, teamId, 'team.guess');
  if (team === null) return refuse('not_yours');
  const ahead = weekAhead(tx);
  if (ahead === null) return refuse('outdated');
  const guesses = guessesOf(tx, { personId: person.id, teamId, week: ahead.week });
  return { ok: true, team, ...ahead, guesses };
}

/** Keeps what was guessed of what is asked. `week` is the one the form was about: its digest may have come meanwhile. */
export function guess(
  tx: Tx,
  person: Person,
  { teamId, week }: { teamId: string; week: string },
  guesses: Guesses,
): ({ ok: true } & Guessing) | Refusal {
  const reached = reachGuessing(tx, person, teamId);
  if (!reached.ok) return reached;
  if (reached.week !== week) return refuse('period_closed');
  const some = Object.entries(guesses).filter(([id]) => reached.asked.some((one) => one.id === id));
  keepGuesses(tx, { personId: person.id, teamId, week }, Object.fromEntries(some));
  return { ...reached, guesses: Object.fromEntries(some) };
}

/** What this manager guessed before the digest of a week. */
export const guessedBefore = (tx: Tx, person: Person, team: Team, week: string): Guesses =>
  team.managerId === person.id ? guessesOf(tx, { personId: person.id, teamId: team.id, week }) : {};
