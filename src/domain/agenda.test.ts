import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLongInTheWay, minutesOf, PARTS, placeOf, type PointItem, pointsInOrder } from './agenda.ts';
import { FIELDS } from './templates.ts';

test('ten, twenty and thirty minutes are divided so that strengths get the most', () => {
  expect(minutesOf(10)).toEqual({ strengths: 4, goals: 3, actions: 2, outcomes: 1 });
  expect(minutesOf(20)).toEqual({ strengths: 8, goals: 5, actions: 4, outcomes: 3 });
  expect(minutesOf(30)).toEqual({ strengths: 12, goals: 8, actions: 6, outcomes: 4 });
});

test('the minutes of a talk of any length add up to it, and strengths get the most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 120 }), (length) => {
      const minutes = minutesOf(length);
      expect(PARTS.reduce((sum, part) => sum + minutes[part], 0)).toBe(length);
      for (const part of PARTS.slice(1)) expect(minutes.strengths).toBeGreaterThanOrEqual(minutes[part]);
    }),
  );
});

const point = fc.record({
  id: fc.uuid(),
  by: fc.constantFrom('employee' as const, 'manager' as const),
  text: fc.string(),
  important: fc.boolean(),
  link: fc.constant(null),
  excerpt: fc.constant(''),
  addedAt: fc.integer({ min: 0, max: 9 }),
});

test('no point of the manager stands before one of the employee, and nothing before what is more important', () => {
  fc.assert(
    fc.property(fc.array(point), (points: PointItem[]) => {
      const ordered = pointsInOrder(points);
      expect(ordered.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        points.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
      const rank = ({ by, important }: PointItem) => (by === 'manager' ? 2 : 0) + (important ? 0 : 1);
      ordered.slice(1).forEach((one, i) => expect(rank(one)).toBeGreaterThanOrEqual(rank(ordered[i]!)));
    }),
  );
});

test('every answer has its place, also one to a question of HR', () => {
  for (const field of FIELDS) expect(['points', ...PARTS]).toContain(placeOf(field));
  expect(placeOf('hr-1')).toBe('points');
});

test('what is in the way stands on top from the third check-in on', () => {
  expect([1, 2, 3].map(isLongInTheWay)).toEqual([false, false, true]);
});
