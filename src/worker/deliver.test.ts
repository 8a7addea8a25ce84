import { setImmediate as breathe } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { beforeEach, expect, test, vi } from 'vitest';
import { type MovableClock, movableClock } from '../clock.ts';
import type { Fields, Log } from '../log.ts';
import { clientOptions } from '../slack/client.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store } from '../store/db.ts';
import { doubtWaiting } from '../store/held.ts';
import { claim, enqueue, type Outgoing, statusRows } from '../store/outbox.ts';
import { setRuntime } from '../store/runtime.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import type { Block, DeliverHooks, DeliverOptions, Rendered } from './delivery.ts';

const START = Date.UTC(2027, 2, 30, 7);
const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface Post {
  channel: string;
  ts: string;
  metadata: { event_type?: string; event_payload?: { n?: string } };
  blocks: string;
}
/** What happens to one call; `accept` lets Slack do what was asked. */
type Fault = (accept: () => Response, signal: AbortSignal) => Response | Promise<Response>;

/** Slack as far as sending needs it: keeps what was posted, and meets each call with the next fault of its method. */
function pretendSlack() {
  const posts: Post[] = [];
  const calls: { method: string; at: number; args: Record<string, string> }[] = [];
  const faults: [method: string, fault: Fault][] = [];
  const answers: Record<string, (args: URLSearchParams) => object> = {
    'chat.postMessage': (args) => {
      const channel = `D${args.get('channel')}`;
      const ts = `${START / 1000 + posts.length}.000100`;
      posts.push({ channel, ts, metadata: JSON.parse(args.get('metadata')!), blocks: args.get('blocks')! });
      return { channel, ts };
    },
    'conversations.history': (args) => {
      const found = posts.filter((post) => post.channel === args.get('channel'));
      const messages = found.map(({ ts, metadata }) => ({ ts, metadata }));
      const rest = messages.toReversed().slice(Number(args.get('cursor') ?? 0));
      const next = rest.length > 1 ? String(messages.length - rest.length + 1) : '';
      return { messages: rest.slice(0, 1), response_metadata: { next_cursor: next } };
    },
    'chat.delete': (args) => {
      posts.splice(
        posts.findIndex((post) => post.ts === args.get('ts')),
        1,
      );
      return {};
    },
  };
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    const request = new Request(url, init);
    const method = request.url.split('/').at(-1)!;
    const at = clock.now();
    const args = new URLSearchParams(await request.text());
    calls.push({ method, at, args: Object.fromEntries(args) });
    const accept = () => Response.json({ ok: true, ...answers[method]?.(args) });
    const waiting = faults.findIndex(([of]) => of === method);
    const fault = waiting < 0 ? accept : faults.splice(waiting, 1)[0]![1];
    return fault(accept, init!.signal!);
  };
  const next = (method: string, fault: Fault, times = 1) => {
    for (let n = 0; n < times; n++) faults.push([method, fault]);
  };
  const to = () => posts.map((post) => post.channel.slice(1));
  return {
    posts,
    calls,
    next,
    fetch,
    to,
    called: (method: string) => calls.filter((c) => c.method === method).length,
  };
}

const refuse =
  (error: string): Fault =>
  () =>
    Response.json({ ok: false, error });
const limited =
  (headers: Record<string, string>): Fault =>
  () =>
    new Response('', { status: 429, headers });
const broken = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('net'), { code }) });
const dropAfter: Fault = (accept) => {
  accept();
  throw broken('UND_ERR_SOCKET');
};
const errorBefore: Fault = () => new Response('', { status: 503 });
const errorAfter: Fault = (accept) => {
  accept();
  return new Response('', { status: 503 });
};

let clock: MovableClock;
let store: Store;
let slack: ReturnType<typeof pretendSlack>;
let bulk: WebClient;
let failed: string[];
let hooks: DeliverHooks;

