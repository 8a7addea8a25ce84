import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { readMigrations } from './migrate.ts';
import { openStore, type StoreOptions, type Tx } from './db.ts';
import { StoreError, type StoreProblem } from './problem.ts';
import {
  audit,
  draft,
  ledger,
  ledgerFact,
  person,
  publication,
  pulseAnswer,
  pulseWeek,
  runtime,
} from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, `${++files}`, 'samtale.db');
const open = (file = ':memory:', more: Partial<StoreOptions> = {}) =>
  openStore({ file, cipher: createCipher(Buffer.alloc(32, 7)), clock: movableClock(1000), ...more });

/** What the operator is told; the sentence is checked on the way. */
function problemOf(work: () => unknown): StoreProblem | null {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError && error.message.endsWith('.')) return error.problem;
    throw error;
  }
  return null;
}

const addPerson = (tx: Tx, slackId: string) =>
  tx.db.insert(person).values({ slackId, name: slackId, zone: 'Europe/Oslo', kind: 'member' }).run();

test('a missing file is created with its folder, for its owner only', () => {
  const file = newFile();
  open(file).close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
});

test('after reopening every setting is still the safe one', () => {
  const file = newFile();
  open(file).close();
  const plain = new Database(file);
  expect(plain.pragma('synchronous', { simple: true }), 'what SQLite would take by itself').toBe(1);
  plain.close();
  const store = open(file);
  store.read((tx) => {
    expect(tx.db.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(tx.db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(tx.db.get('PRAGMA secure_delete')).toEqual({ secure_delete: 1 });
  });
  store.close();
});

test('every table is strict and checks its foreign keys', () => {
  const store = open();
  const loose = store.read((tx) =>
    tx.db.all(`SELECT name FROM pragma_table_list WHERE strict = 0
    AND schema = 'main' AND name NOT LIKE 'sqlite_%'`),
  );
  expect(loose).toEqual([]);
  const orphan = { personId: 99, form: 'f', content: Buffer.from('x'), savedAt: 0 };
  expect(() => store.transact((tx) => tx.db.insert(draft).values(orphan).run())).toThrow('FOREIGN KEY');
});

test('a transaction is all or nothing, and has one moment', () => {
  const store = open();
  expect(() =>
    store.transact((tx) => {
      addPerson(tx, 'U1');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.read((tx) => tx.db.select().from(person).all())).toEqual([]);
  expect(store.transact((tx) => tx.now)).toBe(1000);
});

test('asynchronous work and a transaction inside another are refused, and nothing stays', () => {
  const store = open();
  expect(() => store.transact(async (tx) => addPerson(tx, 'U1'))).toThrow('synchronous');
  expect(() => store.transact(() => store.transact(() => 1))).toThrow('already open');
  expect(() => store.transact(() => store.read(() => 1))).toThrow('already open');
  expect(store.read((tx) => tx.db.select().from(person).all())).toEqual([]);
});

test('reading cannot write', () => {
  const store = open();
  expect(() => store.read((tx) => addPerson(tx, 'U1'))).toThrow('has written');
  expect(store.read((tx) => tx.db.select().from(person).all())).toEqual([]);
  store.transact((tx) => addPerson(tx, 'U1'));
  expect(store.read((tx) => tx.db.select().from(person).all())).toHaveLength(1);
});

test('what waits for the commit runs after it, and not after a roll-back', () => {
  const store = open();
  const done: string[] = [];
  store.transact((tx) => tx.afterCommit(() => done.push(store.read(() => 'committed'))));
  expect(() =>
    store.transact((tx) => {
      tx.afterCommit(() => done.push('never'));
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(done).toEqual(['committed']);
});

test("an empty file, garbage, another program's database and a symbolic link are refused", () => {
  const file = newFile();
  open(file).close();
  const at = (name: string) => join(file, '..', name);
  writeFileSync(at('empty.db'), '');
  expect(problemOf(() => open(at('empty.db')))).toBe('empty_file');
  writeFileSync(
    at('garbage.db'),
    'not a database at all, but long enough to be read as a header of one'.repeat(20),
  );
  expect(problemOf(() => open(at('garbage.db')))).toBe('not_a_database');
  const other = new Database(at('other.db'));
  other.exec('CREATE TABLE theirs (x)');
  other.close();
  expect(problemOf(() => open(at('other.db')))).toBe('not_ours');
  symlinkSync(file, at('link.db'));
  expect(problemOf(() => open(at('link.db')))).toBe('symlink');
});

test('a lost database whose log is still there is not quietly begun anew', () => {
  const file = newFile();
  open(file).close();
  unlinkSync(file);
  writeFileSync(`${file}-wal`, 'frames');
  expect(problemOf(() => open(file))).toBe('stray_wal');
});

test('a damaged page is noticed at the start', () => {
  const file = newFile();
  const store = open(file);
  for (let n = 0; n < 500; n++) store.transact((tx) => addPerson(tx, `U${n}`));
  store.close();
  const bytes = readFileSync(file);
  for (let page = 1; page < bytes.length / 4096; page++) bytes.fill(0xa5, page * 4096, page * 4096 + 64);
  writeFileSync(file, bytes);
  expect(problemOf(() => open(file))).toBe('damaged');
});

test('a database made with another key is refused', () => {
  const file = newFile();
  open(file).close();
  expect(problemOf(() => open(file, { cipher: createCipher(Buffer.alloc(32, 8)) }))).toBe('wrong_key');
  open(file).close();
});

test('health notices that the file was deleted under the running process', () => {
  const file = newFile();
  const store = open(file);
  expect(store.health()).toMatchObject({ problem: null, schemaVersion: readMigrations().length });
  unlinkSync(file);
  expect(store.health()).toMatchObject({ problem: 'gone' });
});

test('who has waited so long for the turn to write that Slack has given up is refused, and nothing is done', () => {
  let mono = 0;
  const clock = { ...movableClock(1000), mono: () => (mono += 2_500) };
  const store = open(newFile(), { clock, giveUpMs: 2_000 });
  expect(problemOf(() => store.transact((tx) => addPerson(tx, 'U1')))).toBe('late');
  expect(store.read((tx) => tx.db.all('SELECT * FROM person'))).toEqual([]);
});

test('a command waits for its turn to write: nobody has given it up meanwhile', () => {
  let mono = 0;
  const clock = { ...movableClock(1000), mono: () => (mono += 2_500) };
  const store = open(newFile(), { clock });
  expect(problemOf(() => store.transact((tx) => addPerson(tx, 'U1')))).toBe(null);
});

test('health notices that another process holds the database', () => {
  const file = newFile();
  const store = open(file, { busyMs: 1 });
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  expect(store.health()).toMatchObject({ problem: 'busy' });
  expect(problemOf(() => store.transact((tx) => addPerson(tx, 'U1')))).toBe('busy');
  other.exec('ROLLBACK');
  expect(store.health()).toMatchObject({ problem: null });
  other.close();
});

/** A closed week with a digest, written by the app; then somebody opens the file with another program. */
function published(): Database.Database {
  const file = newFile();
  const store = open(file);
  store.transact((tx) => {
    const cell = { week: '2027-W13', statement: 'I1', wording: 1, kind: 'block', block: 'a' } as const;
    tx.db
      .insert(ledger)
      .values({ ...cell, groups: ['a'], n: 5, sum: 20, heads: 6 })
      .run();
    tx.db.insert(ledgerFact).values({ week: '2027-W13', name: 'heads', value: 6 }).run();
    tx.db.insert(publication).values({ week: '2027-W13', audience: 'hr', content: {}, at: 1 }).run();
    tx.db.insert(audit).values({ at: 1, actor: 'a', what: 'w' }).run();
  });
  store.close();
  return new Database(file);
}

const CELL = (week: string, block: string) => `('${week}', 'I1', 1, 'block', '${block}', '[]', 5, 7, 6)`;

test.each([
  "UPDATE ledger SET sum = 21 WHERE block = 'a'",
  'DELETE FROM ledger',
  `INSERT OR REPLACE INTO ledger VALUES ${CELL('2027-W13', 'a')}`,
  `INSERT OR REPLACE INTO ledger (rowid, week, statement, wording, kind, block, groups, n, sum, heads)
    VALUES ${CELL('2027-W14', 'b').replace('(', '(1, ')}`,
  `INSERT INTO ledger VALUES ${CELL('2027-W13', 'b')}`,
  'UPDATE OR REPLACE ledger_fact SET value = 7',
  'DELETE FROM ledger_fact',
  "REPLACE INTO ledger_fact VALUES ('2027-W13', 'heads', '7')",
  "UPDATE publication SET content = '[]'",
  'DELETE FROM publication',
  "REPLACE INTO publication VALUES ('2027-W13', 'hr', '[]', 2)",
  "UPDATE audit SET what = 'x'",
  'DELETE FROM audit',
])('what has been published cannot be changed, whoever asks the database: %s', (sql) => {
  const other = published();
  expect(() => other.exec(sql)).toThrow('append-only');
  other.close();
});

test('a week that has not been summed up takes sums, and not even the purge takes any away', () => {
  const other = published();
  other.exec(`INSERT INTO ledger VALUES ${CELL('2027-W14', 'a')}, ${CELL('2027-W14', 'b')}`);
  other.exec("INSERT INTO ledger_fact VALUES ('2027-W13', 'errors', '{}')");
  other.exec("INSERT INTO runtime (name, value) VALUES ('purging', '1')");
  for (const table of ['ledger', 'ledger_fact', 'publication'])
    expect(() => other.exec(`DELETE FROM ${table}`)).toThrow('append-only');
  other.exec('DELETE FROM audit');
  other.close();
});

test('a backup is a whole database, and without the key of the week nobody reads an open answer in it', async () => {
  const file = newFile();
  const store = open(file);
  store.transact((tx) => {
    const key = tx.weekKeys.create('2027-W13');
    const week = { week: '2027-W13', opensAt: 0, closesAt: 1, statements: [], minimum: 5 };
    tx.db
      .insert(pulseWeek)
      .values({ ...week, smallGroups: 'merge' })
      .run();
    const who = tx.cipher.keyed('pulse', '1');
    const score = tx.cipher.sealWith(key, 'score', '5');
    tx.db.insert(pulseAnswer).values({ week: '2027-W13', statement: 'I1', who, score }).run();
  });
  const copy = join(file, '..', 'restored', 'samtale.db');
  await store.backup(join(file, '..', 'copy.db'));
  store.weekKeys.destroy('2027-W13');
  store.checkpoint();
  store.close();
  open(copy).close();
  copyFileSync(join(file, '..', 'copy.db'), copy);
  const restored = open(copy);
  expect(restored.read((tx) => tx.db.select().from(pulseAnswer).all())).toHaveLength(1);
  expect(restored.weekKeys.keyOf('2027-W13')).toBeNull();
  expect(existsSync(`${file}.weekkeys`)).toBe(true);
  restored.close();
});

test('deleted bytes are in neither the file nor its log', () => {
  const file = newFile();
  const store = open(file);
  store.transact((tx) => tx.db.insert(runtime).values({ name: 'gone', value: 'KANARIFUGL' }).run());
  store.checkpoint();
  expect(readFileSync(file).includes('KANARIFUGL')).toBe(true);
  store.transact((tx) => tx.db.delete(runtime).where(eq(runtime.name, 'gone')).run());
  store.checkpoint();
  expect(readFileSync(file).includes('KANARIFUGL')).toBe(false);
  expect(readFileSync(`${file}-wal`).includes('KANARIFUGL')).toBe(false);
  store.close();
});
