import type { Receiver } from '@slack/bolt';
import { createApp, type Samtale } from '../app.ts';
import { type MovableClock, movableClock } from '../clock.ts';
import { addDays, mondayOf, momentOf } from '../domain/time.ts';
import { jsonLog } from '../log.ts';
import { enrolCompany, slackIdOf, ZONE } from './bench-company.ts';

/*
 * What the app itself costs beside Slack, which answers at once here: started on a file, on the Monday on which so many are
 * asked. Each figure is of a process of its own, so that no size pays for another.
 */

const WEEK = '2027-W10';
const DATA_KEY = Buffer.alloc(32, 7);
const IDLE_TICKS = 200;
const HOMES = 100;
const MESSAGES = 500;

const at = (day: number, time: string) => momentOf(ZONE, addDays(mondayOf(WEEK), day), time);

/** Milliseconds of the processor, since a shared machine says little by the clock on the wall; megabytes. */
export type AppCost = {
  started: number;
  tick: number;
  block: number;
  idle: number;
  message: number;
  home: number;
  memory: number;
};

let posts = 0;

/** Slack, as far as the app asks: it takes everything at once. */
const agreeable: typeof globalThis.fetch = async (input) => {
  const method = String(input instanceof Request ? input.url : input)
    .split('/')
    .at(-1)!;
  if (method === 'chat.postMessage') posts += 1;
  return Response.json({ ok: true, ...ANSWERS[method] }, { headers: { 'x-oauth-scopes': 'chat:write' } });
};
const ANSWERS: Record<string, object> = {
  'auth.test': { team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT' },
  'users.list': { members: [] },
  'chat.postMessage': { channel: 'D1', ts: '1.1' },
};

const nobody: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

function open(file: string, clock: MovableClock): Promise<Samtale> {
  return createApp({
    config: {
      mode: 'practice',
      transport: { kind: 'practice' },
      slack: { apiUrl: 'https://slack.com/api/', command: '/checkin' },
      databaseFile: file,
      adminUserIds: [],
      opsPort: 0,
      practicePort: 0,
      logLevel: 'error',
      zone: ZONE,
      holidays: null,
    },
    clock,
    log: jsonLog('error', () => clock.now()),
    receiver: nobody,
    dataKey: DATA_KEY,
    databaseFile: file,
    botToken: 'xoxb-bench',
    fetch: agreeable,
  });
}

/** A company of which so many are to be asked on Monday; the week before and all preparations for Monday are done. */
export async function layCompany(file: string, people: number, due: number): Promise<void> {
  const clock = movableClock(at(-4, '10:00'));
  const app = await open(file, clock);
  app.store.transact((tx) => enrolCompany(tx, people, due));
  for (const moment of [at(-4, '10:00'), at(-2, '10:00'), at(-1, '23:00')]) {
    clock.set(moment);
    await app.tick();
  }
  await app.stop();
}

/** To be called first thing in a process: the time to be ready counts from its beginning. */
export async function measureApp(file: string, people: number): Promise<AppCost> {
  const clock = movableClock(at(-1, '23:30'));
  const app = await open(file, clock);
  await app.start();
  const started = processor();
  clock.set(at(0, '00:01'));
  await app.tick();
  clock.set(at(0, '09:00'));
  const { ms: tick, block } = await watched(() => app.tick());
  const idle = (await watched(() => repeated(IDLE_TICKS, () => app.tick()))).ms / IDLE_TICKS;
  const message = await sending(app, clock);
  const home = (await watched(() => homes(app, people))).ms / HOMES;
  const memory = process.memoryUsage().rss / 1e6;
  await app.stop();
  return { started, tick, block, idle, message, home, memory };
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < times; n += 1) await work();
}

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** How long the work takes, and the longest time in it in which nobody else could have been served. */
async function watched(work: () => Promise<unknown>): Promise<{ ms: number; block: number }> {
  const begun = processor();
  let [last, block, over] = [begun, 0, false];
  const look = () => {
    block = Math.max(block, processor() - last);
    last = processor();
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  await work();
  over = true;
  look();
  return { ms: processor() - begun, block };
}

/** Of one message: what it costs us to send it. */
async function sending(app: Samtale, clock: MovableClock): Promise<number> {
  const before = posts;
  const begun = processor();
  const sent = () => posts - before;
  let next: number | null = clock.now();
  while (next !== null && sent() < MESSAGES) {
    clock.set(Math.max(next, clock.now()));
    next = await app.drain();
  }
  return (processor() - begun) / Math.max(1, sent());
}

async function homes(app: Samtale, people: number): Promise<void> {
  for (let n = 0; n < HOMES; n += 1)
    await app.bolt.processEvent({
      body: {
        type: 'event_callback',
        team_id: 'T1',
        event_id: `Ev${n}`,
        event: { type: 'app_home_opened', user: slackIdOf((n * 7919) % people), tab: 'home', channel: 'D1' },
      },
      ack: async () => {},
    });
}
