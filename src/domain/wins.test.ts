import { expect, test } from 'vitest';
import { isChannelId, winProblemOf, winStatus } from './wins.ts';

test('a win stands in its channel once Slack has said where, until it is taken back', () => {
  const nothing = { ts: null, problem: null, takenBackAt: null };
  expect(winStatus(nothing)).toBe('on_its_way');
  expect(winStatus({ ...nothing, problem: 'archived' })).toBe('failed');
  expect(winStatus({ ...nothing, ts: '1.1' })).toBe('posted');
  expect(winStatus({ ts: '1.1', problem: null, takenBackAt: 5 })).toBe('taken_back');
});

test('each refusal of Slack is one that a person can do something about', () => {
  expect(winProblemOf('not_in_channel')).toBe('not_in_channel');
  expect(winProblemOf('restricted_action_read_only_channel')).toBe('not_allowed');
  expect(winProblemOf('msg_too_long')).toBe('other');
});

test('a win goes to a channel, never to a person or a direct message', () => {
  expect(['C0GENERAL', 'UKARI', 'DKARI', 'C0<!channel>', ''].map(isChannelId)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
