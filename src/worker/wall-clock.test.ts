import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore } from '../store/db.ts';
import { isBehind } from './wall-clock.ts';

const HOUR = 3600_000;

test('a clock that was set back is noticed until it has caught up', () => {
  const clock = movableClock(100 * HOUR);
  const store = openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock });
  const behind = () => store.transact(isBehind);
  expect(behind()).toBe(false);
  clock.advance(HOUR);
  expect(behind()).toBe(false);
  clock.set(100 * HOUR);
  expect(behind()).toBe(true);
  clock.set(101 * HOUR - 30_000); // a correction of seconds is no reason to stop
  expect(behind()).toBe(false);
  store.close();
});
