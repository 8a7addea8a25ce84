import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { operate } from './operations.ts';
import { movableClock } from '../clock.ts';
import { seed } from '../service/settings.ts';
import { type SocketServer, startSocketServer } from '../trials/socket-server.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store } from '../store/db.ts';
import { claim, enqueue, markFailed } from '../store/outbox.ts';
import { setSetting } from '../store/settings.ts';
import { takeLock } from '../worker/lock.ts';
import { startOps } from '../worker/ops.ts';
import { recordedCorpus } from '../worker/corpus.ts';

/* The doctor on real files, against Slack's interface on this machine or none at all. */

const KEY = Buffer.alloc(32, 7);
const NOW = Date.parse('2027-01-07T09:00:00Z');
const NEEDED = ['chat:write', 'commands', 'users:read', 'groups:read'];
const ALL = [...NEEDED, 'im:history', 'users:read.email', 'usergroups:read', 'files:read', 'files:write'];

let slack: SocketServer;
let clock: ReturnType<typeof movableClock>;
let folder: string;
let file: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  slack = await startSocketServer();
  clock = movableClock(NOW);
  folder = mkdtempSync(join(tmpdir(), 'samtale-doctor-'));
  file = join(folder, 'samtale.db');
  env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    DATA_KEY: KEY.toString('base64'),
    DATABASE_FILE: file,
    ADMIN_USER_IDS: 'UADA',
    OPS_PORT: '1',
  };
  answers('auth.test', { ok: true, team_id: 'T1' }, ALL);
  answers('users.list', { ok: true, members: [{ id: 'U1', tz: 'Europe/Oslo', tz_offset: 3600 }] });
});

afterEach(async () => {
  await slack.close();
  rmSync(folder, { recursive: true });
});

function answers(method: string, json: object, scopes: string[] = [], at = NOW): void {
  const headers = { date: new Date(at).toUTCString(), 'x-oauth-scopes': scopes.join(',') };
  slack.answers.set(method, () => ({ json, headers }));
}

function withStore(work: (store: Store) => void): void {
  const store = openStore({ file, cipher: createCipher(KEY), clock });
  work(store);
  store.close();
}

async function run(...args: string[]) {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const code = await operate(['doctor', ...args], { env, clock, out: say, err: say });
  return { code, said: lines.join('\n') };
}

const setting = (...[name, value]: [name: 'hrChannel', value: string]) =>
  withStore((store) => store.transact((tx) => setSetting(tx, name, value)));

test('a new installation: what is missing, each with what to do', async () => {
  const { code, said } = await run();
  expect(code).toBe(1);
  expect(said).toContain('note        app: it is not running\n            -> Start it: npm start');
  expect(said).toContain('not checked database:');
  expect(said).toMatch(/PROBLEM {5}backup: there is none in .*\n {12}-> Start the app/);
  expect(said).toContain('ok          slack: the bot token is good');
  expect(said).toContain('ok          scopes: all that are needed are there');
  expect(said).toContain('ok          socket: the app token is good');
  expect(said).toContain('ok          clock: agrees with that of Slack');
  expect(said).toContain('ok          zones: agree with those of Slack');
});

test('Slack looks at one of each of our messages and forms, and waits are kept', async () => {
  const first = { status: 429, headers: { 'retry-after': '0' }, json: { ok: false, error: 'ratelimited' } };
  const waits = [first, first];
  slack.answers.set('blocks.validate', () => waits.pop() ?? { json: { ok: true } });
  const { said } = await run('--validate-blocks');
  const kinds = recordedCorpus().length;
  expect(said).toContain(`ok          blocks: Slack takes all ${kinds} kinds of them`);
  const asked = slack.calls.filter(({ method }) => method === 'blocks.validate');
  expect(asked).toHaveLength(kinds + 2);
  expect((await run()).said).not.toContain('blocks:');
});

test('what Slack refuses of them is named by its form and its place', async () => {
  const errors = [{ pointer: '/blocks/2/text', code: 'failed_constraint', message: 'must be shorter' }];
  const answers = [{ json: { ok: false, error: 'invalid_view', errors } }];
  slack.answers.set('blocks.validate', () => answers.pop() ?? { json: { ok: true } });
  const { code, said } = await run('--validate-blocks');
  const [shown] = recordedCorpus();
  expect(said).toContain(`PROBLEM     blocks: ${shown!.name}: failed_constraint at /blocks/2/text`);
  expect(code).toBe(1);
});

test('a Slack that does not know how to look leaves it unchecked', async () => {
  slack.answers.set('blocks.validate', () => ({ json: { ok: false, error: 'unknown_method' } }));
  const { said } = await run('--validate-blocks');
  expect(said).toContain('not checked blocks: Slack could not be asked (unknown_method); looked at 0 of');
});

