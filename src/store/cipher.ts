import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/*
 * People's words are sealed field by field with AES-256-GCM:
 *
 *   0x01 | key id (1 byte) | iv (12) | ciphertext | tag (16)
 *
 * The key id is 1 for the key derived from DATA_KEY and 0 for a key that the caller hands in (the key of a week).
 * The context ('preparation|win|<row id>|<person id>') is authenticated, not stored: a sealed value moved to
 * another row, column or person no longer opens.
 */
const VERSION = 1;
const HANDED_IN = 0;
const FROM_DATA_KEY = 1;
const HEAD = 14;
const TAG = 16;

export const KEY_BYTES = 32;

/** Of a sealed text in which there is nothing. */
export const EMPTY_BYTES = HEAD + TAG;

/** The sealed value was made with another key or for another context, or has been changed. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

export interface Cipher {
  seal(context: string, text: string): Buffer;
  /** Throws SealError. */
  open(context: string, sealed: Uint8Array): string;
  sealWith(key: Buffer, context: string, text: string): Buffer;
  /** Throws SealError. */
  openWith(key: Buffer, context: string, sealed: Uint8Array): string;
  /** A stable, keyed hash (HMAC-SHA-256, 32 bytes): the same value under two purposes cannot be matched. */
  keyed(purpose: string, value: string): Buffer;
  /** Tells one DATA_KEY from another and nothing else. */
  fingerprint: string;
  /** The same with another key for its hashes. */
  hashingWith(hashingKey: Buffer): Cipher;
}

/** The key of a database's hashes is that of its first DATA_KEY: what was hashed is to be found again under a later one. */
export const hashingKeyOf = (dataKey: Buffer): Buffer => derive(dataKey, 'samtale keyed 1');

/** `dataKey` is DATA_KEY, 32 bytes. Sealing and hashing use keys derived from it (HKDF), never the key itself. */
export function createCipher(dataKey: Buffer, hashing: Buffer = hashingKeyOf(requireKey(dataKey))): Cipher {
  const sealing = derive(dataKey, 'samtale seal 1');
  return {
    seal: (context, text) => seal(sealing, FROM_DATA_KEY, context, text),
    open: (context, sealed) => open(sealing, FROM_DATA_KEY, context, sealed),
    sealWith: (key, context, text) => seal(requireKey(key), HANDED_IN, context, text),
    openWith: (key, context, sealed) => open(requireKey(key), HANDED_IN, context, sealed),
    keyed: (purpose, value) => hash(hashing, purpose, value),
    fingerprint: hash(hashingKeyOf(dataKey), 'doctor', 'key').toString('base64url').slice(0, 16),
    hashingWith: (hashingKey) => createCipher(dataKey, requireKey(hashingKey)),
  };
}

const hash = (key: Buffer, purpose: string, value: string): Buffer =>
  createHmac('sha256', key).update(`${purpose}\0${value}`).digest();

function seal(key: Buffer, keyId: number, context: string, text: string): Buffer {
  const iv = randomBytes(12);
  const gcm = createCipheriv('aes-256-gcm', key, iv);
  gcm.setAAD(Buffer.from(context, 'utf8'));
  const body = Buffer.concat([gcm.update(text, 'utf8'), gcm.final()]);
  return Buffer.concat([Buffer.from([VERSION, keyId]), iv, body, gcm.getAuthTag()]);
}

function open(key: Buffer, keyId: number, context: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < HEAD + TAG || bytes[0] !== VERSION || bytes[1] !== keyId) {
    throw new SealError('This is not a value sealed with this kind of key.');
  }
  const gcm = createDecipheriv('aes-256-gcm', key, bytes.subarray(2, HEAD));
  gcm.setAAD(Buffer.from(context, 'utf8'));
  gcm.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    const body = gcm.update(bytes.subarray(HEAD, bytes.length - TAG));
    return Buffer.concat([body, gcm.final()]).toString('utf8');
  } catch {
    throw new SealError('The sealed value does not open: another key, another context, or it was changed.');
  }
}

const derive = (key: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, KEY_BYTES));

function requireKey(key: Buffer): Buffer {
  if (key.length !== KEY_BYTES) throw new RangeError(`A key has ${KEY_BYTES} bytes, this one ${key.length}.`);
  return key;
}
