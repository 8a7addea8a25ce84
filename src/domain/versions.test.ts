import { expect, test } from 'vitest';
import { inForce } from './versions.ts';

const row = (id: string, fromWeek: string, words: unknown) => ({ id, fromWeek, words });

test('words count from their week on and not before', () => {
  const rows = [row('a', '2027-W02', 'A'), row('b', '2027-W04', 'B')];
  const ids = ['2027-W01', '2027-W02', '2027-W03', '2027-W04'].map((week) => inForce(rows, week).id);
  expect(ids).toEqual([null, 'a', 'a', 'b']);
});

test('of two changes from the same week the later one counts, and undoing it leaves no trace', () => {
  const rows = [row('a', '2027-W02', 'A'), row('b', '2027-W04', 'B'), row('c', '2027-W04', 'A')];
  expect(inForce(rows, '2027-W05')).toEqual({ id: 'a', words: 'A', changes: 1 });
});

test('back to the words of the app is a change like any other', () => {
  const rows = [row('a', '2027-W02', 'A'), row('b', '2027-W04', null)];
  expect(inForce(rows, '2027-W05')).toEqual({ id: null, words: null, changes: 2 });
});
