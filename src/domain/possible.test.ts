import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Label, favourablePercent, showMean } from './disclosure.ts';
import { type LedgerCell, cappedSum } from './ledger.ts';
import { fewestOf, narrowed, possibleScores, possibleWith, sumsOf, unknown } from './possible.ts';
import { SCORES, type Score } from './statements.ts';

/** All ways in which n people can answer, in no order. */
function answersOf(n: number, from: Score = 1): Score[][] {
  if (n === 0) return [[]];
  return SCORES.filter((score) => score >= from).flatMap((score) =>
    answersOf(n - 1, score).map((rest) => [score, ...rest]),
  );
}

const total = (scores: readonly number[]): number => scores.reduce((sum, score) => sum + score, 0);

const cell = (n: number, sum: number, block = 'A'): LedgerCell => ({
  week: '2027-W13',
  statement: 'I1',
  wording: 1,
  kind: 'block',
  block,
  groups: [block],
  n,
  sum,
  heads: n,
});

describe('whoever knows a sum exactly', () => {
  test.each([5, 6, 7])(
    'must allow for what is truly possible, and for nothing else, in a block of %i',
    (n) => {
      const seen = new Map<number, Set<Score>>();
      for (const scores of answersOf(n)) {
        const sum = cappedSum(total(scores), n);
        seen.set(sum, new Set([...(seen.get(sum) ?? []), ...scores]));
      }
      for (const [sum, scores] of seen) {
        expect(possibleScores({ n, least: sum, most: sum })).toEqual([...scores].toSorted());
        expect(scores.size).toBeGreaterThanOrEqual(3);
      }
    },
  );

  /** For five people: capped sum -> how many are in favour -> what somebody among them may have answered. */
  const five = new Map<number, Map<number, Set<Score>>>();
  for (const scores of answersOf(5)) {
    const sum = cappedSum(total(scores), 5);
    const row = five.get(sum) ?? new Map<number, Set<Score>>();
    const inFavour = scores.filter((score) => score >= 4).length;
    five.set(sum, row.set(inFavour, new Set([...(row.get(inFavour) ?? []), ...scores])));
  }

  /** By the share that would be kept: what somebody in the first block may have answered. */
  function leftOf(cells: readonly LedgerCell[]): Map<number, Set<Score>> {
    const [own, ...others] = cells.map(({ sum }) => five.get(sum)!);
    const rest = others.reduce(
      (totals, row) => new Set([...totals].flatMap((sum) => [...row.keys()].map((more) => sum + more))),
      new Set([0]),
    );
    const left = new Map<number, Set<Score>>();
    for (const [inFavour, scores] of own!)
      for (const more of rest) {
        const percent = favourablePercent(inFavour + more, cells)!;
        left.set(percent, new Set([...(left.get(percent) ?? []), ...scores]));
      }
    return left;
  }

  test('and the share in favour of twenty as well, knows nothing more of anybody', () => {
    const steps = Array.from({ length: 17 }, (_, i) => 10 + 5 * i);
    const honest: unknown[][] = [];
    const sums = [...five.keys()].toSorted((a, b) => a - b);
    const triples = sums.flatMap((a) =>
      sums.filter((b) => b >= a).flatMap((b) => sums.filter((c) => c >= b).map((c) => [a, b, c])),
    );
    for (const three of triples) {
      for (const fourth of [7, 11, 15, 22]) {
        const cells = [...three, fourth].map((sum) => cell(5, sum));
        const left = cells.map((one, i) => leftOf([one, ...cells.toSpliced(i, 1)]));
        for (const percent of steps) {
          const possible = possibleWith(cells, percent);
          expect(possible).toEqual(left.map((it) => [...(it.get(percent) ?? [])].toSorted()));
          if (left[0]!.has(percent)) honest.push([possible, possibleWith(cells, null)]);
        }
      }
    }
    expect(honest.map(([withShare]) => withShare)).toEqual(honest.map(([, without]) => without));
  });

  test('without a share has the sums alone to go by', () => {
    expect(possibleWith([cell(5, 23), cell(6, 18, 'B')], null)).toEqual([[3, 4, 5], [...SCORES]]);
    expect(fewestOf([])).toBe(5);
  });
});

const tallyOf = (sum: number, answers: number, smallest = answers) => ({ sum, answers, smallest, weeks: [] });

