import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Tx } from '../store/db.ts';
import { setRuntime } from '../store/runtime.ts';
import { type Somebody, Story } from './story.testing.ts';

/* The disk is full, or somebody else holds the database: people keep their words, and it goes on by itself. */

const MB = 1024 * 1024;
const WORDS = 'A whole morning of honest words';
/** More than a page of the database. */
const LONG = `${WORDS} ${'ø'.repeat(2_900)}`;

let folder: string;
let file: string;
let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-full-'));
  file = join(folder, 'samtale.db');
  story = await Story.begin({ start: ['2027-01-07', '10:00'], databaseFile: file, reserveBytes: MB });
  kari = story.person('UKARI');
  ola = story.person('UOLA');
  await story.import(
    'user_id,team,manager,every_weeks,weekday,time,minutes\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n',
  );
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
});
afterEach(async () => {
  await story.practice.stop();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const health = () => story.practice.app.health();
const logged = (event: string) => story.logLines.filter((line) => line.includes(`"${event}"`));
const sent = () => ola.texts().length;

function fillDisk(): void {
  mostPages(1);
  let n = 0;
  const write = (tx: Tx) => setRuntime(tx, `filler ${(n += 1)}`, 'x'.repeat(900));
  try {
    for (;;) story.practice.app.store.transact(write);
  } catch {
    // full
  }
}

/** `pages` 1: the database can become no larger than it is. */
const mostPages = (pages: number) =>
  story.practice.app.store.read((tx) => void tx.db.get(`PRAGMA max_page_count = ${pages}`));

test('on a full disk the form stays open with its words, and can be sent when there is room again', async () => {
  fillDisk();
  const refused = await kari.sends({ strengths: LONG });
  expect(refused.errors).toEqual({
    strengths:
      'We could not save this just now. Your text is still here: please send it again in a few minutes.',
  });
  expect([kari.field('strengths'), sent()]).toEqual([LONG, 1]);
  expect(logged('store.problem').at(-1)).toContain('"full"');
  mostPages(1_000_000);
  await story.practice.settle();
  expect(logged('store.well_again').at(-1)).toContain('"full"');
  const taken = await kari.submits();
  expect([taken.errors, sent(), health()]).toMatchObject([undefined, 2, { database: true, disk: true }]);
  expect(story.logLines.join()).not.toContain(WORDS);
});

test('letters that could not be kept are not acknowledged, and nothing covers what is being typed', async () => {
  fillDisk();
  const at = { view: kari.modal()!.id };
  const value = LONG;
  const field = { at, block_id: 'strengths', action_id: 'checkin.typed', value };
  const typed = await story.practice.act({ do: 'fill', user: 'UKARI', ...field });
  expect(typed.acked).toBe(false);
  expect(story.workspace.modals.get('UKARI')).toHaveLength(1);
  expect(kari.field('strengths')).toBe(value);
});

test('a button says that nothing was changed', async () => {
  await kari.closes();
  const { store } = story.practice.app;
  vi.spyOn(store, 'transact').mockImplementation(() => {
    const disk = new Database(join(folder, 'small.db'));
    disk.pragma('max_page_count = 1');
    return store.read(() => disk.exec('CREATE TABLE too (much)'));
  });
  await story.practice.actOnly({
    do: 'click',
    user: 'UKARI',
    at: { channel: story.workspace.dm('UKARI').id, ts: kari.messages().at(-1)!.ts },
    action_id: 'checkin.skip',
  });
  expect(kari.told()).toBe(
    'Samtale cannot save anything just now, so nothing was changed. Please try again in a few minutes.',
  );
});

test('while there is no room nothing is sent, and afterwards everything once', async () => {
  await story.practice.goDown();
  rmSync(`${file}.reserve`);
  await story.practice.comeUp();
  expect(existsSync(`${file}.reserve`)).toBe(true);
  const { store } = story.practice.app;
  const room = vi.spyOn(store, 'hasRoom').mockReturnValue(false);
  await kari.sends({ strengths: WORDS });
  expect([sent(), health()['disk']]).toEqual([1, false]);
  room.mockRestore();
  await story.practice.settle();
  expect([sent(), health()['disk']]).toEqual([2, true]);
});

test('while another program holds the database the form stays open, and reading goes on', async () => {
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const refused = await story.practice.actOnly({ do: 'submit', user: 'UKARI', view: kari.modal()!.id });
  expect(Object.values(refused.errors ?? {})).toEqual([expect.stringContaining('Your text is still here')]);
  expect(health()['database']).toBe(false);
  expect(story.practice.app.outbox().length).toBeGreaterThan(0);
  other.exec('ROLLBACK');
  other.close();
  expect((await kari.sends({ strengths: WORDS })).errors).toBeUndefined();
  expect(health()['database']).toBe(true);
});
