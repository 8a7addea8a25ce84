import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { Connection } from './driver.ts';

/* One database of each schema there has been, as the app of its time left it: fixtures/<its newest migration>.db.br */

export const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));

/** The DATA_KEY of all of them. */
export const FIXTURE_KEY = Buffer.alloc(32, 7);

const END = '.db.br';

/** By the tag of their newest migration, oldest first. */
export const fixtures: readonly string[] = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(END))
  .map((name) => name.slice(0, -END.length))
  .toSorted();

export const unpack = (fixture: string, file: string): void =>
  writeFileSync(file, brotliDecompressSync(readFileSync(join(FIXTURES, fixture + END))));

/** Makes the file small; the tag of its newest migration. */
export function trimmed(db: Connection): string {
  db.pragma('journal_mode = DELETE');
  db.exec('VACUUM');
  return db.prepare('SELECT tag FROM migration ORDER BY idx DESC').pluck().get() as string;
}
