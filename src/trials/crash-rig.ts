import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { dueOn, furnishCompany, IN_PEACE, morning, PROMPT, SETUP, WELCOME } from './crash-company.ts';
import { Crowd } from './crash-crowd.ts';
import { freePort } from './free-port.ts';
import { watchPosts } from './crash-posts.ts';
import { AppProcess, type LogLine, ShiftedClock } from './crash-process.ts';
import { CrashRecord } from './crash-record.ts';
import { createDice } from '../practice/dice.ts';
import { PracticeReceiver } from '../practice/inbound.ts';
import { SignedDelivery, serveSlack } from '../practice/served.ts';
import { practiceFetch } from '../practice/web-api.ts';
import { Workspace } from '../practice/workspace.ts';

export const SHARE_OF_FAULTS = 0.5;
/**
 * Slack is slow, which widens the moment between sending a message and noting it, or so slow that it posts a message after
 * the sender was killed and has come back; now and then its answer is lost.
 */
const USUALLY = [2, 4, 6, 8, 10, 15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 90, 100, 160].map((slow) => ({
  slow,
}));
export const FAULTS = [...USUALLY, { slow: 1_500 }, 'drop_after' as const];
/** The app has done what was asked and has said so, and the person does not get to know. */
const SHARE_OF_LOST_ANSWERS = 0.03;
const LONGEST_LIFE_MS = 4_000;
const LONGEST_START_MS = 700;
const SHARE_OF_EARLY_KILLS = 0.15;

/** How this rig differs from a single process on a file. */
export type Where = {
  environment?: Record<string, string>;
  haste?: Pick<ConstructorParameters<typeof AppProcess>[0], 'haste' | 'timers'>;
  /** Another machine, with a folder of its own. */
  second?: true;
};

export type Rig = Awaited<ReturnType<typeof buildRig>>;

/** The pretend Slack on a port, a company in it, and the app as a process that has not been started yet. */
export async function buildRig(seed: number, where: Where = {}) {
  const [dice, network, habits] = [createDice(seed), createDice(seed + 1), createDice(seed + 2)];
  const clock = new ShiftedClock();
  clock.set(SETUP);
  const workspace = new Workspace(clock);
  workspace.limits = 'off';
  const company = furnishCompany(workspace);
  const slack = await serveSlack(practiceFetch(workspace));
  const folder = mkdtempSync(join(tmpdir(), 'samtale-crash-'));
  const signingSecret = randomBytes(16).toString('hex');
  const shared = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: workspace.bot.token,
    SLACK_SIGNING_SECRET: signingSecret,
    DATA_KEY: randomBytes(32).toString('base64'),
    DEFAULT_ZONE: 'UTC',
    OPS_PORT: '0',
    ...where.environment,
  };
  const log: LogLine[] = [];
  const machine = async (name: string) => {
    const port = await freePort();
    const database = { PORT: String(port), DATABASE_FILE: join(folder, `${name}.db`) };
    const environment = { ...shared, ...database };
    const onLog = (line: LogLine) => void log.push({ ...line, machine: name });
    const url = `http://127.0.0.1:${port}/slack/events`;
    return {
      environment,
      app: new AppProcess({ clock, environment, onLog, ...where.haste }),
      delivery: new SignedDelivery({ url, signingSecret, clock, outgoing: slack.withOwnAddresses }),
    };
  };
  const first = await machine('samtale');
  const second = where.second ? await machine('second') : null;
  const machines = second === null ? [first] : [first, second];
  const { app, environment } = first;
  const receiver = new PracticeReceiver(workspace);
  receiver.init({
    processEvent: (event) => {
      const up = machines.filter((one) => one.app.isUp());
      return network
        .pick(up.length > 0 ? up : machines)
        .delivery.processEvent(
          network.chance(SHARE_OF_LOST_ANSWERS) ? { ...event, ack: async () => {} } : event,
        );
    },
  });
  const record = new CrashRecord();
  const crowd = new Crowd({ workspace, receiver, clock, dice: habits, company, record });
  const posts = watchPosts(workspace);
  const databaseFile = environment.DATABASE_FILE;
  const apps = machines.map((one) => one.app);
  return {
    clock,
    workspace,
    company,
    slack,
    folder,
    databaseFile,
    environment,
    receiver,
    log,
    app,
    apps,
    record,
    crowd,
    posts,
    dice,
    seed,
  };
}

