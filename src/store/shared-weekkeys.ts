import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Cipher, KEY_BYTES } from './cipher.ts';
import { StoreError } from './problem.ts';
import { syncFolder, type WeekKeys } from './weekkeys.ts';

/*
 * The week keys of several machines: a folder that all of them see and no backup does, one file a week. There is one copy
 * of each key and nobody remembers it, so that destroying it once destroys it everywhere. A file is made once and removed
 * once, never written over: no two machines can undo what the other did.
 */

/** Says that the folder is the right one and really there: an empty place would look as if all keys were destroyed. */
const MARK = 'samtale-week-keys';
const WEEK_FILE = /^\d{4}-W\d\d$/;

/** `mark`: what stands in the folder that belongs to this database. */
export function createSharedWeekKeys(folder: string, mark: string, cipher: Cipher): WeekKeys {
  const context = (week: string) => `weekkey|${week}`;
  const fileOf = (week: string) => join(folder, week);
  const keyOf = (week: string) => {
    requireFolder(folder, mark);
    const sealed = readOrNull(fileOf(week));
    return sealed === null ? null : Buffer.from(cipher.open(context(week), sealed), 'base64');
  };
  return {
    keyOf,
    create(week) {
      requireFolder(folder, mark);
      const key = randomBytes(KEY_BYTES);
      writeOnce(folder, week, cipher.seal(context(week), key.toString('base64')));
      return keyOf(week)!;
    },
    destroy(week) {
      requireFolder(folder, mark);
      if (existsSync(fileOf(week))) erase(fileOf(week));
      syncFolder(folder);
    },
    /** None while the folder is away: what cannot be seen is destroyed later. */
    weeks() {
      if (markOf(folder) !== mark) return [];
      return readdirSync(folder)
        .filter((name) => WEEK_FILE.test(name))
        .toSorted();
    },
  };
}

/** What stands in the folder; null: it is new, or not there. */
export const markOf = (folder: string): string | null =>
  readOrNull(join(folder, MARK))?.toString('utf8').trim() ?? null;

/** Makes an empty folder ours; what stands there when two do so at the same time. */
export function markFolder(folder: string): string {
  try {
    writeOnce(folder, MARK, Buffer.from(`${randomBytes(16).toString('hex')}\n`));
  } catch {
    throw missing();
  }
  return markOf(folder)!;
}

function requireFolder(folder: string, mark: string): void {
  if (markOf(folder) !== mark) throw missing();
}

const missing = () =>
  new StoreError(
    'week_keys',
    'WEEK_KEYS_FOLDER is not there, or is not the folder that belongs to this database. Mount it; see docs/scale.md.',
  );

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole under another name first; the name is then given to it only if nobody else has taken it meanwhile. */
function writeOnce(folder: string, name: string, content: Buffer): void {
  const fresh = join(folder, `.${name}.${randomBytes(6).toString('hex')}`);
  const handle = openSync(fresh, 'wx', 0o600);
  try {
    writeSync(handle, content, 0);
    fsyncSync(handle);
    linkSync(fresh, join(folder, name));
    syncFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(handle);
    erase(fresh, false);
  }
}

/** The bytes first, as far as the disk lets us, then the name. */
function erase(file: string, overwrite = true): void {
  if (overwrite) {
    const handle = openSync(file, 'r+');
    writeSync(handle, '0'.repeat(fstatSync(handle).size), 0);
    fsyncSync(handle);
    closeSync(handle);
  }
  rmSync(file, { force: true });
}
