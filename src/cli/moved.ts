import { Refused } from './refused.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { forgetHome } from '../store/place.ts';

export function moved(tx: Tx, args: readonly string[], databaseFile: string): string[] {
  if (args.length > 0) throw new Refused('Write: moved');
  if (!forgetHome(tx, databaseFile)) return ['The database is where it last ran. There was nothing to do.'];
  appendAudit(tx, { actor: 'cli', what: 'database.moved' });
  return [
    'The database is at home here. If the other one is ever started again, both will speak for Samtale.',
  ];
}
