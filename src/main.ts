import { systemClock as clock } from './clock.ts';
import { createApp, type Samtale } from './app.ts';
import { forgetDamage, openClosed } from './closed.ts';
import { readConfig, type SlackConfig } from './config.ts';
import { faultOf, jsonLog, type Log } from './log.ts';
import { SignedHttpTransport } from './slack/signed-http.ts';
import { SocketModeTransport, TokenRefused } from './slack/socket-mode.ts';
import type { IntakeOptions, Transport } from './slack/transport.ts';
import { replicaOf } from './store/open-server.ts';
import { comeHome } from './store/place.ts';
import { StoreError } from './store/problem.ts';
import { Heartbeat } from './worker/heartbeat.ts';
import { takeLock } from './worker/lock.ts';
import { createMeters, type Meters } from './worker/meters.ts';
import { metricsText } from './worker/metrics.ts';
import { type Ops, startOps } from './worker/ops.ts';
import { EXIT, exitCodeOf, guardProcess } from './worker/process.ts';
import { watchStandstill } from './worker/standstill.ts';

const RESERVE_BYTES = 16 * 1024 * 1024;

/** Ends the start with sentences for the operator. */
class CannotStart extends Error {
  readonly exitCode: number;
  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

const say = (lines: string[]) => lines.forEach((line) => process.stderr.write(`${line}\n`));

async function main(): Promise<void> {
  const read = readConfig();
  say(read.warnings);
  if (!read.ok) throw new CannotStart(EXIT.config, read.problems.join('\n'));
  const meters = createMeters(clock);
  const log = meters.listenTo(jsonLog(read.config.logLevel, () => clock.now()));
  if (read.config.mode === 'slack') return run(read.config, log, meters);
  const { startPractice } = await practiceRoom();
  const practice = await startPractice(read.config, log);
  guardProcess({ log, stop: () => practice.stop() });
}

/** Its page rests on packages that an installation for a real workspace can do without. */
async function practiceRoom(): Promise<typeof import('./practice/main.ts')> {
  try {
    return await import('./practice/main.ts');
  } catch (error) {
    if (faultOf(error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CannotStart(EXIT.config, NO_PRACTICE);
  }
}

const NO_PRACTICE =
  'No token of Slack is set, and the practice workspace is not installed here. For a real workspace write ' +
  'SLACK_BOT_TOKEN and the others as in .env.example; to try Samtale without one, run npm ci without --omit=dev.';

/** The real app: what is taken first is let go last. */
async function run(config: SlackConfig, log: Log, meters: Meters): Promise<void> {
  const lock = takeLock(config.databaseFile);
  if (!lock.ok) {
    const holder = lock.pid === null ? 'Another process' : `Process ${lock.pid}`;
    throw new CannotStart(
      EXIT.temporary,
      `${holder} is already running on ${config.databaseFile}; stop it first.`,
    );
  }
  const parts: Parts = {};
  const standstill = watchStandstill(clock);
  const transport = transportOf(config, {
    log,
    clock,
    isLate: () => config.server !== null && standstill.isLate(),
    onHandled: () => parts.heart?.wake(),
    onFailed: endWhenDiskFails,
  });
  let stopping = false;
  guardProcess({
    log,
    stop: async () => {
      stopping = true;
      await Promise.all([parts.heart?.stop(), transport.stop()]);
      await parts.app?.stop();
      await parts.ops?.stop();
      lock.release();
    },
  });
  const frame = { config, log, meters, transport, parts, running: () => !stopping };
  const app = await soundApp(frame);
  await (app === null ? serveNobody(frame) : serve(frame, app));
}

type Parts = { app?: Pick<Samtale, 'stop'>; heart?: Heartbeat; ops?: Ops };
type Frame = {
  config: SlackConfig;
  log: Log;
  meters: Meters;
  transport: Transport;
  parts: Parts;
  running: () => boolean;
};

/** Null: the database is damaged, and starting again would not change that. */
async function soundApp({ config, log, transport, parts }: Frame): Promise<Samtale | null> {
  const { backupFolder, dataKey, databaseFile, server } = config;
  try {
    const app = await createApp({
      config,
      clock,
      log,
      receiver: transport,
      dataKey,
      databaseFile,
      server,
      backupFolder,
      botToken: config.transport.botToken,
      wake: () => parts.heart?.wake(),
      reserveBytes: RESERVE_BYTES,
      onStoreProblem: endWhenDiskFails,
    });
    if (server === null) app.store.transact((tx) => comeHome(tx, databaseFile, tokenOf(config)));
    forgetDamage(databaseFile);
    return app;
  } catch (error) {
    if (!(error instanceof StoreError && error.problem === 'damaged')) throw error;
    say([`${error.message} Until then nobody is served: see "Restore" in docs/operations.md.`]);
    return null;
  }
}

/** At once: what is confirmed after this might not be on the disk. */
function endWhenDiskFails(error: unknown): void {
  if (exitCodeOf(error) === EXIT.storage) process.exit(EXIT.storage);
}

async function serve({ config, log, meters, transport, parts, running }: Frame, app: Samtale): Promise<void> {
  const { databaseFile, server } = config;
  parts.app = app;
  const heart = (parts.heart = new Heartbeat({
    clock,
    log,
    tick: () => app.tick(),
    drain: () => app.drain(),
    watch: () => transport.watch(),
    maySend: () => transport.maySend(),
    keep: () => app.keep(),
  }));
  const checks = () => ({
    running: running(),
    ticking: heart.alive(),
    ...transport.checks(),
    ...app.health(),
  });
  const file = server === null ? databaseFile : replicaOf(databaseFile);
  const metrics = () =>
    metricsText({ store: app.store, clock, databaseFile: file, checks, leads: () => app.leads(), meters });
  parts.ops = await startOps({ port: config.opsPort, checks, metrics });
  await app.start();
  heart.start();
  log.info('app.started', { transport: config.transport.kind, ops_port: parts.ops.port });
}

/** What Slack has to revoke so that another process with the same can no longer act for us. */
const tokenOf = ({ transport }: SlackConfig): string =>
  transport.kind === 'socket' ? transport.appToken : transport.botToken;

async function serveNobody({ config, log, transport, parts, running }: Frame): Promise<void> {
  const checks = () => ({ running: running(), ...transport.checks(), database: false });
  parts.ops = await startOps({ port: config.opsPort, checks });
  parts.app = await openClosed({ config, log, receiver: transport });
  const [tick, drain] = [async () => {}, async () => null];
  parts.heart = new Heartbeat({
    clock,
    log,
    tick,
    drain,
    watch: () => transport.watch(),
    maySend: () => false,
    keep: () => false,
  });
  parts.heart.start();
  log.error('app.closed', { ops_port: parts.ops.port });
}

function transportOf({ slack, transport }: SlackConfig, intake: IntakeOptions): Transport {
  return transport.kind === 'socket'
    ? new SocketModeTransport({ ...intake, apiUrl: slack.apiUrl, appToken: transport.appToken })
    : new SignedHttpTransport({ ...intake, ...transport });
}

/** A sentence for the operator where there is one; of anything else only code and place. */
function failed(error: unknown): number {
  if (error instanceof CannotStart || error instanceof StoreError) say([error.message]);
  if (error instanceof CannotStart) return error.exitCode;
  if (error instanceof StoreError) return exitCodeOf(error);
  if (error instanceof TokenRefused) {
    say([`Slack refused SLACK_APP_TOKEN (${error.code}); make a new one with the scope connections:write.`]);
    return EXIT.config;
  }
  const { code, at } = faultOf(error);
  const hint = code === 'EADDRINUSE' ? 'a port is taken: write another OPS_PORT or PORT' : `${code} at ${at}`;
  say([`Samtale could not start: ${hint}`]);
  return exitCodeOf(error);
}

try {
  await main();
} catch (error) {
  process.exit(failed(error));
}
