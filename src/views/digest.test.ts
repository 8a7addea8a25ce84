import { describe, expect, test } from 'vitest';
import { type Placed, planWeek } from '../domain/blocks.ts';
import type { ClosedWeek } from '../domain/digest-data.ts';
import { digestLine } from '../domain/digest-line.ts';
import { digestOf } from '../domain/digest.ts';
import { favourablePercent } from '../domain/disclosure.ts';
import { inventedWeeks } from '../domain/invented.ts';
import { type LedgerCell, ledgerCell } from '../domain/ledger.ts';
import { type Score, STATEMENTS, type StatementId, statementsOfWeek } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import { changeErrors, type Counted, levelErrorOf, trendOf } from '../domain/trends.ts';
import { textsFor } from '../i18n/index.ts';
import { messageErrors } from '../practice/block-rules.ts';
import { digestHeldMessage } from './digest-notes.ts';
import { digestMessage } from './digest.ts';

const FIRST = '2027-W02';
const ALL = STATEMENTS.map(({ id }) => id);
type Ticks = (person: number, statement: StatementId, index: number) => Score | null;

/** The digest of the last of some weeks, of one team; talks as given. */
function digest(heads: number, weeks: number, ticks: Ticks, talks = { part: 40, whole: 50, people: 50 }) {
  const people: Placed[] = Array.from({ length: heads }, (_, person) => ({
    person,
    path: ['A'],
    leads: false,
  }));
  const cells: LedgerCell[] = [];
  const counted: Counted[] = [];
  const closed: ClosedWeek[] = [];
  for (let index = 0; index < weeks; index += 1) {
    const week = addWeeks(FIRST, index);
    const asked = statementsOfWeek(index, ALL, 4);
    const favourable: Record<string, number> = {};
    for (const statement of asked) {
      const answers = new Map<string | number, Score>();
      for (let person = 0; person < heads; person += 1) {
        const tick = ticks(person, statement, index);
        if (tick !== null) answers.set(person, tick);
      }
      const { blocks } = planWeek(people, new Set(answers.keys()), 5, 'merge');
      const made = blocks.map((block) =>
        ledgerCell({ week, statement, wording: 1, kind: 'block' }, block, answers),
      );
      cells.push(...made);
      counted.push(...blocks.flatMap((it) => it.people).map((person) => ({ week, statement, person })));
      const percent = favourablePercent([...answers.values()].filter((it) => it >= 4).length, made);
      if (percent !== null) favourable[statement] = percent;
    }
    const trends = STATEMENTS.map((it) => trendOf(cells, it, week));
    const none = { part: 0, whole: 0, people: 0 };
    const errors = changeErrors(trends, counted, 4);
    const answers = 4 * heads * Math.min(4, index + 1);
    const level = levelErrorOf(trends, counted, { heads, answers }, 4);
    closed.push({
      week,
      heads,
      asked,
      leftOut: false,
      errors,
      ...(level === null ? {} : { levelError: level }),
      favourable,
      held: talks,
      answered: talks,
      outcomes: none,
    });
  }
  const week = addWeeks(FIRST, weeks - 1);
  const data = digestOf({ week, weeks: closed, cells, statements: STATEMENTS, minimum: 5 });
  return { data, line: null, minimum: 5, late: null, scale: null };
}

/** Of a made-up company, with its line. */
function invented(heads: number, answering: number) {
  const week = '2027-W21';
  const lived = inventedWeeks(week, { heads, weeks: 16, answering, drift: () => 0 });
  const digests = lived.weeks.map((one) =>
    digestOf({ ...lived, week: one.week, statements: STATEMENTS, minimum: 5 }),
  );
  return {
    data: digests.at(-1)!,
    line: digestLine(week, digests, lived.cells),
    minimum: 5,
    late: null,
    scale: null,
  };
}

const moved: Ticks = (person, statement, index) => {
  const usual = (3 + (person % 2)) as Score;
  if (index < 4) return usual;
  return (usual + (statement === 'I1' ? 1 : statement === 'I3' ? -1 : 0)) as Score;
};
const quiet: Ticks = (person, statement, index) => (3 + ((person + statement.length + index) % 3)) as Score;

const en = textsFor('en');
const nb = textsFor('nb');
const wordsOf = (message: { blocks: unknown[] }) => JSON.stringify(message.blocks);

const POSTS = {
  moved: digest(50, 5, moved),
  still: digest(50, 9, moved),
  quiet: digest(50, 8, quiet),
  early: digest(50, 1, quiet),
  small: digest(12, 8, quiet, { part: 9, whole: 12, people: 12 }),
  tiny: digest(6, 8, quiet, { part: 2, whole: 4, people: 4 }),
  none: digest(4, 8, quiet, { part: 0, whole: 0, people: 0 }),
  lines: invented(60, 60),
  silent: digest(60, 8, (person, ...rest) => (person % 4 === 0 ? null : quiet(person, ...rest))),
};

