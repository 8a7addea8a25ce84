import {
  COMPANY,
  type PersonId,
  type Placed,
  planWeek,
  type SmallGroups,
  type TeamId,
} from '../domain/blocks.ts';
import { type Label, showMean } from '../domain/disclosure.ts';
import { cappedSum, type LedgerCell } from '../domain/ledger.ts';
import { STATEMENTS, type Statement, type StatementId } from '../domain/statements.ts';
import { ofTeams } from '../domain/team-numbers.ts';
import {
  blocksOf,
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
import { areaOf, indexOf, type Trend, trendOf, windowsOf } from '../domain/trends.ts';
import type { Named, Printed } from './year-printed.testing.ts';

/*
 * What somebody makes of a printed number who knows the rules by heart, who was in which team when each week opened, and
 * who answered what: over which answers it runs.
 */

/** `chart`: the teams as they were when the digest of the week was read. */
export type KnownWeek = {
  readonly week: string;
  readonly minimum: number;
  readonly smallGroups: SmallGroups;
  readonly roster: readonly Placed[];
  readonly answered: ReadonlyMap<StatementId, ReadonlySet<PersonId>>;
  readonly chart: readonly { readonly id: TeamId; readonly name: string }[];
};

/** Who gave what; only a test knows it. */
export type Scores = ReadonlyMap<string, ReadonlyMap<StatementId, ReadonlyMap<PersonId, number>>>;

/** The answers to one statement over which a number runs, and the ones it is compared with. */
export type Part = {
  readonly statement: StatementId;
  readonly now: readonly LedgerCell[];
  readonly before: readonly LedgerCell[];
};

/** `says`: what the rules print of these cells. `isWhole`: the cells are blocks as the rules make them. */
export type Meaning = {
  readonly printed: Printed;
  readonly parts: readonly Part[];
  readonly says: Label;
  readonly isWhole: boolean;
};

export class Ledger {
  readonly people = new Map<LedgerCell, readonly PersonId[]>();
  readonly weeks: ReadonlyMap<string, KnownWeek>;
  readonly #cells = new Map<string, LedgerCell[]>();
  readonly #near = new Map<string, { cells: LedgerCell[]; byTeam: CellsByTeam }>();
  readonly #from = new Map<string, string>();
  readonly #newest = new Map<string, CellsByTeam>();
  readonly #paths = new Map<string, TeamPaths>();

  /** Without `scores` every sum is nought: nobody but the test knows more. */
  constructor(weeks: readonly KnownWeek[], scores?: Scores) {
    this.weeks = new Map(weeks.map((one) => [one.week, one]));
    for (const known of weeks)
      for (const [statement, responded] of known.answered) {
        const { blocks, leaders } = planWeek(known.roster, responded, known.minimum, known.smallGroups);
        const given = scores?.get(known.week)?.get(statement);
        for (const block of blocks) this.#add(known.week, statement, 'block', block, given);
        if (leaders !== null) this.#add(known.week, statement, 'leaders', leaders, given);
      }
  }

  /** Null: nothing that the rules would print. */
  meaningOf(printed: Printed): Meaning | null {
    const set = typeof printed.whose === 'string' ? null : this.#setOf(printed.week, printed.whose);
    if (typeof printed.whose !== 'string' && set === null) return null;
    const whole = this.#cellsOf(printed, set);
    const meaning = this.#meaning(printed, whole, true);
    if (meaning !== null || set === null) return meaning;
    return this.#meaning(printed, this.#answersOf(printed.week, set), false);
  }

  /** The company's answers to a statement in the four weeks up to this one, and in those before. */
  companyIn(week: string, statement: StatementId): Part {
    const cells = this.#nearTo(week).cells.filter(({ kind }) => kind === 'block');
    return partOf(trendOf(cells, { id: statement }, week), cells);
  }

  #meaning(printed: Printed, cells: readonly LedgerCell[], isWhole: boolean): Meaning | null {
    const trends = trendsOf(printed, cells);
    const now = trends.flatMap((trend) => trend.now ?? []);
    const before = trends.flatMap((trend) => trend.before ?? []);
    if (now.length === 0) return null;
    const { is } = printed.before ? showMean(before, now) : showMean(now, before);
    const says = is.kind === 'label' ? is : isWhole ? null : COARSE;
    if (says === null) return null;
    return { printed, says, isWhole, parts: trends.map((trend) => partOf(trend, cells, printed.before)) };
  }

  #cellsOf({ week, whose }: Printed, set: TeamSet | null): LedgerCell[] {
    const near = this.#nearTo(week);
    if (set === null) return near.cells.filter(({ kind }) => (kind === 'leaders') === (whose === 'leaders'));
    const { minimum } = this.weeks.get(week)!;
    const enough = (some: readonly LedgerCell[]): boolean =>
      some.reduce((n, cell) => n + cell.n, 0) >= minimum;
    const from = remembered(this.#from, `${week} ${setId(set)}`, () => this.#shownFrom(week, set));
    return blocksOf(near.byTeam, set)
      .filter(enough)
      .flat()
      .filter((cell) => cell.week >= from);
  }

  /** Of teams that the rules count nowhere: simply of all who are in them. */
  #answersOf(week: string, set: TeamSet): LedgerCell[] {
    return windowsOf(week).now.flatMap((one) => {
      const known = this.weeks.get(one);
      const own = known?.roster.filter(({ path, leads }) => !leads && set.includes(path.at(-1) ?? COMPANY));
      return [...(known?.answered ?? [])].flatMap(([statement, responded]) => {
        const people = (own ?? []).map(({ person }) => person).filter((person) => responded.has(person));
        if (people.length === 0) return [];
        const cell = cellOf(one, statement, 'block', {
          id: setId(set),
          groups: set,
          heads: own!.length,
          people,
        });
        this.people.set(cell, people);
        return [cell];
      });
    });
  }

  /** By the names that stand there; where some do not, it is what one of the managers is shown. */
  #setOf(week: string, { names, others }: Named): TeamSet | null {
    const { chart } = this.weeks.get(week)!;
    const idsOf = (name: string): TeamId[] =>
      name === NO_TEAM ? [COMPANY] : chart.flatMap((team) => (team.name === name ? [team.id] : []));
    const named = names.flatMap(idsOf);
    if (named.length < names.length) return null;
    if (others === 0) return named;
    return (
      this.#shownToManagers(week).find(
        (set) => set.length === named.length + others && named.every((id) => set.includes(id)),
      ) ?? null
    );
  }

  #newestOf(week: string): CellsByTeam {
    const ids = new Set(ofTeams(STATEMENTS).map(({ id }) => id));
    const cells = () => (this.#cells.get(week) ?? []).filter(({ statement }) => ids.has(statement));
    return remembered(this.#newest, week, () => byTeam(cells()));
  }

  #shownToManagers(week: string): TeamSet[] {
    const newest = this.#newestOf(week);
    return this.#pathsIn(week).flatMap((path) =>
      path.flatMap((id) => [smallestSet(newest, teamWithBelow(this.#pathsIn(week), id)) ?? []]),
    );
  }

  /** The teams as they stood when the week opened. */
  #pathsIn(week: string): TeamPaths {
    const { roster } = this.weeks.get(week)!;
    const all = () => [...new Map(roster.map(({ path }) => [path.join(), path])).values()];
    return remembered(this.#paths, week, all);
  }

  /** After a move the numbers of whoever leads others begin anew, with four weeks at most. */
  #shownFrom(week: string, set: TeamSet): string {
    const all = Array.from({ length: 9 }, (_, n) => addWeeks(week, n - 8)).filter((one) =>
      this.weeks.has(one),
    );
    const stood = all.map((one) => ({ week: one, paths: this.#pathsIn(one) }));
    const newest = this.#newestOf(week);
    const ids = [...new Set([...stood.at(-1)!.paths.flat(), ...set])];
    const isItsSet = (own: TeamSet): boolean => {
      const found = smallestSet(newest, own);
      return found !== null && setId(found) === setId(set);
    };
    if (isOfOneTeam(newest, set)) return all[0]!;
    const leads = ids.filter((id) => isItsSet(teamWithBelow(stood.at(-1)!.paths, id)));
    const moved = leads.flatMap((id) => stoodSince(stood, id) ?? []);
    if (moved.length < leads.length) return all[0]!;
    return [...moved, windowsOf(week).now[0]!].toSorted().at(-1)!;
  }

  #nearTo(week: string) {
    const known = this.#near.get(week);
    if (known !== undefined) return known;
    const { now, before } = windowsOf(week);
    const cells = [...before, ...now].flatMap((one) => this.#cells.get(one) ?? []);
    const near = { cells, byTeam: byTeam(cells) };
    this.#near.set(week, near);
    return near;
  }

  #add(
    week: string,
    statement: StatementId,
    kind: LedgerCell['kind'],
    block: Counted,
    given: ReadonlyMap<PersonId, number> | undefined,
  ): void {
    const cell = cellOf(week, statement, kind, block, given);
    this.people.set(cell, block.people);
    const known = this.#cells.get(week);
    if (known === undefined) this.#cells.set(week, [cell]);
    else known.push(cell);
  }
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

const NO_TEAM = 'people in no team';
/** How a number is rounded that no rule prints. */
const COARSE: Label = { kind: 'label', step: 6, grid: 2, edge: 'exact' };

type Counted = {
  readonly id: string;
  readonly groups: readonly TeamId[];
  readonly heads: number;
  readonly people: readonly PersonId[];
};

function cellOf(
  week: string,
  statement: StatementId,
  kind: LedgerCell['kind'],
  { id, groups, heads, people }: Counted,
  given?: ReadonlyMap<PersonId, number>,
): LedgerCell {
  const n = people.length;
  const total = people.reduce<number>((sum, person) => sum + (given?.get(person) ?? 0), 0);
  const sum = given === undefined ? 0 : cappedSum(total, n);
  return { week, statement, wording: 1, kind, block: id, groups, n, heads, sum };
}

function trendsOf({ week, whose, what }: Printed, cells: readonly LedgerCell[]): Trend[] {
  const all: readonly Statement[] = STATEMENTS;
  const statements = typeof whose === 'string' ? all : ofTeams(all);
  const trends = statements.map((it) => trendOf(cells, it, week));
  const asked = trends.filter(({ now }) => now !== null);
  if (what === 'index') return indexOf(trends, statements.length) === null ? [] : asked;
  const area = all.find((one) => one.area === what)?.area;
  if (area === undefined) return asked.filter(({ statement }) => statement === what);
  const inside = new Set(all.filter((one) => one.area === area).map(({ id }) => id));
  return areaOf(trends, all, area) === null ? [] : asked.filter(({ statement }) => inside.has(statement));
}

function partOf({ statement, now, before }: Trend, cells: readonly LedgerCell[], turned?: true): Part {
  const of = (weeks: readonly string[] = []): LedgerCell[] =>
    cells.filter((cell) => cell.statement === statement && weeks.includes(cell.week));
  const [later, earlier] = [of(now?.weeks), of(before?.weeks)];
  return turned ? { statement, now: earlier, before: later } : { statement, now: later, before: earlier };
}
