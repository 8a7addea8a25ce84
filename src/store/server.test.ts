import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { freePort } from '../trials/free-port.ts';
import { DatabaseServerProcess, hasServer } from '../trials/sqld.ts';
import { createCipher } from './cipher.ts';
import { openStore, type Store } from './db.ts';
import { connectServer } from './driver.ts';
import { leaseNow, takeLease } from './lease.ts';
import { enqueue, findByKey, statusRows } from './outbox.ts';
import { readMigrations } from './migrate.ts';
import { StoreError } from './problem.ts';
import { getRuntime, setRuntime } from './runtime.ts';

/*
 * The store on a real libSQL server. `npm run sqld` brings the server; without it these tests are left out, and so they
 * are on anything but Linux.
 */

const cipher = createCipher(Buffer.alloc(32, 7));
const clock = movableClock(Date.UTC(2027, 0, 4));

let folder: string;
let server: DatabaseServerProcess;
let stores: Store[];

const open = (name: string, copy = true): Store => {
  const place = { url: server.url, token: null, weekKeysFolder: join(folder, 'keys'), copy };
  const store = openStore({ file: join(folder, name), server: place, cipher, clock });
  stores.push(store);
  return store;
};
const problemOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof StoreError ? error.problem : String(error);
  }
  return 'none';
};
const note = (store: Store, value: string) => store.transact((tx) => setRuntime(tx, 'note', value));
const noted = (store: Store) => store.read((tx) => getRuntime(tx, 'note'));

