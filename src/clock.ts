import { setTimeout as wait } from 'node:timers/promises';

/** The only reader of the time. `now` is epoch milliseconds; `mono` never steps back. */
export interface Clock {
  now(): number;
  mono(): number;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  mono: () => performance.now(),
  sleep: (ms) => wait(ms),
};

export interface MovableClock extends Clock {
  set(moment: number): void;
  advance(ms: number): void;
}

/** A clock moved by hand: the practice workspace and every test live by it. Sleeping advances it. */
export function movableClock(start: number): MovableClock {
  let now = start;
  let mono = 0;
  const advance = (ms: number) => {
    now += ms;
    mono += Math.max(0, ms);
  };
  return {
    now: () => now,
    mono: () => mono,
    sleep: async (ms) => advance(ms),
    set: (moment) => advance(moment - now),
    advance,
  };
}
