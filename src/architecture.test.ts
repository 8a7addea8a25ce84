import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* The layout, held by a test so that it needs no page of its own. */

const SRC = dirname(fileURLToPath(import.meta.url));

const EVERYTHING = 'everything';

/** Which room may import which. `top` are the files beside the rooms, by name. */
const MAY_IMPORT: Record<string, string[] | typeof EVERYTHING> = {
  domain: [],
  i18n: ['domain'],
  store: ['domain', 'clock'],
  service: ['domain', 'store'],
  views: ['domain', 'i18n'],
  charts: ['domain', 'i18n'],
  slack: ['domain', 'i18n', 'store', 'service', 'views', 'charts', 'clock', 'config', 'log'],
  worker: ['domain', 'i18n', 'store', 'service', 'views', 'charts', 'clock', 'config', 'log'],
  cli: ['domain', 'i18n', 'store', 'service', 'views', 'charts', 'slack', 'worker', 'clock', 'config', 'log'],
  practice: ['app', 'clock', 'config', 'log'],
  trials: EVERYTHING,
};

type Source = { file: string; room: string; text: string; imports: string[] };

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\)/g;

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(test|testing|browser|simulation)\.ts$/.test(name))
  .map((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const imports = [...text.matchAll(IMPORT)].map(([, a, b]) => normalize(join(dirname(file), a ?? b!)));
    return { file, room: file.includes('/') ? file.split('/')[0]! : 'top', text, imports };
  });

/** Without comments and strings, which may well speak of what is forbidden. */
const code = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*/g, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");

const offenders = (pattern: RegExp, ...allowed: string[]) =>
  sources
    .filter(({ file, text }) => !allowed.includes(file) && pattern.test(code(text)))
    .map(({ file }) => file);

test('each room imports only the rooms it may', () => {
  const wrong = sources.flatMap(({ file, room, imports }) =>
    imports
      .filter((target) => {
        const to = target.includes('/') ? target.split('/')[0]! : target.replace(/\.ts$/, '');
        const allowed = room === 'top' ? EVERYTHING : MAY_IMPORT[room]!;
        return to !== room && allowed !== EVERYTHING && !allowed.includes(to);
      })
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('only main starts the practice workspace, and only trials are lived in one', () => {
  const importers = sources.filter(
    ({ room, imports }) =>
      !['practice', 'trials'].includes(room) && imports.some((target) => target.startsWith('practice/')),
  );
  expect(importers.map(({ file }) => file)).toEqual(['main.ts']);
});

test('nothing of the app rests on a trial', () => {
  const importers = sources.filter(
    ({ room, imports }) => room !== 'trials' && imports.some((target) => target.startsWith('trials/')),
  );
  expect(importers).toEqual([]);
});

test('every room is flat and known', () => {
  const rooms = new Set(sources.map(({ room }) => room));
  rooms.delete('top');
  expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  expect(sources.filter(({ file }) => file.split('/').length > 2)).toEqual([]);
});

test('the core is synchronous', () => {
  const core = sources.filter(({ room }) => ['domain', 'store', 'service', 'views'].includes(room));
  const wrong = core.filter(({ text }) => /\basync\b|\bawait\b/.test(code(text))).map(({ file }) => file);
  expect(wrong).toEqual(['store/copying.ts', 'store/replica.ts']); // the backup
});

test('time, environment, console and Temporal are each read in one place', () => {
  expect(offenders(/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, 'clock.ts')).toEqual([]);
  expect(offenders(/\bprocess\.env\b/, 'config.ts')).toEqual([]);
  expect(offenders(/\bconsole\./, 'log.ts', 'cli.ts')).toEqual([]);
  const temporal = sources.filter(({ text }) => text.includes('temporal-polyfill')).map(({ file }) => file);
  expect(temporal).toEqual(['domain/time.ts']);
});

test('nothing exports a default, and no file only passes on what others export', () => {
  expect(offenders(/\bexport default\b/)).toEqual([]);
  expect(offenders(/^\s*(?:export\s[^;]*?\bfrom\s*'';?\s*)+$/)).toEqual([]);
});

test('no file is named for a role instead of a thing', () => {
  expect(sources.filter(({ file }) => /(^|\/)(utils?|helpers?|common|types|misc)\.ts$/.test(file))).toEqual(
    [],
  );
});

test('there are no circles', () => {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const done = new Set<string>();
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) throw new Error([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (done.has(file)) return;
    for (const next of byFile.get(file)?.imports ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  expect(() => sources.forEach(({ file }) => walk(file, []))).not.toThrow();
});

test('pulse answers next to a person are seen in the store of the pulse alone', () => {
  const tables = /\b(pulseAnswer|pulseAnswered|ownAnswer)\b/;
  const importers = sources.filter(({ text }) => tables.test(code(text))).map(({ file }) => file);
  expect(importers.toSorted()).toEqual(['store/pulse.ts', 'store/schema.ts']);
});

test('only the driver file chooses the SQLite library', () => {
  const users = (name: string) =>
    sources.filter(({ text }) => text.includes(`from '${name}'`)).map(({ file }) => file);
  expect(users('better-sqlite3')).toEqual(['store/driver.ts']);
  expect(users('libsql')).toEqual(['store/replica-asked.ts', 'store/replica.ts']);
  expect(users('./replica.ts')).toEqual(['store/driver.ts']);
});

test('what the app says by itself goes out through the outbox', () => {
  // While the database is damaged there is no outbox, and the administrators have to know.
  const allowed = ['worker/send.ts', 'closed.ts'];
  expect(offenders(/\bchat\.(postMessage|update|postEphemeral)\(/, ...allowed)).toEqual([]);
});

test('nothing points to a place outside the project', () => {
  const outside = sources.filter(({ file, imports }) =>
    imports.some((to) => relative('.', to).startsWith('..') || to === file),
  );
  expect(outside).toEqual([]);
});
