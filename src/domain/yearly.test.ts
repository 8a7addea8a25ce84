import { expect, test } from 'vitest';
import type { DigestData } from './digest-data.ts';
import { digestOf } from './digest.ts';
import type { Statement } from './statements.ts';
import { yearLines } from './yearly.ts';

const NONE = { part: 0, whole: 0, people: 0 };
const HIGH: Statement = { id: 'T1', area: 'teamwork', wording: 1, level: 'team' };
const REWORDED: Statement = { ...HIGH, wording: 2, words: { 2: { nb: 'Nye', en: 'New' } } };

function digest(week: string, statements: Statement[], sum: number, n = 8): DigestData {
  const cells = statements.map(({ id, wording }) => {
    const of = { week, statement: id, wording, kind: 'block', block: 'b', groups: ['b'] } as const;
    return { ...of, n, sum, heads: 9 };
  });
  const rest = { errors: {}, favourable: {}, held: NONE, answered: NONE, outcomes: NONE, leftOut: false };
  const weeks = [{ week, heads: 9, asked: statements.map(({ id }) => id), ...rest }];
  return digestOf({ week, statements, cells: n === 0 ? [] : cells, weeks, minimum: 5 });
}

const then = digest('2027-W02', [HIGH], 24);
const labels = (lines: ReturnType<typeof yearLines>) =>
  lines.map(({ before, now, reworded }) => [before?.is, now.is, reworded]);
const label = (step: number) => ({ kind: 'label', step, grid: 2, edge: 'exact' });

test('the labels are those of the two digests', () => {
  const now = digest('2028-W02', [HIGH], 32);
  expect(labels(yearLines(then, now, true))).toEqual([[label(6), label(8), false]]);
});

test('other words, or other meanings of the scores, are not compared', () => {
  expect(labels(yearLines(then, digest('2028-W02', [REWORDED], 32), true))[0]![2]).toBe(true);
  expect(labels(yearLines(then, digest('2028-W02', [HIGH], 32), false))[0]![2]).toBe(true);
});

test('what was not asked then has no label of then', () => {
  const now = digest('2028-W02', [{ ...HIGH, id: 'T2' }], 32);
  expect(labels(yearLines(then, now, true))).toEqual([[undefined, label(8), false]]);
});

test('a year in which too few answered has nothing to show', () => {
  expect(yearLines(then, digest('2028-W02', [HIGH], 0, 0), true)).toEqual([]);
});
