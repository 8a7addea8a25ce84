import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type Cipher, KEY_BYTES } from './cipher.ts';

/**
 * The keys that seal the pulse answers of the weeks that are still open. They live in a file beside the database
 * (itself sealed with DATA_KEY), never inside it and never in a backup: when a week's key is destroyed, no copy of
 * the database can be read back to anybody's answer. A write here does not belong to the database's transaction:
 * create before the first answer is saved, destroy after the close has been committed (`tx.afterCommit`).
 */
export interface WeekKeys {
  /** The week's key, or null: not made yet, or destroyed. */
  keyOf(week: string): Buffer | null;
  /** Makes the key, or returns the one that is there. */
  create(week: string): Buffer;
  destroy(week: string): void;
  /** The weeks that have a key. */
  weeks(): string[];
}

export const weekKeysOf = (databaseFile: string): string => `${databaseFile}.weekkeys`;

/** Week -> its key, sealed with DATA_KEY, base64. */
type Sealed = Record<string, string>;

/**
 * `file` null keeps the keys in memory, as the database then does. The file is read anew each time: the command line
 * may have destroyed a key meanwhile, and no copy of ours may bring it back.
 */
export function createWeekKeys(file: string | null, cipher: Cipher): WeekKeys {
  let memory: Sealed = {};
  const load = () => (file === null ? memory : readKeys(file));
  const save = (keys: Sealed) => {
    if (file === null) memory = keys;
    else writeOver(file, `${JSON.stringify(keys)}\n`);
  };
  const keyOf = (week: string) => {
    const sealed = load()[week];
    if (sealed === undefined) return null;
    return Buffer.from(cipher.open(contextOf(week), Buffer.from(sealed, 'base64')), 'base64');
  };
  return {
    keyOf,
    create(week) {
      const existing = keyOf(week);
      if (existing) return existing;
      const key = randomBytes(KEY_BYTES);
      const sealed = cipher.seal(contextOf(week), key.toString('base64')).toString('base64');
      save({ ...load(), [week]: sealed });
      return key;
    },
    destroy(week) {
      const { [week]: gone, ...kept } = load();
      if (gone !== undefined) save(kept);
    },
    weeks: () => Object.keys(load()).toSorted(),
  };
}

/** Seals every key anew, in one step; how many there are. */
export function resealWeekKeys(file: string, reseal: (context: string, sealed: Buffer) => Buffer): number {
  const keys = readKeys(file);
  const anew = Object.entries(keys).map(([week, key]) => [
    week,
    reseal(contextOf(week), Buffer.from(key, 'base64')).toString('base64'),
  ]);
  if (anew.length > 0) writeOver(file, `${JSON.stringify(Object.fromEntries(anew))}\n`);
  return anew.length;
}

const contextOf = (week: string): string => `weekkey|${week}`;

const readKeys = (file: string): Sealed =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Sealed) : {};

/**
 * Replaces the file in one step, then overwrites the blocks of the old one through the handle that is still open:
 * a crash at any point leaves either the old keys or the new ones, and afterwards the old bytes are gone.
 */
function writeOver(file: string, text: string): void {
  const fresh = `${file}.new`;
  writeAll(openSync(fresh, 'w', 0o600), text);
  const old = existsSync(file) ? openSync(file, 'r+') : null;
  renameSync(fresh, file);
  if (old !== null) writeAll(old, '0'.repeat(fstatSync(old).size));
  syncFolder(dirname(file));
}

function writeAll(handle: number, text: string): void {
  writeSync(handle, text, 0);
  fsyncSync(handle);
  closeSync(handle);
}

/** After a rename: the name itself is durable only when its folder has been synced. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
