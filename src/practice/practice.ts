import { createApp, type Samtale } from '../app.ts';
import { type MovableClock, movableClock } from '../clock.ts';
import type { PracticeConfig } from '../config.ts';
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
  /** Lets the app do all that is due now. */
  settle(): Promise<void>;
  /** Moves the clock forward, stopping wherever the app has something to do. */
  moveTo(moment: number): Promise<void>;
  /** Moves to the next moment at which the app has something to do; false when there is none. */
  nextThing(): Promise<boolean>;
  /** Ends the process of the app, as kill -9 would, and starts it again on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export type PracticeOptions = {
  /** The moment at which it begins, epoch ms. */
  start: number;
  databaseFile?: string;
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
  let app = await begin();

  function begin(): Promise<Samtale> {
    return createApp({
      config,
      clock,
      log,
      receiver,
      dataKey: options.dataKey ?? Buffer.alloc(32, 7),
      databaseFile: options.databaseFile ?? ':memory:',
      botToken: workspace.bot.token,
      fetch: practiceFetch(workspace),
    });
  }

  async function settle(): Promise<void> {
    for (;;) {
      await app.tick();
      const next = await app.drain();
      await app.idle();
      if (next === null || next - clock.now() > PACE_MS) return;
      if (next > clock.now()) clock.set(next);
    }
  }

  async function nextThing(): Promise<boolean> {
    const next = app.nextMoment();
    if (next === null) return false;
    clock.set(Math.max(next, clock.now()));
    await settle();
    return true;
  }

  async function moveTo(moment: number): Promise<void> {
    for (let next = app.nextMoment(); next !== null && next < moment; next = app.nextMoment()) {
      const before = clock.now();
      await nextThing();
      if (app.nextMoment() === next && clock.now() === before) break;
    }
    if (clock.now() < moment) clock.set(moment);
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
    async act(act) {
      const result = await receiver.act(act);
      await settle();
      return result;
    },
    async restart() {
      await app.stop();
      receiver = new PracticeReceiver(workspace);
      app = await begin();
      await app.start();
      await settle();
    },
    stop: () => app.stop(),
  };
}
