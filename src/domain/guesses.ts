import { type Label, positionOf } from './disclosure.ts';
import type { StatementId } from './statements.ts';

/** What a manager may think the team says, before its numbers come: halves, as coarse as the numbers of a small team. */
export const GUESSES = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] as const;
export type Guess = (typeof GUESSES)[number];

/** By statement; one that is missing was not guessed. */
export type Guesses = Readonly<Partial<Record<StatementId, Guess>>>;

export const isGuess = (value: number): value is Guess => GUESSES.some((guess) => guess === value);

const CLOSE_TENTHS = 5;
const FAR_TENTHS = 10;

/** Between the two nothing is said: neither is it close nor would it be worth a word. */
export function guessed(guess: Guess, label: Label): 'close' | 'apart' | null {
  const tenths = Math.abs(Math.round(10 * guess) - Math.round(10 * positionOf(label)));
  if (tenths <= CLOSE_TENTHS) return 'close';
  return tenths >= FAR_TENTHS ? 'apart' : null;
}
