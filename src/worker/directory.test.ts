import { WebClient } from '@slack/web-api';
import { beforeEach, expect, test } from 'vitest';
import { type MovableClock, movableClock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { SlackUser } from '../service/directory.ts';
import { clientOptions } from '../slack/client.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store } from '../store/db.ts';
import { enqueue, findRow } from '../store/outbox.ts';
import { allPeople } from '../store/people.ts';
import { type Budget, createBudget } from './budget.ts';
import { createDirectory, type DirectoryOptions } from './directory.ts';

const START = Date.UTC(2027, 0, 15, 12);
let clock: MovableClock;
let store: Store;
let budget: Budget;
let logged: [event: string, fields: unknown][];
let asked: string[];
let users: SlackUser[];
let refusal: Response | null;

beforeEach(() => {
  clock = movableClock(START);
  store = openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock });
  budget = createBudget(clock, () => 0);
  [logged, asked, users, refusal] = [[], [], [], null];
});

const noting = (event: string, fields?: unknown) => void logged.push([event, fields]);
const log: Log = { debug: () => {}, info: () => {}, warn: noting, error: noting };

async function fetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(url, init);
  const method = request.url.split('/').at(-1)!;
  const args = new URLSearchParams(await request.text());
  asked.push([method, args.get('cursor') ?? args.get('user')].filter(Boolean).join(' '));
  if (refusal) return refusal;
  if (method === 'users.info') {
    const user = users.find((one) => one.id === args.get('user'));
    return Response.json(user ? { ok: true, user } : { ok: false, error: 'user_not_found' });
  }
  const from = Number(args.get('cursor') ?? 0);
  const to = from + Number(args.get('limit'));
  const next = to < users.length ? String(to) : '';
  return Response.json({
    ok: true,
    members: users.slice(from, to),
    response_metadata: { next_cursor: next },
  });
}

function directory(more: Partial<DirectoryOptions> = {}) {
  const bulk = new WebClient(
    'xoxb-1',
    clientOptions('bulk', { apiUrl: 'https://slack.test/api/', log, fetch }),
  );
  return createDirectory({ store, clients: { bulk }, clock, log, budget, teamId: () => 'T1', ...more });
}

const kari: SlackUser = {
  id: 'U1',
  team_id: 'T1',
  real_name: 'Kari Nordmann',
  profile: { real_name: 'Kari Nordmann', email: 'Kari@Firma.no' },
  tz: 'Europe/Oslo',
  tz_offset: 3600,
  locale: 'nb-NO',
};
const people = () => Object.fromEntries(store.read(allPeople).map((person) => [person.slackId, person]));

test('a person is taken over with name, address, zone and language', async () => {
  users = [kari];
  expect(await directory().sync()).toBe(true);
  expect(people()['U1']).toMatchObject({
    name: 'Kari Nordmann',
    email: 'kari@firma.no',
    zone: 'Europe/Oslo',
    locale: 'nb-NO',
    kind: 'member',
    deactivatedAt: null,
  });
});

test('guests, bots and people of other companies are told apart, and some do not count at all', async () => {
  users = [
    { ...kari, id: 'U2', is_restricted: true },
    { ...kari, id: 'U3', is_ultra_restricted: true },
    { ...kari, id: 'U4', is_bot: true },
    { ...kari, id: 'U5', is_workflow_bot: true },
    { ...kari, id: 'U6', is_stranger: true },
    { ...kari, id: 'U7', team_id: 'T2' },
    { ...kari, id: 'USLACKBOT' },
    { ...kari, id: 'U8', is_invited_user: true },
  ];
  await directory().sync();
  expect(Object.values(people()).map(({ slackId, kind }) => `${slackId} ${kind}`)).toEqual([
    'U2 guest',
    'U3 guest',
    'U4 bot',
    'U5 bot',
    'U6 stranger',
    'U7 stranger',
  ]);
});

