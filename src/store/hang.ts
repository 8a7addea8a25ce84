import { Worker } from 'node:worker_threads';

/** Above the five seconds after which the server ends a transaction that keeps others waiting. */
const LONGEST_S = 20;

/**
 * Asked from another thread: this one stands still while it waits for the server, and if the network swallows the answer
 * it would for ever. What is killed in the middle is made good at the next start, as after any kill.
 */
const WATCH = `
const { workerData: { state, longest } } = require('node:worker_threads');
let seen = 0, seconds = 0;
setInterval(() => {
  const now = Atomics.load(state, 0);
  seconds = now !== 0 && now === seen ? seconds + 1 : 0;
  seen = now;
  if (seconds < longest) return;
  require('node:fs').writeSync(2, 'The server of the database has not answered for ' + longest + ' seconds. Samtale ends.\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);`;

export interface HangGuard {
  during<T>(work: () => T): T;
  end(): void;
}

export function guardAgainstHanging(longest = LONGEST_S): HangGuard {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WATCH, { eval: true, workerData: { state, longest } });
  worker.unref();
  let calls = 0;
  let depth = 0;
  return {
    during(work) {
      depth += 1;
      calls = (calls % 1_000_000) + 1;
      if (depth === 1) Atomics.store(state, 0, calls);
      try {
        return work();
      } finally {
        depth -= 1;
        if (depth === 0) Atomics.store(state, 0, 0);
      }
    },
    end: () => void worker.terminate(),
  };
}
