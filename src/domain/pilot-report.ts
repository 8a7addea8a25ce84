import type { ClosedWeek, Level, Part } from './digest-data.ts';
import {
  type Change,
  type Count,
  showChange,
  showMean,
  showShare,
  type Shown,
  withhold,
} from './disclosure.ts';
import { type LedgerCell, type Tally, tally } from './ledger.ts';
import { BASELINE, ENOUGH_PEOPLE, type PilotWeeks } from './pilot.ts';
import { paceLine, type PaceLine, type PilotPace } from './pilot-pace.ts';
import type { StatementId } from './statements.ts';
import { comparison, type Counted, type Trend, verdicts } from './trends.ts';
import { type Answered, changeError } from './uncertainty.ts';

/*
 * Before and after: two single weeks of the same four statements, and the talks between them. From the ledger and what
 * was written down as the weeks closed; every number of it passes the gate. In a small pilot nothing is compared: its
 * verdict rests on the talks.
 */

/** Written down once, when the last week of a pilot closes. */
export type PilotFacts = {
  /** Standard errors of the change from the first week to the last, by statement; none where a week has no number. */
  readonly errors: Readonly<Record<string, number>>;
  /** Talks that were called off, of all that were due in the weeks of talks. */
  readonly skipped: Count;
  /** Of talks as planned in a week, and how many managers share them: what anybody can read off the calendar. */
  readonly minutes: number;
  readonly managers: number;
  /** Absent in reports from before it was counted. */
  readonly pace?: PilotPace;
};

export type BaselineLine = {
  readonly statement: StatementId;
  readonly before: Level;
  readonly after: Level;
  readonly change: Shown<Change>;
  /** The same of those who lead others; they are counted apart. */
  readonly leaders: { readonly before: Level; readonly after: Level };
};

export type PilotReport = {
  readonly statements: readonly BaselineLine[];
  /** The scores meant something else in the last week than in the first, so nothing is compared. */
  readonly otherMeanings: boolean;
  readonly held: Part;
  readonly answered: Part;
  readonly skipped: Part;
  readonly pace: PaceLine | null;
  /** Of the four weeks before the report. */
  readonly outcomes: Part;
};

export type PilotInput = PilotWeeks & {
  readonly cells: readonly LedgerCell[];
  /** The weeks of talks that have closed. */
  readonly weeks: readonly ClosedWeek[];
  /** The week of the opening questions, if it has closed with anything to tell. */
  readonly baseline: ClosedWeek | null;
  readonly facts: PilotFacts | null;
  readonly minimum: number;
};

export function pilotReport(input: PilotInput): PilotReport {
  const { weeks, lastWeek, minimum, facts } = input;
  const trends = pilotTrends(input.cells, input);
  const leaders = pilotTrends(input.cells, input, 'leaders');
  const last = weeks.find(({ week }) => week === lastWeek);
  const askedFor = { before: input.baseline?.heads ?? 0, now: last?.heads ?? 0 };
  const isSmall = Math.min(askedFor.before, askedFor.now) < ENOUGH_PEOPLE;
  const errorOf = (id: StatementId) => (isSmall ? null : (facts?.errors[id] ?? null));
  const said = verdicts(trends.map((trend) => comparison([trend], askedFor, errorOf(trend.statement), 1)));
  return {
    statements: trends.map(({ statement, before, now }, place) => ({
      statement,
      ...levelsOf({ before, now }),
      change: showChange(said[place]!, true),
      leaders: levelsOf(leaders[place]!),
    })),
    otherMeanings: otherMeanings(input),
    held: showShare(inAll(weeks.map(({ held }) => held)), minimum),
    answered: showShare(inAll(weeks.map(({ answered }) => answered)), minimum),
    skipped: showShare(facts?.skipped ?? NOTHING, minimum),
    pace: facts?.pace === undefined ? null : paceLine(facts.pace, minimum),
    outcomes: showShare(last?.outcomes ?? NOTHING, minimum),
  };
}

const NOTHING: Count = { part: 0, whole: 0, people: 0 };

const levelOf = (one: Tally | null, other: Tally | null): Level =>
  one === null ? withhold('too_few') : showMean([one], other === null ? [] : [other]);

const levelsOf = ({ before, now }: Pick<Trend, 'before' | 'now'>) => ({
  before: levelOf(before, now),
  after: levelOf(now, before),
});

