import { type Action, may } from '../domain/access.ts';
import type { LedgerCell } from '../domain/ledger.ts';
import type { StatementId } from '../domain/statements.ts';
import { type CountedInBlock, teamErrors } from '../domain/team-errors.ts';
import { ofTeams, perWeekOf, type TeamInput, teamNumbers, type TeamNumbers } from '../domain/team-numbers.ts';
import {
  byTeam,
  type CellsByTeam,
  isOfOneTeam,
  setId,
  smallestSet,
  stoodSince,
  type TeamPaths,
  type TeamSet,
  teamWithBelow,
} from '../domain/team-sets.ts';
import { addWeeks } from '../domain/time.ts';
import { WEEKS_LOOKED_AT, windowsOf } from '../domain/trends.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { cellsWithTeams, factsOf, newestPublications, pathsOf } from '../store/publications.ts';
import { notedBlock } from '../store/pulse.ts';
import { settings } from '../store/settings.ts';
import { type Team, teamById, teams } from '../store/teams.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { HR_AUDIENCE } from './digests.ts';
import { activeIn } from './statement-bank.ts';

/* The numbers of teams, from weeks whose digest is out. Nothing here knows a person next to an answer. */

/** The newest week whose digest is out; null before the first. */
export const newestWeek = (tx: Tx): string | null => newestPublications(tx, HR_AUDIENCE, 1)[0] ?? null;

/** The teams somebody leads, by name. */
export const teamsLedBy = (tx: Tx, person: Person): Team[] =>
  teams(tx).filter(({ managerId }) => managerId === person.id);

/** The only way to a team by its id. `to`: what for, in the table of who may do what. */
export function reachTeam(tx: Tx, person: Person, teamId: string, to: Action): Team | null {
  const team = teamById(tx, teamId);
  if (team === undefined || team.archivedAt !== null) return null;
  return may(team.managerId === person.id ? 'leader' : 'nobody', to) ? team : null;
}

/** The cells of a week, of statements that may be told of a team. */
export function inWeek(tx: Tx, cells: readonly LedgerCell[], week: string): CellsByTeam {
  const ids = new Set(ofTeams(activeIn(tx, week)).map(({ id }) => id));
  return byTeam(cells.filter((cell) => cell.week === week && ids.has(cell.statement)));
}

/** What the numbers of a closed week are made from; `cells` of the nine weeks up to it. */
export function inputFor(tx: Tx, week: string, cells: readonly LedgerCell[]): TeamInput {
  const weeks = factsOf(tx, firstOf(week), week);
  return {
    week,
    weeks,
    cells: byTeam(cells),
    statements: activeIn(tx, week),
    minimum: pulseWeekOf(tx, week)?.minimum ?? settings(tx).minimumGroup,
  };
}

export const firstOf = (week: string): string => addWeeks(week, 1 - WEEKS_LOOKED_AT);

/** Null: people who are in no team. */
export type TeamName = string | null;

/** `numbers` null: too few answers. `others`: teams in the numbers that are not this one or below it. */
export type TeamPage = {
  team: Team;
  week: string;
  numbers: TeamNumbers | null;
  names: TeamName[];
  others: TeamName[];
};

/**
 * The numbers of one team in a week, of the smallest set of teams in which it was counted, with what was below it as the
 * week opened: whoever moves teams around afterwards reads no other sum of that week. So after a move the numbers begin
 * anew, and nothing is compared for eight weeks, unless it is the sum of one team by itself.
 */
export function pageOf(tx: Tx, team: Team, week: string): TeamPage {
  const stood = pathsOf(tx, firstOf(week), week);
  const own = ownOf(stood, team.id, week);
  const set = setOf(tx, own, week);
  if (set === null) return { team, week, numbers: null, names: [], others: [] };
  const newest = inWeek(tx, cellsWithTeams(tx, week, week, set), week);
  const since = isOfOneTeam(newest, set) ? null : stoodSince(stood, team.id);
  const from = since === null ? firstOf(week) : laterOf(since, windowsOf(week).now[0]!);
  const input = inputFor(tx, week, cellsWithTeams(tx, from, week, set));
  const outside = set.filter((id) => !own.includes(id));
  return {
    team,
    week,
    numbers: teamNumbers(input, set),
    names: namesOf(tx, set),
    others: namesOf(tx, outside),
  };
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** Of a week from before it was kept how the teams stood: the team alone. */
function ownOf(stood: readonly { week: string; paths: TeamPaths }[], id: string, week: string): TeamSet {
  const newest = stood.find((one) => one.week === week);
  return newest === undefined ? [id] : teamWithBelow(newest.paths, id);
}

/** Teams that were closed since keep the name they had. */
export const namesOf = (tx: Tx, set: TeamSet): TeamName[] =>
  set
    .map((id) => teamById(tx, id)?.name ?? null)
    .toSorted((a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)));

/** Whether there is a number of any team that somebody leads. */
export function hasNumbers(tx: Tx, person: Person, week: string): boolean {
  const stood = pathsOf(tx, week, week);
  return teamsLedBy(tx, person).some(({ id }) => setOf(tx, ownOf(stood, id, week), week) !== null);
}

const setOf = (tx: Tx, own: TeamSet, week: string): TeamSet | null =>
  smallestSet(inWeek(tx, cellsWithTeams(tx, week, week, own), week), own);

/** One page a team, but teams that are counted together have one. */
export function pagesOf(tx: Tx, person: Person): TeamPage[] {
  const week = newestWeek(tx);
  if (week === null) return [];
  const pages = teamsLedBy(tx, person).map((team) => pageOf(tx, team, week));
  const keyOf = ({ team, numbers }: TeamPage): string => (numbers === null ? team.id : setId(numbers.set));
  return pages.filter((page, i) => pages.findIndex((other) => keyOf(other) === keyOf(page)) === i);
}

/** The errors of all sets that somebody can be shown, at the close of their week. */
export function errorsOfTeams(
  tx: Tx,
  of: {
    week: string;
    asked: readonly StatementId[];
    cells: readonly LedgerCell[];
    counted: CountedInBlock[];
  },
): Record<string, Record<string, number>> {
  const { week, asked, counted } = of;
  const newest = inWeek(tx, of.cells, week);
  const stood = pathsOf(tx, week, week);
  const ids = new Set([...newest.keys(), ...stood.flatMap(({ paths }) => paths.flat())]);
  const sets = [...ids].flatMap((id) => [
    smallestSet(newest, [id]),
    smallestSet(newest, ownOf(stood, id, week)),
  ]);
  const unique = new Map(sets.filter((set) => set !== null).map((set) => [setId(set), set]));
  const statements = activeIn(tx, week);
  const perWeek = perWeekOf({ week, weeks: [{ week, asked }], statements });
  const minimum = pulseWeekOf(tx, week)?.minimum ?? settings(tx).minimumGroup;
  const input = { week, statements, perWeek, minimum, cells: byTeam(of.cells), counted };
  return teamErrors({ ...input, nameOf: (block) => notedBlock(tx, block) }, [...unique.values()]);
}
