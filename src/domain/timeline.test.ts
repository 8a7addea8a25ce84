import { expect, test } from 'vitest';
import { timelineOf } from './timeline.ts';

const done = (date: string) => ({ what: 'done' as const, date });

test('weeks stand newest first, and weeks in a row without anything are one entry', () => {
  const entries = timelineOf(
    [done('2026-12-28'), done('2027-01-03'), done('2027-01-25')],
    '2026-W52',
    '2027-W05',
  );
  expect(entries).toEqual([
    { kind: 'nothing', first: '2027-W05', last: '2027-W05' },
    { kind: 'week', week: '2027-W04', from: '2027-01-25', to: '2027-01-31', happened: [done('2027-01-25')] },
    { kind: 'nothing', first: '2027-W01', last: '2027-W03' },
    {
      kind: 'week',
      week: '2026-W53',
      from: '2026-12-28',
      to: '2027-01-03',
      happened: [done('2026-12-28'), done('2027-01-03')],
    },
    { kind: 'nothing', first: '2026-W52', last: '2026-W52' },
  ]);
});

test('what lies outside the weeks is left out', () => {
  expect(timelineOf([done('2027-02-08')], '2027-W04', '2027-W05')).toEqual([
    { kind: 'nothing', first: '2027-W04', last: '2027-W05' },
  ]);
});