describe('a printed label', () => {
  test('stands for exactly the sums that are printed so', () => {
    for (let n = 5; n <= 24; n += 1) {
      const sums = Array.from({ length: 4 * n + 1 }, (_, i) => n + i);
      for (const sum of sums) {
        const label = showMean([tallyOf(sum, n)]).is as Label;
        const same = sums.filter(
          (it) => JSON.stringify(showMean([tallyOf(it, n)]).is) === JSON.stringify(label),
        );
        const { least, most } = sumsOf(label, n);
        expect([Math.max(least, n), Math.min(most, 5 * n)]).toEqual([same[0], same.at(-1)]);
      }
    }
  });

  test('never shuts out what was truly answered, whatever else is printed', () => {
    const week = fc.record({ n: fc.integer({ min: 5, max: 9 }), at: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(week, { minLength: 2, maxLength: 9 }), (weeks) => {
        const sums = weeks.map(({ n, at }) => cappedSum(n + Math.round((4 * n * at) / 100), n));
        const printed = weeks.flatMap((_, first) => {
          const cells = [first, first + 1, first + 2].filter((it) => it < weeks.length);
          const answers = total(cells.map((it) => weeks[it]!.n));
          const label = showMean([tallyOf(total(cells.map((it) => sums[it]!)), answers, 5)]).is as Label;
          return [{ cells, ...sumsOf(label, answers) }];
        });
        const known = narrowed(
          weeks.map(({ n }) => unknown(n)),
          printed,
        );
        for (const [i, { n, least, most }] of known.entries()) {
          expect(least <= sums[i]! && sums[i]! <= most).toBe(true);
          expect(possibleScores({ n, least, most }).length).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  test('narrows what another one leaves open', () => {
    const [first, second] = narrowed(
      [unknown(5), unknown(5)],
      [
        { cells: [0], least: 16, most: 18 },
        { cells: [0, 1], least: 40, most: 50 },
      ],
    );
    expect([first, second]).toEqual([
      { n: 5, least: 17, most: 18 },
      { n: 5, least: 22, most: 23 },
    ]);
  });
});

// ---- each rule is needed -----------------------------------------------------------------------------------------

/** The true sums of n people that look like this one, and what each of them may then have answered. */
function left(n: number, looks: (sum: number) => string, sum: number): Score[] {
  const sums = Array.from({ length: 4 * n + 1 }, (_, i) => n + i).filter((it) => looks(it) === looks(sum));
  return SCORES.filter((score) => sums.some((it) => it - score >= n - 1 && it - score <= 5 * (n - 1)));
}

const print = (sum: number, n: number): string => JSON.stringify(showMean([tallyOf(sum, n)]).is);

describe('sums are capped, because', () => {
  type Kept = (sum: number, n: number) => number;
  /** The fewest answers left for anybody of five in the second of two weeks, after the labels of the first and of both. */
  function fewest(kept: Kept): number {
    const sums = Array.from({ length: 21 }, (_, i) => 5 + i);
    const pairs = sums.flatMap((first) => sums.map((second) => ({ first, second })));
    const looks = ({ first, second }: { first: number; second: number }) =>
      print(kept(first, 5), 5) +
      JSON.stringify(showMean([tallyOf(kept(first, 5) + kept(second, 5), 10, 5)]).is);
    const seen = new Map<string, Set<Score>>();
    for (const pair of pairs) {
      const scores = SCORES.filter((score) => pair.second - score >= 4 && pair.second - score <= 20);
      seen.set(looks(pair), new Set([...(seen.get(looks(pair)) ?? []), ...scores]));
    }
    return Math.min(...[...seen.values()].map(({ size }) => size));
  }

  test('labels of overlapping windows would tell that everybody gave a five', () => {
    expect(fewest((sum) => sum)).toBe(1);
    expect(fewest(cappedSum)).toBeGreaterThanOrEqual(3);
  });

  test('whoever knows the sum would know the answers', () => {
    expect(left(5, (sum) => `${sum}`, 25)).toEqual([5]);
    expect(left(5, (sum) => `${cappedSum(sum, 5)}`, 25)).toEqual([3, 4, 5]);
  });
});

describe('against one of the group, who knows the own answer,', () => {
  /** How often the others' answers are known, over all own answers and all sums of the others. */
  function known(n: number, label: (capped: number, n: number) => string): number {
    const others = Array.from({ length: 4 * (n - 1) + 1 }, (_, i) => n - 1 + i);
    const cases = SCORES.flatMap((own) => others.map((sum) => ({ own, sum })));
    const looks = (own: number) => (sum: number) => label(cappedSum(sum + own, n), n);
    return cases.filter(({ own, sum }) => left(n - 1, looks(own), sum).length === 1).length;
  }

  const nearest = (sum: number, n: number, grid: number) => Math.floor((2 * sum * grid + n) / (2 * n));

  test.each([7, 8, 9])('labels keep %i people apart from their answers', (n) => {
    expect(known(n, print)).toBe(0);
  });

  test('the ends of the scale are coded', () => {
    expect(known(9, (sum, n) => `${nearest(sum, n, 2)}`)).toBeGreaterThan(0);
  });

  test.each([7, 8, 9])('%i people have halves and no tenths', (n) => {
    const tenths = (sum: number) => `${Math.min(Math.max(nearest(sum, n, 10), 12), 48)}`;
    expect(known(n, tenths)).toBeGreaterThan(0);
  });

  test('five and six cannot be kept apart from one at the other end of the scale, which the notice says', () => {
    expect([known(5, print), known(6, print)].every((times) => times > 0)).toBe(true);
  });
});

test.each([6, 8, 9])(
  'halves leave open what somebody answered who is away from a team of %i, if the others repeat themselves',
  (n) => {
    /** In how many of all cases exactly one answer fits both labels. */
    function told(label: (sum: number, n: number) => string): number {
      const others = Array.from({ length: 4 * (n - 1) + 1 }, (_, i) => n - 1 + i);
      const cases = others.flatMap((rest) => SCORES.map((score) => ({ rest, score })));
      const looks = ({ rest, score }: { rest: number; score: Score }) =>
        `${label(cappedSum(rest + score, n), n)} ${label(cappedSum(rest, n - 1), n - 1)}`;
      const seen = new Map<string, Set<Score>>();
      for (const one of cases) seen.set(looks(one), new Set([...(seen.get(looks(one)) ?? []), one.score]));
      return cases.filter((one) => seen.get(looks(one))!.size === 1).length / cases.length;
    }
    expect(told(print)).toBeLessThan(0.12);
    expect(told((sum) => `${sum}`)).toBeGreaterThan(0.6);
  },
);
