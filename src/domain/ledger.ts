import type { Block, PersonId, TeamId } from './blocks.ts';
import type { Score, StatementId } from './statements.ts';

/**
 * All that is left of the answers of one block to one statement once the week has closed. `n` people answered,
 * `heads` belonged to the block's teams as the week opened, `sum` is capped. Never changed, never deleted.
 */
export type LedgerCell = {
  readonly week: string;
  readonly statement: StatementId;
  readonly wording: number;
  readonly kind: 'block' | 'leaders';
  readonly block: string;
  readonly groups: readonly TeamId[];
  readonly n: number;
  readonly sum: number;
  readonly heads: number;
};

/**
 * The sum of n answers, held two points away from either end. Whoever knows it exactly must still allow three of
 * the five answers for each of the n people: at 5n-2 one of them may have given a 3, and everybody's 5 looks the
 * same. Costs less than half a printed step.
 */
export function cappedSum(sum: number, n: number): number {
  return Math.min(Math.max(sum, n + 2), 5 * n - 2);
}

/** The cell of a block: the one place where single answers become a sum. */
export function ledgerCell(
  of: { week: string; statement: StatementId; wording: number; kind: LedgerCell['kind'] },
  block: Block,
  answers: ReadonlyMap<PersonId, Score>,
): LedgerCell {
  const scores = block.people.map((person) => scoreOf(answers, person));
  const n = scores.length;
  const sum = cappedSum(
    scores.reduce<number>((total, score) => total + score, 0),
    n,
  );
  const { week, statement, wording, kind } = of;
  return {
    week,
    statement,
    wording,
    kind,
    block: block.id,
    groups: block.groups,
    n,
    sum,
    heads: block.heads,
  };
}

function scoreOf(answers: ReadonlyMap<PersonId, Score>, person: PersonId): Score {
  const score = answers.get(person);
  if (score === undefined) throw new Error('a block holds somebody who did not answer');
  return score;
}

/**
 * Sums of one group and one statement over the weeks that have a number. `smallest` is the fewest answers in any of
 * them.
 */
export type Tally = {
  readonly sum: number;
  readonly answers: number;
  readonly smallest: number;
  readonly weeks: readonly string[];
};

/**
 * Adds up cells of one group and one statement, week by week; null without a cell. Weeks without one are simply
 * left out: nothing is carried forward.
 */
export function tally(cells: readonly LedgerCell[]): Tally | null {
  const perWeek = new Map<string, number>();
  for (const { week, n } of cells) perWeek.set(week, (perWeek.get(week) ?? 0) + n);
  if (perWeek.size === 0) return null;
  return {
    sum: cells.reduce((total, cell) => total + cell.sum, 0),
    answers: cells.reduce((total, cell) => total + cell.n, 0),
    smallest: Math.min(...perWeek.values()),
    weeks: [...perWeek.keys()],
  };
}

/** An exact fraction with a positive denominator. */
export type Ratio = { readonly num: bigint; readonly den: bigint };

/**
 * The plain mean of the tallies' means: each statement weighs the same, however many answered it. Never a mean of
 * people's means, which would single out whoever skipped a statement.
 */
export function meanOf(tallies: readonly Tally[]): Ratio {
  const sum = tallies.reduce<Ratio>(
    (total, { sum, answers }) => ({
      num: total.num * BigInt(answers) + BigInt(sum) * total.den,
      den: total.den * BigInt(answers),
    }),
    { num: 0n, den: 1n },
  );
  return { num: sum.num, den: sum.den * BigInt(tallies.length) };
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.den - b.num * a.den, den: a.den * b.den };
}

/** For formulas that need a real number; labels are decided on the fraction itself. */
export function toNumber({ num, den }: Ratio): number {
  return Number(num) / Number(den);
}
