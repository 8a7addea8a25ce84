import { describe, expect, test } from 'vitest';
import { diagnose, type DiagnosisInput } from '../domain/diagnosis.ts';
import type { Level, Part } from '../domain/digest-data.ts';
import { showMean, showShare } from '../domain/disclosure.ts';
import { textsFor } from '../i18n/index.ts';
import { diagnosisView } from './diagnosis.ts';

const level = (sum: number): Level => showMean([{ sum, answers: 20, smallest: 20, weeks: ['2027-W10'] }]);
const share = (part: number): Part => showShare({ part, whole: 20, people: 20 }, 5);
const WELL = { held: share(18), answered: share(18), goal: share(18), action: share(18) };
const INPUT: DiagnosisInput = {
  week: '2027-W10',
  useful: level(70),
  usefulBefore: null,
  talks: [WELL, WELL, WELL],
  outcomes: share(18),
  rate: share(18),
  span: null,
  causes: null,
  full: { questions: false, statements: false },
};

const seen = (language: 'en' | 'nb', input: Partial<DiagnosisInput>): string =>
  JSON.stringify(diagnosisView(textsFor(language), diagnose({ ...INPUT, ...input })));

const SELDOM = { ...WELL, held: share(9) };
const BARE = { ...WELL, goal: share(4) };

describe.each(['en', 'nb'] as const)('in %s', (language) => {
  const t = textsFor(language).diagnosis;

  test('each problem has its number and its quick fix, and what is well has none', () => {
    const seldom = seen(language, { talks: [SELDOM, SELDOM, SELDOM] });
    expect(seldom).toContain(t.fix.frequency);
    expect(seldom).toMatch(/45[\s\u00a0]?%/);
    for (const action of ['team.pick', 'guide.open', 'experiment.new'])
      expect(seldom).toContain(`"${action}"`);
    expect(seldom).not.toContain('"teams.open"');
    const low = seen(language, { useful: level(50) });
    expect(low).toContain(t.fix.satisfaction);
    for (const action of ['teams.open', 'questions.list', 'statements.list'])
      expect(low).toContain(`"${action}"`);
    const open = seen(language, { talks: [BARE, BARE, BARE] });
    expect(open).toContain(t.fix.information);
    for (const action of ['questions.list', 'scale.open']) expect(open).toContain(`"${action}"`);
    expect(seen(language, {})).toContain(t.quiet);
    expect(seen(language, {})).not.toContain('"actions"');
  });

  test('where people are content nothing leads to more questions, whatever else there is to see', () => {
    const content = seen(language, { useful: level(80), talks: [BARE, BARE, BARE] });
    expect(content).toContain(t.advice.content);
    expect(content).toContain(t.fixContent);
    for (const action of ['questions.list', 'statements.list']) expect(content).not.toContain(`"${action}"`);
  });

  test('fewer than twenty answers to what bothers people are said to be too few', () => {
    const { tooFew } = textsFor(language).causes;
    expect(seen(language, { causes: { week: '2027-W10', shares: [] } })).toContain(tooFew('10'));
  });

  test('a form that is as long as it may be is not to grow', () => {
    const full = { questions: false, statements: true };
    expect(seen(language, { full })).toContain(t.advice.full);
    expect(seen(language, {})).not.toContain(t.advice.full);
  });
});