describe.skipIf(!hasServer())('on a server', () => {
  beforeEach(async () => {
    stores = [];
    folder = mkdtempSync(join(tmpdir(), 'samtale-server-'));
    mkdirSync(join(folder, 'keys'));
    server = new DatabaseServerProcess(join(folder, 'server'), await freePort());
    await server.start();
  });
  afterEach(async () => {
    for (const store of stores) store.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what one machine writes the other reads, and what is rolled back nobody', () => {
    const [one, two] = [open('one.db'), open('two.db')];
    note(one, 'a');
    expect(noted(two)).toBe('a');
    const failing = () =>
      two.transact((tx) => {
        setRuntime(tx, 'note', 'b');
        expect(getRuntime(tx, 'note')).toBe('b');
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect([noted(one), noted(two)]).toEqual(['a', 'a']);
  });

  test('a transaction reads what stands on the server, not the copy of this machine', () => {
    const [one, two] = [open('one.db'), open('two.db')];
    note(one, 'a');
    expect(two.transact((tx) => getRuntime(tx, 'note'))).toBe('a');
    note(one, 'b');
    expect(two.transact((tx) => getRuntime(tx, 'note'))).toBe('b');
  });

  test('a message is made once, whichever machine makes it, and comes back as it was', () => {
    const [one, two] = [open('one.db'), open('two.db')];
    const fact = { kind: 'welcome' as const, person: 1 };
    const asked = { recipient: 'U1', key: 'k', fact, expiresAt: 1_800_000_000_000 };
    expect(one.transact((tx) => enqueue(tx, asked))).toBe(true);
    expect(two.transact((tx) => enqueue(tx, asked))).toBe(false);
    const row = two.read((tx) => findByKey(tx, 'U1', 'k'))!;
    expect(row).toMatchObject({ fact, expiresAt: 1_800_000_000_000, attempts: 0, channel: null });
    expect(one.transact((tx) => findByKey(tx, 'U1', 'k'))).toEqual(row);
    expect(two.read((tx) => statusRows(tx))).toHaveLength(1);
  });

  test('the lease has one epoch for all', () => {
    const [one, two] = [open('one.db'), open('two.db')];
    expect(one.transact((tx) => takeLease(tx, 'one'))).toBe(1);
    expect(two.transact((tx) => takeLease(tx, 'two'))).toBe(2);
    expect(one.read((tx) => leaseNow(tx))).toMatchObject({ holder: 'two', epoch: 2 });
  });

  test('a reading that writes is refused and nothing of it stays', () => {
    const one = open('one.db');
    note(one, 'a');
    expect(problemOf(() => one.read((tx) => setRuntime(tx, 'note', 'b')))).toBe('read_only');
    expect(noted(one)).toBe('a');
  });

  test('with a dead server writing fails at once, reading goes on, and all is well when it is back', async () => {
    const one = open('one.db');
    note(one, 'a');
    expect(noted(one)).toBe('a');
    await server.kill();
    expect(problemOf(() => note(one, 'b'))).toBe('unreachable');
    expect(one.health().problem).toBe('unreachable');
    expect(noted(one)).toBe('a');
    await server.start();
    note(one, 'c');
    expect([noted(one), one.health().problem]).toEqual(['c', null]);
  });

  test('a server that dies and comes back in the middle of a transaction leaves nothing of it', () => {
    const one = open('one.db');
    let attempts = 0;
    one.transact((tx) => {
      attempts += 1;
      if (attempts === 1) {
        setRuntime(tx, 'first', 'b');
        server.restartNow();
        setRuntime(tx, 'second', 'b');
      }
      setRuntime(tx, 'third', 'c');
    });
    expect(attempts).toBe(2);
    const left = one.read((tx) => ['first', 'second', 'third'].map((name) => getRuntime(tx, name)));
    expect(left).toEqual([null, null, 'c']);
  });

  test('a copy made from it is an ordinary database of ours', async () => {
    const one = open('one.db');
    note(one, 'a');
    const file = join(folder, 'copy.db');
    await one.backup(file);
    const copy = openStore({ file, cipher, clock });
    stores.push(copy);
    expect(noted(copy)).toBe('a');
    const without = join(folder, 'copy-2.db');
    await open('cli.db', false).backup(without);
    const second = openStore({ file: without, cipher, clock });
    stores.push(second);
    expect(noted(second)).toBe('a');
  });

  test('a file moves to a server as it is, and what it kept is there', async () => {
    const file = openStore({ file: join(folder, 'before.db'), cipher, clock });
    note(file, 'a');
    await server.kill();
    const place = join(folder, 'moved', 'dbs', 'default');
    mkdirSync(place, { recursive: true });
    await file.backup(join(place, 'data'));
    file.close();
    server = new DatabaseServerProcess(join(folder, 'moved'), await freePort());
    await server.start();
    const one = open('one.db');
    expect(noted(one)).toBe('a');
    note(one, 'b');
    expect(noted(open('two.db'))).toBe('b');
  });

  test('an older database is brought up to date by the first that opens it, after a copy', () => {
    const migrations = readMigrations();
    const place = { url: server.url, token: null, weekKeysFolder: join(folder, 'keys'), copy: false };
    const file = join(folder, 'one.db');
    openStore({ file, server: place, cipher, clock, migrations: migrations.slice(0, -1) }).close();
    expect(existsSync(`${file}.before-migration`)).toBe(false);
    expect(open('one.db').health().schemaVersion).toBe(migrations.length);
    expect(existsSync(`${file}.before-migration`)).toBe(true);
    expect(open('two.db').health().schemaVersion).toBe(migrations.length);
  });

  test('commands work without a copy of their own', () => {
    const one = open('one.db');
    const command = open('one.db', false);
    note(command, 'a');
    expect([noted(command), noted(one)]).toEqual(['a', 'a']);
    expect(readdirSync(folder).filter((name) => name.includes('.replica') && name.startsWith('cli'))).toEqual(
      [],
    );
  });

  test('the key of a week is one for all, and destroyed for all', () => {
    const [one, two] = [open('one.db'), open('two.db')];
    const key = one.weekKeys.create('2027-W01');
    expect(two.weekKeys.create('2027-W01').equals(key)).toBe(true);
    expect(two.weekKeys.weeks()).toEqual(['2027-W01']);
    const sealed = readFileSync(join(folder, 'keys', '2027-W01'));
    expect(sealed.includes(key.toString('base64'))).toBe(false);
    two.weekKeys.destroy('2027-W01');
    expect([one.weekKeys.keyOf('2027-W01'), one.weekKeys.weeks()]).toEqual([null, []]);
  });

  test('a folder of keys that is not mounted is not taken for keys that were destroyed', () => {
    const one = open('one.db');
    one.weekKeys.create('2027-W01');
    rmSync(join(folder, 'keys'), { recursive: true });
    expect(problemOf(() => one.weekKeys.keyOf('2027-W01'))).toBe('week_keys');
    expect(problemOf(() => one.weekKeys.create('2027-W01'))).toBe('week_keys');
    expect([one.weekKeys.weeks(), one.health().problem]).toEqual([[], 'week_keys']);
    expect(problemOf(() => open('two.db'))).toBe('week_keys');
  });

  test('a database of another program and another key are refused', () => {
    const other = connectServer({ url: server.url, token: null, file: null });
    other.exec('CREATE TABLE theirs (id INTEGER)');
    expect(problemOf(() => open('one.db'))).toBe('not_ours');
    other.exec('DROP TABLE theirs');
    other.close();
    open('one.db');
    const place = { url: server.url, token: null, weekKeysFolder: join(folder, 'keys'), copy: false };
    const file = join(folder, 'x.db');
    const key = createCipher(Buffer.alloc(32, 8));
    const wrong = () => openStore({ file, server: place, cipher: key, clock });
    expect(problemOf(wrong)).toBe('wrong_key');
  });
});
