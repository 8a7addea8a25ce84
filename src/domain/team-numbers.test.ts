import { describe, expect, test } from 'vitest';
import { type Placed, planWeek } from './blocks.ts';
import type { Verdict } from './disclosure.ts';
import { type Guess, guessed } from './guesses.ts';
import { type LedgerCell, ledgerCell } from './ledger.ts';
import { type Score, STATEMENTS, type StatementId, statementsOfWeek } from './statements.ts';
import { type CountedInBlock, teamErrors } from './team-errors.ts';
import {
  arrows,
  besideOthers,
  extremes,
  teamNumbers,
  type TeamNumbers,
  type TeamWeek,
} from './team-numbers.ts';
import { apart, byTeam, smallestSet, type TeamSet } from './team-sets.ts';
import { nextTip } from './tips.ts';
import { addWeeks } from './time.ts';

const FIRST = '2027-W02';
const ALL = STATEMENTS.map(({ id }) => id);

type Ticks = (person: number, statement: StatementId, index: number) => Score | null;

/** People by the path of their team, in order: `{ 'top/a': 6 }` are the people 0 to 5. */
function lived(teams: Record<string, number>, weeks: number, ticks: Ticks) {
  const paths = Object.entries(teams).flatMap(([path, n]) =>
    Array.from({ length: n }, () => path.split('/')),
  );
  const people: Placed[] = paths.map((path, person) => ({ person, path, leads: false }));
  const cells: LedgerCell[] = [];
  const counted: CountedInBlock[] = [];
  const closed: TeamWeek[] = [];
  for (let index = 0; index < weeks; index += 1) {
    const week = addWeeks(FIRST, index);
    const asked = statementsOfWeek(index, ALL, 4);
    for (const statement of asked) {
      const given = people.flatMap(({ person }) => {
        const tick = ticks(Number(person), statement, index);
        return tick === null ? [] : [[person, tick] as const];
      });
      const answers = new Map(given);
      const { blocks } = planWeek(people, new Set(answers.keys()), 5, 'merge');
      const of = { week, statement, wording: 1, kind: 'block' } as const;
      cells.push(...blocks.map((block) => ledgerCell(of, block, answers)));
      for (const block of blocks)
        counted.push(...block.people.map((person) => ({ week, statement, person, block: block.id })));
    }
    const input = {
      week,
      statements: STATEMENTS,
      perWeek: 3,
      minimum: 5,
      cells: byTeam(cells),
      counted,
      nameOf: (id: string) => id,
    };
    closed.push({ week, asked, teamErrors: teamErrors(input, setsOf(cells, week, teams)) });
  }
  return { cells, weeks: closed };
}

const smallest = (cells: readonly LedgerCell[], week: string, of: TeamSet): TeamSet | null =>
  smallestSet(byTeam(cells.filter((cell) => cell.week === week)), of);

const setsOf = (cells: readonly LedgerCell[], week: string, teams: Record<string, number>): TeamSet[] =>
  Object.keys(teams)
    .map((path) => smallest(cells, week, [path.split('/').at(-1)!]))
    .filter((set) => set !== null);

const NEWEST = (weeks: number) => addWeeks(FIRST, weeks - 1);

const inputOf = ({ cells, weeks }: ReturnType<typeof lived>) => ({
  week: weeks.at(-1)!.week,
  statements: STATEMENTS,
  cells: byTeam(cells),
  weeks,
  minimum: 5,
});

function numbersOf(company: ReturnType<typeof lived>, team: string): TeamNumbers | null {
  const set = smallest(company.cells, company.weeks.at(-1)!.week, [team]);
  return set === null ? null : teamNumbers(inputOf(company), set);
}

const verdictOf = (numbers: TeamNumbers, statement: string): Verdict =>
  numbers.statements.find((it) => it.statement === statement)!.change.is.verdict;

const FOUR: Ticks = () => 4;
const WEEKS = 9;

