import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, openSync, renameSync, rmSync, statSync, fsyncSync, closeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Cipher } from './cipher.ts';
import { connect, type Connection, type Db, queries } from './driver.ts';
import { type Migration, readMigrations, versionOf } from './migrate.ts';
import { withHashingKey } from './keys.ts';
import { APPLICATION_ID, isOnNetworkDisk, openConnection } from './open.ts';
import { openServer, type Server } from './open-server.ts';
import { createReserve, type Reserve } from './reserve.ts';
import { asStoreError, StoreError, type StoreProblem } from './problem.ts';
import { createSharedWeekKeys } from './shared-weekkeys.ts';
import { createWeekKeys, syncFolder, type WeekKeys, weekKeysOf } from './weekkeys.ts';

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
      const inTime = untilTooLate(clock);
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

/** What is thrown instead of this error; whoever has to know of it is told. */
type Noticed = (error: unknown) => unknown;

function noticing(reserve: Reserve, onProblem: (error: StoreError) => void): Noticed {
  return (error) => {
    const known = asStoreError(error);
    if (!(known instanceof StoreError)) return known;
    if (known.problem === 'full') reserve.free();
    onProblem(known);
    return known;
  };
}

type InTransaction = <T>(kind: 'immediate' | 'deferred', work: () => T) => T;

function transactions(connection: Connection, noticed: Noticed): InTransaction {
  const begun = connection.transaction(<T>(work: () => T): T => refusePromise(work()));
  return (kind, work) => {
    if (connection.inTransaction) throw new Error('A transaction is already open: pass its tx on instead.');
    try {
      return begun[kind](work) as ReturnType<typeof work>;
    } catch (error) {
      throw noticed(error);
    }
  };
}

/** Slack waits three seconds for an answer; some of them go on the way. */
const LATEST_MS = 2_000;

/**
 * Whoever has waited longer for the turn to write is told by Slack that nothing came of it, and may have done it again
 * since, through another process: what is done now would put the old over the new.
 */
function untilTooLate(clock: Clock): () => void {
  const asked = clock.mono();
  return () => {
    if (clock.mono() - asked > LATEST_MS)
      throw new StoreError('late', 'The database was busy for too long, so this was not done. Try again.');
  };
}

/** A promise would go on after the commit; thrown inside the transaction, so that what it began is rolled back. */
function refusePromise<T>(result: T): T {
  if (result instanceof Promise) {
    result.catch(() => {});
    throw new TypeError('The work of a transaction must be synchronous.');
  }
  return result;
}

/** Only the command line and a backup tool can be in the way, for a moment; and a full disk has the reserve. */
function tryingOnceMore<T>(work: () => T, reserve: Reserve): T {
  const before = reserve.held();
  try {
    return work();
  } catch (error) {
    const problem = error instanceof StoreError ? error.problem : null;
    const wasFreed = problem === 'full' && before && !reserve.held();
    if (problem !== 'busy' && !wasFreed) throw error;
    return work();
  }
}

/**
 * Refuses work that wrote something, whereby its transaction is rolled back. Not by SQLite's `query_only`: each change
 * of that setting has every statement we keep compiled again.
 */
function readings(connection: Connection): <T>(work: () => T) => T {
  const changes = connection.prepare('SELECT total_changes()').pluck();
  return (work) => {
    const before = changes.get();
    const result = work();
    if (changes.get() !== before) throw new Error('A reading has written: use a transaction for it.');
    return result;
  };
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

async function backup(connection: Connection, target: string, clock: Clock): Promise<void> {
  const madeAt = String(clock.now());
  const fresh = `${target}.new`;
  rmSync(fresh, { force: true });
  try {
    await connection.backup(fresh);
    checkCopy(fresh, madeAt);
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { force: true }); // half a copy would keep a full disk full
    throw error;
  }
  syncFolder(dirname(target));
}

function checkCopy(fresh: string, madeAt: string): void {
  const copy = connect(fresh, { busyMs: 0, mustExist: true });
  const sound = copy.pragma('quick_check(1)', { simple: true }) === 'ok';
  copy.prepare("INSERT OR REPLACE INTO runtime (name, value) VALUES ('copied_at', ?)").run(madeAt);
  copy.pragma(`application_id = ${APPLICATION_ID}`); // a server cannot be given it
  copy.pragma('journal_mode = DELETE');
  copy.close();
  if (!sound)
    throw new StoreError('damaged', 'The copy is damaged. Check the disk, then the database itself.');
  chmodSync(fresh, 0o600);
  const handle = openSync(fresh, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
