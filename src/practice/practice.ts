import { setImmediate as breathe } from 'node:timers/promises';
import { createApp, type Samtale } from '../app.ts';
import { type MovableClock, movableClock } from '../clock.ts';
import type { DatabaseServer, PracticeConfig } from '../config.ts';
import { jsonLog, type Log } from '../log.ts';
import type { Act } from './acts.ts';
import { type ActResult, PracticeReceiver } from './inbound.ts';
import { practiceFetch } from './web-api.ts';
import { Workspace } from './workspace.ts';

/** The pretend Slack with the real app in it. The same thing serves the page, the tests and the measurements. */
export type Practice = {
  workspace: Workspace;
  app: Samtale;
  clock: MovableClock;
  /** What a person does; resolves when the app has answered and has sent what it then had to send. */
  act(act: Act): Promise<ActResult>;
  /** The same without what the app then sends: for many people at once, with `settle` after them. */
  actOnly(act: Act): Promise<ActResult>;
  /** Lets the app do all that is due now. */
  settle(): Promise<void>;
  /** Moves the clock forward, stopping wherever the app has something to do. */
  moveTo(moment: number): Promise<void>;
  /** Moves to the next moment at which the app has something to do; false when there is none. */
  nextThing(): Promise<boolean>;
  /** Ends the process of the app, as kill -9 would; until `comeUp` nobody gets an answer and the clock just moves. */
  goDown(): Promise<void>;
  /** Starts it again on the same database. */
  comeUp(): Promise<void>;
  restart(): Promise<void>;
  /** From now on the app works on this file, with all that it has in the database it leaves. */
  moveInto(file: string): Promise<void>;
  /** What the app wants to say or has said, without texts; nothing while it is down. */
  outbox(): ReturnType<Samtale['outbox']>;
  stop(): Promise<void>;
};

export type PracticeOptions = {
  /** The moment at which it begins, epoch ms. */
  start: number;
  databaseFile?: string;
  /** Other processes work on that file. */
  shared?: boolean;
  /** Room kept back beside that file for a full disk. */
  reserveBytes?: number;
  server?: DatabaseServer;
  dataKey?: Buffer;
  log?: Log;
  config?: Partial<PracticeConfig>;
  /** Puts people and channels into the workspace before the app starts. */
  furnish?: (workspace: Workspace) => void;
};

/** Waits of the app's own pace, not of the plan: the clock walks over them. */
const PACE_MS = 60_000;

export const practiceConfig: PracticeConfig = {
  mode: 'practice',
  transport: { kind: 'practice' },
  slack: { apiUrl: 'https://slack.com/api/', command: '/checkin' },
  databaseFile: ':memory:',
  adminUserIds: [],
  opsPort: 0,
  practicePort: 0,
  logLevel: 'error',
  zone: 'Europe/Oslo',
  holidays: 'NO',
};

export async function createPractice(options: PracticeOptions): Promise<Practice> {
  const clock = movableClock(options.start);
  const workspace = new Workspace(clock);
  options.furnish?.(workspace);
  const log = options.log ?? jsonLog('error', () => clock.now());
  const config = { ...practiceConfig, ...options.config };
  let receiver = new PracticeReceiver(workspace);
  let databaseFile = options.databaseFile ?? ':memory:';
  let app = await begin();
  let isUp = true;
  /** When something that Slack does not take at the moment may be tried again. */
  let tryAgainAt: number | null = null;

  function begin(): Promise<Samtale> {
    return createApp({
      config,
      clock,
      log,
      receiver,
      dataKey: options.dataKey ?? Buffer.alloc(32, 7),
      databaseFile,
      shared: options.shared ?? false,
      server: options.server ?? null,
      botToken: workspace.bot.token,
      reserveBytes: options.reserveBytes ?? 0,
      fetch: practiceFetch(workspace),
    });
  }

  async function settle(): Promise<void> {
    const until = clock.now() + PACE_MS;
    /** Waiting for the pace makes nothing due that could not be planned once the waiting is over. */
    let plannedAt: number | null = null;
    for (;;) {
      if (!isUp) return;
      await breathe(); // nothing else here waits for anything outside, and the page wants to be served
      if (plannedAt === null) await app.tick();
      plannedAt ??= clock.now();
      tryAgainAt = await app.drain();
      await app.idle();
      const isOver = tryAgainAt === null || tryAgainAt > until;
      if (isOver && plannedAt === clock.now()) return;
      if (isOver) plannedAt = null;
      else if (tryAgainAt! > clock.now()) clock.set(tryAgainAt!);
    }
  }

  /** After all that was due has been done: what is due still cannot be done yet. */
  function upcoming(): number | null {
    if (!isUp) return null;
    const later = [app.nextMoment(), tryAgainAt].filter((moment) => moment !== null && moment > clock.now());
    return later.length === 0 ? null : Math.min(...(later as number[]));
  }

  /** Moves to what comes next before `until`, and lets it be done; false when there is nothing. */
  async function step(until: number): Promise<boolean> {
    const next = upcoming();
    if (next === null || next >= until) return false;
    clock.set(next);
    await settle();
    return true;
  }

  const nextThing = () => step(Number.POSITIVE_INFINITY);

  async function moveTo(moment: number): Promise<void> {
    while (await step(moment)) continue;
    if (clock.now() < moment) clock.set(moment);
    await settle();
  }

  async function goDown(): Promise<void> {
    if (!isUp) return;
    isUp = false;
    await app.stop();
  }

  async function comeUp(): Promise<void> {
    if (isUp) return;
    receiver = new PracticeReceiver(workspace);
    app = await begin();
    isUp = true;
    await app.start();
    await settle();
  }

  await app.start();
  await settle();
  return {
    workspace,
    get app() {
      return app;
    },
    clock,
    settle,
    nextThing,
    moveTo,
    actOnly: (act) => receiver.act(act),
    async act(act) {
      const result = await receiver.act(act);
      await settle();
      return result;
    },
    goDown,
    comeUp,
    async restart() {
      await goDown();
      await comeUp();
    },
    async moveInto(file) {
      await app.store.backup(file);
      databaseFile = file;
      await goDown();
      await comeUp();
    },
    outbox: () => (isUp ? app.outbox() : []),
    stop: async () => {
      if (isUp) await app.stop();
    },
  };
}
