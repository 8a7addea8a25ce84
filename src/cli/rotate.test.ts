import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { operate } from './operations.ts';
import { movableClock } from '../clock.ts';
import { appendAudit, auditName, recentAudit } from '../store/audit.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Tx } from '../store/db.ts';
import { connect } from '../store/driver.ts';
import { FIXTURE_KEY, fixtures, unpack } from '../store/fixtures.testing.ts';
import { PLACES, sealedWords } from '../store/sealed.ts';
import { takeLock } from '../worker/lock.ts';

/* Another DATA_KEY, on the newest fixture, which has words of every kind. */

const NEW_KEY = Buffer.alloc(32, 9);
const WEEK = '2027-W04';

let folder: string;
let file: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-rotate-'));
  file = join(folder, 'samtale.db');
  unpack(fixtures.at(-1)!, file);
  env = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    DATA_KEY: NEW_KEY.toString('base64'),
    DATA_KEY_OLD: FIXTURE_KEY.toString('base64'),
    DATABASE_FILE: file,
  };
  within(FIXTURE_KEY, (tx) => tx.weekKeys.create(WEEK));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await operate(args, { env, clock: movableClock(0), out: say, err: say });
  return { code, said: lines.join('\n') };
}

function within<T>(key: Buffer, work: (tx: Tx) => T): T {
  const store = openStore({ file, cipher: createCipher(key), clock: movableClock(0) });
  try {
    return store.transact(work);
  } finally {
    store.close();
  }
}

/** What a key opens of all that is sealed. */
function wordsWith(key: Buffer): string[] {
  const cipher = createCipher(key);
  const db = connect(file, { busyMs: 0, mustExist: true });
  try {
    return PLACES.flatMap((place) => sealedWords(db, place, 0, 10_000)).flatMap(({ context, content }) => {
      try {
        return cipher.open(context, content);
      } catch {
        return [];
      }
    });
  } finally {
    db.close();
  }
}

test('every word is sealed with the new key, and the old one opens nothing any more', async () => {
  const words = wordsWith(FIXTURE_KEY);
  const weekKey = within(FIXTURE_KEY, (tx) => tx.weekKeys.keyOf(WEEK));
  const { code, said } = await run('rotate-key');
  expect([code, said.split('\n')[0]]).toEqual([
    0,
    `Sealed anew: ${words.length} texts and 1 keys of open weeks. None is left that the old key opens.`,
  ]);
  expect(wordsWith(NEW_KEY)).toEqual(words);
  expect(wordsWith(FIXTURE_KEY)).toEqual([]);
  expect(within(NEW_KEY, (tx) => tx.weekKeys.keyOf(WEEK))).toEqual(weekKey);
  expect(() => within(FIXTURE_KEY, () => {})).toThrow('DATA_KEY is not the key');
  expect((await run('rotate-key')).said).toBe(
    'What people wrote is sealed with DATA_KEY already. Remove DATA_KEY_OLD.',
  );
});

test('what was hashed is found again under the new key, and under the one after that', async () => {
  const name = within(FIXTURE_KEY, (tx) => {
    appendAudit(tx, { actor: 'cli', what: 'test', subject: 1 });
    return auditName(tx, 1);
  });
  const found = (key: Buffer) =>
    within(key, (tx) => {
      const subjects = recentAudit(tx, 1_000).map(({ subject }) => subject);
      return [auditName(tx, 1), subjects.includes(auditName(tx, 1))];
    });
  await run('rotate-key');
  expect(found(NEW_KEY)).toEqual([name, true]);
  const third = Buffer.alloc(32, 11);
  env = { ...env, DATA_KEY: third.toString('base64'), DATA_KEY_OLD: NEW_KEY.toString('base64') };
  expect(await run('rotate-key')).toMatchObject({ code: 0 });
  expect(found(third)).toEqual([name, true]);
});

const ROTATED = fileURLToPath(new URL('../store/rotated.testing.ts', import.meta.url));

function killedAfter(transactions: number): string | null {
  const keys = [FIXTURE_KEY.toString('hex'), NEW_KEY.toString('hex')];
  const args = ['--import', import.meta.resolve('tsx'), ROTATED, file, ...keys, String(transactions)];
  return spawnSync(process.execPath, args).signal;
}

test.each([1, 5, 12])(
  'killed (-9) after transaction %i it lets nobody in until it has been run again',
  async (transactions) => {
    const words = wordsWith(FIXTURE_KEY);
    expect(killedAfter(transactions)).toBe('SIGKILL');
    expect(wordsWith(NEW_KEY).length).toBeGreaterThan(0);
    for (const key of [FIXTURE_KEY, NEW_KEY])
      expect(() => within(key, () => {})).toThrow('DATA_KEY is being changed');
    expect(await run('rotate-key')).toMatchObject({ code: 0 });
    expect(wordsWith(NEW_KEY)).toEqual(words);
    expect(wordsWith(FIXTURE_KEY)).toEqual([]);
  },
);

test('a change that was interrupted is ended with the key with which it was begun', async () => {
  const words = wordsWith(FIXTURE_KEY);
  expect(killedAfter(5)).toBe('SIGKILL');
  env['DATA_KEY'] = Buffer.alloc(32, 11).toString('base64');
  expect(await run('rotate-key')).toMatchObject({
    code: 70,
    said: expect.stringContaining('begun with another DATA_KEY'),
  });
  env['DATA_KEY'] = NEW_KEY.toString('base64');
  expect(await run('rotate-key')).toMatchObject({ code: 0 });
  expect(wordsWith(NEW_KEY)).toEqual(words);
});

test('a word that no key opens stays as it is, and is counted', async () => {
  const db = connect(file, { busyMs: 0, mustExist: true });
  db.prepare('UPDATE strength SET content = randomblob(40) WHERE rowid = 1').run();
  db.close();
  expect((await run('rotate-key')).said).toContain('Could not be read before either: 1.');
  expect(await run('rotate-key')).toMatchObject({ code: 0 });
});

test('while the app runs, without the old key or with a wrong one it does nothing and says what to do', async () => {
  const lock = takeLock(file, 4711);
  expect(await run('rotate-key')).toEqual({
    code: 75,
    said: `The app is running on ${file}. Stop it first.`,
  });
  if (lock.ok) lock.release();
  env['DATA_KEY_OLD'] = Buffer.alloc(32, 1).toString('base64');
  expect(await run('rotate-key')).toMatchObject({
    code: 70,
    said: expect.stringContaining('DATA_KEY_OLD is not'),
  });
  env['DATA_KEY_OLD'] = env['DATA_KEY']!;
  expect(await run('rotate-key')).toMatchObject({ code: 64, said: expect.stringContaining('are the same') });
  delete env['DATA_KEY_OLD'];
  expect(await run('rotate-key')).toMatchObject({
    code: 64,
    said: expect.stringContaining('Set DATA_KEY to'),
  });
  expect(wordsWith(NEW_KEY)).toEqual([]);
  expect(within(FIXTURE_KEY, () => 'open')).toBe('open');
});

test('the doctor asks for a copy of the new key', async () => {
  delete env['DATA_KEY_OLD'];
  env['DATA_KEY'] = FIXTURE_KEY.toString('base64');
  await run('doctor', '--key-copied');
  const asks = async () =>
    (await run('doctor')).said.includes('nobody has said that there is a copy of DATA_KEY');
  expect(await asks()).toBe(false);
  env = { ...env, DATA_KEY: NEW_KEY.toString('base64'), DATA_KEY_OLD: FIXTURE_KEY.toString('base64') };
  await run('rotate-key');
  expect(await asks()).toBe(true);
});
