import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import { connect, type Connection } from './driver.ts';
import { APPLICATION_ID } from './open.ts';
import { StoreError } from './problem.ts';
import { syncFolder } from './weekkeys.ts';

/** Writes a whole and checked copy to `target`, or nothing. */
export async function backup(connection: Connection, target: string, clock: Clock): Promise<void> {
  const madeAt = String(clock.now());
  const fresh = `${target}.new`;
  rmSync(fresh, { force: true });
  try {
    await connection.backup(fresh);
    checkCopy(fresh, madeAt);
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { force: true }); // half a copy would keep a full disk full
    throw error;
  }
  syncFolder(dirname(target));
}

function checkCopy(fresh: string, madeAt: string): void {
  const copy = connect(fresh, { busyMs: 0, mustExist: true });
  const sound = copy.pragma('quick_check(1)', { simple: true }) === 'ok';
  copy.prepare("INSERT OR REPLACE INTO runtime (name, value) VALUES ('copied_at', ?)").run(madeAt);
  copy.pragma(`application_id = ${APPLICATION_ID}`); // a server cannot be given it
  copy.pragma('journal_mode = DELETE');
  copy.close();
  if (!sound)
    throw new StoreError('damaged', 'The copy is damaged. Check the disk, then the database itself.');
  chmodSync(fresh, 0o600);
  const handle = openSync(fresh, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
