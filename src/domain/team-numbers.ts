import type { Change, Label, Shown, Standing, Verdict, Withheld, Words } from './disclosure.ts';
import { positionOf, showChange, showMean, showStanding, showWords, withhold } from './disclosure.ts';
import type { ClosedWeek, Level } from './digest-data.ts';
import { comparable } from './digest.ts';
import { type LedgerCell, meanOf, toNumber } from './ledger.ts';
import { standings, type TeamMean } from './standings.ts';
import { type Statement, type StatementId, type StatementWords, wordsOf } from './statements.ts';
import { type CellsByTeam, cellsOfSet, setId, type TeamSet } from './team-sets.ts';
import { addWeeks } from './time.ts';
import {
  comparison,
  INDEX,
  inBothWindows,
  indexOf,
  type Trend,
  trendOf,
  verdicts,
  windowsOf,
} from './trends.ts';

/*
 * What may be said of one set of teams: for the manager who leads it, and for HR beside the others. Made from sums of the
 * ledger alone, and of weeks whose digest is out.
 */

/** What was written down at the close; `teamErrors`: `changeErrors` of each set of teams, by `setId`. */
export type TeamWeek = Pick<ClosedWeek, 'week' | 'asked'> & {
  readonly teamErrors?: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

export type TeamStatement = {
  readonly statement: StatementId;
  /** Those in which the answers were given; null: the words of the app. */
  readonly words: StatementWords | null;
  readonly level: Level;
  readonly change: Shown<Change>;
};

/** `comparison`: `too_early` until there are two periods to compare. */
export type TeamNumbers = {
  readonly week: string;
  readonly set: TeamSet;
  readonly comparison: 'made' | 'too_early';
  readonly rate: Shown<Words | Withheld>;
  readonly index: { readonly level: Level; readonly change: Shown<Change> };
  readonly statements: readonly TeamStatement[];
};

export type TeamInput = {
  readonly week: string;
  /** The active statements in the order in which they are shown; those of the company alone are left out here. */
  readonly statements: readonly Statement[];
  readonly cells: CellsByTeam;
  readonly weeks: readonly TeamWeek[];
  readonly minimum: number;
};

/** What is asked of teams: a statement about the whole organisation says nothing about one of them. */
export const ofTeams = (statements: readonly Statement[]): Statement[] =>
  statements.filter(({ level }) => level === 'team');

export function teamNumbers(input: TeamInput, set: TeamSet): TeamNumbers {
  const { week } = input;
  const statements = ofTeams(input.statements);
  const cells = cellsOfSet(input.cells, set, input.minimum);
  const trends = statements.map((it) => trendOf(cells, it, week));
  const said = judge(input, statements, set, cells, week);
  const before = judge(input, statements, set, cells, addWeeks(week, -1));
  const change = (key: string): Shown<Change> => {
    const verdict = said.get(key) ?? 'too_few';
    return showChange(verdict, verdict !== before.get(key));
  };
  const index = indexOf(trends, statements.length);
  return {
    week,
    set,
    comparison: comparable(until(cells, week), week) ? 'made' : 'too_early',
    rate: rateOf(input, cells, trends),
    index: {
      level: index === null ? withhold('too_few') : showMean(index.now, index.before),
      change: change(INDEX),
    },
    statements: trends.map((trend, i) => ({
      statement: trend.statement,
      words: wordsOf(statements[i]!, trend.wording ?? statements[i]!.wording),
      level: levelOf(input, trend),
      change: change(trend.statement),
    })),
  };
}

const until = (cells: readonly LedgerCell[], week: string): LedgerCell[] =>
  cells.filter((cell) => cell.week <= week);

function levelOf({ weeks, week }: TeamInput, { statement, isNew, now, before }: Trend): Level {
  if (now !== null) return showMean([now], before === null ? [] : [before]);
  if (isNew) return withhold('too_new');
  const inWindow = new Set(windowsOf(week).now);
  const asked = weeks.some((it) => inWindow.has(it.week) && it.asked.includes(statement));
  return withhold(asked ? 'too_few' : 'no_answers');
}

/** The index and the statements of one set are one family. */
function judge(
  input: TeamInput,
  statements: readonly Statement[],
  set: TeamSet,
  all: readonly LedgerCell[],
  week: string,
): Map<string, Verdict> {
  const errors = input.weeks.find((it) => it.week === week)?.teamErrors?.[setId(set)];
  const cells = until(all, week);
  if (errors === undefined || !comparable(cells, week)) return new Map();
  const trends = statements.map((it) => trendOf(cells, it, week));
  const shared = inBothWindows(trends);
  const index = 2 * shared.length >= trends.length ? shared : [];
  const compare = (key: string, of: readonly Trend[], weeks: 1 | 2) =>
    comparison(of, askedFor(input, cells, of, week), errors[key] ?? null, weeks);
  const family = [compare(INDEX, index, 2), ...trends.map((it) => compare(it.statement, [it], 1))];
  const keys = [INDEX, ...trends.map((it) => it.statement)];
  return new Map(verdicts(family).map((verdict, i) => [keys[i]!, verdict]));
}

/** Head counts are known of the weeks in which the set was counted; a week without it is left out here as well. */
function headsIn(cells: readonly LedgerCell[]): Map<string, number> {
  return new Map(cells.map(({ week, heads }) => [week, heads]));
}

function askedFor(
  { weeks }: TeamInput,
  cells: readonly LedgerCell[],
  trends: readonly Trend[],
  week: string,
): { now: number; before: number } {
  const ids = new Set(trends.map(({ statement }) => statement));
  const heads = headsIn(cells);
  const asksIn = (asked: readonly StatementId[]): number => asked.filter((id) => ids.has(id)).length;
  const inWeeks = (some: readonly string[]): number =>
    weeks
      .filter((it) => some.includes(it.week))
      .reduce((sum, { week: of, asked }) => sum + (heads.get(of) ?? 0) * asksIn(asked), 0);
  const { now, before } = windowsOf(week);
  return { now: inWeeks(now), before: inWeeks(before) };
}

function rateOf(input: TeamInput, cells: readonly LedgerCell[], trends: readonly Trend[]) {
  const { now } = windowsOf(input.week);
  const heads = [...headsIn(cells)].filter(([week]) => now.includes(week)).map(([, n]) => n);
  const part = trends.reduce((sum, trend) => sum + (trend.now?.answers ?? 0), 0);
  const whole = askedFor(input, cells, trends, input.week).now;
  return showWords({ part, whole, people: heads.length === 0 ? 0 : Math.min(...heads) }, input.minimum);
}

// ---- what stands out -----------------------------------------------------------------------------------------

type Placed = { readonly statement: StatementId; readonly level: Shown<Label> };

/** Less than any step: at the same number a coded end lies beyond what is said exactly, as with fewer people. */
const BEYOND = { or_lower: -0.01, exact: 0, or_higher: 0.01 } as const;

/** All that share the highest printed label, and all that share the lowest; null where nothing stands out. */
export function extremes({ statements }: Pick<TeamNumbers, 'statements'>) {
  const placed = statements.filter((it): it is TeamStatement & Placed => it.level.is.kind === 'label');
  const at = placed.map(({ level }) => positionOf(level.is) + BEYOND[level.is.edge]);
  const [most, least] = [Math.max(...at), Math.min(...at)];
  if (placed.length < 2 || most === least) return null;
  return {
    highest: placed.filter((_, i) => at[i] === most),
    lowest: placed.filter((_, i) => at[i] === least),
  };
}

const MOST_ARROWS = 3;

/** Clear changes, what is new first. */
export function arrows({ statements }: Pick<TeamNumbers, 'statements'>): TeamStatement[] {
  const moved = statements.filter(({ change: { is } }) => is.verdict === 'up' || is.verdict === 'down');
  return moved.toSorted((a, b) => Number(b.change.is.news) - Number(a.change.is.news)).slice(0, MOST_ARROWS);
}

// ---- beside the others -----------------------------------------------------------------------------------------

/** Null: not compared, because it lacks a statement that the others have, or an index. */
export function besideOthers(input: TeamInput, sets: readonly TeamSet[]): (Shown<Standing> | null)[] {
  const statements = ofTeams(input.statements);
  const present = sets.map((set) => {
    const cells = until(cellsOfSet(input.cells, set, input.minimum), input.week);
    const trends = statements.map((it) => trendOf(cells, it, input.week));
    return indexOf(trends, statements.length)?.now ?? [];
  });
  const most = Math.max(0, ...present.map((tallies) => tallies.length));
  const made = present.map((tallies) => (most > 0 && tallies.length === most ? teamMean(tallies) : null));
  const compared = made.filter((it) => it !== null);
  const words = standings(compared, perWeekOf(input));
  return made.map((it) => (it === null ? null : showStanding(words[compared.indexOf(it)]!)));
}

/** The people behind an index are at least those of the week in which the fewest answered. */
const teamMean = (
  tallies: readonly { answers: number; smallest: number; sum: number; weeks: readonly string[] }[],
): TeamMean => ({
  mean: toNumber(meanOf(tallies)),
  people: Math.min(...tallies.map(({ smallest }) => smallest)),
  answers: tallies.reduce((sum, { answers }) => sum + answers, 0),
});

/** How many statements of teams were asked in one sitting. */
export function perWeekOf({
  weeks,
  week,
  statements,
}: Pick<TeamInput, 'weeks' | 'week' | 'statements'>): number {
  const ids = new Set(ofTeams(statements).map(({ id }) => id));
  const asked = weeks.find((it) => it.week === week)?.asked ?? [];
  return Math.max(1, asked.filter((id) => ids.has(id)).length);
}
