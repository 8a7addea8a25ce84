import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Name, NEW_KEY, SCHEMA, type Values } from './config-schema.ts';
import type { Level } from './log.ts';

/** How Slack reaches us. Practice has no Slack at all: the pretend one is in the same process. */
type SocketMode = Readonly<{ kind: 'socket'; appToken: string; botToken: string }>;
type SignedHttp = Readonly<{
  kind: 'http';
  signingSecret: string;
  host: string;
  port: number;
  botToken: string;
}>;

export type Settings = Readonly<{
  slack: Readonly<{ apiUrl: string; command: string }>;
  databaseFile: string;
  /** Slack ids of the first administrators: they seed an empty database, later the settings win. */
  adminUserIds: readonly string[];
  opsPort: number;
  practicePort: number;
  logLevel: Level;
  zone: string;
  /** Country whose public holidays count by default, ISO 3166 (`NO`), or null. */
  holidays: string | null;
}>;
export type PracticeConfig = Settings & Readonly<{ mode: 'practice'; transport: { kind: 'practice' } }>;
/** A libSQL server that has the database, and the folder of the week keys, which all machines share. */
export type DatabaseServer = Readonly<{ url: string; token: string | null; weekKeysFolder: string }>;

/**
 * `dataKey`: 32 bytes, encrypts what people write; `oldDataKey`: what did before it, for as long as it is being changed.
 * Practice makes its own, and no copies.
 */
export type SlackConfig = Settings &
  Readonly<{
    mode: 'slack';
    transport: SocketMode | SignedHttp;
    dataKey: Buffer;
    oldDataKey: Buffer | null;
    backupFolder: string;
    server: DatabaseServer | null;
  }>;
export type Config = PracticeConfig | SlackConfig;

type ConfigResult =
  | { ok: true; config: Config; warnings: string[] }
  | { ok: false; problems: string[]; warnings: string[] };

const NAMES = Object.keys(SCHEMA.shape) as Name[];
const SECRETS: readonly Name[] = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DATA_KEY',
  'DATA_KEY_OLD',
  'DATABASE_TOKEN',
];

type Findings = { problems: string[]; warnings: string[] };

/**
 * Reads the environment. Every problem is one line that says what to write instead; none repeats a secret.
 * An empty value counts as absent. A secret may stand in a file: `DATA_KEY_FILE=/run/secrets/data_key`.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): ConfigResult {
  const found: Findings = { problems: [], warnings: unknownNames(env) };
  const raw = Object.fromEntries(NAMES.map((name) => [name, valueOf(env, name, found)]));
  const parsed = SCHEMA.safeParse(raw);
  for (const issue of parsed.error?.issues ?? []) {
    found.problems.push(`${String(issue.path[0])} ${issue.message}`);
  }
  const given = (name: Name) => Boolean(env[name]?.trim() || env[`${name}_FILE`]?.trim());
  const practice = !(given('SLACK_BOT_TOKEN') || given('SLACK_APP_TOKEN') || given('SLACK_SIGNING_SECRET'));
  if (!practice) combinations(given, found);
  if (!parsed.success || found.problems.length > 0) return { ok: false, ...found };
  return {
    ok: true,
    config: practice ? practiceConfig(parsed.data) : slackConfig(parsed.data),
    warnings: found.warnings,
  };
}

function valueOf(env: NodeJS.ProcessEnv, name: Name, found: Findings): string | undefined {
  const direct = env[name]?.trim() || undefined;
  const file = SECRETS.includes(name) ? env[`${name}_FILE`]?.trim() || undefined : undefined;
  if (direct !== undefined && file !== undefined) {
    found.problems.push(`${name} and ${name}_FILE are both set; keep one of them`);
  }
  return direct ?? (file === undefined ? undefined : secretFrom(`${name}_FILE`, file, found));
}

function secretFrom(name: string, file: string, found: Findings): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text === '') found.problems.push(`${name} names an empty file: ${file}`);
    warnOfReaders(name, file, found);
    return text || undefined;
  } catch {
    found.problems.push(`${name} names a file that cannot be read: ${file}`);
    return undefined;
  }
}

/** Docker and Kubernetes hand secrets over readable by all inside the container, so reading is a warning only. */
function warnOfReaders(name: string, file: string, found: Findings): void {
  if (process.platform === 'win32') return;
  const mode = statSync(file).mode;
  if (mode & 0o022) found.problems.push(`${name}: others can change ${file}; run: chmod 600 ${file}`);
  else if (mode & 0o044) found.warnings.push(`${name}: others can read ${file}; better: chmod 600 ${file}`);
}

