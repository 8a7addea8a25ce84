import { App, type AuthorizeResult, type Receiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import type { Clock } from './clock.ts';
import type { Config, DatabaseServer } from './config.ts';
import { faultOf, type Log } from './log.ts';
import { nextZoneMoment } from './service/directory.ts';
import { nextHrMoment } from './service/hr-news.ts';
import { nextPlanned } from './service/planning.ts';
import { nextPulseMoment } from './service/pulse.ts';
import { seed } from './service/settings.ts';
import { boltLogger } from './slack/bolt-log.ts';
import { clientOptions } from './slack/client.ts';
import { createClients } from './slack/clients.ts';
import { createDesk } from './slack/desk.ts';
import { homeFor } from './slack/home.ts';
import { HOME, routesOf } from './slack/nouns.ts';
import { listen } from './slack/routes.ts';
import { createCipher } from './store/cipher.ts';
import { openStore, type Store, type Tx } from './store/db.ts';
import { fenced, LeaseLost } from './store/lease.ts';
import { nextOutgoing, type OutboxStatus, statusRows } from './store/outbox.ts';
import type { Person } from './store/people.ts';
import type { StoreError } from './store/problem.ts';
import { getRuntime, setRuntime } from './store/runtime.ts';
import { createAlarm } from './worker/alarm.ts';
import { createBudget } from './worker/budget.ts';
import { createDirectory } from './worker/directory.ts';
import { createJobs } from './worker/jobs.ts';
import { createKeeper } from './worker/keeper.ts';
import { createLeader, type Identity, type Leader } from './worker/leader.ts';
import { KINDS } from './worker/policy.ts';
import { watchLeaps } from './worker/wall-clock.ts';

export type AppOptions = {
  config: Config;
  clock: Clock;
  log: Log;
  receiver: Receiver;
  /** 32 bytes; what people write is encrypted with it. */
  dataKey: Buffer;
  /** Where the database lies; ':memory:' in tests. */
  databaseFile: string;
  /** The database is there instead, shared with other processes; beside the file lies a copy for reading. */
  server?: DatabaseServer | null;
  botToken: string;
  /** Other processes work on the same file, too: its lease says which of them plans and sends. */
  shared?: boolean;
  /** Room kept back beside the database for a full disk; absent: none. */
  reserveBytes?: number;
  /** Hears of everything that is wrong with the database file, at once. */
  onStoreProblem?: (error: StoreError) => void;
  /** Where the nightly copies of the database go; absent: none are made. */
  backupFolder?: string;
  /** Called when something may wait to be sent. */
  wake?: () => void;
  /** Stands in for the network; absent: the real one. */
  fetch?: FetchFunction;
  /** Stands in for chance, so that a run can be repeated: opaque ids, and numbers from 0 to 1. Absent: real chance. */
  chance?: { newId: () => string; random: () => number };
};

export type Samtale = {
  bolt: App;
  store: Store;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Holds on to the right to plan and send, or looks whether it has become free. True: there may be work to do. */
  keep(): boolean;
  /** Whether this process plans and sends. */
  leads(): boolean;
  /** Plans what is due now. */
  tick(): Promise<void>;
  /** Sends what may be sent now; the next moment at which something could be, or null. */
  drain(): Promise<number | null>;
  /** The next moment at which something becomes due, or null. */
  nextMoment(): number | null;
  /** What waits and what was sent, without texts. */
  outbox(): OutboxStatus[];
  health(): Record<string, boolean>;
  /** Work behind clicks that is still running. */
  idle(): Promise<void>;
};

/** Waited for twice, with everything else standing still: Slack must have its answer after both. */
const BUSY_MS = 500;
/** Slack waits three seconds for an answer; some of them go on the way. */
const GIVE_UP_MS = 2_000;

/** The one place where the parts meet. */
export async function createApp(options: AppOptions): Promise<Samtale> {
  const { config, clock, log, receiver, fetch, botToken, chance } = options;
  const alarm = createAlarm(log);
  const store = openStore({
    file: options.databaseFile,
    server: options.server ? { ...options.server, copy: true } : null,
    cipher: createCipher(options.dataKey),
    clock,
    ...(chance && { newId: chance.newId }),
    busyMs: BUSY_MS,
    giveUpMs: GIVE_UP_MS,
    reserveBytes: options.reserveBytes ?? 0,
    onProblem: (error) => {
      alarm.raise(error);
      options.onStoreProblem?.(error);
    },
  });
  const { apiUrl } = config.slack;
  const clients = createClients({ token: botToken, apiUrl, log, fetch });
  const budget = createBudget(clock, chance?.random);
  const home = (tx: Tx, person: Person) => homeFor(tx, person, HOME);

  let identity: Identity | null = store.read(storedIdentity);
  const hasLeapt = watchLeaps(clock);
  let stopping = false;

  /** Who we are to Slack. While Slack cannot be reached, what it said the last time has to do. */
  async function identify(): Promise<void> {
    const answer = await clients.bulk.auth.test();
    identity = {
      teamId: answer.team_id ?? '',
      botId: answer.bot_id ?? '',
      botUserId: answer.user_id ?? '',
      scopes: answer.response_metadata?.scopes ?? [],
    };
    store.transact((tx) => setRuntime(tx, 'identity', JSON.stringify(identity)));
  }

  const bolt = new App({
    receiver,
    authorize: async (): Promise<AuthorizeResult> => {
      if (identity === null) await identify();
      const { teamId, botId, botUserId } = identity!;
      return { botToken, botId, botUserId, teamId };
    },
    clientOptions: clientOptions('interactive', { apiUrl, log, fetch }),
    logger: boltLogger(log),
    convoStore: false,
  });
  bolt.error(async (error) => {
    throw error; // the transport answers for it: Slack delivers a failed event again
  });

  const tryToIdentify = () =>
    identify().catch((error: unknown) => log.warn('slack.not_reached', faultOf(error)));

  const teamId = () => identity?.teamId ?? '';
  const directory = createDirectory({ store, clients, clock, log, budget, teamId });
  const leaderUnder = (epoch: number) =>
    createLeader({
      store: fenced(store, epoch),
      clients,
      clock,
      log,
      epoch: String(epoch),
      budget,
      fetch: fetch as typeof globalThis.fetch | undefined,
      home,
      identity: () => identity,
      identify: tryToIdentify,
      seed: (tx) => seed(tx, config),
      backupFolder: options.backupFolder,
      hasLeapt,
      stopping: () => stopping,
    });
  const keeper = createKeeper({ store, clock, log, alone: !options.server && options.shared !== true });
  let leading: { epoch: number; leader: Leader } | null = null;

  /** Null: it is another process's turn, or has become so on the way. */
  async function whileLeading<T>(work: (leader: Leader) => Promise<T>): Promise<T | null> {
    const epoch = keeper.epoch();
    if (epoch === null) return null;
    if (leading?.epoch !== epoch) leading = { epoch, leader: leaderUnder(epoch) };
    try {
      return await work(leading.leader);
    } catch (error) {
      if (error instanceof LeaseLost) return null;
      throw error;
    }
  }

  const jobs = createJobs({ store, clients, log, fetch: fetch as typeof globalThis.fetch | undefined });
  const desk = createDesk({
    store,
    clients,
    config,
    log,
    home,
    teamId,
    meet: async (slackId) => void (await directory.read(slackId)),
    wake: options.wake ?? (() => {}),
    jobs: (job, view) => jobs.run(job, view),
    fetch: fetch as typeof globalThis.fetch | undefined,
  });
  listen(bolt, routesOf(config.slack.command), desk);

  async function start(): Promise<void> {
    await tryToIdentify();
    await bolt.start();
    keeper.keep();
    await whileLeading((leader) => leader.syncPeople());
  }

  return {
    bolt,
    store,
    start,
    keep: () => keeper.keep(),
    leads: () => keeper.epoch() !== null,
    tick: async () => {
      alarm.look(store);
      keeper.keep();
      await whileLeading((leader) => leader.tick());
    },
    drain: async () => (store.hasRoom() && !hasLeapt() ? whileLeading((leader) => leader.drain()) : null),
    idle: () => jobs.idle(),
    outbox: () => store.read((tx) => statusRows(tx)),
    nextMoment: () =>
      store.read((tx) =>
        earliest([
          nextPlanned(tx),
          nextPulseMoment(tx),
          nextHrMoment(tx),
          nextOutgoing(tx, KINDS),
          nextZoneMoment(tx),
        ]),
      ),
    health: () => ({
      database: store.health().problem === null,
      disk: store.hasRoom(),
      sending: (leading?.leader.held() ?? null) === null,
      known_to_slack: identity !== null,
      clock: leading?.leader.behind() !== true,
    }),
    stop: async () => {
      stopping = true;
      await bolt.stop();
      await jobs.idle();
      keeper.release();
      store.checkpoint();
      store.close();
    },
  };
}

function storedIdentity(tx: Tx): Identity | null {
  const stored = getRuntime(tx, 'identity');
  return stored === null ? null : (JSON.parse(stored) as Identity);
}

const earliest = (moments: (number | null)[]): number | null => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};
