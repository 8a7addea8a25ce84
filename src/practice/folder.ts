import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from './workspace.ts';

/** The pretend Slack as it was left, and the practice clock (epoch ms) at that moment. */
export type Left = { clock: number; workspace: Snapshot };

/** Where a practice company lives between two starts. */
export type Folder = {
  databaseFile: string;
  dataKey: Buffer;
  /** Null: nothing that could be gone on with; the company is made anew. */
  left: Left | null;
  save(left: Left): void;
};

/** Changes together with what the file means. */
const VERSION = 1;
const DATABASE = 'samtale.db';
const SLACK = 'slack.json';
const KEY = 'datakey';
/** All that is ever written here; nothing else in the folder is touched. */
const OURS = [
  ...['', '.new', '-wal', '-shm', '.weekkeys', '.weekkeys.new'].map((end) => DATABASE + end),
  ...['.before-migration', '.before-migration.new'].map((end) => DATABASE + end),
  SLACK,
  `${SLACK}.new`,
  KEY,
];

/**
 * The file of the pretend Slack is first written when the history is complete: whoever stops before that finds an
 * empty company at the next start, never half a one.
 */
export function openFolder(path: string, fresh: boolean): Folder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const place = (name: string) => join(path, name);
  const left = fresh ? null : readLeft(place(SLACK));
  if (left === null) for (const name of OURS) rmSync(place(name), { force: true });
  return {
    databaseFile: place(DATABASE),
    dataKey: keyIn(place(KEY)),
    left,
    save: (now) => writeSafely(place(SLACK), JSON.stringify({ version: VERSION, ...now })),
  };
}

function readLeft(file: string): Left | null {
  try {
    const { version, ...left } = JSON.parse(readFileSync(file, 'utf8')) as Left & { version: number };
    return version === VERSION ? left : null;
  } catch {
    return null;
  }
}

function keyIn(file: string): Buffer {
  try {
    return Buffer.from(readFileSync(file, 'utf8'), 'base64');
  } catch {
    const key = randomBytes(32);
    writeSafely(file, key.toString('base64'));
    return key;
  }
}

/** Under another name first, so that the file is always whole. */
function writeSafely(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
