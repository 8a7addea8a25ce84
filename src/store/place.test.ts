import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { openStore, type Tx } from './db.ts';
import { comeHome, forgetHome } from './place.ts';

const cipher = createCipher(Buffer.alloc(32, 7));
let folder: string;
let here: string;
let there: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-place-'));
  [here, there] = [join(folder, 'here.db'), join(folder, 'there.db')];
});
afterEach(() => rmSync(folder, { recursive: true }));

function within<T>(file: string, work: (tx: Tx) => T): T {
  const store = openStore({ file, cipher, clock: movableClock(0) });
  try {
    return store.transact(work);
  } finally {
    store.checkpoint();
    store.close();
  }
}

const start = (file: string, token: string) => () => within(file, (tx) => comeHome(tx, file, token));
const move = () => copyFileSync(here, there);

test('where it is at home it starts, with the same token and with another', () => {
  for (const token of ['xapp-1', 'xapp-1', 'xapp-2']) expect(start(here, token)).not.toThrow();
});

test('elsewhere it does not start with the token that it had, but with a new one, from then on', () => {
  start(here, 'xapp-1')();
  move();
  expect(start(there, 'xapp-1')).toThrow('last ran in another place');
  expect(start(there, 'xapp-1')).toThrow('revoke the old one');
  expect(start(there, 'xapp-2')).not.toThrow();
  expect(start(there, 'xapp-2')).not.toThrow();
});

test('what it came from still starts, as far as it is concerned', () => {
  start(here, 'xapp-1')();
  move();
  start(there, 'xapp-2')();
  expect(start(here, 'xapp-1')).not.toThrow();
});

test('elsewhere it starts with the same token once its operator has said that nothing is left', () => {
  start(here, 'xapp-1')();
  expect(within(here, (tx) => forgetHome(tx, here))).toBe(false);
  move();
  expect(within(there, (tx) => forgetHome(tx, there))).toBe(true);
  start(there, 'xapp-1')();
  expect(within(there, (tx) => forgetHome(tx, there))).toBe(false);
});

test('one that has never run is at home anywhere', () => {
  within(here, () => {});
  move();
  expect(start(there, 'xapp-1')).not.toThrow();
});
