import type { Side } from '../domain/messages.ts';
import { actionById } from '../store/actions.ts';
import type { Checkin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { lastHeld } from './points.ts';

/* The one step on which the two agreed in a talk, for the two alone. */

export type AgreedStep = { id: string; text: string; owner: Side; done: boolean };

/** Null: nothing was agreed on, or none on purpose, or which one it was is not known. */
export function stepOf(tx: Tx, { nextStepId: id }: Pick<Checkin, 'nextStepId'>): AgreedStep | null {
  const action = id === null ? undefined : actionById(tx, id);
  if (action === undefined || action.result === 'dropped') return null;
  return { id: action.id, text: action.text, owner: action.owner, done: action.doneAt !== null };
}

/** In the last talk that was held before this check-in. */
export function stepBefore(tx: Tx, pairId: string, checkinId: string | null): AgreedStep | null {
  const last = lastHeld(tx, pairId, checkinId);
  return last === undefined ? null : stepOf(tx, last);
}
