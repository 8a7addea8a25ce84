import type { Clock } from '../clock.ts';

const LOOK_EVERY_MS = 250;
/** After three seconds Slack has told the person that nothing came of it. */
const LONGEST_MS = 3_000;
/** By then all that had piled up has been taken in. */
const PILE_MS = 1_000;

export interface Standstill {
  /** Whether what comes now may have waited for so long that nobody waits for it any more. */
  isLate(): boolean;
  stop(): void;
}

/**
 * A process that stood still (paused, or waiting for the server of the database) finds on its return what people did
 * meanwhile. They were told that it failed, and may have done it again through another process: doing it now would put the
 * old over the new. By the clock on the wall, since the other one does not run while a machine is suspended; that it may be set
 * costs a second of refusals.
 */
export function watchStandstill(clock: Clock): Standstill {
  let last = clock.now();
  let lateUntil = Number.NEGATIVE_INFINITY;
  const look = () => {
    const now = clock.now();
    if (now - last >= LONGEST_MS) lateUntil = now + PILE_MS;
    last = now;
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return {
    isLate() {
      look();
      return clock.now() < lateUntil;
    },
    stop: () => clearInterval(timer),
  };
}
