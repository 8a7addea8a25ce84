import { type Placed, planWeek } from '../domain/blocks.ts';
import { causeSteps } from '../domain/causes.ts';
import type { ClosedWeek } from '../domain/digest-data.ts';
import { type Count, favourablePercent } from '../domain/disclosure.ts';
import { type LedgerCell, ledgerCell } from '../domain/ledger.ts';
import { type Score, type StatementId, USEFUL_TALK, USEFUL_TALK_WORDING } from '../domain/statements.ts';
import type { TeamPaths } from '../domain/team-sets.ts';
import { addDays, addWeeks, momentOf, mondayOf } from '../domain/time.ts';
import {
  type Asked,
  changeErrors,
  levelErrorOf,
  type Trend,
  trendOf,
  windowsOf,
  WINDOW_WEEKS,
} from '../domain/trends.ts';
import { countsOfWeek, employeesOfWeek } from '../store/checkins.ts';
import { companyGoals, goalsServing } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import { goalsDue } from '../store/goals.ts';
import { purgeGuesses } from '../store/guesses.ts';
import { addCells, addFacts, cellsOf, factsOf } from '../store/publications.ts';
import {
  answersOfWeek,
  type CountedIn,
  countedSince,
  deleteAnswers,
  forgetAfterCommit,
  KEEP_WEEKS,
  noteAnswered,
  purgeAnswered,
  purgeOwn,
} from '../store/pulse.ts';
import { settings } from '../store/settings.ts';
import { contentsOfTalks } from '../store/talk-contents.ts';
import { purgeTips } from '../store/tips.ts';
import { markClosed, type Member, membersOfWeek, type PulseWeek } from '../store/weeks.ts';
import { countCompetence } from './competence.ts';
import { pilotFactsOf } from './pilot-facts.ts';
import { activeIn } from './statement-bank.ts';
import { errorsOfTeams } from './team-numbers.ts';
import { REMEMBERED_WEEKS } from './tips.ts';

/*
 * The close of a week: answers become sums of blocks, and are gone. One transaction, and only once: a week that has
 * been closed is never offered here again, and what it left cannot be changed.
 */

/** That somebody answered is kept this long, for the errors of two windows of four weeks. */
const ANSWERED_WEEKS = 9;
/** A guess is of use beside the numbers of its own digest; afterwards its writer can look back as far as these reach. */
const GUESS_WEEKS = 9;
const TWO_WINDOWS = 2 * WINDOW_WEEKS;
const IN_FAVOUR = 4;

/** Asked of each person once a week, about a talk that was held. */
const USEFUL = { id: USEFUL_TALK, wording: USEFUL_TALK_WORDING };

type Given = ReadonlyMap<StatementId, ReadonlyMap<number, Score>>;

/**
 * A week in which nobody was asked, or whose key is gone (an older copy of the database was restored after the close),
 * leaves nothing: no numbers are better than other numbers.
 */
export function closeWeek(tx: Tx, row: PulseWeek): void {
  const members = membersOfWeek(tx, row.week);
  const asked = members.map(({ personId }) => personId);
  const answers = answersOfWeek(tx, row.week, asked);
  if (answers !== 'lost' && members.length > 0) sumUp(tx, row, members, answers);
  deleteAnswers(tx, row.week);
  markClosed(tx, row.week);
  purgeAnswered(tx, addWeeks(row.week, 1 - ANSWERED_WEEKS));
  purgeGuesses(tx, addWeeks(row.week, 1 - GUESS_WEEKS));
  purgeTips(tx, addWeeks(row.week, -REMEMBERED_WEEKS));
  for (const weeks of KEEP_WEEKS) purgeOwn(tx, weeks, addWeeks(row.week, 1 - weeks));
  forgetAfterCommit(tx, row.week);
}

function sumUp(tx: Tx, row: PulseWeek, members: readonly Member[], answers: Given): void {
  const placed = members.map(({ personId, path, leads }) => ({ person: personId, path, leads }));
  const sums = row.statements.map((asked) =>
    sumStatement(row, asked, placed, answers.get(asked.id) ?? new Map()),
  );
  const useful = sumStatement(row, USEFUL, placed, answers.get(USEFUL.id) ?? new Map());
  addCells(
    tx,
    [...sums, useful].flatMap(({ cells }) => cells),
  );
  // Without the talks: no change of theirs is ever told, so nobody needs to know who answered.
  noteAnswered(tx, row.week, sums);
  const talks = talksOf(tx, row.week);
  const competence = countCompetence(tx, row.week, row.minimum);
  addFacts(tx, row.week, {
    heads: members.filter(({ leads }) => !leads).length,
    paths: pathsOf(members),
    // Also when no talk took place: the difference would tell a small company's talks one from the other.
    asked: [...row.statements.map(({ id }) => id), ...(talks.held.whole > 0 ? [USEFUL.id] : [])],
    leftOut: [...sums, useful].some(({ leftOut }) => leftOut),
    favourable: Object.fromEntries(
      sums.flatMap(({ statement, favourable }) => (favourable === null ? [] : [[statement, favourable]])),
    ),
    ...talks,
    outcomes: outcomesOf(tx, row.week),
    contents: contentsOf(tx, row),
    ...(row.asksCauses ? { causes: causeSteps(answers, withCompany(members)) } : {}),
    ...(companyGoals(tx).length === 0 ? {} : { linked: goalsServing(tx) }),
    ...(competence === null ? {} : { competence }),
  });
}

