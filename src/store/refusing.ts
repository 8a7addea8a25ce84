import type { Store } from './db.ts';
import { StoreError, type StoreProblem } from './problem.ts';

/** Stands where a store stands, and refuses everything for this reason. */
export function refusingStore(problem: StoreProblem, message: string): Store {
  const refuse = (): never => {
    throw new StoreError(problem, message);
  };
  const weekKeys = { keyOf: () => null, create: refuse, destroy: refuse, weeks: () => [] };
  return {
    transact: refuse,
    read: refuse,
    weekKeys,
    health: () => ({ problem, walBytes: 0, schemaVersion: 0, flushes: true, networkDisk: false }),
    hasRoom: () => false,
    backup: () => Promise.reject(new StoreError(problem, message)),
    checkpoint: refuse,
    close: () => {},
  };
}
