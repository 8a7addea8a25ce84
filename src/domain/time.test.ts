import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMinutes,
  addWeeks,
  dateAt,
  daysBetween,
  isDate,
  isTime,
  isZone,
  momentOf,
  mondayOf,
  offsetMinutes,
  pulseClose,
  timeAt,
  weekdayOf,
  weekOf,
  weeksBetween,
  weekStart,
} from './time.ts';

// zone, asked date and time, the moment in UTC, and the local date and time it shows where that differs.
// The moments agree with Python's zoneinfo.
const WALL_TIMES: [zone: string, date: string, time: string, utc: string, shown?: string][] = [
  ['Europe/Oslo', '2027-03-28', '01:59', '2027-03-28T00:59Z'],
  ['Europe/Oslo', '2027-03-28', '02:00', '2027-03-28T01:00Z', '2027-03-28 03:00'],
  ['Europe/Oslo', '2027-03-28', '02:30', '2027-03-28T01:00Z', '2027-03-28 03:00'],
  ['Europe/Oslo', '2027-03-28', '03:00', '2027-03-28T01:00Z'],
  ['Europe/Oslo', '2027-03-22', '09:00', '2027-03-22T08:00Z'],
  ['Europe/Oslo', '2027-03-28', '09:00', '2027-03-28T07:00Z'],
  ['Europe/Oslo', '2027-03-29', '09:00', '2027-03-29T07:00Z'],
  ['Europe/Oslo', '2027-10-31', '01:59', '2027-10-30T23:59Z'],
  ['Europe/Oslo', '2027-10-31', '02:00', '2027-10-31T00:00Z'],
  ['Europe/Oslo', '2027-10-31', '02:30', '2027-10-31T00:30Z'],
  ['Europe/Oslo', '2027-10-31', '03:00', '2027-10-31T02:00Z'],
  ['Europe/Oslo', '2027-10-31', '09:00', '2027-10-31T08:00Z'],
  ['America/New_York', '2027-03-14', '02:30', '2027-03-14T07:00Z', '2027-03-14 03:00'],
  ['America/New_York', '2027-11-07', '01:30', '2027-11-07T05:30Z'],
  ['America/New_York', '2027-11-07', '09:00', '2027-11-07T14:00Z'],
  ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45Z'],
  ['Australia/Lord_Howe', '2027-10-03', '02:15', '2027-10-02T15:30Z', '2027-10-03 02:30'],
  ['Australia/Lord_Howe', '2027-10-03', '09:00', '2027-10-02T22:00Z'],
  ['Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T10:00Z', '2011-12-31 00:00'],
  ['Pacific/Apia', '2027-04-05', '09:00', '2027-04-04T20:00Z'],
  ['America/Nuuk', '2027-03-27', '23:30', '2027-03-28T01:00Z', '2027-03-28 00:00'],
  ['Africa/Cairo', '2027-04-30', '00:30', '2027-04-29T22:00Z', '2027-04-30 01:00'],
  ['America/Santiago', '2027-09-05', '00:30', '2027-09-05T04:00Z', '2027-09-05 01:00'],
  ['America/Havana', '2027-03-14', '00:30', '2027-03-14T05:00Z', '2027-03-14 01:00'],
  ['Asia/Beirut', '2027-03-28', '00:30', '2027-03-27T22:00Z', '2027-03-28 01:00'],
  ['Antarctica/Troll', '2027-03-28', '02:30', '2027-03-28T01:00Z', '2027-03-28 03:00'],
  ['Pacific/Chatham', '2027-09-26', '03:00', '2027-09-25T14:00Z', '2027-09-26 03:45'],
];

// Their rules changed in 2026: what is right depends on process.versions.tz, so Node's own Intl is the judge.
const LATELY_CHANGED: [zone: string, date: string, time: string][] = [
  ['Africa/Casablanca', '2027-02-07', '02:30'],
  ['Africa/Casablanca', '2027-03-14', '02:30'],
  ['America/Vancouver', '2027-01-04', '09:00'],
  ['America/Edmonton', '2027-01-04', '09:00'],
];

const ZONES = [
  'Europe/Oslo',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'America/Nuuk',
  'America/Santiago',
  'Asia/Kolkata',
  'UTC',
];

const zones = fc.constantFrom(...ZONES);
const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const times = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => addMinutes('00:00', minutes));
const moments = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2060-01-01') });

const shownAt = (zone: string, moment: number) => `${dateAt(zone, moment)} ${timeAt(zone, moment)}`;

function shownByIntl(zone: string, moment: number): string {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(moment);
}

