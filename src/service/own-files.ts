import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { grantedScopes } from './overview.ts';

/* Files that somebody asks for in their own conversation: whether the app may send any, and one at a time. */

/** Whether the company has given the app the right to send files; it is optional. */
export const maySendFiles = (tx: Tx): boolean => grantedScopes(tx).has('files:write');

/** A sending that never said that it ended (the process did) is forgotten after this. */
const LONGEST_MS = 2 * 60 * 1000;

const nameOf = ({ id }: Person): string => `sending:${id}`;

/** False while another file is on its way to the same person: whoever presses twice gets one. */
export function beginSending(tx: Tx, person: Person): boolean {
  const since = Number(getRuntime(tx, nameOf(person)) ?? 0);
  if (since > 0 && tx.now - since < LONGEST_MS) return false;
  setRuntime(tx, nameOf(person), String(tx.now));
  return true;
}

export const endSending = (tx: Tx, person: Person): void => setRuntime(tx, nameOf(person), '0');