beforeEach(() => {
  clock = movableClock(START);
  store = openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock });
  slack = pretendSlack();
  const options = clientOptions('bulk', {
    apiUrl: 'https://slack.test/api/',
    log: quiet,
    fetch: slack.fetch,
  });
  bulk = new WebClient('xoxb-1', { ...options, timeout: 100 });
  failed = [];
  hooks = {
    lookUpIn: (_tx, row) => `D${row.recipient}`,
    failed: (_tx, row, reason) => failed.push(`${row.recipient} ${reason}`),
  };
});

const plain = (): Rendered => ({ send: 'post', text: 'hello', blocks: [] });

function start(more: Partial<DeliverOptions> = {}): Deliver {
  return createDeliver({
    store,
    clients: { bulk },
    clock,
    log: quiet,
    epoch: 'one',
    render: plain,
    hooks,
    ...more,
  });
}

function put(recipient: string, more: Partial<Outgoing> = {}): void {
  const fact = { kind: 'prompt', checkin: 'c1' } as const;
  store.transact((tx) => enqueue(tx, { recipient, key: 'prompt:c1', fact, ...more }));
}

const states = () =>
  Object.fromEntries(store.read((tx) => statusRows(tx)).map((row) => [row.recipient, row]));

/** Drains and moves the clock to where the next thing can happen, until nothing waits or the time is over. */
async function live(deliver: Deliver, ms = 3600_000): Promise<void> {
  const end = clock.mono() + ms;
  for (;;) {
    const next = await deliver.drain();
    if (next === null || clock.mono() + next - clock.now() > end) return;
    expect(next).toBeGreaterThan(clock.now());
    clock.set(next);
  }
}

test('what is due is sent once, what is not yet due later', async () => {
  put('U1');
  put('U2', { notBefore: START + 60_000 });
  const deliver = start();
  expect(await deliver.drain()).toBe(START + 60_000);
  expect(slack.to()).toEqual(['U1']);
  await live(deliver);
  expect(slack.to()).toEqual(['U1', 'U2']);
  expect(states()).toMatchObject({ U1: { state: 'sent', attempts: 1 }, U2: { state: 'sent' } });
});

test('the metadata of a message holds a random number and nothing else of ours', async () => {
  put('U1');
  await start().drain();
  const metadata = { event_type: 'samtale', event_payload: { n: expect.stringMatching(/^[\w-]{22}$/) } };
  expect(slack.posts.map((post) => post.metadata)).toEqual([metadata]);
});

test('the library does not repeat by itself: one lost answer is one message', async () => {
  slack.next('chat.postMessage', dropAfter);
  put('U1');
  await start().drain();
  expect(slack.called('chat.postMessage')).toBe(1);
  expect(states()['U1']).toMatchObject({ state: 'unsure' });
});

test('a lost answer is looked up after two minutes, found on a later page, and not sent again', async () => {
  slack.next('chat.postMessage', dropAfter);
  put('U1');
  const sent: string[] = [];
  const deliver = start({ hooks: { ...hooks, sent: (_tx, _row, { channel }) => sent.push(channel) } });
  expect(await deliver.drain()).toBe(START + 120_000);
  slack.posts.push({ channel: 'DU1', ts: '9.9', metadata: { event_payload: { n: 'x' } }, blocks: '' });
  clock.advance(119_999);
  await deliver.drain();
  expect(slack.called('conversations.history')).toBe(0);
  await live(deliver);
  expect(slack.called('conversations.history')).toBe(2);
  expect(slack.to()).toEqual(['U1', 'U1']);
  expect(states()['U1']).toMatchObject({ state: 'sent' });
  expect(sent).toEqual(['DU1']);
});

test('a send that failed at Slack and is not found there is sent once more', async () => {
  slack.next('chat.postMessage', errorBefore);
  put('U1');
  await live(start());
  expect(slack.to()).toEqual(['U1']);
  expect(slack.called('chat.postMessage')).toBe(2);
});

