import type { Log } from '../log.ts';
import type { Store } from '../store/db.ts';
import type { StoreError, StoreProblem } from '../store/problem.ts';

export interface Alarm {
  raise(error: StoreError): void;
  /** What heals by itself is over when a commit succeeds and the reserve lies beside the database again. */
  look(store: Store): void;
}

/** A command of the operator holds the database for a moment, and what waited is tried again. */
const PASSING: ReadonlySet<StoreProblem> = new Set(['busy', 'late']);

/** What is wrong with the database file: one line in the log when it begins, and one when it is over. */
export function createAlarm(log: Log): Alarm {
  let raised: StoreProblem | null = null;
  return {
    raise({ problem }) {
      if (problem !== raised) log[PASSING.has(problem) ? 'warn' : 'error']('store.problem', { problem });
      raised = problem;
    },
    look(store) {
      if (raised === null || store.health().problem !== null || !store.hasRoom()) return;
      log.info('store.well_again', { problem: raised });
      raised = null;
    },
  };
}
