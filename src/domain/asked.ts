import type { LedgerCell } from './ledger.ts';
import { type Statement, type StatementId, wordsNumber } from './statements.ts';
import { newest, type AskedFor, type Trend, windowsOf } from './trends.ts';

/* How often something was asked, and in which words. */

/** From which week on it is asked in other words, or with other meanings of the scores, and not compared with before. */
export type Since = { readonly week: string; readonly what: 'words' | 'scores' };

/** Null: in both windows there are numbers in the wording of now only. */
export function rewordedSince(
  cells: readonly LedgerCell[],
  { statement, wording }: Pick<Trend, 'statement' | 'wording'>,
  week: string,
): Since | null {
  const { now, before } = windowsOf(week);
  const inside = new Set([...before, ...now]);
  const asked = cells.filter((cell) => cell.statement === statement && inside.has(cell.week));
  const other = newest(asked.filter((cell) => cell.wording !== wording));
  if (wording === null || other === undefined) return null;
  const since = asked.map((cell) => cell.week).filter((one) => one > other.week);
  const what = wordsNumber(other.wording) === wordsNumber(wording) ? 'scores' : 'words';
  return { week: since.toSorted()[0]!, what };
}

/**
 * Since which week it has been switched on in these words without a break, up to `week`; null: in all the weeks before,
 * which are given newest first.
 */
export function changedIn(
  week: string,
  { id, wording }: Pick<Statement, 'id' | 'wording'>,
  before: readonly { week: string; active: readonly Pick<Statement, 'id' | 'wording'>[] }[],
): string | null {
  let since = week;
  for (const { week: one, active } of before) {
    if (!active.some((it) => it.id === id && it.wording === wording)) return since;
    since = one;
  }
  return null;
}

const keyOf = (week: string, statement: StatementId): string => `${week} ${statement}`;

/** What was asked in other words than those of the trends: no part of a comparison, and not missed in it. */
export function inOtherWords(cells: readonly LedgerCell[], trends: readonly Trend[]): ReadonlySet<string> {
  const words = new Map(trends.map(({ statement, wording }) => [statement, wording]));
  const others = cells.filter(
    ({ statement, wording }) => words.has(statement) && words.get(statement) !== wording,
  );
  return new Set(others.map(({ week, statement }) => keyOf(week, statement)));
}

/** How many answers were asked for in both windows, less what is left out. */
export function askedFor(
  weeks: readonly { week: string; heads: number; asked: readonly StatementId[] }[],
  trends: readonly Trend[],
  week: string,
  without: ReadonlySet<string> = new Set(),
): AskedFor {
  const ids = new Set(trends.map((it) => it.statement));
  const windows = windowsOf(week);
  const counts = (asked: string) => (id: StatementId) => ids.has(id) && !without.has(keyOf(asked, id));
  const inWeeks = (some: readonly string[]): number =>
    weeks
      .filter((it) => some.includes(it.week))
      .reduce((sum, it) => sum + it.heads * it.asked.filter(counts(it.week)).length, 0);
  return { now: inWeeks(windows.now), before: inWeeks(windows.before) };
}
