import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from './cipher.ts';
import { createWeekKeys } from './weekkeys.ts';

const folder = mkdtempSync(join(tmpdir(), 'weekkeys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const other = createCipher(Buffer.alloc(32, 8));
const cipher = createCipher(Buffer.alloc(32, 7));
let files = 0;
const newFile = () => join(folder, `${++files}.weekkeys`);

for (const [place, file] of [
  ['in memory', null],
  ['in a file', newFile()],
] as const) {
  test(`a key ${place} is made once and gone after it was destroyed`, () => {
    const keys = createWeekKeys(file, cipher);
    expect(keys.keyOf('2027-W13')).toBeNull();
    const key = keys.create('2027-W13');
    expect(key).toHaveLength(32);
    expect(keys.create('2027-W13').equals(key)).toBe(true);
    keys.create('2027-W14');
    keys.destroy('2027-W13');
    expect(keys.keyOf('2027-W13')).toBeNull();
    expect(keys.weeks()).toEqual(['2027-W14']);
  });
}

test('a key survives a restart, readable by its owner only and not in clear', () => {
  const file = newFile();
  const key = createWeekKeys(file, cipher).create('2027-W13');
  expect(createWeekKeys(file, cipher).keyOf('2027-W13')?.equals(key)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain(key.toString('base64'));
  expect(() => createWeekKeys(file, other).keyOf('2027-W13')).toThrow('does not open');
});

test('a key destroyed by another process does not come back', () => {
  const file = newFile();
  const app = createWeekKeys(file, cipher);
  app.create('2027-W13');
  createWeekKeys(file, cipher).destroy('2027-W13');
  app.create('2027-W14');
  expect(app.weeks()).toEqual(['2027-W14']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
});
