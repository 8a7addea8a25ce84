import { type Cipher, SealError } from './cipher.ts';
import type { Connection } from './driver.ts';
import { StoreError } from './problem.ts';

/*
 * What a database knows of the key with which its words are sealed: a small sealed row tells a wrong DATA_KEY at the start
 * instead of at the first word somebody wants to read. And, once DATA_KEY has been changed, the key of its hashes, sealed.
 */

const CHECK = { name: 'key_check', context: 'runtime|key_check', text: 'samtale' };
const HASHING = { name: 'hashing_key', context: 'runtime|hashing_key' };
const CHANGING = 'key_changing';

export const CHANGING_KEY = 'npm run cli -- rotate-key';

/** Throws StoreError; a database without a key gets this one. */
export function requireKey(db: Connection, cipher: Cipher): void {
  if (changingTo(db) !== null)
    throw new StoreError(
      'wrong_key',
      `DATA_KEY is being changed, and that has not come to its end. With DATA_KEY and DATA_KEY_OLD set: ${CHANGING_KEY}`,
    );
  if (valueOf(db, CHECK.name) === null) return noteKey(db, cipher);
  if (isKey(db, cipher)) return;
  throw new StoreError('wrong_key', 'DATA_KEY is not the key this database was made with. Use that one.');
}

export const isKey = (db: Connection, cipher: Cipher): boolean =>
  opened(cipher, CHECK.context, bytes(valueOf(db, CHECK.name))) !== null;

/** From now on this is the key of the database. */
export const noteKey = (db: Connection, cipher: Cipher): void =>
  note(db, CHECK.name, cipher.seal(CHECK.context, CHECK.text).toString('base64'));

/** The key of the hashes is its own once DATA_KEY has been changed. */
export function withHashingKey(db: Connection, cipher: Cipher): Cipher {
  const key = hashingKey(db, [cipher]);
  return key === null ? cipher : cipher.hashingWith(key);
}

/** Null: it is still that of DATA_KEY. Sealed with one of these. */
export function hashingKey(db: Connection, ciphers: readonly Cipher[]): Buffer | null {
  const sealed = valueOf(db, HASHING.name);
  if (sealed === null) return null;
  const found = ciphers.map((cipher) => opened(cipher, HASHING.context, bytes(sealed)));
  const text = found.find((one) => one !== null);
  if (text === undefined || text === null)
    throw new StoreError('wrong_key', 'The key of the hashes does not open. Restore a backup.');
  return Buffer.from(text, 'base64');
}

export const noteHashingKey = (db: Connection, cipher: Cipher, key: Buffer): void =>
  note(db, HASHING.name, cipher.seal(HASHING.context, key.toString('base64')).toString('base64'));

/** The fingerprint of the key to which it is being changed; null: it is not. */
export const changingTo = (db: Connection): string | null => valueOf(db, CHANGING);

export const noteChanging = (db: Connection, { fingerprint }: Cipher): void =>
  note(db, CHANGING, fingerprint);

export const endChanging = (db: Connection): void =>
  void db.prepare('DELETE FROM runtime WHERE name = ?').run(CHANGING);

/** Null: it was sealed with another key. */
export function opened(cipher: Cipher, context: string, sealed: Uint8Array): string | null {
  try {
    return cipher.open(context, sealed);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

const bytes = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64');

const valueOf = (db: Connection, name: string): string | null =>
  (db.prepare('SELECT value FROM runtime WHERE name = ?').pluck().get(name) as string | undefined) ?? null;

const note = (db: Connection, name: string, value: string): void =>
  void db.prepare('INSERT OR REPLACE INTO runtime (name, value) VALUES (?, ?)').run(name, value);
