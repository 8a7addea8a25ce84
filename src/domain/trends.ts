import type { LedgerCell, Ratio, Tally } from './ledger.ts';
import { meanOf, minus, tally, toNumber } from './ledger.ts';
import type { Verdict } from './disclosure.ts';
import type { Area, Statement, StatementId } from './statements.ts';
import { addWeeks } from './time.ts';
import {
  type Answered,
  changeError,
  discoveries,
  indexChangeError,
  indexLevelError,
  pValue,
} from './uncertainty.ts';

/** Of a number, and of what it is compared with. */
export const WINDOW_WEEKS = 4;

/** Two windows, and the one before for what is news. */
export const WEEKS_LOOKED_AT = 2 * WINDOW_WEEKS + 1;

/** Calendar weeks, oldest first. Weeks without numbers stay in the list and are left out of the sums. */
export type Windows = { readonly now: readonly string[]; readonly before: readonly string[] };

const reckoned = new Map<string, Windows>();

/** The four weeks up to and with `week`, and the four before them. Reckoned once: an audit asks a million times. */
export function windowsOf(week: string): Windows {
  const windows = reckoned.get(week) ?? reckon(week);
  reckoned.set(week, windows);
  return windows;
}

function reckon(week: string): Windows {
  const weeks = (first: number): string[] =>
    Array.from({ length: WINDOW_WEEKS }, (_, i) => addWeeks(week, first + i));
  return { now: weeks(1 - WINDOW_WEEKS), before: weeks(1 - 2 * WINDOW_WEEKS) };
}

/**
 * One statement of one group in both windows; null where a window has no number. `isNew`: the later one would have had
 * one, of a single week.
 */
export type Trend = {
  readonly statement: StatementId;
  readonly isNew: boolean;
  /** That of the numbers; null: there are none in the later window. */
  readonly wording: number | null;
  readonly now: Tally | null;
  readonly before: Tally | null;
};

/**
 * `cells` are those of one group. Different wordings are never averaged: only the one that was asked last counts, and
 * what was asked in other words before is not compared with it.
 */
export function trendOf(cells: readonly LedgerCell[], asked: AskedSince, week: string): Trend {
  const statement = asked.id;
  const { now, before } = windowsOf(week);
  const all = cells.filter((cell) => cell.statement === statement);
  const recent = all.filter((cell) => now.includes(cell.week));
  const wording = newest(recent)?.wording ?? null;
  const worded = (cell: LedgerCell): boolean => cell.wording === wording;
  const earlier = all.filter((cell) => before.includes(cell.week));
  const found = tally(recent.filter(worded));
  const shown = settled(found, asked, now);
  return {
    statement,
    isNew: found !== null && shown === null,
    wording,
    now: shown,
    before: settled(tally(earlier.filter(worded)), asked, before),
  };
}

export type AskedSince = Pick<Statement, 'id' | 'since'>;

/** From so many answers on a single week may stand alone. */
const ALONE_FROM = 20;

/**
 * Whoever words a statement anew every week, or switches to another one, would make a window of each single week. So
 * what has not been asked about in the same words through a whole window needs two weeks in it.
 */
function settled(found: Tally | null, { since }: AskedSince, window: readonly string[]): Tally | null {
  if (found === null || since === undefined || since <= window[0]!) return found;
  return found.weeks.length >= 2 || found.smallest >= ALONE_FROM ? found : null;
}

/** Somebody may go back to earlier words, so the highest number is not the newest one. */
export const newest = (cells: readonly LedgerCell[]): LedgerCell | undefined =>
  cells.reduce<LedgerCell | undefined>(
    (last, cell) => (last === undefined || cell.week > last.week ? cell : last),
    undefined,
  );

/** Tallies whose plain mean is an area or an index, and those that decide its grid with them. */
export type Group = { readonly now: readonly Tally[]; readonly before: readonly Tally[] };

/** An area needs two of its statements; it has a level and no arrow. Null with fewer. */
export function areaOf(trends: readonly Trend[], statements: readonly Statement[], area: Area): Group | null {
  const inside = new Set(statements.filter((it) => it.area === area).map((it) => it.id));
  const group = groupOf(trends.filter(({ statement }) => inside.has(statement)));
  return group.now.length >= 2 ? group : null;
}

/** The index needs half of the active statements. Null with fewer. */
export function indexOf(trends: readonly Trend[], active: number): Group | null {
  const group = groupOf(trends);
  return 2 * group.now.length >= active ? group : null;
}

