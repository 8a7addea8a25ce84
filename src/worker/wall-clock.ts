import type { Clock } from '../clock.ts';
import type { Tx } from '../store/db.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';

const HIGHEST = 'highest_moment';
const NOTED_EVERY_MS = 60_000;
const TOLERATED_MS = 120_000;

const LEAP_MS = 5 * 60_000;
const HELD_MS = 2 * 60_000;

/**
 * Whether the machine's clock has just leapt ahead, by more than has passed: it may leap back as soon as a time server
 * is asked. Until it has stayed for two minutes nothing is planned, sent or given up as too late; a machine that was
 * asleep waits for as long. Each call looks.
 */
export function watchLeaps(clock: Clock): () => boolean {
  let last = { wall: clock.now(), mono: clock.mono() };
  let heldUntil = Number.NEGATIVE_INFINITY;
  return () => {
    const seen = { wall: clock.now(), mono: clock.mono() };
    if (seen.wall - last.wall - (seen.mono - last.mono) > LEAP_MS) heldUntil = seen.mono + HELD_MS;
    last = seen;
    return seen.mono < heldUntil;
  };
}

/**
 * Whether the machine's clock shows a time that it had already passed: set back, or not set yet after a cold start. Then
 * nothing may be planned, since what is due would be judged by a wrong now. Notes the highest moment seen.
 */
export function isBehind(tx: Tx): boolean {
  const highest = Number(getRuntime(tx, HIGHEST) ?? 0);
  if (tx.now > highest + NOTED_EVERY_MS) setRuntime(tx, HIGHEST, String(tx.now));
  return tx.now < highest - TOLERATED_MS;
}
