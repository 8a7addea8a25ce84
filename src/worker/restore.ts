import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock.ts';
import { type Lost, markRestored } from '../service/restoring.ts';
import type { Cipher } from '../store/cipher.ts';
import { openStore, type Tx } from '../store/db.ts';
import { connect } from '../store/driver.ts';
import { takeLock } from './lock.ts';
import { syncFolder, weekKeysOf } from '../store/weekkeys.ts';

export type RestoreOptions = {
  /** The copy; it stays as it is. */
  from: string;
  databaseFile: string;
  cipher: Cipher;
  clock: Clock;
};

const BESIDE = ['-wal', '-shm'];

/** Opens a copy of the copy, somewhere else, as a restore would; what is read of it. Throws as opening does. */
export function tryOut<T>(
  { from, cipher, clock }: Omit<RestoreOptions, 'databaseFile'>,
  read: (tx: Tx) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'samtale-verify-'));
  try {
    const file = join(folder, 'samtale.db');
    copyFileSync(from, file);
    const store = openStore({ file, cipher, clock });
    try {
      return store.read(read);
    } finally {
      store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export type Restoration = { ok: true; lost: Lost; aside: string | null } | { ok: false; pid: number | null };

/**
 * Puts a copy in the place of the database. Everything that can go wrong does so before that place is touched: the copy
 * is opened, checked, migrated and marked as restored under another name. What was there is moved aside, never deleted.
 */
export function restoreInto(options: RestoreOptions): Restoration {
  const { databaseFile } = options;
  mkdirSync(dirname(databaseFile), { recursive: true, mode: 0o700 });
  const lock = takeLock(databaseFile);
  if (!lock.ok) return lock;
  try {
    const fresh = `${databaseFile}.restoring`;
    const lost = prepare(fresh, options);
    const aside = moveAside(databaseFile, options.clock.now());
    renameSync(fresh, databaseFile);
    syncFolder(dirname(databaseFile));
    return { ok: true, lost, aside };
  } finally {
    lock.release();
  }
}

function prepare(fresh: string, { from, databaseFile, cipher, clock }: RestoreOptions): Lost {
  const remove = () =>
    ['', ...BESIDE, '.before-migration'].forEach((end) => rmSync(fresh + end, { force: true }));
  remove();
  try {
    copyFileSync(from, fresh);
    chmodSync(fresh, 0o600);
    const store = openStore({ file: fresh, cipher, clock, weekKeysFile: weekKeysOf(databaseFile) });
    const lost = markedIn(store, databaseFile);
    rmSync(`${fresh}.before-migration`, { force: true });
    sync(fresh);
    return lost;
  } catch (error) {
    remove();
    throw error;
  }
}

function markedIn(store: ReturnType<typeof openStore>, databaseFile: string): Lost {
  try {
    const lost = store.transact((tx) => markRestored(tx, databaseFile));
    store.checkpoint();
    return lost;
  } finally {
    store.close();
  }
}

/** The old database keeps its name until the new one takes it in one step, so a crash never leaves none. */
function moveAside(databaseFile: string, now: number): string | null {
  emptyLog(databaseFile);
  if (!existsSync(databaseFile)) {
    BESIDE.forEach((end) => rmSync(databaseFile + end, { force: true }));
    return null;
  }
  const aside = `${databaseFile}.before-restore-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  sameFile(databaseFile, aside);
  for (const end of BESIDE) if (existsSync(databaseFile + end)) renameSync(databaseFile + end, aside + end);
  return aside;
}

/** Not every disk knows two names for one file. */
function sameFile(file: string, name: string): void {
  rmSync(name, { force: true });
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name);
  }
}

/** As far as what is there can still be read; otherwise its log goes aside with it. */
function emptyLog(file: string): void {
  try {
    const old = connect(file, { busyMs: 0, mustExist: true });
    try {
      old.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      old.close();
    }
  } catch {
    // It may well be what the restore is for.
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
