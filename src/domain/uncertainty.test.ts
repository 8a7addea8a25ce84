import { describe, expect, test } from 'vitest';
import {
  certainBounds,
  changeError,
  discoveries,
  erfc,
  indexChangeError,
  indexLevelError,
  levelError,
  pValue,
} from './uncertainty.ts';

const each = (before: readonly number[], now: readonly number[]) =>
  before.map((count, i) => ({ before: count, now: now[i]! }));

describe('the error of a level', () => {
  test('is nothing when everybody answered, and grows with those who did not', () => {
    expect(levelError([1, 1, 1, 1, 1, 1], 6, 1)).toBe(0);
    expect(levelError([1, 1, 1, 1, 1], 6, 1)).toBeCloseTo(0.180739, 6);
    expect(levelError([2, 2, 2, 1, 1], 6, 2)).toBeCloseTo(0.21433, 6);
    expect(levelError(Array<number>(40).fill(1), 50, 1)).toBeCloseTo(0.07, 10);
  });

  test('is the textbook finite population correction for one answer each', () => {
    // 200 of the 6194 schools of California (the sample `apisrs` of the R package survey)
    const spread = { between: 132.9753, within: 0 };
    expect(levelError(Array<number>(200).fill(1), 6194, 1, spread)).toBeCloseTo(9.2497, 4);
  });
});

describe('the error of the level of an index', () => {
  test('is nothing when everybody answered everything, and larger than if people ticked at random', () => {
    const sixteen = Array<number>(20).fill(16);
    expect(indexLevelError(sixteen, 20, 16, 4)).toBe(0);
    // by hand: 0.25 * (1/20 - 1/25) + 0.49 * 1.9 * (1/320 - 1/400)
    expect(indexLevelError(sixteen, 25, 16, 4)).toBeCloseTo(Math.sqrt(0.0025 + 0.000581875), 9);
  });
});

describe('the error of a change', () => {
  test('is smallest for the same people, larger for those who came or went', () => {
    const two = [2, 2, 2, 2, 2, 2];
    expect(changeError(each(two, two))).toBeCloseTo(0.285774, 6);
    expect(changeError(each(two, [2, 2, 2, 2, 2, 0]))).toBeCloseTo(0.325832, 6);
    expect(changeError(each([...two, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, ...two]))).toBeCloseTo(
      0.494975,
      6,
    );
    expect(changeError(each([2, 2, 1, 1, 2, 0], [2, 1, 2, 2, 0, 2]))).toBeCloseTo(0.435443, 6);
  });

  test('of an index knows that one person ticks alike in one sitting', () => {
    const sixteen = Array<number>(6).fill(16);
    expect(indexChangeError(each(sixteen, sixteen), 4)).toBeCloseTo(0.139269, 6);
    expect(indexChangeError(each(sixteen, [16, 16, 16, 16, 16, 0]), 4)).toBeCloseTo(0.172246, 6);
  });

  test('reproduces the three published verdicts of a survey product with a scale of 0 to 100', () => {
    // its index is compared at 90 %, and one point of ours is 25 of theirs
    const detectable = (people: number): number =>
      25 * 1.645 * changeError(each(Array<number>(people).fill(1), Array<number>(people).fill(1)));
    expect(detectable(10)).toBeCloseTo(12.9, 1);
    expect(detectable(100)).toBeCloseTo(4.1, 1);
    expect([66 - 56 > detectable(10), 70 - 56 > detectable(10), 66 - 56 > detectable(100)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test.each([
    [5, 0.73, 0.51],
    [6, 0.66, 0.47],
    [10, 0.51, 0.36],
    [20, 0.36, 0.26],
    [50, 0.23, 0.16],
    [100, 0.16, 0.12],
  ])(
    'for %i people the smallest detectable change is %f asked once, %f asked twice',
    (people, once, twice) => {
      const detectable = (asks: number): number => {
        const counts = Array<number>(people).fill(asks);
        return 1.645 * changeError(each(counts, counts));
      };
      expect(Math.abs(detectable(1) - once)).toBeLessThanOrEqual(0.008);
      expect(Math.abs(detectable(2) - twice)).toBeLessThanOrEqual(0.008);
    },
  );
});

describe('what those who did not answer could change at most', () => {
  test.each([
    ['six of seven', 22, 6, 7, 3.2857, 3.8571],
    ['all of six', 22, 6, 6, 3.6667, 3.6667],
    ['five of six, all fives', 25, 5, 6, 4.3333, 5],
    ['one of six', 3, 1, 6, 1.3333, 4.6667],
    ['nobody', 0, 0, 6, 1, 5],
    ['six of eight, split', 18, 6, 8, 2.5, 3.5],
    ['twelve of fifteen', 42, 12, 15, 3, 3.8],
  ])('%s', (_, sum, answers, heads, least, most) => {
    const bounds = certainBounds(sum, answers, heads);
    expect(bounds.least).toBeCloseTo(least, 4);
    expect(bounds.most).toBeCloseTo(most, 4);
  });
});

describe('the complementary error function', () => {
  test.each([
    [0, 1],
    [0.1, 0.8875370839817152],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [1.5, 0.033894853524689274],
    [1.9999999, 0.004677737047746216],
    [2, 0.004677734981047265],
    [2.5, 0.0004069520174449589],
    [3, 2.2090496998585438e-5],
    [5, 1.5374597944280351e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
  ])('at %f is right to twelve digits', (x, expected) => {
    expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(1e-12);
  });

  test('gives the chance of a change that is none', () => {
    expect(pValue(0.35, 0.127802)).toBeCloseTo(0.00617, 5);
    expect(pValue(-0.02, 0.127802)).toBeCloseTo(0.87565, 5);
    expect(pValue(0, 0.127802)).toBe(1);
  });
});

describe('the limit on false discoveries', () => {
  // the fifteen p values of the example in Benjamini and Hochberg 1995
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const count = (q: number): number => discoveries(published, q).filter(Boolean).length;

  test('calls four of the published example at 5 %, where Bonferroni calls three, and nine at 10 %', () => {
    expect(count(0.05)).toBe(4);
    expect(published.filter((p) => p <= 0.05 / 15)).toHaveLength(3);
    expect(count(0.1)).toBe(9);
  });

  test('goes by rank and not by place', () => {
    expect(discoveries([0.9, 0.001, 0.06], 0.1)).toEqual([false, true, true]);
    expect(discoveries([0.9, 0.04, 0.07], 0.1)).toEqual([false, false, false]);
    expect(discoveries([], 0.1)).toEqual([]);
  });
});
