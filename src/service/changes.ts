import { findLoop } from '../domain/org.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import type { Team } from '../store/teams.ts';
import { readRoster, type Roster } from './roster.ts';
import { strainOn } from './strain.ts';
import { TalkDesk } from './talk-desk.ts';
import { needsWelcome, welcomeAt } from './welcomes.ts';
import type { PersonStep, PersonWish, Places, Plan, PlanProblem, TeamStep, Wish } from './wishes.ts';

export type Planned = { ok: true; plan: Plan; roster: Roster } | { ok: false; problem: PlanProblem };

/** What a wish means for the people, teams and talks of this moment, or why it cannot be. */
export function planChanges(tx: Tx, wish: Wish, roster: Roster = readRoster(tx)): Planned {
  const after = teamsAfter(tx, wish, roster);
  const placed = placesAfter(wish, roster, after);
  const problem = problemIn(after.teams, placed, roster);
  if (problem !== null) return { ok: false, problem };
  const people = peopleSteps(tx, wish, roster, placed);
  return {
    ok: true,
    roster,
    plan: {
      teams: after.steps,
      people,
      welcomes: welcomesOf(tx, people, roster),
      ...strainOn(people, roster, settings(tx).spanLimit),
    },
  };
}

// ---- teams and who is in them ----------------------------------------------------------------------------

type TeamsAfter = { teams: Map<string, Team>; steps: TeamStep[]; idOf: (key: string) => string };

function teamsAfter(tx: Tx, wish: Wish, roster: Roster): TeamsAfter {
  const ids = new Map(wish.teams.map(({ key }) => [key, roster.teams.has(key) ? key : tx.newId()]));
  const idOf = (key: string) => ids.get(key) ?? key;
  const teams = new Map(roster.teams);
  const steps: TeamStep[] = [];
  for (const { key, name, parent, managerId, archived } of wish.teams) {
    const before = roster.teams.get(key) ?? null;
    const base = before ?? { id: idOf(key), name: key, parentId: null, managerId: null, archivedAt: null };
    const after: Team = {
      ...base,
      ...(name === undefined ? {} : { name }),
      ...(parent === undefined ? {} : { parentId: parent === null ? null : idOf(parent) }),
      ...(managerId === undefined ? {} : { managerId }),
      archivedAt: archived ? tx.now : null,
    };
    teams.set(after.id, after);
    if (before === null || !isSameTeam(before, after)) steps.push({ before, after });
  }
  return { teams, steps, idOf };
}

const isSameTeam = (a: Team, b: Team) =>
  a.name === b.name &&
  a.parentId === b.parentId &&
  a.managerId === b.managerId &&
  (a.archivedAt === null) === (b.archivedAt === null);

function placesAfter(wish: Wish, roster: Roster, { teams, idOf }: TeamsAfter): Places {
  const places: Places = new Map();
  const place = (personId: number, takesPart: boolean, teamId: string | null) => {
    const team = teamId === null ? undefined : teams.get(teamId);
    const live = team !== undefined && team.archivedAt === null && takesPart ? team : null;
    places.set(personId, { takesPart, teamId: live?.id ?? null, managerId: live?.managerId ?? null });
  };
  for (const [id, after] of teams) {
    const before = roster.teams.get(id);
    if (before === undefined || isSameTeam(before, after)) continue;
    for (const member of roster.members.get(id) ?? []) place(member, true, id);
  }
  for (const { personId, takesPart, team } of wish.people) {
    const now = roster.people.get(personId)!;
    place(personId, takesPart, team === undefined ? now.teamId : team && idOf(team));
  }
  return places;
}

function problemIn(teams: Map<string, Team>, places: Places, roster: Roster): PlanProblem | null {
  const teamLoop = findLoop(teams.keys(), (id) => teams.get(id)?.parentId);
  if (teamLoop) return { problem: 'team_loop', teams: teamLoop };
  const managerOf = (personId: number): number | null => {
    const placed = places.get(personId);
    if (placed) return placed.managerId;
    return roster.pairs.get(personId)?.managerId ?? null;
  };
  const self = [...places.keys()].find((personId) => managerOf(personId) === personId);
  if (self !== undefined) return { problem: 'self_manager', personId: self };
  const people = findLoop(places.keys(), managerOf);
  return people === null ? null : { problem: 'manager_loop', people };
}

// ---- people and their talks ------------------------------------------------------------------------------

function peopleSteps(tx: Tx, wish: Wish, roster: Roster, places: Places): PersonStep[] {
  const wishes = new Map(wish.people.map((one) => [one.personId, one]));
  const desk = new TalkDesk(tx, roster, places, wishes);
  const steps: PersonStep[] = [];
  for (const [personId, { takesPart, teamId, managerId }] of places) {
    const before = roster.people.get(personId)!;
    const { language, holidays } = { ...before, ...wanted(wishes.get(personId)) };
    const pair = desk.stepFor(personId, managerId, wishes.get(personId)?.cadence ?? {});
    const step = { before, takesPart, teamId, language, holidays, pair };
    if (!isNoStep(step)) steps.push(step);
  }
  return steps;
}

/** What somebody's wish says about them, without what it leaves as it is. */
const wanted = ({ language, holidays }: Partial<PersonWish> = {}) => ({
  ...(language === undefined ? {} : { language }),
  ...(holidays === undefined ? {} : { holidays }),
});

const isNoStep = ({ before, takesPart, teamId, language, holidays, pair }: PersonStep) =>
  pair === null &&
  takesPart === (before.enrolledAt !== null) &&
  teamId === before.teamId &&
  language === before.language &&
  holidays === before.holidays;

function welcomesOf(tx: Tx, steps: PersonStep[], roster: Roster): Plan['welcomes'] {
  const ids = new Set<number>();
  for (const { before, takesPart, pair } of steps) {
    if (takesPart && before.enrolledAt === null) ids.add(before.id);
    if (pair?.step === 'start') ids.add(pair.managerId).add(before.id);
  }
  const people = [...ids].map((id) => roster.people.get(id)!).filter(needsWelcome);
  return people.map((person) => ({ person, at: welcomeAt(tx, person, roster) }));
}
