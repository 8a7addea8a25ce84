import { type LedgerCell, type Tally, meanOf } from './ledger.ts';

/*
 * The gate. Everything that is ever shown about people, beyond one's own data and the data of one's own pair,
 * is a `Shown`, and only this file can make one. It takes sums of the ledger and counts, and gives back labels
 * coarse enough to be shown.
 */

/** Where a coded end of a range stands for everything beyond it. */
export type Edge = 'exact' | 'or_lower' | 'or_higher';

/** A mean on the scale of 1 to 5: `step / grid`, in halves (grid 2), fifths (5) or tenths (10). */
export type Label = {
  readonly kind: 'label';
  readonly step: number;
  readonly grid: 2 | 5 | 10;
  readonly edge: Edge;
};

/** A share of at least twenty people, in steps of five per cent between 10 and 90. */
export type Share = { readonly kind: 'share'; readonly percent: number; readonly edge: Edge };

/** A share of fewer than twenty people. */
export type Words = {
  readonly kind: 'words';
  readonly words: 'nearly_everyone' | 'most' | 'about_half' | 'fewer_than_half';
};

/** How many answered. */
export type Band = { readonly kind: 'band'; readonly band: '5-9' | '10-19' | '20-49' | '50+' };

/** How often each of so many talked in a month, in halves. */
export type Monthly = { readonly kind: 'monthly'; readonly halves: number; readonly edge: Edge };

/** What a comparison of two windows of four weeks allows to be said. */
export type Verdict = 'up' | 'down' | 'none' | 'too_few';

/** How far a mean may be from that of all who were asked, or goes up and down by itself. */
export type Margin = { readonly kind: 'margin'; readonly hundredths: number };

/** Between which two tenths the mean of everybody lies, whatever those think who did not answer. */
export type Bounds = { readonly kind: 'bounds'; readonly least: number; readonly most: number };

/** `news`: the week before did not say the same. */
export type Change = { readonly kind: 'change'; readonly verdict: Verdict; readonly news: boolean };

/** How a group's index stands to that of the others; `like` also when the difference is no larger than chance. */
export type Standing = { readonly kind: 'standing'; readonly standing: 'above' | 'below' | 'like' };

/**
 * Nothing is shown, and why. `too_few`: fewer than the minimum answered, perhaps nobody. `would_reveal`: enough
 * answered, but another, smaller group could be worked out. `too_new`: a single week of it. `no_answers`: nothing was asked. Nobody having answered
 * what was asked is `too_few`, since the other word would be a list of who did not answer.
 */
export type Withheld = {
  readonly kind: 'withheld';
  readonly why: 'too_few' | 'would_reveal' | 'too_new' | 'no_answers';
};

export type Fact = Label | Share | Words | Monthly | Band | Change | Standing | Margin | Bounds | Withheld;

/** Cannot be written down or copied elsewhere: the class is not exported, and a spread loses its private field. */
class Passed<F extends Fact> {
  readonly #gate = true;
  readonly is: F;

  constructor(is: F) {
    this.is = Object.freeze(is);
    Object.freeze(this);
  }

  static made(value: object): boolean {
    return #gate in value && value.#gate;
  }
}

/** Something about people that may be shown: `shown.is` says what. */
export type Shown<F extends Fact = Fact> = Passed<F>;

/** For code that renders what the compiler could not follow to here. */
export function isShown(value: object): value is Shown {
  return Passed.made(value);
}

export function withhold(why: Withheld['why']): Shown<Withheld> {
  return new Passed({ kind: 'withheld', why });
}

/** The finest grid and the shown range for so many answers, as multiples of `1 / grid`. */
const GRIDS = [
  { from: 20, grid: 10, lowest: 12, highest: 48 },
  { from: 10, grid: 5, lowest: 7, highest: 23 },
  { from: 5, grid: 2, lowest: 3, highest: 9 },
] as const;

/**
 * The mean of one statement, or the plain mean of several, in steps no finer than its noise: the week with the
 * fewest answers decides, also among the weeks it is `comparedWith`. Decided on whole numbers, halves up.
 */
