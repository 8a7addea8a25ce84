import type { PersonId } from '../domain/blocks.ts';
import { favourablePercent, showFavourable } from '../domain/disclosure.ts';
import { type LedgerCell, tally } from '../domain/ledger.ts';
import type { Ledger, Scores } from './year-ledger.testing.ts';
import type { PrintedShare } from './year-printed.testing.ts';

const IN_FAVOUR = 4;

/** Shares that are not those of the answers that were given. `ledger` is made from the same `scores`. */
export const wrongShares = (
  ledger: Ledger,
  scores: Scores,
  printed: readonly PrintedShare[],
): PrintedShare[] =>
  printed.filter(({ week, statement, percent, edge }) => {
    const { now, before } = ledger.companyIn(week, statement);
    const weeks = [...new Set(now.map((cell) => cell.week))].map((one) => {
      const cells = now.filter((cell) => cell.week === one);
      const given = scores.get(one)!.get(statement)!;
      return { percent: storedOf(ledger, cells, given), answers: cells.reduce((sum, { n }) => sum + n, 0) };
    });
    const { is } = showFavourable(weeks, before.length === 0 ? [] : [tally(before)!]);
    return is.kind === 'withheld' || is.percent !== percent || is.edge !== edge;
  });

/** What is kept of a week at its close: nothing below twenty answers, and then no share is printed. */
function storedOf(
  ledger: Ledger,
  cells: readonly LedgerCell[],
  given: ReadonlyMap<PersonId, number>,
): number {
  const people = cells.flatMap((cell) => ledger.people.get(cell)!);
  return favourablePercent(people.filter((person) => given.get(person)! >= IN_FAVOUR).length, cells) ?? NaN;
}
