import { expect, test } from 'vitest';
import { createCipher, SealError } from './cipher.ts';

const cipher = createCipher(Buffer.alloc(32, 7));
const context = 'preparation|win|c1|42';

test('what was sealed opens again, whatever it holds', () => {
  for (const text of ['', 'a', 'Blåbærsyltetøy 🫐', 'x'.repeat(3000)]) {
    expect(cipher.open(context, cipher.seal(context, text))).toBe(text);
  }
});

test('the layout is version, key id, iv, ciphertext, tag', () => {
  const sealed = cipher.seal(context, 'hello');
  expect([...sealed.subarray(0, 2)]).toEqual([1, 1]);
  expect(sealed.length).toBe(1 + 1 + 12 + 5 + 16);
  expect(sealed.includes('hello')).toBe(false);
});

test('two seals of one text differ', () => {
  expect(cipher.seal(context, 'same').equals(cipher.seal(context, 'same'))).toBe(false);
});

test('a value moved to another person, row or column does not open', () => {
  const sealed = cipher.seal(context, 'a win');
  for (const other of ['preparation|win|c1|43', 'preparation|win|c2|42', 'preparation|wish|c1|42', '']) {
    expect(() => cipher.open(other, sealed)).toThrow(SealError);
  }
});

test('a changed byte anywhere is noticed', () => {
  const sealed = cipher.seal(context, 'a win');
  for (let place = 0; place < sealed.length; place++) {
    const changed = Buffer.from(sealed);
    changed[place]! ^= 1;
    expect(() => cipher.open(context, changed)).toThrow(SealError);
  }
  expect(() => cipher.open(context, sealed.subarray(0, 10))).toThrow(SealError);
});

test('another key opens nothing', () => {
  const other = createCipher(Buffer.alloc(32, 8));
  expect(() => other.open(context, cipher.seal(context, 'a win'))).toThrow(SealError);
});

test('a value sealed with the key of a week opens with that key only', () => {
  const week = Buffer.alloc(32, 1);
  const sealed = cipher.sealWith(week, context, '4');
  expect(cipher.openWith(week, context, sealed)).toBe('4');
  expect(() => cipher.openWith(Buffer.alloc(32, 2), context, sealed)).toThrow(SealError);
  expect(() => cipher.open(context, sealed)).toThrow(SealError);
});

test('a keyed hash is stable, and differs by purpose, value and key', () => {
  const who = (purpose: string, value: string, key = 7) =>
    createCipher(Buffer.alloc(32, key)).keyed(purpose, value).toString('hex');
  expect(who('pulse', '42')).toBe(who('pulse', '42'));
  expect(who('pulse', '42')).toHaveLength(64);
  expect(
    new Set([who('pulse', '42'), who('audit', '42'), who('pulse', '43'), who('pulse', '42', 8)]).size,
  ).toBe(4);
  expect(who('a', 'b')).not.toBe(who('ab', ''));
});

test('a key of another length is refused', () => {
  expect(() => createCipher(Buffer.alloc(16))).toThrow('32 bytes');
  expect(() => cipher.sealWith(Buffer.alloc(31), context, 'x')).toThrow('32 bytes');
});
