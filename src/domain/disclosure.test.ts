import { describe, expect, test } from 'vitest';
import {
  chosenPercent,
  favourablePercent,
  isShown,
  positionOf,
  showBand,
  showBounds,
  showChange,
  showFavourable,
  showMargin,
  showMean,
  showMonthly,
  showShare,
  showStanding,
  showStep,
  showUsual,
  showWords,
  withhold,
  type Shown,
} from './disclosure.ts';
import type { LedgerCell, Tally } from './ledger.ts';

function of(sum: number, answers: number, smallest = answers): Tally {
  return { sum, answers, smallest, weeks: ['2027-W13'] };
}

/** '4.0', '4.5 or_higher' or why there is nothing. */
function print({ is }: Shown): string {
  switch (is.kind) {
    case 'label':
      return `${positionOf(is).toFixed(1)}${is.edge === 'exact' ? '' : ` ${is.edge}`}`;
    case 'share':
      return `${is.percent} %${is.edge === 'exact' ? '' : ` ${is.edge}`}`;
    case 'words':
      return is.words;
    case 'band':
      return is.band;
    case 'change':
      return is.verdict;
    case 'standing':
      return is.standing;
    case 'monthly':
      return `${is.halves / 2} a month${is.edge === 'exact' ? '' : ` ${is.edge}`}`;
    case 'margin':
      return `±${is.hundredths}`;
    case 'bounds':
      return `${is.least}-${is.most}`;
    case 'withheld':
      return is.why;
  }
}

describe('the label of a mean', () => {
  test.each([
    [25, 5, '4.5 or_higher'],
    [22, 5, '4.5 or_higher'],
    [21, 5, '4.0'],
    [18, 5, '3.5'],
    [8, 5, '1.5 or_lower'],
    [9, 5, '2.0'],
    [34, 9, '4.0'],
    [45, 10, '4.6 or_higher'],
    [37, 10, '3.8'],
    [58, 14, '4.2'],
    [75, 20, '3.8'],
    [95, 20, '4.8 or_higher'],
    [178, 50, '3.6'],
    [181, 50, '3.6'],
    [16, 4, 'too_few'],
  ])('of a sum of %i from %i people is %s', (sum, answers, label) => {
    expect(print(showMean([of(sum, answers)]))).toBe(label);
  });

  test.each([
    [46, 11, 5, '4.0'],
    [41, 11, 5, '3.5'],
    [54, 13, 6, '4.0'],
    [98, 26, 12, '3.8'],
    [310, 82, 40, '3.8'],
  ])('of a window with %i in %i answers, at least %i a week, is %s', (sum, answers, smallest, label) => {
    expect(print(showMean([of(sum, answers, smallest)]))).toBe(label);
  });

  test('gets coarser when it is compared with a week of few answers', () => {
    expect(print(showMean([of(98, 26, 26)]))).toBe('3.8');
    expect(print(showMean([of(98, 26, 26)], [of(20, 6)]))).toBe('4.0');
    expect(print(showMean([of(98, 26, 26)], [of(20, 4)]))).toBe('too_few');
  });

  test('of several statements is that of the mean of their means', () => {
    expect(print(showMean([of(40, 20), of(100, 25)]))).toBe('3.0');
    expect(print(showMean([]))).toBe('no_answers');
  });

  test('rounds halves up, also where floating point would not', () => {
    expect(print(showMean([of(25, 10, 5)]))).toBe('2.5');
    expect(print(showMean([of(45, 20, 5)]))).toBe('2.5');
    expect(print(showMean([of(41, 20)]))).toBe('2.1');
  });
});

describe('a share', () => {
  const share = (part: number, whole: number, people = whole): string =>
    print(showShare({ part, whole, people }, 5));

  test.each([
    [19, 19, 'nearly_everyone'],
    [12, 15, 'nearly_everyone'],
    [11, 15, 'most'],
    [9, 15, 'most'],
    [6, 15, 'about_half'],
    [5, 15, 'fewer_than_half'],
    [0, 5, 'fewer_than_half'],
  ])('of %i in %i people is said in words: %s', (part, whole, words) => {
    expect(share(part, whole)).toBe(words);
  });

  test.each([
    [17, 20, '85 %'],
    [18, 20, '90 % or_higher'],
    [20, 20, '90 % or_higher'],
    [2, 20, '10 % or_lower'],
    [0, 40, '10 % or_lower'],
    [41, 80, '50 %'],
    [42, 80, '55 %'],
  ])('of %i in %i people is said in steps: %s', (part, whole, steps) => {
    expect(share(part, whole)).toBe(steps);
  });

  test('counts people and not things: forty talks of four people are four people', () => {
    expect(share(30, 40, 4)).toBe('too_few');
    expect(share(30, 40, 5)).toBe('most');
  });

  test('follows a raised minimum and never goes below five', () => {
    expect(print(showShare({ part: 6, whole: 7, people: 7 }, 8))).toBe('too_few');
    expect(print(showShare({ part: 4, whole: 4, people: 4 }, 1))).toBe('too_few');
  });

  test('of nothing is not a share of too few', () => {
    expect(share(0, 0)).toBe('no_answers');
  });
});

