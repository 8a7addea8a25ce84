import { randomFillSync } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { holdWriteLock, onSmallDisk } from './storage-disk.ts';
import type { StorageBench } from './storage-bench.ts';
import { seeLeaps } from './storage-clock.ts';

/** One fault of the database file: what is promised, and how it is seen whether it is kept. */
export type Case = {
  fault: string;
  promised: string;
  see: (bench: StorageBench) => Promise<string>;
  /** Why it cannot be tried here. */
  cannot?: () => string | null;
};

/** https://www.sqlite.org/fileformat.html#the_database_header */
const AT = { userVersion: 60, applicationId: 68 } as const;
const PAGE = 4096;
const NOBODY = 65_534;
const isRoot = () => process.geteuid?.() === 0;

/** The app is stopped, the file changed, and the app started again. */
const refusedAfter =
  (damage: (bench: StorageBench) => void) =>
  async (bench: StorageBench): Promise<string> => {
    await bench.stop();
    damage(bench);
    return bench.refusal();
  };

/** Somebody had a form open when the app was stopped. */
const closedAfter =
  (damage: (bytes: Buffer) => Buffer | void) =>
  async (bench: StorageBench): Promise<string> => {
    const form = await bench.form();
    await bench.stop();
    bench.change(damage);
    const before = readFileSync(bench.file);
    await bench.started();
    const said = await bench.submit(form);
    const touched = readFileSync(bench.file).equals(before)
      ? 'the file is not touched'
      : 'the file is changed';
    return `runs without it; ${said}; database ${await bench.ready('database')}; ${touched}`;
  };

const CLOSED =
  'runs without it; the form stays (Samtale is closed for a while); database false; the file is not touched';

const NOT_SAVED = 'the form stays (We could not save this just now)';