function groupOf(trends: readonly Trend[]): Group {
  const present = trends.filter(({ now }) => now !== null);
  return {
    now: present.flatMap(({ now }) => now ?? []),
    before: present.flatMap(({ before }) => before ?? []),
  };
}

/** The index's change looks only at statements with a number in both windows, or their mix would pass for a change. */
export function inBothWindows(trends: readonly Trend[]): Trend[] {
  return trends.filter(({ now, before }) => now !== null && before !== null);
}

/** A difference of two means and its standard error. */
export type Comparison = { readonly delta: Ratio; readonly error: number };

/** That somebody was counted in a block with an answer to this statement in this week; never what the answer was. */
export type Counted = {
  readonly week: string;
  readonly statement: StatementId;
  readonly person: string | number;
};

/** The key under which the error of the index stands among those of the statements. */
export const INDEX = 'index';

/** Standard errors of the changes of one group, by statement and for the index; none where a window has no number. */
export function changeErrors(
  trends: readonly Trend[],
  counted: readonly Counted[],
  perWeek: number,
): Record<string, number> {
  const shared = inBothWindows(trends);
  const each = shared.map((trend) => [trend.statement, changeError(answeredIn([trend], counted))] as const);
  const errors = Object.fromEntries(each);
  if (shared.length > 0) errors[INDEX] = indexChangeError(answeredIn(shared, counted), perWeek);
  return errors;
}

/** Of the later window: how many there are to ask, and how many answers were asked for in all. */
export type Asked = { readonly heads: number; readonly answers: number };

/** Standard error of the index of the later window, as a statement about everybody; null without a number. */
export function levelErrorOf(
  trends: readonly Trend[],
  counted: readonly Counted[],
  { heads, answers }: Asked,
  perWeek: number,
): number | null {
  const counts = answeredIn(trends, counted).flatMap(({ now }) => (now === 0 ? [] : [now]));
  if (counts.length === 0 || heads === 0) return null;
  return indexLevelError(counts, heads, answers / heads, perWeek);
}

function answeredIn(trends: readonly Trend[], counted: readonly Counted[]): Answered[] {
  const people = new Map<string | number, { before: number; now: number }>();
  for (const { week, statement, person } of counted) {
    const trend = trends.find((it) => it.statement === statement);
    const window = (['before', 'now'] as const).find((key) => trend?.[key]?.weeks.includes(week));
    if (window === undefined) continue;
    const counts = people.get(person) ?? { before: 0, now: 0 };
    counts[window] += 1;
    people.set(person, counts);
  }
  return [...people.values()];
}

/** How many answers were asked for: heads as each week opened, summed over the weeks and statements of a window. */
export type AskedFor = { readonly now: number; readonly before: number };

/**
 * Null when too few answers allow a comparison: no number in one window, fewer than half of the answers asked for
 * in one, or fewer than `weeks` weeks with a number (two for an index, one for a statement).
 */
export function comparison(
  trends: readonly Trend[],
  askedFor: AskedFor,
  error: number | null,
  weeks: 1 | 2,
): Comparison | null {
  const { now, before } = groupOf(inBothWindows(trends));
  const enough = (tallies: readonly Tally[], asked: number): boolean =>
    tallies.length > 0 &&
    2 * tallies.reduce((sum, it) => sum + it.answers, 0) >= asked &&
    new Set(tallies.flatMap((it) => it.weeks)).size >= weeks;
  if (error === null || !enough(now, askedFor.now) || !enough(before, askedFor.before)) return null;
  return { delta: minus(meanOf(now), meanOf(before)), error };
}

/** Of the arrows in a message about one in ten may be chance. */
const FALSE_ARROWS = 0.1;

/**
 * What may be said of all comparisons of one message. An arrow is a claim: it needs a change that is larger than the
 * usual wobble, with a limit on false arrows over the whole message, and of at least 0.2, which is every fifth
 * person moved by one step. Comparisons with too few answers are not part of the family.
 */
export function verdicts(family: readonly (Comparison | null)[]): Verdict[] {
  const made = family.filter((it) => it !== null);
  const chances = made.map(({ delta, error }) => pValue(toNumber(delta), error));
  const large = discoveries(chances, FALSE_ARROWS);
  const called = new Set(made.filter((_, i) => large[i]));
  return family.map((it) => {
    if (it === null) return 'too_few';
    if (!called.has(it) || !largeEnough(it.delta)) return 'none';
    return it.delta.num > 0n ? 'up' : 'down';
  });
}

function largeEnough({ num, den }: Ratio): boolean {
  return 5n * (num < 0n ? -num : num) >= den;
}
