import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AppCost, layCompany, measureApp } from './bench-app.ts';

/*
 * npm run bench:day: what a Monday costs the app itself, for companies of several sizes of which a hundred people are asked,
 * and for the one in which everybody is. In milliseconds of the processor, each size in processes of its own.
 */

const FEW = 100;
const COLUMNS = [
  'started',
  'tick',
  'block',
  'idle',
  'message',
  'home',
  'memory',
] as const satisfies (keyof AppCost)[];
const HEAD =
  'people | asked | start | tick | longest block | idle tick | a message | a Home tab | memory, MB';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const row = (cells: readonly (string | number)[]) => say(`| ${cells.join(' | ')} |`);
const short = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const alone = (...args: string[]): string =>
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...args], { encoding: 'utf8' });

function costOf(people: number, asked: number, folder: string): AppCost {
  const file = join(folder, `${people}-${asked}.db`);
  alone('lay', file, String(people), String(asked));
  const cost = JSON.parse(alone('measure', file, String(people))) as AppCost;
  row([people, asked, ...COLUMNS.map((name) => short(cost[name]))]);
  return cost;
}

function compare(sizes: readonly number[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'samtale-bench-'));
  try {
    row(HEAD.split(' | '));
    row(HEAD.split(' | ').map(() => '---'));
    const costs = sizes.map((people) => costOf(people, FEW, folder));
    const factors = COLUMNS.map((name) => `× ${short(costs.at(-1)![name] / costs[0]![name])}`);
    row([`× ${short(sizes.at(-1)! / sizes[0]!)}`, '× 1', ...factors]);
    const all = sizes.find((people) => people >= 10_000) ?? sizes.at(-1)!;
    costOf(all, all - 1, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '101,1000,10000,50000' } },
});
const [what, file = '', people = '', asked = ''] = positionals;
if (what === 'lay') await layCompany(file, Number(people), Number(asked));
else if (what === 'measure') say(JSON.stringify(await measureApp(file, Number(people))));
else compare(values.sizes.split(',').map(Number));