test('a send that Slack took and answered with an error is found', async () => {
  slack.next('chat.postMessage', errorAfter);
  put('U1');
  await live(start());
  expect(slack.to()).toEqual(['U1']);
  expect(slack.called('chat.postMessage')).toBe(1);
});

test('of two that stand there the later is taken away', async () => {
  slack.next('chat.postMessage', (accept) => {
    accept();
    return errorAfter(accept, AbortSignal.abort());
  });
  put('U1');
  await live(start());
  expect(slack.posts.map((post) => post.ts)).toEqual([`${START / 1000}.000100`]);
});

test('a jump of the clock does not shorten the wait before looking', async () => {
  let jump = 0;
  const jumpy = { ...clock, now: () => clock.now() + jump };
  store = openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock: jumpy });
  slack.next('chat.postMessage', dropAfter);
  put('U1');
  const deliver = start({ clock: jumpy });
  await deliver.drain();
  jump = 3600_000;
  await deliver.drain();
  expect(slack.called('conversations.history')).toBe(0);
  jump = -3600_000;
  clock.advance(120_000);
  await deliver.drain();
  expect(slack.called('conversations.history')).toBe(1);
  expect(states()['U1']).toMatchObject({ state: 'sent' });
});

test('a process that was killed while sending: the next one looks before it sends', async () => {
  put('U1');
  put('U2');
  store.transact((tx) => claim(tx, 'killed', 1) && claim(tx, 'killed', 2));
  await bulk.chat.postMessage({
    channel: 'U1',
    text: 'hello',
    metadata: { event_type: 'samtale', event_payload: { n: nonceOf('U1') } },
  });
  const deliver = start();
  await deliver.drain();
  expect(slack.to()).toEqual(['U1']);
  await live(deliver);
  expect(slack.to()).toEqual(['U1', 'U2']);
  expect(states()).toMatchObject({ U1: { state: 'sent' }, U2: { state: 'sent' } });
});

const nonceOf = (recipient: string) =>
  store.read((tx) =>
    tx.db.query.outbox.findFirst({ where: (row, { eq }) => eq(row.recipient, recipient) }).sync(),
  )!.nonce;

test('a failure while noting down what was sent is treated like a kill', async () => {
  put('U1');
  let disk = 'full';
  const deliver = start({
    hooks: {
      ...hooks,
      sent: () => {
        if (disk === 'full') throw new Error('disk full');
      },
    },
  });
  await expect(deliver.drain()).rejects.toThrow('disk full');
  disk = 'free';
  await live(deliver);
  expect(slack.to()).toEqual(['U1']);
  expect(states()['U1']).toMatchObject({ state: 'sent' });
});

test('where it cannot be looked up, a prompt is not repeated and a digest is for people to decide', async () => {
  hooks = { ...hooks, lookUpIn: () => null };
  slack.next('chat.postMessage', dropAfter, 2);
  put('U1');
  put('C1', { key: 'digest:2027-W12', fact: { kind: 'digest', week: '2027-W12' } });
  await live(start());
  expect(slack.called('chat.postMessage')).toBe(2);
  expect(states()).toMatchObject({
    U1: { state: 'dropped', reason: 'maybe_sent' },
    C1: { state: 'failed', reason: 'unsure' },
  });
  expect(failed).toEqual(['C1 unsure']);
});

test('a look-up without permission closes nothing down', async () => {
  slack.next('chat.postMessage', dropAfter);
  slack.next('conversations.history', refuse('missing_scope'));
  put('U1');
  const deliver = start();
  await live(deliver);
  expect(states()['U1']).toMatchObject({ state: 'dropped', reason: 'maybe_sent' });
  expect(deliver.held()).toBeNull();
});