describe('which teams a number is about', () => {
  test('a team of five or more stands alone, a smaller one with another, and its manager is told which', () => {
    const { cells } = lived({ a: 6, b: 3, c: 8 }, WEEKS, FOUR);
    expect(smallest(cells, NEWEST(WEEKS), ['a'])).toEqual(['a', 'b']);
    expect(smallest(cells, NEWEST(WEEKS), ['b'])).toEqual(['a', 'b']);
    expect(smallest(cells, NEWEST(WEEKS), ['c'])).toEqual(['c']);
  });

  test('two small ones stand together', () => {
    const { cells } = lived({ a: 3, b: 3, c: 8 }, 1, FOUR);
    expect(smallest(cells, FIRST, ['a'])).toEqual(['a', 'b']);
  });

  test('who leads leaders sees all that is below them, and nothing smaller', () => {
    const { cells } = lived({ 'top/a': 6, 'top/b': 7, 'other/c': 8 }, 1, FOUR);
    expect(smallest(cells, FIRST, ['top', 'a', 'b'])).toEqual(['a', 'b']);
  });

  test('what was merged with somebody outside is not held back, but named', () => {
    const { cells } = lived({ 'top/a': 6, 'top/b': 2, 'other/c': 3, 'other/d': 7 }, 1, FOUR);
    expect(smallest(cells, FIRST, ['top', 'a', 'b'])).toEqual(['a', 'b', 'c']);
  });

  test('a week without a block has no set', () => {
    const { cells } = lived({ a: 4 }, 1, FOUR);
    expect(smallest(cells, FIRST, ['a'])).toBeNull();
  });

  test('sets beside each other share no team', () => {
    expect(apart([['a', 'b'], ['c'], ['b', 'c'], ['a', 'b']])).toEqual([['c'], ['a', 'b']]);
  });
});

describe('the numbers of a team', () => {
  test('four of the company are in its index, none about the organisation', () => {
    const numbers = numbersOf(lived({ a: 6, b: 6 }, WEEKS, FOUR), 'a')!;
    expect(numbers.statements.map(({ statement }) => statement)).toEqual([
      'I1',
      'I2',
      'I3',
      'T1',
      'T2',
      'T3',
    ]);
    expect(numbers.index.level.is).toMatchObject({ kind: 'label', step: 8, grid: 2 });
    expect(numbers.rate.is).toEqual({ kind: 'words', words: 'nearly_everyone' });
  });

  test('a team of thirty gets its rate in words too', () => {
    expect(numbersOf(lived({ a: 30 }, WEEKS, FOUR), 'a')!.rate.is.kind).toBe('words');
  });

  test('no verdict before there are two periods, and then a clear one', () => {
    const rises: Ticks = (person, statement, index) =>
      person < 6 && statement === 'I1' && index > WEEKS - 5 ? 5 : 3;
    expect(numbersOf(lived({ a: 6, b: 6 }, 4, rises), 'a')!.comparison).toBe('too_early');
    const numbers = numbersOf(lived({ a: 6, b: 6 }, WEEKS, rises), 'a')!;
    expect(numbers.comparison).toBe('made');
    expect(verdictOf(numbers, 'I1')).toBe('up');
    expect(arrows(numbers).map(({ statement }) => statement)).toEqual(['I1']);
    expect(verdictOf(numbersOf(lived({ a: 6, b: 6 }, WEEKS, rises), 'b')!, 'I1')).toBe('none');
  });

  test('fewer than half of the answers allow no verdict', () => {
    const few: Ticks = (person) => (person % 14 < 5 ? 4 : null);
    const numbers = numbersOf(lived({ a: 14, b: 14 }, WEEKS, few), 'a')!;
    expect(numbers.rate.is).toEqual({ kind: 'words', words: 'fewer_than_half' });
    expect(new Set(numbers.statements.map(({ change }) => change.is.verdict))).toEqual(new Set(['too_few']));
  });

  test('all ties are named, and where all are the same nothing stands out', () => {
    const mixed: Ticks = (_, statement) => (statement === 'I2' ? 2 : statement === 'T3' ? 3 : 4);
    const out = extremes(numbersOf(lived({ a: 6 }, WEEKS, mixed), 'a')!)!;
    expect(out.highest.map(({ statement }) => statement)).toEqual(['I1', 'I3', 'T1', 'T2']);
    expect(out.lowest.map(({ statement }) => statement)).toEqual(['I2']);
    expect(extremes(numbersOf(lived({ a: 6 }, WEEKS, FOUR), 'a')!)).toBeNull();
  });

  test('"4.6 or higher" stands above 4.6, which more people say more exactly', () => {
    const ticks: Ticks = (person, statement) => {
      if (statement === 'I1') return person < 12 ? 5 : 4;
      return statement === 'T1' ? (person === 0 ? null : 5) : 3;
    };
    const out = extremes(numbersOf(lived({ a: 20 }, WEEKS, ticks), 'a')!)!;
    expect(out.highest.map(({ statement }) => statement)).toEqual(['T1']);
  });

  test('a window uses weeks of this very set: while another one was merged in, there is no number', () => {
    const away: Ticks = (person, _, index) => (index < 5 && person >= 5 ? null : 4);
    const company = lived({ a: 5, b: 6 }, 9, away);
    expect(smallest(company.cells, addWeeks(FIRST, 2), ['b'])).toBeNull();
    expect(numbersOf(company, 'b')!.comparison).toBe('too_early');
  });

  test('weeks in which fewer were enough are left out once the minimum is higher', () => {
    const company = lived({ a: 9 }, WEEKS, (person, _, index) => (index < 7 && person >= 6 ? null : 4));
    const before = teamNumbers(inputOf(company), ['a']);
    const after = teamNumbers({ ...inputOf(company), minimum: 8 }, ['a']);
    expect(before.comparison).toBe('made');
    expect(after.comparison).toBe('too_early');
    expect(after.rate.is).toEqual({ kind: 'words', words: 'nearly_everyone' });
  });

  test('what is shown and what is not never depends on the answers', () => {
    const shownIn = (score: Score) =>
      numbersOf(
        lived({ a: 6, b: 3, c: 5 }, WEEKS, (person, _, index) => ((person + index) % 7 === 0 ? null : score)),
        'b',
      )!.statements.map(({ level }) => level.is.kind);
    expect(shownIn(1)).toEqual(shownIn(5));
  });
});

