import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { movableClock, type MovableClock } from '../clock.ts';
import { jsonLog } from '../log.ts';
import { boltLogger } from './bolt-log.ts';
import { clientOptions } from './client.ts';
import { reconnectDelay, SocketModeTransport, TokenRefused } from './socket-mode.ts';
import { type SocketServer, startSocketServer } from '../trials/socket-server.ts';

let slack: SocketServer;
let clock: MovableClock;
let slept: number[];
let lines: Record<string, unknown>[];
let transport: SocketModeTransport;
let app: App;
const stray: unknown[] = [];
const onStray = (reason: unknown) => stray.push(reason);

const log = jsonLog(
  'debug',
  () => 0,
  (line) => lines.push(JSON.parse(line)),
);
const logged = (event: string) => lines.filter((line) => line['event'] === event);
const click = (id: string) => ({
  envelope_id: id,
  type: 'interactive',
  accepts_response_payload: true,
  payload: {
    type: 'block_actions',
    user: { id: 'U1', team_id: 'T1' },
    team: { id: 'T1' },
    actions: [{ type: 'button', action_id: 'checkin.prepare', block_id: 'b', action_ts: '1' }],
  },
});
const event = (id: string) => ({
  envelope_id: id,
  type: 'events_api',
  payload: {
    type: 'event_callback',
    team_id: 'T1',
    event: { type: 'app_home_opened', user: 'U1', tab: 'home' },
  },
});

beforeEach(async () => {
  process.on('unhandledRejection', onStray);
  stray.length = 0;
  lines = [];
  slept = [];
  slack = await startSocketServer();
  clock = movableClock(0);
  const sleep = async (ms: number) => {
    slept.push(ms);
    clock.advance(ms);
  };
  transport = new SocketModeTransport({
    appToken: 'xapp-1',
    apiUrl: slack.apiUrl,
    log,
    clock: { ...clock, sleep },
    answerWithinMs: 20,
  });
  app = new App({
    receiver: transport,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UB', teamId: 'T1' }),
    clientOptions: clientOptions('interactive', { apiUrl: slack.apiUrl, log }),
    logger: boltLogger(log),
    convoStore: false,
  });
});

afterEach(async () => {
  await transport.stop();
  await slack.close();
  process.off('unhandledRejection', onStray);
  if (stray.length > 0) throw new Error('unhandled rejection', { cause: stray[0] });
});