test.each([
  [4, 'too_few'],
  [5, '5-9'],
  [9, '5-9'],
  [10, '10-19'],
  [19, '10-19'],
  [20, '20-49'],
  [49, '20-49'],
  [50, '50+'],
])('%i people are shown as %s', (people, band) => {
  expect(print(showBand(people))).toBe(band);
});

test('a number of people follows a raised minimum and never goes below five', () => {
  expect([showBand(7, 8), showBand(8, 8), showBand(4, 3)].map(print)).toEqual(['too_few', '5-9', 'too_few']);
});

test('a share of a team is said in words, whatever its size', () => {
  const words = (part: number, whole: number, people: number, minimum = 5) =>
    print(showWords({ part, whole, people }, minimum));
  expect([words(50, 100, 100), words(60, 100, 100), words(5, 5, 5)]).toEqual([
    'about_half',
    'most',
    'nearly_everyone',
  ]);
  expect([words(4, 4, 4, 1), words(6, 7, 7, 8), words(0, 0, 9)]).toEqual([
    'too_few',
    'too_few',
    'no_answers',
  ]);
  expect(words(8, 8, 8, 8)).toBe('nearly_everyone');
});

test('what was chosen by some of those who answered is kept as a step, from twenty answers on', () => {
  expect([chosenPercent(7, 19), chosenPercent(7, 20), chosenPercent(0, 20)]).toEqual([null, 35, 10]);
  expect([null, 10, 35, 90].map((step) => print(showStep(step)))).toEqual([
    'too_few',
    '10 % or_lower',
    '35 %',
    '90 % or_higher',
  ]);
});

test('a change says whether it is news, and a standing says where', () => {
  expect(showChange('up', true).is).toEqual({ kind: 'change', verdict: 'up', news: true });
  expect(showChange('none', false).is).toEqual({ kind: 'change', verdict: 'none', news: false });
  expect(showStanding('like').is).toEqual({ kind: 'standing', standing: 'like' });
});

describe('how sure an index is', () => {
  const margin = (error: number, n: number) => print(showMargin(error, [of(3 * n, n)]));
  const bounds = (least: number, most: number, n = 20) => print(showBounds({ least, most }, [of(3 * n, n)]));

  test('is said as the margin that holds nine times of ten, to the nearest tenth', () => {
    expect([margin(0.1, 20), margin(0.15, 20), margin(0.16, 20), margin(0.5, 20)]).toEqual([
      '±20',
      '±20',
      '±30',
      '±80',
    ]);
  });

  test('is said as bounds, outwards to a tenth and no further than a label goes', () => {
    expect(bounds(2.34, 4.06)).toBe('23-41');
    expect(bounds(2.3, 4.1)).toBe('23-41');
    expect([bounds(4.95, 5), bounds(1, 1.05)]).toEqual(['48-50', '10-12']);
  });

  test('does not follow what decimals are off by', () => {
    const [least, most] = [4.1 - 1.2, 1.1 * 3];
    expect([least < 2.9, most > 3.3]).toEqual([true, true]);
    expect(bounds(least, most)).toBe('29-33');
  });

  test('is not said of fewer than twenty, nor of nothing', () => {
    expect([margin(0.1, 19), bounds(2, 4, 19)]).toEqual(['too_few', 'too_few']);
    expect([margin(0.1, 4), bounds(2, 4, 4)]).toEqual(['too_few', 'too_few']);
    const nothing = [showMargin(0.1, []), showBounds({ least: 2, most: 4 }, []), showUsual(0.1, [])];
    expect(nothing.map(print)).toEqual(['no_answers', 'no_answers', 'no_answers']);
  });
});

/** A block of n people whose sum is known exactly, as the attacker of the ledger knows it. */
function block(n: number, sum: number): LedgerCell {
  const of = {
    week: '2027-W13',
    statement: 'I1',
    wording: 1,
    kind: 'block',
    block: 'A',
    groups: [],
  } as const;
  return { ...of, n, sum, heads: n };
}

