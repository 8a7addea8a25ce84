import { existsSync } from 'node:fs';
import { EXIT, type Operation } from './frame.ts';
import { Refused } from './refused.ts';
import { weekKeysOf } from '../store/weekkeys.ts';
import { type Rotated, rotate } from '../store/rotating.ts';
import { takeLock } from '../worker/lock.ts';

const ON_A_SERVER =
  'The key of a database on a server cannot be changed there. Bring it back to a file, change the key, and move it again: docs/scale.md.';

export const rotateKey: Operation = async (args, { config, clock }) => {
  const { databaseFile: file, dataKey: newKey, oldDataKey: oldKey } = config;
  if (args.length > 0) throw new Refused('Write: rotate-key');
  if (config.server !== null) throw new Refused(ON_A_SERVER);
  if (oldKey === null)
    throw new Refused(
      'Set DATA_KEY to the new key, and DATA_KEY_OLD to the one before it. Then run this again.',
    );
  if (oldKey.equals(newKey))
    throw new Refused('DATA_KEY and DATA_KEY_OLD are the same. Make a new DATA_KEY.');
  if (!existsSync(file)) throw new Refused(`${file} is not there. Check DATABASE_FILE.`);
  const lock = takeLock(file);
  if (!lock.ok) return { lines: [`The app is running on ${file}. Stop it first.`], code: EXIT.temporary };
  try {
    return { lines: told(rotate({ file, weekKeysFile: weekKeysOf(file), oldKey, newKey, clock })) };
  } finally {
    lock.release();
  }
};

const told = (rotated: Rotated): string[] =>
  rotated === null
    ? ['What people wrote is sealed with DATA_KEY already. Remove DATA_KEY_OLD.']
    : [
        `Sealed anew: ${rotated.words - rotated.unreadable} texts and ${rotated.weekKeys} keys of open weeks. None is left that the old key opens.`,
        ...(rotated.unreadable === 0 ? [] : [`Could not be read before either: ${rotated.unreadable}.`]),
        'Remove DATA_KEY_OLD, start the app, and run: npm run cli -- backup',
        'Put a copy of the new key away, then: npm run cli -- doctor --key-copied',
        'Keep the old one for as long as there are backups made with it; it opens those and nothing else.',
      ];
