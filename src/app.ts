import { randomBytes } from 'node:crypto';
import { App, type AuthorizeResult, type Receiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { faultOf, type Log } from './log.ts';
import { digestPosted, tellDigestLost, tellNoPictures } from './service/digests.ts';
import { nextZoneMoment } from './service/directory.ts';
import { helpArrived } from './service/help.ts';
import { hrDue, nextHrMoment } from './service/hr-news.ts';
import { nextPlanned, planDue } from './service/planning.ts';
import { nextPulseMoment, pulseDue } from './service/pulse.ts';
import { withoutRepeating } from './service/restoring.ts';
import { seed } from './service/settings.ts';
import { winFailed, winPosted } from './service/wins.ts';
import { boltLogger } from './slack/bolt-log.ts';
import { clientOptions } from './slack/client.ts';
import { createClients } from './slack/clients.ts';
import { createDesk } from './slack/desk.ts';
import { homeFor } from './slack/home.ts';
import { HOME, routesOf } from './slack/nouns.ts';
import { listen } from './slack/routes.ts';
import { createCipher } from './store/cipher.ts';
import { openStore, type Store, type Tx } from './store/db.ts';
import { nextOutgoing, type OutboxStatus, statusRows } from './store/outbox.ts';
import { type Person, personBySlackId, setChannel, setWelcomed } from './store/people.ts';
import { getRuntime, setRuntime } from './store/runtime.ts';
import { createBackups } from './worker/backup.ts';
import { createBudget } from './worker/budget.ts';
import { createChannelGuard } from './worker/channel.ts';
import { createDeliver } from './worker/deliver.ts';
import { createDirectory } from './worker/directory.ts';
import { createJobs } from './worker/jobs.ts';
import { KINDS } from './worker/policy.ts';
import { createRender } from './worker/render.ts';
import { tidy } from './worker/tidy.ts';
import { isBehind } from './worker/wall-clock.ts';

export type AppOptions = {
  config: Config;
  clock: Clock;
  log: Log;
  receiver: Receiver;
  /** 32 bytes; what people write is encrypted with it. */
  dataKey: Buffer;
  /** Where the database lies; ':memory:' in tests. */
  databaseFile: string;
  botToken: string;
  /** Where the nightly copies of the database go; absent: none are made. */
  backupFolder?: string;
  /** Called when something may wait to be sent. */
  wake?: () => void;
  /** Stands in for the network; absent: the real one. */
  fetch?: FetchFunction;
};

export type Samtale = {
  bolt: App;
  store: Store;
  start(): Promise<void>;
  stop(): Promise<void>;
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

type Identity = { teamId: string; botId: string; botUserId: string; scopes: string[] };

const SYNC_EVERY_MS = 24 * 60 * 60 * 1000;

/** The one place where the parts meet. */
export async function createApp(options: AppOptions): Promise<Samtale> {
  const { config, clock, log, receiver, fetch, botToken } = options;
  const store = openStore({ file: options.databaseFile, cipher: createCipher(options.dataKey), clock });
  const { apiUrl } = config.slack;
  const clients = createClients({ token: botToken, apiUrl, log, fetch });
  const budget = createBudget(clock);
  const home = (tx: Tx, person: Person) => homeFor(tx, person, HOME);

  let identity: Identity | null = store.read(storedIdentity);
  let behind = false;

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

  const teamId = () => identity?.teamId ?? '';
  const directory = createDirectory({ store, clients, clock, log, budget, teamId });
  const guard = createChannelGuard({ store, clients, self: () => identity?.botUserId });
  const deliver = createDeliver({
    store,
    clients,
    clock,
    log,
    epoch: randomBytes(8).toString('hex'),
    budget,
    fetch: fetch as typeof globalThis.fetch | undefined,
    render: createRender(home),
    hooks: {
      beforePost: async (row) => {
        const allowed = await guard.beforePost(row);
        return allowed === 'go' ? directory.beforePost(row) : allowed;
      },
      lookUpIn: (tx, row) =>
        identity?.scopes.includes('im:history')
          ? (personBySlackId(tx, row.recipient)?.channel ?? null)
          : null,
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
    },
  });

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
  const backups = createBackups({ store, clock, log, folder: options.backupFolder });
  listen(bolt, routesOf(config.slack.command), desk);

  const tryToIdentify = () =>
    identify().catch((error: unknown) => log.warn('slack.not_reached', faultOf(error)));

  async function start(): Promise<void> {
    await tryToIdentify();
    await bolt.start();
    await syncPeople();
  }

  /** Everybody in Slack, once a day; then the administrators named in the environment of an empty database. */
  async function syncPeople(): Promise<void> {
    if (identity === null) await tryToIdentify();
    if (identity === null || !(await directory.sync())) return;
    store.transact((tx) => {
      setRuntime(tx, 'people_synced_at', String(tx.now));
      seed(tx, config);
    });
  }

  async function tick(): Promise<void> {
    const wasBehind = behind;
    behind = store.transact(isBehind);
    if (behind && !wasBehind) log.warn('clock.behind');
    if (behind) return;
    await directory.settleZones();
    const plan = (tx: Tx) => planDue(tx) + pulseDue(tx) + hrDue(tx);
    while (store.transact((tx) => withoutRepeating(tx, plan)) > 0) continue;
    await backups.nightly();
    const synced = Number(store.read((tx) => getRuntime(tx, 'people_synced_at')) ?? 0);
    if (clock.now() - synced < SYNC_EVERY_MS) return;
    tidy(store);
    await syncPeople();
  }

  return {
    bolt,
    store,
    start,
    tick,
    drain: () => deliver.drain(),
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
      sending: deliver.held() === null,
      known_to_slack: identity !== null,
      clock: !behind,
    }),
    stop: async () => {
      await bolt.stop();
      await jobs.idle();
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
