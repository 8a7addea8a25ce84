import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Cipher } from './cipher.ts';
import { connectServer, type Connection } from './driver.ts';
import { requireKey } from './keys.ts';
import { migrate, type Migration, versionOf } from './migrate.ts';
import { APPLICATION_ID } from './open.ts';
import { asStoreError, StoreError } from './problem.ts';
import { markFolder, markOf } from './shared-weekkeys.ts';

/** A database on a libSQL server. */
export type Server = {
  url: string;
  token: string | null;
  /** A folder that every machine sees and no backup does. */
  weekKeysFolder: string;
  /** Whether a copy for reading is kept beside DATABASE_FILE; commands do without. */
  copy: boolean;
};

export type ServerOpening = { server: Server; file: string; cipher: Cipher; migrations: Migration[] };

/**
 * Opens, checks and migrates it; throws StoreError with a sentence that says what to do. How the file is kept (its log,
 * when it is flushed, what is zeroed on deletion) is the server's to decide, and docs/scale.md says what to set there.
 */
export function openServer({ server, file, cipher, migrations }: ServerOpening): {
  connection: Connection;
  mark: string;
} {
  const { url, token } = server;
  const db = connecting(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return connectServer({ url, token, file: server.copy ? replicaOf(file) : null });
  });
  try {
    requireOurs(db);
    migrateTogether(db, migrations, () => copyBeforeMigration(db.copyInto.bind(db), file));
    requireKey(db, cipher);
    return { connection: db, mark: requireFolder(db, server.weekKeysFolder) };
  } catch (error) {
    db.close();
    throw asStoreError(error);
  }
}

/** Made anew from the server when it is gone. */
export const replicaOf = (file: string): string => `${file}.replica`;

function connecting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}

/** A database that was moved here carries our mark; one that was begun here cannot be given it. */
function requireOurs(db: Connection): void {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (tables.length === 0 || (tables.includes('migration') && tables.includes('runtime'))) return;
  throw new StoreError('not_ours', 'The server holds a database of another program. Check DATABASE_URL.');
}

/** Another process may have started at the same moment and have done it. */
function migrateTogether(db: Connection, migrations: Migration[], copy: () => void): void {
  try {
    migrate(db, migrations, copy);
  } catch (error) {
    if (versionOf(db) !== migrations.length) throw error;
    migrate(db, migrations);
  }
}

function copyBeforeMigration(copyInto: (target: string) => void, file: string): void {
  const copy = `${file}.before-migration`;
  rmSync(`${copy}.new`, { force: true });
  copyInto(`${copy}.new`);
  chmodSync(`${copy}.new`, 0o600);
  renameSync(`${copy}.new`, copy);
}

/** The folder's mark stands in the database too. A folder that has none is taken only by a database that knows none. */
function requireFolder(db: Connection, folder: string): string {
  const name = 'week_keys_folder';
  const known = db.prepare('SELECT value FROM runtime WHERE name = ?').pluck().get(name) as
    | string
    | undefined;
  const found = markOf(folder);
  if (known === undefined) {
    const mark = found ?? markFolder(folder);
    db.prepare('INSERT INTO runtime (name, value) VALUES (?, ?)').run(name, mark);
    return mark;
  }
  if (found === known) return known;
  throw new StoreError(
    'week_keys',
    'WEEK_KEYS_FOLDER is not there, or is not the folder that belongs to this database. Mount it; see docs/scale.md.',
  );
}