const pathsOf = (members: readonly Member[]): TeamPaths => [
  ...new Map(members.map(({ path }) => [path.join(), path])).values(),
];

/** Leaders are counted apart from them, and with too few leaders nowhere. */
const withCompany = (members: readonly Member[]): ReadonlySet<number> =>
  new Set(members.filter(({ leads }) => !leads).map(({ personId }) => personId));

type Summed = CountedIn & { cells: LedgerCell[]; favourable: number | null; leftOut: boolean };

function sumStatement(
  { week, minimum, smallGroups }: PulseWeek,
  { id, wording }: PulseWeek['statements'][number],
  placed: readonly Placed[],
  given: ReadonlyMap<number, Score>,
): Summed {
  const { blocks, leaders, leftOut } = planWeek(placed, new Set(given.keys()), minimum, smallGroups);
  const of = { week, statement: id, wording };
  const company = blocks.map((block) => ledgerCell({ ...of, kind: 'block' }, block, given));
  const apart = leaders === null ? [] : [leaders];
  const counted = blocks.flatMap(({ people }) => people.map((person) => given.get(Number(person))!));
  return {
    statement: id,
    blocks: [...blocks, ...apart],
    cells: [...company, ...apart.map((block) => ledgerCell({ ...of, kind: 'leaders' }, block, given))],
    favourable: favourablePercent(counted.filter((score) => score >= IN_FAVOUR).length, company),
    leftOut: blocks.length > 0 && leftOut.length > 0,
  };
}

/**
 * The standard errors of all changes between the two windows that end with this week, and of its index. A step of its own, since it
 * looks at who answered over eight weeks and the close itself must be short.
 */
export function computeErrors(tx: Tx, row: PulseWeek): void {
  const { week, statements } = row;
  const from = addWeeks(week, 1 - TWO_WINDOWS);
  const company = cellsOf(tx, from, week).filter(({ kind }) => kind === 'block');
  const trends = activeIn(tx, week).map((it) => trendOf(company, it, week));
  const counted = countedSince(tx, from).filter((it) => it.week <= week);
  const asked = statements.map(({ id }) => id);
  const level = levelErrorOf(trends, counted, askedLately(tx, week, trends), statements.length);
  addFacts(tx, week, {
    errors: changeErrors(trends, counted, statements.length),
    teamErrors: errorsOfTeams(tx, { week, asked, cells: company, counted }),
    ...(level === null ? {} : { levelError: level }),
    ...pilotFactsOf(tx, week),
  });
}

/** In the window that ends with this week, of what has a number in it. */
function askedLately(tx: Tx, week: string, trends: readonly Trend[]): Asked {
  const ids = new Set(trends.filter(({ now }) => now !== null).map(({ statement }) => statement));
  const weeks = factsOf(tx, windowsOf(week).now[0]!, week);
  return {
    heads: Math.max(0, ...weeks.map(({ heads }) => heads)),
    answers: weeks.reduce(
      (sum, { heads, asked }) => sum + heads * asked.filter((id) => ids.has(id)).length,
      0,
    ),
  };
}

/**
 * Talks of the week that were held, and preparations that got an answer; a held talk answers. A talk that was called
 * off ("not this week") counts as one that was due: otherwise the share would look the better the more are called off.
 * What was never to be, because of a holiday, leave or a pause, counts nowhere.
 */
function talksOf(tx: Tx, week: string): { held: Count; answered: Count } {
  const due = countsOfWeek(tx, week).filter(({ state }) => state !== 'left_out');
  const total = (of: (row: (typeof due)[number]) => number) => due.reduce((sum, row) => sum + of(row), 0);
  const talks = total(({ n }) => n);
  const prepared = total((row) => row.prepared);
  const answered = total((row) => (row.state === 'held' ? row.prepared : row.answered));
  const people = employeesOfWeek(tx, week);
  return {
    held: { part: total(({ state, n }) => (state === 'held' ? n : 0)), whole: talks, people: people.due },
    answered: { part: answered, whole: prepared, people: people.prepared },
  };
}

/** Goals whose deadline has passed in the last four weeks, and those of them with an outcome. */
function outcomesOf(tx: Tx, week: string): Count {
  const monday = mondayOf(week);
  const { n, people, closed } = goalsDue(tx, addDays(monday, -7 * (WINDOW_WEEKS - 1)), addDays(monday, 6));
  return { part: closed, whole: n, people };
}

/** How complete the talks of the week were: with a goal, an action point, an outcome. */
function contentsOf(tx: Tx, { week, opensAt }: PulseWeek): NonNullable<ClosedWeek['contents']> {
  const { zone } = settings(tx);
  const outcomesFrom = momentOf(zone, addDays(mondayOf(week), -7 * (WINDOW_WEEKS - 1)), '00:00');
  const found = contentsOfTalks(tx, week, opensAt, outcomesFrom);
  const of = (part: number): Count => ({ part, whole: found.talks, people: found.people });
  return { goal: of(found.goals), action: of(found.actions), outcome: of(found.outcomes) };
}
