import { expect, test } from 'vitest';
import { plannedTalk } from './cadence.ts';
import { type KnownTalk, seriesOf } from './series.ts';

const cadence = { everyWeeks: 2, weekday: 2, time: '10:00', minutes: 20, firstDate: '2027-01-12' } as const;
const free = { employee: { country: 'NO', absences: [] }, manager: { country: null, absences: [] } };
const at = { zone: 'Europe/Oslo', thisWeek: '2027-W04', until: '2027-04-25' };
const planned = (week: string) => plannedTalk(cadence, week, 'Europe/Oslo', free);
const usual = { time: '10:00', minutes: 20, halfYear: false };

const known = (week: string, nominalDate: string, talk: KnownTalk['talk']): KnownTalk => ({
  week,
  nominalDate,
  id: `${week} ${nominalDate}`,
  talk,
});

test('what is as the series says needs no word', () => {
  const series = seriesOf(
    cadence,
    at,
    [known('2027-W02', '2027-01-12', { date: '2027-01-12', ...usual })],
    planned,
  );
  expect([series.leftOut, series.moved, series.extra]).toEqual([[], [], []]);
});

test('a week that is over and of which nothing is known had no talk', () => {
  expect(seriesOf(cadence, at, [], planned).leftOut).toEqual(['2027-01-12']);
});

test('a talk that went into another week stands for its own repetition, and its empty place for nothing', () => {
  const rows = [
    known('2027-W02', '2027-01-12', null),
    known('2027-W03', '2027-01-12', { date: '2027-01-20', ...usual }),
  ];
  const series = seriesOf(cadence, at, rows, planned);
  expect(series.leftOut).toEqual([]);
  expect(series.moved).toEqual([{ nominalDate: '2027-01-12', date: '2027-01-20', ...usual }]);
  expect(series.extra).toEqual([]);
});

test('a talk of an earlier series that stays is an event of its own', () => {
  const rows = [
    known('2027-W02', '2027-01-12', { date: '2027-01-12', ...usual }),
    known('2027-W05', '2027-02-04', { date: '2027-02-04', ...usual }),
  ];
  const { extra, moved, leftOut } = seriesOf(cadence, at, rows, planned);
  expect(extra).toEqual([{ id: '2027-W05 2027-02-04', date: '2027-02-04', ...usual }]);
  expect([moved, leftOut]).toEqual([[], []]);
});

test('a longer talk at its usual time is told by itself', () => {
  const talk = { ...usual, date: '2027-01-12', minutes: 60, halfYear: true };
  const { moved } = seriesOf(cadence, at, [known('2027-W02', '2027-01-12', talk)], planned);
  expect(moved).toEqual([{ nominalDate: '2027-01-12', ...talk }]);
});
