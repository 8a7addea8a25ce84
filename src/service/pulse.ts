import type { Tx } from '../store/db.ts';

export const pulseDue = (_: Tx): number => 0;
export const nextPulseMoment = (_: Tx): number | null => null;
