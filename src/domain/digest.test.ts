import { describe, expect, test } from 'vitest';
import { type Placed, planWeek } from './blocks.ts';
import type { ClosedWeek, DigestData } from './digest-data.ts';
import { digestOf } from './digest.ts';
import { type Shown, favourablePercent, isShown } from './disclosure.ts';
import { type LedgerCell, ledgerCell } from './ledger.ts';
import { STATEMENTS, type Score, type StatementId, USEFUL_TALK, statementsOfWeek } from './statements.ts';
import { addWeeks, weeksBetween } from './time.ts';
import { type Counted, changeErrors, trendOf } from './trends.ts';

const FIRST = '2027-W02';
const ALL = STATEMENTS.map((it) => it.id);

/** What somebody answers, or null; `index` counts the weeks from the first. */
type Ticks = (person: number, statement: StatementId, index: number) => Score | null;

type Wording = (statement: StatementId, index: number) => number;

/** The closes of some weeks, as the app makes them, of a company in two teams with some leaders. */
function lived(heads: number, weeks: number, ticks: Ticks, leaders = 0, wordingOf: Wording = () => 1) {
  const people: Placed[] = Array.from({ length: heads + leaders }, (_, person) => ({
    person,
    path: [person % 2 === 0 ? 'A' : 'B'],
    leads: person >= heads,
  }));
  const cells: LedgerCell[] = [];
  const counted: Counted[] = [];
  const closed: ClosedWeek[] = [];
  for (let index = 0; index < weeks; index += 1) {
    const week = addWeeks(FIRST, index);
    const asked = [...statementsOfWeek(index, ALL, 4), USEFUL_TALK];
    const favourable: Record<string, number> = {};
    for (const statement of asked) {
      const answers = new Map<string | number, Score>();
      for (const { person } of people) {
        const tick = ticks(Number(person), statement, index);
        if (tick !== null) answers.set(person, tick);
      }
      const plan = planWeek(people, new Set(answers.keys()), 5, 'merge');
      const of = { week, statement, wording: wordingOf(statement, index) };
      const made = plan.blocks.map((block) => ledgerCell({ ...of, kind: 'block' }, block, answers));
      cells.push(...made);
      if (plan.leaders !== null) cells.push(ledgerCell({ ...of, kind: 'leaders' }, plan.leaders, answers));
      counted.push(...plan.blocks.flatMap((it) => it.people).map((person) => ({ week, statement, person })));
      const inFavour = plan.blocks.flatMap((it) => it.people).filter((it) => answers.get(it)! >= 4).length;
      const percent = favourablePercent(inFavour, made);
      if (percent !== null) favourable[statement] = percent;
    }
    const trends = STATEMENTS.map((it) => trendOf(cells, it, week));
    const share = { part: heads, whole: heads, people: heads };
    closed.push({
      week,
      heads,
      asked,
      leftOut: false,
      errors: changeErrors(trends, counted, 4),
      favourable,
      held: share,
      answered: { ...share, part: Math.floor(heads / 2) },
      outcomes: { part: 0, whole: 0, people: 0 },
    });
  }
  return { cells, weeks: closed };
}

function digest(history: ReturnType<typeof lived>, week: number): DigestData {
  return digestOf({ ...history, week: addWeeks(FIRST, week - 1), statements: STATEMENTS, minimum: 5 });
}

function numbers(data: DigestData) {
  if (data.kind !== 'numbers') throw new Error('the digest has no numbers');
  return data;
}

const line = (data: DigestData, id: StatementId) =>
  numbers(data).statements.find((it) => it.statement === id)!;

/** Around four, a little different for each; nothing ever happens. */
const quiet: Ticks = (person, statement, index) => (3 + ((person + statement.length + index) % 3)) as Score;

/** From the fifth week on, strengths are a step better and rewards a step worse. */
const moved: Ticks = (person, statement, index) => {
  const usual = (3 + (person % 2)) as Score;
  if (index < 4) return usual;
  return (usual + (statement === 'I1' ? 1 : statement === 'I3' ? -1 : 0)) as Score;
};

