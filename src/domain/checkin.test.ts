import { expect, test } from 'vitest';
import { type CheckinFacts, type Deed, possible, statusOf } from './checkin.ts';

const at = (state: CheckinFacts['state'], more: Partial<CheckinFacts> = {}): CheckinFacts => ({
  state,
  talkAt: 1000,
  preparedAt: null,
  readAt: null,
  answeredAt: null,
  employeeTalkedAt: null,
  managerTalkedAt: null,
  ...more,
});

const DEEDS: Deed[] = ['prepare', 'skip', 'take_back', 'move', 'talked', 'answer'];
const BEFORE = 500;
const AFTER = 1500;

/** What may be done, in the order of DEEDS; of the rest the reason. */
const may = (state: CheckinFacts['state'], now: number) =>
  DEEDS.map((deed) => {
    const can = possible(at(state), deed, now);
    return can.ok ? 'yes' : can.why;
  });

test('before and after its time a talk that is open can be prepared, skipped, moved and held', () => {
  for (const state of ['planned', 'prompted'] as const)
    for (const now of [BEFORE, AFTER])
      expect(may(state, now)).toEqual(['yes', 'yes', 'outdated', 'yes', 'yes', 'yes']);
});

test('a held talk can only be answered', () => {
  const no = 'already_held';
  expect(may('held', AFTER)).toEqual([no, no, no, no, no, 'yes']);
});

test('a skipped talk can be taken back until its time', () => {
  const no = 'already_skipped';
  expect(may('skipped', BEFORE)).toEqual([no, no, 'yes', no, no, 'yes']);
  expect(may('skipped', AFTER)).toEqual([no, no, 'talk_is_past', no, no, 'yes']);
});

test('when the week is closed, or a talk is left out, the two may still say that they talked', () => {
  const closed = 'period_closed';
  expect(may('missed', AFTER)).toEqual([closed, closed, 'outdated', closed, 'yes', 'yes']);
  const out = 'left_out';
  expect(may('left_out', BEFORE)).toEqual([out, out, 'outdated', out, 'yes', 'yes']);
});

test('the status tells how far a check-in has come', () => {
  expect(statusOf(at('planned'))).toBe('planned');
  expect(statusOf(at('prompted'))).toBe('prompted');
  expect(statusOf(at('prompted', { preparedAt: 1 }))).toBe('prepared');
  expect(statusOf(at('prompted', { readAt: 2 }))).toBe('prompted');
  expect(statusOf(at('prompted', { preparedAt: 1, readAt: 2 }))).toBe('read');
  expect(statusOf(at('prompted', { preparedAt: 1, readAt: 2, answeredAt: 3 }))).toBe('answered');
  expect(statusOf(at('prompted', { answeredAt: 3, managerTalkedAt: 4 }))).toBe('confirmed_by_one');
  expect(statusOf(at('missed'))).toBe('missed');
  expect(statusOf(at('missed', { employeeTalkedAt: 4 }))).toBe('confirmed_by_one');
  expect(statusOf(at('held', { employeeTalkedAt: 4, managerTalkedAt: 5 }))).toBe('held');
  expect(statusOf(at('left_out', { preparedAt: 1 }))).toBe('left_out');
});
