import Holidays from 'date-holidays';
import { addDays, mondayOf, weekdayOf } from './time.ts';

/** Days away, both included. Part of a day counts as the whole day. */
export type Absence = { from: string; to: string };

/** What is known about the days of one person. `country` null: no public holidays; `extra`: the company's own. */
export type PersonCalendar = {
  country: string | null;
  absences: readonly Absence[];
  extra?: readonly string[];
};

/** The days of a pair: a talk needs a working day of both. */
export type CalendarFacts = { employee: PersonCalendar; manager: PersonCalendar };

export type Who = 'employee' | 'manager';

export type DayOff = 'weekend' | 'holiday' | 'absence' | null;

export type HolidayName = { en: string; nb: string };

/** How far a working day is looked for. Who is away for longer is looked at again then. */
const LONGEST_SEARCH = 400;

/** Nobody is asked to prepare further ahead than this. */
const LONGEST_COUNT_BACK = 14;

const DAY_MS = 24 * 60 * 60 * 1000;

let countries: ReadonlySet<string> | undefined;
const years = new Map<string, ReadonlyMap<string, HolidayName>>();

/** Whether public holidays are known for this country, an ISO 3166 code such as 'NO'. */
export function isCountry(code: string): boolean {
  countries ??= new Set(Object.keys(new Holidays().getCountries()));
  return countries.has(code);
}

/** The public holidays of a year, by date. National ones only: not those of a state or a region. */
export function publicHolidays(country: string | null, year: number): ReadonlyMap<string, HolidayName> {
  if (country === null) return new Map();
  if (!isCountry(country))
    throw new RangeError(`no public holidays are known for ${JSON.stringify(country)}`);
  const key = `${country} ${year}`;
  const known = years.get(key) ?? readHolidays(country, year);
  years.set(key, known);
  return known;
}

function readHolidays(country: string, year: number): ReadonlyMap<string, HolidayName> {
  const source = new Holidays(country, { types: ['public'] });
  const norwegian = source.getHolidays(year, 'no');
  const found = new Map<string, HolidayName>();
  for (const [index, holiday] of source.getHolidays(year, 'en').entries()) {
    const name = { en: holiday.name, nb: norwegian[index]?.name ?? holiday.name };
    for (const date of datesOf(holiday)) if (!found.has(date)) found.set(date, name);
  }
  return found;
}

/** `start` and `end` are moments in the country's zone: only their distance is used, never their date. */
function datesOf(holiday: { date: string; start: Date; end: Date }): string[] {
  const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS));
  return Array.from({ length: days }, (_, index) => addDays(holiday.date.slice(0, 10), index));
}

/** Why a person does not work on a day, or null on a working day. The one rule for days in the whole app. */
export function dayOff(date: string, calendar: PersonCalendar): DayOff {
  if (weekdayOf(date) > 5) return 'weekend';
  if (isHoliday(date, calendar)) return 'holiday';
  return calendar.absences.some(({ from, to }) => from <= date && date <= to) ? 'absence' : null;
}

function isHoliday(date: string, { country, extra = [] }: PersonCalendar): boolean {
  return extra.includes(date) || publicHolidays(country, Number(date.slice(0, 4))).has(date);
}

/** The first working day from `date` on; after more than a year away, the day on which to look again. */
export function workingDayFrom(date: string, calendar: PersonCalendar): string {
  let day = date;
  for (let n = 0; n < LONGEST_SEARCH && dayOff(day, calendar) !== null; n++) day = addDays(day, 1);
  return day;
}

export function nextWorkingDay(date: string, calendar: PersonCalendar): string {
  return workingDayFrom(addDays(date, 1), calendar);
}

/** The `count`-th working day before `date` (1 or more), or null when a long absence puts it over two weeks back. */
export function workingDayBefore(date: string, count: number, calendar: PersonCalendar): string | null {
  const daysBack = Array.from({ length: LONGEST_COUNT_BACK }, (_, index) => addDays(date, -1 - index));
  return daysBack.filter((day) => dayOff(day, calendar) === null)[count - 1] ?? null;
}

/** Whose day off stands in the way of a talk, if any; the employee's own reason is told before the manager's. */
export function obstacleOn(
  date: string,
  facts: CalendarFacts,
): { off: NonNullable<DayOff>; who: Who } | null {
  for (const who of ['employee', 'manager'] as const) {
    const off = dayOff(date, facts[who]);
    if (off !== null) return { off, who };
  }
  return null;
}

/** Monday to Sunday. */
export function daysOf(week: string): string[] {
  const monday = mondayOf(week);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** Whether absence takes every day of the week on which the person would have worked. */
export function isAwayAllWeek(week: string, calendar: PersonCalendar): boolean {
  const reasons = daysOf(week).map((date) => dayOff(date, calendar));
  return reasons.includes('absence') && !reasons.includes(null);
}
