import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVE, PER_WEEK, ROTATION, STATEMENTS, isScore, statementsOfWeek } from './statements.ts';

const ALL = STATEMENTS.map((it) => it.id);

describe('statements of the week', () => {
  test('four a week by default, the other four the week after', () => {
    expect(statementsOfWeek(0, ALL, 4)).toEqual(['I1', 'I3', 'T1', 'O1']);
    expect(statementsOfWeek(1, ALL, 4)).toEqual(['I2', 'T2', 'T3', 'O2']);
    expect(statementsOfWeek(2, ALL, 4)).toEqual(['I1', 'I3', 'T1', 'O1']);
  });

  test('three a week walk on through the list', () => {
    expect(statementsOfWeek(2, ALL, 3)).toEqual(['T3', 'O2', 'I1']);
  });

  test.each([
    [3, 1, 2],
    [4, 2, 2],
    [5, 2, 3],
    [6, 3, 3],
  ])('with %i a week each is asked %i to %i times in any four weeks', (perWeek, least, most) => {
    for (let first = 0; first < 16; first += 1) {
      const asked = [0, 1, 2, 3].flatMap((i) => statementsOfWeek(first + i, ALL, perWeek));
      const counts = ALL.map((id) => asked.filter((it) => it === id).length);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...counts)).toBeLessThanOrEqual(most);
    }
  });

  test('strengths are asked at least monthly, whatever HR chooses', () => {
    const lists = fc.subarray(['I2', 'I3', 'T1', 'T2', 'T3', 'O1', 'own'], { minLength: ACTIVE.least - 1 });
    const perWeek = fc.integer({ min: PER_WEEK.least, max: PER_WEEK.most });
    fc.assert(
      fc.property(lists, perWeek, fc.nat(200), (others, count, first) => {
        const month = [0, 1, 2, 3].flatMap((i) => statementsOfWeek(first + i, ['I1', ...others], count));
        expect(month).toContain('I1');
      }),
    );
  });

  test('everything that is active comes within as many weeks as it takes', () => {
    const lists = fc.subarray([...ALL, 'V1', 'V2', 'H1', 'H2'], {
      minLength: ACTIVE.least,
      maxLength: ACTIVE.most,
    });
    const perWeek = fc.integer({ min: PER_WEEK.least, max: PER_WEEK.most });
    fc.assert(
      fc.property(lists, perWeek, fc.nat(200), (active, count, first) => {
        const weeks = Math.ceil(active.length / Math.min(count, active.length));
        const asked = Array.from({ length: weeks }, (_, i) => statementsOfWeek(first + i, active, count));
        expect(new Set(asked.flat())).toEqual(new Set(active));
      }),
    );
  });

  test('nobody is asked the same twice in one week, and never more than are active', () => {
    expect(statementsOfWeek(5, ['O1', 'I1', 'T1'], 6).toSorted()).toEqual(['I1', 'O1', 'T1']);
  });

  test('the order in which HR lists them does not matter, and own statements come last', () => {
    expect(statementsOfWeek(0, ['own', 'O1', 'I1'], 3)).toEqual(['I1', 'O1', 'own']);
  });

  test('the rotation holds each statement once', () => {
    expect(ROTATION.toSorted()).toEqual(ALL.toSorted());
  });
});

test('a score is a whole number from one to five', () => {
  expect([0, 1, 5, 6, 2.5, Number.NaN].map(isScore)).toEqual([false, true, true, false, false, false]);
});
