import type { SectionBlock } from '@slack/types';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotation } from './talk-read.ts';

test('the whole of a text is quoted, however long and whatever stands in it', () => {
  const words = fc.constantFrom('&', '<', 'a', '\n', '👩‍👩‍👧', 'ש', ' ');
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 3000 }), (all) => {
      const text = all.join('').slice(0, 3000);
      const pieces = (quotation(text) as SectionBlock[]).map((block) => block.text!.text);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(3000);
      const back = pieces.join('').replaceAll(/[>\n]/g, '');
      const plain = back.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      expect(plain).toBe(text.normalize('NFC').replaceAll(/[>\n]/g, ''));
    }),
    { numRuns: 40 },
  );
});
