import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { guardAgainstHanging } from './hang.ts';
import { Asked, type NativeStatement } from './replica-asked.ts';
import { asServerError, ServerError } from './server-error.ts';

/*
 * A database on a libSQL server, with as much of better-sqlite3's interface as we use. What is written goes to the server
 * by its own protocol, in which a transaction that has lost its server fails as a whole; through the library's replica the
 * statements after the loss would be committed one by one. What is read comes from a copy on this machine, which is brought
 * up to date before each reading; while the server cannot be reached the copy has to do.
 */

export interface ServerOptions {
  url: string;
  token: string | null;
  /** Where the copy lies; null: none, readings go to the server too. */
  file: string | null;
}

type Native = InstanceType<typeof Libsql>;
type Kind = 'deferred' | 'immediate' | 'exclusive';

/** The server keeps the log and the kind of its file to itself, and knows only the newer way to alter a table. */
const NOT_OURS = /^\s*(?:PRAGMA\s+)?(?:wal_checkpoint|legacy_alter_table)\b/i;

export class Replica {
  readonly #options: ServerOptions;
  readonly #guard = guardAgainstHanging();
  #server: Native | null = null;
  #copy: { source: Native; reader: Native; known: Map<string, NativeStatement> } | null;
  /** Where the transaction under way happens, and its statements: one made outside would work outside. */
  #within: { at: Native; known: Map<string, NativeStatement> } | null = null;
  #keysOff = false;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#copy = this.#remotely(() => this.#openCopy(options.file));
  }

  get inTransaction(): boolean {
    return this.#within !== null;
  }

  prepare(text: string): Asked {
    return new Asked(text, (work) => this.#run(text, work));
  }

  exec(text: string): void {
    this.#remotely(() => (this.#within?.at ?? this.#connected()).exec(text));
  }

  /** Foreign keys can be switched off for the next transaction only: each begins on a connection of its own. */
  pragma(source: string, { simple = false }: { simple?: boolean } = {}): unknown {
    const keys = /^foreign_keys\s*=\s*(\w+)$/i.exec(source)?.[1];
    if (keys !== undefined) this.#keysOff = /^(off|0)$/i.test(keys);
    const rows = keys === undefined ? this.prepare(`PRAGMA ${source}`).all() : [];
    return simple ? Object.values(rows[0] ?? {})[0] : rows;
  }

  transaction<A extends unknown[], T>(work: (...args: A) => T) {
    const by =
      (kind: Kind) =>
      (...args: A): T =>
        kind === 'deferred' ? this.#read(() => work(...args)) : this.#write(kind, () => work(...args));
    const kinds = { deferred: by('deferred'), immediate: by('immediate'), exclusive: by('exclusive') };
    return Object.assign(by('immediate'), kinds);
  }

  async backup(target: string): Promise<void> {
    this.copyInto(target);
  }

  /** The newest state, as a database for itself. */
  copyInto(target: string): void {
    const folder = mkdtempSync(join(tmpdir(), 'samtale-copy-'));
    try {
      const copy = this.#remotely(() => this.#copy ?? this.#openCopy(join(folder, 'copy.db')))!;
      this.#bringUpToDate(copy.source, 'or fail');
      copy.reader.exec('PRAGMA query_only = OFF');
      copy.reader.prepare('VACUUM INTO ?').run([target]);
      copy.reader.exec('PRAGMA query_only = ON');
      if (copy !== this.#copy) closeAll(copy);
    } catch (error) {
      throw asServerError(error);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  close(): void {
    this.#drop();
    if (this.#copy !== null) closeAll(this.#copy);
    this.#guard.end();
  }

  #openCopy(file: string | null) {
    if (file === null) return null;
    const { url, token } = this.#options;
    const source = new Libsql(file, { syncUrl: url, authToken: token ?? '' } as Libsql.Options);
    source.sync();
    const reader = new Libsql(file);
    reader.exec('PRAGMA query_only = ON');
    return { source, reader, known: new Map<string, NativeStatement>() };
  }

  #connected(): Native {
    const { url, token } = this.#options;
    return (this.#server ??= new Libsql(url, { authToken: token ?? '' } as Libsql.Options));
  }

  #drop(): void {
    this.#server?.close();
    this.#server = null;
  }

  /** Whatever may wait for the network. */
  #remotely<T>(work: () => T): T {
    try {
      return this.#guard.during(work);
    } catch (error) {
      const known = asServerError(error);
      if (known instanceof ServerError && this.#within === null) this.#drop();
      throw known;
    }
  }

  #run<T>(text: string, work: (statement: NativeStatement) => T): T | null {
    if (NOT_OURS.test(text)) return null;
    return this.#remotely(() => {
      if (this.#within === null) return work(this.#connected().prepare(text));
      const { at, known } = this.#within;
      const statement = known.get(text) ?? at.prepare(text);
      known.set(text, statement);
      return work(statement);
    });
  }

  #read<T>(work: () => T): T {
    const copy = this.#copy;
    if (copy === null) return this.#write('deferred', work);
    this.#bringUpToDate(copy.source, 'or go on');
    copy.reader.exec('BEGIN DEFERRED');
    this.#within = { at: copy.reader, known: copy.known };
    try {
      return work();
    } finally {
      this.#within = null;
      copy.reader.exec('ROLLBACK'); // a reading; also what has written ends like this
    }
  }

  #write<T>(kind: Kind, work: () => T): T {
    const keys = this.#keysOff ? 'PRAGMA foreign_keys = OFF; ' : '';
    this.#remotely(() => this.#connected().exec(`${keys}BEGIN ${kind}`));
    this.#within = { at: this.#connected(), known: new Map() };
    try {
      const result = work();
      this.#remotely(() => this.#connected().exec('COMMIT'));
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#within = null;
    }
  }

  /** A connection that cannot even do this is of no use any more; the server forgets what it had begun. */
  #rollBack(): void {
    try {
      this.#remotely(() => this.#connected().exec('ROLLBACK'));
    } catch {
      this.#drop();
    }
  }

  /** Bringing a copy up to date takes seconds to notice that nobody is there, a small question does not. */
  #bringUpToDate(source: Native, otherwise: 'or fail' | 'or go on'): void {
    if (!this.#answers()) {
      if (otherwise === 'or go on') return;
      throw new ServerError('SERVER_UNREACHABLE');
    }
    try {
      this.#remotely(() => source.sync());
    } catch (error) {
      if (otherwise === 'or fail') throw error;
      if (this.#answers()) throw new ServerError('SERVER_COPY', { cause: error });
    }
  }

  #answers(): boolean {
    try {
      this.#remotely(() => this.#connected().exec('SELECT 1'));
      return true;
    } catch (error) {
      if (error instanceof ServerError && error.code === 'SERVER_UNREACHABLE') return false;
      throw error;
    }
  }
}

const closeAll = ({ source, reader }: { source: Native; reader: Native }): void => {
  reader.close();
  source.close();
};
