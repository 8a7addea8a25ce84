import { askedFor, inOtherWords, rewordedSince } from './asked.ts';
import { showCauses } from './causes.ts';
import { certaintyOf } from './certainty.ts';
import type {
  ClosedWeek,
  DigestData,
  IndexLine,
  Level,
  Part,
  StatementLine,
  TalkLines,
  WithheldLine,
} from './digest-data.ts';
import type { Change, Count, Shown, Verdict } from './disclosure.ts';
import { showBand, showChange, showMean, showShare, showUsual, withhold } from './disclosure.ts';
import { favourableOf } from './favourable.ts';
import type { LedgerCell } from './ledger.ts';
import { openingOf } from './openings.ts';
import { type Area, type Statement, type StatementId, USEFUL_TALK, wordsOf } from './statements.ts';
import { addWeeks } from './time.ts';
import type { Group, Trend } from './trends.ts';
import { INDEX, areaOf, comparison, inBothWindows, indexOf, trendOf, verdicts, windowsOf } from './trends.ts';

export type DigestInput = {
  readonly week: string;
  /** Those that were active as the week opened, in the wording of then and in the order in which they are shown. */
  readonly statements: readonly Statement[];
  /** Everything of the last nine closed weeks, of all blocks; older cells do no harm. */
  readonly cells: readonly LedgerCell[];
  readonly weeks: readonly ClosedWeek[];
  /** The company's minimum group, 5 to 10. */
  readonly minimum: number;
  /** What the digests before this one proposed a question about, the newest first. */
  readonly lately?: readonly StatementId[];
};

/** Made from the ledger and what was written down at the closes alone; throws for a week that is not closed. */
export function digestOf(input: DigestInput): DigestData {
  const { week } = input;
  const closed = input.weeks.find((it) => it.week === week);
  if (closed === undefined) throw new Error(`week ${week} is not closed`);
  const company = input.cells.filter((cell) => cell.kind === 'block' && cell.week <= week);
  const trends = input.statements.map((it) => trendOf(company, it, week));
  const leaders = input.cells.filter((cell) => cell.kind === 'leaders' && cell.week <= week);
  const talks = talkLines(input, closed, company, leaders);
  if (trends.every(({ now }) => now === null))
    return { kind: 'too_few', week, talks, ...(trends.some(({ isNew }) => isNew) ? { isNew: true } : {}) };

  const said = judge(input, company, week);
  const before = judge(input, company, addWeeks(week, -1));
  const change = (key: string): Shown<Change> => {
    const verdict = said.get(key) ?? 'too_few';
    return showChange(verdict, verdict !== before.get(key));
  };
  const statements = input.statements.map((it, i) => lineOf(input, company, it, trends[i]!, change(it.id)));
  return {
    kind: 'numbers',
    week,
    thisWeek: company.some((cell) => cell.week === week) ? 'counted' : 'too_few',
    comparison: comparable(company, week) ? 'made' : 'too_early',
    answering: showBand(Math.min(...trends.flatMap(({ now }) => now?.smallest ?? []))),
    rate: rateOf(input, company, trends),
    index: indexLine(input, closed, company, trends, change(INDEX)),
    leaders: leadersLevel(input, leaders),
    changes: changesIn(statements),
    areas: areasOf(input, trends),
    statements,
    talks,
    withheld: statements.flatMap(withheldIn),
    leftOut: closed.leftOut,
    opening: openingOf(statements, input.lately ?? []),
  };
}

function indexLine(
  input: DigestInput,
  { errors, levelError }: ClosedWeek,
  company: readonly LedgerCell[],
  trends: readonly Trend[],
  change: Shown<Change>,
): IndexLine {
  const group = indexOf(trends, trends.length);
  const level = levelOf(group);
  const error = errors[INDEX];
  const tallies = trends.flatMap((trend) =>
    trend.now === null ? [] : [{ tally: trend.now, asked: askedFor(input.weeks, [trend], input.week).now }],
  );
  return {
    level,
    change,
    usual:
      error === undefined || group === null
        ? withhold('no_answers')
        : showUsual(error, [...group.now, ...group.before]),
    certainty: certaintyOf(level, rateOf(input, company, trends), tallies, levelError),
  };
}

/** The verdicts of one message: the index and all its statements are one family. */
function judge(input: DigestInput, company: readonly LedgerCell[], week: string): Map<string, Verdict> {
  const errors = input.weeks.find((it) => it.week === week)?.errors;
  if (errors === undefined || !comparable(company, week)) return new Map();
  const trends = input.statements.map((it) => trendOf(company, it, week));
  const shared = inBothWindows(trends);
  const index = 2 * shared.length >= trends.length ? shared : [];
  const others = inOtherWords(company, trends);
  const compare = (key: string, of: readonly Trend[], weeks: 1 | 2) =>
    comparison(of, askedFor(input.weeks, of, week, others), errors[key] ?? null, weeks);
  const family = [compare(INDEX, index, 2), ...trends.map((it) => compare(it.statement, [it], 1))];
  const keys = [INDEX, ...trends.map((it) => it.statement)];
  return new Map(verdicts(family).map((verdict, i) => [keys[i]!, verdict]));
}

