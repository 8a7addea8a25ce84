import type { Clock } from '../clock.ts';
import { type Cipher, createCipher, hashingKeyOf } from './cipher.ts';
import type { Connection } from './driver.ts';
import {
  changingTo,
  endChanging,
  hashingKey,
  isKey,
  noteChanging,
  noteHashingKey,
  noteKey,
  opened,
} from './keys.ts';
import { readMigrations } from './migrate.ts';
import { openConnection } from './open.ts';
import { type Place, PLACES, type SealedWord, sealedWords } from './sealed.ts';
import { StoreError } from './problem.ts';
import { resealWeekKeys } from './weekkeys.ts';

/*
 * Another DATA_KEY, while nothing else has the database open. Each word is sealed anew, some hundred in a transaction; a mark
 * keeps everybody else out until the last of them is done, so that after a crash it only has to be run again. Hashes
 * stay what they are: theirs is the key that the first DATA_KEY gave, from now on sealed with the new one.
 */

const BATCH = 500;

export type Rotation = {
  file: string;
  weekKeysFile: string;
  oldKey: Buffer;
  newKey: Buffer;
  clock: Clock;
  /** Told after each transaction how many words are done. */
  onProgress?: (words: number) => void;
};

/** `unreadable`: words that the old key did not open either, and that stay as they were. Null: it is the new key already. */
export type Rotated = { words: number; unreadable: number; weekKeys: number } | null;

type Keys = { from: Cipher; to: Cipher };

/** Throws StoreError when the old key is not that of the database. */
export function rotate({ file, weekKeysFile, oldKey, newKey, clock, onProgress }: Rotation): Rotated {
  const keys = { from: createCipher(oldKey), to: createCipher(newKey) };
  const opening = { file, cipher: keys.from, busyMs: 0, migrations: readMigrations() };
  const db = openConnection({ ...opening, checkKey: () => {} });
  try {
    if (isDone(db, keys)) return null;
    db.transaction(() => begin(db, keys, oldKey)).immediate();
    const done = { words: 0, unreadable: 0 };
    for (const place of PLACES) resealAll(db, place, keys, done, onProgress);
    const weekKeys = resealWeekKeys(weekKeysFile, (context, sealed) => anew(keys, context, sealed) ?? sealed);
    requireNoneLeft(db, keys.from);
    db.transaction(() => end(db, keys.to, clock.now())).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { ...done, weekKeys };
  } finally {
    db.close();
  }
}

function isDone(db: Connection, { from, to }: Keys): boolean {
  const begun = changingTo(db);
  if (begun !== null && begun !== to.fingerprint)
    throw new StoreError(
      'wrong_key',
      'The change was begun with another DATA_KEY. Set that one, and end it first.',
    );
  if (isKey(db, from)) return false;
  if (isKey(db, to) && begun === null) return true;
  throw new StoreError('wrong_key', 'DATA_KEY_OLD is not the key this database was made with. Use that one.');
}

function begin(db: Connection, { from, to }: Keys, oldKey: Buffer): void {
  const hashes = hashingKey(db, [from, to]) ?? hashingKeyOf(oldKey);
  noteHashingKey(db, to, hashes);
  noteChanging(db, to);
}

function end(db: Connection, to: Cipher, now: number): void {
  noteKey(db, to);
  endChanging(db);
  db.prepare("INSERT INTO audit (at, actor, what) VALUES (?, 'cli', 'key.rotated')").run(now);
}

function resealAll(
  db: Connection,
  place: Place,
  keys: Keys,
  done: { words: number; unreadable: number },
  onProgress: Rotation['onProgress'],
): void {
  const write = db.prepare(`UPDATE "${place.table}" SET "${place.column}" = ? WHERE rowid = ?`);
  for (const words of batches(db, place)) {
    db.transaction(() => {
      for (const { row, context, content } of words) {
        const sealed = anew(keys, context, content);
        if (sealed === null) done.unreadable += 1;
        else write.run(sealed, row);
      }
    }).immediate();
    done.words += words.length;
    onProgress?.(done.words);
  }
}

function* batches(db: Connection, place: Place): Generator<SealedWord[]> {
  for (let after = 0; ;) {
    const words = sealedWords(db, place, after, BATCH);
    if (words.length === 0) return;
    yield words;
    after = words.at(-1)!.row;
  }
}

/** Null: neither key opens it. */
function anew({ from, to }: Keys, context: string, sealed: Uint8Array): Buffer | null {
  const text = opened(from, context, sealed) ?? opened(to, context, sealed);
  return text === null ? null : to.seal(context, text);
}

function requireNoneLeft(db: Connection, from: Cipher): void {
  for (const place of PLACES)
    for (const words of batches(db, place))
      if (words.some(({ context, content }) => opened(from, context, content) !== null))
        throw new StoreError('wrong_key', 'Words are left that only the old key opens. Run it again.');
}