export function showMean(
  tallies: readonly Tally[],
  comparedWith: readonly Tally[] = [],
): Shown<Label | Withheld> {
  if (tallies.length === 0) return withhold('no_answers');
  const scale = gridFor([...tallies, ...comparedWith]);
  if (scale === undefined) return withhold('too_few');
  const { grid, lowest, highest } = scale;
  const { num, den } = meanOf(tallies);
  const nearest = Number((2n * num * BigInt(grid) + den) / (2n * den));
  const step = Math.min(Math.max(nearest, lowest), highest);
  return new Passed({ kind: 'label', step, grid, edge: edgeOf(step, lowest, highest) });
}

function gridFor(tallies: readonly Tally[]) {
  const smallest = Math.min(...tallies.map((it) => it.smallest));
  return GRIDS.find(({ from }) => smallest >= from);
}

/** Nine times of ten the truth lies no further away than so many standard errors. */
const NINE_OF_TEN = 1.645;

/** The margin of an index from twenty answers on, to the nearest tenth, so that it does not tell how many answered. */
export function showMargin(error: number, tallies: readonly Tally[]): Shown<Margin | Withheld> {
  if (tallies.length === 0) return withhold('no_answers');
  if (gridFor(tallies)?.grid !== 10) return withhold('too_few');
  return new Passed({ kind: 'margin', hundredths: 10 * Math.round(10 * NINE_OF_TEN * error) });
}

/** A change that is smaller is none, however many answered. */
const SMALLEST_CHANGE = 20;

/**
 * How far an index goes up and down by itself, in whole steps of the labels it is drawn beside: a label that has moved no
 * further may have moved by rounding alone.
 */
export function showUsual(error: number, tallies: readonly Tally[]): Shown<Margin | Withheld> {
  if (tallies.length === 0) return withhold('no_answers');
  const scale = gridFor(tallies);
  if (scale === undefined) return withhold('too_few');
  const step = 100 / scale.grid;
  const steps = Math.ceil((100 * NINE_OF_TEN * error) / step);
  return new Passed({ kind: 'margin', hundredths: Math.max(SMALLEST_CHANGE, step * steps) });
}

/** The certain bounds of an index, from twenty answers: outwards to a tenth, and no further up or down than a label. */
export function showBounds(
  bounds: { readonly least: number; readonly most: number },
  tallies: readonly Tally[],
): Shown<Bounds | Withheld> {
  if (tallies.length === 0) return withhold('no_answers');
  const scale = gridFor(tallies);
  if (scale?.grid !== 10) return withhold('too_few');
  const least = Math.min(Math.floor(10 * bounds.least + SLACK), scale.highest);
  const most = Math.max(Math.ceil(10 * bounds.most - SLACK), scale.lowest);
  return new Passed({ kind: 'bounds', least, most });
}

/** What reckoning with decimals may be off. */
const SLACK = 1e-9;

function edgeOf(value: number, lowest: number, highest: number): Edge {
  return value === lowest ? 'or_lower' : value === highest ? 'or_higher' : 'exact';
}

/** Where a label stands on the scale, for a chart. */
export function positionOf(label: Label): number {
  return label.step / label.grid;
}

/** `part` of `whole` things (talks, goals, answers asked for) that concern so many different `people`. */
export type Count = { readonly part: number; readonly whole: number; readonly people: number };

const FEWEST = 5;
const IN_STEPS_FROM = 20;

/** A share among at least `minimum` people, never fewer than five: in words, from twenty people in steps of five per cent. */
export function showShare({ part, whole, people }: Count, minimum: number): Shown<Share | Words | Withheld> {
  if (whole === 0) return withhold('no_answers');
  if (people < Math.max(minimum, FEWEST)) return withhold('too_few');
  if (people < IN_STEPS_FROM) return new Passed({ kind: 'words', words: wordsOf(part, whole) });
  return new Passed(shareOf(part, whole));
}

/** A share of a team, in words whatever its size: steps of five per cent would tell who did not answer. */
export function showWords({ part, whole, people }: Count, minimum: number): Shown<Words | Withheld> {
  if (whole === 0) return withhold('no_answers');
  if (people < Math.max(minimum, FEWEST)) return withhold('too_few');
  return new Passed({ kind: 'words', words: wordsOf(part, whole) });
}

