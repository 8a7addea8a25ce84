import { type Fact, keyOf } from '../domain/messages.ts';
import { nextSendable } from '../domain/prompts.ts';
import type { Tx } from '../store/db.ts';
import { enrolledPeople, type Person, personById } from '../store/people.ts';
import { activePairs } from '../store/teams.ts';
import { calendarOf } from './pairs.ts';
import { send } from './sending.ts';
import { GRACE_MS } from './welcomes.ts';

/* Whom a pilot concerns, and how they hear of what is decided about it. */

export const managersNow = (tx: Tx): Person[] =>
  [...new Set(activePairs(tx).map(({ managerId }) => managerId))].map((id) => personById(tx, id)!);

/** Who takes part and their managers, as far as they have been welcomed: all others read it in their welcome. */
export function welcomed(tx: Tx): Person[] {
  const people = [...enrolledPeople(tx), ...managersNow(tx)].filter(({ welcomedAt }) => welcomedAt !== null);
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** Not before it can no longer be taken back; the keys of what was sent. */
export function tellAll(tx: Tx, people: readonly Person[], fact: Fact): string[] {
  for (const person of people)
    send(tx, person, fact, { at: nextSendable(tx.now + GRACE_MS, person.zone, calendarOf(tx, person)) });
  return people.length === 0 ? [] : [keyOf(fact)];
}
