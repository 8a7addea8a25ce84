import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { auditLedger, type AuditTold } from './cli/audit.ts';
import { exportNumbers } from './cli/export.ts';
import { importAbsences, importPeople, importTalks } from './cli/import.ts';
import { preview } from './cli/preview.ts';
import { type CliOptions, configOf, EXIT, failedWith, openedBy } from './cli/frame.ts';
import { isOperation, operate } from './cli/operations.ts';
import { moved } from './cli/moved.ts';
import { Refused } from './cli/refused.ts';
import { setSettings, showSettings } from './cli/settings.ts';
import { systemClock } from './clock.ts';
import { seed } from './service/settings.ts';
import type { Store, Tx } from './store/db.ts';
import { hasSettings } from './store/settings.ts';

/** What a command does in one transaction; it answers in lines. `after`: what is done when the database is free again. */
type Command = (
  tx: Tx,
  args: string[],
  databaseFile: string,
) => string[] | { lines: string[]; after: () => void };

const COMMANDS: Record<string, Command> = {
  import: (tx, args) => importPeople(tx, ...fileOf(args)),
  absences: (tx, args) => importAbsences(tx, ...fileOf(args)),
  talks: (tx, args) => importTalks(tx, ...fileOf(args)),
  preview,
  moved,
  settings: (tx, [word, ...rest]) => {
    if (word === undefined) return showSettings(tx);
    if (word === 'set' && rest.length > 0) return setSettings(tx, rest);
    throw new Refused('Write: settings, or settings set name=value …');
  },
};

/** They read, and look for long at what they have read: that is not to hold up the app. */
const LOOKING: Record<string, (store: Store, args: string[]) => AuditTold> = {
  audit: auditLedger,
  export: exportNumbers,
};

const HELP = [
  'npm run cli -- <command>',
  '',
  'import people.csv [--apply]      shows what a file of people and teams would change; --apply does it',
  'absences absences.csv [--apply]  the same for absences',
  'talks talks.csv [--apply]        the same for talks from before, which a pilot is compared with',
  'preview digest                   shows the next digest to HR; --picture file.png writes its picture, too',
  'settings                         shows the settings',
  'settings set name=value …        hr-channel, hr, admins, minimum-group, holidays, zone, prompt="1 09:00",',
  '                                 language, statements, small-groups, templates=standard,free, template=free,',
  '                                 span-limit; --yes confirms what cannot be taken back',
  'audit [--from week] [--to week] [--out file]',
  '                                 looks for anything that can be worked out about too few people; the file is',
  '                                 for employee representatives who want to look with a program of their own;',
  '                                 ends with 1 when something was found',
  'export --out file.csv [--language nb] [--from week] [--to week]',
  '                                 writes what the digests have shown, as a table for a spreadsheet',
  'doctor [--key-copied] [--validate-blocks]',
  '                                 looks at all that the app hangs on, and says what to do; ends with 1 when',
  '                                 something is wrong; --key-copied: a copy of DATA_KEY is kept apart;',
  '                                 --validate-blocks: has Slack look at one of each of our messages and forms',
  'backup [file]                    copies the database now; without the keys, so keep those apart',
  'verify-backup [file]             restores a copy for trial, somewhere else: the newest one',
  'restore [file] [--apply]         shows what a copy would bring back; --apply puts it in place of the database,',
  '                                 while the app is stopped; what was there is moved aside',
  'restore --confirm [--send]       goes on after a restore; --send: also with the messages that were held',
  'rotate-key                       seals what people wrote with another DATA_KEY, while the app is stopped; the one',
  '                                 before is DATA_KEY_OLD',
  'moved                            says that the database has come here for good, and that where it was before',
  '                                 nothing can start any more; needed only to go on with the same token',
  'help                             shows this',
  '',
  'It works on the same database as the app, while the app runs and while it does not.',
];

/** Runs one command; returns the exit code. */
export function runCli(args: string[], { env, clock, out, err }: CliOptions): number {
  const [name = 'help', ...rest] = args;
  const tell = (lines: string[], write = out) => lines.forEach((line) => write(line));
  if (name === 'help' || name === '--help') {
    tell(HELP);
    return EXIT.ok;
  }
  const command = COMMANDS[name];
  const looking = LOOKING[name];
  if (command === undefined && looking === undefined) {
    tell([`There is no command ${name}.`, '', ...HELP], err);
    return EXIT.usage;
  }
  const read = configOf(env, err);
  if (read === null) return EXIT.config;
  const { config } = read;
  try {
    const store = openedBy({ config, clock });
    try {
      if (looking !== undefined) {
        const { lines, found } = looking(store, rest);
        tell(lines);
        return found ? EXIT.found : EXIT.ok;
      }
      const said = store.transact((tx) => {
        if (!hasSettings(tx)) seed(tx, config);
        return command!(tx, rest, config.databaseFile);
      });
      if ('after' in said) said.after();
      tell('after' in said ? said.lines : said);
      return EXIT.ok;
    } finally {
      store.close();
    }
  } catch (error) {
    return failedWith(error, err);
  }
}

function fileOf(args: string[]): [bytes: Uint8Array, apply: boolean] {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--apply');
  const [name] = names;
  if (unknown !== undefined) throw new Refused(`There is no option ${unknown}.`);
  if (name === undefined || names.length > 1) throw new Refused('Name one file, for example people.csv');
  try {
    return [readFileSync(name), args.includes('--apply')];
  } catch {
    throw new Refused(`${name} cannot be read. Check the name and the folder.`);
  }
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const options = {
    clock: systemClock,
    out: (line: string) => console.log(line),
    err: (line: string) => console.error(line),
  };
  process.exitCode = isOperation(args[0]) ? await operate(args, options) : runCli(args, options);
}
