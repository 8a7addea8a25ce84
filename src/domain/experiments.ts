import type { Level, Part } from './digest-data.ts';
import { type Move, moveOfLevel, moveOfPart } from './printed.ts';
import { addDays, isDate, weeksBetween } from './time.ts';
import { WINDOW_WEEKS } from './trends.ts';

/* A change that HR has made and wants to look at again: what was printed before it beside what is printed now. */

export type ExperimentState = 'open' | 'kept' | 'done';

/** Four weeks to compare, and two for the change to reach people. */
export const USUAL_DAYS = 42;
/** After *Look again later*. */
export const LATER_DAYS = 28;
const LONGEST_DAYS = 366;

export type ReviewProblem = 'past' | 'too_far';

export function reviewProblem(reviewOn: string, today: string): ReviewProblem | null {
  if (!isDate(reviewOn) || reviewOn <= today) return 'past';
  return reviewOn > addDays(today, LONGEST_DAYS) ? 'too_far' : null;
}

/** What the digest of a week printed of the four weeks up to it; the shares are those of a typical week of them. */
export type Printed = {
  readonly week: string;
  readonly useful: Level;
  readonly index: Level;
  /** What was asked then and in which words, to tell whether it is still the same. */
  readonly asked: string;
  readonly held: Part | null;
  readonly answered: Part | null;
};

/** `other_words`: other statements are asked now, or in other words, and these are never compared. */
export type Measured =
  | {
      readonly of: 'level';
      readonly measure: 'useful' | 'index';
      readonly before: Level;
      readonly now: Level;
      readonly move: Move | 'other_words';
    }
  | {
      readonly of: 'part';
      readonly measure: 'held' | 'answered';
      readonly before: Part | null;
      readonly now: Part | null;
      readonly move: Move;
    };

/** `too_early`: there are not four weeks after the change yet. `no_before`: there was no digest before the change. */
export type BeforeAfter =
  | { readonly is: 'too_early' | 'no_before' }
  | {
      readonly is: 'compared';
      readonly from: string;
      readonly to: string;
      readonly measures: readonly Measured[];
    };

/** `changedIn`: the week of the change; a window counts as after it when all of it lies behind that week. */
export function beforeAfter(before: Printed | null, now: Printed | null, changedIn: string): BeforeAfter {
  if (before === null) return { is: 'no_before' };
  if (now === null || weeksBetween(changedIn, now.week) < WINDOW_WEEKS) return { is: 'too_early' };
  const level = (measure: 'useful' | 'index'): Measured => {
    const same = measure === 'useful' || before.asked === now.asked;
    const move = same ? moveOfLevel(before[measure], now[measure]) : 'other_words';
    return { of: 'level', measure, before: before[measure], now: now[measure], move };
  };
  const part = (measure: 'held' | 'answered'): Measured => ({
    of: 'part',
    measure,
    before: before[measure],
    now: now[measure],
    move: moveOfPart(before[measure], now[measure]),
  });
  const measures = [level('useful'), part('held'), part('answered'), level('index')];
  return { is: 'compared', from: before.week, to: now.week, measures };
}
