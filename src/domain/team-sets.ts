import type { TeamId } from './blocks.ts';
import type { LedgerCell } from './ledger.ts';

/*
 * Which teams a number is about. A block holds whole teams, so each sum of whole blocks speaks of a set of teams: one
 * team, a few small ones together, or all that are below somebody.
 */

export type TeamSet = readonly TeamId[];

/** The name under which what was computed about a set is kept. */
export const setId = (set: TeamSet): string => set.toSorted().join('+');

/** From the root to each team in which somebody was asked, as a week opened. */
export type TeamPaths = readonly TeamSet[];

/** A team with all that was below it; nothing where it was not there. */
export function teamWithBelow(paths: TeamPaths, id: TeamId): TeamSet {
  const found = paths.map((path) => ({ path, at: path.indexOf(id) })).filter(({ at }) => at >= 0);
  return [...new Set(found.flatMap(({ path, at }) => path.slice(at)))];
}

/**
 * Since which week a team has been over the same teams as in the newest one; null: in all of these weeks, which come oldest
 * first. A team that was not there in one of them has not moved.
 */
export function stoodSince(
  weeks: readonly { readonly week: string; readonly paths: TeamPaths }[],
  id: TeamId,
): string | null {
  const newest = weeks.at(-1);
  const moved = weeks.findLastIndex(({ paths }) => !isSameBelow(paths, newest!.paths, id));
  return moved < 0 ? null : weeks[moved + 1]!.week;
}

function isSameBelow(before: TeamPaths, now: TeamPaths, id: TeamId): boolean {
  const [then, since] = [before, now].map((paths) => new Set(paths.flat())) as [Set<TeamId>, Set<TeamId>];
  const below = (paths: TeamPaths): string =>
    setId(teamWithBelow(paths, id).filter((one) => then.has(one) && since.has(one)));
  return below(before) === below(now);
}

/** The cells of blocks by each team in them. */
export type CellsByTeam = ReadonlyMap<TeamId, readonly LedgerCell[]>;

export function byTeam(cells: readonly LedgerCell[]): CellsByTeam {
  const found = new Map<TeamId, LedgerCell[]>();
  for (const cell of cells) {
    if (cell.kind !== 'block') continue;
    for (const group of cell.groups) {
      const known = found.get(group);
      if (known === undefined) found.set(group, [cell]);
      else known.push(cell);
    }
  }
  return found;
}

/** The cells of each statement and week with any of these teams in them. */
function cellsWith(cells: CellsByTeam, teams: TeamSet): LedgerCell[][] {
  const asked = new Map<string, Set<LedgerCell>>();
  for (const team of teams)
    for (const cell of cells.get(team) ?? []) {
      const key = `${cell.week} ${cell.statement}`;
      const some = asked.get(key) ?? new Set();
      asked.set(key, some.add(cell));
    }
  return [...asked.values()].map((some) => [...some]);
}

const groupsIn = (cells: readonly LedgerCell[]): TeamId[] => cells.flatMap(({ groups }) => groups);

/**
 * The set that stands for these teams in one week: what holds the most of them, and of that the fewest others. Null
 * where none of them was counted. `cells` are those of one week.
 */
export function smallestSet(cells: CellsByTeam, teams: TeamSet): TeamSet | null {
  const held = (set: TeamSet): number => set.filter((team) => teams.includes(team)).length;
  const sets = cellsWith(cells, teams).map((some) => groupsIn(some).toSorted());
  const best = sets.toSorted(
    (a, b) => held(b) - held(a) || a.length - b.length || (setId(a) < setId(b) ? -1 : 1),
  );
  return best[0] ?? null;
}

/** Whether one team by itself is counted in this set, so that its numbers are told whoever was moved. */
export const isOfOneTeam = (cells: CellsByTeam, set: TeamSet): boolean =>
  set.some((id) => setId(smallestSet(cells, [id]) ?? []) === setId(set));

/** The blocks that together are exactly this set, statement by statement and week by week. */
export function blocksOf(cells: CellsByTeam, set: TeamSet): LedgerCell[][] {
  const id = setId(set);
  return cellsWith(cells, set).filter((some) => setId(groupsIn(some)) === id);
}

/**
 * One cell of the whole set for each of them. Weeks from before the minimum was raised, in which fewer were enough, are
 * left out.
 */
export function cellsOfSet(cells: CellsByTeam, set: TeamSet, minimum: number): LedgerCell[] {
  const total = (some: readonly LedgerCell[], of: 'n' | 'sum' | 'heads'): number =>
    some.reduce((sum, cell) => sum + cell[of], 0);
  const whole = blocksOf(cells, set).map((some) => ({
    ...some[0]!,
    block: setId(set),
    groups: set,
    n: total(some, 'n'),
    sum: total(some, 'sum'),
    heads: total(some, 'heads'),
  }));
  return whole.filter(({ n }) => n >= minimum);
}

/** The smallest sets of which no two share a team; what is left over has none of its own. */
export function apart(sets: readonly TeamSet[]): TeamSet[] {
  const taken = new Set<TeamId>();
  const unique = [...new Map(sets.map((set) => [setId(set), set])).values()];
  const smallestFirst = unique.toSorted((a, b) => a.length - b.length || (setId(a) < setId(b) ? -1 : 1));
  return smallestFirst.filter((set) => {
    if (set.some((team) => taken.has(team))) return false;
    for (const team of set) taken.add(team);
    return true;
  });
}
