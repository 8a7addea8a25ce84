import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { movableClock, type MovableClock } from '../clock.ts';
import { jsonLog } from '../log.ts';
import { boltLogger } from './bolt-log.ts';
import { clientOptions } from './client.ts';
import { SignedHttpTransport } from './signed-http.ts';

const SECRET = 'ab'.repeat(16);
const FORM = 'application/x-www-form-urlencoded';
const EVENT = JSON.stringify({
  type: 'event_callback',
  team_id: 'T1',
  event: { type: 'app_home_opened', user: 'U1', tab: 'home' },
});
const CLICK = {
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
  actions: [{ type: 'button', action_id: 'checkin.prepare', block_id: 'b', action_ts: '1' }],
};

let clock: MovableClock;
let lines: string[];
let transport: SignedHttpTransport;
let app: App;
let runs: number;

beforeEach(async () => {
  lines = [];
  runs = 0;
  clock = movableClock(Date.UTC(2027, 2, 29));
  const log = jsonLog(
    'debug',
    () => 0,
    (line) => lines.push(line),
  );
  const options = { signingSecret: SECRET, host: '127.0.0.1', port: 0, log, clock, answerWithinMs: 20 };
  transport = new SignedHttpTransport(options);
  app = new App({
    receiver: transport,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UB', teamId: 'T1' }),
    clientOptions: clientOptions('interactive', { apiUrl: 'http://127.0.0.1:1/api/', log }),
    logger: boltLogger(log),
    convoStore: false,
  });
  app.event('app_home_opened', async () => {
    runs += 1;
  });
  await app.start();
});
afterEach(() => transport.stop());

type Sent = { body?: string; type?: string; at?: number; secret?: string; headers?: Record<string, string> };

