import { type Bounds, type Label, type Margin, type Shown, showBounds, showMargin } from './disclosure.ts';
import type { Share, Withheld, Words } from './disclosure.ts';
import type { Tally } from './ledger.ts';
import { certainBounds } from './uncertainty.ts';

/*
 * How sure the index is as a word about everybody, and not only about those who answered. Said from twenty answers on,
 * and while so many are missing that it matters.
 */

export type Certainty = {
  readonly margin: Shown<Margin | Withheld>;
  readonly bounds: Shown<Bounds | Withheld>;
};

/** One statement of the index in the window of now, and how many answers to it were asked for. */
export type AskedTally = { readonly tally: Tally; readonly asked: number };

export function certaintyOf(
  { is: level }: Shown<Label | Withheld>,
  { is: rate }: Shown<Share | Words | Withheld>,
  statements: readonly AskedTally[],
  error: number | undefined,
): Certainty | null {
  const fine = level.kind === 'label' && level.grid === 10;
  const someAreMissing = rate.kind === 'share' && rate.edge !== 'or_higher';
  if (!fine || !someAreMissing || error === undefined) return null;
  const tallies = statements.map(({ tally }) => tally);
  return { margin: showMargin(error, tallies), bounds: showBounds(boundsOf(statements), tallies) };
}

/** The plain mean of the statements' own bounds: each of them may be off by as much at the same time. */
function boundsOf(statements: readonly AskedTally[]): { least: number; most: number } {
  const each = statements.map(({ tally: { sum, answers }, asked }) =>
    certainBounds(sum, answers, Math.max(asked, answers)),
  );
  const mean = (of: (one: (typeof each)[number]) => number): number =>
    each.reduce((total, one) => total + of(one), 0) / each.length;
  return { least: mean(({ least }) => least), most: mean(({ most }) => most) };
}
