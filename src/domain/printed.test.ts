import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level, Part } from './digest-data.ts';
import { showMean, showShare, withhold } from './disclosure.ts';
import { hasFallen, isContent, isLow, isSmall, moveOfLevel, moveOfPart, typical } from './printed.ts';

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

const none = withhold('too_few');

test('low is below three, content is four and more, and nothing is either without a number', () => {
  const levels = [level(56, 20), level(60, 20), level(78, 20), level(80, 20), level(98, 20), none];
  expect(levels.map(isLow)).toEqual([true, false, false, false, false, false]);
  expect(levels.map(isContent)).toEqual([false, false, false, true, true, false]);
  expect([isLow(level(14, 5)), isLow(level(15, 5)), isContent(level(20, 5))]).toEqual([false, false, true]);
});

test('what has fallen has done so by half a point', () => {
  const before = level(80, 20);
  expect([level(70, 20), level(72, 20), level(90, 20), none].map((now) => hasFallen(now, before))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(hasFallen(level(70, 20), none)).toBe(false);
});

test('a part is small below sixty per cent, in words below most, and not when it is withheld', () => {
  const parts = [share(55), share(60), share(5, 10), share(7, 10), share(2, 10), none];
  expect(parts.map(isSmall)).toEqual([true, false, true, false, true, false]);
});

test('a share beside words has to move as far as words', () => {
  expect([share(85), share(90)].map((now) => moveOfPart(share(5, 10), now))).toEqual(['none', 'up']);
  expect([share(85), share(90)].map((before) => moveOfPart(before, share(5, 10)))).toEqual(['none', 'down']);
  expect(moveOfPart(share(2, 10), share(5, 10))).toBe('none');
  expect(moveOfPart(share(2, 10), share(7, 10))).toBe('up');
  expect([moveOfPart(share(50), null), moveOfPart(none, share(50))]).toEqual(['too_few', 'too_few']);
});

test('of an even number the lower of the two in the middle is typical, wherever it stands', () => {
  expect(typical([share(50), share(20)])?.is).toMatchObject({ percent: 20 });
  expect(typical([share(90), share(20), share(60), share(40)])?.is).toMatchObject({ percent: 40 });
  expect(typical([share(9, 10), share(80), share(2, 10)])?.is).toMatchObject({ percent: 80 });
  expect(typical([])).toBeNull();
});