describe('a wall time', () => {
  it.each(WALL_TIMES)('in %s on %s at %s is the moment %s', (zone, date, time, utc, shown) => {
    const moment = momentOf(zone, date, time);
    expect(new Date(moment).toISOString()).toBe(utc.replace('Z', ':00.000Z'));
    expect(shownAt(zone, moment)).toBe(shown ?? `${date} ${time}`);
  });

  it.each(LATELY_CHANGED)('in %s on %s at %s follows the zone data of this Node', (zone, date, time) => {
    const moment = momentOf(zone, date, time);
    expect(shownByIntl(zone, moment)).toBe(shownAt(zone, moment));
    const beforeIt = shownByIntl(zone, moment - 60_000);
    expect(beforeIt < `${date} ${time}`).toBe(true);
    expect(shownByIntl(zone, moment) >= `${date} ${time}`).toBe(true);
  });

  it('is shown by its moment, or jumped over by it', () => {
    fc.assert(
      fc.property(zones, dates, times, (zone, date, time) => {
        const moment = momentOf(zone, date, time);
        const asked = `${date} ${time}`;
        if (shownAt(zone, moment) === asked) return;
        expect(shownAt(zone, moment) > asked).toBe(true);
        expect(shownAt(zone, moment - 1) < asked).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('that comes twice means the first one', () => {
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        expect(momentOf(zone, dateAt(zone, moment), timeAt(zone, moment))).toBeLessThanOrEqual(moment);
      }),
    );
  });
});

describe('a moment', () => {
  it('shows the date and time that Intl shows', () => {
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        expect(shownAt(zone, moment)).toBe(shownByIntl(zone, moment));
      }),
    );
  });

  it('has an offset east of Greenwich', () => {
    const summer = Date.parse('2027-07-01T00:00Z');
    expect(ZONES.slice(0, 4).map((zone) => offsetMinutes(zone, summer))).toEqual([120, -240, 630, 840]);
  });
});

describe('a week', () => {
  it.each([
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2027-03-31', '2027-W13'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-01', '2020-W53'],
  ])('of %s is %s', (date, week) => {
    expect(weekOf(date)).toBe(week);
  });

  it('is the week of its Monday and of its Sunday', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const monday = mondayOf(weekOf(date));
        expect(weekdayOf(monday)).toBe(1);
        expect(weekOf(monday)).toBe(weekOf(date));
        expect(weekOf(addDays(monday, 6))).toBe(weekOf(date));
        expect(daysBetween(monday, date)).toBe(weekdayOf(date) - 1);
      }),
    );
  });

  it('counts across years of 52 and 53 weeks', () => {
    expect(addWeeks('2026-W52', 2)).toBe('2027-W01');
    expect(addWeeks('2027-W01', -1)).toBe('2026-W53');
    expect(weeksBetween('2026-W52', '2027-W01')).toBe(2);
    expect(weeksBetween('2027-W01', '2026-W52')).toBe(-2);
    expect(weeksBetween('2027-W01', '2028-W01')).toBe(52);
  });

  it('begins where its Monday begins, also where that is not midnight', () => {
    expect(weekStart('Europe/Oslo', '2027-W13')).toBe(Date.parse('2027-03-28T22:00Z'));
    const monday = weekStart('Asia/Tehran', '2021-W12');
    expect(monday).toBe(Date.parse('2021-03-21T20:30Z'));
    expect(shownAt('Asia/Tehran', monday)).toBe('2021-03-22 01:00');
  });

  it('closes its pulse on the next Monday at noon, local time', () => {
    expect(pulseClose('Europe/Oslo', '2027-W12')).toBe(Date.parse('2027-03-29T10:00Z'));
    expect(pulseClose('Europe/Oslo', '2026-W53')).toBe(Date.parse('2027-01-04T11:00Z'));
  });
});

describe('arithmetic on days and times', () => {
  it('adds days over a leap day and back', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2027-03-01', '2027-02-01')).toBe(-28);
    expect(daysBetween('2027-01-01', '2028-01-01')).toBe(365);
  });

  it('adds minutes inside a day', () => {
    expect(addMinutes('09:45', 30)).toBe('10:15');
    expect(addMinutes('08:00', -60)).toBe('07:00');
    expect(() => addMinutes('23:45', 15)).toThrow(RangeError);
    expect(() => addMinutes('00:10', -11)).toThrow(RangeError);
  });
});

describe('what is not a date, time, week or zone', () => {
  it('is told apart', () => {
    expect(['2027-02-28', '2027-02-29', '27-02-28', '2027-13-01', ''].filter(isDate)).toEqual(['2027-02-28']);
    expect(['09:00', '23:59', '24:00', '9:00', '09:60', ''].filter(isTime)).toEqual(['09:00', '23:59']);
    expect(['Europe/Oslo', 'UTC', 'Etc/GMT+5', 'Mars/Base', '+01:00', ''].filter(isZone)).toEqual([
      'Europe/Oslo',
      'UTC',
      'Etc/GMT+5',
    ]);
  });

  it.each<[string, () => unknown]>([
    ['not a date (YYYY-MM-DD): "1 May"', () => weekOf('1 May')],
    ['not a day of the calendar: "2027-02-29"', () => weekdayOf('2027-02-29')],
    ['not a time (HH:MM): "9:00"', () => momentOf('UTC', '2027-01-01', '9:00')],
    ['not a known time zone: "Mars/Base"', () => momentOf('Mars/Base', '2027-01-01', '09:00')],
    ['not a known time zone: "+01:00"', () => dateAt('+01:00', 0)],
    ['not a week (YYYY-Www): "2027-13"', () => mondayOf('2027-13')],
    ['not a week of that year: "2027-W53"', () => mondayOf('2027-W53')],
    ['not a week of that year: "2027-W00"', () => mondayOf('2027-W00')],
    ['not a moment in milliseconds: null', () => timeAt('UTC', Number.NaN)],
  ])('is refused with "%s"', (text, attempt) => {
    expect(attempt).toThrow(new RangeError(text));
  });
});
