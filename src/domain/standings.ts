import { type Standing } from './disclosure.ts';
import { discoveries, INDEX_SPREAD, pValue } from './uncertainty.ts';

/*
 * Teams beside each other. Small teams always fill both ends of a list by chance, so there is no list: only a word for a
 * team that differs from the others by more than chance, as far as that can be told.
 */

/** A team's index over one window: its mean, the people behind it, and all their answers. */
export type TeamMean = { readonly mean: number; readonly people: number; readonly answers: number };

/** `pull`: how much of a team's distance to `centre` is believed, 0 to 1. `spread` is a variance. */
export type Shrinkage = {
  readonly spread: number;
  readonly centre: number;
  readonly pull: readonly number[];
  readonly shrunk: readonly number[];
};

/** The variance of such a mean, from published constants and counts alone. */
export function varianceOf({ people, answers }: TeamMean, perWeek: number): number {
  const { between, within, together } = INDEX_SPREAD;
  return between ** 2 / people + (within ** 2 * (1 + (perWeek - 1) * together)) / answers;
}

/**
 * How much the teams differ beyond their noise (DerSimonian and Laird 1986), and each mean drawn towards the centre by
 * as much as it is noise (Efron and Morris 1975). No spread beyond noise: all are at the centre.
 */
export function shrink(teams: readonly TeamMean[], perWeek: number): Shrinkage {
  const variances = teams.map((team) => varianceOf(team, perWeek));
  const means = teams.map(({ mean }) => mean);
  const fixed = variances.map((variance) => 1 / variance);
  const middle = weighted(means, fixed);
  const weight = total(fixed);
  const q = total(means.map((mean, i) => fixed[i]! * (mean - middle) ** 2));
  const scale = weight - total(fixed.map((one) => one ** 2)) / weight;
  const spread = scale > 0 ? Math.max(0, (q - (teams.length - 1)) / scale) : 0;
  const centre = weighted(
    means,
    variances.map((variance) => 1 / (variance + spread)),
  );
  const pull = variances.map((variance) => spread / (spread + variance));
  return { spread, centre, pull, shrunk: means.map((mean, i) => centre + pull[i]! * (mean - centre)) };
}

/** Of the words in one view about one in ten may be chance, and a small difference is not worth a word. */
const FALSE_WORDS = 0.1;
const LEAST_DISTANCE = 0.2;

/** Each team against all others together, with a limit on false words over the whole view. */
export function standings(teams: readonly TeamMean[], perWeek: number): Standing['standing'][] {
  if (teams.length < 2) return teams.map(() => 'like');
  const { centre, shrunk } = shrink(teams, perWeek);
  const chances = teams.map((team, i) => againstRest(team, teams.toSpliced(i, 1), perWeek));
  const large = discoveries(chances, FALSE_WORDS);
  return shrunk.map((mean, i) => {
    if (!large[i] || Math.abs(mean - centre) < LEAST_DISTANCE) return 'like';
    return mean > centre ? 'above' : 'below';
  });
}

function againstRest(team: TeamMean, others: readonly TeamMean[], perWeek: number): number {
  const weights = others.map((other) => 1 / varianceOf(other, perWeek));
  const rest = weighted(
    others.map(({ mean }) => mean),
    weights,
  );
  return pValue(team.mean - rest, Math.sqrt(varianceOf(team, perWeek) + 1 / total(weights)));
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  return total(values.map((value, i) => value * weights[i]!)) / total(weights);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
