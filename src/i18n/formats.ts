export function formatsFor(locale: string) {
  const utc = { timeZone: 'UTC' } as const;
  const long = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'long', day: 'numeric', month: 'long' });
  const short = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'short', day: 'numeric', month: 'short' });
  const dated = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'long', year: 'numeric' });
  const brief = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'short' });
  const month = new Intl.DateTimeFormat(locale, { ...utc, month: 'long' });
  const weekdays = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'long' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const number = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  return {
    /** 'Tuesday 24 November' */
    day: (date: string) => long.format(noon(date)).replace(',', ''),
    /** 'Tue 24 Nov' */
    shortDay: (date: string) => short.format(noon(date)).replace(',', ''),
    /** '24 November 2026' */
    date: (date: string) => dated.format(noon(date)),
    /** '16 – 22 Nov' */
    span: (from: string, to: string) => brief.formatRange(noon(from), noon(to)),
    /** 'November' */
    month: (date: string) => month.format(noon(date)),
    /** 1 is Monday. */
    weekday: (n: number) => weekdays.format(new Date(Date.UTC(2024, 0, n, 12))),
    /** 'Norway' for 'NO'. */
    country: (code: string) => countries.of(code) ?? code,
    list: (items: string[]) => list.format(items),
    number: (n: number) => number.format(n),
    decimal: (n: number, digits: number) =>
      n.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    /** The week number of '2027-W13' is 13. */
    week: (week: string) => String(Number(week.slice(6))),
    plural: (n: number, one: string, other: string) => (plurals.select(n) === 'one' ? one : other),
  };
}
