import { expect, test } from 'vitest';
import type { Happening } from '../domain/timeline.ts';
import { timelineOf } from '../domain/timeline.ts';
import { addDays, mondayOf } from '../domain/time.ts';
import { textsFor } from '../i18n/index.ts';
import { viewErrors } from '../practice/block-rules.ts';
import { historyView, timelineSection } from './history.ts';

const texts = textsFor('nb');
const goal = '<&> 👩🏽‍🔬 שלום '.repeat(20);

/** A week in which everything happens several times. */
const busy = (date: string): Happening[] => [
  { what: 'talk', date, status: 'held', halfYear: true, step: goal },
  ...Array.from({ length: 4 }, (_, n) => [
    { what: 'opened' as const, date, goal: `${n} ${goal}` },
    { what: 'deadline_moved' as const, date, goal: `${n} ${goal}` },
    { what: 'closed' as const, date, goal: `${n} ${goal}`, outcome: 'reached' as const },
    { what: 'done' as const, date },
  ]).flat(),
];

const weeks = (n: number) =>
  timelineOf(
    Array.from({ length: n }, (_, back) => busy(addDays(mondayOf('2027-W30'), -7 * back))).flat(),
    '2027-W01',
    '2027-W30',
  );

test('twelve full weeks stand in one block on Home, each on its line and none cut off', () => {
  const [block, ...rest] = timelineSection(texts, { entries: weeks(12), other: 'Ola Nordmann' });
  expect(viewErrors({ type: 'home', blocks: [block!, ...rest] }, 'home')).toEqual([]);
  const lines = (block as { text: { text: string } }).text.text.split('\n');
  for (let week = 19; week <= 30; week++)
    expect(lines.some((line) => line.startsWith(`*Uke ${week}*`))).toBe(true);
  expect(lines.every((line) => !/&[a-z]{0,3}$/.test(line))).toBe(true);
});

test('half a year of full weeks fits into the modal', () => {
  const view = historyView(texts, 'own', {
    report: null,
    other: null,
    entries: weeks(26),
    page: 1,
    older: true,
    halfYear: 'p1',
  });
  expect(viewErrors(view, 'modal')).toEqual([]);
});

test('each kind is named once in a week, with two goals and how many more', () => {
  const happened: Happening[] = ['A', 'B', 'C'].map((title) => ({
    what: 'closed',
    date: '2027-07-26',
    goal: title,
    outcome: 'not_reached',
  }));
  const [block] = timelineSection(texts, {
    entries: timelineOf(happened, '2027-W30', '2027-W30'),
    other: null,
  });
  expect(JSON.stringify(block)).toContain('*Uke 30* · ikke nådd: «A», «B» og 1 til');
});
