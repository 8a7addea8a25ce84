import { describe, expect, test } from 'vitest';
import {
  favourablePercent,
  isShown,
  positionOf,
  showBand,
  showChange,
  showFavourable,
  showMean,
  showMonthly,
  showShare,
  showUsual,
  withhold,
  type Shown,
} from './disclosure.ts';
import { type LedgerCell, type Tally, cappedSum } from './ledger.ts';

function of(sum: number, answers: number, smallest = answers): Tally {
  return { sum, answers, smallest, weeks: ['2027-W13'] };
}

/** '4.0', '4.5 or_higher' or why there is nothing. */
function print({ is }: Shown): string {
  switch (is.kind) {
    case 'label':
      return `${positionOf(is).toFixed(1)}${is.edge === 'exact' ? '' : ` ${is.edge}`}`;
    case 'share':
      return `${is.percent} %${is.edge === 'exact' ? '' : ` ${is.edge}`}`;
    case 'words':
      return is.words;
    case 'band':
      return is.band;
    case 'change':
      return is.verdict;
    case 'standing':
      return is.standing;
    case 'monthly':
      return `${is.halves / 2} a month${is.edge === 'exact' ? '' : ` ${is.edge}`}`;
    case 'margin':
      return `±${is.hundredths}`;
    case 'bounds':
      return `${is.least}-${is.most}`;
    case 'withheld':
      return is.why;
  }
}

describe('the label of a mean', () => {
  test.each([
    [25, 5, '4.5 or_higher'],
    [22, 5, '4.5 or_higher'],
    [21, 5, '4.0'],
    [18, 5, '3.5'],
    [8, 5, '1.5 or_lower'],
    [9, 5, '2.0'],
    [34, 9, '4.0'],
    [45, 10, '4.6 or_higher'],
    [37, 10, '3.8'],
    [58, 14, '4.2'],
    [75, 20, '3.8'],
    [95, 20, '4.8 or_higher'],
    [178, 50, '3.6'],
    [181, 50, '3.6'],
    [16, 4, 'too_few'],
  ])('of a sum of %i from %i people is %s', (sum, answers, label) => {
    expect(print(showMean([of(sum, answers)]))).toBe(label);
  });

  test.each([
    [46, 11, 5, '4.0'],
    [41, 11, 5, '3.5'],
    [54, 13, 6, '4.0'],
    [98, 26, 12, '3.8'],
    [310, 82, 40, '3.8'],
  ])('of a window with %i in %i answers, at least %i a week, is %s', (sum, answers, smallest, label) => {
    expect(print(showMean([of(sum, answers, smallest)]))).toBe(label);
  });

  test('gets coarser when it is compared with a week of few answers', () => {
    expect(print(showMean([of(98, 26, 26)]))).toBe('3.8');
    expect(print(showMean([of(98, 26, 26)], [of(20, 6)]))).toBe('4.0');
    expect(print(showMean([of(98, 26, 26)], [of(20, 4)]))).toBe('too_few');
  });

  test('of several statements is that of the mean of their means', () => {
    expect(print(showMean([of(40, 20), of(100, 25)]))).toBe('3.0');
    expect(print(showMean([]))).toBe('no_answers');
  });

  test('rounds halves up, also where floating point would not', () => {
    expect(print(showMean([of(25, 10, 5)]))).toBe('2.5');
    expect(print(showMean([of(45, 20, 5)]))).toBe('2.5');
    expect(print(showMean([of(41, 20)]))).toBe('2.1');
  });
});

describe('a share', () => {
  const share = (part: number, whole: number, people = whole): string =>
    print(showShare({ part, whole, people }, 5));

  test.each([
    [19, 19, 'nearly_everyone'],
    [12, 15, 'nearly_everyone'],
    [11, 15, 'most'],
    [6, 15, 'about_half'],
    [5, 15, 'fewer_than_half'],
    [0, 5, 'fewer_than_half'],
  ])('of %i in %i people is said in words: %s', (part, whole, words) => {
    expect(share(part, whole)).toBe(words);
  });

  test.each([
    [17, 20, '85 %'],
    [18, 20, '90 % or_higher'],
    [20, 20, '90 % or_higher'],
    [2, 20, '10 % or_lower'],
    [0, 40, '10 % or_lower'],
    [41, 80, '50 %'],
    [42, 80, '55 %'],
  ])('of %i in %i people is said in steps: %s', (part, whole, steps) => {
    expect(share(part, whole)).toBe(steps);
  });

  test('counts people and not things: forty talks of four people are four people', () => {
    expect(share(30, 40, 4)).toBe('too_few');
    expect(share(30, 40, 5)).toBe('most');
  });

  test('follows a raised minimum and never goes below five', () => {
    expect(print(showShare({ part: 6, whole: 7, people: 7 }, 8))).toBe('too_few');
    expect(print(showShare({ part: 4, whole: 4, people: 4 }, 1))).toBe('too_few');
  });

  test('of nothing is not a share of too few', () => {
    expect(share(0, 0)).toBe('no_answers');
  });
});