describe('talks in a month', () => {
  const often = (talks: number, people: number, months: number) =>
    print(showMonthly({ talks, people, months }, 5));

  test('are told in halves, and beyond either end no further', () => {
    expect(often(32, 9, 0.92)).toBe('4 a month');
    expect(often(36, 9, 4.2)).toBe('1 a month');
    expect(often(0, 9, 6)).toBe('0.5 a month or_lower');
    expect(often(100, 9, 1)).toBe('5 a month or_higher');
  });

  test('of four people, or of a fortnight, are not', () => {
    expect(often(16, 4, 1)).toBe('too_few');
    expect(often(18, 9, 0.5)).toBe('too_few');
    expect(print(showMonthly({ talks: 16, people: 7, months: 1 }, 8))).toBe('too_few');
  });
});

describe('the favourable share', () => {
  test('is kept from twenty answers on, in steps of five', () => {
    expect(favourablePercent(12, [block(19, 70)])).toBeNull();
    expect(favourablePercent(12, [block(20, 70)])).toBe(60);
    expect(favourablePercent(20, [block(20, 98)])).toBe(90);
  });

  test('stays one away from the fewest and the most that the sums allow', () => {
    // Of ten with a sum of 34 two to eight are in favour, of ten with 26 none to five.
    const cells = [block(10, 34), block(10, 26)];
    expect([0, 2, 3, 7, 12, 13, 20].map((n) => favourablePercent(n, cells))).toEqual([
      15, 15, 15, 35, 60, 60, 60,
    ]);
    // Where they allow one or two it is the lesser of the two, whatever it was.
    expect([0, 20].map((n) => favourablePercent(n, [block(20, 23)]))).toEqual([10, 10]);
    expect([0, 20].map((n) => favourablePercent(n, [block(20, 95)]))).toEqual([90, 90]);
    // Three blocks in which nobody is in favour beside one with four or five of them: four of twenty.
    const low = block(5, 7);
    expect([0, 20].map((n) => favourablePercent(n, [low, low, low, block(5, 23)]))).toEqual([20, 20]);
  });

  test('of a window weighs each week with its answers', () => {
    const weeks = [
      { percent: 60, answers: 30 },
      { percent: 80, answers: 20 },
    ];
    expect(print(showFavourable(weeks))).toBe('70 %');
    expect(print(showFavourable([{ percent: 60, answers: 19 }]))).toBe('too_few');
    expect(print(showFavourable(weeks, [of(40, 12)]))).toBe('too_few');
    expect(print(showFavourable(weeks, [of(80, 20)]))).toBe('70 %');
    expect(print(showFavourable([{ percent: 60, answers: 20 }]))).toBe('60 %');
    expect(print(showFavourable([]))).toBe('no_answers');
  });
});

describe('something shown', () => {
  test('can be made by the gate alone', () => {
    expect(isShown(showChange('up', true))).toBe(true);
    // @ts-expect-error a literal is not something shown
    const literal: Shown = { is: { kind: 'band', band: '5-9' } };
    // @ts-expect-error nor is a copy with another content
    // oxlint-disable-next-line typescript/no-misused-spread -- that it loses its class is the point
    const copy: Shown = { ...withhold('too_few'), is: { kind: 'label', step: 9, grid: 2, edge: 'exact' } };
    expect([literal, copy].map((it) => isShown(it))).toEqual([false, false]);
  });

  test('cannot be changed afterwards', () => {
    const label = showMean([of(18, 5)]);
    expect(() => Object.assign(label, { is: { kind: 'band', band: '5-9' } })).toThrow(TypeError);
    expect(() => Object.assign(label.is, { step: 1 })).toThrow(TypeError);
  });

  test('says why nothing is shown, and no number', () => {
    expect(withhold('would_reveal').is).toEqual({ kind: 'withheld', why: 'would_reveal' });
    expect(showMean([of(16, 4)]).is).toEqual({ kind: 'withheld', why: 'too_few' });
  });
});

describe('how far a number goes up and down by itself', () => {
  const usual = (error: number, n: number) => print(showUsual(error, [of(3 * n, n)]));

  test('is a whole step of the labels beside it, and at least what counts as a change', () => {
    expect([usual(0.15, 6), usual(0.32, 6)]).toEqual(['±50', '±100']);
    expect([usual(0.1, 12), usual(0.13, 12)]).toEqual(['±20', '±40']);
    expect([usual(0.02, 200), usual(0.13, 25)]).toEqual(['±20', '±30']);
  });

  test('is not told of four people', () => {
    expect(usual(0.3, 4)).toBe('too_few');
  });
});
