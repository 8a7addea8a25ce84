/** A calendar half, '2026-H2', or a whole year, '2026'. */
export type Half = string;

const HALF = /^(\d{4})(?:-H([12]))?$/;

/** The first and the last day; null when it is no half and no year. */
export function daysOfHalf(half: Half): { from: string; to: string } | null {
  const [, year, number] = HALF.exec(half) ?? [];
  if (year === undefined) return null;
  return {
    from: `${year}-${number === '2' ? '07-01' : '01-01'}`,
    to: `${year}-${number === '1' ? '06-30' : '12-31'}`,
  };
}

/** The half in which a date lies. */
export const halfOf = (date: string): Half => `${date.slice(0, 4)}-H${date.slice(5, 7) <= '06' ? 1 : 2}`;

/** This half and the one before, this year and the one before, as far as they reach back to `since`. */
export function halvesToTell(today: string, since: string): Half[] {
  const year = Number(today.slice(0, 4));
  const now = halfOf(today);
  const before = now.endsWith('H2') ? `${year}-H1` : `${year - 1}-H2`;
  return [now, before, String(year), String(year - 1)].filter(
    (half, place) => place === 0 || daysOfHalf(half)!.to >= since,
  );
}
