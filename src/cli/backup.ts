import { existsSync, realpathSync } from 'node:fs';
import { EXIT, openedBy, type Operation } from './frame.ts';
import { Refused } from './refused.ts';
import { goOn, knownUntil, type Lost } from '../service/restoring.ts';
import { createCipher } from '../store/cipher.ts';
import type { Tx } from '../store/db.ts';
import { coverage } from '../store/people.ts';
import { closedWeeks } from '../store/weeks.ts';
import { backUp, backupsIn } from '../worker/backup.ts';
import { restoreInto, tryOut } from '../worker/restore.ts';

type Desk = Pick<Parameters<Operation>[1], 'config' | 'clock'>;

const KEYS_APART = 'It holds no key: without a copy of DATA_KEY, kept apart, nobody can read it.';

export const makeBackup: Operation = async (args, { config, clock }) => {
  const [file] = namesIn(args, []);
  if (file !== undefined && existsSync(file)) throw new Refused(`${file} is there already. Name a new file.`);
  const store = openedBy({ config, clock });
  try {
    const made = file === undefined ? await backUp(store, config.backupFolder, clock.now()) : file;
    if (file !== undefined) await store.backup(file);
    return { lines: [`Copied to ${made}`, KEYS_APART] };
  } finally {
    store.close();
  }
};

export const verifyBackup: Operation = async (args, desk) => {
  const file = copyNamed(namesIn(args, [])[0], desk);
  const found = lookInto(file, desk);
  return { lines: [`${file} is whole and can be restored.`, ...told(found)] };
};

export const restoreBackup: Operation = async (args, desk) => {
  const { config, clock } = desk;
  if (config.server !== null)
    throw new Refused('A server has the database. Restore into a file first; see docs/scale.md, "How back".');
  const from = copyNamed(namesIn(args, ['--apply'])[0], desk);
  if (existsSync(config.databaseFile) && realpathSync(from) === realpathSync(config.databaseFile))
    throw new Refused(`${from} is the database itself. Name a copy of it.`);
  const found = lookInto(from, desk);
  if (!args.includes('--apply'))
    return {
      lines: [
        `${from} would take the place of ${config.databaseFile}:`,
        ...told(found),
        'What was written after that copy would be gone, and so would the answers of a week that is open.',
        'Nothing has changed yet. Stop the app, and add --apply.',
      ],
    };
  const { databaseFile } = config;
  const done = restoreInto({ from, databaseFile, cipher: createCipher(config.dataKey), clock });
  if (done.ok) return { lines: [...restoredLines(done.lost), ...asideLines(done.aside), ...NEXT] };
  const holder = done.pid === null ? 'The app' : `The app (process ${done.pid})`;
  return { lines: [`${holder} is running on ${databaseFile}. Stop it first.`], code: EXIT.temporary };
};

export const confirmRestore: Operation = async (args, desk) => {
  if (namesIn(args, ['--confirm', '--send']).length > 0)
    throw new Refused('Write: restore --confirm, or restore --confirm --send');
  const send = args.includes('--send');
  const store = openedBy(desk);
  try {
    const went = store.transact((tx) => goOn(tx, 'cli', { send }));
    if (went.ok)
      return { lines: [`Samtale goes on; messages ${send ? 'sent' : 'left out'}: ${went.messages}.`] };
    if (went.why === 'too_busy')
      return {
        lines: ['The app has not run since the restore. Start it, and try again in a minute.'],
        code: EXIT.temporary,
      };
    return { lines: ['Nothing waits for this.'] };
  } finally {
    store.close();
  }
};

// ---- files -------------------------------------------------------------------------------------------------------

function namesIn(args: readonly string[], options: readonly string[]): string[] {
  const unknown = args.find((arg) => arg.startsWith('--') && !options.includes(arg));
  if (unknown !== undefined) throw new Refused(`There is no option ${unknown}.`);
  const names = args.filter((arg) => !arg.startsWith('--'));
  if (names.length > 1) throw new Refused('Name one file.');
  return names;
}

/** Default: the newest of the nightly ones. */
function copyNamed(name: string | undefined, { config }: Desk): string {
  const file = name ?? backupsIn(config.backupFolder)[0]?.file;
  if (file === undefined) throw new Refused(`There is no copy in ${config.backupFolder}. Name its file.`);
  if (!existsSync(file)) throw new Refused(`${file} cannot be read. Check the name and the folder.`);
  return file;
}

// ---- words -------------------------------------------------------------------------------------------------------

type Found = { madeAt: number | null; people: number; lastWeek: string | null };

const lookInto = (from: string, { config, clock }: Desk): Found =>
  tryOut({ from, cipher: createCipher(config.dataKey), clock }, (tx: Tx) => ({
    madeAt: knownUntil(tx),
    people: coverage(tx).enrolled,
    lastWeek: closedWeeks(tx, '', '9').at(-1)?.week ?? null,
  }));

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const told = ({ madeAt, people, lastWeek }: Found): string[] => [
  `- made ${madeAt === null ? 'before anything ran on it' : moment(madeAt)}`,
  `- people who take part: ${people}`,
  `- newest week with numbers: ${lastWeek ?? 'none'}`,
];

const restoredLines = ({ copiedAt, emptied, withoutNumbers, waiting, erased }: Lost): string[] => [
  `Restored what was there at ${moment(copiedAt)}.`,
  ...(emptied.length === 0
    ? []
    : [`The answers of the open week (${emptied.join(', ')}) are lost; people can answer again.`]),
  ...(withoutNumbers.length === 0
    ? []
    : [`Without numbers from now on, since they have been closed already: ${withoutNumbers.join(', ')}.`]),
  ...(erased === 0 ? [] : [`Words that were deleted since have been deleted again, of ${erased} in all.`]),
  `Messages that may have been sent since: ${waiting}, and those that fall due until the app starts. They are held.`,
];

const asideLines = (aside: string | null): string[] =>
  aside === null ? [] : [`The database before is ${aside}; delete it when you no longer need it.`];

const NEXT = [
  'On another machine than before: first make a new app token in Slack and revoke the old one.',
  'Start the app. What can be looked up in Slack is settled by itself; for the rest an administrator presses',
  'Go on without them, or Send them, on Home. Or: npm run cli -- restore --confirm [--send]',
];