test('a large company is read page by page, no faster than Slack allows', async () => {
  users = Array.from({ length: 1001 }, (_, n) => ({ ...kari, id: `U${n}` }));
  await directory().sync();
  expect(Object.keys(people())).toHaveLength(1001);
  expect(asked).toHaveLength(6);
  expect(asked.slice(0, 3)).toEqual(['users.list', 'users.list 200', 'users.list 400']);
  expect(clock.now() - START).toBe(3 * 4000);
});

test('a page that Slack refuses ends the reading, and what was read is kept', async () => {
  users = [kari];
  const reader = directory();
  await reader.sync();
  refusal = new Response('', { status: 429, headers: { 'retry-after': '60' } });
  expect(await reader.sync()).toBe(false);
  expect(Object.keys(people())).toEqual(['U1']);
  expect(budget.wait('users.list')).toBe(60_000);
  expect(logged).toEqual([
    ['directory.not_read', { method: 'users.list', class: 'limited', code: 'ratelimited' }],
  ]);
});

test("without a usable zone the company's counts; somebody who leaves keeps the own one", async () => {
  const { tz: _tz, tz_offset: _offset, locale: _locale, ...bare } = kari;
  users = [kari, { ...bare, id: 'U2' }, { ...bare, id: 'U3', tz: 'Mars/Olympus' }];
  const reader = directory();
  await reader.sync();
  expect([people()['U2']?.zone, people()['U3']?.zone]).toEqual(['Etc/UTC', 'Etc/UTC']);
  users = [{ ...bare, deleted: true }];
  await reader.sync();
  expect(people()['U1']).toMatchObject({ zone: 'Europe/Oslo', locale: 'nb-NO', deactivatedAt: START });
});

test('leaving and coming back are told, each once', async () => {
  const told: string[] = [];
  const names = (found: { slackId: string }[]) => found.map((one) => one.slackId).join();
  const reader = directory({
    changed: (_tx, { left, returned }) => told.push(`left ${names(left)} returned ${names(returned)}`),
  });
  for (const deleted of [false, true, true, false]) {
    users = [{ ...kari, deleted }];
    await reader.sync();
    clock.advance(60_000);
  }
  expect(told).toEqual(['left U1 returned ', 'left  returned U1']);
});

test("a zone in which Slack's clock differs from ours is noted once", async () => {
  users = [kari, { ...kari, id: 'U2', tz_offset: 7200 }, { ...kari, id: 'U3', tz_offset: 7200 }];
  await directory().sync();
  expect(logged).toEqual([['zone_data_stale', { zone: 'Europe/Oslo' }]]);
});

function row(recipient: string) {
  const fact = { kind: 'prompt', checkin: 'c1' } as const;
  store.transact((tx) => enqueue(tx, { recipient, key: `prompt:${recipient}`, fact }));
  return store.read((tx) => findRow(tx, 1))!;
}

test('before a post Slack is asked whether the person is still there, once an hour', async () => {
  users = [{ ...kari, deleted: true }];
  const message = row('U1');
  const reader = directory();
  expect(await reader.beforePost(message)).toEqual({ drop: 'deactivated' });
  users = [kari];
  expect(await reader.beforePost(message)).toEqual({ drop: 'deactivated' });
  clock.advance(3600_000);
  expect(await reader.beforePost(message)).toBe('go');
  expect(asked).toEqual(['users.info U1', 'users.info U1']);
});

test('when Slack cannot be asked, what we know has to do; a channel is not asked about', async () => {
  refusal = new Response('', { status: 429, headers: { 'retry-after': '60' } });
  const reader = directory();
  expect(await reader.beforePost(row('U1'))).toBe('go');
  expect(await reader.beforePost({ ...row('U1'), recipient: 'U2' })).toBe('go');
  expect(await reader.beforePost({ ...row('U1'), recipient: 'C1' })).toBe('go');
  expect(asked).toEqual(['users.info U1']);
});

test('one person is read and handed back; somebody Slack does not know is nobody', async () => {
  users = [kari];
  expect(await directory().read('U1')).toMatchObject({ slackId: 'U1', name: 'Kari Nordmann' });
  expect(await directory().read('U9')).toBeNull();
});
