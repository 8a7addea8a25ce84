import type { Band, Shown, Withheld } from './disclosure.ts';
import { showBand } from './disclosure.ts';
import { addWeeks } from './time.ts';

/*
 * How many people work on what the company needs to be good at: counted once a quarter, so that one person's coming and
 * going cannot be watched, and told as a band.
 */

export const MOST_TAGS = 20;
/** On one goal, strength or action point. */
export const MOST_TAGS_EACH = 3;

export type TagForm = { nb: string; en: string };
export type TagProblem = { field: 'nb' | 'en'; problem: 'missing' | 'taken' | 'full' };

/** Open goals, strengths that stand on a list, and open action points to learn something. */
export const TAG_USES = ['goal', 'strength', 'learn'] as const;
export type TagUse = (typeof TAG_USES)[number];

/** People with at least one; null: fewer than the minimum, and not even written down. */
export type TagCount = { readonly tag: string } & { readonly [use in TagUse]: number | null };

/** What was written down of it at a close. */
export type CompetenceWeek = { readonly week: string; readonly competence?: readonly TagCount[] };

const QUARTER_WEEKS = 13;

/** `last`: the week of the last count; null: there was none. */
export const isCountDue = (last: string | null, week: string): boolean =>
  last === null || addWeeks(last, QUARTER_WEEKS) <= week;

/** The first week of which there is a new count. */
export const nextCount = (last: string): string => addWeeks(last, QUARTER_WEEKS);

export const enoughOrNull = (people: number, minimum: number): number | null =>
  showBand(people, minimum).is.kind === 'band' ? people : null;

export type TagLine = { readonly tag: string } & {
  readonly [use in TagUse]: Shown<Band | Withheld>;
};

export const tagLines = (counts: readonly TagCount[], minimum: number): TagLine[] =>
  counts.map(({ tag, goal, strength, learn }) => ({
    tag,
    goal: showBand(goal ?? 0, minimum),
    strength: showBand(strength ?? 0, minimum),
    learn: showBand(learn ?? 0, minimum),
  }));
