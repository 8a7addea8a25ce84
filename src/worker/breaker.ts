import type { Clock } from '../clock.ts';

/** 'refused': Slack refuses us altogether (token, scope). 'outage': it fails call after call. */
export type Trip = 'refused' | 'outage';

const PROBE_MS: Record<Trip, { first: number; most: number }> = {
  refused: { first: 60_000, most: 600_000 },
  outage: { first: 15_000, most: 120_000 },
};
const FAILURES_IN_A_ROW = 5;

/** While it is open nothing is sent and nothing is given up; one small call at a time asks whether all is well again. */
export interface Breaker {
  open(): Trip | null;
  /** Milliseconds until the next probe; 0: now, or closed. */
  wait(): number;
  trip(why: Trip): void;
  /** A call failed on Slack's side; the fifth in a row opens the breaker. */
  failure(): void;
  /** Slack answered sensibly: closes. */
  success(): void;
  /** The probe failed; the next one comes after twice the time. */
  stillBroken(): void;
}

export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let state: { why: Trip; step: number; probeAt: number } | null = null;
  const trip = (why: Trip) => {
    if (state?.why === why) return;
    state = { why, step: PROBE_MS[why].first, probeAt: clock.mono() + PROBE_MS[why].first };
  };
  return {
    open: () => state?.why ?? null,
    wait: () => (state ? Math.max(0, Math.ceil(state.probeAt - clock.mono())) : 0),
    trip,
    failure() {
      failures += 1;
      if (failures >= FAILURES_IN_A_ROW) trip('outage');
    },
    success() {
      failures = 0;
      state = null;
    },
    stillBroken() {
      if (!state) return;
      state.step = Math.min(PROBE_MS[state.why].most, state.step * 2);
      state.probeAt = clock.mono() + state.step;
    },
  };
}
