import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createApp, type Samtale } from '../app.ts';
import { jsonLog } from '../log.ts';
import { PracticeReceiver } from '../practice/inbound.ts';
import { practiceConfig } from '../practice/practice.ts';
import { practiceFetch } from '../practice/web-api.ts';
import { leaseNow } from '../store/lease.ts';
import { Story } from './story.testing.ts';

/* Two processes on one database: one of them plans and sends, both answer. */

const FILE = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const TALKS = ['UKARI', 'UPER', 'UINGRID'].map((id, n) => `${id},Drift,UOLA,1,tuesday,1${n}:00,20`);
const SECOND = 1000;

let story: Story;
let first: Samtale;
let second: Samtale;
/** Where clicks reach the second. */
let entrance: PracticeReceiver;

beforeEach(async () => {
  const databaseFile = join(mkdtempSync(join(tmpdir(), 'samtale-lease-')), 'samtale.db');
  story = await Story.begin({ start: ['2027-01-07', '10:00'], databaseFile, shared: true });
  await story.import([FILE, ...TALKS].join('\n'));
  await story.until('2027-01-10', '12:00');
  const { workspace, clock } = story.practice;
  first = story.practice.app;
  entrance = new PracticeReceiver(workspace);
  second = await createApp({
    config: practiceConfig,
    clock,
    log: jsonLog('error', () => 0),
    receiver: entrance,
    dataKey: Buffer.alloc(32, 7),
    databaseFile,
    shared: true,
    botToken: workspace.bot.token,
    fetch: practiceFetch(workspace),
  });
  await second.start();
});

const epoch = () => second.store.read((tx) => leaseNow(tx)?.epoch);
const wait = (ms: number) => story.practice.clock.advance(ms);
const work = async (app: Samtale) => {
  await app.tick();
  return app.drain();
};
const prompts = () =>
  ['UKARI', 'UPER', 'UINGRID'].map(
    (user) =>
      story
        .person(user)
        .messages()
        .filter(({ text }) => text.includes('Tuesday')).length,
  );
/** A moment at which the prompts for Tuesday have become due and nobody has planned yet. */
const untilDue = () => story.practice.clock.set(Date.UTC(2027, 0, 11, 9));

test('what is due is planned and sent by the one that holds the lease', async () => {
  untilDue();
  first.keep();
  await work(second);
  expect(prompts()).toEqual([0, 0, 0]);
  await work(first);
  await work(second);
  expect(prompts()).toEqual([1, 1, 1]);
});

test('the other answers clicks meanwhile, and what it wants said is said by the first', async () => {
  untilDue();
  first.keep();
  await work(first);
  await entrance.act({ do: 'command', user: 'UKARI', text: 'prepare' });
  const view = story.person('UKARI').modal()!.id;
  const words = { block_id: 'win', action_id: 'checkin.typed', value: 'The meetings are shorter.' };
  await entrance.act({ do: 'fill', user: 'UKARI', at: { view }, ...words });
  await entrance.act({ do: 'submit', user: 'UKARI', view });
  const told = () => second.outbox().find(({ kind }) => kind === 'prepared')?.state;
  expect(await second.drain()).toBeNull();
  expect(told()).toBe('pending');
  await first.drain();
  expect(told()).toBe('sent');
});

test('after twenty seconds of silence, and not before, the other takes over', async () => {
  second.keep();
  const before = epoch();
  wait(19 * SECOND);
  expect(second.keep()).toBe(false);
  expect(epoch()).toBe(before);
  wait(SECOND);
  expect(second.keep()).toBe(true);
  expect(epoch()).toBe(before! + 1);
});

test('one that has not renewed for fifteen seconds sends nothing, though nobody has taken over', async () => {
  untilDue();
  await first.tick();
  wait(15 * SECOND);
  await first.drain();
  expect(prompts()).toEqual([0, 0, 0]);
  first.keep();
  await first.drain();
  expect(prompts()).toEqual([1, 1, 1]);
});

test('one that comes back from a long pause does nothing more and follows', async () => {
  second.keep();
  wait(25 * SECOND);
  second.keep();
  untilDue();
  second.keep();
  await work(first);
  expect(prompts()).toEqual([0, 0, 0]);
  await work(second);
  expect(prompts()).toEqual([1, 1, 1]);
});

test('what was on its way when the lease changed hands is looked up by the new holder, not sent again', async () => {
  untilDue();
  first.keep();
  let changed = false;
  story.workspace.onChange(() => {
    if (changed || prompts().every((n) => n === 0)) return;
    changed = true;
    second.keep();
    wait(25 * SECOND);
    second.keep();
  });
  await work(first);
  expect(changed).toBe(true);
  const left = second.outbox().filter(({ kind, state }) => kind === 'prompt' && state === 'sending');
  expect(left.length).toBeGreaterThan(0);
  for (let step = 0; step < 40; step += 1) {
    second.keep();
    await work(second);
    wait(5 * SECOND);
  }
  expect(prompts()).toEqual([1, 1, 1]);
  const states = second.outbox().filter(({ kind }) => kind === 'prompt');
  expect(states.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
});

test('one that stops gives the lease back, so that the other need not wait', async () => {
  await first.stop();
  expect(second.keep()).toBe(true);
});
