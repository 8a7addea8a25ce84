import { describe, expect, test } from 'vitest';
import type { InputBlock, ModalView } from '@slack/types';
import { type Score, STATEMENTS } from '../domain/statements.ts';
import { textsFor } from '../i18n/index.ts';
import { messageErrors, viewErrors } from '../practice/block-rules.ts';
import {
  formOf,
  noticeView,
  pulseForm,
  pulseSection,
  readPulse,
  readTopic,
  receiptView,
  type WeekData,
} from './pulse.ts';

const my: WeekData = {
  week: '2027-W13',
  from: '2027-03-29',
  to: '2027-04-04',
  until: { date: '2027-04-05', time: '12:00' },
  scale: null,
  causes: false,
  statements: STATEMENTS.slice(0, 6).map(({ id }) => ({ id, words: null })),
  minimum: 5,
  countedIn: 'company',
  answered: false,
};
const answers = new Map<string, Score>([['I1', 4]]);
const values = (chosen: Record<string, string>) => ({
  has: () => true,
  text: () => '',
  choice: (block: string) => chosen[block] ?? null,
  choices: () => [],
});

const inputsOf = (view: ModalView) =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');

const own = [{ id: 'H1', words: { nb: 'Jeg får verktøyene jeg trenger', en: 'I get the tools I need' } }];

describe.each(['en', 'nb'] as const)('in %s', (language) => {
  const texts = textsFor(language);

  test('every view is one that Slack takes', () => {
    const views = [
      noticeView(texts, { week: my.week, fromHome: true }, 'Sent.'),
      ...(['company', 'leaders', 'nobody'] as const).flatMap((countedIn) => [
        pulseForm(texts, { my: { ...my, countedIn }, answers, keep: 26, fromHome: false, receipt: 'Sent.' }),
        receiptView(texts, { my: { ...my, countedIn, answered: true }, kept: 8, mayRaise: true, own }),
        receiptView(texts, { my: { ...my, countedIn }, kept: 0, mayRaise: false, own: [] }),
      ]),
    ];
    for (const view of views) expect(viewErrors(view, 'modal')).toEqual([]);
  });

  test('every state on Home is one that Slack takes', () => {
    const answers = [3, null, 5].map((score) => ({ monday: '2027-03-29', score: score as Score | null }));
    const lines = [{ statement: 'I1', words: null, meanings: null, earlier: false, answers }];
    const sections = [
      pulseSection(texts, { current: my, previous: { ...my, week: '2027-W12' }, lines }),
      pulseSection(texts, { current: { ...my, answered: true }, previous: null, lines: [] }),
      ...(['joined', 'not_this_week', 'not_open', 'closed'] as const).map((current) =>
        pulseSection(texts, { current, previous: null, lines: [] }),
      ),
    ];
    for (const blocks of sections) {
      expect(messageErrors(blocks)).toEqual([]);
      expect(viewErrors({ type: 'home', blocks }, 'home')).toEqual([]);
    }
  });

  test('each score has its meaning written beside it, and skipping is a choice', () => {
    const view = pulseForm(texts, { my, answers, keep: 0, fromHome: false });
    const radios = inputsOf(view).flatMap(({ element }) =>
      element.type === 'radio_buttons' ? [element] : [],
    );
    expect(radios).toHaveLength(6);
    for (const { options } of radios) {
      expect(options.map(({ value }) => value)).toEqual(['5', '4', '3', '2', '1', 'skip']);
      for (const { text } of options.slice(0, 5)) expect(text.text).toMatch(/^[1-5] · \S+ .+/);
    }
    expect(radios.map((radio) => radio.initial_option?.value)).toEqual(['4', ...Array.from({ length: 5 })]);
  });

  test('every question says who reads the answer', () => {
    const inputs = inputsOf(pulseForm(texts, { my, answers, keep: 0, fromHome: false }));
    expect(inputs.every(({ hint }) => (hint?.text.length ?? 0) > 10)).toBe(true);
  });

  test('everybody is offered the same topics', () => {
    const topics = (data: Partial<WeekData>) =>
      JSON.stringify(
        receiptView(texts, { my: { ...my, ...data }, kept: 0, mayRaise: true, own }).blocks.at(-1),
      );
    expect(topics({ answered: true })).toBe(topics({ answered: false, countedIn: 'nobody' }));
  });
});

const en = textsFor('en');

test('a form is read back: scores, skipped ones, what to keep; nothing that was not asked', () => {
  const read = readPulse(values({ I1: '5', I2: 'skip', T1: '1', O2: '3', I3: '9', keep: '26' }), [
    'I1',
    'I2',
    'I3',
    'T1',
  ]);
  expect([...read.given]).toEqual([
    ['I1', 5],
    ['T1', 1],
  ]);
  expect(read.keep).toBe(26);
  expect(readPulse(values({ keep: '1000' }), []).keep).toBeNull();
});

test('a form knows its week and whether Home stands behind it', () => {
  for (const fromHome of [true, false]) {
    const view = noticeView(en, { week: '2027-W13', fromHome });
    expect(formOf(view.private_metadata!)).toEqual({ week: '2027-W13', fromHome });
  }
});

test('a topic is one of the list, or there is an error on its field', () => {
  expect(readTopic(en, values({ topic: 'career' }), [])).toEqual({ ok: true, topic: 'My career path' });
  expect(readTopic(en, values({ topic: 'H1' }), own)).toEqual({ ok: true, topic: 'I get the tools I need' });
  expect(readTopic(en, values({ topic: 'constructor' }), own)).toMatchObject({ ok: false });
  expect(readTopic(en, values({}), own)).toMatchObject({ ok: false, errors: { topic: expect.any(String) } });
});
