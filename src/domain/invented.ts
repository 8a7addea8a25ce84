import { type Block, type PersonId, type Placed, planWeek } from './blocks.ts';
import type { ClosedWeek } from './digest-data.ts';
import { favourablePercent } from './disclosure.ts';
import { type LedgerCell, ledgerCell } from './ledger.ts';
import { weekNumber } from './pulse.ts';
import { PER_WEEK, type Score, STATEMENTS, type StatementId, statementsOfWeek } from './statements.ts';
import { addWeeks } from './time.ts';
import { type Counted, changeErrors, levelErrorOf, trendOf, windowsOf } from './trends.ts';

/*
 * A company that does not exist, closed week by week with all that closes a real one: to show what a digest looks like
 * before there is one. The same for the same week, whenever it is asked for.
 */

export type Invention = {
  readonly heads: number;
  readonly weeks: number;
  /** Of a hundred who are asked. */
  readonly answering: number;
  /** How much everybody's answers to a statement are above the usual so many weeks before the last. */
  readonly drift: (statement: StatementId, back: number) => number;
};

export type Invented = { cells: LedgerCell[]; weeks: ClosedWeek[] };

/** What the answers to a statement lie around. */
const USUAL: Readonly<Record<StatementId, number>> = {
  I1: 3.9,
  I2: 3.1,
  I3: 3.4,
  T1: 4.2,
  T2: 3.7,
  T3: 4,
  O1: 3.6,
  O2: 3.3,
};
const IDS = STATEMENTS.map(({ id }) => id);
const IN_A_TEAM = 8;

export function inventedWeeks(last: string, invention: Invention): Invented {
  const people: Placed[] = Array.from({ length: invention.heads }, (_, person) => ({
    person,
    path: [`team ${Math.floor(person / IN_A_TEAM)}`],
    leads: false,
  }));
  const lived: Invented & { counted: Counted[] } = { cells: [], weeks: [], counted: [] };
  for (let back = invention.weeks - 1; back >= 0; back -= 1) close(lived, invention, people, last, back);
  return { cells: lived.cells, weeks: lived.weeks };
}

type Lived = Invented & { counted: Counted[] };

function close(lived: Lived, invention: Invention, people: readonly Placed[], last: string, back: number) {
  const week = addWeeks(last, -back);
  const asked = statementsOfWeek(weekNumber(week), IDS, PER_WEEK.usual);
  const favourable: Record<StatementId, number> = {};
  for (const statement of asked) {
    const answers = answersTo(statement, invention, back);
    const { blocks } = planWeek(people, new Set(answers.keys()), 5, 'merge');
    const cells = blocks.map((block) =>
      ledgerCell({ week, statement, wording: 1, kind: 'block' }, block, answers),
    );
    lived.cells.push(...cells);
    lived.counted.push(...peopleIn(blocks).map((person) => ({ week, statement, person })));
    const inFavour = peopleIn(blocks).filter((person) => answers.get(person)! >= 4).length;
    const percent = favourablePercent(inFavour, cells);
    if (percent !== null) favourable[statement] = percent;
  }
  const { heads } = invention;
  const fixed = { week, heads, asked, favourable, leftOut: false, ...talksOf(heads) };
  lived.weeks.push({ ...fixed, ...errorsOf(lived, { ...fixed, errors: {} }) });
}

const peopleIn = (blocks: readonly Block[]): PersonId[] => blocks.flatMap(({ people }) => people);

function answersTo(statement: StatementId, { heads, answering, drift }: Invention, back: number) {
  const answers = new Map<PersonId, Score>();
  const around = (USUAL[statement] ?? 3.5) + drift(statement, back);
  for (let person = 0; person < heads; person += 1) {
    const seed = person * 31 + IDS.findIndex((id) => id === statement) * 7919;
    if (100 * chance(seed + back * 104_729) >= answering) continue;
    const own = 1.6 * (chance(person) - 0.5) + 1.6 * (chance(seed + back * 15_485_863) - 0.5);
    answers.set(person, Math.min(5, Math.max(1, Math.round(around + own))) as Score);
  }
  return answers;
}

/** A number from 0 to 1 that looks drawn, and is always the same: Marsaglia, Xorshift RNGs, 2003. */
function chance(seed: number): number {
  let x = (seed + 1) * 2_654_435_761;
  for (let i = 0; i < 4; i += 1) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
  }
  return (x >>> 0) / 2 ** 32;
}

/** Nine of ten talks held, eight of ten answered, half of the goals that were due with an outcome; most with a goal. */
function talksOf(heads: number): Pick<ClosedWeek, 'held' | 'answered' | 'outcomes' | 'contents'> {
  const of = (part: number) => ({ part: Math.round(part * heads), whole: heads, people: heads });
  const contents = { goal: of(0.75), action: of(0.6), outcome: of(0.25) };
  return { held: of(0.9), answered: of(0.8), outcomes: of(0.5), contents };
}

function errorsOf(
  { cells, counted, weeks }: Lived,
  now: ClosedWeek,
): Pick<ClosedWeek, 'errors' | 'levelError'> {
  const trends = IDS.map((id) => trendOf(cells, { id }, now.week));
  const lately = [...weeks, now].filter(({ week }) => windowsOf(now.week).now.includes(week));
  const answers = lately.reduce((sum, { heads, asked }) => sum + heads * asked.length, 0);
  const level = levelErrorOf(trends, counted, { heads: now.heads, answers }, PER_WEEK.usual);
  const errors = changeErrors(trends, counted, PER_WEEK.usual);
  return { errors, ...(level === null ? {} : { levelError: level }) };
}