describe('the digest of a company', () => {
  test('says first what changed clearly, and what it was before', () => {
    const data = numbers(digest(lived(50, 8, moved), 8));
    expect(data.changes.map((it) => [it.statement, it.change.is.verdict])).toEqual([
      ['I1', 'up'],
      ['I3', 'down'],
    ]);
    expect(data.changes[0]!.level.is).toMatchObject({ step: 45, grid: 10 });
    expect(data.changes[0]!.was?.is).toMatchObject({ step: 35, grid: 10 });
    expect(data.statements.filter((it) => it.was !== null)).toHaveLength(2);
    expect(data.comparison).toBe('made');
  });

  test('a change is news once, then it is still so', () => {
    const history = lived(50, 8, moved);
    const news = (week: number) => numbers(digest(history, week)).changes.map((it) => it.change.is.news);
    expect(news(5)).toEqual([true, true]);
    expect(news(6)).toEqual([false, false]);
  });

  test('what is reworded has no arrow until both periods have its words, and then has one', () => {
    const most: Ticks = (person, statement, index) =>
      person % 10 === 0 ? null : moved(person, statement, index);
    const reworded = (from: number) =>
      lived(50, 8, most, 0, (statement, index) => (statement === 'I1' && index >= from ? 2 : 1));
    const early = reworded(2);
    expect(line(digest(early, 8), 'I1')).toMatchObject({
      change: { is: { verdict: 'up' } },
      since: { week: addWeeks(FIRST, 2), what: 'words' },
    });
    expect(line(digest(reworded(4), 8), 'I1')).toMatchObject({ change: { is: { verdict: 'too_few' } } });
    expect(line(digest(early, 8), 'I2').since).toBeNull();
    expect(numbers(digest(early, 3)).rate).toEqual(numbers(digest(lived(50, 8, most), 3)).rate);
  });

  test('other meanings of the scores are not taken for other words', () => {
    const history = lived(50, 8, quiet, 0, (_, index) => (index >= 4 ? 101 : 1));
    expect(line(digest(history, 6), 'T1').since).toEqual({ week: addWeeks(FIRST, 4), what: 'scores' });
  });

  test('a number stands under the words in which it was asked', () => {
    const words = { 2: { nb: 'Jeg får brukt det jeg kan', en: 'I use what I know' } };
    const statements = STATEMENTS.map((it) => (it.id === 'I1' ? { ...it, wording: 2, words } : it));
    const history = lived(50, 8, quiet, 0, (_, index) => (index >= 6 ? 2 : 1));
    const wordsIn = (week: number) =>
      line(digestOf({ ...history, week: addWeeks(FIRST, week - 1), statements, minimum: 5 }), 'I1').words;
    expect([wordsIn(6), wordsIn(7)]).toEqual([null, words[2]]);
  });

  test('a quiet company has no arrow', () => {
    const data = numbers(digest(lived(50, 8, quiet), 8));
    expect(data.changes).toEqual([]);
    expect(data.index.change.is.verdict).toBe('none');
  });

  test('has every statement, every area, the index, the share in favour, the talks', () => {
    const data = numbers(digest(lived(50, 8, quiet, 6), 8));
    expect(data.statements.map((it) => it.statement)).toEqual(ALL);
    expect(data.statements.every((it) => it.level.is.kind === 'label')).toBe(true);
    expect(data.areas.map(({ area, level }) => [area, level.is.kind])).toEqual([
      ['individual', 'label'],
      ['teamwork', 'label'],
      ['organisation', 'label'],
    ]);
    expect(data.index.level.is.kind).toBe('label');
    expect(data.leaders.is.kind).toBe('label');
    expect(data.statements[0]!.favourable.is).toMatchObject({ kind: 'share', percent: 65 });
    expect(data.rate.is).toMatchObject({ kind: 'share', percent: 90, edge: 'or_higher' });
    expect(data.answering.is).toMatchObject({ band: '50+' });
    expect(data.talks.held.is).toMatchObject({ percent: 90 });
    expect(data.talks.answered.is).toMatchObject({ percent: 50 });
    expect(data.talks.outcomes.is).toMatchObject({ why: 'no_answers' });
    expect(data.talks.useful.is.kind).toBe('label');
    expect(data.withheld).toEqual([]);
  });

  test('the talk was useful is no part of the index', () => {
    const happy: Ticks = (_, statement) => (statement === USEFUL_TALK ? 5 : 2);
    const data = numbers(digest(lived(50, 4, happy), 4));
    expect(data.index.level.is).toMatchObject({ step: 20, grid: 10 });
    expect(data.talks.useful.is).toMatchObject({ step: 48, edge: 'or_higher' });
  });

  test('leaders say apart from the others whether the talks were useful', () => {
    const harder: Ticks = (person, statement) => (statement === USEFUL_TALK && person < 50 ? 3 : 4);
    const { talks } = numbers(digest(lived(50, 4, harder, 12), 4));
    expect(talks.useful.is).toMatchObject({ step: 30, grid: 10 });
    expect(talks.usefulToLeaders.is).toMatchObject({ step: 20, grid: 5 });
  });

  test('says how many goals serve the company only where there is something to serve', () => {
    const history = lived(50, 4, quiet);
    expect(numbers(digest(history, 4)).talks.linked).toBeNull();
    const linked = (part: number, people: number) => {
      const weeks = history.weeks.map((week) => ({ ...week, linked: { part, whole: 40, people } }));
      return numbers(digest({ ...history, weeks }, 4)).talks.linked!.is;
    };
    expect(linked(13, 30)).toMatchObject({ kind: 'share', percent: 35 });
    expect(linked(26, 19)).toMatchObject({ words: 'most' });
    expect(linked(26, 4)).toMatchObject({ why: 'too_few' });
  });

  test('everything about people has passed the gate, and no team is named', () => {
    const data = digest(lived(50, 8, moved, 6), 8);
    const leaves = (value: unknown): unknown[] =>
      typeof value !== 'object' || value === null || isShown(value)
        ? [value]
        : Object.values(value).flatMap(leaves);
    expect(leaves(data).filter((it) => typeof it === 'number')).toEqual([]);
    expect(leaves(data).filter((it) => typeof it === 'object' && it !== null).length).toBeGreaterThan(30);
    expect(JSON.stringify(data)).not.toMatch(/"[AB]"/);
  });
});

