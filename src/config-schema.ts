import { z } from 'zod';
import { LEVELS } from './log.ts';

/* Each name of the environment, and what may stand there; a message says what to write instead. */

export const NEW_KEY = 'make one with: openssl rand -base64 32 (and keep a copy apart from the backups)';

const port = (text: string, ctx: z.RefinementCtx) => {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= 65_535) return value;
  ctx.addIssue({ code: 'custom', message: 'write a port number from 1 to 65535 (0 takes a free one)' });
  return z.NEVER;
};

const address = (text: string, ctx: z.RefinementCtx) => {
  const cut = text.lastIndexOf(':');
  const host = cut < 0 ? '127.0.0.1' : text.slice(0, cut).replace(/^\[(.*)\]$/, '$1');
  if (host === '')
    ctx.addIssue({ code: 'custom', message: 'write a port (3000) or host:port (0.0.0.0:3000)' });
  return { host, port: port(text.slice(cut + 1), ctx) };
};

const dataKey = (text: string, ctx: z.RefinementCtx) => {
  const key = Buffer.from(text, 'base64');
  if (key.length === 32 && /^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return key;
  ctx.addIssue({ code: 'custom', message: `must be 32 bytes in base64; ${NEW_KEY}` });
  return z.NEVER;
};

const apiUrl = (text: string, ctx: z.RefinementCtx) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const near = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.protocol === 'https:' || (near && url?.protocol === 'http:')) return url.href.replace(/\/*$/, '/');
  ctx.addIssue({ code: 'custom', message: 'write a whole address with https://, or leave it out' });
  return z.NEVER;
};

const databaseUrl = (text: string, ctx: z.RefinementCtx) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if ((url?.protocol === 'https:' || url?.protocol === 'http:') && url.username === '') return url.href;
  ctx.addIssue({
    code: 'custom',
    message:
      'write the address of a libSQL server with https:// or http://, the token in DATABASE_TOKEN; or leave it out',
  });
  return z.NEVER;
};

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const isCountry = (code: string) =>
  /^[A-Z]{2}$/.test(code) &&
  new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;

export const SCHEMA = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/, 'must begin with xoxb-; copy "Bot User OAuth Token" from OAuth & Permissions')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-[\w-]+$/,
      'must begin with xapp-; make one with connections:write under Basic Information, App-Level Tokens',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-f]{32,}$/i,
      'must be at least 32 hexadecimal digits; copy "Signing Secret" from Basic Information',
    )
    .optional(),
  PORT: z.string().default('3000').transform(address),
  SLACK_API_URL: z.string().default('https://slack.com/api/').transform(apiUrl),
  DATABASE_FILE: z
    .string()
    .default('data/samtale.db')
    .refine(
      (file) => !file.startsWith(':') && !/[/\\]$/.test(file),
      'write the path of a file, e.g. data/samtale.db',
    ),
  DATABASE_URL: z.string().transform(databaseUrl).optional(),
  DATABASE_TOKEN: z.string().optional(),
  WEEK_KEYS_FOLDER: z.string().optional(),
  BACKUP_FOLDER: z.string().optional(),
  ADMIN_USER_IDS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
    )
    .refine(
      (ids) => ids.every((id) => /^[UW][A-Z0-9]{2,}$/.test(id)),
      'write member ids with commas between them, e.g. U012AB3CD,U045EF6GH (in Slack: profile, ⋮, Copy member ID)',
    ),
  OPS_PORT: z.string().default('8081').transform(port),
  PRACTICE_PORT: z.string().default('4747').transform(port),
  DATA_KEY: z.string().transform(dataKey).optional(),
  DATA_KEY_OLD: z.string().transform(dataKey).optional(),
  SLASH_COMMAND: z
    .string()
    .default('/checkin')
    .refine(
      (command) => /^\/[a-z0-9_-]{1,31}$/.test(command),
      'write a slash and up to 31 small letters, digits, - or _, as in the manifest, e.g. /checkin',
    ),
  LOG_LEVEL: z.enum(LEVELS, `write one of ${LEVELS.join(', ')}`).default('info'),
  DEFAULT_ZONE: z
    .string()
    .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
    .refine(isZone, 'write a time zone by its IANA name, e.g. Europe/Oslo'),
  HOLIDAYS: z.string().refine(isCountry, 'write the two capital letters of a country, e.g. NO').optional(),
});

export type Name = keyof z.input<typeof SCHEMA>;
export type Values = z.output<typeof SCHEMA>;
