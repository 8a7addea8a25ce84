import type { Statement } from './statements.ts';
import { ofTeams } from './team-numbers.ts';
import { blocksOf, type CellsByTeam, cellsOfSet, setId, type TeamSet } from './team-sets.ts';
import { type Counted, changeErrors, trendOf } from './trends.ts';

/** That somebody was counted, and under which name the block is known in which they were. */
export type CountedInBlock = Counted & { readonly block: string };

export type TeamErrorsInput = {
  readonly week: string;
  readonly statements: readonly Statement[];
  readonly perWeek: number;
  readonly minimum: number;
  readonly cells: CellsByTeam;
  readonly counted: readonly CountedInBlock[];
  /** The name of a block in `counted`. */
  readonly nameOf: (block: string) => string;
};

/** `changeErrors` of each of these sets of teams in the two windows that end with the week, by `setId`. */
export function teamErrors(
  { week, statements, perWeek, minimum, cells, counted, nameOf }: TeamErrorsInput,
  sets: readonly TeamSet[],
): Record<string, Record<string, number>> {
  const byBlock = new Map<string, CountedInBlock[]>();
  for (const one of counted) {
    const known = byBlock.get(keyOf(one));
    if (known === undefined) byBlock.set(keyOf(one), [one]);
    else known.push(one);
  }
  return Object.fromEntries(
    sets.map((set) => {
      const inSet = cellsOfSet(cells, set, minimum);
      const trends = ofTeams(statements).map((it) => trendOf(inSet, it, week));
      const people = blocksOf(cells, set)
        .flat()
        .flatMap((cell) => byBlock.get(keyOf({ ...cell, block: nameOf(cell.block) })) ?? []);
      return [setId(set), changeErrors(trends, people, perWeek)];
    }),
  );
}

const keyOf = ({ week, statement, block }: Pick<CountedInBlock, 'week' | 'statement' | 'block'>): string =>
  `${week} ${statement} ${block}`;
