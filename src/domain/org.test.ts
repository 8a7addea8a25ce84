import { expect, test } from 'vitest';
import { findLoop } from './org.ts';

const above = (links: Record<string, string>) => (one: string) => links[one] ?? null;

test('a line upwards is no circle', () => {
  expect(findLoop(['a', 'b', 'c'], above({ a: 'b', b: 'c' }))).toBeNull();
});

test('only those in the circle are named, not who stands below it', () => {
  expect(findLoop(['x'], above({ x: 'a', a: 'b', b: 'a' }))).toEqual(['a', 'b']);
});

test('whoever is above themself is a circle of one', () => {
  expect(findLoop(['a'], above({ a: 'a' }))).toEqual(['a']);
});