const unknownNames = (env: NodeJS.ProcessEnv) => {
  const known = new Set<string>([...NAMES, ...SECRETS.map((name) => `${name}_FILE`)]);
  return Object.keys(env)
    .filter((name) => name.startsWith('SLACK_') && !known.has(name))
    .map((name) => `${name} is not a setting of Samtale and is ignored`);
};

/** Outside practice: which values belong together. */
function combinations(given: (name: Name) => boolean, { problems, warnings }: Findings): void {
  const [app, secret] = [given('SLACK_APP_TOKEN'), given('SLACK_SIGNING_SECRET')];
  if (!given('SLACK_BOT_TOKEN')) {
    problems.push(
      'SLACK_BOT_TOKEN is missing; copy "Bot User OAuth Token" (xoxb-…) from OAuth & Permissions',
    );
  }
  if (app && secret) {
    problems.push('SLACK_APP_TOKEN (Socket Mode) and SLACK_SIGNING_SECRET (HTTP) are both set; keep one');
  }
  if (!app && !secret) {
    problems.push('SLACK_APP_TOKEN is missing; set it (xapp-…), or for HTTP SLACK_SIGNING_SECRET and PORT');
  }
  if (app && given('PORT')) warnings.push('PORT is not used in Socket Mode and is ignored');
  if (given('DATABASE_URL') && !given('WEEK_KEYS_FOLDER')) {
    problems.push('WEEK_KEYS_FOLDER is missing; name a folder that all machines share and no backup has');
  }
  if (!given('DATABASE_URL') && (given('DATABASE_TOKEN') || given('WEEK_KEYS_FOLDER'))) {
    warnings.push('DATABASE_TOKEN and WEEK_KEYS_FOLDER are used with DATABASE_URL only and are ignored');
  }
  if (!given('DATA_KEY')) problems.push(`DATA_KEY is missing; ${NEW_KEY}`);
}

const settings = (values: Values): Settings => ({
  slack: Object.freeze({ apiUrl: values.SLACK_API_URL, command: values.SLASH_COMMAND }),
  databaseFile: values.DATABASE_FILE,
  adminUserIds: Object.freeze(values.ADMIN_USER_IDS),
  opsPort: values.OPS_PORT,
  practicePort: values.PRACTICE_PORT,
  logLevel: values.LOG_LEVEL,
  zone: values.DEFAULT_ZONE,
  holidays: values.HOLIDAYS ?? null,
});

const practiceConfig = (values: Values): PracticeConfig =>
  Object.freeze({ ...settings(values), mode: 'practice', transport: Object.freeze({ kind: 'practice' }) });

const serverOf = (values: Values): DatabaseServer | null =>
  values.DATABASE_URL === undefined
    ? null
    : Object.freeze({
        url: values.DATABASE_URL,
        token: values.DATABASE_TOKEN ?? null,
        weekKeysFolder: values.WEEK_KEYS_FOLDER!,
      });

/** Called only when `combinations` found nothing missing. */
function slackConfig(values: Values): SlackConfig {
  const botToken = values.SLACK_BOT_TOKEN!;
  const transport: SocketMode | SignedHttp = values.SLACK_APP_TOKEN
    ? { kind: 'socket', appToken: values.SLACK_APP_TOKEN, botToken }
    : { kind: 'http', signingSecret: values.SLACK_SIGNING_SECRET!, ...values.PORT, botToken };
  return Object.freeze({
    ...settings(values),
    mode: 'slack',
    transport: Object.freeze(transport),
    dataKey: values.DATA_KEY!,
    oldDataKey: values.DATA_KEY_OLD ?? null,
    server: serverOf(values),
    backupFolder: values.BACKUP_FOLDER ?? join(dirname(values.DATABASE_FILE), 'backups'),
  });
}

/** Where the browser of the pictures and the browser tests lies; `CHROMIUM` names another place. */
export const chromiumPath = (env: NodeJS.ProcessEnv = process.env): string =>
  env['CHROMIUM'] ?? '/usr/bin/chromium';
