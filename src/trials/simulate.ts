import { mkdtempSync, rmSync, existsSync, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MARKERS } from './simulated-findings.ts';
import { type Lived, lived, progress } from './simulated-summary.ts';
import { MOST_WEEKS, World } from './simulated-world.ts';

/*
 * npm run simulate -- --people 10000 --weeks 26 --faults 5 --seed 7: one company from one number. With --fleet 20 that many,
 * from this seed on; each must be right, and together they must have taken every rare path. See docs/simulation.md.
 */

const MOST_TOLD = 20;
/** So many seeds reach every rare path, or something no longer happens. */
const REACHES_ALL = 40;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50' },
    weeks: { type: 'string', default: '8' },
    faults: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    fleet: { type: 'string', default: '1' },
    twice: { type: 'boolean', default: false },
    dump: { type: 'string' },
  },
});

const say = (text: string) => void process.stdout.write(`${text}\n`);

function number(name: 'people' | 'weeks' | 'faults' | 'seed' | 'fleet', least: number, most: number): number {
  const read = Number(values[name]);
  if (Number.isInteger(read) && read >= least && read <= most) return read;
  say(`--${name} must be a whole number from ${least} to ${most}.`);
  process.exit(64);
}

const people = number('people', 10, 50_000);
const weeks = number('weeks', 1, MOST_WEEKS);
const faults = number('faults', 0, 50);
const first = number('seed', 0, 2 ** 31);
const fleet = number('fleet', 1, 10_000);

/** In memory where there is such a place: what is measured here is not the disk. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'samtale-simulated-'));

async function live(seed: number): Promise<Lived> {
  const began = process.cpuUsage();
  const out = values.dump === undefined ? null : createWriteStream(values.dump);
  const world = new World({
    people,
    weeks,
    faults,
    seed,
    folder,
    ...(fleet === 1 && {
      progress: (week: string, at: World) => void process.stderr.write(`${progress(week, at)}\n`),
    }),
    ...(out && { dump: (line: string) => void out.write(`${line}\n`) }),
  });
  try {
    await world.lives();
    const { user, system } = process.cpuUsage(began);
    return lived(world, (user + system) / 1e6);
  } finally {
    world.clears();
  }
}

function report({ seed, wrong, line }: Lived): void {
  say(line);
  for (const what of wrong.slice(0, MOST_TOLD)) say(`  BROKEN ${what}`);
  if (wrong.length > MOST_TOLD) say(`  and ${wrong.length - MOST_TOLD} more`);
  if (wrong.length > 0)
    say(`  again: npm run simulate -- --people ${people} --weeks ${weeks} --faults ${faults} --seed ${seed}`);
}

/** What it came to; with --twice the second time must leave the same trace (I15). */
async function judged(seed: number): Promise<Lived> {
  const once = await live(seed);
  if (!values.twice) return once;
  const { hash } = await live(seed);
  if (hash !== once.hash) once.wrong.push(`I15 lived twice it left the traces ${once.hash} and ${hash}`);
  return once;
}

const missing = (all: Lived[]): string[] => {
  const reached = new Set(all.flatMap(({ markers }) => markers.map(([name]) => name)));
  return fleet === 1 ? [] : MARKERS.filter((marker) => !reached.has(marker));
};

function told(all: Lived[]): string {
  const markers = new Map<string, number>();
  for (const one of all)
    for (const [name, times] of one.markers) markers.set(name, (markers.get(name) ?? 0) + times);
  return [...markers]
    .toSorted()
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');
}

const all: Lived[] = [];
for (let seed = first; seed < first + fleet; seed += 1) {
  const one = await judged(seed);
  report(one);
  all.push(one);
}
rmSync(folder, { recursive: true, force: true });
say(`markers: ${told(all)}`);
const never = missing(all);
if (never.length > 0) say(`never reached: ${never.join(', ')}`);
const broken = all.filter(({ wrong }) => wrong.length > 0);
say(`${all.length - broken.length} of ${all.length} seeds held`);
process.exit(broken.length > 0 || (fleet >= REACHES_ALL && never.length > 0) ? 1 : 0);
