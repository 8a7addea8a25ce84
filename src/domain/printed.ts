import type { Label, Share, Shown, Withheld, Words } from './disclosure.ts';

/*
 * What was printed, read once more. Whatever the app concludes about the company it concludes from what HR could read
 * as well, so that no conclusion tells more than the numbers did.
 */

type Level = Shown<Label | Withheld>;
type Part = Shown<Share | Words | Withheld>;

const LOW = 3;
const CONTENT = 4;

export const isLow = ({ is }: Level): boolean => is.kind === 'label' && is.step < LOW * is.grid;

/** As much as most would not change. At the lower end of what is shown it may be anything. */
export const isContent = ({ is }: Level): boolean =>
  is.kind === 'label' && is.edge !== 'or_lower' && is.step >= CONTENT * is.grid;

/** By half a point or more. */
export const hasFallen = (now: Level, before: Level): boolean =>
  now.is.kind === 'label' && before.is.kind === 'label' && 2 * difference(before.is, now.is).by >= 1;

/** `by` and `step` in points; `step` is the coarser of the two grids. */
function difference(a: Label, b: Label): { by: number; step: number } {
  const by = (a.step * b.grid - b.step * a.grid) / (a.grid * b.grid);
  return { by, step: 1 / Math.min(a.grid, b.grid) };
}

/** Of two numbers that were printed. `none`: they differ by no more than rounding and chance may make them. */
export type Move = 'up' | 'down' | 'none' | 'too_few';

/** A step is as wide as the noise of its number, so one step is none. */
export function moveOfLevel(before: Level, now: Level): Move {
  if (now.is.kind !== 'label' || before.is.kind !== 'label') return 'too_few';
  const { by, step } = difference(now.is, before.is);
  return moved(Math.round(by / step), 2);
}

const moved = (steps: number, least: number): Move =>
  steps >= least ? 'up' : steps <= -least ? 'down' : 'none';

/** Where a share stands in per cent; words stand in the middle of what they mean. Null: withheld. */
function percentIn({ is }: Part): number | null {
  if (is.kind === 'withheld') return null;
  return is.kind === 'share' ? is.percent : WORDS_AT[is.words];
}

const WORDS_AT = { nearly_everyone: 90, most: 70, about_half: 50, fewer_than_half: 20 } as const;
const FEWEST_FROM = 60;

/** Fewer than most. */
export const isSmall = (part: Part): boolean => (percentIn(part) ?? 100) < FEWEST_FROM;

/** The one in the middle of those that were printed, the lower of two; null: all were withheld. */
export function typical(parts: readonly Part[]): Part | null {
  const known = parts.filter((part) => percentIn(part) !== null);
  const sorted = known.toSorted((a, b) => percentIn(a)! - percentIn(b)!);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Three steps of a share; of words two, since a single person may turn one into the next. */
const LEAST_MOVE = { share: 15, words: 40 } as const;

export function moveOfPart(before: Part | null, now: Part | null): Move {
  const [was, is] = [before && percentIn(before), now && percentIn(now)];
  if (was === null || is === null) return 'too_few';
  const exact = before?.is.kind === 'share' && now?.is.kind === 'share';
  return moved(is - was, LEAST_MOVE[exact ? 'share' : 'words']);
}
