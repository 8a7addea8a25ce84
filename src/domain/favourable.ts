import type { ClosedWeek } from './digest-data.ts';
import { type Share, type Shown, type Withheld, showFavourable, withhold } from './disclosure.ts';
import type { LedgerCell } from './ledger.ts';
import type { Trend } from './trends.ts';

/** The share in favour of a statement over the window of now: the steps that were stored at the closes, or nothing. */
export function favourableOf(
  closed: readonly ClosedWeek[],
  company: readonly LedgerCell[],
  { statement, now, before }: Trend,
): Shown<Share | Withheld> {
  const answersIn = (week: string): number =>
    company
      .filter((cell) => cell.week === week && cell.statement === statement)
      .reduce((sum, cell) => sum + cell.n, 0);
  const stored = (now?.weeks ?? []).map((week) => ({
    percent: closed.find((it) => it.week === week)?.favourable[statement] ?? null,
    answers: answersIn(week),
  }));
  const weeks = stored.flatMap(({ percent, answers }) => (percent === null ? [] : [{ percent, answers }]));
  if (weeks.length < stored.length) return withhold('too_few');
  return showFavourable(weeks, before === null ? [] : [before]);
}
