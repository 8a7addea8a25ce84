import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Cipher } from './cipher.ts';
import { connect, type Connection, sqliteCode } from './driver.ts';
import { requireKey } from './keys.ts';
import { migrate, type Migration } from './migrate.ts';
import { asStoreError, StoreError } from './problem.ts';
import { reserveOf } from './reserve.ts';
import { syncFolder, weekKeysOf } from './weekkeys.ts';

/** 'Samt': marks a file as ours, so that a wrong path is noticed before anything is written to it. */
export const APPLICATION_ID = 0x53616d74;

/** Since this version two connections can no longer lose committed pages when the log is reset (sqlite.org/wal.html). */
const OLDEST_SQLITE = [3, 51, 3];

export interface Opening {
  file: string;
  cipher: Cipher;
  busyMs: number;
  migrations: Migration[];
  /** Default: the key has to be that of the database. */
  checkKey?: (db: Connection) => void;
}

/** Opens, checks and migrates the database; throws StoreError with a sentence that says what to do. */
export function openConnection(given: Opening): Connection {
  const { file, busyMs, migrations, checkKey = (db) => requireKey(db, given.cipher) } = given;
  const inMemory = file === ':memory:';
  if (!inMemory) prepareFile(file);
  const db = opening(() => connect(file, { busyMs, mustExist: !inMemory }));
  try {
    if (inMemory) db.pragma(`application_id = ${APPLICATION_ID}`);
    requireOurs(db, file);
    applySettings(db, inMemory);
    requireHealthy(db, file);
    migrate(db, migrations, () => !inMemory && copyBeforeMigration(db, file));
    checkKey(db);
    requireWritable(db);
    return db;
  } catch (error) {
    db.close();
    throw asStoreError(error);
  }
}

function prepareFile(file: string): void {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return createFile(file);
  if (stat.isSymbolicLink()) {
    throw new StoreError('symlink', `${file} is a symbolic link. Write the real path into DATABASE_FILE.`);
  }
  if (stat.size === 0) {
    throw new StoreError(
      'empty_file',
      `${file} is empty. If it held data, restore a backup; if it never did, delete it and start again.`,
    );
  }
}

/** Made under another name first: a crash half-way leaves no empty file that would look like a lost database. */
function createFile(file: string): void {
  if (existsSync(`${file}-wal`)) {
    throw new StoreError(
      'stray_wal',
      `${file} is gone but ${file}-wal is still there. Restore a backup and delete the -wal and -shm files.`,
    );
  }
  const [trace] = tracesOf(file);
  if (trace !== undefined) {
    throw new StoreError(
      'lost',
      `${file} is gone, but ${trace} says that it was there. Restore a backup; to begin anew, delete ${trace}.`,
    );
  }
  opening(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const fresh = `${file}.new`;
    rmSync(fresh, { force: true });
    const db = connect(fresh, { busyMs: 0 });
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.close();
    chmodSync(fresh, 0o600);
    renameSync(fresh, file);
    syncFolder(dirname(file));
  });
}

/** What the app leaves beside a database that it has worked with. */
const tracesOf = (file: string): string[] => [weekKeysOf(file), reserveOf(file)].filter(existsSync);

/** What the file system refuses is said as what SQLite refuses is. */
export function opening<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code;
    if (denied === 'EACCES' || denied === 'EROFS' || denied === 'EPERM') {
      throw new StoreError(
        'read_only',
        'The folder of the database cannot be written. Check its owner and rights, and those of the files in it.',
      );
    }
    throw asStoreError(error);
  }
}

function requireOurs(db: Connection, file: string): void {
  if (idOf(db, file) === APPLICATION_ID) return;
  throw new StoreError('not_ours', 'The file is a database of another program. Check DATABASE_FILE.');
}

/** Where we have never worked it is the path that is wrong, and not the disk. */
function idOf(db: Connection, file: string): unknown {
  try {
    return db.pragma('application_id', { simple: true });
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_NOTADB' || tracesOf(file).length > 0) throw error;
    throw new StoreError(
      'not_a_database',
      'The file is not an SQLite database. Check DATABASE_FILE, or restore.',
    );
  }
}

/**
 * Each setting is read back: this build of SQLite opens an existing database in WAL mode with synchronous=NORMAL,
 * which can lose the last commits at a power cut, and a fresh file does not show it.
 */
function applySettings(db: Connection, inMemory: boolean): void {
  const wanted: [name: string, value: string, reads: string | number][] = [
    ['journal_mode', 'WAL', inMemory ? 'memory' : 'wal'],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['secure_delete', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['journal_size_limit', '67108864', 67108864],
    ['wal_autocheckpoint', '1000', 1000],
  ];
  for (const [name, value, reads] of wanted) {
    db.pragma(`${name} = ${value}`);
    if (db.pragma(name, { simple: true }) === reads) continue;
    throw new StoreError('setting_refused', `SQLite refused the setting ${name}=${value}.`);
  }
}

function requireHealthy(db: Connection, file: string): void {
  const version = (db.prepare('SELECT sqlite_version()').pluck().get() as string).split('.').map(Number);
  const order = OLDEST_SQLITE.map((part, place) => (version[place] ?? 0) - part).find((step) => step !== 0);
  if (order !== undefined && order < 0) {
    throw new StoreError('old_sqlite', `SQLite ${OLDEST_SQLITE.join('.')} or newer is needed.`);
  }
  if (!isCutOff(db, file) && db.pragma('quick_check(1)', { simple: true }) === 'ok') return;
  throw new StoreError('damaged', 'The database file is damaged. Stop, and restore the newest backup.');
}

/** SQLite takes what is missing of a last page for zeros. A log may still hold that page; without one it is lost. */
function isCutOff(db: Connection, file: string): boolean {
  const isWhole = (size: number) => size % (db.pragma('page_size', { simple: true }) as number) === 0;
  const sizeOf = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  return sizeOf(`${file}-wal`) === 0 && !isWhole(sizeOf(file));
}

/** SQLite opens what it may only read without a word. */
function requireWritable(db: Connection): void {
  db.prepare(
    `INSERT INTO runtime (name, value) VALUES ('write_check', '0') ON CONFLICT DO UPDATE SET value = value`,
  ).run();
}

/** One copy, that of the newest migration: an older one would keep what has been deleted since. */
function copyBeforeMigration(db: Connection, file: string): void {
  const copy = `${file}.before-migration`;
  rmSync(`${copy}.new`, { force: true });
  db.prepare('VACUUM INTO ?').run(`${copy}.new`);
  chmodSync(`${copy}.new`, 0o600);
  renameSync(`${copy}.new`, copy);
  syncFolder(dirname(file));
}

/** NFS, SMB and CIFS: SQLite's locks do not hold there. (FUSE is not listed: many container disks use it well.) */
export function isOnNetworkDisk(file: string): boolean {
  return [0x6969, 0x517b, 0xfe534d42, 0xff534d42].includes(statfsSync(file).type >>> 0);
}
