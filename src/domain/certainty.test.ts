import { describe, expect, test } from 'vitest';
import { certaintyOf } from './certainty.ts';
import { showMean, showShare } from './disclosure.ts';

/** Two statements with the same mean, each with `answers` of the `asked`. */
function certainty(mean: number, answers: number, asked: number, error: number | undefined = 0.07) {
  const tally = { sum: Math.round(mean * answers), answers, smallest: answers, weeks: ['2027-W13'] };
  const rate = showShare({ part: answers, whole: asked, people: asked }, 5);
  const one = { tally, asked };
  return certaintyOf(showMean([tally, tally]), rate, [one, one], error);
}

describe('how sure a number is', () => {
  test('is a margin, and what is certain whatever the others think', () => {
    const said = certainty(3.5, 40, 50)!;
    expect(said.margin.is).toEqual({ kind: 'margin', hundredths: 10 });
    // (140 + 10) / 50 = 3.0 and (140 + 50) / 50 = 3.8
    expect(said.bounds.is).toEqual({ kind: 'bounds', least: 30, most: 38 });
  });

  test('is no question when nearly everybody answered', () => {
    expect(certainty(3.5, 46, 50)).toBeNull();
  });

  test('is not told of fewer than twenty answers, nor for weeks in which it was not written down', () => {
    expect(certainty(3, 15, 20)).toBeNull();
    const tally = { sum: 140, answers: 40, smallest: 40, weeks: ['2027-W13'] };
    const rate = showShare({ part: 40, whole: 50, people: 50 }, 5);
    expect(certaintyOf(showMean([tally]), rate, [{ tally, asked: 50 }], undefined)).toBeNull();
  });

  test('a margin too small to print is nothing, and bounds lie outwards', () => {
    expect(certainty(3.5, 40, 50, 0.02)!.margin.is).toMatchObject({ hundredths: 0 });
    // (417 + 15) / 100 and (417 + 75) / 100
    expect(certainty(4.9, 85, 100)!.bounds.is).toMatchObject({ least: 43, most: 50 });
  });
});