for (const [name, headers, silence] of [
  ['with Retry-After', { 'retry-after': '10' }, 10_000],
  ['without Retry-After', {}, 30_000],
] as const) {
  test(`a 429 ${name} keeps the message waiting and the method silent`, async () => {
    slack.next('chat.postMessage', limited(headers));
    put('U1');
    const deliver = start();
    const next = await deliver.drain();
    expect(next).toBeGreaterThanOrEqual(START + silence);
    expect(next).toBeLessThanOrEqual(START + silence * 1.1 + 1);
    expect(states()['U1']).toMatchObject({ state: 'pending', attempts: 0 });
    put('U2');
    clock.advance(silence - 1);
    await deliver.drain();
    expect(slack.called('chat.postMessage')).toBe(1);
    await live(deliver);
    expect(slack.to().toSorted()).toEqual(['U1', 'U2']);
  });
}

test('once Slack has asked for patience, not even what was already being prepared is sent', async () => {
  for (const recipient of ['U1', 'U2', 'U3', 'U4']) put(recipient);
  slack.next('chat.postMessage', limited({ 'retry-after': '30' }));
  let asked = 0;
  const beforePost = async () => {
    asked += 1;
    for (let turns = 50 * (asked - 1); turns > 0; turns -= 1) await breathe();
    return 'go' as const;
  };
  await live(start({ hooks: { beforePost } }));
  const [first, ...later] = slack.calls.filter(({ method }) => method === 'chat.postMessage');
  for (const { at } of later) expect(at - first!.at).toBeGreaterThanOrEqual(30_000);
  expect(slack.to().toSorted()).toEqual(['U1', 'U2', 'U3', 'U4']);
});

test('no connection at all: everything waits, nothing is counted', async () => {
  slack.next('chat.postMessage', () => {
    throw broken('ECONNREFUSED');
  });
  put('U1');
  const deliver = start();
  expect(await deliver.drain()).toBe(START + 5_000);
  expect(states()['U1']).toMatchObject({ state: 'pending', attempts: 0 });
  await live(deliver);
  expect(slack.to()).toEqual(['U1']);
});

test('a message that Slack refuses, or that cannot be rendered, does not hold up the others', async () => {
  slack.next('chat.postMessage', refuse('invalid_blocks'));
  slack.next('chat.postMessage', refuse('channel_not_found'));
  for (const who of ['U1', 'U2', 'U3', 'U4']) put(who);
  const render = (_tx: unknown, { recipient }: { recipient: string }): Rendered => {
    if (recipient === 'U3') throw new Error('a bug');
    return plain();
  };
  await live(start({ render }));
  expect(slack.to()).toEqual(['U4']);
  expect(states()).toMatchObject({
    U1: { state: 'failed', reason: 'invalid_blocks' },
    U2: { state: 'failed', reason: 'channel_not_found' },
    U3: { state: 'failed', reason: 'not_rendered' },
    U4: { state: 'sent' },
  });
  expect(failed).toEqual(['U1 invalid_blocks', 'U2 channel_not_found']);
});

test('a chart that Slack refuses is left out, once', async () => {
  slack.next('chat.postMessage', refuse('invalid_blocks'));
  put('C1');
  const axis_config = { categories: ['Week 1'] };
  const series = [{ name: 'Together', data: [{ label: 'Week 1', value: 4 }] }];
  const chart = { type: 'line' as const, series, axis_config };
  const blocks: Block[] = [{ type: 'divider' }, { type: 'data_visualization', title: 'Weeks', chart }];
  const deliver = start({ render: () => ({ send: 'post', text: 'hello', blocks }) });
  await live(deliver);
  expect(slack.posts.map((post) => JSON.parse(post.blocks))).toEqual([[{ type: 'divider' }]]);
  put('C2');
  slack.next('chat.postMessage', refuse('invalid_blocks'), 2);
  await live(deliver);
  expect(states()['C2']).toMatchObject({ state: 'failed', reason: 'invalid_blocks' });
});

