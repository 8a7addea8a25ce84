import { describe, expect, test } from 'vitest';
import { closesAt, isOpen, openWeeks, opensAt, weekNumber } from './pulse.ts';
import { momentOf } from './time.ts';

const OSLO = 'Europe/Oslo';
const at = (date: string, time: string): number => momentOf(OSLO, date, time);

describe('the week that is open for answers', () => {
  test('from Tuesday to Sunday only the current week', () => {
    expect(openWeeks(OSLO, at('2027-03-31', '10:00'))).toEqual({ current: '2027-W13', previous: null });
  });

  test('on Monday before noon the previous one too, until the very moment of the close', () => {
    expect(openWeeks(OSLO, at('2027-04-05', '00:00'))).toEqual({
      current: '2027-W14',
      previous: '2027-W13',
    });
    const noon = at('2027-04-05', '12:00');
    expect(isOpen(OSLO, '2027-W13', noon - 1)).toBe(true);
    expect(isOpen(OSLO, '2027-W13', noon)).toBe(false);
    expect(isOpen(OSLO, '2027-W14', noon)).toBe(true);
  });

  test('a week that has not begun is not open', () => {
    expect(isOpen(OSLO, '2027-W14', at('2027-04-04', '23:59'))).toBe(false);
  });

  test('a week in which the clocks change still runs from Monday midnight to Monday noon', () => {
    expect(opensAt(OSLO, '2027-W12')).toBe(at('2027-03-22', '00:00'));
    expect(closesAt(OSLO, '2027-W12') - opensAt(OSLO, '2027-W12')).toBe((7 * 24 + 12 - 1) * 3_600_000);
  });

  test('it is the company zone that counts, not that of the machine', () => {
    const sunday = Date.UTC(2027, 3, 4, 23, 30);
    expect(openWeeks('Europe/Oslo', sunday).current).toBe('2027-W14');
    expect(openWeeks('America/New_York', sunday).current).toBe('2027-W13');
  });
});

test('week numbers go up by one, also over the turn of a long year', () => {
  expect(weekNumber('2020-W01')).toBe(0);
  expect(weekNumber('2021-W01') - weekNumber('2020-W53')).toBe(1);
  expect(weekNumber('2028-W01') - weekNumber('2027-W52')).toBe(1);
});
