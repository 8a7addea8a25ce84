import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { jsonLog } from '../log.ts';
import { practiceConfig } from '../practice/practice.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store, type Tx } from '../store/db.ts';
import { keepDraft } from '../store/drafts.ts';
import { upsertPerson } from '../store/people.ts';
import { StoreError } from '../store/problem.ts';
import { createClients } from './clients.ts';
import { createDesk, type Desk, type From } from './desk.ts';
import type { Surface } from './effects.ts';
import type { Effect, Values, Who } from './listen.ts';

/* What Slack is told and what is on the disk at that moment; another connection looks at the file. */

let folder: string;
let store: Store;
let other: Database.Database;
let desk: Desk;
const lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-desk-'));
  const file = join(folder, 'samtale.db');
  store = openStore({ file, cipher: createCipher(Buffer.alloc(32, 7)), clock: movableClock(1_000) });
  other = new Database(file, { readonly: true });
  const slackUser = { slackId: 'UKARI', name: 'Kari', email: null, zone: 'UTC', locale: 'en-GB' };
  store.transact((tx) => upsertPerson(tx, { ...slackUser, kind: 'member', deactivated: false }));
  const log = jsonLog(
    'debug',
    () => 0,
    (line) => lines.push(line),
  );
  desk = createDesk({
    store,
    clients: createClients({ token: 'xoxb-1', apiUrl: 'http://127.0.0.1:9/', log }),
    config: practiceConfig,
    log,
    teamId: () => 'T1',
    home: () => ({ type: 'home', blocks: [] }),
    meet: async () => {},
    wake: () => {},
    jobs: () => {},
  });
});
afterEach(() => {
  other.close();
  store.close();
  rmSync(folder, { recursive: true });
  lines.length = 0;
});

const values = { first: 'strengths' } as Values;
const form: Surface = { kind: 'form', form: { id: 'V1', hash: 'h', callback: '', metadata: '', values } };
const from = (key: string): From => ({ user: 'UKARI', team: 'T1', key });
const keep = (tx: Tx, { person }: Who): Effect[] => {
  keepDraft(tx, person.id, 'words', { strengths: 'A quiet word' });
  return [{ do: 'close_all' }];
};
const drafts = () => other.prepare('SELECT count(*) FROM draft').pluck().get();

/** What Slack hears, and how many texts are committed when it does. */
async function served(work: (tx: Tx, who: Who) => Effect[], key = 'one') {
  const heard: { effects: Effect[]; committed: unknown }[] = [];
  await desk.serve(from(key), form, work, async (effects) => {
    heard.push({ effects, committed: drafts() });
  });
  return heard;
}

test('Slack hears that a form was taken only when its words are committed', async () => {
  expect(await served(keep)).toEqual([{ effects: [{ do: 'close_all' }], committed: 1 }]);
});

test('when something goes wrong nothing stays of it, the form remains with its words, and can be sent again', async () => {
  const heard = await served((tx, who) => {
    keep(tx, who);
    throw new Error('A quiet word');
  });
  expect(heard).toMatchObject([
    { effects: [{ do: 'errors', errors: { strengths: expect.any(String) } }], committed: 0 },
  ]);
  expect(lines.join()).toContain('listener.failed');
  expect(lines.join()).not.toContain('quiet');
  expect(await served(keep)).toEqual([{ effects: [{ do: 'close_all' }], committed: 1 }]);
});

test('the same delivery twice is done once', async () => {
  const never = () => {
    throw new Error('done a second time');
  };
  await served(keep);
  expect(await served(never)).toEqual([{ effects: [], committed: 1 }]);
});

test('a failing disk is neither acknowledged nor talked over', async () => {
  const fails = served(() => {
    throw new StoreError('damaged', 'The disk reported an error.');
  });
  await expect(fails).rejects.toMatchObject({ problem: 'damaged' });
});
