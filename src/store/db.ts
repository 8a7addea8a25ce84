import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Cipher } from './cipher.ts';
import { backup } from './copying.ts';
import { type Connection, type Db, queries } from './driver.ts';
import { type Migration, readMigrations, versionOf } from './migrate.ts';
import { withHashingKey } from './keys.ts';
import { isOnNetworkDisk, openConnection } from './open.ts';
import { openServer, type Server } from './open-server.ts';
import { StoreError, type StoreProblem } from './problem.ts';
import { createReserve } from './reserve.ts';
import { createSharedWeekKeys } from './shared-weekkeys.ts';
import {
  type Noticed,
  noticing,
  readings,
  transactions,
  tryingOnceMore,
  untilTooLate,
} from './transactions.ts';
import { createWeekKeys, type WeekKeys, weekKeysOf } from './weekkeys.ts';

/** What a service or a store function works with: one transaction, at one moment. */
export interface Tx {
  db: Db;
  /** Epoch milliseconds; the same throughout the transaction. */
  now: number;
  /** A random, opaque id. */
  newId(): string;
  cipher: Cipher;
  weekKeys: WeekKeys;
  /** Runs `work` once the transaction has been committed; never when it is rolled back. */
  afterCommit(work: () => void): void;
}

export interface StoreHealth {
  /** null: all is well, a commit was just made. */
  problem: StoreProblem | null;
  walBytes: number;
  schemaVersion: number;
  networkDisk: boolean;
  /** What is confirmed is on the disk. A file is kept so; a server has to be told. */
  flushes: boolean;
}

export interface Store {
  /**
   * One event, one transaction (BEGIN IMMEDIATE): all of it or nothing. Refuses async work and nesting. Throws
   * StoreError when the file itself is the problem, and whatever `work` throws.
   */
  transact<T>(work: (tx: Tx) => T): T;
  /** The same, at one consistent state of the data; work that has written throws, and nothing of it stays. */
  read<T>(work: (tx: Tx) => T): T;
  weekKeys: WeekKeys;
  /** Makes a small commit and looks whether the file under us is still the file. */
  health(): StoreHealth;
  /**
   * Whether what one must not begin without being able to note it may be begun: false from the moment the disk was full
   * until there is room for the reserve again, which is then put back.
   */
  hasRoom(): boolean;
  /**
   * Writes a checked copy to `file`; without the week keys, so open answers cannot be read from it. The copy says when
   * it was made (`copied_at`).
   */
  backup(file: string): Promise<void>;
  /** Empties the write-ahead log, so that deleted data is gone from it too. */
  checkpoint(): void;
  close(): void;
}

export interface StoreOptions {
  /** A path, or ':memory:'. A missing file is created. */
  file: string;
  /** The database is there instead; beside `file` lies what this machine keeps of it. */
  server?: Server | null;
  cipher: Cipher;
  clock: Clock;
  newId?: () => string;
  /** How long a lock of another process is waited for; blocks. */
  busyMs?: number;
  /** Work that has waited longer for its turn to write is refused; default: none is. */
  giveUpMs?: number;
  /** Room kept back for a full disk, bytes; default: none. */
  reserveBytes?: number;
  /** Hears of everything that is wrong with the file, before whoever wanted something of it. */
  onProblem?: (error: StoreError) => void;
  /** Where the week keys lie; default: beside the database. */
  weekKeysFile?: string;
  migrations?: Migration[];
}

const randomId = () => randomBytes(16).toString('base64url');

