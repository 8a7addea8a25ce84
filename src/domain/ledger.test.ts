import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, planWeek } from './blocks.ts';
import { cappedSum, ledgerCell, meanOf, minus, tally, toNumber } from './ledger.ts';
import { SCORES, type Score } from './statements.ts';

const OF = { week: '2027-W13', statement: 'I1', wording: 1, kind: 'block' } as const;

describe('a capped sum', () => {
  test.each([
    [25, 5, 23],
    [24, 5, 23],
    [23, 5, 23],
    [22, 5, 22],
    [7, 5, 7],
    [5, 5, 7],
    [30, 6, 28],
    [6, 6, 8],
    [21, 6, 21],
    [100, 20, 98],
    [97, 20, 97],
  ])('%i of %i people is %i', (sum, n, capped) => {
    expect(cappedSum(sum, n)).toBe(capped);
  });

  /** Every answer that somebody in a block of n may have given, for whoever knows its sum. */
  function possible(known: number, n: number, kept: (sum: number, n: number) => number): Score[] {
    return SCORES.filter((score) =>
      Array.from({ length: 4 * n + 1 }, (_, i) => n + i).some(
        (sum) => kept(sum, n) === known && sum - score >= n - 1 && sum - score <= 5 * (n - 1),
      ),
    );
  }

  test('leaves at least three of five answers possible for everybody, however large the block', () => {
    for (let n = 5; n <= 60; n += 1) {
      for (let sum = n; sum <= 5 * n; sum += 1) {
        expect(possible(cappedSum(sum, n), n, cappedSum).length).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test('that were not capped would tell the answer of each', () => {
    expect(possible(25, 5, (sum) => sum)).toEqual([5]);
  });
});

describe('a cell of the ledger', () => {
  const block: Block = { id: 'A', groups: ['A'], people: [1, 2, 3, 4, 5], heads: 7 };

  test('keeps the number of answers and the capped sum', () => {
    const answers = new Map<number, Score>(block.people.map((person) => [Number(person), 5]));
    expect(ledgerCell(OF, block, answers)).toEqual({
      ...OF,
      block: 'A',
      groups: ['A'],
      n: 5,
      sum: 23,
      heads: 7,
    });
  });

  test('cannot be made for somebody who did not answer', () => {
    expect(() => ledgerCell(OF, block, new Map([[1, 3]]))).toThrow('did not answer');
  });

  test('differs by its sum alone when people answer differently', () => {
    const people = Array.from({ length: 30 }, (_, person) => ({
      person,
      path: [`T${person % 4}`],
      leads: false,
    }));
    const score = fc.constantFrom(...SCORES);
    const answers = fc.array(score, { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const close = (scores: Score[]) => {
          const given = new Map(scores.map((it, person) => [person, it]));
          const { blocks } = planWeek(people, new Set(given.keys()), 5, 'merge');
          return blocks.map((it) => ({ ...ledgerCell(OF, it, given), sum: 0 }));
        };
        expect(close(one)).toEqual(close(other));
      }),
      { numRuns: 20 },
    );
  });
});

describe('tallies', () => {
  const cell = (week: string, n: number, sum: number, block = 'A') =>
    ({ ...OF, week, block, groups: [block], n, sum, heads: n }) as const;

  test('add up weeks and blocks, and remember the week with the fewest answers', () => {
    const cells = [cell('2027-W10', 6, 24), cell('2027-W10', 5, 15, 'B'), cell('2027-W12', 8, 30)];
    expect(tally(cells)).toEqual({ sum: 69, answers: 19, smallest: 8, weeks: ['2027-W10', '2027-W12'] });
    expect(tally([])).toBeNull();
  });

  test('an index is the mean of the statements, so that nobody who skipped one can be singled out', () => {
    // The published example of a survey product: three people, four questions, the third skipped one of them.
    const questions = [
      [10, 7, 6],
      [6, 7, 5],
      [9, 8],
      [9, 5, 4],
    ];
    const tallies = questions.map((marks) => ({
      sum: marks.reduce((a, b) => a + b),
      answers: marks.length,
      smallest: marks.length,
      weeks: ['2027-W10'],
    }));
    expect(toNumber(meanOf(tallies))).toBeCloseTo(7.0417, 4); // the mean of people's means would be 6.75
  });

  test.each([
    // Nine judges, eight bottles (Randall 1989; `wine` of the R package ordinal).
    ['wine', [5, 22, 26, 12, 7], 2.916667],
    // Students about their lecturers at the ETH (`InstEval` of the R package lme4).
    ['lectures', [10186, 12951, 17609, 16921, 15754], 3.205745],
  ])('the mean of published ratings is the published one: %s', (_, counts, mean) => {
    const answers = counts.reduce((total, n) => total + n, 0);
    const sum = counts.reduce((total, n, i) => total + n * (i + 1), 0);
    expect(toNumber(meanOf([{ sum, answers, smallest: answers, weeks: [] }]))).toBeCloseTo(mean, 6);
  });

  test('differences are exact', () => {
    const of = (sum: number, answers: number) => meanOf([{ sum, answers, smallest: answers, weeks: [] }]);
    const { num, den } = minus(of(38, 10), of(36, 10));
    expect(5n * num).toBe(den); // 3.8 - 3.6 is a fifth, which it is not in binary floating point
  });
});
