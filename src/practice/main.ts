import { dirname, join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { PracticeConfig } from '../config.ts';
import { faultOf, type Log } from '../log.ts';
import { practiceApi } from './api.ts';
import { ADMIN_ID, castMember, furnish, TOUR } from './cast.ts';
import { type Folder, openFolder } from './folder.ts';
import { HISTORY, type HistoryOptions, liveHistory } from './history.ts';
import { createPage } from './page.ts';
import type { PracticePort } from './page-port.ts';
import { createPractice, type Practice } from './practice.ts';

const SAVE_AFTER_MS = 1_000;
const TEMPORARY_FAILURE = 75;

const say = (line: string) => void process.stdout.write(`${line}\n`);

export type RunningPractice = { address: string; stop(): Promise<void> };

/**
 * The practice workspace with its page, on this machine only. The first start makes the company's history while one
 * looks on; later starts go on where the last one ended, and `--fresh` makes everything anew.
 */
export async function startPractice(
  config: PracticeConfig,
  log: Log,
  fresh: boolean = process.argv.includes('--fresh'),
  history: HistoryOptions = {},
): Promise<RunningPractice> {
  let show: (page: Hono) => void = () => {};
  const site = new Promise<Hono>((resolve) => (show = resolve));
  const server = await listen(config.practicePort, async (request) => (await site).fetch(request));
  const folder = openFolder(join(dirname(config.databaseFile), 'practice'), fresh);
  const practice = await openPractice(config, log, folder);
  const stage: Stage = { practice, folder, turn: inTurn(), progress: null, kept: folder.left !== null };
  const port = portOf(stage, config.slack.command);
  const page = createPage(port);
  page.route('/', practiceApi(port));
  show(page);
  const { port: number } = server.address() as { port: number };
  const address = `http://localhost:${number}`;
  welcome(address, folder);
  if (folder.left === null) void make(stage, log, history);
  return {
    address,
    stop: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      // Half a history is not kept, and what still lives it must not meet a closed database.
      if (stage.progress !== null) return;
      await stage.turn(() => practice.stop());
      save(stage);
      stage.kept = false; // what was about to be saved has been
    },
  };
}

type Stage = {
  readonly practice: Practice;
  readonly folder: Folder;
  /** One thing after the other: while the clock moves, nobody presses anything. */
  readonly turn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Null once the company is ready to be used. */
  progress: ReturnType<PracticePort['progress']>;
  /** Whether the database lies in the folder, so that there is something to go on with at the next start. */
  kept: boolean;
};

/** Months of history are lived in memory, where nothing has to wait for the disk, and written down at its end. */
function openPractice(config: PracticeConfig, log: Log, { databaseFile, dataKey, left }: Folder) {
  return createPractice({
    start: left?.clock ?? HISTORY.start,
    databaseFile: left === null ? ':memory:' : databaseFile,
    dataKey,
    log: { ...log, info: () => {}, debug: () => {} },
    config: { slack: config.slack, adminUserIds: [ADMIN_ID] },
    furnish: (workspace) => (left === null ? furnish(workspace) : workspace.restore(left.workspace)),
  });
}

/** The history; only with its end is there anything to keep. */
async function make(stage: Stage, log: Log, options: HistoryOptions): Promise<void> {
  const label = 'Tolv uker blir til · Twelve weeks are being lived';
  stage.progress = { label, done: 0, total: HISTORY.days };
  try {
    const onProgress = (done: number, total: number) => {
      stage.progress = { label, done, total };
      stage.practice.workspace.changed();
    };
    await liveHistory(stage.practice, onProgress, options);
    await stage.practice.moveInto(stage.folder.databaseFile);
    say('The history is complete.');
    Object.assign(stage, { progress: null, kept: true });
    save(stage);
  } catch (error) {
    log.error('practice.history_failed', faultOf(error));
    say('The history could not be completed; the company is there as far as it came, and is not kept.');
    stage.progress = null;
  }
  stage.practice.workspace.changed();
}

function save({ practice, folder, kept }: Stage): void {
  if (kept) folder.save({ clock: practice.clock.now(), workspace: practice.workspace.snapshot() });
}

/** Saves a moment after each thing that was done; what a kill loses is that moment. */
function savingLater(stage: Stage): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      save(stage);
    }, SAVE_AFTER_MS).unref();
  };
}

function inTurn(): Stage['turn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}

function portOf(stage: Stage, command: string): PracticePort {
  const { practice, turn } = stage;
  const saveSoon = savingLater(stage);
  const ready = <T>(work: () => Promise<T>): Promise<T> =>
    stage.progress === null
      ? turn(work).finally(saveSoon)
      : Promise.reject(new Error('The history is still being made. Wait until it is complete.'));
  return {
    workspace: practice.workspace,
    act: (act) => ready(() => practice.act(act)),
    clock: {
      now: () => practice.clock.now(),
      zone: 'Europe/Oslo',
      moveTo: (moment) => ready(() => practice.moveTo(moment)),
      nextThing: () => ready(async () => void (await practice.nextThing())),
    },
    outbox: () => practice.outbox(),
    progress: () => stage.progress,
    cast: (id) => {
      const { role, team } = castMember(id) ?? {};
      return role === undefined ? null : { role, team: team ?? null };
    },
    tour: TOUR,
    commands: ['', ...WORDS].map((word) => `${command} ${word}`.trim()),
    shortcuts: {
      global: [{ callback_id: 'checkin.prepare', name: 'Prepare check-in' }],
      message: [{ callback_id: 'checkin.add_point', name: 'Add to next check-in' }],
    },
  };
}

const WORDS = [
  'help',
  'prepare',
  'add',
  'talk',
  'notes',
  'statements',
  'why',
  'help-me',
  'away',
  'pause',
  'resume',
  'guide',
];

function welcome(address: string, { left }: Folder): void {
  say(`Open ${address}: a practice company with the real Samtale inside. Ctrl+C stops it.`);
  if (left === null) say('Its twelve weeks of history are being made now; you can look on meanwhile.');
  say('1. Be Kari, press "Forbered deg" in her messages, write a line and send; then answer the statements.');
  say('2. Be Ola, read what she wrote and answer it.');
  say('3. Be Ingrid in HR, read the digest in #hr, and move the clock to see what happens next.');
}

/** Resolves when the port is ours; a taken one ends the process with a sentence. */
function listen(port: number, fetch: (request: Request) => Promise<Response>): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      process.stderr.write(
        `Port ${port} is taken, perhaps by a practice workspace that already runs. ` +
          'Stop it, or choose another port with PRACTICE_PORT.\n',
      );
      process.exit(TEMPORARY_FAILURE);
    });
  });
}
