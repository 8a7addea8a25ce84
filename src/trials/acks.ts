import type { ReceiverEvent } from '@slack/bolt';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { choicesIn, createHands, type Hands } from '../practice/hands.ts';
import { AppProcess, ShiftedClock } from './crash-process.ts';
import { freePort } from './free-port.ts';
import { fieldsOf } from '../practice/fields.ts';
import { PracticeReceiver } from '../practice/inbound.ts';
import { furnishLarge, peopleFile } from './monday-company.ts';
import { momentAt } from '../practice/page-time.ts';
import { SignedDelivery, serveSlack } from '../practice/served.ts';
import { practiceFetch } from '../practice/web-api.ts';
import { Workspace } from '../practice/workspace.ts';

/*
 * `npm run bench:acks -- --people 2000 --rate 10 --seconds 60`: how long a person waits for the acknowledgement while the app, a
 * process of its own behind signed HTTP, sends the prompts of a Monday; and the same requests, at the same moments, to a
 * process that is Bolt and nothing else. `rate` is in presses a second.
 */

const ZONE = 'Europe/Oslo';
const FRIDAY = momentAt('2027-01-15', '10:00', ZONE);
const MONDAY = momentAt('2027-01-18', '08:59', ZONE) + 55_000;
const PRESSES = 6;
const WAIT_MS = 30_000;

/** `at`: ms after the first. `ms`: until the answer was there; Infinity: none came. */
type Press = { at: number; event: ReceiverEvent; ms: number };

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '60' },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Home, the statements of the week and a point for the agenda, as somebody does who has a minute. */
async function oneMinute(hands: Hands, receiver: PracticeReceiver, user: string): Promise<void> {
  await receiver.act({ do: 'home', user });
  await hands.command(user, 'statements');
  for (let form = hands.top(user); form !== null; form = hands.top(user)) {
    const asked = fieldsOf(form.view.blocks).filter(({ element }) => element.type === 'radio_buttons');
    const id = (block: { block_id: string }) => block.block_id;
    const chosen = asked.map(({ block }) => [id(block), choicesIn(form, id(block))[3]!] as const);
    const { callback_id: before } = form.view;
    await hands.fill(user, form, Object.fromEntries(chosen));
    if (form.view.type === 'modal' && form.view.submit && before !== 'pulse.topic')
      await hands.send(user, form);
    if (hands.top(user)?.view.callback_id === before) break;
  }
  await hands.closeAll(user);
  await hands.command(user, 'add Something to talk about');
  await receiver.act({ do: 'home', user });
}

/** All presses, at moments of their own: nobody waits until another has got an answer. */
async function storm(hands: Hands, receiver: PracticeReceiver, users: readonly string[]): Promise<void> {
  const everyMs = (1000 * PRESSES) / Number(values.rate);
  const begun = systemClock.mono();
  const underWay: Promise<void>[] = [];
  for (let n = 0; systemClock.mono() - begun < 1000 * Number(values.seconds) && n < users.length; n += 1) {
    underWay.push(oneMinute(hands, receiver, users[n]!));
    await systemClock.sleep(Math.max(0, begun + (n + 1) * everyMs - systemClock.mono()));
  }
  await Promise.all(underWay);
}

function timing(delivery: SignedDelivery, presses: Press[]): Pick<SignedDelivery, 'processEvent'> {
  let begun: number | undefined;
  return {
    async processEvent(event) {
      const from = systemClock.mono();
      begun ??= from;
      const press: Press = { at: from - begun, event, ms: Infinity };
      presses.push(press);
      const ack: ReceiverEvent['ack'] = async (response) => {
        press.ms = systemClock.mono() - from;
        await event.ack(response);
      };
      await delivery.processEvent({ ...event, ack });
    },
  };
}

