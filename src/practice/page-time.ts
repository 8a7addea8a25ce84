type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Making a format takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

function wallParts(moment: number, zone: string): Parts {
  const format = formatOf('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = format.formatToParts(moment).map((part) => [part.type, Number(part.value)]);
  return Object.fromEntries(parts) as Parts;
}

/** The wall clock of a zone, written as if it were UTC: days can be counted on it without meeting DST. */
function wall(moment: number, zone: string): number {
  const at = wallParts(moment, zone);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
}

function momentOf(wallTime: number, zone: string): number {
  const first = wallTime - (wall(wallTime, zone) - wallTime);
  return first + (wallTime - wall(first, zone));
}

/** 'YYYY-MM-DD' and 'HH:MM' on the wall clocks of a zone, as epoch ms. */
export const momentAt = (date: string, time: string, zone: string): number =>
  momentOf(Date.parse(`${date}T${time}Z`), zone);

export const JUMPS = ['hour', 'monday', 'week'] as const;
export type Jump = (typeof JUMPS)[number];

/** Where a clock button leads: an hour on; the next Monday at 09:00; the same wall time in seven days. */
export function jumpFrom(now: number, jump: Jump, zone: string): number {
  if (jump === 'hour') return now + HOUR;
  const here = wall(now, zone);
  if (jump === 'week') return momentOf(here + 7 * DAY, zone);
  const midnight = here - (here % DAY);
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  const thisMonday = midnight - sinceMonday * DAY + 9 * HOUR;
  return momentOf(thisMonday > here ? thisMonday : thisMonday + 7 * DAY, zone);
}

export function formatIn(
  moment: number,
  at: { tz: string; locale: string },
  options: Intl.DateTimeFormatOptions,
): string {
  return formatOf(known(at.locale), { timeZone: at.tz, ...options }).format(moment);
}

/** A number as it is written where the person is: 4.1 or 4,1. */
export const numberIn = (value: number, locale: string): string =>
  new Intl.NumberFormat(known(locale), { maximumFractionDigits: 2 }).format(value);

function known(locale: string): string {
  try {
    // Slack says 'en-US' to most of the world; a company in Europe reads days before months.
    return new Intl.Locale(locale).toString().replace(/^en(-US)?$/, 'en-GB');
  } catch {
    return 'en-GB';
  }
}

export const timeIn = (moment: number, at: { tz: string; locale: string }): string =>
  formatIn(moment, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Days from `from` to `to` as the calendar of the zone counts them; negative is in the past. */
export function daysBetween(from: number, to: number, zone: string): number {
  return Math.floor(wall(to, zone) / DAY) - Math.floor(wall(from, zone) / DAY);
}
