import { nextSendable } from '../domain/prompts.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { calendarIn, type Roster } from './roster.ts';

/** Nobody hears from the app before this has passed, so that a change can really be taken back. */
export const GRACE_MS = 10 * 60 * 1000;

export const needsWelcome = (person: Person) => person.welcomedAt === null && person.deactivatedAt === null;

const moments = new WeakMap<Roster, Map<string, number>>();

/** The earliest moment at which somebody may hear of a change made now. */
export function welcomeAt(tx: Tx, person: Person, roster: Roster): number {
  const calendar = calendarIn(roster, person.id);
  if (calendar.absences.length > 0) return nextSendable(tx.now + GRACE_MS, person.zone, calendar);
  const known = moments.get(roster) ?? new Map<string, number>();
  moments.set(roster, known);
  const at = known.get(person.zone) ?? nextSendable(tx.now + GRACE_MS, person.zone, calendar);
  known.set(person.zone, at);
  return at;
}
