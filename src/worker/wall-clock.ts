import type { Tx } from '../store/db.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';

const HIGHEST = 'highest_moment';
const NOTED_EVERY_MS = 60_000;
const TOLERATED_MS = 120_000;

/**
 * Whether the machine's clock shows a time that it had already passed: set back, or not set yet after a cold start. Then
 * nothing may be planned, since what is due would be judged by a wrong now. Notes the highest moment seen.
 */
export function isBehind(tx: Tx): boolean {
  const highest = Number(getRuntime(tx, HIGHEST) ?? 0);
  if (tx.now > highest + NOTED_EVERY_MS) setRuntime(tx, HIGHEST, String(tx.now));
  return tx.now < highest - TOLERATED_MS;
}
