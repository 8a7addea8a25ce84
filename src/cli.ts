import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { auditLedger, type AuditTold } from './cli-audit.ts';
import { exportNumbers } from './cli-export.ts';
import { importAbsences, importPeople } from './cli-import.ts';
import { preview } from './cli-preview.ts';
import { Refused } from './cli-refused.ts';
import { setSettings, showSettings } from './cli-settings.ts';
import { type Clock, systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { faultOf } from './log.ts';
import { seed } from './service/settings.ts';
import { createCipher } from './store/cipher.ts';
import { openStore, type Store, type Tx } from './store/db.ts';
import { StoreError } from './store/problem.ts';
import { hasSettings } from './store/settings.ts';

/** As in sysexits.h, and 1 for an audit that found something. */
const EXIT = { ok: 0, found: 1, usage: 64, software: 70, config: 78 } as const;

/** Another process may be writing for a moment. */
const BUSY_MS = 5_000;

/** What a command does in one transaction; it answers in lines. `after`: what is done when the database is free again. */
type Command = (tx: Tx, args: string[]) => string[] | { lines: string[]; after: () => void };

const COMMANDS: Record<string, Command> = {
  import: (tx, args) => importPeople(tx, ...fileOf(args)),
  absences: (tx, args) => importAbsences(tx, ...fileOf(args)),
  preview,
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
  'help                             shows this',
  '',
  'It works on the same database as the app, while the app runs and while it does not.',
];

export type CliOptions = {
  /** Default: that of the process. */
  env?: NodeJS.ProcessEnv;
  clock: Clock;
  out: (line: string) => void;
  err: (line: string) => void;
};

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
  const config = readConfig(env);
  if (!config.ok || config.config.mode === 'practice') {
    tell(
      config.ok
        ? ['There is no Slack token in the environment: the practice workspace has no commands.']
        : config.problems,
      err,
    );
    return EXIT.config;
  }
  const { databaseFile, dataKey, ...seeding } = config.config;
  try {
    const store = openStore({ file: databaseFile, cipher: createCipher(dataKey), clock, busyMs: BUSY_MS });
    try {
      if (looking !== undefined) {
        const { lines, found } = looking(store, rest);
        tell(lines);
        return found ? EXIT.found : EXIT.ok;
      }
      const said = store.transact((tx) => {
        if (!hasSettings(tx)) seed(tx, seeding);
        return command!(tx, rest);
      });
      if ('after' in said) said.after();
      tell('after' in said ? said.lines : said);
      return EXIT.ok;
    } finally {
      store.close();
    }
  } catch (error) {
    return failed(error, (lines) => tell(lines, err));
  }
}

function failed(error: unknown, tell: (lines: string[]) => void): number {
  if (error instanceof Refused) {
    tell(error.lines);
    return EXIT.usage;
  }
  if (error instanceof StoreError) tell([error.message]);
  else {
    const { code, at } = faultOf(error);
    tell([`This went wrong: ${code} at ${at}`]);
  }
  return EXIT.software;
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
  process.exitCode = runCli(process.argv.slice(2), {
    clock: systemClock,
    out: (line) => console.log(line),
    err: (line) => console.error(line),
  });
}
