/**
 * What the library of the server throws, as a code like SQLite's. Its own messages may hold what was asked, so they go no
 * further. 'SERVER_UNREACHABLE': nobody answers, and of a commit nobody knows. 'SERVER_ENDED': the transaction surely came
 * to nothing. 'SERVER_REFUSED': the token. 'SERVER_COPY': the copy on this machine no longer fits.
 */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`The server of the database: ${code}`, options);
    this.code = code;
  }
}

/** In this order: the words stand in what surrounds the library's own error. */
const CODES: [words: RegExp, code: string][] = [
  [/Transaction timed-out|no transaction is active|invalid baton|STREAM_EXPIRED|was closed/i, 'SERVER_ENDED'],
  [/unauthorized|forbidden|status=40[13]|JWT|Authentication/i, 'SERVER_REFUSED'],
  [/UNIQUE constraint failed/, 'SQLITE_CONSTRAINT_UNIQUE'],
  [/constraint failed|append-only/, 'SQLITE_CONSTRAINT'],
  [/database is locked|SQLITE_BUSY|can't handle additional/i, 'SQLITE_BUSY'],
  [/database or disk is full|SQLITE_FULL/i, 'SQLITE_FULL'],
  [/disk I\/O error|SQLITE_IOERR/i, 'SQLITE_IOERR'],
  [/malformed|SQLITE_CORRUPT/i, 'SQLITE_CORRUPT'],
  [/readonly|writes? (?:is|are) blocked|Operation was blocked/i, 'SQLITE_READONLY'],
  [
    /connect|Http\(|connection|hyper|sync error|Handshake|timed? ?out|transport|broken pipe|status=5/i,
    'SERVER_UNREACHABLE',
  ],
];

/** Errors of the library; every other error is returned as it is. */
export function asServerError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ServerError) return error;
  const isNative = error.constructor === Error || error.name === 'SqliteError';
  if (!isNative) return error;
  const { code } = error as { code?: unknown };
  const known = CODES.find(([words]) => words.test(error.message))?.[1];
  if (known !== undefined) return new ServerError(known);
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return new ServerError(code);
  return /Hrana|SQLite|Sqlite|Replication/.test(error.message) ? new ServerError('SQLITE_ERROR') : error;
}