async function connected(connections = 1) {
  const started = app.start();
  const link = await slack.accept();
  link.send({ type: 'hello', num_connections: connections });
  await started;
  return link;
}
/** A promise and the way to fulfil it from outside. */
function gate<T = void>() {
  let open: (value: T) => void = () => {};
  const opened = new Promise<T>((resolve) => (open = resolve));
  return { open, opened };
}
/** Gives everything that is ready to run a turn, over the loopback too. */
async function until(holds: () => boolean) {
  for (let turn = 0; turn < 2_000 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(holds()).toBe(true);
}

describe('answering', () => {
  test('a click is acknowledged only after the listener is done', async () => {
    const work = gate();
    const begun = gate();
    const slow = new SocketModeTransport({ appToken: 'xapp-1', apiUrl: slack.apiUrl, log, clock });
    const patient = new App({
      receiver: slow,
      authorize: async () => ({ botToken: 'xoxb-1' }),
      convoStore: false,
    });
    patient.action('checkin.prepare', async ({ ack }) => {
      await ack();
      begun.open();
      await work.opened;
    });
    const started = patient.start();
    const link = await slack.accept();
    link.send({ type: 'hello', num_connections: 1 });
    await started;
    link.send(click('e1'));
    await begun.opened;
    await new Promise((resolve) => setImmediate(resolve));
    expect(link.waiting()).toBe(0);
    work.open();
    expect(await link.next()).toMatchObject({ envelope_id: 'e1' });
    await slow.stop();
  });
  test('an event whose listener fails is not acknowledged, so that Slack delivers it again', async () => {
    const outcomes = [new Error('secret words'), null];
    app.event('app_home_opened', async () => {
      const fault = outcomes.shift();
      if (fault) throw fault;
    });
    const link = await connected();
    link.send(event('e1'));
    await until(() => logged('delivery.failed').length === 1);
    link.send({ ...event('e2'), retry_attempt: 1, retry_reason: 'timeout' });
    expect(await link.next()).toMatchObject({ envelope_id: 'e2' });
    expect(link.waiting()).toBe(0);
    expect(JSON.stringify(lines)).not.toContain('secret words');
  });
  test('a listener that acknowledged and is still busy is answered for before the deadline', async () => {
    const work = gate();
    app.action('checkin.prepare', async ({ ack }) => {
      await ack();
      await work.opened;
    });
    const link = await connected();
    link.send(click('e1'));
    expect(await link.next()).toMatchObject({ envelope_id: 'e1' });
    work.open();
  });
  test('the answer of a form travels in the acknowledgement', async () => {
    app.view('checkin.save', async ({ ack }) => ack({ response_action: 'clear' }));
    const link = await connected();
    const view = { id: 'V1', callback_id: 'checkin.save', state: { values: {} } };
    link.send({
      envelope_id: 'e1',
      type: 'interactive',
      payload: { type: 'view_submission', user: { id: 'U1' }, team: { id: 'T1' }, view },
    });
    expect(await link.next()).toEqual({ envelope_id: 'e1', payload: { response_action: 'clear' } });
  });
  test('stopping lets what runs finish, answers it, and takes nothing new', async () => {
    const work = gate();
    const begun = gate();
    const seen: string[] = [];
    app.event('app_home_opened', async () => {
      seen.push('event');
      begun.open();
      await work.opened;
    });
    const link = await connected();
    link.send(event('e1'));
    await begun.opened;
    const stopped = transport.stop();
    link.send(event('e2'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    work.open();
    expect(await link.next()).toMatchObject({ envelope_id: 'e1' });
    await Promise.all([stopped, link.closed]);
    expect([seen, link.waiting()]).toEqual([['event'], 0]);
  });
});

describe('reconnecting', () => {
  test('the next connection is opened before the old one ends when Slack recycles it', async () => {
    const old = await connected();
    clock.advance(3_600_000);
    old.send({ type: 'disconnect', reason: 'refresh_requested' });
    const next = await slack.accept();
    expect(transport.checks()).toMatchObject({ connected: true });
    next.send({ type: 'hello', num_connections: 2 });
    await old.closed;
    expect(transport.checks()).toEqual({
      connected: true,
      token_accepted: true,
      only_process_with_this_token: true,
    });
    expect(slept).toEqual([0]);
  });
  test('while Slack is away it waits longer each time, never longer than half a minute', async () => {
    const link = await connected();
    let failures = 0;
    slack.answers.set('apps.connections.open', () => {
      failures += 1;
      if (failures === 12) slack.answers.delete('apps.connections.open');
      return { status: 503, json: { ok: false } };
    });
    link.drop();
    const next = await slack.accept();
    next.send({ type: 'hello', num_connections: 1 });
    await until(() => transport.checks()['connected'] === true);
    expect(failures).toBe(12);
    expect(slept.length).toBeGreaterThan(11);
    expect(Math.max(...slept)).toBeLessThanOrEqual(30_000);
    expect(slept.at(-1)).toBeGreaterThan(slept[0]!);
  });
  test('the wait is between half and the whole of 0.5 s, 1 s, 2 s … 30 s', () => {
    expect([1, 2, 7, 8, 5_000].map((n) => reconnectDelay(n, 1))).toEqual([
      500, 1_000, 30_000, 30_000, 30_000,
    ]);
    expect(reconnectDelay(1, 0)).toBe(250);
  });
  test('a 429 is waited out as long as Slack says', async () => {
    const link = await connected();
    slack.answers.set('apps.connections.open', () => {
      slack.answers.delete('apps.connections.open');
      return { status: 429, headers: { 'retry-after': '45' }, json: { ok: false, error: 'ratelimited' } };
    });
    link.drop();
    await slack.accept();
    expect(slept).toContain(45_000);
  });
  test('a connection that hangs before its hello is given up', async () => {
    const link = await connected();
    link.drop();
    const silent = await slack.accept();
    await until(() => transport.checks()['connected'] === false);
    clock.advance(31_000);
    transport.watch();
    await silent.closed;
    const next = await slack.accept();
    next.send({ type: 'hello', num_connections: 1 });
    await until(() => transport.checks()['connected'] === true);
    expect(logged('socket.connected')).toHaveLength(2);
  });
});

describe('what would end the process', () => {
  test('app_rate_limited is acknowledged, logged and survived', async () => {
    const link = await connected();
    const payload = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1 };
    link.send({ envelope_id: 'e1', type: 'events_api', payload });
    expect(await link.next()).toMatchObject({ envelope_id: 'e1' });
    link.send({ envelope_id: 'e2', type: 'app_rate_limited', payload });
    expect(await link.next()).toMatchObject({ envelope_id: 'e2' });
    expect(logged('slack.app_rate_limited')).toHaveLength(2);
  });
  test('a message that makes no sense is survived', async () => {
    const link = await connected();
    app.event('app_home_opened', async () => {});
    for (const odd of [[], { type: 'events_api' }, { type: 'interactive', payload: null }]) link.send(odd);
    link.send(event('e9'));
    expect(await link.next()).toMatchObject({ envelope_id: 'e9' });
  });
  test('invalid_auth on a reconnect is survived, shows as unwell, and heals when the token works again', async () => {
    const link = await connected();
    slack.answers.set('apps.connections.open', () => ({ json: { ok: false, error: 'invalid_auth' } }));
    link.drop();
    await until(() => logged('socket.failed').length >= 2);
    expect(transport.checks()).toMatchObject({ connected: false, token_accepted: false });
    slack.answers.clear();
    const next = await slack.accept();
    next.send({ type: 'hello', num_connections: 1 });
    await until(() => transport.checks()['connected'] === true);
    expect(transport.checks()['token_accepted']).toBe(true);
  });
  test('invalid_auth at the start is an error with its code', async () => {
    slack.answers.set('apps.connections.open', () => ({ json: { ok: false, error: 'invalid_auth' } }));
    await expect(app.start()).rejects.toThrow(TokenRefused);
  });
  test('Slack being away at the start is no error: it goes on trying', async () => {
    slack.answers.set('apps.connections.open', () => {
      slack.answers.delete('apps.connections.open');
      return { status: 503, json: { ok: false } };
    });
    await app.start();
    expect(transport.checks()['connected']).toBe(false);
    (await slack.accept()).send({ type: 'hello', num_connections: 1 });
    await until(() => transport.checks()['connected'] === true);
  });
  test('a socket address that is not of Slack is not connected to', async () => {
    const elsewhere = async () => Response.json({ ok: true, url: 'wss://slack.com.example.org/link' });
    const options = { appToken: 'xapp-1', apiUrl: 'https://slack.com/api/', log, clock, fetch: elsewhere };
    const misled = new SocketModeTransport(options);
    await misled.start();
    await misled.stop();
    expect(logged('socket.failed')[0]).toMatchObject({ code: 'socket_address_not_slack' });
  });
});

describe('another process with the same token', () => {
  test('is noticed, and looked for again until it is gone', async () => {
    const first = await connected(2);
    expect(transport.checks()).toMatchObject({ connected: true, only_process_with_this_token: false });
    expect(logged('socket.shared')).toMatchObject([{ level: 'error', connections: 2, ours: 1 }]);
    clock.advance(121_000);
    transport.watch();
    const second = await slack.accept();
    second.send({ type: 'hello', num_connections: 2 });
    await first.closed;
    expect(transport.checks()['only_process_with_this_token']).toBe(true);
  });
});

describe('Slack clients', () => {
  test('the client of a listener does not repeat a call that failed', async () => {
    slack.answers.set('chat.postMessage', () => ({ status: 503, json: { ok: false } }));
    const failed = gate<unknown>();
    app.event('app_home_opened', async ({ client }) => {
      await client.chat.postMessage({ channel: 'U1', text: 'hello' }).catch(failed.open);
    });
    const link = await connected();
    link.send(event('e1'));
    expect(await failed.opened).toMatchObject({ code: 'slack_webapi_http_error' });
    expect(await link.next()).toMatchObject({ envelope_id: 'e1' });
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });
  test('two clients never share a token', async () => {
    const options = clientOptions('bulk', { apiUrl: slack.apiUrl, log });
    await new WebClient('xoxb-one', options).auth.test();
    await new WebClient('xoxb-two', options).auth.test();
    const tokens = slack.calls.map(({ authorization }) => authorization);
    expect(tokens).toEqual(['Bearer xoxb-one', 'Bearer xoxb-two']);
  });
  test('a 429 is reported at once with its delay, and not waited out', async () => {
    slack.answers.set('chat.postMessage', () => ({
      status: 429,
      headers: { 'retry-after': '30' },
      json: { ok: false, error: 'ratelimited' },
    }));
    const client = new WebClient('xoxb-1', clientOptions('bulk', { apiUrl: slack.apiUrl, log }));
    await expect(client.chat.postMessage({ channel: 'U1', text: 'x' })).rejects.toMatchObject({
      retryAfter: 30,
    });
  });
});
