import { expect, test } from 'vitest';
import { isolated, nameInLine } from './names.ts';

test('a name that runs from right to left is kept to itself', () => {
  expect(nameInLine('דנה לוי')).toBe('\u2068דנה לוי\u2069');
});

test('a name cannot carry what turns the line or cannot be seen', () => {
  expect(nameInLine('Kari\u202e gnoL\u0007')).toBe('Kari gnoL');
});

test('other words stay as they are', () => {
  expect(isolated('Lede planen 🦊')).toBe('Lede planen 🦊');
});
