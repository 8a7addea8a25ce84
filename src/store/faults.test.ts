import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { openStore, type Store, type StoreOptions, type Tx } from './db.ts';
import { StoreError, type StoreProblem } from './problem.ts';
import { reserveOf } from './reserve.ts';
import { getRuntime, setRuntime } from './runtime.ts';

/* What a disk does to a database, and what is said and done about it. */

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, `${++files}`, 'samtale.db');
const MB = 1024 * 1024;

const open = (file: string, more: Partial<StoreOptions> = {}) =>
  openStore({ file, cipher: createCipher(Buffer.alloc(32, 7)), clock: movableClock(1000), ...more });

function problemOf(work: () => unknown): StoreProblem | null {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError && error.message.endsWith('.')) return error.problem;
    throw error;
  }
  return null;
}

const write = (store: Store, name: string) => store.transact((tx) => setRuntime(tx, name, 'x'.repeat(9_000)));
const has = (store: Store, name: string) => store.read((tx) => getRuntime(tx, name) !== null);

/** A disk on which the database can become no larger than it is. */
const fill = (store: Store) => limit(store, 1);
const limit = (store: Store, pages: number) =>
  store.read((tx) => void tx.db.get(`PRAGMA max_page_count = ${pages}`));

/** Root may write everywhere; an app does not run as root. */
function asAnybody<T>(work: () => T): T {
  const isRoot = process.geteuid!() === 0;
  if (isRoot) process.seteuid!(65_534);
  try {
    return work();
  } finally {
    if (isRoot) process.seteuid!(0);
  }
}

// ---- full ----------------------------------------------------------------------------------------------------------

test('room is kept back beside the database, for its owner only, and stays over a restart', () => {
  const file = newFile();
  open(file, { reserveBytes: MB }).close();
  expect(statSync(reserveOf(file))).toMatchObject({ size: MB });
  expect(statSync(reserveOf(file)).mode & 0o777).toBe(0o600);
  const store = open(file, { reserveBytes: MB });
  expect(store.hasRoom()).toBe(true);
  store.close();
});

test('when the disk is full the room is given away, once, and what was under way is tried again', () => {
  const file = newFile();
  const heard: StoreProblem[] = [];
  const store = open(file, { reserveBytes: MB, onProblem: ({ problem }) => heard.push(problem) });
  let tries = 0;
  fill(store);
  const work = (tx: Tx) => {
    tries += 1;
    if (tries === 2) tx.db.get('PRAGMA max_page_count = 1000000');
    setRuntime(tx, 'kept', 'x'.repeat(9_000));
  };
  store.transact(work);
  expect([tries, heard, existsSync(reserveOf(file))]).toEqual([2, ['full'], false]);
  expect(has(store, 'kept')).toBe(true);
  fill(store);
  expect(problemOf(() => write(store, 'refused'))).toBe('full');
  expect([heard, has(store, 'refused')]).toEqual([['full', 'full'], false]);
  store.close();
});

test('the room is kept back again as soon as there is enough of it', () => {
  const file = newFile();
  const store = open(file, { reserveBytes: MB });
  fill(store);
  expect(problemOf(() => write(store, 'refused'))).toBe('full');
  limit(store, 1_000_000);
  expect(store.hasRoom()).toBe(true);
  expect(existsSync(reserveOf(file))).toBe(true);
  write(store, 'taken');
  expect([has(store, 'refused'), has(store, 'taken')]).toEqual([false, true]);
  store.close();
});

test('on a disk too small for it nothing else is taken for it', () => {
  const file = newFile();
  const store = open(file, { reserveBytes: 1e18 });
  expect([store.hasRoom(), existsSync(reserveOf(file)), existsSync(`${reserveOf(file)}.new`)]).toEqual([
    false,
    false,
    false,
  ]);
  write(store, 'taken');
  expect(has(store, 'taken')).toBe(true);
  store.close();
});

test('half a copy is not left behind when making it fails', async () => {
  const store = open(newFile());
  const target = join(folder, 'taken');
  mkdirSync(target);
  await expect(store.backup(target)).rejects.toThrow('EISDIR');
  expect(existsSync(`${target}.new`)).toBe(false);
  store.close();
});

// ---- gone ----------------------------------------------------------------------------------------------------------

