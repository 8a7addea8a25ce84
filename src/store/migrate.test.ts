import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as stockMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { openStore } from './db.ts';
import { connect, type Connection } from './driver.ts';
import { migrate, MIGRATIONS, readMigrations, versionOf } from './migrate.ts';

const FIRST = `CREATE TABLE \`parent\` (\`id\` integer PRIMARY KEY, \`name\` text);
--> statement-breakpoint
CREATE TABLE \`child\` (\`id\` integer PRIMARY KEY, \`parent_id\` integer NOT NULL,
  FOREIGN KEY (\`parent_id\`) REFERENCES \`parent\`(\`id\`) ON DELETE cascade);`;

/** What drizzle-kit writes when a column of `parent` becomes NOT NULL. */
const REBUILD = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE \`__new_parent\` (\`id\` integer PRIMARY KEY, \`name\` text NOT NULL);
--> statement-breakpoint
INSERT INTO \`__new_parent\`("id", "name") SELECT "id", "name" FROM \`parent\`;--> statement-breakpoint
DROP TABLE \`parent\`;--> statement-breakpoint
ALTER TABLE \`__new_parent\` RENAME TO \`parent\`;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

const folder = mkdtempSync(join(tmpdir(), 'migrate-'));
afterAll(() => rmSync(folder, { recursive: true }));
let db: Connection;
beforeEach(() => {
  db = connect(':memory:', { busyMs: 0 });
});

let folders = 0;
/** Lays the files out as drizzle-kit does; `whens` are the times in the journal. */
function written(files: string[], whens = files.map((_, n) => n + 1)): string {
  const at = join(folder, String(++folders));
  cpSync(join(MIGRATIONS, 'meta'), join(at, 'meta'), { recursive: true });
  files.forEach((sql, n) => writeFileSync(join(at, `000${n}_step.sql`), sql));
  const entries = files.map((_, idx) => ({
    idx,
    version: '6',
    when: whens[idx],
    tag: `000${idx}_step`,
    breakpoints: true,
  }));
  writeFileSync(join(at, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries }));
  return at;
}

const read = (...files: string[]) => readMigrations(written(files));
const FAMILY = `INSERT INTO parent VALUES (1, 'a'), (2, 'b'); INSERT INTO child VALUES (1, 1), (2, 1), (3, 2)`;
const children = () => db.prepare('SELECT count(*) FROM child').pluck().get();

test('rebuilding a table keeps the rows of its children', () => {
  migrate(db, read(FIRST));
  db.exec(FAMILY);
  expect(migrate(db, read(FIRST, REBUILD))).toBe(1);
  expect(children()).toBe(3);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => db.exec('INSERT INTO child VALUES (4, 9)')).toThrow('FOREIGN KEY');
});

test("drizzle's own migrator loses them, which is why it is not used", () => {
  stockMigrate(drizzle(db), { migrationsFolder: written([FIRST]) });
  db.exec(FAMILY);
  stockMigrate(drizzle(db), { migrationsFolder: written([FIRST, REBUILD]) });
  expect(children()).toBe(0);
});

test('every table is made strict', () => {
  migrate(db, read(FIRST, REBUILD));
  const tables = db.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").all();
  for (const name of ['parent', 'child', 'migration']) expect(tables).toContainEqual({ name, strict: 1 });
});

test('a second time changes nothing', () => {
  const files = read(FIRST, REBUILD);
  expect(migrate(db, files)).toBe(2);
  const before = db.serialize();
  expect(migrate(db, files, () => expect.fail('nothing to back up for'))).toBe(0);
  expect(db.serialize().equals(before)).toBe(true);
});

test('an applied migration that was edited is refused', () => {
  migrate(db, read(FIRST));
  expect(() => migrate(db, read(`${FIRST} `, REBUILD))).toThrow('0000_step was changed');
  expect(versionOf(db)).toBe(1);
});

test('a database of a newer version is refused', () => {
  migrate(db, read(FIRST, REBUILD));
  expect(() => migrate(db, read(FIRST))).toThrow('newer version');
});

test('a journal out of order is refused', () => {
  expect(() => readMigrations(written([FIRST, REBUILD], [5, 5]))).toThrow('out of order at 0001_step');
});

test('a migration that would lose rows is undone, unless a reviewer wrote that it may', () => {
  migrate(db, read(FIRST));
  db.exec(FAMILY);
  const loss = 'DELETE FROM child WHERE id = 3;';
  expect(() => migrate(db, read(FIRST, loss))).toThrow('lose rows of the table child');
  expect(() => migrate(db, read(FIRST, 'DROP TABLE child;'))).toThrow('lose rows of the table child');
  expect([children(), versionOf(db)]).toEqual([3, 1]);
  migrate(db, read(FIRST, `-- may lose rows: child\n${loss}`));
  expect(children()).toBe(2);
});

test('a migration that leaves rows pointing to nothing is undone', () => {
  migrate(db, read(FIRST));
  db.exec(FAMILY);
  expect(() => migrate(db, read(FIRST, 'UPDATE child SET parent_id = 77;'))).toThrow('point to nothing');
  expect(db.prepare('SELECT max(parent_id) FROM child').pluck().get()).toBe(2);
});

test('a migration that fails half-way leaves the old version', () => {
  migrate(db, read(FIRST));
  const broken = `CREATE TABLE extra (id integer);--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);`;
  expect(() => migrate(db, read(FIRST, broken))).toThrow('nowhere');
  expect(versionOf(db)).toBe(1);
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").pluck().get()).toBe(0);
});

test('a file that holds something is copied before it is migrated', () => {
  const file = join(folder, 'with-copy', 'samtale.db');
  const shared = { file, cipher: createCipher(Buffer.alloc(32, 7)), clock: movableClock(0) };
  const shipped = readMigrations();
  openStore({ ...shared, migrations: shipped }).close();
  expect(existsSync(`${file}.before-migration`)).toBe(false);
  const next = {
    tag: '9999_next',
    hash: 'x',
    statements: ['CREATE TABLE more (id integer) STRICT'],
    mayLose: [],
  };
  openStore({ ...shared, migrations: [...shipped, next] }).close();
  const copy = connect(`${file}.before-migration`, { busyMs: 0, readonly: true });
  expect(versionOf(copy)).toBe(shipped.length);
  copy.close();
  expect(() => openStore({ ...shared, migrations: shipped })).toThrow('newer version');
});

test('the shipped migrations are found and none of them asks to lose rows', () => {
  expect(readMigrations().length).toBeGreaterThan(0);
  expect(readMigrations().flatMap((one) => one.mayLose)).toEqual([]);
  expect(JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'))).toHaveProperty('entries');
});

test('a database with a rule of an older version gets the rule of this one', () => {
  const migrations = readMigrations();
  migrate(db, migrations);
  db.exec(`DROP TRIGGER ledger_stays;
    CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger WHEN NOT EXISTS (SELECT 1 FROM runtime WHERE name = 'purging')
      BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END`);
  migrate(db, migrations);
  db.exec(`INSERT INTO ledger VALUES ('2027-W10', 'I1', 1, 'block', 'A', '["A"]', 6, 20, 6);
    INSERT INTO runtime VALUES ('purging', '1')`);
  expect(() => db.exec('DELETE FROM ledger')).toThrow('append-only');
});
