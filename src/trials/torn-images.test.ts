import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { tearImages } from './torn-images.ts';

test('whatever a power cut leaves of the log, the database holds all of some commits and nothing of the others', () => {
  const { wrong, byCommits } = tearImages(100, 7, movableClock(1_000));
  expect(wrong).toEqual([]);
  expect(byCommits.size).toBeGreaterThan(20);
});
