import { systemClock as clock } from './clock.ts';
import { createApp, type Samtale } from './app.ts';
import { readConfig, type SlackConfig } from './config.ts';
import { faultOf, jsonLog, type Log } from './log.ts';
import { SignedHttpTransport } from './slack/signed-http.ts';
import { SocketModeTransport, TokenRefused } from './slack/socket-mode.ts';
import type { IntakeOptions, Transport } from './slack/transport.ts';
import { comeHome } from './store/place.ts';
import { StoreError } from './store/problem.ts';
import { Heartbeat } from './worker/heartbeat.ts';
import { takeLock } from './worker/lock.ts';
import { metricsText } from './worker/metrics.ts';
import { type Ops, startOps } from './worker/ops.ts';
import { EXIT, exitCodeOf, guardProcess } from './worker/process.ts';

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
  const log = jsonLog(read.config.logLevel, () => clock.now());
  if (read.config.mode === 'slack') return run(read.config, log);
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
async function run(config: SlackConfig, log: Log): Promise<void> {
  const lock = takeLock(config.databaseFile);
  if (!lock.ok) {
    const holder = lock.pid === null ? 'Another process' : `Process ${lock.pid}`;
    throw new CannotStart(
      EXIT.temporary,
      `${holder} is already running on ${config.databaseFile}; stop it first.`,
    );
  }
  const parts: { app?: Samtale; heart?: Heartbeat; ops?: Ops } = {};
  const transport = transportOf(config, {
    log,
    onHandled: () => parts.heart?.wake(),
    onFailed: (error) => exitCodeOf(error) === EXIT.storage && process.exit(EXIT.storage),
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
  const {
    backupFolder,
    dataKey,
    databaseFile,
    transport: { botToken },
  } = config;
  const app = (parts.app = await createApp({
    config,
    clock,
    log,
    receiver: transport,
    dataKey,
    databaseFile,
    backupFolder,
    botToken,
    wake: () => parts.heart?.wake(),
  }));
  app.store.transact((tx) => comeHome(tx, databaseFile, tokenOf(config)));
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
    running: !stopping,
    ticking: heart.alive(),
    ...transport.checks(),
    ...app.health(),
  });
  const metrics = () => metricsText({ store: app.store, clock, databaseFile, checks });
  parts.ops = await startOps({ port: config.opsPort, checks, metrics });
  await app.start();
  heart.start();
  log.info('app.started', { transport: config.transport.kind, ops_port: parts.ops.port });
}

/** What Slack has to revoke so that another process with the same can no longer act for us. */
const tokenOf = ({ transport }: SlackConfig): string =>
  transport.kind === 'socket' ? transport.appToken : transport.botToken;

function transportOf({ slack, transport }: SlackConfig, intake: IntakeOptions): Transport {
  const { log } = intake;
  return transport.kind === 'socket'
    ? new SocketModeTransport({ ...intake, log, clock, apiUrl: slack.apiUrl, appToken: transport.appToken })
    : new SignedHttpTransport({ ...intake, ...transport, log, clock });
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
