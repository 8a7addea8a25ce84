import { expect, test } from 'vitest';
import { textsFor } from '../i18n/index.ts';
import { Company } from '../service/company.testing.ts';
import type { Click, OpenForm, Routes } from './listen.ts';
import { questionRoutes } from './questions.ts';
import { setupRoutes } from './setup.ts';
import { statementBankRoutes } from './statement-bank.ts';

const texts = textsFor('en');
const values = {
  has: () => true,
  text: () => '',
  choice: () => null,
  choices: () => [],
  files: () => [],
  all: () => ({}),
  first: undefined,
};
const form: OpenForm = { id: 'V1', hash: 'h', callback: '', metadata: 'x', values };
const click: Click = { action: '', block: '', value: '1:hr', form, onHome: false };

const all = [setupRoutes, questionRoutes, statementBankRoutes];
const clicks = Object.assign({}, ...all.map((one) => one.clicks)) as NonNullable<Routes['clicks']>;
const forms = Object.assign({}, ...all.map((one) => one.forms)) as NonNullable<Routes['forms']>;

/** What is about one's own talks, or asks for the right itself where it is done. */
const OPEN = ['team.times', 'setup.look', 'setup.change', 'setup.undo', 'setup.apply'];
const HARMLESS = ['setup.test_button.0', 'setup.test_button.1', 'setup.test_button.2'];

test('whoever is neither HR nor administrator is refused at every other button and form', () => {
  const company = new Company('Kari');
  const who = { person: company.person('Kari'), texts };
  const refused = [{ do: 'say', text: texts.refusals.not_allowed }];
  const kinds = [
    ...Object.entries(clicks).map(([id, handler]) => ({
      id,
      run: () => company.do((tx) => handler(tx, who, click)),
    })),
    ...Object.entries(forms).map(([id, handler]) => ({
      id,
      run: () => company.do((tx) => handler(tx, who, form)),
    })),
  ].filter(({ id }) => !OPEN.includes(id) && !HARMLESS.includes(id));
  expect(kinds.length).toBeGreaterThan(12);
  for (const { id, run } of kinds) expect({ id, effects: run() }).toEqual({ id, effects: refused });
});

test("a change or a way back that is somebody else's is not to be had by its id", () => {
  const company = new Company('Kari', 'Ola');
  const done = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  if (!done.ok) throw new Error('not applied');
  const who = { person: company.person('Kari'), texts };
  const effects = (id: string) =>
    company.do((tx) => setupRoutes.clicks![id]!(tx, who, { ...click, value: done.undo }));
  expect(JSON.stringify(effects('setup.undo'))).toContain(texts.refusals.outdated);
  expect(effects('setup.look')).toEqual([{ do: 'say', text: texts.refusals.outdated }]);
});