test.each([
  ['the database', ''],
  ['its log', '-wal'],
])('what is written after %s was deleted counts as not written', (_, end) => {
  const file = newFile();
  const store = open(file);
  write(store, 'before');
  unlinkSync(`${file}${end}`);
  const done: string[] = [];
  const writing = () => store.transact((tx) => tx.afterCommit(() => done.push('told')));
  expect(problemOf(writing)).toBe('gone');
  expect([done, store.health().problem]).toEqual([[], 'gone']);
  store.close();
});

test('so does what is written after another file took its place', () => {
  const file = newFile();
  const store = open(file);
  const other = newFile();
  open(other).close();
  renameSync(other, file);
  expect(problemOf(() => write(store, 'lost'))).toBe('gone');
  store.close();
});

test('a lost database is not quietly begun anew where there are traces of it', () => {
  const file = newFile();
  open(file, { reserveBytes: MB }).close();
  unlinkSync(file);
  expect(problemOf(() => open(file, { reserveBytes: MB }))).toBe('lost');
  unlinkSync(reserveOf(file));
  const keys = open(file);
  keys.transact((tx) => tx.weekKeys.create('2027-W13'));
  keys.close();
  unlinkSync(file);
  expect(problemOf(() => open(file))).toBe('lost');
  unlinkSync(`${file}.weekkeys`);
  open(file).close();
});

// ---- damaged -------------------------------------------------------------------------------------------------------

/** A database that the app has worked with, closed, with some pages in it. */
function worked(): string {
  const file = newFile();
  const store = open(file, { reserveBytes: MB });
  for (let n = 0; n < 20; n += 1) write(store, `n${n}`);
  store.close();
  return file;
}

const DAMAGES: [string, (file: string) => void][] = [
  ['cut off in the middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)],
  ['cut off within a page', (file) => truncateSync(file, statSync(file).size - 1000)],
  ['overwritten at its beginning', (file) => overwrite(file, 0, 4096)],
  ['overwritten in its middle', (file) => overwrite(file, 4096 * 5, 4096 * 40)],
];

function overwrite(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, from, Math.min(to, bytes.length));
  writeFileSync(file, bytes);
}

test.each(DAMAGES)('a database %s is noticed at the start, and not touched', (_, damage) => {
  const file = worked();
  damage(file);
  const before = readFileSync(file);
  expect(problemOf(() => open(file))).toBe('damaged');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that was never ours is a wrong path, and not damage', () => {
  const file = worked();
  overwrite(file, 0, 4096);
  unlinkSync(reserveOf(file));
  expect(problemOf(() => open(file))).toBe('not_a_database');
});

test('damage that comes while it is open is told apart from a full disk', () => {
  const file = worked();
  const heard: StoreProblem[] = [];
  const store = open(file, { onProblem: ({ problem }) => heard.push(problem) });
  store.checkpoint();
  overwrite(file, 4096, statSync(file).size);
  const readAll = () => store.read((tx) => tx.db.all('SELECT * FROM runtime'));
  expect(problemOf(readAll)).toBe('damaged');
  expect(heard).toEqual(['damaged']);
  store.close();
});

// ---- rights --------------------------------------------------------------------------------------------------------

test('a symbolic link that leads nowhere is refused, too', () => {
  const file = newFile();
  open(file).close();
  const link = join(dirname(file), 'link.db');
  symlinkSync(join(dirname(file), 'nowhere.db'), link);
  expect(problemOf(() => open(link))).toBe('symlink');
});

test('a folder or a file that cannot be written is refused at the start, in a sentence', () => {
  const file = newFile();
  open(file).close();
  chmodSync(folder, 0o755);
  const give = (mode: number) => {
    chownSync(dirname(file), 65_534, 65_534);
    chownSync(file, 65_534, 65_534);
    chmodSync(dirname(file), mode);
  };
  give(0o500);
  expect(problemOf(() => asAnybody(() => open(file)))).toBe('read_only');
  expect(problemOf(() => asAnybody(() => open(join(dirname(file), 'new.db'))))).toBe('read_only');
  give(0o700);
  chmodSync(file, 0o400);
  expect(problemOf(() => asAnybody(() => open(file)))).toBe('read_only');
  for (const name of readdirSync(dirname(file))) chmodSync(join(dirname(file), name), 0o600);
  asAnybody(() => open(file).close());
});
