import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import { createCipher } from '../store/cipher.ts';
import { appendAudit } from '../store/audit.ts';
import { openStore, type Store, type Tx } from '../store/db.ts';
import { keepDraft } from '../store/drafts.ts';
import { enqueue } from '../store/outbox.ts';
import { upsertPerson } from '../store/people.ts';
import { setRuntime } from '../store/runtime.ts';

/*
 * What a power cut leaves of a database: its log cut off, or with something else in it, or half carried over into the
 * file. Each such image is opened as the app opens it, and must hold exactly what one of the commits had left.
 */

/** So many that SQLite does not yet carry the log over by itself. */
const COMMITS = 40;
const PEOPLE_AT_ONCE = 2;
const SECTOR = 512;
const PAGE = 4096;

export type Torn = { images: number; wrong: string[]; byCommits: Map<number, number> };

type Original = {
  folder: string;
  /** Before the log was carried over into it, and after. */
  file: Buffer;
  carried: Buffer;
  log: Buffer;
  /** By commit: what stood in the database, and how long the log was. */
  states: string[];
  lengths: number[];
};

const opened = (file: string, clock: Clock): Store =>
  openStore({ file, cipher: createCipher(Buffer.alloc(32, 7)), clock });

/** Makes so many images and looks into each. */
export function tearImages(images: number, seed: number, clock: Clock = systemClock): Torn {
  const folder = mkdtempSync(join(tmpdir(), 'samtale-torn-'));
  const torn: Torn = { images, wrong: [], byCommits: new Map() };
  try {
    const original = write(folder, clock);
    for (let n = 0; n < images; n += 1) look(original, clock, `${seed} ${n}`, torn);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return torn;
}

/** Commits of the kind that people make: several tables at once, sealed words, some of it in place of something else. */
function write(folder: string, clock: Clock): Original {
  const file = join(folder, 'samtale.db');
  const store = opened(file, clock);
  store.checkpoint();
  const states = [stateOf(store)];
  const lengths = [0];
  for (let n = 1; n <= COMMITS; n += 1) {
    store.transact((tx) => commit(tx, n));
    states.push(stateOf(store));
    lengths.push(statSync(`${file}-wal`).size);
  }
  const before = readFileSync(file);
  const log = readFileSync(`${file}-wal`);
  store.checkpoint();
  store.close();
  return { folder, file: before, carried: readFileSync(file), log, states, lengths };
}

function commit(tx: Tx, n: number): void {
  for (let one = 0; one < PEOPLE_AT_ONCE; one += 1) {
    const slackId = `U${n}X${one}`;
    const { id } = upsertPerson(tx, {
      slackId,
      name: `Person ${n}`,
      email: null,
      zone: 'Europe/Oslo',
      locale: 'nb-NO',
      kind: 'member',
      deactivated: false,
    });
    keepDraft(tx, id, 'words', { strengths: `${n} `.repeat(300 + 40 * one) });
    enqueue(tx, { recipient: slackId, key: `torn ${n}`, fact: { kind: 'home', person: id } });
    appendAudit(tx, { actor: 'cli', what: `torn ${n}`, subject: id });
  }
  setRuntime(tx, 'torn', String(n));
}

/** All that stands in it, but for what each opening writes. */
function stateOf(store: Store): string {
  const hash = createHash('sha256');
  store.read((tx) => {
    const tables = tx.db.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    );
    for (const { name } of tables) {
      const rows = tx.db.all<Record<string, unknown>>(`SELECT * FROM "${name}" ORDER BY 1, 2`);
      hash.update(name).update(JSON.stringify(rows.filter((row) => row['name'] !== 'write_check')));
    }
  });
  return hash.digest('hex');
}

type Image = { file: Buffer; log: Buffer; what: string; commits: number };

function look(original: Original, clock: Clock, seed: string, torn: Torn): void {
  const folder = join(original.folder, seed);
  const { file, log, what, commits } = tear(original, diceOf(seed));
  mkdirSync(folder);
  const name = join(folder, 'samtale.db');
  writeFileSync(name, file);
  writeFileSync(`${name}-wal`, log);
  const found = commitsIn(name, clock, original.states);
  torn.byCommits.set(commits, (torn.byCommits.get(commits) ?? 0) + 1);
  if (found !== `${commits}`)
    torn.wrong.push(`image "${seed}", ${what}: ${found} instead of ${commits} commits`);
  rmSync(folder, { recursive: true });
}

/** How many commits an image shows: as the app opens it, with all that it checks. */
function commitsIn(file: string, clock: Clock, states: string[]): string {
  try {
    const store = opened(file, clock);
    try {
      const dangling = store.read((tx) => tx.db.all('PRAGMA foreign_key_check'));
      const place = states.indexOf(stateOf(store));
      return dangling.length > 0 ? 'rows that point to nothing' : place < 0 ? 'no whole number' : `${place}`;
    } finally {
      store.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}

type Dice = (below: number) => number;

/** The same seed falls the same way. */
function diceOf(seed: string): Dice {
  let rolled = 0;
  return (below) =>
    createHash('sha256')
      .update(`${seed} ${(rolled += 1)}`)
      .digest()
      .readUInt32LE() % below;
}

const KINDS: ((original: Original, dice: Dice) => Image)[] = [cut, garbled, cutAndGarbled, halfCarried];

const tear = (original: Original, dice: Dice): Image => KINDS[dice(KINDS.length)]!(original, dice);

/** All commits that ended in the log before this byte of it. */
const commitsBefore = ({ lengths }: Original, byte: number): number =>
  lengths.findLastIndex((length) => length <= byte);

function cut(original: Original, dice: Dice): Image {
  const at = dice(original.log.length + 1);
  const log = original.log.subarray(0, at);
  return { ...original, log, what: `log cut at ${at}`, commits: commitsBefore(original, at) };
}

/** One to 64 bytes of it are others than were written. */
function garbled(original: Original, dice: Dice): Image {
  const at = dice(original.log.length);
  const log = Buffer.from(original.log);
  const end = Math.min(log.length, at + 1 + dice(64));
  for (let byte = at; byte < end; byte += 1) log[byte]! ^= 1 + dice(255);
  return { ...original, log, what: `log garbled at ${at}`, commits: commitsBefore(original, at) };
}

/** The file system had already made the log longer, but not yet put anything there. */
function cutAndGarbled(original: Original, dice: Dice): Image {
  const at = Math.floor(dice(original.log.length) / SECTOR) * SECTOR;
  const log = Buffer.from(original.log).fill(0, at);
  return { ...original, log, what: `log empty from ${at}`, commits: commitsBefore(original, at) };
}

/** Of the pages carried over into the file some have arrived, others not, others in part; the log is still whole. */
function halfCarried(original: Original, dice: Dice): Image {
  const { carried } = original;
  const file = Buffer.from(
    carried.subarray(0, Math.max(original.file.length, dice(carried.length / PAGE) * PAGE)),
  );
  original.file.copy(file);
  for (let sector = 0; sector < file.length; sector += SECTOR)
    if (dice(2) === 0) carried.copy(file, sector, sector, sector + SECTOR);
  return { ...original, file, what: 'log half carried over', commits: COMMITS };
}
