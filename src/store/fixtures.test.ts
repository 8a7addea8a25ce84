import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { openStore } from './db.ts';
import { connect, type Connection } from './driver.ts';
import { tableNames } from './fixture-rows.testing.ts';
import { FIXTURE_KEY, fixtures, unpack } from './fixtures.testing.ts';
import { readMigrations, versionOf } from './migrate.ts';
import { PLACES, sealedWords } from './sealed.ts';

/* Whoever comes from an earlier version keeps all there is. */

const folder = mkdtempSync(join(tmpdir(), 'samtale-fixtures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cipher = createCipher(FIXTURE_KEY);
const migrations = readMigrations();

/** What a later version has changed on purpose: a pair that had the only template there was follows the company. */
const CHANGED = new Set(['pair.template']);

let files = 0;
function unpacked(fixture: string): string {
  const file = join(folder, `${++files}.db`);
  unpack(fixture, file);
  return file;
}

function looking<T>(file: string, look: (db: Connection) => T): T {
  const db = connect(file, { busyMs: 0, mustExist: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const started = (file: string): void => openStore({ file, cipher, clock: movableClock(0) }).close();

type Rows = Record<string, Record<string, unknown>[]>;

/** Without what each start writes. */
const rowsOf = (db: Connection): Rows =>
  Object.fromEntries(
    tableNames(db)
      .filter((name) => name !== 'migration')
      .map((name) => [
        name,
        (db.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all() as Record<string, unknown>[]).filter(
          (row) => row['name'] !== 'write_check',
        ),
      ]),
  );

/** What does not stand there as it did; columns that a later version has done away with do not count. */
function lost(before: Rows, after: Rows): string[] {
  const text = (value: unknown) => JSON.stringify(value);
  return Object.entries(before).flatMap(([table, rows]) => {
    const now = after[table] ?? [];
    if (now.length !== rows.length) return [`${table}: ${now.length} rows of ${rows.length}`];
    return rows.flatMap((row, at) =>
      Object.keys(row)
        .filter((column) => column in now[at]! && !CHANGED.has(`${table}.${column}`))
        .filter((column) => text(row[column]) !== text(now[at]![column]))
        .map((column) => `${table}.${column} of row ${at}`),
    );
  });
}

/** Everything that is sealed, wherever it stands. */
const blobsOf = (rows: Rows): Set<string> =>
  new Set(
    Object.values(rows)
      .flatMap((all) => all.flatMap((row) => Object.values(row)))
      .flatMap((value) => (Buffer.isBuffer(value) ? [value.toString('base64')] : [])),
  );

const openedWords = (db: Connection): string[] =>
  PLACES.flatMap((place) =>
    sealedWords(db, place, 0, 10_000).map(({ context, content }) => cipher.open(context, content)),
  );

test('there is one of every schema, each with rows in every table', () => {
  expect(migrations.map(({ tag }) => tag)).toEqual(expect.arrayContaining([...fixtures]));
  expect(fixtures.length).toBeGreaterThan(13);
  for (const fixture of fixtures) {
    const empty = looking(unpacked(fixture), (db) =>
      tableNames(db).filter((name) => db.prepare(`SELECT 1 FROM "${name}"`).get() === undefined),
    );
    expect([fixture, ...empty]).toEqual([fixture]);
  }
});

test.each(fixtures)('%s comes to the newest schema with every row and every word', (fixture) => {
  const file = unpacked(fixture);
  const before = looking(file, rowsOf);
  started(file);
  looking(file, (db) => {
    const after = rowsOf(db);
    expect(versionOf(db)).toBe(migrations.length);
    expect(lost(before, after)).toEqual([]);
    expect([...blobsOf(before)].filter((blob) => !blobsOf(after).has(blob))).toEqual([]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    expect(openedWords(db).length).toBeGreaterThan(10);
  });
  const once = looking(file, rowsOf);
  started(file);
  expect(looking(file, rowsOf)).toEqual(once);
});

const KILLED = fileURLToPath(new URL('migrating.testing.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

function startedKilledAt(file: string, statement: number): { statements: number; signal: string | null } {
  const args = ['--import', TSX, KILLED, file, String(statement)];
  const { stdout, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { statements: Number(stdout), signal };
}

/** Not at every statement, which would take minutes. */
const EVERY = 17;

test('killed (-9) in the middle of its migrations it is what it was, and the next start brings it up to date', () => {
  const [oldest] = fixtures;
  const { statements } = startedKilledAt(unpacked(oldest!), 0);
  expect(statements).toBeGreaterThan(90);
  const points = Array.from({ length: statements }, (_, at) => at + 1).filter(
    (at) => at === 1 || at % EVERY === 0 || at === statements,
  );
  const reached = points.map((point) => {
    const file = unpacked(oldest!);
    const before = looking(file, rowsOf);
    expect(startedKilledAt(file, point).signal).toBe('SIGKILL');
    const version = looking(file, (db) => {
      expect(db.pragma('quick_check', { simple: true })).toBe('ok');
      expect(lost(before, rowsOf(db))).toEqual([]);
      return versionOf(db);
    });
    expect(existsSync(`${file}.before-migration`)).toBe(true);
    started(file);
    looking(file, (db) => expect(lost(before, rowsOf(db))).toEqual([]));
    return version;
  });
  // What comes after the commit are the rules that keep the ledger.
  expect(new Set(reached)).toEqual(new Set([1, migrations.length]));
});
