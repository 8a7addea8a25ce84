import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { furnishCompany, SETUP } from './crash-company.ts';
import { Crowd } from './crash-crowd.ts';
import { watchPosts } from './crash-posts.ts';
import { AppProcess, type LogLine, ShiftedClock } from './crash-process.ts';
import { CrashRecord } from './crash-record.ts';
import { createDice } from '../practice/dice.ts';
import { PracticeReceiver } from '../practice/inbound.ts';
import { serveSlack, type ServedSlack } from '../practice/served.ts';
import { SocketDelivery } from './served-socket.ts';
import { practiceFetch } from '../practice/web-api.ts';
import { Workspace } from '../practice/workspace.ts';

export const OLD_TOKEN = 'xapp-1-old';
export const NEW_TOKEN = 'xapp-1-new';

/** One of the two machines: its folder, and the app as it runs there. `calls`: what it has asked of Slack. */
export type Machine = {
  folder: string;
  app: AppProcess;
  log: LogLine[];
  calls: string[];
  slack: ServedSlack;
  /** The same folder with another app token. */
  withToken(appToken: string): AppProcess;
};

export type Drill = Awaited<ReturnType<typeof buildDrill>>;

/** Two machines with a folder each, and what both reach: Slack, and the disk with the backups. */
export async function buildDrill(seed: number) {
  const clock = new ShiftedClock();
  clock.set(SETUP);
  const workspace = new Workspace(clock);
  workspace.limits = 'off';
  const company = furnishCompany(workspace);
  const sockets = await SocketDelivery.open();
  const receiver = new PracticeReceiver(workspace);
  receiver.init(sockets);
  const folder = mkdtempSync(join(tmpdir(), 'samtale-failover-'));
  const settings = {
    SLACK_BOT_TOKEN: workspace.bot.token,
    DATA_KEY: randomBytes(32).toString('base64'),
    BACKUP_FOLDER: join(folder, 'backups'),
    DEFAULT_ZONE: 'UTC',
    OPS_PORT: '0',
  };
  const machine = (name: string) =>
    buildMachine({ clock, sockets, settings, folder: join(folder, name), fetch: practiceFetch(workspace) });
  const [primary, standby] = [await machine('primary'), await machine('standby')];
  sockets.allow(OLD_TOKEN, primary.slack.withOwnAddresses);
  const dice = createDice(seed);
  const crowdWith = (record: CrashRecord) => new Crowd({ workspace, receiver, clock, dice, company, record });
  const posts = watchPosts(workspace);
  return {
    clock,
    workspace,
    company,
    sockets,
    receiver,
    folder,
    primary,
    standby,
    crowdWith,
    posts,
    settings,
  };
}

type MachineOptions = {
  clock: ShiftedClock;
  sockets: SocketDelivery;
  settings: Record<string, string>;
  folder: string;
  fetch: typeof globalThis.fetch;
};

async function buildMachine({ clock, sockets, settings, folder, fetch }: MachineOptions): Promise<Machine> {
  mkdirSync(folder);
  const calls: string[] = [];
  const log: LogLine[] = [];
  const slack = await serveSlack((input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    calls.push(new URL(url).pathname.replace('/api/', ''));
    return sockets.around(fetch)(input, init);
  });
  const environment = { ...settings, SLACK_API_URL: slack.apiUrl, DATABASE_FILE: join(folder, 'samtale.db') };
  const withToken = (appToken: string) =>
    new AppProcess({
      clock,
      environment: { ...environment, SLACK_APP_TOKEN: appToken },
      onLog: (line) => log.push(line),
    });
  return { folder, app: withToken(OLD_TOKEN), log, calls, slack, withToken };
}

export async function endDrill({ primary, standby, sockets, folder }: Drill): Promise<void> {
  await Promise.all([primary.slack.close(), standby.slack.close(), sockets.close()]);
  rmSync(folder, { recursive: true, force: true });
}