/** No trend before three published weeks, and none without an earlier period. */
export function comparable(company: readonly LedgerCell[], week: string): boolean {
  const published = new Set(company.map((cell) => cell.week).filter((it) => it <= week));
  return published.size >= 3 && windowsOf(week).before.some((it) => published.has(it));
}

/** An answer is an answer, in whatever words it was asked for. */
function rateOf(input: DigestInput, company: readonly LedgerCell[], trends: readonly Trend[]): Part {
  const { now } = windowsOf(input.week);
  const heads = input.weeks.filter((it) => now.includes(it.week)).map((it) => it.heads);
  const ids = new Set(trends.map((it) => it.statement));
  const given = company.filter((cell) => now.includes(cell.week) && ids.has(cell.statement));
  const part = given.reduce((sum, cell) => sum + cell.n, 0);
  const whole = askedFor(input.weeks, trends, input.week).now;
  return showShare({ part, whole, people: Math.min(...heads) }, input.minimum);
}

function levelOf(group: Group | null): Level {
  return group === null ? withhold('too_few') : showMean(group.now, group.before);
}

function leadersLevel(input: DigestInput, leaders: readonly LedgerCell[]): Level {
  const trends = input.statements.map((it) => trendOf(leaders, it, input.week));
  return levelOf(indexOf(trends, trends.length));
}

function areasOf(input: DigestInput, trends: readonly Trend[]): { area: Area; level: Level }[] {
  const areas = [...new Set(input.statements.map((it) => it.area))];
  return areas.map((area) => ({ area, level: levelOf(areaOf(trends, input.statements, area)) }));
}

function lineOf(
  input: DigestInput,
  company: readonly LedgerCell[],
  asked: Statement,
  trend: Trend,
  change: Shown<Change>,
): StatementLine {
  const { id, area } = asked;
  const { now, before } = trend;
  const moved = change.is.verdict === 'up' || change.is.verdict === 'down';
  return {
    statement: id,
    words: wordsOf(asked, trend.wording ?? asked.wording),
    since: rewordedSince(company, trend, input.week),
    area,
    level: statementLevel(input, trend),
    was: moved && now !== null && before !== null ? showMean([before], [now]) : null,
    favourable: favourableOf(input.weeks, company, trend),
    change,
  };
}

/** Nothing asked and too few answers look different; neither tells how many. */
function statementLevel(input: DigestInput, { statement, isNew, now, before }: Trend): Level {
  if (now !== null) return showMean([now], before === null ? [] : [before]);
  if (isNew) return withhold('too_new');
  const weeks = windowsOf(input.week).now;
  const asked = input.weeks.some((it) => weeks.includes(it.week) && it.asked.includes(statement));
  return withhold(asked ? 'too_few' : 'no_answers');
}

/** What is new comes first. */
function changesIn(statements: readonly StatementLine[]): StatementLine[] {
  const moved = statements.filter(({ change: { is } }) => is.verdict === 'up' || is.verdict === 'down');
  return moved.toSorted((a, b) => Number(b.change.is.news) - Number(a.change.is.news));
}

function withheldIn({ statement, words, level }: StatementLine): WithheldLine[] {
  return level.is.kind === 'withheld' ? [{ statement, words, why: withhold(level.is.why) }] : [];
}

const contentsOf = (
  { goal, action, outcome }: NonNullable<ClosedWeek['contents']>,
  part: (count: Count) => Part,
): TalkLines['contents'] => ({ goal: part(goal), action: part(action), outcome: part(outcome) });

function talkLines(
  input: DigestInput,
  closed: ClosedWeek,
  company: readonly LedgerCell[],
  leaders: readonly LedgerCell[],
): TalkLines {
  const part = (count: Count): Part => showShare(count, input.minimum);
  return {
    held: part(closed.held),
    answered: part(closed.answered),
    outcomes: part(closed.outcomes),
    contents: closed.contents === undefined ? null : contentsOf(closed.contents, part),
    useful: statementLevel(input, trendOf(company, { id: USEFUL_TALK }, input.week)),
    usefulToLeaders: statementLevel(input, trendOf(leaders, { id: USEFUL_TALK }, input.week)),
    linked: closed.linked === undefined ? null : part(closed.linked),
    causes: closed.causes === undefined ? null : showCauses(closed.week, closed.causes),
  };
}
