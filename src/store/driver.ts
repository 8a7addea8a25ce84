import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import * as schema from './schema.ts';

/*
 * The only file that knows which SQLite library we use. `libsql` has the same interface, should the database one
 * day live on a server.
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

export const queries = (connection: Connection): Db => drizzle(connection, { schema });

/** SQLite's own code of an error ('SQLITE_FULL', …), also where drizzle wraps it; null when it is another error. */
export function sqliteCode(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  return error instanceof Error && error.cause ? sqliteCode(error.cause) : null;
}
