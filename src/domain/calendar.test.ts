import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarFacts,
  dayOff,
  daysOf,
  isAwayAllWeek,
  isCountry,
  nextWorkingDay,
  obstacleOn,
  type PersonCalendar,
  publicHolidays,
  workingDayBefore,
  workingDayFrom,
} from './calendar.ts';
import { addDays } from './time.ts';

const norway: PersonCalendar = { country: 'NO', absences: [] };
const away = (from: string, to: string, country: string | null = null): PersonCalendar => ({
  country,
  absences: [{ from, to }],
});

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const march22 = h + l - 7 * m;
  return addDays(`${year}-03-22`, march22);
}

/** The public holidays of Norway by law: five that do not move, seven around Easter. */
function norwegianHolidays(year: number): string[] {
  const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'].map((day) => `${year}-${day}`);
  const movable = [-3, -2, 0, 1, 39, 49, 50].map((days) => addDays(easterSunday(year), days));
  return [...new Set([...fixed, ...movable])].toSorted();
}

describe('public holidays', () => {
  it.each(Array.from({ length: 30 }, (_, index) => 2020 + index))(
    'of Norway in %i are those of the law',
    (year) => {
      expect([...publicHolidays('NO', year).keys()].toSorted()).toEqual(norwegianHolidays(year));
    },
  );

  it('have a name in both languages', () => {
    const days = publicHolidays('NO', 2027);
    expect(days.get('2027-03-25')).toEqual({ en: 'Maundy Thursday', nb: 'Skjærtorsdag' });
    expect(days.get('2027-05-06')).toEqual({ en: 'Ascension Day', nb: 'Kristi himmelfartsdag' });
    for (const name of days.values()) expect(name.en && name.nb).toBeTruthy();
  });

  it('leave out days that only banks keep', () => {
    expect(publicHolidays('NO', 2027).has('2027-12-24')).toBe(false);
  });

  it('take in every day of a holiday that lasts several', () => {
    const chuseok = ['2027-09-14', '2027-09-15', '2027-09-16'];
    expect(chuseok.filter((date) => publicHolidays('KR', 2027).has(date))).toEqual(chuseok);
    expect(publicHolidays('KR', 2027).has('2027-09-17')).toBe(false);
  });

  it('are none without a country, and refused for one that is not known', () => {
    expect(publicHolidays(null, 2027).size).toBe(0);
    expect(['NO', 'SE', 'US', 'XX', 'no', ''].filter(isCountry)).toEqual(['NO', 'SE', 'US']);
    expect(() => publicHolidays('XX', 2027)).toThrow(new RangeError('no public holidays are known for "XX"'));
  });
});

describe('a day off', () => {
  it.each([
    ['2027-03-26', 'holiday'],
    ['2027-03-27', 'weekend'],
    ['2027-03-28', 'weekend'],
    ['2027-03-29', 'holiday'],
    ['2027-03-30', null],
    ['2027-04-01', 'absence'],
    ['2027-04-02', 'absence'],
    ['2027-04-03', 'weekend'],
    ['2027-04-05', null],
    ['2027-04-06', 'holiday'],
  ])('%s is %s', (date, reason) => {
    expect(dayOff(date, { ...away('2027-04-01', '2027-04-02', 'NO'), extra: ['2027-04-06'] })).toBe(reason);
  });

  it('of either stands in the way of the pair, the own reason first', () => {
    const facts: CalendarFacts = { employee: away('2027-05-03', '2027-05-04'), manager: norway };
    expect(obstacleOn('2027-05-03', facts)).toEqual({ off: 'absence', who: 'employee' });
    expect(obstacleOn('2027-05-06', facts)).toEqual({ off: 'holiday', who: 'manager' });
    expect(obstacleOn('2027-05-17', { employee: norway, manager: norway })).toEqual({
      off: 'holiday',
      who: 'employee',
    });
    expect(obstacleOn('2027-05-07', facts)).toBeNull();
  });
});

describe('working days', () => {
  it('are found forwards and backwards over Easter', () => {
    expect(workingDayFrom('2027-03-25', norway)).toBe('2027-03-30');
    expect(workingDayFrom('2027-03-24', norway)).toBe('2027-03-24');
    expect(nextWorkingDay('2027-03-24', norway)).toBe('2027-03-30');
    expect(workingDayBefore('2027-03-30', 1, norway)).toBe('2027-03-24');
    expect(workingDayBefore('2027-03-30', 3, norway)).toBe('2027-03-22');
  });

  it('are not looked for more than two weeks back', () => {
    expect(workingDayBefore('2027-08-03', 1, away('2027-07-20', '2027-08-02'))).toBeNull();
    expect(workingDayBefore('2027-08-03', 1, away('2027-07-21', '2027-08-02'))).toBe('2027-07-20');
  });

  it('have an end of the search for who is away for good', () => {
    expect(workingDayFrom('2027-01-01', away('2000-01-01', '9999-12-31'))).toBe('2028-02-05');
  });

  it('are never a day off, and none lies between', () => {
    const calendars = fc
      .tuple(
        fc.constantFrom('NO', 'US', null),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 30 }),
      )
      .map(([country, start, days]) =>
        away(addDays('2027-01-01', start), addDays('2027-01-01', start + days), country),
      );
    fc.assert(
      fc.property(calendars, fc.integer({ min: 0, max: 330 }), (calendar, offset) => {
        const date = addDays('2027-01-01', offset);
        const found = workingDayFrom(date, calendar);
        expect(dayOff(found, calendar)).toBeNull();
        for (let day = date; day < found; day = addDays(day, 1)) expect(dayOff(day, calendar)).not.toBeNull();
      }),
    );
  });
});

describe('a week away', () => {
  it('is one in which absence takes every day that would have been worked', () => {
    expect(daysOf('2027-W12')).toHaveLength(7);
    expect(isAwayAllWeek('2027-W12', away('2027-03-22', '2027-03-24', 'NO'))).toBe(true);
    expect(isAwayAllWeek('2027-W12', away('2027-03-22', '2027-03-23', 'NO'))).toBe(false);
    expect(isAwayAllWeek('2027-W12', away('2027-03-22', '2027-03-24'))).toBe(false);
    expect(isAwayAllWeek('2027-W12', { country: null, absences: [], extra: daysOf('2027-W12') })).toBe(false);
  });
});
