import { may, selfIf } from '../domain/access.ts';
import { workingDayFrom } from '../domain/calendar.ts';
import { nextSendable } from '../domain/prompts.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { dateAt, momentOf } from '../domain/time.ts';
import { type Checkin, checkinsFrom } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { handedOver } from '../store/handovers.ts';
import { type Person, personById } from '../store/people.ts';
import { firstTime, seenAt } from '../store/seen.ts';
import {
  addStrength,
  anyStrengthById,
  changeStrength,
  removeStrength,
  restoreStrength,
  type Strength,
  strengthById,
  strengthsOf,
} from '../store/strengths.ts';
import { activePairOf, type Pair, pairById } from '../store/teams.ts';
import { reachPair } from './actions.ts';
import { type PairContext, silent } from './pairs.ts';
import { send } from './sending.ts';

/* What somebody is good at: a lasting list of their own, on which a manager puts the first word of a new pair. */

/** `from`: the manager who named it; null: the person. */
export type StrengthLine = Strength & { from: string | null };

const withAuthor = (tx: Tx, one: Strength): StrengthLine => ({
  ...one,
  from: one.authorId === one.personId ? null : personById(tx, one.authorId)!.name,
});

/** All of a person's list, for the person alone. */
export const strengthsHeld = (tx: Tx, person: Person): StrengthLine[] =>
  strengthsOf(tx, person.id).map((one) => withAuthor(tx, one));

/**
 * What the manager of this pair reads: what was written while the two have been a pair, what was written before the
 * person had any, and the person's own of earlier pairs if they were handed over.
 */
export function strengthsFor(tx: Tx, pair: Pair): StrengthLine[] {
  const isGiven = handedOver(tx, pair.id).has('strengths');
  return strengthsOf(tx, pair.employeeId)
    .filter(
      ({ pairId, authorId, personId }) =>
        pairId === pair.id || (authorId === personId && (pairId === null || isGiven)),
    )
    .map((one) => withAuthor(tx, one));
}

// ---- the own list ------------------------------------------------------------------------------------------

/** The same words twice are one strength. */
export function keepStrength(tx: Tx, person: Person, text: string): string {
  const pairId = activePairOf(tx, person.id)?.id ?? null;
  const same = strengthsOf(tx, person.id).find((one) => one.text === text);
  return same?.id ?? addStrength(tx, { personId: person.id, authorId: person.id, pairId, text });
}

export function ownStrength(tx: Tx, person: Person, id: string): ({ ok: true } & StrengthLine) | Refusal {
  const one = strengthById(tx, id);
  if (one === undefined) return refuse('outdated');
  if (!may(selfIf(one.personId === person.id), 'strength.keep')) return refuse('not_yours');
  return { ok: true, ...withAuthor(tx, one) };
}

/** What a manager named can be taken off the list, but the words stay the manager's. */
export function editStrength(tx: Tx, person: Person, id: string, text: string): { ok: true } | Refusal {
  const one = ownStrength(tx, person, id);
  if (!one.ok) return one;
  if (!may(selfIf(one.authorId === person.id), 'strength.word')) return refuse('not_yours');
  changeStrength(tx, id, text);
  return { ok: true };
}

export function dropStrength(tx: Tx, person: Person, id: string): { ok: true } | Refusal {
  const one = ownStrength(tx, person, id);
  if (one.ok) removeStrength(tx, id);
  return one;
}

export function takeStrengthBack(tx: Tx, person: Person, id: string): { ok: true } | Refusal {
  const one = anyStrengthById(tx, id);
  if (!may(selfIf(one?.personId === person.id), 'strength.keep')) return refuse('not_yours');
  restoreStrength(tx, id);
  return { ok: true };
}

// ---- the manager's first word ------------------------------------------------------------------------------

/** The manager of a pair names strengths of its employee. */
export function nameStrengths(
  tx: Tx,
  manager: Person,
  pairId: string,
  texts: string[],
): { ok: true; employee: Person } | Refusal {
  const of = reachPair(tx, manager, pairId, 'strength.name');
  if (!of.ok) return of;
  const { employee } = of;
  for (const text of texts) {
    const isThere = strengthsOf(tx, employee.id).some(
      (one) => one.text === text && one.authorId === manager.id,
    );
    if (!isThere) addStrength(tx, { personId: employee.id, authorId: manager.id, pairId, text });
  }
  return { ok: true, employee };
}

const isNew = (tx: Tx, pairId: string): boolean =>
  !checkinsFrom(tx, pairId, '').some(({ preparedAt, state }) => preparedAt !== null || state === 'held');

const hasNamed = (tx: Tx, { id, employeeId, managerId }: Pair): boolean =>
  strengthsOf(tx, employeeId).some((one) => one.pairId === id && one.authorId === managerId);

/** Whether the first word is still the manager's, of a pair that has not begun. */
export function isStrengthWanted(tx: Tx, pairId: string): boolean {
  const pair = pairById(tx, pairId);
  return pair !== undefined && pair.endedAt === null && isNew(tx, pairId) && !hasNamed(tx, pair);
}

const askedKey = (pairId: string): string => `strength:${pairId}`;

const opensAt = ({ zone }: PairContext, { date }: Checkin): number => momentOf(zone, date, '08:00');

/** With the first prompt of a new pair. Nobody waits for a manager who cannot hear of it in time. */
export function askForStrength(tx: Tx, context: PairContext, row: Checkin): void {
  const { pair, manager, facts } = context;
  if (!isStrengthWanted(tx, pair.id) || silent(manager) !== null) return;
  const at = nextSendable(tx.now, manager.zone, facts.manager);
  if (at >= opensAt(context, row)) return;
  firstTime(tx, askedKey(pair.id));
  send(tx, manager, { kind: 'name_strength', pair: pair.id }, { at });
}

/** Until when the employee's preparation waits for the manager's first word; null: it does not. */
export function strengthAwaitedUntil(tx: Tx, context: PairContext, row: Checkin): number | null {
  const { pair, manager, facts } = context;
  const until = opensAt(context, row);
  const isAsked = seenAt(tx, askedKey(pair.id)) !== null;
  if (!isAsked || tx.now >= until || silent(manager) !== null) return null;
  const back = workingDayFrom(dateAt(manager.zone, tx.now), facts.manager);
  if (back >= row.date) return null; // away meanwhile: waiting would be for nothing
  return isStrengthWanted(tx, pair.id) ? until : null;
}
