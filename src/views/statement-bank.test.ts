import { describe, expect, test } from 'vitest';
import { MOST_OWN_STATEMENTS } from '../domain/setup.ts';
import { BUILT_IN } from '../domain/statements.ts';
import { textsFor } from '../i18n/index.ts';
import { viewErrors } from '../practice/block-rules.ts';
import { type BankLine, bankView, choiceForm, readChoice } from './statement-bank.ts';
import { aheadView } from './statement-sample.ts';
import { statementForm } from './statement-words.ts';

const LONG = 'Å'.repeat(75);
const words = { nb: LONG, en: LONG };
const own = Array.from({ length: MOST_OWN_STATEMENTS }, (_, n): BankLine => {
  const more = { area: 'teamwork', level: 'company', own: true, reworded: true, active: n < 5 } as const;
  return { id: `H${n + 1}`, words, ...more };
});
const built = BUILT_IN.map(({ id, area, level }, n): BankLine => {
  return { id, area, level, words: n === 0 ? words : null, own: false, reworded: n === 0, active: n < 3 };
});
const statements = [...built, ...own];
const data = { statements, perWeek: 6, from: '2027-01-11' };

describe.each(['en', 'nb'] as const)('in %s', (language) => {
  const texts = textsFor(language);

  test('the longest bank of the longest statements is one that Slack takes', () => {
    const form = { id: null, area: 'teamwork', level: 'team', words, use: 'add' } as const;
    const views = [
      bankView(texts, data),
      bankView(texts, { ...data, statements: built }),
      choiceForm(texts, data),
      statementForm(texts, { form, statements }),
      statementForm(texts, { form: { ...form, id: 'I1' }, statements }),
      aheadView(texts, { from: '2027-01-11', next: statements.slice(-6), scale: null, minimum: 5 }),
    ];
    for (const view of views) expect(viewErrors(view, 'modal')).toEqual([]);
  });
});

test('what is chosen is read from as many boxes as an area has', () => {
  const chosen: Record<string, string[]> = { individual0: ['I1'], teamwork0: ['T1'], teamwork3: ['H30'] };
  const values = {
    text: () => '',
    choice: () => '4',
    choices: (block: string) => chosen[block] ?? [],
  };
  expect(readChoice(values, statements.length)).toEqual({ active: ['I1', 'T1', 'H30'], perWeek: 4 });
});
