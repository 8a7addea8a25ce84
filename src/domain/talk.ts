/*
 * What is written down in a talk. Each of the two has texts of their own, so that neither can overwrite the other; what
 * can collide is only one's own text, written on two devices.
 */

/** 'private' is read by its writer alone, the others by both. In the order in which they are asked. */
export const NOTE_KINDS = ['shared', 'praise', 'wish', 'private'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Two texts of one person: what is stored, and what was typed by somebody who had not seen that. Both are kept. */
export function joined(stored: string, typed: string): { text: string; isBoth: boolean } {
  if (stored.includes(typed)) return { text: stored, isBoth: false };
  if (typed.includes(stored)) return { text: typed, isBoth: false };
  return { text: `${stored}\n\n${typed}`, isBoth: true };
}

/** What the two have agreed on at the end of a talk: a step weighs more than none on purpose, whoever says it first. */
export type NextStep = 'step' | 'none';

export const agreed = (before: NextStep | null, now: NextStep): NextStep =>
  before === 'step' ? before : now;
