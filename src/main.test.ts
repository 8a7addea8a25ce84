import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SocketServer, startSocketServer } from './trials/socket-server.ts';

/*
 * The real process, with a signal and an exit code, against Slack's two interfaces on this machine.
 */
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const TEAM = { ok: true, team_id: 'T1', user_id: 'UB', bot_id: 'B1', url: 'https://company.slack.com/' };

let slack: SocketServer;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  slack = await startSocketServer();
  slack.answers.set('auth.test', () => ({ json: TEAM }));
  slack.answers.set('users.list', () => ({ json: { ok: true, members: [] } }));
  folder = mkdtempSync(join(tmpdir(), 'samtale-main-'));
});
afterEach(async () => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'));
  await slack.close();
});

const environment = () => ({
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  DATABASE_FILE: join(folder, 'samtale.db'),
  ADMIN_USER_IDS: 'UADA',
  OPS_PORT: '0',
});

/** Starts the process; `said` waits for a piece of what it writes and returns all of it so far. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', TSX, MAIN], { cwd: folder, env, stdio: 'pipe' });
  children.push(child);
  let text = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const said = (piece: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => text.includes(piece) && resolve(text);
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then((code) => reject(new Error(`ended with ${code} before saying ${piece}:\n${text}`)));
      look();
    });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)));
  return { child, ended, said, text: () => text };
}

async function running(event = 'app.started') {
  const app = start(environment());
  const link = await slack.accept();
  link.send({ type: 'hello', num_connections: 1 });
  const port = /"ops_port":(\d+)/.exec(await app.said(`"${event}"`))?.[1];
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
  return { ...app, link, ready };
}

describe('starting', () => {
  test('a wrong environment ends with 78 and one line per problem', async () => {
    const app = start({ SLACK_BOT_TOKEN: 'xoxb-1', OPS_PORT: 'x' });
    expect(await app.ended).toBe(78);
    expect(
      app
        .text()
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['OPS_PORT', 'SLACK_APP_TOKEN', 'DATA_KEY']);
  });
  test('an app token that Slack refuses ends with 78', async () => {
    slack.answers.set('apps.connections.open', () => ({ json: { ok: false, error: 'invalid_auth' } }));
    const app = start(environment());
    expect(await app.ended).toBe(78);
    expect(app.text()).toContain('SLACK_APP_TOKEN (invalid_auth)');
  });
});

describe('ending', () => {
  test('SIGTERM drains and exits with 0', async () => {
    const { child, ended, link, ready } = await running();
    expect(await ready()).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await link.closed;
  });
  test('a second process is refused with 75 and told who runs; after kill -9 of that one it starts', async () => {
    const first = await running();
    const second = start(environment());
    expect(await second.ended).toBe(75);
    expect(second.text()).toContain(`Process ${first.child.pid} is already running`);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await running();
    expect(await third.ready()).toBe(200);
  });
  test('app_rate_limited and a refused reconnect leave the process alive', async () => {
    const { child, link, ready, said } = await running();
    link.send({ envelope_id: 'e1', type: 'events_api', payload: { type: 'app_rate_limited' } });
    expect(await link.next()).toMatchObject({ envelope_id: 'e1' });
    slack.answers.set('apps.connections.open', () => ({ json: { ok: false, error: 'invalid_auth' } }));
    link.drop();
    await said('"socket.failed"');
    expect([await ready(), child.exitCode]).toEqual([503, null]);
  });
});

/** What Slack sends when somebody presses the button of a form with one field in it. */
const submission = (envelope_id: string) => {
  const input = {
    type: 'input',
    block_id: 'strengths',
    label: { type: 'plain_text', text: 'x' },
    element: { type: 'plain_text_input', action_id: 'typed' },
  };
  const view = {
    id: 'V1',
    type: 'modal',
    callback_id: 'checkin.preparation',
    private_metadata: '',
    blocks: [input],
    state: { values: { strengths: { typed: { type: 'plain_text_input', value: 'Words' } } } },
  };
  const [user, team] = [{ id: 'UKARI', team_id: 'T1' }, { id: 'T1' }];
  const payload = { type: 'view_submission', trigger_id: envelope_id, user, team, view };
  return { envelope_id, type: 'interactive', accepts_response_payload: true, payload };
};

describe('the disk', () => {
  test('a damaged database: nobody is served, forms stay open, administrators are told once', async () => {
    const sound = await running();
    sound.child.kill('SIGTERM');
    expect(await sound.ended).toBe(0);
    const file = environment().DATABASE_FILE;
    const bytes = readFileSync(file).fill(0xa5, 8_192, 40_960);
    writeFileSync(file, bytes);
    for (const _ of ['once', 'again']) {
      const closed = await running('app.closed');
      expect(closed.text()).toContain('damaged');
      closed.link.send(submission('e1'));
      expect(await closed.link.next()).toMatchObject({
        envelope_id: 'e1',
        payload: {
          response_action: 'errors',
          errors: { strengths: expect.stringContaining('closed for a while') },
        },
      });
      expect(await closed.ready()).toBe(503);
      closed.child.kill('SIGTERM');
      expect(await closed.ended).toBe(0);
    }
    const told = slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(told.map(({ body }) => new URLSearchParams(body).get('channel'))).toEqual(['UADA']);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
  test('a database deleted under the running process: nothing is acknowledged, and no new one is begun', async () => {
    const app = await running();
    unlinkSync(environment().DATABASE_FILE);
    app.link.send(submission('e1'));
    expect([await app.ended, app.link.waiting()]).toEqual([70, 0]);
    expect(app.text()).toContain('"gone"');
    const again = start(environment());
    expect(await again.ended).toBe(78);
    expect(again.text()).toContain('Restore a backup');
  });
});
