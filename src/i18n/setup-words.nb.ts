import { formatsFor } from './formats.ts';

const { list, number } = formatsFor('nb-NO');
const NAMED = 3;

/** «Kari», «Kari og Ola», «Kari, Ola, Per og 6 andre». */
export function namesNb(names: string[]): string {
  const rest = names.length - NAMED;
  if (rest <= 1) return list(names);
  return list([...names.slice(0, NAMED), `${number(rest)} andre`]);
}

export const inWeeksNb = (weeks: number): string =>
  weeks === 1
    ? 'hver uke'
    : weeks === 2
      ? 'annenhver uke'
      : weeks === 4
        ? 'hver fjerde uke'
        : `hver ${weeks}. uke`;
