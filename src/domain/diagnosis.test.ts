import { expect, test } from 'vitest';
import { diagnose, type DiagnosisInput, type TalkParts } from './diagnosis.ts';
import type { Level, Part } from './digest-data.ts';
import { showMean, showShare, withhold } from './disclosure.ts';

const level = (sum: number, n: number): Level =>
  showMean([{ sum, answers: n, smallest: n, weeks: ['2027-W10'] }]);
const share = (part: number, whole = 40, people = 40): Part => showShare({ part, whole, people }, 5);

const WELL: TalkParts = { held: share(38), answered: share(38), goal: share(36), action: share(36) };
const INPUT: DiagnosisInput = {
  week: '2027-W10',
  useful: level(140, 40),
  usefulBefore: level(140, 40),
  talks: [WELL, WELL, WELL, WELL],
  outcomes: share(36),
  rate: share(36),
  span: null,
  causes: null,
  full: { questions: false, statements: false },
};

const says = (input: Partial<DiagnosisInput>) => {
  const { findings } = diagnose({ ...INPUT, ...input });
  return Object.fromEntries(findings.map(({ problem, says: said }) => [problem, said]));
};
const QUIET = { satisfaction: 'no_sign', frequency: 'no_sign', information: 'no_sign' };

test('where nothing is wrong nothing is found', () => {
  expect(says({})).toEqual(QUIET);
});

test('talks that are rated below three point to low satisfaction, and three is not below', () => {
  expect(says({ useful: level(116, 40) })).toEqual({ ...QUIET, satisfaction: 'clear' });
  expect(says({ useful: level(120, 40), usefulBefore: null })).toEqual(QUIET);
});

test('a fall by half a point points to it as well, and a smaller one does not', () => {
  expect(says({ useful: level(140, 40), usefulBefore: level(160, 40) }).satisfaction).toBe('clear');
  expect(says({ useful: level(144, 40), usefulBefore: level(160, 40) }).satisfaction).toBe('no_sign');
});

test('few answers make it a hint, and too few make it nothing', () => {
  expect(says({ useful: level(12, 6), usefulBefore: null }).satisfaction).toBe('hint');
  expect(says({ useful: withhold('too_few') }).satisfaction).toBe('unknown');
});

test('talks that are not held point to too little time, more surely with the weeks', () => {
  const seldom = { ...WELL, held: share(20) };
  expect(says({ talks: [seldom, seldom, seldom, WELL] })).toEqual({ ...QUIET, frequency: 'clear' });
  expect(says({ talks: [seldom] }).frequency).toBe('hint');
  expect(says({ talks: [seldom, WELL, WELL, WELL] }).frequency).toBe('no_sign');
});

test('preparations without an answer point to it too', () => {
  const silent = { ...WELL, answered: share(10) };
  expect(says({ talks: [silent, silent, silent] }).frequency).toBe('clear');
});

test('a manager of nine is a hint by itself', () => {
  expect(says({ span: { managers: 1, most: 9, limit: 8 } })).toEqual({ ...QUIET, frequency: 'hint' });
});

test('goals without an outcome and statements without an answer point to too little information', () => {
  expect(says({ outcomes: share(8) })).toEqual({ ...QUIET, information: 'clear' });
  expect(says({ rate: share(16) })).toEqual({ ...QUIET, information: 'clear' });
});

test('a group of fewer than twenty is spoken of in words, and as a hint', () => {
  const words = { ...WELL, held: share(4, 10, 10) };
  const { findings } = diagnose({ ...INPUT, talks: [words, words, words, words] });
  expect(findings[0]).toMatchObject({ problem: 'frequency', says: 'hint' });
  const [held] = findings[0]!.signs;
  expect(held).toMatchObject({ sign: 'held', part: { is: { words: 'about_half' } } });
});

test('talks without a goal or an action point do so as well', () => {
  for (const of of ['goal', 'action'] as const) {
    const bare = { ...WELL, [of]: share(12) };
    expect(says({ talks: [bare, bare, bare] })).toEqual({ ...QUIET, information: 'clear' });
    expect(says({ talks: [bare] }).information).toBe('hint');
  }
});

test('what is withheld is unknown and never a problem', () => {
  const none = withhold('too_few');
  const nothing = { held: none, answered: none, goal: none, action: none };
  expect(says({ useful: none, talks: [nothing], outcomes: none, rate: null })).toEqual({
    satisfaction: 'unknown',
    frequency: 'unknown',
    information: 'unknown',
  });
});

test('what the numbers point to comes first', () => {
  const { findings } = diagnose({ ...INPUT, outcomes: share(8) });
  expect(findings.map(({ problem }) => problem)).toEqual(['information', 'satisfaction', 'frequency']);
});

test('who is content is not to be asked more, and a full form does not grow', () => {
  const full = { questions: true, statements: false };
  expect(diagnose({ ...INPUT, useful: level(160, 40) }).advice).toBe('content');
  expect(diagnose({ ...INPUT, useful: level(156, 40) }).advice).toBeNull();
  expect(diagnose({ ...INPUT, full }).advice).toBe('full');
});
