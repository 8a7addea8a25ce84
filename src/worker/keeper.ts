import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { faultOf, type Log } from '../log.ts';
import type { Store, Tx } from '../store/db.ts';
import { freeLease, leaseNow, renewLease, takeLease } from '../store/lease.ts';
import { exitCodeOf, EXIT } from './process.ts';

/** How often the lease is renewed, or looked at by those who do not hold it. */
export const KEEP_EVERY_MS = 5_000;
/**
 * The holder stops by itself before anybody else may begin; the time between them is for a message that is leaving. With
 * two looks of the others all this stays below thirty seconds.
 */
const HELD_FOR_MS = 15_000;
const TAKEN_AFTER_MS = 20_000;

export interface Keeper {
  /** Under which epoch this process may plan and send now; null: another process does. */
  epoch(): number | null;
  /**
   * Renews the lease, or takes it when its holder has fallen silent. True: others may have put something in the way of
   * this process, which is the one to do it.
   */
  keep(): boolean;
  /** At the end: the next one need not wait. */
  release(): void;
}

export interface KeeperOptions {
  store: Store;
  clock: Clock;
  log: Log;
  /** No other process can be at work on this database, since this one holds its lock. */
  alone: boolean;
}

/**
 * Only durations are measured, each on one machine's own clock that never steps back: the holder counts from before it
 * renewed, the others from after they saw that, so that they cannot both believe that it is theirs.
 */
export function createKeeper({ store, clock, log, alone }: KeeperOptions): Keeper {
  const holder = randomBytes(8).toString('hex');
  let mine: { epoch: number; until: number } | null = null;
  let seen: { epoch: number; beat: number; since: number } | null = null;

  function isSilent(tx: Tx): boolean {
    const row = leaseNow(tx);
    if (alone || row === null || row.holder === null) return true;
    if (seen?.epoch !== row.epoch || seen.beat !== row.beat) seen = { ...row, since: clock.mono() };
    return clock.mono() - seen.since >= TAKEN_AFTER_MS;
  }

  /** The epoch that is ours after this. */
  function renewed(tx: Tx): number | null {
    if (mine !== null && renewLease(tx, mine.epoch)) return mine.epoch;
    return isSilent(tx) ? takeLease(tx, holder) : null;
  }

  function settle(): void {
    const before = mine?.epoch ?? null;
    const from = clock.mono();
    const epoch = store.transact(renewed);
    mine = epoch === null ? null : { epoch, until: alone ? Infinity : from + HELD_FOR_MS };
    if (epoch !== before) log.info(epoch === null ? 'lease.lost' : 'lease.taken', { epoch: epoch ?? before });
  }

  return {
    epoch() {
      if (alone && mine === null) settle();
      return mine !== null && clock.mono() < mine.until ? mine.epoch : null;
    },
    keep() {
      if (alone && mine !== null) return false;
      try {
        settle();
        return mine !== null;
      } catch (error) {
        if (exitCodeOf(error) === EXIT.storage) throw error;
        log.warn('lease.not_renewed', faultOf(error));
        return false;
      }
    },
    release() {
      const last = mine;
      mine = null;
      if (last === null || alone) return;
      try {
        store.transact((tx) => freeLease(tx, last.epoch));
      } catch (error) {
        log.warn('lease.not_released', faultOf(error)); // the others wait until it has run out
      }
    },
  };
}
