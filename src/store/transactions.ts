import type { Clock } from '../clock.ts';
import type { Connection } from './driver.ts';
import { asStoreError, StoreError } from './problem.ts';
import type { Reserve } from './reserve.ts';

/* How a piece of work becomes one transaction, and what happens to its errors. */

/** What is thrown instead of this error; whoever has to know of it is told. */
export type Noticed = (error: unknown) => unknown;

export function noticing(reserve: Reserve, onProblem: (error: StoreError) => void): Noticed {
  return (error) => {
    const known = asStoreError(error);
    if (!(known instanceof StoreError)) return known;
    if (known.problem === 'full') reserve.free();
    onProblem(known);
    return known;
  };
}

export type InTransaction = <T>(kind: 'immediate' | 'deferred', work: () => T) => T;

export function transactions(connection: Connection, noticed: Noticed): InTransaction {
  const begun = connection.transaction(<T>(work: () => T): T => refusePromise(work()));
  return (kind, work) => {
    if (connection.inTransaction) throw new Error('A transaction is already open: pass its tx on instead.');
    try {
      return begun[kind](work) as ReturnType<typeof work>;
    } catch (error) {
      throw noticed(error);
    }
  };
}

/**
 * Whoever has waited longer than this for the turn to write is told by Slack that nothing came of it, and may have done it again
 * since, through another process: what is done now would put the old over the new.
 */
export function untilTooLate(clock: Clock, giveUpMs: number): () => void {
  const asked = clock.mono();
  return () => {
    if (clock.mono() - asked > giveUpMs)
      throw new StoreError('late', 'The database was busy for too long, so this was not done. Try again.');
  };
}

/** A promise would go on after the commit; thrown inside the transaction, so that what it began is rolled back. */
function refusePromise<T>(result: T): T {
  if (result instanceof Promise) {
    result.catch(() => {});
    throw new TypeError('The work of a transaction must be synchronous.');
  }
  return result;
}

/** Only the command line and a backup tool can be in the way, for a moment; and a full disk has the reserve. */
export function tryingOnceMore<T>(work: () => T, reserve: Reserve): T {
  const before = reserve.held();
  try {
    return work();
  } catch (error) {
    const problem = error instanceof StoreError ? error.problem : null;
    const wasFreed = problem === 'full' && before && !reserve.held();
    if (problem !== 'busy' && !wasFreed) throw error;
    return work();
  }
}

/**
 * Refuses work that wrote something, whereby its transaction is rolled back. Not by SQLite's `query_only`: each change
 * of that setting has every statement we keep compiled again.
 */
export function readings(connection: Connection): <T>(work: () => T) => T {
  const changes = connection.prepare('SELECT total_changes()').pluck();
  return (work) => {
    const before = changes.get();
    const result = work();
    if (changes.get() !== before) throw new Error('A reading has written: use a transaction for it.');
    return result;
  };
}
