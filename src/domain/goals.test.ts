import { expect, test } from 'vitest';
import { isAtRisk, isLeftAlone, outcomeOwed, stepsOf, wouldLoop } from './goals.ts';

const TODAY = '2027-01-12';
const GOAL = {
  state: 'open',
  deadline: '2027-06-01',
  standing: 'on_track',
  confidence: null,
  touchedAt: 10,
} as const;

test('a goal owes its outcome from the day of its deadline on, also when it is paused', () => {
  expect(outcomeOwed({ ...GOAL, deadline: '2027-01-13' }, TODAY)).toBe(false);
  expect(outcomeOwed({ ...GOAL, deadline: TODAY }, TODAY)).toBe(true);
  expect(outcomeOwed({ state: 'paused', deadline: TODAY }, TODAY)).toBe(true);
  expect(outcomeOwed({ state: 'proposed', deadline: TODAY }, TODAY)).toBe(false);
});

test('at risk is what is stuck, due, near and not on its way, or doubted from the beginning', () => {
  expect(isAtRisk(GOAL, TODAY)).toBe(false);
  expect(isAtRisk({ ...GOAL, standing: 'stuck' }, TODAY)).toBe(true);
  expect(isAtRisk({ ...GOAL, deadline: TODAY }, TODAY)).toBe(true);
  expect(isAtRisk({ ...GOAL, deadline: '2027-01-26' }, TODAY)).toBe(false);
  expect(isAtRisk({ ...GOAL, deadline: '2027-01-26', standing: 'slow' }, TODAY)).toBe(true);
  expect(isAtRisk({ ...GOAL, deadline: '2027-01-27', standing: 'slow' }, TODAY)).toBe(false);
  expect(isAtRisk({ ...GOAL, confidence: 2 }, TODAY)).toBe(true);
  expect(isAtRisk({ ...GOAL, state: 'closed', standing: 'stuck' }, TODAY)).toBe(false);
});

test('a goal is left alone when three talks were held since somebody did something about it', () => {
  expect(isLeftAlone(GOAL, [5, 11, 12], TODAY)).toBe(false);
  expect(isLeftAlone(GOAL, [11, 12, 13], TODAY)).toBe(true);
  expect(isLeftAlone({ ...GOAL, state: 'paused' }, [11, 12, 13], TODAY)).toBe(false);
  expect(isLeftAlone({ ...GOAL, deadline: TODAY }, [11, 12, 13], TODAY)).toBe(false);
});

test('a goal cannot be a part of itself, nor of one of its parts', () => {
  const goals = [
    { id: 'a', parentId: null },
    { id: 'b', parentId: 'a' },
    { id: 'c', parentId: 'b' },
  ];
  expect(wouldLoop(goals, 'a', 'a')).toBe(true);
  expect(wouldLoop(goals, 'a', 'c')).toBe(true);
  expect(wouldLoop(goals, 'c', 'a')).toBe(false);
});

test('what was dropped or has become irrelevant is no step, and what was missed is none that is done', () => {
  const parts = [
    { state: 'closed', outcome: 'reached' },
    { state: 'closed', outcome: 'not_reached' },
    { state: 'closed', outcome: 'not_relevant' },
    { state: 'handed_back', outcome: null },
    { state: 'open', outcome: null },
  ] as const;
  const actions = [
    { doneAt: 1, result: 'done' },
    { doneAt: 1, result: 'dropped' },
    { doneAt: null, result: null },
  ] as const;
  expect(stepsOf(parts, actions)).toEqual({ done: 2, of: 5 });
});
