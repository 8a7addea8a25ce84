import { expect, test } from 'vitest';
import { shrink, standings, type TeamMean } from './standings.ts';

/** Sixteen answers a person: eight statements, each asked twice. */
const teams = (...of: [mean: number, people: number][]): TeamMean[] =>
  of.map(([mean, people]) => ({ mean, people, answers: 16 * people }));

const SPREAD = teams([4.2, 6], [3.6, 9], [3.1, 5], [3.7, 14], [3.8, 8]);

test('team_shrink_fixed: means are drawn to the centre by as much as they are noise', () => {
  const { spread, centre, pull, shrunk } = shrink(SPREAD, 4);
  expect(spread).toBeCloseTo(0.068983, 6);
  expect(centre).toBeCloseTo(3.689609, 6);
  expect(pull.map((one) => one.toFixed(3))).toEqual(['0.573', '0.668', '0.528', '0.758', '0.642']);
  expect(shrunk.map((one) => one.toFixed(3))).toEqual(['3.982', '3.630', '3.378', '3.697', '3.760']);
});

test('team_shrink_fixed_no_spread: without a difference beyond noise all teams are at the centre and like the rest', () => {
  const alike = teams([3.7, 6], [3.65, 9], [3.75, 5], [3.7, 14], [3.72, 8]);
  const { spread, pull } = shrink(alike, 4);
  expect(spread).toBe(0);
  expect(pull).toEqual([0, 0, 0, 0, 0]);
  expect(standings(alike, 4)).toEqual(['like', 'like', 'like', 'like', 'like']);
});

test('a team that differs by more than chance gets a word, and the others do not', () => {
  expect(standings(teams([4.6, 12], [3.6, 12], [3.6, 12], [3.65, 12], [3.55, 12]), 4)).toEqual([
    'above',
    'like',
    'like',
    'like',
    'like',
  ]);
  expect(standings(teams([2.6, 12], [3.6, 12], [3.6, 12], [3.65, 12], [3.55, 12]), 4)[0]).toBe('below');
});

test('a difference under a fifth of a step is worth no word, however many people stand behind it', () => {
  expect(standings(teams([3.8, 4000], [3.65, 4000], [3.65, 4000]), 4)).toEqual(['like', 'like', 'like']);
});

test('a team alone is beside nobody', () => {
  expect(standings(teams([5, 9]), 4)).toEqual(['like']);
});
