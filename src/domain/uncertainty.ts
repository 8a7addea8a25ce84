/*
 * How sure a mean or a change is. One model for all of it: what person i ticks in week t is the group's level, plus
 * how this person differs from it (SD `between`), plus what makes the same person tick differently from week to
 * week (SD `within`). The SDs are published constants and not the group's own spread: honest for five people,
 * never zero, and they say nothing about anybody.
 */

export type Spread = { readonly between: number; readonly within: number };

/**
 * Single questions about contentment with work have a reliability of about .7 and half of their variance lies
 * within a person (Wanous, Reichers and Hudy 1997; Navarro et al. 2022), the whole SD being about 1.
 */
export const STATEMENT_SPREAD: Spread = { between: 0.7, within: 0.7 };

/** Of an index of several statements; `together` is how far one person's wobbles in one week go together. */
export const INDEX_SPREAD = { between: 0.5, within: 0.7, together: 0.3 };

/** How often somebody answered in the earlier and in the later window. */
export type Answered = { readonly before: number; readonly now: number };

/**
 * Standard error of a mean as a statement about all `heads` people of the group, each asked `asks` times; `counts`
 * says how often each of those who answered did. Zero when everybody answered each time: the finite population
 * correction (Cochran, Sampling Techniques, 1977, chapter 2) written for unequal counts.
 */
export function levelError(
  counts: readonly number[],
  heads: number,
  asks: number,
  spread: Spread = STATEMENT_SPREAD,
): number {
  const answers = total(counts);
  const silent = Math.max(0, heads - counts.length);
  const weights = counts.map((count) => (count / answers - 1 / heads) ** 2);
  const between = total(weights) + silent / heads ** 2;
  const within = Math.max(0, 1 / answers - 1 / (heads * asks));
  return Math.sqrt(spread.between ** 2 * between + spread.within ** 2 * within);
}

/** The same for an index; counts are over all its statements, `perWeek` of which are answered in one sitting. */
export function indexLevelError(
  counts: readonly number[],
  heads: number,
  asks: number,
  perWeek: number,
): number {
  const { between, within } = INDEX_SPREAD;
  return levelError(counts, heads, asks, { between, within: within * Math.sqrt(inOneSitting(perWeek)) });
}

/** How much more a mean wobbles whose answers are given `perWeek` at a time. */
const inOneSitting = (perWeek: number): number => 1 + (perWeek - 1) * INDEX_SPREAD.together;

/**
 * Standard error of the change of one statement's mean between two windows. The same people in both, other people,
 * and every mixture in one line: whoever weighs the same in both drops out of the first term.
 */
export function changeError(people: readonly Answered[], spread: Spread = STATEMENT_SPREAD): number {
  const { shift, wobble } = partsOf(people);
  return Math.sqrt(spread.between ** 2 * shift + spread.within ** 2 * wobble);
}

/** The same for an index. */
export function indexChangeError(people: readonly Answered[], perWeek: number): number {
  const { between, within } = INDEX_SPREAD;
  const { shift, wobble } = partsOf(people);
  return Math.sqrt(between ** 2 * shift + within ** 2 * inOneSitting(perWeek) * wobble);
}

function partsOf(people: readonly Answered[]): { shift: number; wobble: number } {
  const before = total(people.map((it) => it.before));
  const now = total(people.map((it) => it.now));
  const shift = total(people.map((it) => (it.now / now - it.before / before) ** 2));
  return { shift, wobble: 1 / before + 1 / now };
}

/**
 * What the mean of all `heads` people must lie between, whatever those think who did not answer: no assumption about
 * them at all (Manski 2003, Partial Identification of Probability Distributions).
 */
export function certainBounds(sum: number, answers: number, heads: number): { least: number; most: number } {
  const silent = heads - answers;
  return { least: (sum + silent) / heads, most: (sum + 5 * silent) / heads };
}

/** The chance of a difference at least this large, either way, when nothing has changed. */
export function pValue(delta: number, error: number): number {
  return erfc(Math.abs(delta) / (error * Math.SQRT2));
}

/**
 * The complementary error function in double precision for x >= 0: the series 7.1.6 of Abramowitz and Stegun
 * (1964), all of whose terms are positive, and from 2 on the continued fraction 7.1.14.
 */
export function erfc(x: number): number {
  return x < 2 ? 1 - erfBySeries(x) : erfcByFraction(x);
}

function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function erfcByFraction(x: number): number {
  let tail = x;
  for (let n = 120; n > 0; n -= 1) tail = x + n / 2 / tail;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail;
}

/**
 * Which of these p values may be called, so that of all that are called a share of at most `q` is expected to be
 * false (Benjamini and Hochberg 1995): all up to the largest that lies under its line rank * q / count.
 */
export function discoveries(pValues: readonly number[], q: number): boolean[] {
  const sorted = pValues.toSorted((a, b) => a - b);
  const last = sorted.findLast((p, index) => p <= ((index + 1) * q) / sorted.length) ?? -1;
  return pValues.map((p) => p <= last);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
