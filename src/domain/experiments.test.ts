import { expect, test } from 'vitest';
import { showMean, showShare } from './disclosure.ts';
import { beforeAfter, type Printed, reviewProblem } from './experiments.ts';

const level = (sum: number) => showMean([{ sum, answers: 20, smallest: 20, weeks: ['2027-W10'] }]);
const share = (part: number) => showShare({ part, whole: 20, people: 20 }, 5);
const BEFORE: Printed = {
  week: '2027-W10',
  useful: level(56),
  index: level(70),
  asked: 'I1 1',
  held: share(10),
  answered: share(16),
};

const moves = (now: Partial<Printed>) => {
  const compared = beforeAfter(BEFORE, { ...BEFORE, week: '2027-W15', ...now }, '2027-W11');
  return compared.is === 'compared'
    ? compared.measures.map(({ measure, move }) => [measure, move])
    : compared.is;
};

test('each number is said to be up, down, or not clearly changed', () => {
  expect(moves({ useful: level(70), held: share(16), answered: share(12), index: level(72) })).toEqual([
    ['useful', 'up'],
    ['held', 'up'],
    ['answered', 'down'],
    ['index', 'none'],
  ]);
});

test('a window that reaches back to the change is not compared, nor is a change from before the first digest', () => {
  expect(moves({ week: '2027-W14' })).toBe('too_early');
  expect(beforeAfter(null, BEFORE, '2027-W01')).toEqual({ is: 'no_before' });
  expect(beforeAfter(BEFORE, null, '2027-W11')).toEqual({ is: 'too_early' });
});

test('where other statements are asked the whole is not compared, and the talks are', () => {
  expect(moves({ asked: 'I1 2', useful: level(70) })).toEqual([
    ['useful', 'up'],
    ['held', 'none'],
    ['answered', 'none'],
    ['index', 'other_words'],
  ]);
});

test('a change is looked at again from tomorrow on and within a year', () => {
  expect(reviewProblem('2027-03-01', '2027-03-01')).toBe('past');
  expect(reviewProblem('2027-03-02', '2027-03-01')).toBeNull();
  expect(reviewProblem('2028-03-01', '2027-03-01')).toBeNull();
  expect(reviewProblem('2028-03-02', '2027-03-01')).toBe('too_far');
  expect(reviewProblem('soon', '2027-03-01')).toBe('past');
});
