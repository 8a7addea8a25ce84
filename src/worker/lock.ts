import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect, type Connection, sqliteCode } from '../store/driver.ts';
import { opening } from '../store/open.ts';

export type Lock = { ok: true; release(): void } | { ok: false; pid: number | null };

/** Kept here, or a caller that forgets what it was given would lose the lock to the garbage collector. */
const held = new Set<Connection>();

/**
 * One app process for one database: a write lock on a side file, held in a transaction that never ends. The
 * kernel lets go of it however the process dies, so nothing stale is ever left. Others can still read who
 * holds it. Not for network drives, whose locks cannot be trusted.
 */
export function takeLock(databaseFile: string, pid = process.pid): Lock {
  return opening(() => lockBeside(databaseFile, pid));
}

function lockBeside(databaseFile: string, pid: number): Lock {
  mkdirSync(dirname(databaseFile), { recursive: true, mode: 0o700 });
  const file = connect(`${databaseFile}.lock`, { busyMs: 0 });
  try {
    file.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL) STRICT');
    file.exec('DELETE FROM holder');
    file.prepare('INSERT INTO holder (pid) VALUES (?)').run(pid);
    file.exec('COMMIT; BEGIN IMMEDIATE');
    held.add(file);
    return { ok: true, release: () => letGo(file) };
  } catch (error) {
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    const holder = holderOf(file);
    file.close();
    return { ok: false, pid: holder };
  }
}

function letGo(file: Connection): void {
  held.delete(file);
  file.close();
}

/** Unknown for the moment in which the holder is writing its name. */
function holderOf(file: Connection): number | null {
  try {
    return file.prepare<[], number>('SELECT pid FROM holder').pluck().get() ?? null;
  } catch {
    return null;
  }
}