test('for HR a team has a word beside the others, where all were asked the same', () => {
  const ticks: Ticks = (person, statement, index) => {
    if (person >= 48 && statement === 'I1') return null;
    return person < 12 || (person + index) % 2 === 0 ? 4 : 3;
  };
  const company = lived({ a: 12, b: 12, c: 12, d: 12, e: 12 }, WEEKS, ticks);
  const words = besideOthers(inputOf(company), [['a'], ['b'], ['c'], ['d'], ['e']]);
  expect(words.map((it) => it?.is.standing ?? null)).toEqual(['above', 'like', 'like', 'like', null]);
});

test.each<[guess: Guess, step: number, says: string | null]>([
  [4, 8, 'close'],
  [4.5, 8, 'close'],
  [5, 9, 'close'],
  [4, 6, 'apart'],
  [3, 8, 'apart'],
])('a guess of %s beside %s halves', (guess, step, says) => {
  expect(guessed(guess, { kind: 'label', step, grid: 2, edge: 'exact' })).toBe(says);
});

test('between close and apart nothing is said of a guess', () => {
  expect(guessed(4.5, { kind: 'label', step: 19, grid: 5, edge: 'exact' })).toBeNull();
});

test('of the tips that fit comes the one that was given the longest ago', () => {
  const fits = new Set(['unanswered', 'no_talks'] as const);
  expect(nextTip(fits, [])).toBe('unanswered');
  expect(nextTip(fits, [{ tip: 'unanswered', week: '2027-W02' }])).toBe('no_talks');
  const both = [
    { tip: 'no_talks', week: '2027-W03' },
    { tip: 'unanswered', week: '2027-W02' },
  ] as const;
  expect(nextTip(fits, both)).toBe('unanswered');
  expect(nextTip(new Set(), both)).toBeNull();
});
