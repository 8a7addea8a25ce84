import type { Score } from './statements.ts';
import type { TemplateName } from './templates.ts';

/* Words that HR may change from a week on. What was asked before keeps the words it was asked in. */

/** 'scale': the meanings of the scores. */
export type Versioned = TemplateName | 'scale';

/** What each score means, in both languages. */
export type ScaleWords = Record<Score, { nb: string; en: string }>;

/** `words` null: those that come with the app. */
export type VersionRow = { id: string; fromWeek: string; words: unknown };

/** `id` null: nothing was ever changed, or it was changed back. `changes`: how often the words had changed by then. */
export type InForce = { id: string | null; words: unknown; changes: number };

/**
 * What counts in a week. `rows` in the order in which they were written: of several from the same week the last one
 * counts, and the same words again are no change.
 */
export function inForce(rows: readonly VersionRow[], week: string): InForce {
  const last = new Map(rows.map((row) => [row.fromWeek, row]));
  const past = [...last.values()].filter(({ fromWeek }) => fromWeek <= week);
  let now: InForce = { id: null, words: null, changes: 0 };
  for (const { id, words } of past.toSorted((a, b) => (a.fromWeek < b.fromWeek ? -1 : 1))) {
    if (JSON.stringify(words) === JSON.stringify(now.words)) continue;
    now = { id: words === null ? null : id, words, changes: now.changes + 1 };
  }
  return now;
}