export const CASES: Case[] = [
  {
    fault: 'file of no length',
    promised: 'refused with 78: is empty',
    see: refusedAfter((bench) => truncateSync(bench.file, 0)),
  },
  {
    fault: 'garbage, where Samtale never was',
    promised: 'refused with 78: not an SQLite database',
    see: refusedAfter((bench) => {
      for (const end of ['.reserve', '.weekkeys']) rmSync(bench.file + end, { force: true });
      bench.change((bytes) => void randomFillSync(bytes));
    }),
  },
  {
    fault: 'database of another program',
    promised: 'refused with 78: another program',
    see: refusedAfter((bench) => bench.change((bytes) => void bytes.writeUInt32BE(7, AT.applicationId))),
  },
  {
    fault: 'newer schema',
    promised: 'refused with 78: newer version',
    see: refusedAfter((bench) => bench.change((bytes) => void bytes.writeUInt32BE(9_999, AT.userVersion))),
  },
  {
    fault: 'symbolic link',
    promised: 'refused with 78: symbolic link',
    see: refusedAfter((bench) => {
      renameSync(bench.file, `${bench.file}.real`);
      symlinkSync(`${bench.file}.real`, bench.file);
    }),
  },
  {
    fault: 'file gone, its reserve still there',
    promised: 'refused with 78: Restore a backup',
    see: refusedAfter((bench) => unlinkSync(bench.file)),
  },
  {
    fault: 'folder that cannot be written',
    promised: 'refused with 78: cannot be written',
    see: async (bench) => {
      await bench.stop();
      const folder = dirname(bench.file);
      for (const name of ['', ...readdirSync(folder)]) chownSync(join(folder, name), NOBODY, NOBODY);
      chmodSync(folder, 0o500);
      const said = await bench.refusal([
        'setpriv',
        `--reuid=${NOBODY}`,
        `--regid=${NOBODY}`,
        '--clear-groups',
      ]);
      chmodSync(folder, 0o700);
      return said;
    },
    cannot: () => (isRoot() ? null : 'it takes root to become somebody else'),
  },
  {
    fault: 'file cut in half',
    promised: CLOSED,
    see: closedAfter((bytes) => bytes.subarray(0, half(bytes))),
  },
  {
    fault: 'file cut within its last page',
    promised: CLOSED,
    see: closedAfter((bytes) => bytes.subarray(0, bytes.length - 1_000)),
  },
  {
    fault: 'pages overwritten',
    promised: CLOSED,
    see: closedAfter((bytes) => void bytes.fill(0xa5, 4 * PAGE, 20 * PAGE)),
  },
  {
    fault: 'first page overwritten, where Samtale has worked',
    promised: CLOSED,
    see: closedAfter((bytes) => void bytes.fill(0xa5, 0, PAGE)),
  },
  {
    fault: 'file deleted while it runs',
    promised: 'not acknowledged; ended with 70; then refused with 78: Restore a backup',
    see: async (bench) => {
      const form = await bench.form();
      unlinkSync(bench.file);
      return `${await bench.submit(form)}; ${await bench.ended()}; then ${await bench.refusal()}`;
    },
  },
  {
    fault: 'file replaced while it runs',
    promised: 'not acknowledged; ended with 70',
    see: async (bench) => {
      const form = await bench.form();
      writeFileSync(`${bench.file}.other`, readFileSync(bench.file));
      renameSync(`${bench.file}.other`, bench.file);
      return `${await bench.submit(form)}; ${await bench.ended()}`;
    },
  },
  {
    fault: 'second process',
    promised:
      'refused with 75: already running; the same while the first is stopped (SIGSTOP); after kill -9 it starts',
    see: seeSecond,
  },
  {
    fault: 'locked by another program',
    promised: `${NOT_SAVED}; database false; heals; saved`,
    see: async (bench) => {
      const form = await bench.form();
      const release = await holdWriteLock(bench.file);
      const said = await bench.submit(form);
      const ready = await bench.ready('database');
      await release();
      return `${said}; database ${ready}; ${await bench.healed('database')}; ${await bench.submit(form)}`;
    },
  },
  {
    fault: 'clock set by seconds, hours, days, 400 days, to 1970, and back',
    promised: '0 sent twice; it ticks; it answers within a second',
    see: seeLeaps,
  },
  {
    fault: 'disk full',
    promised: `saved from the reserve; ${NOT_SAVED}; disk false; heals; saved; the reserve is back`,
    see: onSmallDisk,
    cannot: () => (isRoot() ? null : 'it takes root to make a small disk'),
  },
  {
    fault: 'files may not grow (ulimit -f)',
    promised: 'not acknowledged; ended with 70; everything saved before is there',
    see: seeLimit,
  },
];

const half = (bytes: Buffer): number => Math.floor(bytes.length / PAGE / 2) * PAGE;

async function seeSecond(bench: StorageBench): Promise<string> {
  const { app } = bench.rig;
  const first = app.pid!;
  const whileItRuns = await bench.second();
  process.kill(first, 'SIGSTOP');
  const whileItStands = await bench.second();
  process.kill(first, 'SIGKILL');
  await app.ended;
  await bench.started();
  const same = whileItStands === whileItRuns ? 'the same' : whileItStands;
  return `${whileItRuns}; ${same} while the first is stopped (SIGSTOP); after kill -9 it starts`;
}

/** Half a megabyte: the log grows beyond that before SQLite carries it over. */
async function seeLimit(bench: StorageBench): Promise<string> {
  await bench.stop();
  const blocks = Math.ceil(Math.max(readFileSync(bench.file).length, 512 * 1024) / 512);
  await bench.started(['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh']);
  let said = 'saved';
  for (let n = 0; n < 400 && said === 'saved'; n += 1) {
    const form = await bench.form().catch(() => null); // opening one is a commit, too
    said = form === null ? 'not acknowledged' : await bench.submit(form);
  }
  const ended = await bench.ended();
  await bench.started();
  const shown = bench.shows(await bench.form()) ? 'everything saved before is there' : 'something is lost';
  return `${said}; ${ended}; ${shown}`;
}
