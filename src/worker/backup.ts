import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { dateAt } from '../domain/time.ts';
import { faultOf, type Log } from '../log.ts';
import type { Store } from '../store/db.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';

/*
 * Copies of the database, each named by the moment at which it was made. What has been deleted lives on in them until
 * they go, so they go after a fixed time.
 */

const HOUR = 3600_000;
const KEPT_MS = 14 * 24 * HOUR;
/** However old they are: an app that was off for a month still has something to go back to. */
const KEPT_ALWAYS = 3;
/** Copies of one day begin at two in the morning, company zone. */
const NIGHT_MS = 2 * HOUR;
const TRY_AGAIN_MS = HOUR;

const NAME = /^samtale-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db(\.new)?$/;

/** `madeAt`: epoch ms, to the second, as the name says. */
export type Backup = { file: string; madeAt: number };

const nameAt = (moment: number): string =>
  `samtale-${new Date(moment).toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`;

function named(folder: string): (Backup & { whole: boolean })[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return readdirSync(folder)
    .flatMap((name) => {
      const found = NAME.exec(name);
      if (found === null) return [];
      const [, day, hour, minute, second, half] = found;
      const madeAt = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
      return [{ file: join(folder, name), madeAt, whole: half === undefined }];
    })
    .toSorted((a, b) => b.madeAt - a.madeAt);
}

/** Newest first. Makes the folder when it is not there. */
export const backupsIn = (folder: string): Backup[] => named(folder).filter(({ whole }) => whole);

/** Makes a copy and lets the old ones go; the copy's file. */
export async function backUp(store: Store, folder: string, now: number): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, nameAt(now));
  await store.backup(file);
  store.transact((tx) => setRuntime(tx, 'backup_at', String(tx.now)));
  rotate(folder, now);
  return file;
}

/** Half a copy is what a crash has left, of which nobody is at work any more. */
function rotate(folder: string, now: number): void {
  const all = named(folder);
  const whole = all.filter((one) => one.whole);
  const halves = all.filter((one) => !one.whole && one.madeAt < now - HOUR);
  const old = whole.slice(KEPT_ALWAYS).filter(({ madeAt }) => madeAt < now - KEPT_MS);
  for (const { file } of [...halves, ...old]) rmSync(file, { force: true });
}

/** The moment of the last copy, epoch ms; null: none was made. */
export const lastBackup = (store: Store): number | null =>
  store.read((tx) => Number(getRuntime(tx, 'backup_at')) || null);

export type BackupOptions = { store: Store; clock: Clock; log: Log; folder: string | undefined };

/** One copy a night, the first at the first start; after a failure again an hour later. Never throws. */
export function createBackups({ store, clock, log, folder }: BackupOptions): { nightly(): Promise<void> } {
  let notBefore = Number.NEGATIVE_INFINITY;

  function isDue(): boolean {
    if (clock.mono() < notBefore) return false;
    const { zone } = store.read(settings);
    const nightOf = (moment: number) => dateAt(zone, moment - NIGHT_MS);
    const last = lastBackup(store);
    return last === null || nightOf(last) !== nightOf(clock.now());
  }

  return {
    async nightly() {
      if (folder === undefined || !isDue()) return;
      try {
        await backUp(store, folder, clock.now());
        log.info('backup.made');
      } catch (error) {
        notBefore = clock.mono() + TRY_AGAIN_MS;
        log.error('backup.failed', faultOf(error));
      }
    },
  };
}
