import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* What the README says of the code is held against the code. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const own = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const licenceOf = (name: string) =>
  (JSON.parse(read(`node_modules/${name}/package.json`)) as { license?: string }).license;

/** The rows of the tables below a heading of the README, cell by cell. */
const tables = (heading: string) =>
  read('README.md')
    .split(/^## /m)
    .find((section) => section.startsWith(`${heading}\n`))!
    .split(/\n\n/)
    .filter((part) => part.startsWith('| '))
    .map((table) =>
      table
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(1)
        .map((row) => row.split('|').slice(1, -1))
        .map((cells) => cells.map((cell) => cell.trim())),
    );

test.each(['dependencies', 'devDependencies'] as const)(
  'the README has a row for each of the %s, with its reason and its licence',
  (kind) => {
    const rows = tables('What it rests on')[kind === 'dependencies' ? 0 : 1]!;
    const expected = Object.keys(own[kind]).map((name) => [`\`${name}\``, licenceOf(name)]);
    expect(rows.map(([name, , licence]) => [name, licence])).toEqual(expected);
    expect(rows.filter(([, why]) => !why)).toEqual([]);
  },
);

test('each promise of the README names tests that are there', () => {
  const [promises] = tables('What must never happen');
  const named = promises!.map(([, tests]) => [...tests!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!));
  expect(named.every((files) => files.length > 0)).toBe(true);
  expect(named.flat().filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  expect(named.length).toBeGreaterThanOrEqual(7);
});
