import { sqliteCode } from './driver.ts';

/**
 * What can be wrong with the database as a whole.
 * 'damaged', 'disk_error' and 'gone' need a restart (or a restore); 'full', 'read_only', 'busy', 'late' and 'unreachable' heal by
 * themselves.
 * 'closed': an earlier start found it damaged, and nobody touches it until it has been restored.
 */
export type StoreProblem =
  | 'empty_file'
  | 'not_a_database'
  | 'not_ours'
  | 'stray_wal'
  | 'lost'
  | 'symlink'
  | 'newer'
  | 'damaged'
  | 'disk_error'
  | 'closed'
  | 'wrong_key'
  | 'elsewhere'
  | 'migration'
  | 'setting_refused'
  | 'old_sqlite'
  | 'locked'
  | 'gone'
  | 'full'
  | 'read_only'
  | 'busy'
  | 'late'
  | 'unreachable'
  | 'server_refused'
  | 'week_keys';

/** The message is a sentence for the operator that says what to do. It never holds data. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly problem: StoreProblem;
  constructor(problem: StoreProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

const BY_CODE: [prefix: string, problem: StoreProblem, message: string][] = [
  ['SQLITE_FULL', 'full', 'The disk is full. Free some space; nothing that was confirmed is lost.'],
  [
    'SQLITE_READONLY',
    'read_only',
    'The database cannot be written. Check the owner and rights of its folder and of the files in it.',
  ],
  [
    'SQLITE_CANTOPEN',
    'read_only',
    'The database cannot be opened. Check the owner and rights of its folder and of the files in it.',
  ],
  ['SQLITE_BUSY', 'busy', 'Another process is writing to the database. Try again in a moment.'],
  [
    'SQLITE_IOERR',
    'disk_error',
    'The disk reported an error. Restart, and check the disk if it happens again.',
  ],
  ['SQLITE_CORRUPT', 'damaged', 'The database file is damaged. Stop, and restore the newest backup.'],
  ['SQLITE_NOTADB', 'damaged', 'The database file is damaged. Stop, and restore the newest backup.'],
  [
    'SERVER_UNREACHABLE',
    'unreachable',
    'The server of the database cannot be reached. Look at it and at the network; nothing that was confirmed is lost.',
  ],
  ['SERVER_ENDED', 'busy', 'The server of the database ended a transaction. Try again in a moment.'],
  ['SERVER_REFUSED', 'server_refused', 'The server of the database refuses us. Check DATABASE_TOKEN.'],
  ['SERVER_COPY', 'gone', 'The copy of the database on this machine no longer fits the server. Restart.'],
];

/** A process that goes on after one of these may confirm what is not on the disk: it ends, into the checks of its next start. */
export const endsProcess = (error: unknown): boolean =>
  error instanceof StoreError && ['damaged', 'disk_error', 'gone'].includes(error.problem);

/** SQLite's errors about the whole file become a StoreError; every other error is returned as it is. */
export function asStoreError(error: unknown): unknown {
  const code = sqliteCode(error);
  const known = code && BY_CODE.find(([prefix]) => code.startsWith(prefix));
  return known ? new StoreError(known[1], known[2], { cause: error }) : error;
}
