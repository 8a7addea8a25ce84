import { expect, test } from 'vitest';
import { ends, inOrder, isOverdue, isTicked } from './actions.ts';

const one = (id: string, dueOn: string | null, firstStep = false) => ({ id, dueOn, firstStep });

test('a first step stands first, then what is due by its day, then the rest as it was', () => {
  const all = [
    one('a', null),
    one('b', '2027-03-01'),
    one('c', '2027-01-01'),
    one('d', null),
    one('e', null, true),
  ];
  expect(inOrder(all).map(({ id }) => id)).toEqual(['e', 'c', 'b', 'a', 'd']);
});

test('the day itself is not yet over it', () => {
  expect(isOverdue({ dueOn: '2027-01-01' }, '2027-01-01')).toBe(false);
  expect(isOverdue({ dueOn: '2027-01-01' }, '2027-01-02')).toBe(true);
  expect(isOverdue({ dueOn: null }, '2027-01-02')).toBe(false);
});

test('what is to be left alone is asked about, and only managing it ends it', () => {
  expect(isTicked({ kind: 'stop' })).toBe(false);
  expect(isTicked({ kind: 'learn' })).toBe(true);
  expect(['done', 'managed', 'partly', 'not_managed'].filter((said) => ends(said as 'done'))).toEqual([
    'done',
    'managed',
  ]);
});
