import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { operate } from './operations.ts';
import { movableClock } from '../clock.ts';
import { eraseWords } from '../service/erasing.ts';
import { restoredNow } from '../service/restoring.ts';
import { recentAudit } from '../store/audit.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store } from '../store/db.ts';
import { personBySlackId, upsertPerson } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { addStrength, strengthsOf } from '../store/strengths.ts';
import { backupsIn } from '../worker/backup.ts';
import { takeLock } from '../worker/lock.ts';

/* Copies of the database and back, with real files. */

const KEY = Buffer.alloc(32, 7);
const START = Date.parse('2027-01-07T09:00:00Z');
const DAY = 24 * 3600_000;

let clock: ReturnType<typeof movableClock>;
let folder: string;
let file: string;
let backups: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  clock = movableClock(START);
  folder = mkdtempSync(join(tmpdir(), 'samtale-backup-'));
  file = join(folder, 'samtale.db');
  backups = join(folder, 'backups');
  env = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    DATA_KEY: KEY.toString('base64'),
    DATABASE_FILE: file,
  };
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = (): Store => openStore({ file, cipher: createCipher(KEY), clock });

function withStore<T>(work: (store: Store) => T): T {
  const store = open();
  try {
    return work(store);
  } finally {
    store.close();
  }
}

const write = (value: string) => withStore((store) => store.transact((tx) => setRuntime(tx, 'test', value)));
const stored = () => withStore((store) => store.read((tx) => getRuntime(tx, 'test')));

async function run(...args: string[]) {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const code = await operate(args, { env, clock, out: say, err: say });
  return { code, said: said.join('\n') };
}

test('what a copy held is there again, and what was there is moved aside', async () => {
  write('before');
  expect(await run('backup')).toMatchObject({
    code: 0,
    said: expect.stringContaining('2027-01-07T09-00-00Z.db'),
  });
  write('after');
  clock.advance(DAY);
  expect(await run('restore')).toMatchObject({
    code: 0,
    said: expect.stringContaining('Nothing has changed yet'),
  });
  expect(stored()).toBe('after');

  const { code, said } = await run('restore', '--apply');
  expect(code).toBe(0);
  expect(said).toContain('Restored what was there at 2027-01-07 09:00 UTC.');
  expect(stored()).toBe('before');
  expect(withStore((store) => store.read(restoredNow))).toMatchObject({ copiedAt: START, caughtUp: false });
  expect(withStore((store) => store.read((tx) => recentAudit(tx, 1)))[0]?.what).toBe('database.restored');
  const aside = join(folder, 'samtale.db.before-restore-2027-01-08T09-00-00Z');
  expect(said).toContain(aside);
  const old = openStore({ file: aside, cipher: createCipher(KEY), clock });
  expect(old.read((tx) => getRuntime(tx, 'test'))).toBe('after');
  old.close();
  expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('a copy made by another program is as old as the last that the app did in it', async () => {
  write('before');
  await run('backup');
  await run('restore', '--apply');
  clock.advance(DAY);
  withStore((store) => store.health());
  const replica = join(folder, 'replica.db');
  copyFileSync(file, replica);
  clock.advance(DAY);
  expect((await run('restore', replica)).said).toContain('- made 2027-01-08 09:00 UTC');
  expect((await run('restore', replica, '--apply')).said).toContain('was there at 2027-01-08 09:00 UTC.');
});

test('words that somebody has deleted since do not come back with a copy', async () => {
  const plain = {
    email: null,
    zone: 'Europe/Oslo',
    locale: null,
    kind: 'member',
    deactivated: false,
  } as const;
  const named = () =>
    withStore((store) => store.read((tx) => strengthsOf(tx, personBySlackId(tx, 'UKARI')!.id).length));
  withStore((store) =>
    store.transact((tx) => {
      const { id } = upsertPerson(tx, { slackId: 'UKARI', name: 'Kari', ...plain });
      addStrength(tx, { personId: id, authorId: id, pairId: null, text: 'I listen' });
    }),
  );
  await run('backup');
  expect(named()).toBe(1);
  clock.advance(DAY);
  withStore((store) => store.transact((tx) => eraseWords(tx, personBySlackId(tx, 'UKARI')!)));
  expect((await run('restore', '--apply')).said).toContain('deleted again, of 1 in all');
  expect(named()).toBe(0);
});

test('a running app is not restored under', async () => {
  write('before');
  await run('backup');
  write('after');
  const lock = takeLock(file, 4711);
  const { code, said } = await run('restore', '--apply');
  if (lock.ok) lock.release();
  expect(code).toBe(75);
  expect(said).toBe(`The app (process 4711) is running on ${file}. Stop it first.`);
  expect(stored()).toBe('after');
});

test('a copy that is damaged, or was made with another key, takes no place', async () => {
  write('now');
  await run('backup');
  const copy = backupsIn(backups)[0]!.file;
  env['DATA_KEY'] = Buffer.alloc(32, 8).toString('base64');
  expect(await run('restore', '--apply')).toMatchObject({
    code: 70,
    said: expect.stringContaining('DATA_KEY'),
  });
  env['DATA_KEY'] = KEY.toString('base64');
  truncateSync(copy, 10_000);
  expect(await run('verify-backup')).toMatchObject({ code: 70 });
  expect(await run('restore', '--apply')).toMatchObject({ code: 70 });
  expect(stored()).toBe('now');
  expect(existsSync(`${file}.restoring`)).toBe(false);
});

test('a damaged database and its log make room for a copy', async () => {
  write('before');
  await run('backup');
  writeFileSync(file, 'this is no database');
  writeFileSync(`${file}-wal`, 'nor is this its log');
  expect(await run('restore', '--apply')).toMatchObject({ code: 0 });
  expect(stored()).toBe('before');
  expect(readFileSync(`${file}.before-restore-2027-01-07T09-00-00Z`, 'utf8')).toBe('this is no database');
});

test('a database that is gone comes back', async () => {
  write('before');
  await run('backup');
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  expect(await run('restore', '--apply')).toMatchObject({ code: 0 });
  expect(stored()).toBe('before');
});

test('a copy is tried out without being changed, and leaves nothing behind', async () => {
  write('before');
  await run('backup', join(folder, 'mine.db'));
  const bytes = readFileSync(join(folder, 'mine.db'));
  const { code, said } = await run('verify-backup', join(folder, 'mine.db'));
  expect(code).toBe(0);
  expect(said).toContain('is whole and can be restored.\n- made 2027-01-07 09:00 UTC');
  expect(readFileSync(join(folder, 'mine.db')).equals(bytes)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('mine'))).toEqual(['mine.db']);
});

test('what makes no sense is refused with what to write', async () => {
  write('now');
  expect(await run('restore')).toMatchObject({
    code: 64,
    said: expect.stringContaining('There is no copy in'),
  });
  expect(await run('restore', file)).toMatchObject({
    code: 64,
    said: expect.stringContaining('the database itself'),
  });
  expect(await run('restore', '--aply')).toMatchObject({ code: 64, said: 'There is no option --aply.' });
  expect(await run('backup', file)).toMatchObject({
    code: 64,
    said: expect.stringContaining('is there already'),
  });
  expect(await run('restore', '--confirm')).toMatchObject({ code: 0, said: 'Nothing waits for this.' });
});