/** Opens, checks and migrates the database. Throws StoreError with a sentence that says what to do. */
export function openStore(options: StoreOptions): Store {
  const { file, clock, newId = randomId } = options;
  const { connection, cipher, weekKeys } = options.server
    ? onServer(options, options.server)
    : onDisk(options);
  const isFile = !options.server && file !== ':memory:';
  const db = queries(connection);
  const schemaVersion = versionOf(connection);
  const reserve = createReserve(file, isFile ? (options.reserveBytes ?? 0) : 0);
  reserve.fill();
  const noticed = noticing(reserve, options.onProblem ?? (() => {}));
  const inTransaction = transactions(connection, noticed);
  const onlyReading = readings(connection);
  const begin = (after: (() => void)[]): Tx => ({
    db,
    now: clock.now(),
    newId,
    cipher,
    weekKeys,
    afterCommit: (work) => after.push(work),
  });
  const isGone = isFile ? watchFiles([file, `${file}-wal`]) : () => false;
  return {
    transact<T>(work: (tx: Tx) => T): T {
      let after: (() => void)[] = [];
      const inTime = untilTooLate(clock, options.giveUpMs ?? Infinity);
      const attempt = () => {
        inTime();
        return work(begin((after = [])));
      };
      const result = tryingOnceMore(() => inTransaction('immediate', attempt), reserve);
      if (isGone()) throw noticed(new StoreError('gone', GONE));
      for (const each of after) each();
      return result;
    },
    read<T>(work: (tx: Tx) => T): T {
      return inTransaction('deferred', () => onlyReading(() => work(begin([]))));
    },
    weekKeys,
    health: () => ({
      problem: isGone() ? 'gone' : (writeProblem(connection, clock, noticed) ?? keysProblem(weekKeys)),
      walBytes: isFile ? sizeOf(`${file}-wal`) : 0,
      schemaVersion,
      flushes: isFile || file === ':memory:' || isFlushing(connection),
      networkDisk: isFile && existsSync(file) && isOnNetworkDisk(file),
    }),
    hasRoom: () => reserve.fill(),
    backup: (target) => backup(connection, target, clock),
    checkpoint: () => {
      try {
        connection.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        throw noticed(error);
      }
    },
    close: () => connection.close(),
  };
}

type Opened = { connection: Connection; cipher: Cipher; weekKeys: WeekKeys };

function onDisk(options: StoreOptions): Opened {
  const { file, busyMs = 2000, weekKeysFile, migrations = readMigrations() } = options;
  const connection = openConnection({ file, cipher: options.cipher, busyMs, migrations });
  const cipher = withHashingKey(connection, options.cipher);
  const keysFile = file === ':memory:' ? null : (weekKeysFile ?? weekKeysOf(file));
  return { connection, cipher, weekKeys: createWeekKeys(keysFile, cipher) };
}

function onServer(options: StoreOptions, server: Server): Opened {
  const { file, migrations = readMigrations() } = options;
  const { connection, mark } = openServer({ server, file, cipher: options.cipher, migrations });
  const cipher = withHashingKey(connection, options.cipher);
  return { connection, cipher, weekKeys: createSharedWeekKeys(server.weekKeysFolder, mark, cipher) };
}

const GONE = 'The database was deleted or replaced while Samtale ran. Restore the newest backup.';

/** Deleting a file under a running process gives no error: what is written vanishes with it. */
function watchFiles(files: string[]): () => boolean {
  const inode = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino;
  const opened = files.map(inode);
  return () => files.some((file, at) => inode(file) !== opened[at]);
}

function writeProblem(connection: Connection, clock: Clock, noticed: Noticed): StoreProblem | null {
  try {
    const write = connection.prepare(
      "INSERT OR REPLACE INTO runtime (name, value) VALUES ('write_check', ?)",
    );
    write.run(String(clock.now()));
    return null;
  } catch (error) {
    const known = noticed(error);
    return known instanceof StoreError ? known.problem : 'damaged';
  }
}

/** The keys of a shared database lie in a folder that may be away. */
function keysProblem(weekKeys: WeekKeys): StoreProblem | null {
  try {
    weekKeys.keyOf('0000-W00'); // of no week
    return null;
  } catch (error) {
    return error instanceof StoreError ? error.problem : 'week_keys';
  }
}

function isFlushing(connection: Connection): boolean {
  try {
    return Number(connection.pragma('synchronous', { simple: true })) >= 2;
  } catch {
    return true; // not reachable, which `problem` says
  }
}

const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0);
