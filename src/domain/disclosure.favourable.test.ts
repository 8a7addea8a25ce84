import { expect, test } from 'vitest';
import { favourablePercent } from './disclosure.ts';
import { type LedgerCell, cappedSum } from './ledger.ts';

/* What can be worked out from the kept share of the favourable answers by somebody who knows every sum as well. */

/** A block of n people whose sum is known exactly, as the attacker of the ledger knows it. */
function block(n: number, sum: number): LedgerCell {
  const of = {
    week: '2027-W13',
    statement: 'I1',
    wording: 1,
    kind: 'block',
    block: 'A',
    groups: [],
  } as const;
  return { ...of, n, sum, heads: n };
}

type Kept = (favourable: number, cells: readonly LedgerCell[]) => number | null;

/** For n people: capped sum -> number of favourable answers -> answers that one of them may have given. */
function tableOf(n: number): Map<number, Map<number, Set<number>>> {
  const reachable = (count: number, favourable: number, sum: number): boolean =>
    favourable >= 0 &&
    favourable <= count &&
    sum >= count + 3 * favourable &&
    sum <= 3 * count + 2 * favourable;
  const table = new Map<number, Map<number, Set<number>>>();
  for (let favourable = 0; favourable <= n; favourable += 1) {
    for (let sum = n + 3 * favourable; sum <= 3 * n + 2 * favourable; sum += 1) {
      const key = cappedSum(sum, n);
      const row = table.get(key) ?? new Map<number, Set<number>>();
      const possible = row.get(favourable) ?? new Set<number>();
      for (const score of [1, 2, 3, 4, 5])
        if (reachable(n - 1, favourable - Number(score >= 4), sum - score)) possible.add(score);
      table.set(key, row.set(favourable, possible));
    }
  }
  return table;
}

function sorted<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((first, i) => sorted(items.slice(i), count - 1).map((rest) => [first, ...rest]));
}

/** The fewest answers that stay possible for anybody, for whoever knows all sums and the kept share. */
function fewestPossible(n: number, blocks: number, kept: Kept): number {
  const table = tableOf(n);
  let fewest = 5;
  for (const sums of sorted([...table.keys()], blocks)) {
    const cells = sums.map((sum) => block(n, sum));
    for (const place of sums.keys()) {
      const others = sums.toSpliced(place, 1).map((sum) => [...table.get(sum)!.keys()]);
      const least = others.reduce((total, it) => total + Math.min(...it), 0);
      const most = others.reduce((total, it) => total + Math.max(...it), 0);
      const possible = new Map<number | null, Set<number>>();
      for (const [own, scores] of table.get(sums[place]!)!) {
        for (let rest = least; rest <= most; rest += 1) {
          const key = kept(own + rest, cells);
          const among = possible.get(key) ?? new Set<number>();
          for (const score of scores) among.add(score);
          possible.set(key, among);
        }
      }
      for (const scores of possible.values()) fewest = Math.min(fewest, scores.size);
    }
  }
  return fewest;
}

test.each([
  [5, 4],
  [10, 2],
  [20, 1],
  [33, 1],
])('leaves three answers possible for everybody in blocks of %i, %i of them', (n, blocks) => {
  expect(fewestPossible(n, blocks, favourablePercent)).toBeGreaterThanOrEqual(3);
});

test('would tell the answers of a block if it were not held away from what the sums allow', () => {
  const plain: Kept = (favourable, cells) => {
    const n = cells.reduce((total, cell) => total + cell.n, 0);
    return Math.min(Math.max(5 * Math.floor((40 * favourable + n) / (2 * n)), 10), 90);
  };
  expect(fewestPossible(10, 2, plain)).toBe(1);
});