function wordsOf(part: number, whole: number): Words['words'] {
  if (100 * part >= 80 * whole) return 'nearly_everyone';
  if (100 * part >= 60 * whole) return 'most';
  if (100 * part >= 40 * whole) return 'about_half';
  return 'fewer_than_half';
}

function shareOf(part: number, whole: number): Share {
  const percent = percentOf(part, whole);
  return { kind: 'share', percent, edge: edgeOf(percent, 10, 90) };
}

/** The nearest five per cent, halves up, between 10 and 90. */
function percentOf(part: number, whole: number): number {
  const nearest = 5 * Math.floor((40 * part + whole) / (2 * whole));
  return Math.min(Math.max(nearest, 10), 90);
}

/** How many, from `minimum` on, never fewer than five. */
export function showBand(people: number, minimum = FEWEST): Shown<Band | Withheld> {
  if (people < Math.max(minimum, FEWEST)) return withhold('too_few');
  const band = people < 10 ? '5-9' : people < 20 ? '10-19' : people < 50 ? '20-49' : '50+';
  return new Passed({ kind: 'band', band });
}

export function showStanding(standing: Standing['standing']): Shown<Standing> {
  return new Passed({ kind: 'standing', standing });
}

export function showChange(verdict: Verdict, news: boolean): Shown<Change> {
  return new Passed({ kind: 'change', verdict, news });
}

const HALVES = { least: 1, most: 10 } as const;
/** Four weeks are nearly one. */
const SHORTEST_MONTHS = 0.9;

/** So many talks of so many people in so many months, for each of them in a month; a shorter time tells too little. */
export function showMonthly(
  { talks, people, months }: { readonly talks: number; readonly people: number; readonly months: number },
  minimum: number,
): Shown<Monthly | Withheld> {
  if (people < Math.max(minimum, FEWEST) || months < SHORTEST_MONTHS) return withhold('too_few');
  const nearest = Math.round((2 * talks) / (people * months));
  const halves = Math.min(Math.max(nearest, HALVES.least), HALVES.most);
  return new Passed({ kind: 'monthly', halves, edge: edgeOf(halves, HALVES.least, HALVES.most) });
}

/**
 * How many of the company gave a 4 or a 5, as the step that is stored at the close, or null below twenty answers.
 * `cells` are the company's blocks of that week and statement. The count is first held one away from either end of
 * what the sums allow: a sum of 80 with 10 of 20 in favour would otherwise say that everybody gave a 5 or a 3.
 */
export function favourablePercent(favourable: number, cells: readonly LedgerCell[]): number | null {
  const n = cells.reduce((total, cell) => total + cell.n, 0);
  if (n < IN_STEPS_FROM) return null;
  const least = cells.reduce((total, { n, sum }) => total + Math.max(0, Math.ceil((sum - 3 * n) / 2)), 0);
  const most = cells.reduce((total, { n, sum }) => total + Math.min(n, Math.floor((sum - n) / 3)), 0);
  if (most - least < 2) return percentOf(Math.floor((least + most) / 2), n);
  return percentOf(Math.min(Math.max(favourable, least + 1), most - 1), n);
}

/** How many of those who answered chose something, as the step that is stored at the close, or null below twenty answers. */
export function chosenPercent(chosen: number, answers: number): number | null {
  return answers < IN_STEPS_FROM ? null : percentOf(chosen, answers);
}

/** Such a step. */
export function showStep(percent: number | null): Shown<Share | Withheld> {
  return percent === null ? withhold('too_few') : new Passed(shareOf(percent, 100));
}

/** The favourable share of a window: the stored steps of its weeks, weighted with their answers. */
export function showFavourable(
  weeks: readonly { readonly percent: number; readonly answers: number }[],
  comparedWith: readonly Tally[] = [],
): Shown<Share | Withheld> {
  if (weeks.length === 0) return withhold('no_answers');
  const fewest = [...weeks.map((it) => it.answers), ...comparedWith.map((it) => it.smallest)];
  if (Math.min(...fewest) < IN_STEPS_FROM) return withhold('too_few');
  const answers = weeks.reduce((total, week) => total + week.answers, 0);
  const weighted = weeks.reduce((total, week) => total + week.percent * week.answers, 0);
  return new Passed(shareOf(weighted, 100 * answers));
}