describe.each(['en', 'nb'] as const)('every digest in %s', (language) => {
  test.each(Object.entries(POSTS))('%s is a message that Slack takes', (_, post) => {
    const message = digestMessage(textsFor(language), post);
    expect(messageErrors(message.blocks)).toEqual([]);
    expect(message.blocks.length).toBeLessThan(13);
    expect(message.text.length).toBeLessThan(4000);
    expect(wordsOf(message)).not.toMatch(/undefined|NaN|\[object/);
  });

  test.each(Object.entries(POSTS))('%s says everything of its table in its text, too', (_, post) => {
    const message = digestMessage(textsFor(language), post);
    const table = message.blocks.find((block) => block.type === 'table');
    const cells = table?.rows.slice(1).flatMap((row) => row.map((cell) => ('text' in cell ? cell.text : '')));
    for (const cell of cells ?? []) expect(message.text).toContain(cell);
  });
});

test('the chart is of Slack\u2019s own kind, and each of its numbers stands below it as text', () => {
  const message = digestMessage(nb, POSTS.lines);
  const chart = message.blocks.find((block) => block.type === 'data_visualization');
  if (chart?.type !== 'data_visualization') throw new Error('there is no chart');
  const { data } = chart.chart.series[0]!;
  expect(data).toHaveLength(12);
  const numbers = data.map(({ value }) => nb.format.decimal(value, 1)).join(' · ');
  expect(message.text).toContain(`Alle utsagnene samlet, uke 10 til 21: ${numbers}`);
  expect(wordsOf({ blocks: message.blocks.filter((block) => block !== chart) })).toContain(numbers);
});

test('how sure the number is stands beside it, and what is certain below', () => {
  const { text } = digestMessage(en, POSTS.silent);
  expect(text).toMatch(/Overall \d\.\d of 5, plus or minus 0\.1: no clear change/);
  expect(text).toMatch(/everybody together lies between \d\.\d and \d\.\d\./);
  expect(digestMessage(en, POSTS.quiet).text).not.toMatch(/plus or minus|everybody together/);
});

test('one question is proposed for the talks, of a statement of the company\u2019s own by its area', () => {
  const { data } = POSTS.lines;
  if (data.kind !== 'numbers') throw new Error('no numbers');
  expect(digestMessage(en, POSTS.lines).text).toContain(en.openings.of[data.opening!]);
  const own = { ...data.statements[0]!, statement: 'own-1', area: 'teamwork' as const };
  const post = { ...POSTS.lines, data: { ...data, statements: [own], opening: 'own-1' } };
  expect(digestMessage(en, post).text).toContain(en.openings.ofArea.teamwork);
});

test('what has clearly changed comes first, in words', () => {
  const [, first] = digestMessage(en, POSTS.moved).blocks;
  expect(JSON.stringify(first)).toContain(
    '▲ Up: “I get to use my strengths at work every day” 4.0 (was 3.5)',
  );
  expect(JSON.stringify(first)).toContain('▼ Down: “I feel rewarded for the work I do” 3.0 (was 3.5)');
});

test('what the highest and the lowest score mean stands with the numbers, in the words they were asked with', () => {
  expect(digestMessage(en, POSTS.quiet).text).toContain(
    '5 = Strongly agree, it fits completely · 1 = Strongly disagree, it does not fit at all',
  );
  const word = { nb: 'Ja', en: 'Yes' };
  const scale = { 1: { nb: 'Nei', en: 'No' }, 2: word, 3: word, 4: word, 5: word };
  expect(digestMessage(nb, { ...POSTS.quiet, scale }).text).toContain('5 = Ja · 1 = Nei');
  expect(digestMessage(en, POSTS.none).text).not.toContain('5 = ');
});

test('a change that was told last week is still so, and no longer news', () => {
  expect(digestMessage(en, POSTS.still).text).toContain('▲ Still up');
  expect(digestMessage(nb, POSTS.still).text).toContain('▼ Fortsatt ned');
});

test('a quiet company hears that nothing changed, and of no chance arrows', () => {
  const { text } = digestMessage(en, POSTS.quiet);
  expect(text).toContain('Nothing has changed clearly. That is a result too.');
  expect(text).not.toContain('arrow');
});

test('in the first weeks it is too early, and what has not been asked yet is said', () => {
  const { text } = digestMessage(en, POSTS.early);
  expect(text).toContain('too early');
  expect(text).toContain(
    'Not asked in these weeks: “I can see a clear career path for me in this organisation”',
  );
});

test('from twenty people there are per cents, below them words and no share that agrees', () => {
  const large = digestMessage(en, POSTS.quiet);
  expect(large.text).toContain('Held: about 80% of the talks that were planned.');
  expect(wordsOf(large)).toContain('"Agree"');
  const small = digestMessage(en, POSTS.small);
  expect(small.text).toContain('Held: most of the talks that were planned.');
  expect(wordsOf(small)).not.toContain('"Agree"');
});

test('for five to nine people a number is about a half', () => {
  expect(digestMessage(en, POSTS.tiny).text).toMatch(/about (3\.5|4)\b/);
});

test('with fewer than five answers there is no table and no number', () => {
  const message = digestMessage(en, POSTS.none);
  expect(message.blocks.map(({ type }) => type)).not.toContain('table');
  expect(message.text).toContain('Fewer than 5 people');
  expect(message.text.replaceAll(/week \d+|Fewer than 5/g, '')).not.toMatch(/\d/);
});

test('a late digest says when it should have come', () => {
  const { text } = digestMessage(en, { ...POSTS.quiet, late: '2027-03-09' });
  expect(text).toContain('This should have come on Tuesday 9 March.');
});

test('administrators are told why a digest waits', () => {
  for (const why of ['unset', 'not_found', 'not_private', 'shared', 'not_member', 'archived'] as const)
    for (const texts of [en, nb]) {
      const message = digestHeldMessage(texts, '2027-W13', why);
      expect(messageErrors(message.blocks)).toEqual([]);
      expect(message.text).toContain('13');
    }
});
