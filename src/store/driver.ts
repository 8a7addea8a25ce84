import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { Replica, type ServerOptions } from './replica.ts';
import * as schema from './schema.ts';
import { ServerError } from './server-error.ts';

/*
 * The only file that chooses the SQLite library: better-sqlite3 for a file on this machine, `libsql` for a database on a
 * server, which is given the same interface.
 */
export type Connection = Database.Database;
export type Db = BetterSQLite3Database<typeof schema>;

/** `busyMs`: how long a locked database is waited for; the wait blocks the process, so keep it short. */
export function connect(file: string, options: { busyMs: number; mustExist?: boolean; readonly?: boolean }) {
  return new Database(file, {
    timeout: options.busyMs,
    fileMustExist: options.mustExist ?? false,
    readonly: options.readonly ?? false,
  });
}

/** A database on a libSQL server. `copyInto` writes its newest state into a file. */
export const connectServer = (options: ServerOptions) =>
  new Replica(options) as unknown as Connection & Pick<Replica, 'copyInto'>;

export const queries = (connection: Connection): Db => drizzle(remembering(connection), { schema });

/** Lists in queries make new texts, so there must be an end to what is remembered. */
const MOST_STATEMENTS = 500;

/** drizzle has the same few hundred texts compiled again and again; each is compiled once. */
function remembering(connection: Connection): Connection {
  const known = new Map<string, Database.Statement>();
  const prepare = (text: string) => {
    const statement = known.get(text) ?? connection.prepare(text);
    if (known.size >= MOST_STATEMENTS) known.clear();
    known.set(text, statement);
    // drizzle switches a statement over to arrays when it wants them, and expects a new one to give objects.
    return statement.reader ? statement.raw(false) : statement;
  };
  return Object.create(connection, { prepare: { value: prepare } }) as Connection;
}

/** SQLite's own code of an error ('SQLITE_FULL', …), also where drizzle wraps it; null when it is another error. */
export function sqliteCode(error: unknown): string | null {
  if (error instanceof Database.SqliteError || error instanceof ServerError) return error.code;
  return error instanceof Error && error.cause ? sqliteCode(error.cause) : null;
}
