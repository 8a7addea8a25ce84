import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Finding, notChecked, well, worthKnowing, wrong } from '../domain/health.ts';
import type { Store } from '../store/db.ts';
import { backupsIn } from './backup.ts';
import { takeLock } from './lock.ts';

/* What the machine itself can say, without Slack. */

const MB = 1024 * 1024;
const HOUR = 3600_000;
const FREE_AT_LEAST = 200 * MB;
const LOG_AT_MOST = 128 * MB;
const BACKUP_AGE_AT_MOST = 36 * HOUR;
/** Node 20 gets no security fixes and no new time zone data any more. */
const OLDEST_NODE = 22;

export function nodeFinding(versions: { node?: string | undefined; tz?: string | undefined }): Finding {
  const says = `Node ${versions.node}, time zone data ${versions.tz ?? 'unknown'}`;
  const old = Number.parseInt(versions.node ?? '', 10) < OLDEST_NODE;
  return old
    ? worthKnowing('node', `${says}: no longer looked after`, 'Install Node 22 or newer, then restart.')
    : well('node', says);
}

/** A database that has been opened has been checked. */
export function databaseFinding(store: Store): Finding {
  const { problem, walBytes, schemaVersion, networkDisk, flushes } = store.health();
  if (problem !== null)
    return wrong('database', `it cannot be written (${problem})`, 'Look at the disk, then restart the app.');
  if (networkDisk)
    return wrong(
      'database',
      'it lies on a network drive, whose locks do not hold',
      'Stop the app, move the folder to a disk of this machine, and change DATABASE_FILE.',
    );
  if (walBytes > LOG_AT_MOST)
    return worthKnowing(
      'database',
      `its log has grown to ${Math.round(walBytes / MB)} MB`,
      'Restart the app; look for another program that keeps the database open.',
    );
  if (!flushes)
    return worthKnowing(
      'database',
      'its server confirms before the disk has what it confirms: a power cut there can lose the last seconds',
      'Set durability_mode to strong on the server, as in docs/scale.md.',
    );
  return well('database', `whole, schema ${schemaVersion}`);
}

export function diskFinding(databaseFile: string): Finding {
  const folder = dirname(databaseFile);
  if (!existsSync(folder)) return notChecked('disk', `${folder} is not there yet`);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const says = `${Math.round(free / MB)} MB free`;
  if (free < FREE_AT_LEAST)
    return wrong('disk', says, `Free at least ${FREE_AT_LEAST / MB} MB; until then answers may be refused.`);
  return well('disk', says);
}

export function backupFindings(folder: string, databaseFile: string, now: number): Finding[] {
  const newest = backupsIn(folder)[0];
  if (newest === undefined)
    return [wrong('backup', `there is none in ${folder}`, 'Start the app, or run: npm run cli -- backup')];
  const hours = Math.floor((now - newest.madeAt) / HOUR);
  const age = well('backup', `the newest is ${hours} hours old`);
  const late = wrong(
    'backup',
    `the newest is ${hours} hours old`,
    'Look for backup.failed in the log, then run: npm run cli -- backup',
  );
  const sameDisk = existsSync(databaseFile) && statSync(databaseFile).dev === statSync(folder).dev;
  const apart = worthKnowing(
    'backup',
    'it lies on the same disk as the database',
    'Set BACKUP_FOLDER to another disk, or have the folder copied to another machine.',
  );
  return [now - newest.madeAt > BACKUP_AGE_AT_MOST ? late : age, ...(sameDisk ? [apart] : [])];
}

/** Of a database on a server: the machine that makes the copies need not be this one. */
export function sharedBackupFinding(madeAt: number | null, now: number): Finding {
  const hours = madeAt === null ? null : Math.floor((now - madeAt) / HOUR);
  if (hours !== null && now - madeAt! <= BACKUP_AGE_AT_MOST)
    return well('backup', `the newest is ${hours} hours old, on the machine that made it`);
  const says = hours === null ? 'there is none' : `the newest is ${hours} hours old`;
  return wrong(
    'backup',
    says,
    'Look for backup.failed in the log of the machine that leads (samtale_leads 1).',
  );
}

/** What the app itself says about its parts; null: it could not be asked. */
export type Readiness = Record<string, boolean> | null;

const PARTS: Record<string, string> = {
  ticking: 'Nothing was planned for three minutes: restart it, and look into the log.',
  database: 'It cannot write its database: see below.',
  disk: 'The disk is full or nearly so, and nothing is sent: free some space; it goes on by itself.',
  sending: 'It has stopped sending for a while, because Slack refused or failed: see slack.',
  known_to_slack: 'It has not reached Slack since it started: see slack.',
  clock: 'The clock of this machine was set back, or has just leapt ahead: set it right, by NTP.',
};

export function appFindings(databaseFile: string, readiness: Readiness): Finding[] {
  const lock = existsSync(dirname(databaseFile)) ? takeLock(databaseFile) : null;
  if (lock?.ok) lock.release();
  if (lock === null || lock.ok) return [worthKnowing('app', 'it is not running', 'Start it: npm start')];
  if (readiness === null)
    return [notChecked('app', 'it is running; its own account of itself could not be asked for (OPS_PORT)')];
  const parts = Object.entries(readiness).filter(([, isWell]) => !isWell);
  if (parts.length === 0) return [well('app', `running as process ${lock.pid}, and ready`)];
  return parts.map(([part]) =>
    wrong('app', `not well: ${part}`, PARTS[part] ?? 'Look into the log; if it stays so, restart it.'),
  );
}

/** Asks the app on this machine. */
export async function readinessAt(port: number): Promise<Readiness> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(3_000) });
    return (await answer.json()) as Readiness;
  } catch {
    return null;
  }
}
