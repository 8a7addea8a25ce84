import { careerOf, keepCareer } from '../store/career.ts';
import type { Tx } from '../store/db.ts';
import { handedOver } from '../store/handovers.ts';
import type { Person } from '../store/people.ts';
import type { Pair } from '../store/teams.ts';

/* Where somebody wants to go, if that is what they want. */

export type CareerWords = { direction: string; step: string };

/** Null while it is off. */
export function ownCareer(tx: Tx, person: Person): CareerWords | null {
  const kept = careerOf(tx, person.id);
  return kept?.on === true ? { direction: kept.direction, step: kept.step } : null;
}

/** What was written, also while it is off: to begin with when it is turned on again. */
export function careerWords(tx: Tx, person: Person): CareerWords {
  const { direction = '', step = '' } = careerOf(tx, person.id) ?? {};
  return { direction, step };
}

/**
 * What the two of a pair read of it, once a month on the agenda; null: off, or written in an earlier pair and not
 * handed over.
 */
export function careerFor(tx: Tx, pair: Pair): CareerWords | null {
  const kept = careerOf(tx, pair.employeeId);
  if (kept === null || !kept.on) return null;
  const isTheirs = kept.changedAt >= pair.startedAt || handedOver(tx, pair.id).has('career');
  return isTheirs ? { direction: kept.direction, step: kept.step } : null;
}

export const turnCareerOn = (tx: Tx, person: Person, words: CareerWords): void =>
  keepCareer(tx, person.id, { on: true, ...words });

/** Gone from everything at once; the words stay only if the person wants to keep them. */
export function turnCareerOff(tx: Tx, person: Person, words: 'keep' | 'erase'): void {
  const kept = words === 'keep' ? careerWords(tx, person) : { direction: '', step: '' };
  keepCareer(tx, person.id, { on: false, ...kept });
}
