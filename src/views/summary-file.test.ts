import { expect, test } from 'vitest';
import type { Summary } from '../domain/summary.ts';
import { textsFor } from '../i18n/index.ts';
import { viewErrors } from '../practice/block-rules.ts';
import { summaryFile } from './summary-file.ts';
import { summaryView } from './summary-view.ts';

const WILD = '# *a* _b_ `c` [d](http://e) <script> ~x~ |y| & \\ z';

const summary: Summary = {
  half: '2027-H1',
  from: '2027-01-07',
  to: '2027-06-30',
  employee: 'Kari *Berg*',
  manager: 'Ola Nordmann',
  talks: { held: 18, planned: 22, halfYear: ['2027-06-01'] },
  goals: [
    {
      title: WILD,
      success: 'One\nTwo\n\n1. Three\n- Four',
      deadline: '2027-05-01',
      state: 'closed',
      outcome: 'partly',
      result: '> nearly',
      manager: 'Ola Nordmann',
      managerOutcome: 'reached',
      managerView: '',
    },
  ],
  done: [{ text: 'Left\nit', by: 'Kari Berg', on: '2027-02-03', kind: 'stop', result: 'managed' }],
  next: [{ text: 'Call them', by: 'Ola Nordmann', dueOn: '2027-07-05', firstStep: true }],
  strengths: ['Patience', 'Numbers'],
  wins: [],
  praise: [{ date: '2027-03-02', by: 'Ola Nordmann', text: 'Well done' }],
  notes: [],
};

test('the document has every part, with both views of an outcome', () => {
  const { name, content } = summaryFile(textsFor('en'), summary);
  expect(name).toBe('summary-2027-h1.md');
  expect(content).toContain('18 of 22 planned talks were held.\n\nHalf-year talk: 1 June 2027.');
  expect(content).toContain('**Kari \\*Berg\\*: partly reached**\n\n> \\> nearly');
  expect(content).toContain('Ola Nordmann: reached');
  expect(content).toContain('- Left it (Kari Berg, 3 February 2027, managed to leave it)');
  expect(content).toContain('- Patience\n- Numbers\n');
  expect(content).toContain('- Call them (Ola Nordmann, by 5 July 2027, first step)');
  expect(content).toContain('**2 March 2027, Ola Nordmann**\n\n> Well done');
  expect(content).toContain('## Wins\n\nNothing yet.');
});

test('signs of Markdown in what people wrote stay signs', () => {
  const { content } = summaryFile(textsFor('nb'), summary);
  expect(content).toContain(
    '### \\# \\*a\\* \\_b\\_ \\`c\\` \\[d\\](http://e) \\<script\\> \\~x\\~ \\|y\\| \\& \\\\ z\n',
  );
  expect(content).toContain('> One\\\n> Two\n>\n> 1\\. Three\\\n> \\- Four\n');
});

test('a half-year of long texts, forty action points and wild signs fits into Slack on every page', () => {
  const long = '<&*'.repeat(1000);
  const full: Summary = {
    ...summary,
    goals: Array.from({ length: 12 }, () => ({
      ...summary.goals[0]!,
      title: long,
      success: long,
      result: long,
    })),
    done: Array.from({ length: 40 }, () => ({ ...summary.done[0]!, text: long })),
    notes: Array.from({ length: 26 }, () => ({ date: '2027-03-02', by: 'שרה 👩🏽‍🔬', text: long })),
  };
  const common = { whose: 'own', halves: ['2027-H1', '2027'], maySend: true, other: 'Ola Nordmann' };
  for (let page = 0; page < 12; page++) {
    const view = summaryView(textsFor('nb'), { ...common, summary: full, page });
    expect(viewErrors(view, 'modal')).toEqual([]);
    expect(JSON.stringify(view).length).toBeLessThan(250_000);
  }
});