/** Whom it concerns are at least as many different people as in the fullest week. */
export const inAll = (counts: readonly Count[]): Count => ({
  part: counts.reduce((sum, { part }) => sum + part, 0),
  whole: counts.reduce((sum, { whole }) => sum + whole, 0),
  people: Math.max(0, ...counts.map(({ people }) => people)),
});

/** Each of the four in its first week and its last, of everybody who leads nobody, or of the leaders. */
export function pilotTrends(
  cells: readonly LedgerCell[],
  { baselineWeek, lastWeek }: PilotWeeks,
  of: LedgerCell['kind'] = 'block',
): Trend[] {
  const company = cells.filter(({ kind }) => kind === of);
  const inWeek = (id: StatementId, week: string) =>
    tally(company.filter((cell) => cell.statement === id && cell.week === week));
  return BASELINE.map((statement) => ({
    statement,
    isNew: false,
    wording: company.find((cell) => cell.statement === statement && cell.week === lastWeek)?.wording ?? null,
    before: inWeek(statement, baselineWeek),
    now: inWeek(statement, lastWeek),
  }));
}

function otherMeanings({ cells, baselineWeek, lastWeek }: Pick<PilotInput, 'cells'> & PilotWeeks): boolean {
  const four = cells.filter(({ statement }) => BASELINE.some((id) => id === statement));
  const wordings = [baselineWeek, lastWeek].map(
    (week) => new Set(four.filter((cell) => cell.week === week).map(({ wording }) => wording)),
  );
  const [before, after] = wordings as [Set<number>, Set<number>];
  return before.size > 0 && after.size > 0 && [...after].some((wording) => !before.has(wording));
}

/**
 * Where it is no longer known who answered in the first week, it counts as if others had answered then: the error is
 * larger by that, never smaller.
 */
export function pilotErrors(
  cells: readonly LedgerCell[],
  counted: readonly Counted[],
  weeks: PilotWeeks,
): Record<string, number> {
  if (otherMeanings({ cells, ...weeks })) return {};
  const compared = pilotTrends(cells, weeks).filter(({ before, now }) => before !== null && now !== null);
  return Object.fromEntries(
    compared.map((trend) => [trend.statement, changeError(answeredIn(trend, counted, weeks))]),
  );
}

function answeredIn(
  { statement, before, now }: Trend,
  counted: readonly Counted[],
  { baselineWeek, lastWeek }: PilotWeeks,
): Answered[] {
  const whoIn = (week: string, answers: number): (string | number)[] => {
    const known = counted.filter((it) => it.statement === statement && it.week === week);
    if (known.length > 0) return known.map(({ person }) => person);
    return Array.from({ length: answers }, (_, n) => `${week} ${n}`);
  };
  const first = new Set(whoIn(baselineWeek, before!.answers));
  const last = new Set(whoIn(lastWeek, now!.answers));
  return [...new Set([...first, ...last])].map((person) => ({
    before: first.has(person) ? 1 : 0,
    now: last.has(person) ? 1 : 0,
  }));
}

// ---- what it means -------------------------------------------------------------------------------------------

/** What the four say taken together. 'unknown': too few answered to compare. */
export type PilotVerdict = 'better' | 'worse' | 'mixed' | 'same' | 'unknown';

export function pilotVerdict({ statements }: Pick<PilotReport, 'statements'>): PilotVerdict {
  const said = statements.map(({ change }) => change.is.verdict);
  const [up, down] = [said.includes('up'), said.includes('down')];
  if (up || down) return up && down ? 'mixed' : up ? 'better' : 'worse';
  return said.includes('none') ? 'same' : 'unknown';
}

const MOST_PERCENT = 60;

/** Whether the talks took place: before that is so, nothing can be said about whether they help. */
export function talksVerdict({ held }: Pick<PilotReport, 'held'>): 'held' | 'not_held' | 'unknown' {
  const { is } = held;
  if (is.kind === 'withheld') return 'unknown';
  if (is.kind === 'share') return is.percent >= MOST_PERCENT ? 'held' : 'not_held';
  return is.words === 'nearly_everyone' || is.words === 'most' ? 'held' : 'not_held';
}

/** Which of the three decisions the numbers speak for; 'ask': there are too few of them to speak for any. */
export function pilotAdvice(report: PilotReport): 'extend' | 'adjust' | 'longer' | 'ask' {
  const verdict = pilotVerdict(report);
  if (talksVerdict(report) === 'not_held' || verdict === 'worse' || verdict === 'mixed') return 'adjust';
  if (verdict === 'unknown') return 'ask';
  return verdict === 'better' ? 'extend' : 'longer';
}
