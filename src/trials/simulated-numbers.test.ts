import { expect, test } from 'vitest';
import { ratesOf } from './simulated-numbers.ts';

/* The bounds are those of docs/numbers.md, wide enough for so few companies; the seed is fixed. */

test('about one quiet digest in ten has an arrow, and a change of half a point is seen by fifty people', () => {
  const { falseArrow, oneCalled, indexCalled } = ratesOf(50, 120, 7);
  expect(falseArrow).toBeGreaterThan(0.02);
  expect(falseArrow).toBeLessThan(0.15);
  expect(oneCalled).toBeGreaterThan(0.7);
  expect(indexCalled).toBeGreaterThan(0.8);
});

test('six people are seldom told of a change, whether there is one or not', () => {
  const { falseArrow, oneCalled } = ratesOf(6, 200, 7);
  expect(falseArrow).toBeLessThan(0.15);
  expect(oneCalled).toBeLessThan(0.15);
});
