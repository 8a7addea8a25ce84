import { expect, test } from 'vitest';
import { BUILT_IN, fieldsToAsk, isMonthsTurn, MOST_FIELDS } from './templates.ts';

test("the month's turn is the first talk of a month, but not a pair's very first one", () => {
  expect(isMonthsTurn(['2027-01-05'])).toBe(false);
  expect(isMonthsTurn(['2027-01-05', '2027-01-12'])).toBe(false);
  expect(isMonthsTurn(['2027-01-26', '2027-02-02'])).toBe(true);
  expect(isMonthsTurn(['2027-01-26', '2027-02-02', '2027-02-09'])).toBe(false);
});

test('a pair that talks every four weeks gets both kinds of questions by turns', () => {
  const dates = ['2027-01-05', '2027-02-02', '2027-03-02', '2027-03-30', '2027-04-27'];
  const turns = dates.map((_, i) => isMonthsTurn(dates.slice(0, i + 1)));
  expect(turns).toEqual([false, true, false, false, true]);
});

test('no form asks for more than six open answers, whatever the template', () => {
  for (const fields of Object.values(BUILT_IN))
    for (const isMonthly of [true, false]) {
      const asked = fieldsToAsk(fields, isMonthly);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.length).toBeLessThanOrEqual(MOST_FIELDS);
    }
});
