import type { PersonCalendar } from '../domain/calendar.ts';
import { addDays, dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { type Absence, absencesFrom, allPeople, type Person } from '../store/people.ts';
import { settings, type Settings } from '../store/settings.ts';
import { activePairs, allTeams, type Pair, type Team } from '../store/teams.ts';

/** Everybody, every team and every pair at once: for changes that touch many, without asking for each one. */
export type Roster = {
  settings: Settings;
  people: Map<number, Person>;
  teams: Map<string, Team>;
  /** By employee. */
  pairs: Map<number, Pair>;
  /** By team: its own members who take part, in Slack or gone. */
  members: Map<string, number[]>;
  absences: Map<number, Absence[]>;
};

/** Absences that ended this long ago no longer matter to any date. */
const BACK = 60;

export function readRoster(tx: Tx): Roster {
  const set = settings(tx);
  const people = new Map(allPeople(tx).map((person) => [person.id, person]));
  return {
    settings: set,
    people,
    teams: new Map(allTeams(tx).map((team) => [team.id, team])),
    pairs: new Map(activePairs(tx).map((pair) => [pair.employeeId, pair])),
    members: membersByTeam(people),
    absences: grouped(absencesFrom(tx, addDays(dateAt(set.zone, tx.now), -BACK)), (one) => one.personId),
  };
}

function membersByTeam(people: Map<number, Person>): Map<string, number[]> {
  const inTeam = [...people.values()].filter((one) => one.teamId !== null && one.enrolledAt !== null);
  const byTeam = grouped(inTeam, (one) => one.teamId!);
  return new Map([...byTeam].map(([team, members]) => [team, members.map(({ id }) => id)]));
}

/** `Map.groupBy`, which Node has only from 21 on. */
export function grouped<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

export function calendarIn(roster: Roster, personId: number): PersonCalendar {
  const country = roster.people.get(personId)?.holidays ?? roster.settings.holidays;
  return { country, absences: roster.absences.get(personId) ?? [] };
}

/** A name for a list; somebody Slack has not told us about yet is shown by their id. */
export const nameIn = (roster: Roster, personId: number): string => roster.people.get(personId)?.name ?? '?';
