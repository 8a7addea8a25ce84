import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from './driver.ts';
import { StoreError } from './problem.ts';

/*
 * drizzle-kit writes the migrations, this file applies them. drizzle's own migrator is not used: it runs a table
 * rebuild with foreign keys switched on and so deletes the rows of every child table, passes over a migration whose
 * time is older than the newest applied one, and does not notice that an applied file was edited.
 */

/** Beside `src` and beside `dist`, so the same relative path serves both. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface Migration {
  tag: string;
  /** SHA-256 of the file, hex. */
  hash: string;
  statements: string[];
  /** Tables that may lose rows or go away: lines '-- may lose rows: <table>', written by hand when reviewed. */
  mayLose: string[];
}

/** Reads drizzle-kit's folder in the order of its journal; refuses a journal with holes or out of order. */
export function readMigrations(folder: string = MIGRATIONS): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  return journal.entries.map((entry, position) => {
    const before = journal.entries[position - 1];
    if (entry.idx !== position || (before && entry.when <= before.when)) {
      throw refusal(`The journal of migrations is out of order at ${entry.tag}.`);
    }
    return readMigration(entry.tag, readFileSync(join(folder, `${entry.tag}.sql`), 'utf8'));
  });
}

function readMigration(tag: string, file: string): Migration {
  return {
    tag,
    hash: createHash('sha256').update(file).digest('hex'),
    statements: file.split('--> statement-breakpoint').map(strict).filter(Boolean),
    mayLose: [...file.matchAll(/^-- may lose rows: (\w+)$/gm)].map((found) => found[1]!),
  };
}

/** drizzle-kit cannot write STRICT tables, so every CREATE TABLE gets the word here. */
function strict(statement: string): string {
  const sql = statement.trim();
  return /^CREATE TABLE/im.test(sql) ? sql.replace(/\)\s*;?$/, ') STRICT;') : sql;
}

/** How many migrations a database has; 0 for a new one. */
export const versionOf = (db: Connection): number => db.pragma('user_version', { simple: true }) as number;

/**
 * Brings the database to the newest schema in one transaction, or leaves it as it was. Calls `backup` first when
 * there is something to apply to a database that holds something. Returns how many were applied.
 */
export function migrate(db: Connection, migrations: Migration[], backup: () => void = () => {}): number {
  const version = versionOf(db);
  if (version > migrations.length) {
    throw new StoreError(
      'newer',
      'The database was written by a newer version of Samtale. Start that version, or restore a backup.',
    );
  }
  requireUnchanged(db, migrations.slice(0, version));
  const pending = migrations.slice(version);
  if (pending.length > 0 && version > 0) backup();
  if (pending.length > 0) withoutForeignKeys(db, () => applyAll(db, pending, version));
  db.transaction(() => createTriggers(db)).immediate();
  return pending.length;
}

/** The setting is ignored inside a transaction, so it is changed around it. */
function withoutForeignKeys(db: Connection, work: () => void): void {
  db.pragma('foreign_keys = OFF');
  db.pragma('legacy_alter_table = OFF');
  try {
    db.transaction(work).exclusive();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function applyAll(db: Connection, pending: Migration[], version: number): void {
  db.exec(
    `CREATE TABLE IF NOT EXISTS migration
       (idx INTEGER PRIMARY KEY, tag TEXT NOT NULL, hash TEXT NOT NULL) STRICT`,
  );
  const before = countRows(db);
  const note = db.prepare('INSERT INTO migration (idx, tag, hash) VALUES (?, ?, ?)');
  pending.forEach(({ tag, hash, statements }, position) => {
    for (const sql of statements) db.exec(sql);
    note.run(version + position, tag, hash);
  });
  requireRowsKept(before, countRows(db), new Set(pending.flatMap((one) => one.mayLose)));
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) {
    throw refusal('A migration would leave rows that point to nothing.');
  }
  db.pragma(`user_version = ${version + pending.length}`);
}

function requireUnchanged(db: Connection, applied: Migration[]): void {
  if (applied.length === 0) return;
  const rows = db.prepare('SELECT hash FROM migration ORDER BY idx').all() as { hash: string }[];
  applied.forEach(({ tag, hash }, position) => {
    if (rows[position]?.hash === hash) return;
    throw refusal(`The migration ${tag} was changed after it had been applied. Install an unchanged copy.`);
  });
}

/** Rows of every table but the runner's own. */
function countRows(db: Connection): Map<string, number> {
  const names = db
    .prepare(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> 'migration'`,
    )
    .pluck()
    .all() as string[];
  const count = (name: string) => db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number;
  return new Map(names.map((name) => [name, count(name)]));
}

function requireRowsKept(before: Map<string, number>, after: Map<string, number>, mayLose: Set<string>) {
  for (const [table, rows] of before) {
    if (mayLose.has(table) || (after.get(table) ?? -1) >= rows) continue;
    throw refusal(`A migration would lose rows of the table ${table}; nothing was changed.`);
  }
}

/** Numbers that were published, what they were made of, and the words that were answered to: for good. */
const KEPT_FOR_GOOD = ['ledger', 'ledger_fact', 'publication', 'statement_wording'];

/** The logs of what was changed and of who read what; the retention purge takes what is old. */
const PURGED = ['audit', 'access_log'];

/**
 * What has been published is never changed, never deleted, and never written over: INSERT OR REPLACE would delete a row
 * without the trigger on deletion being asked. A week that has been summed up takes no further sums. Only the retention
 * purge has a way past, and only in the two logs: the row 'purging' (`pastTriggers` in runtime.ts).
 */
function createTriggers(db: Connection): void {
  const present = countRows(db);
  const tables = (names: string[]) => names.filter((name) => present.has(name));
  for (const table of tables(KEPT_FOR_GOOD)) {
    refuse(db, `${table}_keeps BEFORE UPDATE ON ${table}`, table);
    refuse(db, `${table}_stays BEFORE DELETE ON ${table}`, table);
    refuse(db, `${table}_once BEFORE INSERT ON ${table} WHEN ${isThere(db, table)}`, table);
  }
  for (const table of tables(PURGED)) {
    refuse(db, `${table}_keeps BEFORE UPDATE ON ${table}`, table);
    const purging = "SELECT 1 FROM runtime WHERE name = 'purging'";
    refuse(db, `${table}_stays BEFORE DELETE ON ${table} WHEN NOT EXISTS (${purging})`, table);
  }
  if (present.has('ledger') && present.has('ledger_fact')) {
    const closed = "SELECT 1 FROM ledger_fact WHERE week = NEW.week AND name = 'heads'";
    refuse(db, `ledger_closed BEFORE INSERT ON ledger WHEN EXISTS (${closed})`, 'ledger');
  }
}

/** One of an older version is replaced; one that is right is left alone, since others may have the database open. */
function refuse(db: Connection, trigger: string, table: string): void {
  const sql = `CREATE TRIGGER ${trigger} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;
  const [name] = trigger.split(' ');
  const known = db
    .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?")
    .pluck()
    .get(name);
  if (bare(known) !== bare(sql)) db.exec(`DROP TRIGGER IF EXISTS ${name}; ${sql}`);
}

/** A server of the database writes the words of a trigger with other spaces than we do. */
const bare = (sql: unknown): string => String(sql).replaceAll(/\s/g, '');

/** That a row with the key or the place of the new one is there already. */
function isThere(db: Connection, table: string): string {
  const columns = db.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => `${name} = NEW.${name}`);
  return `EXISTS (SELECT 1 FROM ${table} WHERE (${key.join(' AND ')}) OR rowid = NEW.rowid)`;
}

const refusal = (message: string) => new StoreError('migration', message);