test('all is well: it ends with 0', async () => {
  withStore(() => {});
  const settle = await operate(['backup'], { env, clock, out: () => {}, err: () => {} });
  expect(settle).toBe(0);
  withStore((store) =>
    store.transact((tx) => {
      seed(tx, { zone: 'Europe/Oslo', holidays: null, adminUserIds: ['UADA'] });
    }),
  );
  expect((await run()).said).toContain('PROBLEM     key: nobody has said that there is a copy of DATA_KEY');
  const { code, said } = await run('--key-copied');
  expect(said).not.toContain('PROBLEM');
  expect(said).toContain('Nothing is wrong.');
  expect(code).toBe(0);
});

test('without a network it says what it could not check, and looks at the rest', async () => {
  await slack.close();
  withStore(() => {});
  const { code, said } = await run();
  slack = await startSocketServer();
  expect(said).toContain('not checked slack: Slack could not be asked (ECONNREFUSED)');
  expect(said).toContain('not checked socket: Slack could not be asked (ECONNREFUSED)');
  expect(said).toContain('not checked clock: this machine says 2027-01-07T09:00:00.000Z');
  expect(said).toContain('ok          database: whole');
  expect(said).not.toContain('zones:');
  expect(code).toBe(1);
});

test('tokens that Slack refuses', async () => {
  answers('auth.test', { ok: false, error: 'token_revoked' });
  answers('apps.connections.open', { ok: false, error: 'not_allowed_token_type' });
  const { said } = await run();
  expect(said).toContain('PROBLEM     slack: Slack refuses SLACK_BOT_TOKEN (token_revoked)');
  expect(said).toContain('PROBLEM     socket: Slack refuses SLACK_APP_TOKEN (not_allowed_token_type)');
  expect(said).not.toMatch(/xoxb-1|xapp-1/);
});

test('scopes, clock, zones and the channel that are not as they should be', async () => {
  answers(
    'auth.test',
    { ok: true },
    ['chat:write', 'commands', 'users:read', 'channels:history'],
    NOW + 90_000,
  );
  answers('users.list', { ok: true, members: [{ id: 'U1', tz: 'Africa/Casablanca', tz_offset: 7200 }] });
  answers('conversations.info', { ok: true, channel: { is_private: false, is_member: true } });
  setting('hrChannel', 'C0HR');
  const { code, said } = await run();
  expect(said).toContain('PROBLEM     scopes: groups:read is missing');
  expect(said).toContain('note        scopes: without im:history a message of which Slack did not say');
  expect(said).toContain('note        scopes: more than it uses: channels:history');
  expect(said).toContain('PROBLEM     clock: 90 seconds behind that of Slack');
  expect(said).toContain('PROBLEM     zones: Slack has another time in Africa/Casablanca');
  expect(said).toContain('PROBLEM     hr channel: it is not private, so no digest is posted');
  expect(code).toBe(1);
});

test('messages that are stuck are told by numbers and codes', async () => {
  withStore((store) => {
    store.transact((tx) => {
      for (const person of [1, 2])
        enqueue(tx, { recipient: `USECRET${person}`, key: `w${person}`, fact: { kind: 'welcome', person } });
      claim(tx, 'one', 1);
      markFailed(tx, 1, 'user_not_found');
    });
  });
  clock.advance(45 * 60_000);
  answers('auth.test', { ok: true }, ALL, clock.now());
  const { said } = await run();
  expect(said).toContain('PROBLEM     messages: 1 wait to be sent, the oldest for 45 minutes');
  expect(said).toContain('note        messages: 1 given up in the last week: welcome, user_not_found');
  expect(said).not.toContain('USECRET');
});

test('a copy that is too old, and a database that is none', async () => {
  withStore(() => {});
  await operate(['backup'], { env, clock, out: () => {}, err: () => {} });
  clock.advance(40 * 3600_000);
  expect((await run()).said).toContain('PROBLEM     backup: the newest is 40 hours old');
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  writeFileSync(file, 'this is no database, but it is long enough to be looked at as one');
  const { code, said } = await run();
  expect(said).toMatch(/PROBLEM {5}database: .*\n {12}-> Stop the app, then: npm run cli -- restore/);
  expect(code).toBe(1);
});

test('a running app gives its own account of itself', async () => {
  withStore(() => {});
  const lock = takeLock(file, 4711);
  const ops = await startOps({ port: 0, checks: () => ({ ticking: false, database: true }) });
  env['OPS_PORT'] = String(ops.port);
  const { said } = await run();
  await ops.stop();
  if (lock.ok) lock.release();
  expect(said).toContain('PROBLEM     app: not well: ticking');
});
