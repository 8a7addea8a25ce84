import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { watchStandstill } from './standstill.ts';

test('what comes right after a standstill of three seconds is late, and what comes later is not', () => {
  const clock = movableClock(0);
  const standstill = watchStandstill(clock);
  clock.advance(2_900);
  expect(standstill.isLate()).toBe(false);
  clock.advance(3_000);
  expect(standstill.isLate()).toBe(true);
  clock.advance(900);
  expect(standstill.isLate()).toBe(true);
  clock.advance(200);
  expect(standstill.isLate()).toBe(false);
  standstill.stop();
});
