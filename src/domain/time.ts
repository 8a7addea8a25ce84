import { Temporal } from 'temporal-polyfill';

/*
 * Everything the app knows about dates and zones. Values are plain and can stand in a database row:
 * a date is 'YYYY-MM-DD', a local time 'HH:MM', a moment epoch milliseconds, a week an ISO week
 * '2027-W13' and a zone an IANA name. Whatever is not such a value throws a RangeError that says so.
 */

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const WEEK = /^\d{4}-W\d{2}$/;
const ZONE = /^[A-Za-z][\w+\-/]*$/;

const DAY_MS = 86_400_000;
/** Day 0, 1 January 1970, was a Thursday. */
const THURSDAY = 4;

const MOST_REMEMBERED = 5_000;

/** Planning asks the zone data about the same moments again and again, and asking costs far more than remembering. */
function remembered<Asked extends (string | number)[], Told>(
  reckon: (...asked: Asked) => Told,
): (...asked: Asked) => Told {
  const known = new Map<string, Told>();
  return (...asked) => {
    const key = asked.join('|');
    const told = known.get(key) ?? reckon(...asked);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, told);
    return told;
  };
}

/**
 * The moment at which a clock on the wall in `zone` shows `date` and `time`. A wall time that happens twice
 * means the first one; one that is jumped over means the jump itself, the first moment that exists after it.
 */
export const momentOf = remembered((zone: string, date: string, time: string): number => {
  const wall = plainDate(date).toPlainDateTime(plainTime(time));
  const first = wall.toZonedDateTime(knownZone(zone), { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(wall)) return first.epochMilliseconds;
  // A wall time that does not exist: 'earlier' is then before the jump, which makes the jump the next transition.
  return first.getTimeZoneTransition('next')!.epochMilliseconds;
});

/** The same as a value with its zone, as calendar libraries take it. */
export function zonedTime(zone: string, date: string, time: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(momentOf(zone, date, time)).toZonedDateTimeISO(zone);
}

/** The date in `zone` at a moment. */
export const dateAt = remembered((zone: string, moment: number): string =>
  zonedAt(zone, moment).toPlainDate().toString(),
);

/** The local time in `zone` at a moment, cut to the minute. */
export const timeAt = remembered((zone: string, moment: number): string =>
  zonedAt(zone, moment).toPlainTime().toString({ smallestUnit: 'minute' }),
);

/** Minutes east of Greenwich at a moment; Slack tells the same in seconds as `tz_offset`. */
export function offsetMinutes(zone: string, moment: number): number {
  return zonedAt(zone, moment).offsetNanoseconds / 60e9;
}

/** Whether this is a zone by name that our zone data knows. A bare offset such as '+01:00' is not. */
export const isZone = remembered((zone: string): boolean => {
  if (!ZONE.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
});

/** Whether this is a day of the calendar: '2027-02-28' is, '2027-02-29' is not. */
export function isDate(date: string): boolean {
  return DATE.test(date) && dateOfDay(dayOf(date)) === date;
}

export function isTime(time: string): boolean {
  return TIME.test(time);
}

export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** Days from `a` to `b`; negative when `b` lies before `a`. */
export function daysBetween(a: string, b: string): number {
  return dayNumber(b) - dayNumber(a);
}

/** The time some minutes later on the same day; throws where that would leave the day. */
export function addMinutes(time: string, minutes: number): string {
  const at = plainTime(time);
  const total = at.hour * 60 + at.minute + minutes;
  if (total < 0 || total >= 24 * 60) throw new RangeError(`${time} plus ${minutes} minutes is another day`);
  return Temporal.PlainTime.from({ hour: Math.floor(total / 60), minute: total % 60 })
    .toString()
    .slice(0, 5);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return weekdayOfDay(dayNumber(date));
}

/** The ISO week a date lies in; around New Year its year may differ from the date's. */
export function weekOf(date: string): string {
  return weekOfDay(dayNumber(date));
}

export function mondayOf(week: string): string {
  return dateOfDay(mondayNumber(week));
}

export function addWeeks(week: string, weeks: number): string {
  return weekOfDay(mondayNumber(week) + 7 * weeks);
}

/** Weeks from `a` to `b`; negative when `b` lies before `a`. */
export function weeksBetween(a: string, b: string): number {
  return (mondayNumber(b) - mondayNumber(a)) / 7;
}

/** The moment a week begins in `zone`: the start of its Monday, which in some zones is not 00:00. */
export function weekStart(zone: string, week: string): number {
  return momentOf(zone, mondayOf(week), '00:00');
}

/** The moment the pulse of a week closes: Monday 12:00 of the following week. */
export function pulseClose(zone: string, week: string): number {
  return momentOf(zone, addDays(mondayOf(week), 7), '12:00');
}

function zonedAt(zone: string, moment: number): Temporal.ZonedDateTime {
  if (!Number.isInteger(moment)) throw notA('moment in milliseconds', moment);
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(knownZone(zone));
}

function plainDate(date: string): Temporal.PlainDate {
  dayNumber(date);
  return Temporal.PlainDate.from(date);
}

/** Days since 1 January 1970. Dates alone are counted so, which is ten times as fast as with Temporal. */
function dayNumber(date: string): number {
  if (!DATE.test(date)) throw notA('date (YYYY-MM-DD)', date);
  if (!isDate(date)) throw notA('day of the calendar', date);
  return dayOf(date);
}

function dayOf(date: string): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)].map(Number);
  return Date.UTC(year!, month! - 1, day) / DAY_MS;
}

const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The year of a week is that of its Thursday, and 4 January always lies in the first (ISO 8601). */
function weekOfDay(day: number): string {
  const thursday = day - weekdayOfDay(day) + THURSDAY;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1;
  return `${pad(year, 4)}-W${pad(number, 2)}`;
}

function mondayNumber(week: string): number {
  if (!WEEK.test(week)) throw notA('week (YYYY-Www)', week);
  const fourth = Date.UTC(Number(week.slice(0, 4)), 0, 4) / DAY_MS;
  const monday = fourth + 1 - weekdayOfDay(fourth) + 7 * (Number(week.slice(6)) - 1);
  if (weekOfDay(monday) !== week) throw notA('week of that year', week);
  return monday;
}

const weekdayOfDay = (day: number): number => ((((day + THURSDAY - 1) % 7) + 7) % 7) + 1;

function plainTime(time: string): Temporal.PlainTime {
  if (!TIME.test(time)) throw notA('time (HH:MM)', time);
  return Temporal.PlainTime.from(time);
}

function knownZone(zone: string): string {
  if (!isZone(zone)) throw notA('known time zone', zone);
  return zone;
}

function notA(what: string, value: string | number): RangeError {
  return new RangeError(`not a ${what}: ${JSON.stringify(value)}`);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
