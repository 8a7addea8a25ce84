import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_APP_TOKEN: 'xapp-1-A-2-abc', DATA_KEY: KEY };
const HTTP = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_SIGNING_SECRET: 'ab'.repeat(16), DATA_KEY: KEY };

function configOf(env: NodeJS.ProcessEnv) {
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result;
}
function problemsOf(env: NodeJS.ProcessEnv) {
  const result = readConfig(env);
  return result.ok ? [] : result.problems;
}
function secretFile(text: string, mode = 0o600) {
  const file = join(mkdtempSync(join(tmpdir(), 'samtale-')), 'secret');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

describe('which transport', () => {
  test('nothing set is the practice workspace with every default', () => {
    const { config } = configOf({});
    expect(config).toMatchObject({
      mode: 'practice',
      transport: { kind: 'practice' },
      slack: { apiUrl: 'https://slack.com/api/', command: '/checkin' },
      databaseFile: 'data/samtale.db',
      adminUserIds: [],
      opsPort: 8081,
      practicePort: 4747,
      logLevel: 'info',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      holidays: null,
    });
  });
  test('empty values count as absent', () => {
    expect(configOf({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ', OPS_PORT: '' }).config.mode).toBe(
      'practice',
    );
  });
  test('an app token means Socket Mode', () => {
    const { config } = configOf(SOCKET);
    expect(config.transport).toEqual({
      kind: 'socket',
      appToken: 'xapp-1-A-2-abc',
      botToken: 'xoxb-1-2-abc',
    });
    expect(config.mode === 'slack' && config.dataKey).toEqual(Buffer.alloc(32, 7));
  });
  test('a signing secret means HTTP, bound to this machine unless a host is named', () => {
    expect(configOf({ ...HTTP, PORT: '3100' }).config.transport).toMatchObject({
      kind: 'http',
      host: '127.0.0.1',
      port: 3100,
    });
    expect(configOf({ ...HTTP, PORT: '0.0.0.0:80' }).config.transport).toMatchObject({
      host: '0.0.0.0',
      port: 80,
    });
    expect(configOf({ ...HTTP, PORT: '[::]:80' }).config.transport).toMatchObject({ host: '::', port: 80 });
  });
  test('the result cannot be changed', () => {
    const { config } = configOf(SOCKET);
    expect(() => Object.assign(config.transport, { botToken: 'xoxb-other' })).toThrow(TypeError);
    expect(() => Object.assign(config, { zone: 'UTC' })).toThrow(TypeError);
  });
});

describe('problems', () => {
  test('all are named at once, one line each, and say what to write', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'xapp-swapped',
      SLACK_APP_TOKEN: 'xoxb-swapped',
      SLACK_SIGNING_SECRET: 'short',
      SLACK_API_URL: 'http://slack.com/api/',
      DATABASE_FILE: ':memory:',
      ADMIN_USER_IDS: 'U012AB3CD,@kari',
      OPS_PORT: '70000',
      PRACTICE_PORT: 'x',
      PORT: ':80',
      DATA_KEY: 'c2hvcnQ=',
      SLASH_COMMAND: 'Check in',
      LOG_LEVEL: 'loud',
      DEFAULT_ZONE: 'Oslo',
      HOLIDAYS: 'norway',
    });
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_API_URL',
      'DATABASE_FILE',
      'ADMIN_USER_IDS',
      'OPS_PORT',
      'PRACTICE_PORT',
      'PORT',
      'DATA_KEY',
      'SLASH_COMMAND',
      'LOG_LEVEL',
      'DEFAULT_ZONE',
      'HOLIDAYS',
      'SLACK_APP_TOKEN (Socket Mode) and SLACK_SIGNING_SECRET (HTTP)',
    ]) {
      const lines = problems.filter((line) => line.startsWith(`${name} `));
      expect([name, lines.length]).not.toEqual([name, 0]);
    }
    expect(problems.every((line) => !line.includes('\n'))).toBe(true);
    expect(problems.join()).not.toMatch(/swapped|c2hvcnQ/);
  });
  test('a bot token alone is not enough', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      expect.stringContaining('SLACK_APP_TOKEN is missing'),
      expect.stringContaining('openssl rand -base64 32'),
    ]);
  });
  test.each(['+02:00', 'Europe/Olso', '0'])('%s is not a zone', (zone) => {
    expect(problemsOf({ DEFAULT_ZONE: zone })).toHaveLength(1);
  });
  test.each(['QX', 'no', 'NOR'])('%s is not a country', (country) => {
    expect(problemsOf({ HOLIDAYS: country })).toHaveLength(1);
  });
  test('a settings name nobody knows is a warning', () => {
    expect(configOf({ SLACK_TOKEN: 'xoxb-1' }).warnings).toEqual([expect.stringContaining('SLACK_TOKEN')]);
  });
});

describe('secrets in files', () => {
  test('are read without the newline at their end', () => {
    const { config, warnings } = configOf({ ...SOCKET, DATA_KEY: '', DATA_KEY_FILE: secretFile(`${KEY}\n`) });
    expect(config.mode === 'slack' && config.dataKey).toEqual(Buffer.alloc(32, 7));
    expect(warnings).toEqual([]);
  });
  test('given twice is a problem', () => {
    expect(problemsOf({ ...SOCKET, DATA_KEY_FILE: secretFile(KEY) })).toEqual([
      'DATA_KEY and DATA_KEY_FILE are both set; keep one of them',
    ]);
  });
  test('a file that is missing or empty is a problem, and no new key is suggested', () => {
    const missing = { ...SOCKET, DATA_KEY: '', DATA_KEY_FILE: '/nowhere/key' };
    expect(problemsOf(missing)).toEqual(['DATA_KEY_FILE names a file that cannot be read: /nowhere/key']);
    expect(problemsOf({ ...SOCKET, DATA_KEY: '', DATA_KEY_FILE: secretFile('\n') })).toHaveLength(1);
  });
  test('a file that others can read is a warning, one that others can change a problem', () => {
    const withKey = (mode: number) => ({ ...SOCKET, DATA_KEY: '', DATA_KEY_FILE: secretFile(KEY, mode) });
    expect(configOf(withKey(0o644)).warnings).toEqual([expect.stringContaining('others can read')]);
    expect(problemsOf(withKey(0o666))).toEqual([expect.stringContaining('others can change')]);
  });
});

describe('a server for the database', () => {
  const KEYS = { WEEK_KEYS_FOLDER: '/mnt/keys' };
  test('unset means a file', () => {
    expect(configOf(SOCKET).config).toMatchObject({ server: null });
  });
  test('needs its address and the folder of the week keys; the token may stand in a file', () => {
    const token = { DATABASE_TOKEN_FILE: secretFile('secret') };
    const { config } = configOf({ ...SOCKET, ...KEYS, ...token, DATABASE_URL: 'https://db.example.com' });
    const server = { url: 'https://db.example.com/', token: 'secret', weekKeysFolder: '/mnt/keys' };
    expect(config).toMatchObject({ server });
  });
  test('without that folder, or with another kind of address, it is a problem', () => {
    const [missing] = problemsOf({ ...SOCKET, DATABASE_URL: 'https://db.example.com' });
    expect(missing).toContain('WEEK_KEYS_FOLDER is missing');
    const [wrong] = problemsOf({ ...SOCKET, ...KEYS, DATABASE_URL: 'libsql://db.example.com' });
    expect(wrong).toContain('DATABASE_URL write the address of a libSQL server');
  });
  test('what belongs to it is ignored without it, and that is said', () => {
    expect(configOf({ ...SOCKET, ...KEYS }).warnings).toHaveLength(1);
  });
});
