import type { Preview, TeamForm, TeamProblem } from '../domain/setup.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { activePairOf, membersOf, pairsOfManager, teamById, teamByName } from '../store/teams.ts';
import { planChanges } from './changes.ts';
import { cannotTakePart } from './people.ts';
import { previewOf } from './preview.ts';
import { nameIn, readRoster, type Roster } from './roster.ts';
import type { PersonWish, Plan, PlanProblem, Wish } from './wishes.ts';

/** Each problem belongs to a field of the form. */
export type TeamPlan = { ok: true; plan: Plan; preview: Preview } | { ok: false; problem: TeamProblem };

/**
 * What it means to make or change a team as filled in. Members who are no longer named leave the team and go on taking
 * part, without a manager. New members get times back to back from the team's time; when the team's own time has been
 * changed, everybody does.
 */
export function planTeam(tx: Tx, form: TeamForm): TeamPlan {
  const roster = readRoster(tx);
  const problem = nameProblem(tx, form) ?? peopleProblem(form, roster);
  if (problem !== null) return { ok: false, problem };
  const planned = planChanges(tx, teamWish(tx, form), roster);
  if (!planned.ok) return { ok: false, problem: problemOf(planned.problem, form, roster) };
  return { ok: true, plan: planned.plan, preview: previewOf(planned.plan, roster) };
}

/** The team goes; its members go on taking part, without a manager, until they are put somewhere else. */
export function planArchive(tx: Tx, teamId: string): { plan: Plan; preview: Preview } | null {
  const roster = readRoster(tx);
  const below = [...roster.teams.values()].filter(
    ({ parentId, archivedAt }) => parentId === teamId && archivedAt === null,
  );
  const parent = roster.teams.get(teamId)?.parentId ?? null;
  const wish: Wish = {
    teams: [{ key: teamId, archived: true }, ...below.map(({ id }) => ({ key: id, parent }))],
    people: [],
  };
  const planned = planChanges(tx, wish, roster);
  return planned.ok ? { plan: planned.plan, preview: previewOf(planned.plan, roster) } : null;
}

/** The form of a team as it is, for changing it. Day and time are those of the first of its talks. */
export function formOfTeam(
  tx: Tx,
  teamId: string,
  usual: Omit<TeamForm, 'teamId' | 'name'>,
): TeamForm | null {
  const team = teamById(tx, teamId);
  if (team === undefined || team.archivedAt !== null) return null;
  const { name, parentId, managerId } = team;
  const members = membersOf(tx, teamId);
  const memberIds = members.map(({ id }) => id);
  return { ...usual, ...firstTime(tx, members), teamId, name, parentId, managerId, memberIds };
}

/** The first talk of the week among these people's; empty when they have none. */
export function firstTime(
  tx: Tx,
  members: Person[],
): Partial<Pick<TeamForm, 'weekday' | 'time' | 'minutes' | 'everyWeeks'>> {
  const pairs = members.flatMap(({ id }) => activePairOf(tx, id) ?? []);
  const [first] = pairs.toSorted((a, b) => a.weekday - b.weekday || a.time.localeCompare(b.time));
  if (first === undefined) return {};
  const { weekday, time, minutes, everyWeeks } = first;
  return { weekday, time, minutes, everyWeeks };
}

function teamWish(tx: Tx, form: TeamForm): Wish {
  const key = form.teamId ?? `new:${form.name}`;
  const before = form.teamId === null ? [] : membersOf(tx, form.teamId);
  const { weekday, time, minutes, everyWeeks } = form;
  const was = firstTime(tx, before);
  const changed =
    before.length > 0 &&
    (was.weekday !== weekday ||
      was.time !== time ||
      was.minutes !== minutes ||
      was.everyWeeks !== everyWeeks);
  const lay = { weekday, time, minutes, everyWeeks, lay: true as const };
  const known = new Set(before.map(({ id }) => id));
  const stays = (id: number) => known.has(id) && !changed && activePairOf(tx, id) !== undefined;
  const members = form.memberIds.map((personId): PersonWish => ({
    personId,
    takesPart: true,
    team: key,
    cadence: stays(personId) ? {} : lay,
  }));
  const leaving = before
    .filter(({ id }) => !form.memberIds.includes(id))
    .map(({ id }): PersonWish => ({ personId: id, takesPart: true, team: null, cadence: {} }));
  return {
    teams: [{ key, name: form.name, parent: form.parentId, managerId: form.managerId }],
    people: [...members, ...leaving],
  };
}

/** With some more members, by their Slack ids; who is gone, a guest or an app, and the manager, are left out. */
export function withMembers(tx: Tx, form: TeamForm, slackIds: readonly string[]): TeamForm {
  const people = slackIds.map((slackId) => personBySlackId(tx, slackId));
  const fit = people.filter(
    (one) => one !== undefined && cannotTakePart(one) === null && one.id !== form.managerId,
  );
  return { ...form, memberIds: [...new Set([...form.memberIds, ...fit.map((one) => one!.id)])] };
}

function nameProblem(tx: Tx, form: TeamForm): TeamProblem | null {
  if (form.name === '') return { field: 'name', problem: 'name_missing' };
  const same = teamByName(tx, form.name);
  return same === undefined || same.id === form.teamId ? null : { field: 'name', problem: 'name_taken' };
}

function peopleProblem(form: TeamForm, roster: Roster): TeamProblem | null {
  const fields = [
    { field: 'manager' as const, ids: form.managerId === null ? [] : [form.managerId] },
    { field: 'members' as const, ids: form.memberIds },
  ];
  for (const { field, ids } of fields)
    for (const [why, problem] of [
      ['guest', 'not_a_member'],
      ['deactivated', 'deactivated'],
    ] as const) {
      const wrong = ids.filter((id) => cannotTakePart(roster.people.get(id)!) === why);
      if (wrong.length > 0) return { field, problem, names: wrong.map((id) => nameIn(roster, id)) };
    }
  return null;
}

function problemOf(problem: PlanProblem, form: TeamForm, roster: Roster): TeamProblem {
  if (problem.problem === 'team_loop') return { field: 'parent', problem: 'team_loop' };
  const ids = problem.problem === 'self_manager' ? [problem.personId] : problem.people;
  const names = ids.map((id) => nameIn(roster, id));
  const field = form.managerId !== null && ids.includes(form.managerId) ? 'manager' : 'members';
  return { field: problem.problem === 'self_manager' ? 'members' : field, problem: problem.problem, names };
}

// ---- a manager's times -----------------------------------------------------------------------------------

/** Everybody's time on one screen; a time that is not named stays. Only pairs of this manager are touched. */
export function planTimes(
  tx: Tx,
  manager: Person,
  times: { pairId: string; weekday: number; time: string }[],
): { plan: Plan; preview: Preview } | null {
  const own = new Map(pairsOfManager(tx, manager.id).map((pair) => [pair.id, pair]));
  const roster = readRoster(tx);
  const people = times.flatMap(({ pairId, weekday, time }): PersonWish[] => {
    const pair = own.get(pairId);
    if (pair === undefined || (pair.weekday === weekday && pair.time === time)) return [];
    return [{ personId: pair.employeeId, takesPart: true, cadence: { weekday, time } }];
  });
  const planned = planChanges(tx, { teams: [], people }, roster);
  return planned.ok ? { plan: planned.plan, preview: previewOf(planned.plan, roster) } : null;
}