test.each([
  [4, 'too_few'],
  [5, '5-9'],
  [9, '5-9'],
  [10, '10-19'],
  [20, '20-49'],
  [50, '50+'],
])('%i people are shown as %s', (people, band) => {
  expect(print(showBand(people))).toBe(band);
});

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

describe('talks in a month', () => {
  const often = (talks: number, people: number, months: number) =>
    print(showMonthly({ talks, people, months }, 5));

  test('are told in halves, and beyond either end no further', () => {
    expect(often(32, 9, 0.92)).toBe('4 a month');
    expect(often(36, 9, 4.2)).toBe('1 a month');
    expect(often(0, 9, 6)).toBe('0.5 a month or_lower');
    expect(often(100, 9, 1)).toBe('5 a month or_higher');
  });

  test('of four people, or of a fortnight, are not', () => {
    expect(often(16, 4, 1)).toBe('too_few');
    expect(often(18, 9, 0.5)).toBe('too_few');
    expect(print(showMonthly({ talks: 16, people: 7, months: 1 }, 8))).toBe('too_few');
  });
});

describe('the favourable share', () => {
  test('is kept from twenty answers on, in steps of five', () => {
    expect(favourablePercent(12, [block(19, 70)])).toBeNull();
    expect(favourablePercent(12, [block(20, 70)])).toBe(60);
    expect(favourablePercent(20, [block(20, 98)])).toBe(90);
  });

  test('of a window weighs each week with its answers', () => {
    const weeks = [
      { percent: 60, answers: 30 },
      { percent: 80, answers: 20 },
    ];
    expect(print(showFavourable(weeks))).toBe('70 %');
    expect(print(showFavourable([{ percent: 60, answers: 19 }]))).toBe('too_few');
    expect(print(showFavourable(weeks, [of(40, 12)]))).toBe('too_few');
  });

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
});

describe('something shown', () => {
  test('can be made by the gate alone', () => {
    expect(isShown(showChange('up', true))).toBe(true);
    // @ts-expect-error a literal is not something shown
    const literal: Shown = { is: { kind: 'band', band: '5-9' } };
    // @ts-expect-error nor is a copy with another content
    // oxlint-disable-next-line typescript/no-misused-spread -- that it loses its class is the point
    const copy: Shown = { ...withhold('too_few'), is: { kind: 'label', step: 9, grid: 2, edge: 'exact' } };
    expect([literal, copy].map((it) => isShown(it))).toEqual([false, false]);
  });

  test('cannot be changed afterwards', () => {
    const label = showMean([of(18, 5)]);
    expect(() => Object.assign(label, { is: { kind: 'band', band: '5-9' } })).toThrow(TypeError);
    expect(() => Object.assign(label.is, { step: 1 })).toThrow(TypeError);
  });

  test('says why nothing is shown, and no number', () => {
    expect(withhold('would_reveal').is).toEqual({ kind: 'withheld', why: 'would_reveal' });
    expect(showMean([of(16, 4)]).is).toEqual({ kind: 'withheld', why: 'too_few' });
  });
});

describe('how far a number goes up and down by itself', () => {
  const usual = (error: number, n: number) => print(showUsual(error, [of(3 * n, n)]));

  test('is a whole step of the labels beside it, and at least what counts as a change', () => {
    expect([usual(0.15, 6), usual(0.32, 6)]).toEqual(['±50', '±100']);
    expect([usual(0.1, 12), usual(0.13, 12)]).toEqual(['±20', '±40']);
    expect([usual(0.02, 200), usual(0.13, 25)]).toEqual(['±20', '±30']);
  });

  test('is not told of four people', () => {
    expect(usual(0.3, 4)).toBe('too_few');
  });
});