describe('the digest of a small company', () => {
  test('of twelve says rates in words and has no share in favour', () => {
    const data = numbers(digest(lived(12, 4, quiet), 4));
    expect(data.rate.is).toMatchObject({ words: 'nearly_everyone' });
    expect(line(data, 'I1').level.is).toMatchObject({ kind: 'label', grid: 5 });
    expect(line(data, 'I1').favourable.is).toMatchObject({ why: 'too_few' });
  });

  test('with four leaders does not count them anywhere', () => {
    const leadersSayOne: Ticks = (person) => (person >= 12 ? 1 : 4);
    const data = numbers(digest(lived(12, 4, leadersSayOne, 4), 4));
    expect(data.leaders.is).toMatchObject({ why: 'too_few' });
    expect(data.index.level.is).toMatchObject({ step: 20, grid: 5 });
  });

  test('of four is short and has no number at all', () => {
    const data = digest(lived(4, 8, quiet), 8);
    expect(data.kind).toBe('too_few');
    const { causes, contents, ...talks } = data.talks;
    expect([causes, contents]).toEqual([null, null]);
    const shown: Shown[] = Object.values(talks).filter((it) => it !== null);
    expect(shown.map((it) => it.is.kind)).toEqual(Array(5).fill('withheld'));
  });
});

describe('when answers are missing', () => {
  test('a statement with too few answers is withheld, and one that was not asked looks different', () => {
    const shy: Ticks = (person, statement) => (statement === 'I3' && person >= 4 ? null : 4);
    const data = numbers(digest(lived(30, 1, shy), 1));
    expect(data.withheld.map(({ statement, why }) => [statement, why.is.why])).toEqual([
      ['I2', 'no_answers'],
      ['I3', 'too_few'],
      ['T2', 'no_answers'],
      ['T3', 'no_answers'],
      ['O2', 'no_answers'],
    ]);
  });

  test('nobody having answered looks like too few', () => {
    const silent: Ticks = (_, statement) => (statement === 'I3' ? null : 4);
    expect(line(digest(lived(30, 1, silent), 1), 'I3').level.is).toMatchObject({ why: 'too_few' });
  });

  test('a week in which everybody is ill leaves the numbers of the other three', () => {
    const ill: Ticks = (person, statement, index) => (index === 3 ? null : quiet(person, statement, index));
    const data = numbers(digest(lived(30, 4, ill), 4));
    expect(data.thisWeek).toBe('too_few');
    expect(line(data, 'I1').level.is.kind).toBe('label');
  });

  test('four such weeks leave none, however much was known before', () => {
    const gone: Ticks = (person, statement, index) => (index >= 4 ? null : quiet(person, statement, index));
    expect(digest(lived(30, 8, gone), 8).kind).toBe('too_few');
  });

  test('no arrow stands on fewer than half of the answers, and the reason is told', () => {
    const few: Ticks = (person, statement, index) =>
      index >= 4 && person % 3 !== 0 ? null : moved(person, statement, index);
    const data = numbers(digest(lived(60, 8, few), 8));
    expect(data.changes).toEqual([]);
    expect(line(data, 'I1').change.is.verdict).toBe('too_few');
  });
});

describe('the first weeks', () => {
  test('have no trend before there are two periods', () => {
    const data = numbers(digest(lived(50, 8, moved), 4));
    expect(data.comparison).toBe('too_early');
    expect(data.index.change.is.verdict).toBe('too_few');
  });

  test('have no trend before three published weeks', () => {
    const rare: Ticks = (person, statement, index) =>
      index === 3 || index === 7 ? moved(person, statement, index) : null;
    const data = numbers(digest(lived(50, 8, rare), 8));
    expect(data.comparison).toBe('too_early');
  });
});

test('a digest is not changed by what is closed later', () => {
  const history = lived(50, 8, moved);
  const early = {
    cells: history.cells.filter((it) => it.week <= '2027-W07'),
    weeks: history.weeks.slice(0, 6),
  };
  expect(weeksBetween(FIRST, '2027-W07')).toBe(5);
  expect(digest(history, 6)).toEqual(digest(early, 6));
});

test('there is no digest of a week that is still open', () => {
  expect(() => digest(lived(50, 3, quiet), 4)).toThrow('not closed');
});