test('when Slack refuses us altogether nothing is given up, one question a minute is asked, and then all goes out', async () => {
  slack.next('chat.postMessage', refuse('token_revoked'), 4);
  slack.next('auth.test', refuse('token_revoked'), 2);
  for (let n = 0; n < 9; n++) put(`U${n}`);
  const deliver = start();
  expect(await deliver.drain()).toBe(START + 60_000);
  expect(deliver.held()).toBe('refused');
  expect(slack.called('chat.postMessage')).toBeLessThanOrEqual(4);
  await live(deliver);
  expect(slack.calls.filter((call) => call.method === 'auth.test').map((call) => call.at - START)).toEqual([
    60_000, 180_000, 420_000,
  ]);
  expect(slack.posts).toHaveLength(9);
  expect(Object.values(states()).every((row) => row.state === 'sent' && row.attempts === 1)).toBe(true);
});

test('five failures in a row: sending stops, and begins again when Slack answers', async () => {
  slack.next('chat.postMessage', errorBefore, 7);
  for (let n = 0; n < 12; n++) put(`U${n}`);
  const deliver = start();
  await live(deliver, 1000);
  expect(deliver.held()).toBe('outage');
  expect(slack.called('chat.postMessage')).toBeLessThanOrEqual(8);
  await live(deliver);
  expect(new Set(slack.to()).size).toBe(12);
  expect(slack.posts).toHaveLength(12);
});

