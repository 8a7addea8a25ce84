import type { HomeView } from '@slack/types';
import { digestPosted, tellDigestLost, tellNoPictures } from '../service/digests.ts';
import { helpArrived } from '../service/help.ts';
import { winFailed, winPosted } from '../service/wins.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personBySlackId, setChannel, setWelcomed } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { createBackups } from './backup.ts';
import { createChannelGuard } from './channel.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import type { DeliverHooks, DeliverOptions } from './delivery.ts';
import { createDirectory } from './directory.ts';
import { planAll } from './planning.ts';
import { createRender } from './render.ts';
import { tidyDaily } from './tidy.ts';
import { isBehind } from './wall-clock.ts';
import type { Budget } from './budget.ts';

const SYNC_EVERY_MS = 24 * 60 * 60 * 1000;

export type Identity = { teamId: string; botId: string; botUserId: string; scopes: string[] };

/** `store` is that of one epoch of the lease: when that is over, everything here stops at its next transaction. */
export type LeaderOptions = Pick<
  DeliverOptions,
  'store' | 'clients' | 'clock' | 'log' | 'epoch' | 'fetch'
> & {
  budget: Budget;
  home: (tx: Tx, person: Person) => HomeView;
  /** Who we are to Slack; null as long as Slack has not been reached. */
  identity: () => Identity | null;
  identify: () => Promise<void>;
  /** The administrators named in the environment of an empty database. */
  seed: (tx: Tx) => void;
  backupFolder: string | undefined;
  hasLeapt: () => boolean;
  stopping: () => boolean;
};

export type Leader = Pick<Deliver, 'drain' | 'held'> & {
  /** Plans what is due now. */
  tick(): Promise<void>;
  syncPeople(): Promise<void>;
  /** Whether the clock stands before a moment that it had passed already, or has just leapt ahead. */
  behind(): boolean;
};

/** What is done once for the whole company: planning, sending, closing, copies, reading everybody from Slack. */
export function createLeader(options: LeaderOptions): Leader {
  const { store, clock, log, identity } = options;
  const teamId = () => identity()?.teamId ?? '';
  const directory = createDirectory({ ...options, teamId });
  const guard = createChannelGuard({ ...options, self: () => identity()?.botUserId });
  const backups = createBackups({ store, clock, log, folder: options.backupFolder });
  const mayLook = () => identity()?.scopes.includes('im:history') ?? false;
  const hooks: DeliverHooks = {
    beforePost: async (row) => {
      const allowed = await guard.beforePost(row);
      return allowed === 'go' ? directory.beforePost(row) : allowed;
    },
    lookUpIn: (tx, row) => (mayLook() ? (personBySlackId(tx, row.recipient)?.channel ?? null) : null),
    ...AFTERWARDS,
  };
  const deliver = createDeliver({ ...options, render: createRender(options.home), hooks });
  let behind = false;

  async function syncPeople(): Promise<void> {
    if (identity() === null) await options.identify();
    if (identity() === null || !(await directory.sync())) return;
    store.transact((tx) => {
      setRuntime(tx, 'people_synced_at', String(tx.now));
      options.seed(tx);
    });
  }

  async function tick(): Promise<void> {
    const wasBehind = behind;
    behind = options.hasLeapt() || store.transact(isBehind);
    if (behind && !wasBehind) log.warn('clock.doubted');
    if (behind) return;
    await directory.settleZones();
    await planAll(store, options.stopping);
    if (options.stopping()) return;
    await backups.nightly();
    tidyDaily(store);
    const synced = Number(store.read((tx) => getRuntime(tx, 'people_synced_at')) ?? 0);
    if (clock.now() - synced < SYNC_EVERY_MS) return;
    await syncPeople();
  }

  return {
    tick,
    syncPeople,
    drain: () => deliver.drain(),
    held: () => deliver.held(),
    behind: () => behind,
  };
}

/** What a message's way has to say to what it is about. */
const AFTERWARDS: Pick<DeliverHooks, 'sent' | 'failed'> = {
  sent: (tx, row, posted) => {
    if (row.fact.kind === 'public_win') return winPosted(tx, row.fact.win, posted.ts);
    if (row.fact.kind === 'digest') return digestPosted(tx, row.recipient, row.fact.week);
    const person = personBySlackId(tx, row.recipient);
    if (person === undefined) return;
    if (person.channel === null) setChannel(tx, person.id, posted.channel);
    if (row.fact.kind === 'help') helpArrived(tx, row.fact.help);
    if (row.fact.kind === 'welcome') setWelcomed(tx, person.id, tx.now);
  },
  failed: (tx, { fact }, reason) => {
    if (fact.kind === 'public_win') winFailed(tx, fact.win, reason);
    if (fact.kind === 'digest') tellDigestLost(tx, fact.week);
    if (fact.kind === 'digest_picture' && reason === 'missing_scope') tellNoPictures(tx);
  },
};
