import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Tx } from './db.ts';
import { StoreError } from './problem.ts';
import { getRuntime, setRuntime } from './runtime.ts';
import { syncFolder } from './weekkeys.ts';

/*
 * Where a database is at home: a mark inside, and the same in a file beside it that is in no copy. One that was brought
 * back elsewhere finds another mark or none. Then what it came from may still start, on its old disk; only Slack can stop
 * that one, by no longer taking the token with which it ran.
 */

/** `token`: a keyed hash of the token with which it last ran there. */
type Home = { mark: string; token: string };

const HOME = 'home';

const markFileOf = (databaseFile: string): string => `${databaseFile}.place`;

/**
 * Before the app says or takes anything. Throws StoreError when the database comes from elsewhere and would run with the
 * token that it had there.
 */
export function comeHome(tx: Tx, databaseFile: string, token: string): void {
  const home = JSON.parse(getRuntime(tx, HOME) || 'null') as Home | null;
  const mark = markBeside(databaseFile);
  const now = tx.cipher.keyed('token', token).toString('base64url').slice(0, 22);
  if (home !== null && home.mark !== mark && home.token === now)
    throw new StoreError(
      'elsewhere',
      'This database last ran in another place, with the same token. If that one started again, both would speak ' +
        'for Samtale. Make a new token in Slack, revoke the old one, and start with the new one. Or, if that one ' +
        'can never start again: npm run cli -- moved',
    );
  setRuntime(tx, HOME, JSON.stringify({ mark: mark ?? newMark(databaseFile), token: now }));
}

/** The operator says that nothing is left where it was; whether it was anywhere else. */
export function forgetHome(tx: Tx, databaseFile: string): boolean {
  const home = JSON.parse(getRuntime(tx, HOME) || 'null') as Home | null;
  if (home === null || home.mark === markBeside(databaseFile)) return false;
  setRuntime(tx, HOME, '');
  return true;
}

function markBeside(databaseFile: string): string | null {
  const file = markFileOf(databaseFile);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function newMark(databaseFile: string): string {
  const mark = randomBytes(16).toString('base64url');
  const file = markFileOf(databaseFile);
  writeFileSync(`${file}.new`, `${mark}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  syncFolder(dirname(file));
  return mark;
}
