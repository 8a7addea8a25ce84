import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreed, joined } from './talk.ts';

test('of two texts of one person neither is lost', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (stored, typed) => {
      const { text } = joined(stored, typed);
      expect(text).toContain(stored);
      expect(text).toContain(typed);
    }),
  );
});

test('joining the same text again changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (stored, typed) => {
      const { text } = joined(stored, typed);
      expect(joined(text, typed)).toEqual({ text, isBoth: false });
      expect(joined(text, stored)).toEqual({ text, isBoth: false });
    }),
  );
});

test('a next step stands, and none on purpose gives way to one', () => {
  expect(agreed(null, 'none')).toBe('none');
  expect(agreed('none', 'step')).toBe('step');
  expect(agreed('step', 'none')).toBe('step');
});