type Setup = Pick<Rig, 'clock' | 'app' | 'folder' | 'company' | 'posts' | 'crowd'>;

/** The company is set up by its operator and, when what was set up can no longer be undone, welcomed. */
export async function setUp(rig: Setup): Promise<void> {
  const { clock, app, folder, company, posts } = rig;
  await started(app);
  await app.kill();
  const file = join(folder, 'people.csv');
  writeFileSync(file, company.csv);
  await app.command('settings', 'set', PROMPT);
  await app.command('import', file, '--apply');
  clock.set(WELCOME);
  await started(app);
  const everybody = company.employees.length + company.managers.length;
  await until(() => posts.length >= everybody, 'Not everybody was welcomed.');
  await app.kill();
  for (const n of IN_PEACE) await firstTalks(rig, n);
}

/** Before the first talk of a pair its manager names a strength: until then the form of the other does not open. */
async function firstTalks({ clock, app, company, posts, crowd }: Setup, n: number): Promise<void> {
  clock.set(morning(n));
  await started(app);
  const asked = () =>
    posts.filter(({ at, buttons }) => at >= morning(n) && buttons.includes('strength.name')).length;
  await until(() => asked() >= dueOn(company, n).length, 'Not every manager was asked for a strength.');
  await crowd.nameStrengths();
  await app.kill();
}

export async function started(app: AppProcess): Promise<void> {
  if (!(await app.start())) throw new Error(app.failure() ?? 'The app was killed while it started.');
}

export async function until(done: () => boolean, otherwise: string, withinMs = 180_000): Promise<void> {
  for (const end = systemClock.mono() + withinMs; !done(); await systemClock.sleep(100))
    if (systemClock.mono() > end) throw new Error(otherwise);
}

export type Kills = { working: number; starting: number };

/** So many mornings of work, each ended by a kill. */
export async function crashThrough(rig: Rig, rounds: number): Promise<Kills> {
  const { clock, app, dice, workspace, crowd, seed } = rig;
  workspace.faults.random(seed, SHARE_OF_FAULTS, FAULTS);
  crowd.work();
  const kills = { working: 0, starting: 0 };
  for (let n = 0; n < rounds; n += 1) {
    clock.set(morning(n));
    if (dice.chance(SHARE_OF_EARLY_KILLS)) {
      void app.start();
      await clock.sleep(dice.roll() * LONGEST_START_MS);
      await killed(app);
      kills.starting += 1;
    }
    await started(app);
    await clock.sleep(LONGEST_LIFE_MS * dice.roll());
    await killed(app);
    kills.working += 1;
  }
  await crowd.rest();
  return kills;
}

async function killed(app: AppProcess): Promise<void> {
  const failure = app.failure();
  if (failure !== null) throw new Error(failure);
  await app.kill();
}

/** A last morning in peace: what was left unsure is looked up and what waits is sent. */
export async function comeToRest(
  { clock, app, workspace }: Pick<Rig, 'clock' | 'app' | 'workspace'>,
  n: number,
  atLeastMs = 4_000,
): Promise<void> {
  workspace.faults.clear();
  clock.set(morning(n));
  await started(app);
  const from = clock.now();
  const lastCall = () => Math.max(from + atLeastMs, workspace.traffic.at(-1)?.at ?? 0);
  await until(() => clock.now() > lastCall() + 1_000, 'The app does not come to rest.');
}

export async function tearDown({ apps, crowd, slack, folder }: Rig): Promise<void> {
  for (const app of apps) await app.kill();
  await crowd.rest();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
}
