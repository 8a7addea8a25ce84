import type { Tx } from './db.ts';
import { getRuntime, setRuntime } from './runtime.ts';

/* Counting each manager's pairs looks at every one of them, so it is done when one has begun or ended, not at every tick. */

const COUNTED = 'pairs_counted';

export const pairsChanged = (tx: Tx): void => setRuntime(tx, COUNTED, '');

/** Whether they have been counted against this limit since the last change. */
export const pairsCounted = (tx: Tx, limit: number): boolean => getRuntime(tx, COUNTED) === String(limit);

export const notePairsCounted = (tx: Tx, limit: number): void => setRuntime(tx, COUNTED, String(limit));