async function again(recorded: readonly Press[], delivery: SignedDelivery): Promise<Press[]> {
  const presses: Press[] = [];
  const timed = timing(delivery, presses);
  const begun = systemClock.mono();
  const underWay: Promise<void>[] = [];
  for (const { at, event } of recorded) {
    const wait = begun + at - systemClock.mono();
    if (wait > 1) await systemClock.sleep(wait);
    underWay.push(timed.processEvent({ ...event, ack: async () => {} }));
  }
  await Promise.all(underWay);
  return presses;
}

async function bare(recorded: readonly Press[], clock: ShiftedClock): Promise<Press[]> {
  const [port, signingSecret] = [await freePort(), randomBytes(16).toString('hex')];
  const program = fileURLToPath(new URL('bare-bolt.js', import.meta.url));
  const child = spawn(process.execPath, [program, String(port), signingSecret], { stdio: 'pipe' });
  try {
    await once(child.stdout, 'data', { signal: AbortSignal.timeout(WAIT_MS) });
    clock.set(systemClock.now());
    const url = `http://127.0.0.1:${port}/slack/events`;
    return await again(recorded, new SignedDelivery({ url, signingSecret, clock }));
  } finally {
    child.kill();
  }
}

function row(what: string, presses: readonly Press[]): number[] {
  const sorted = presses.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  const found = [at(0.5), at(0.99), sorted.at(-1)!];
  const unanswered = sorted.filter((ms) => ms === Infinity).length;
  say(`| ${what} | ${sorted.length} | ${found.map((ms) => ms.toFixed(1)).join(' | ')} | ${unanswered} |`);
  return found;
}

const clock = new ShiftedClock();
clock.set(FRIDAY);
const workspace = new Workspace(clock);
workspace.limits = 'off';
const people = furnishLarge(workspace, Number(values.people));
const slack = await serveSlack(practiceFetch(workspace));
const folder = mkdtempSync(join(tmpdir(), 'samtale-acks-'));
const [port, signingSecret] = [await freePort(), randomBytes(16).toString('hex')];
const environment = {
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: workspace.bot.token,
  SLACK_SIGNING_SECRET: signingSecret,
  PORT: String(port),
  DATA_KEY: randomBytes(32).toString('base64'),
  DATABASE_FILE: join(folder, 'samtale.db'),
  DEFAULT_ZONE: ZONE,
  OPS_PORT: '0',
};
const setup = new AppProcess({ clock, environment, onLog: () => {} });
const app = new AppProcess({ clock, environment, onLog: () => {}, haste: 1 });
try {
  await setup.start();
  await setup.kill();
  writeFileSync(join(folder, 'people.csv'), peopleFile(people));
  await setup.command('import', join(folder, 'people.csv'), '--apply');
  clock.set(MONDAY);
  if (!(await app.start())) throw new Error(app.failure() ?? 'The app did not start.');
  await systemClock.sleep(10_000);
  const url = `http://127.0.0.1:${port}/slack/events`;
  const delivery = new SignedDelivery({ url, signingSecret, clock, outgoing: slack.withOwnAddresses });
  const presses: Press[] = [];
  const receiver = new PracticeReceiver(workspace);
  receiver.init(timing(delivery, presses));
  const hands = createHands(workspace, (act) => receiver.act(act));
  const posted = workspace.traffic.length;
  await storm(
    hands,
    receiver,
    people.map(({ id }) => id),
  );
  const ofSamtale = presses.slice();
  await app.stop();
  say('| | presses | p50, ms | p99, ms | longest, ms | unanswered |\n|---|---|---|---|---|---|');
  const ours = row('Samtale', ofSamtale);
  const theirs = row('bare Bolt', await bare(ofSamtale, clock));
  say(`| ratio | | ${ours.map((ms, place) => `× ${(ms / theirs[place]!).toFixed(1)}`).join(' | ')} | |`);
  say(
    `calls of the app to Slack meanwhile: more than ${workspace.traffic.length - posted}; seen by people: ${workspace.troubles.length} errors`,
  );
} finally {
  await app.kill();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
}
