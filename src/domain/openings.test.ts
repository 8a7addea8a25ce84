import { expect, test } from 'vitest';
import type { StatementLine } from './digest-data.ts';
import { showChange, showMean, type Verdict, withhold } from './disclosure.ts';
import { openingOf } from './openings.ts';

function line(
  statement: string,
  mean: number | null,
  verdict: Verdict = 'none',
  news = false,
): StatementLine {
  const tally = { sum: (mean ?? 0) * 50, answers: 50, smallest: 50, weeks: ['2027-W13'] };
  const level = mean === null ? withhold('too_few') : showMean([tally]);
  const rest = {
    words: null,
    since: null,
    area: 'individual',
    was: null,
    favourable: withhold('too_few'),
  } as const;
  return { statement, level, change: showChange(verdict, news), ...rest };
}

test('what has just fallen is asked about before what fell long ago, and that before what is lowest', () => {
  const all = [line('I1', 3), line('I2', 2), line('I3', 4, 'down'), line('T1', 4, 'down', true)];
  expect(openingOf(all, [])).toBe('T1');
  expect(openingOf(all, ['T1'])).toBe('I3');
  expect(openingOf(all, ['I3', 'T1'])).toBe('I2');
});

test('nothing is asked about again as long as there is something else, then what was asked about longest ago', () => {
  const all = [line('I1', 3), line('I2', 2), line('I3', null)];
  expect(openingOf(all, ['I2'])).toBe('I1');
  expect(openingOf(all, ['I1', 'I2'])).toBe('I2');
  expect(openingOf(all, ['I2', 'I1'])).toBe('I1');
});

test('without a number there is no question', () => {
  expect(openingOf([line('I1', null)], [])).toBeNull();
});