test('a call that hangs is given up, and the others go out meanwhile', async () => {
  slack.next(
    'chat.postMessage',
    (_accept, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  put('U1');
  put('U2');
  await start().drain();
  expect(slack.to()).toEqual(['U2']);
  expect(states()['U1']).toMatchObject({ state: 'unsure', reason: 'TimeoutError' });
});

test('one channel gets a message every 1.1 seconds, and never two at once', async () => {
  for (let n = 0; n < 5; n++) put('U1', { key: `prompt:c${n}` });
  put('U2');
  await live(start());
  const times = slack.calls.map((call) => call.at - START);
  expect(times).toEqual([0, 0, 1100, 2200, 3300, 4400]);
});

test('at most four are on their way at once', async () => {
  let now = 0;
  let most = 0;
  const slow: Fault = async (accept) => {
    most = Math.max(most, ++now);
    await new Promise((done) => setImmediate(done));
    now -= 1;
    return accept();
  };
  slack.next('chat.postMessage', slow, 20);
  for (let n = 0; n < 20; n++) put(`U${n}`);
  await live(start());
  expect(slack.posts).toHaveLength(20);
  expect(most).toBe(4);
});

test('two drains at once do not send twice', async () => {
  for (let n = 0; n < 3; n++) put(`U${n}`);
  const deliver = start();
  const [first] = await Promise.all([deliver.drain(), deliver.drain(), deliver.drain()]);
  expect(first).toBeNull();
  expect(slack.to()).toEqual(['U0', 'U1', 'U2']);
});

test('what is put in while a drain runs is sent by it when it is called again', async () => {
  put('U1');
  const deliver = start();
  slack.next('chat.postMessage', (accept) => {
    put('U2');
    void deliver.drain();
    return accept();
  });
  await deliver.drain();
  expect(slack.to()).toEqual(['U1', 'U2']);
});

test('nothing is sent after its time', async () => {
  put('U1', { expiresAt: START + 1000 });
  put('U2', { expiresAt: START + 1001 });
  clock.advance(1000);
  await start().drain();
  expect(slack.to()).toEqual(['U2']);
  expect(states()['U1']).toMatchObject({ state: 'dropped', reason: 'expired' });
});

test('what waited too long for its turn is not sent either', async () => {
  const deliver = start();
  await deliver.drain();
  put('U1', { notBefore: START + 500, expiresAt: START + 1000 });
  clock.advance(1000);
  await deliver.drain();
  expect(slack.posts).toEqual([]);
  expect(states()['U1']).toMatchObject({ state: 'dropped', reason: 'expired' });
});

test('a clock that steps back holds back only what is not yet due', async () => {
  put('U1');
  put('U2');
  const deliver = start();
  await deliver.drain();
  clock.set(START - 3600_000);
  put('U3');
  put('U4', { notBefore: START });
  await live(deliver, 60_000);
  expect(slack.to()).toEqual(['U1', 'U2', 'U3']);
});

test('at the moment of sending a message can turn out to be pointless, or too early', async () => {
  put('U1');
  put('U2');
  const render = (_tx: unknown, { recipient }: { recipient: string }): Rendered => {
    if (recipient === 'U1') return { drop: 'already_held' };
    return clock.now() < START + 5000 ? { wait: START + 5000 } : plain();
  };
  const deliver = start({ render });
  expect(await deliver.drain()).toBe(START + 5000);
  await live(deliver);
  expect(states()).toMatchObject({ U1: { state: 'dropped', reason: 'already_held' }, U2: { state: 'sent' } });
  expect(slack.to()).toEqual(['U2']);
});

test('somebody who has left gets nothing, and a question that fails is asked again', async () => {
  put('U1');
  put('U2');
  let asked = 0;
  const beforePost: DeliverHooks['beforePost'] = async ({ recipient }) => {
    if (recipient === 'U1') return { drop: 'deactivated' };
    if (asked++ === 0) throw new Error('a bug');
    return 'go';
  };
  const deliver = start({ hooks: { ...hooks, beforePost } });
  expect(await deliver.drain()).toBe(START + 60_000);
  expect(slack.posts).toEqual([]);
  await live(deliver);
  expect(slack.to()).toEqual(['U2']);
  expect(states()['U1']).toMatchObject({ state: 'dropped', reason: 'deactivated' });
});

test('an update and a Home tab are repeated without looking, and a message that is gone is let be', async () => {
  const fact = { kind: 'refresh', of: 1 } as const;
  put('U1', { key: 'refresh:1', fact });
  put('U2', { key: 'refresh:2', fact: { kind: 'refresh', of: 2 } });
  put('U3', { key: 'home:3', fact: { kind: 'home', person: 3 } });
  slack.next('chat.update', errorAfter);
  slack.next('chat.update', refuse('message_not_found'));
  slack.next('views.publish', errorAfter);
  const render = (_tx: unknown, row: { recipient: string }): Rendered =>
    row.recipient === 'U3'
      ? { send: 'publish', user: 'U3', view: { type: 'home', blocks: [] } }
      : { send: 'update', channel: 'D1', ts: '1.1', text: 'hello', blocks: [] };
  await live(start({ render }));
  expect(states()).toMatchObject({
    U1: { state: 'sent' },
    U2: { state: 'dropped', reason: 'message_not_found' },
    U3: { state: 'sent' },
  });
  expect(slack.called('conversations.history')).toBe(0);
  expect([slack.called('chat.update'), slack.called('views.publish')]).toEqual([3, 2]);
});

test('the newest message about a talk is brought up to date before older ones', async () => {
  put('U1', {
    key: 'refresh_older:1',
    fact: { kind: 'refresh_older', of: 1 },
    notBefore: clock.now() - 60_000,
  });
  put('U2', { key: 'refresh:2', fact: { kind: 'refresh', of: 2 } });
  const order: string[] = [];
  const render = (_tx: unknown, { recipient }: { recipient: string }): Rendered => {
    order.push(recipient);
    return { send: 'update', channel: 'D1', ts: '1.1', text: 'hello', blocks: [] };
  };
  await live(start({ render }));
  expect(order).toEqual(['U2', 'U1']);
});

test('an answer that never becomes clear is given up after eight attempts, spread over hours', async () => {
  slack.next('chat.postMessage', errorBefore, 20);
  put('U1');
  await live(start(), 24 * 3600_000);
  expect(slack.called('chat.postMessage')).toBe(8);
  expect(states()['U1']).toMatchObject({ state: 'failed', reason: 'attempts' });
  expect(clock.now() - START).toBeGreaterThan(2 * 3600_000);
});

test('a second unsure send is given as long to arrive as the first', async () => {
  slack.next('chat.postMessage', errorBefore, 2);
  put('U1');
  const deliver = start();
  clock.advance((await deliver.drain())! - clock.now());
  await deliver.drain(); // looked up, not there, sent again, unsure again
  expect(slack.called('chat.postMessage')).toBe(2);
  const next = await deliver.drain();
  expect(slack.called('conversations.history')).toBe(1);
  expect(next! - clock.now()).toBeGreaterThan(100_000);
});

/** Keeps what is logged, but for each single message that was sent. */
function noting() {
  const lines: [event: string, fields: Fields | undefined][] = [];
  const keep = (event: string, fields?: Fields) => void lines.push([event, fields]);
  return { lines, log: { ...quiet, info: keep, warn: keep, error: keep } satisfies Log };
}

test('a look-up goes back to a day before the sending, since two clocks may differ', async () => {
  slack.next('chat.postMessage', dropAfter);
  put('U1');
  clock.advance(900);
  await live(start());
  const { args } = slack.calls.find(({ method }) => method === 'conversations.history')!;
  const oldest = String(START / 1000 - 24 * 3600);
  expect(args).toMatchObject({ channel: 'DU1', oldest, include_all_metadata: 'true', limit: '100' });
  expect(args).not.toHaveProperty('cursor');
});

test('a look-up that fails says nothing about the message, and is made again a quarter of a minute later', async () => {
  slack.next('chat.postMessage', dropAfter);
  slack.next('conversations.history', errorBefore);
  put('U1');
  const deliver = start();
  await deliver.drain();
  clock.advance(120_000);
  expect(await deliver.drain()).toBe(START + 135_000);
  expect(states()['U1']).toMatchObject({ state: 'unsure' });
  await live(deliver);
  expect(states()['U1']).toMatchObject({ state: 'sent' });
  expect(slack.posts).toHaveLength(1);
});

test.each([
  ['channel_not_found', 'dropped', null],
  ['invalid_arguments', 'dropped', null],
  ['missing_scope', 'dropped', null],
  ['token_revoked', 'unsure', 'refused'],
])('a look-up that Slack refuses with %s leaves the message %s', async (code, state, held) => {
  slack.next('chat.postMessage', dropAfter);
  slack.next('conversations.history', refuse(code));
  put('U1');
  const deliver = start();
  await deliver.drain();
  clock.advance(120_000);
  await deliver.drain();
  expect(states()['U1']).toMatchObject({ state });
  expect(deliver.held()).toBe(held);
});

test.each([
  ['taken away', [], 1, ['outbox.double_removed', undefined]],
  ['left where it is', [refuse('cant_delete_message')], 2, ['outbox.double_stays', { code: 'gone' }]],
])('that a second one was found and %s is logged', async (_, faults, posts, line) => {
  slack.next('chat.postMessage', (accept) => {
    accept();
    return errorAfter(accept, AbortSignal.abort());
  });
  for (const fault of faults) slack.next('chat.delete', fault);
  put('U1');
  const { log, lines } = noting();
  await live(start({ log }));
  expect(slack.posts).toHaveLength(posts);
  expect(states()['U1']).toMatchObject({ state: 'sent' });
  expect(lines).toContainEqual(['outbox.looked_up', { id: 1, kind: 'prompt', found: 2 }]);
  expect(lines).toContainEqual(line);
});

test.each([
  ['held for people to decide', { copiedAt: 0, at: START, caughtUp: true }, 'held'],
  ['dropped once that has been settled', null, 'dropped'],
])(
  'what waited when the database was restored, and cannot be looked up, is %s',
  async (_, restored, state) => {
    hooks = { ...hooks, lookUpIn: () => null };
    put('U1');
    store.transact((tx) => {
      doubtWaiting(tx, START);
      setRuntime(tx, 'restored', JSON.stringify(restored));
    });
    await live(start(), 600_000);
    expect(states()['U1']).toMatchObject({ state });
    expect(slack.posts).toEqual([]);
  },
);

test('how many were under way when a process ended is logged', async () => {
  for (const who of ['U1', 'U2', 'U3']) put(who);
  store.transact((tx) => claim(tx, 'killed', 1) && claim(tx, 'killed', 2));
  const { log, lines } = noting();
  const deliver = start({ log });
  await deliver.drain();
  await deliver.drain();
  expect(lines.filter(([event]) => event === 'outbox.interrupted')).toEqual([
    ['outbox.interrupted', { rows: 2 }],
  ]);
});

test('that Slack cannot be reached, and can again, is logged with each question', async () => {
  slack.next('chat.postMessage', refuse('token_revoked'));
  slack.next('auth.test', refuse('token_revoked'));
  put('U1');
  const { log, lines } = noting();
  await live(start({ log }));
  const asked = lines.filter(([event]) => event.startsWith('slack.'));
  expect(asked).toEqual([
    ['slack.still_unreachable', { class: 'global', code: 'slack_webapi_platform_error' }],
    ['slack.reachable_again', undefined],
  ]);
});

test('what can no longer go out in time is cleared away within a minute, however far off its turn is', async () => {
  const deliver = start();
  await deliver.drain();
  put('U1', { notBefore: START + 3600_000, expiresAt: START + 30_000 });
  clock.advance(59_999);
  await deliver.drain();
  expect(states()['U1']).toMatchObject({ state: 'pending' });
  clock.advance(1);
  await deliver.drain();
  expect(states()['U1']).toMatchObject({ state: 'dropped', reason: 'expired' });
});

test('what cannot go at once goes when the rate allows it, and the next moment is known', async () => {
  for (let n = 0; n < 6; n++) put(`U${n}`);
  const deliver = start();
  expect(await deliver.drain()).toBe(START + 250);
  expect(slack.posts).toHaveLength(4);
  await live(deliver);
  const times = slack.calls.map(({ at }) => at - START);
  expect(times).toEqual([0, 0, 0, 0, 250, 500]);
});

test('without room on the disk nothing is sent, since nothing could be noted down', async () => {
  const room = vi.spyOn(store, 'hasRoom').mockReturnValue(false);
  put('U1');
  const deliver = start();
  expect(await deliver.drain()).not.toBeNull();
  expect(slack.posts).toEqual([]);
  room.mockRestore();
  await live(deliver);
  expect(slack.to()).toEqual(['U1']);
});

test.each([
  ['messages of others', { messages: [{ ts: '1.1' }, { ts: '1.2', metadata: {} }] }],
  ['nothing at all', {}],
])('a look-up that finds %s has not found the message', async (_, page) => {
  slack.next('chat.postMessage', errorBefore);
  slack.next('conversations.history', () => Response.json({ ok: true, ...page }));
  put('U1');
  await live(start());
  expect(slack.to()).toEqual(['U1']);
  expect(states()['U1']).toMatchObject({ state: 'sent', attempts: 2 });
  expect(slack.called('conversations.history')).toBe(1);
});

test('without anybody to say where to look it is as if it could not be looked up', async () => {
  slack.next('chat.postMessage', dropAfter);
  put('U1');
  await live(start({ hooks: {} }));
  expect(states()['U1']).toMatchObject({ state: 'dropped', reason: 'maybe_sent' });
});

test('an update that was under way when a process ended is repeated without looking', async () => {
  put('U1', { key: 'home:1', fact: { kind: 'home', person: 1 } });
  store.transact((tx) => claim(tx, 'killed', 1));
  await live(start({ render: () => ({ send: 'publish', user: 'U1', view: { type: 'home', blocks: [] } }) }));
  expect(states()['U1']).toMatchObject({ state: 'sent' });
  expect([slack.called('conversations.history'), slack.called('views.publish')]).toEqual([0, 1]);
});
