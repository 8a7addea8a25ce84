import { formatsFor } from './formats.ts';

const { list, number, plural } = formatsFor('en-GB');
const NAMED = 3;

/** 'Kari', 'Kari and Ola', 'Kari, Ola, Per and 6 others'. */
export function namesEn(names: string[]): string {
  const rest = names.length - NAMED;
  if (rest <= 1) return list(names);
  return list([...names.slice(0, NAMED), `${number(rest)} ${plural(rest, 'other', 'others')}`]);
}

export const inWeeksEn = (weeks: number): string =>
  weeks === 1 ? 'every week' : weeks === 2 ? 'every other week' : `every ${weeks} weeks`;