/** What Slack sends: the stamp in seconds, and v0=HMAC-SHA256(secret, "v0:stamp:body"). */
function signed({
  body = EVENT,
  type = 'application/json',
  at = clock.now(),
  secret = SECRET,
  headers,
}: Sent = {}) {
  const stamp = String(Math.floor(at / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  const own = { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${hash}` };
  return { body, headers: { ...own, ...headers } };
}
const post = (sent: { body: string; headers?: Record<string, string> }, path = '/slack/events') =>
  fetch(`http://127.0.0.1:${transport.port}${path}`, { method: 'POST', ...sent });
const form = (payload: object) =>
  signed({ type: FORM, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() });

describe('who is let in', () => {
  test('a signed event reaches its listener', async () => {
    expect([(await post(signed())).status, runs]).toEqual([200, 1]);
  });
  test('a wrong signature is refused', async () => {
    const other = await post(signed({ secret: 'cd'.repeat(16) }));
    const changed = await post({ ...signed(), body: EVENT.replace('U1', 'U2') });
    const none = await post({ body: EVENT, headers: { 'content-type': 'application/json' } });
    expect([other.status, changed.status, none.status, runs]).toEqual([401, 401, 401, 0]);
  });
  test('a stamp older than five minutes or from the future is refused', async () => {
    const old = await post(signed({ at: clock.now() - 301_000 }));
    const future = await post(signed({ at: clock.now() + 61_000 }));
    expect([old.status, future.status, runs]).toEqual([401, 401, 0]);
    const late = await post(signed({ at: clock.now() - 299_000 }));
    const early = await post(signed({ at: clock.now() + 59_000 }));
    expect([late.status, early.status, runs]).toEqual([200, 200, 2]);
  });
  test('a replay is refused, also when its signature is written differently', async () => {
    const first = signed();
    const respelt = { ...first.headers, 'x-slack-signature': `${first.headers['x-slack-signature']}=again` };
    await post(first);
    const again = await post(first);
    const disguised = await post({ ...first, headers: respelt });
    expect([again.status, disguised.status, runs]).toEqual([401, 401, 1]);
  });
  test('only POST on the one path is served', async () => {
    const get = await fetch(`http://127.0.0.1:${transport.port}/slack/events`);
    const statuses = [get.status, (await post(signed(), '/')).status, (await post(signed(), '//')).status];
    expect([...statuses, runs]).toEqual([404, 404, 404, 0]);
  });
  test.each(['announced', 'streamed'])('five megabytes are refused, %s', async (how) => {
    const size = 5 * 1024 * 1024;
    const status = await new Promise((resolve, reject) => {
      const headers = how === 'announced' ? { 'content-length': String(size) } : {};
      const to = { port: transport.port, path: '/slack/events', method: 'POST', headers };
      const sent = request(to, (res) => resolve(res.resume().statusCode));
      sent.on('error', reject);
      if (how === 'announced') sent.write('{');
      else sent.write(Buffer.alloc(1_100_000));
    });
    expect(status).toBe(413);
  });
  test('an oversized head is refused', async () => {
    const response = await post(signed({ headers: { 'x-long': 'x'.repeat(9_000) } }));
    expect(response.status).toBe(431);
  });
  test('the check of our certificate is answered unsigned and carries nothing in', async () => {
    const body = new URLSearchParams({ ssl_check: '1', payload: JSON.stringify(CLICK) }).toString();
    app.action('checkin.prepare', async ({ ack }) => {
      runs += 1;
      await ack();
    });
    const response = await post({ body, headers: { 'content-type': FORM } });
    expect([response.status, await response.text(), runs]).toEqual([200, '', 0]);
  });
  test('the address is confirmed to Slack with its challenge, signed only', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await (await post(signed({ body }))).json()).toEqual({ challenge: 'abc' });
    expect((await post({ body, headers: { 'content-type': 'application/json' } })).status).toBe(401);
  });
  test('a signed body that is no JSON is a bad request', async () => {
    expect((await post(signed({ body: '{' }))).status).toBe(400);
  });
});

describe('answering', () => {
  test('an event is answered only after its listener is done', async () => {
    const order: string[] = [];
    let open: () => void = () => {};
    const work = new Promise<void>((resolve) => (open = resolve));
    const begun = new Promise<void>((resolve) => {
      app.event('team_join', async () => {
        resolve();
        await work;
        order.push('listener');
      });
    });
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      event: { type: 'team_join', user: {} },
    });
    const answered = post(signed({ body })).then(() => order.push('answer'));
    await begun;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(order).toEqual([]);
    open();
    await answered;
    expect(order).toEqual(['listener', 'answer']);
  });
  test('a failed event gets 500, and its repetition with the same signature is taken', async () => {
    const outcomes = [new Error('secret words'), null];
    app.event('app_home_opened', async () => {
      const fault = outcomes.shift();
      if (fault) throw fault;
    });
    const request = signed();
    expect((await post(request)).status).toBe(500);
    expect((await post(request)).status).toBe(200);
    expect(lines.join()).not.toContain('secret words');
  });
  test('a click that nobody listens to is not left hanging', async () => {
    expect((await post(form(CLICK))).status).toBe(404);
  });
  test('a listener that acknowledged and is still busy is answered for before the deadline', async () => {
    let open: () => void = () => {};
    const work = new Promise<void>((resolve) => (open = resolve));
    app.action('checkin.prepare', async ({ ack }) => {
      await ack();
      await work;
    });
    expect((await post(form(CLICK))).status).toBe(200);
    open();
  });
  test('the answer of a form is the body of the response', async () => {
    app.view('checkin.save', async ({ ack }) => ack({ response_action: 'errors', errors: { win: 'short' } }));
    const view = { id: 'V1', callback_id: 'checkin.save', state: { values: {} } };
    const response = await post(
      form({ type: 'view_submission', user: { id: 'U1' }, team: { id: 'T1' }, view }),
    );
    expect(await response.json()).toEqual({ response_action: 'errors', errors: { win: 'short' } });
  });
  test('stopping lets what runs finish and refuses the next connection', async () => {
    let open: () => void = () => {};
    const work = new Promise<void>((resolve) => (open = resolve));
    const begun = new Promise<void>((resolve) => {
      app.action('checkin.prepare', async ({ ack }) => {
        resolve();
        await work;
        await ack();
      });
    });
    const answered = post(form(CLICK));
    await begun;
    const stopped = transport.stop();
    await expect(post(signed())).rejects.toThrow('fetch failed');
    open();
    expect((await answered).status).toBe(200);
    await stopped;
    expect(transport.checks()).toEqual({ connected: false });
    await transport.start();
  });
  test('a taken port is an error with its code', async () => {
    const log = jsonLog(
      'error',
      () => 0,
      () => {},
    );
    const second = { signingSecret: SECRET, host: '127.0.0.1', port: transport.port, log, clock };
    await expect(new SignedHttpTransport(second).start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
