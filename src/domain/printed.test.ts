import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level, Part } from './digest-data.ts';
import { showMean, showShare, withhold } from './disclosure.ts';
import { hasFallen, moveOfLevel, moveOfPart, typical } from './printed.ts';

const level = (sum: number, n: number): Level =>
  showMean([{ sum, answers: n, smallest: n, weeks: ['2027-W10'] }]);
const share = (part: number, whole = 100): Part => showShare({ part, whole, people: whole }, 5);

test('one step of the coarser grid is no change, two are one', () => {
  expect(moveOfLevel(level(68, 20), level(70, 20))).toBe('none');
  expect(moveOfLevel(level(68, 20), level(72, 20))).toBe('up');
  expect(moveOfLevel(level(72, 20), level(68, 20))).toBe('down');
  expect(moveOfLevel(level(20, 5), level(66, 20))).toBe('none');
  expect(moveOfLevel(withhold('too_few'), level(66, 20))).toBe('too_few');
});

test('a share has moved by fifteen per cent, and words by two of them', () => {
  expect(moveOfPart(share(50), share(60))).toBe('none');
  expect(moveOfPart(share(50), share(65))).toBe('up');
  expect(moveOfPart(share(65), share(50))).toBe('down');
  expect(moveOfPart(share(5, 10), share(7, 10))).toBe('none');
  expect(moveOfPart(share(5, 10), share(9, 10))).toBe('up');
  expect(moveOfPart(null, share(9, 10))).toBe('too_few');
});

test('what moved down one way moved up the other way, and nothing moves by itself', () => {
  const anyLevel = fc
    .integer({ min: 5, max: 60 })
    .chain((n) => fc.integer({ min: n, max: 5 * n }).map((sum) => level(sum, n)));
  const back = { up: 'down', down: 'up', none: 'none', too_few: 'too_few' };
  fc.assert(
    fc.property(anyLevel, anyLevel, (a, b) => {
      expect(moveOfLevel(a, b)).toBe(back[moveOfLevel(b, a)]);
      expect(moveOfLevel(a, a)).toBe('none');
      expect(hasFallen(a, b) && hasFallen(b, a)).toBe(false);
    }),
  );
});

test('the one in the middle is one of those that were printed', () => {
  expect(typical([share(90), share(20), share(50)])?.is).toMatchObject({ percent: 50 });
  expect(typical([share(90), withhold('too_few')])?.is).toMatchObject({ percent: 90 });
  expect(typical([withhold('too_few')])).toBeNull();
});
