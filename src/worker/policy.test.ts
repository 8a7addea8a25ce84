import { expect, test } from 'vitest';
import { isRepeatable } from '../store/outbox.ts';
import type { Fact } from '../domain/messages.ts';
import { KINDS, LANES, POLICIES } from './policy.ts';

test('what people can see to be out of date goes first, a call for help next, then what answers somebody, then the rest', () => {
  const wanted = ['refresh', 'home', 'help', 'prepared', 'digest', 'prompt', 'reminder', 'year_look'];
  expect(KINDS.filter((kind) => wanted.includes(kind))).toEqual(wanted);
});

test('every kind waits in one lane, and only posts wait for the limit of posts', () => {
  expect(LANES.flatMap(({ kinds }) => kinds).toSorted()).toEqual(KINDS.toSorted());
  const lanes = Object.fromEntries(LANES.map(({ method, kinds }) => [method, kinds]));
  expect(lanes).toEqual({
    'chat.update': ['refresh', 'refresh_older'],
    'chat.delete': ['win_taken_back'],
    'views.publish': ['home'],
    'files.completeUploadExternal': ['digest_picture'],
    'chat.postMessage': KINDS.filter(
      (kind) => !['refresh', 'refresh_older', 'win_taken_back', 'home', 'digest_picture'].includes(kind),
    ),
  });
  expect(LANES.map(({ method }) => method).indexOf('chat.postMessage')).toBe(3);
});

test('what may have arrived is repeated where twice is once, left to people where others would miss it, else dropped', () => {
  for (const kind of KINDS) {
    const { whenUnsure } = POLICIES[kind];
    const toDecide = kind === 'digest' || kind === 'public_win';
    const expected = isRepeatable({ kind } as Fact) ? 'again' : toDecide ? 'fail' : 'drop';
    expect([kind, whenUnsure]).toEqual([kind, expected]);
  }
});
