import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* What the app rests on: few packages, none that binds whoever runs it, and no surprises. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

type Package = { version: string; license?: string; dev?: true; hasInstallScript?: true };

const own = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };
/** Everything that comes along, on any machine, by the folder it lies in. */
const toRun = Object.entries(lock.packages).filter(([folder, { dev }]) => folder !== '' && !dev);

const FREE = new Set([
  '(BSD-2-Clause OR MIT OR Apache-2.0)',
  '(ISC AND CC-BY-3.0)',
  '(MIT OR WTFPL)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'PSF-2.0',
  'Unlicense',
]);

const licenceOf = (folder: string) =>
  (JSON.parse(read(`${folder}/package.json`)) as { license?: string }).license;

test('at most twelve packages are needed to run', () => {
  expect(Object.keys(own.dependencies).length).toBeLessThanOrEqual(12);
});

test('all that comes along to run may be used by anybody for anything', () => {
  expect(toRun.length).toBeGreaterThan(100);
  const licences = toRun.map(([folder, { license }]) => ({
    folder,
    locked: license,
    installed: existsSync(join(ROOT, folder)) ? licenceOf(folder) : license,
  }));
  expect(
    licences.filter(({ locked, installed }) => !FREE.has(locked ?? '') || !FREE.has(installed ?? '')),
  ).toEqual([]);
});

test('the notice names what asks to be named', () => {
  expect(licenceOf('node_modules/date-holidays')).toBe('(ISC AND CC-BY-3.0)');
  for (const named of ['date-holidays', 'CC-BY-3.0', 'CC BY-SA 3.0', 'SIL Open Font License', 'resvg-js']) {
    expect(read('NOTICE')).toContain(named);
  }
  expect(read('assets/fonts/OFL.txt')).toContain('SIL Open Font License, Version 1.1');
});

test('only the database runs anything while it is installed', () => {
  const running = toRun.filter(([, { hasInstallScript }]) => hasInstallScript).map(([folder]) => folder);
  expect(running).toEqual(['node_modules/better-sqlite3']);
});

/** Not those of types, of which nothing is left when it runs. */
const IMPORT =
  /^(?:import|export)\b(?!\s+type\b)[^;'"]*?\bfrom\s+'([^']+)'|(?:\bimport|\(import\.meta\.url\))\('([^']+)'\)(?!\.)/gm;

test('what runs on a server imports only what is installed there', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /(?<!\.(test|testing|browser|simulation))\.ts$/.test(file) && !/^(practice|trials)\b/.test(file),
  );
  const imported = files.flatMap((file) => {
    const names = [...read(join('src', file)).matchAll(IMPORT)].map(([, a, b]) => a ?? b!);
    return names.filter((name) => !/^(\.|node:)/.test(name)).map((name) => ({ file, name }));
  });
  const packageOf = (name: string) => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0];
  expect(imported.filter(({ name }) => !(packageOf(name) in own.dependencies))).toEqual([]);
  expect(new Set(imported.map(({ name }) => packageOf(name))).size).toBeGreaterThan(8);
});

/** What a registry may answer when it is asked for known faults. */
const faultOf = (severity: string) => ({
  zod: [{ id: 1, url: 'https://example.com', title: 'a fault', severity, vulnerable_versions: '*' }],
});

test.each([
  ['no fault', 200, {}, 0],
  ['a small fault', 200, faultOf('low'), 0],
  ['a grave fault', 200, faultOf('high'), 1],
  ['no answer', 405, {}, 0],
])('the check for known faults, with %s', async (_, status, answer, expected) => {
  const registry = createServer((request, response) => {
    request.resume();
    const name = decodeURIComponent(request.url ?? '').slice(1);
    const version = lock.packages[`node_modules/${name}`]?.version ?? '1.0.0';
    const known = { name, versions: { [version]: { name, version } } };
    const body = request.method === 'POST' ? answer : known;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const { port } = registry.address() as AddressInfo;
  const env = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${port}/`,
    npm_config_fetch_retries: '0',
    npm_config_cache: mkdtempSync(join(tmpdir(), 'samtale-npm-')),
  };
  const check = spawn(join(ROOT, '.ci', 'audit'), { env, stdio: 'pipe' });
  let said = '';
  for (const stream of [check.stdout, check.stderr]) stream.on('data', (data) => (said += String(data)));
  const [code] = await once(check, 'close');
  registry.close();
  expect(code).toBe(expected);
  expect(said.includes('WARNING')).toBe(status !== 200);
});
