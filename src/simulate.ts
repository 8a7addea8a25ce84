import { mkdtempSync, rmSync, existsSync, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { MARKERS } from './simulated-findings.ts';
import { MOST_WEEKS, World } from './simulated-world.ts';

/*
 * npm run simulate -- --people 10000 --weeks 26 --faults 5 --seed 7: one company from one number. With --fleet 20 that many,
 * from this seed on; each must be right, and together they must have taken every rare path. See docs/simulation.md.
 */

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50' },
    weeks: { type: 'string', default: '8' },
    faults: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    fleet: { type: 'string' },
    twice: { type: 'boolean', default: false },
    dump: { type: 'string' },
  },
});

type Lived = { hash: string; wrong: string[]; markers: Map<string, number>; line: string };

const say = (text: string) => void process.stdout.write(`${text}\n`);
const number = (name: 'people' | 'weeks' | 'faults' | 'seed', least: number, most: number): number => {
  const read = Number(values[name]);
  if (Number.isInteger(read) && read >= least && read <= most) return read;
  say(`--${name} must be a whole number from ${least} to ${most}.`);
  process.exit(64);
};

const people = number('people', 10, 50_000);
const weeks = number('weeks', 1, MOST_WEEKS);
const faults = number('faults', 0, 50);
const first = number('seed', 0, 2 ** 31);

/** In memory where there is such a place: what is measured here is not the disk. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'samtale-simulated-'));

async function live(seed: number): Promise<Lived> {
  const began = systemClock.mono();
  const out = values.dump === undefined ? null : createWriteStream(values.dump);
  const world = new World({
    people,
    weeks,
    faults,
    seed,
    folder,
    ...(values.fleet === undefined && { progress }),
    ...(out && { dump: (line: string) => void out.write(`${line}\n`) }),
  });
  try {
    const findings = await world.lives();
    const seconds = (systemClock.mono() - began) / 1000;
    return {
      hash: findings.hash(),
      wrong: findings.wrong,
      markers: findings.markers,
      line: summary(world, seed, seconds),
    };
  } finally {
    world.clears();
  }
}

function progress(week: string, world: World): void {
  process.stderr.write(
    `${week}  ${calls(world)} calls, ${world.posts.sent} messages, ${world.people.diary.taken} texts and answers taken, ` +
      `${world.findings.wrong.length} wrong\n`,
  );
}

const calls = ({ watched }: World): number => [...watched.made.values()].reduce((sum, n) => sum + n, 0);

function summary(world: World, seed: number, seconds: number): string {
  const { accounts, kept, posts, weather, findings } = world;
  const { delivered, owed, excused } = accounts;
  const share = delivered + owed === 0 ? 100 : (100 * delivered) / (delivered + owed);
  return (
    `seed ${seed}: ${calls(world)} calls, ${posts.sent} messages; prompts ${delivered} delivered of ${delivered + owed} ` +
    `with time (${share.toFixed(2)} %), ${excused} without; ${posts.doubles} doubles, ${kept.lost} lost of ${kept.checked} checked; ` +
    `${Math.round(100 * weather.climate.share)} % faults; ${seconds.toFixed(1)} s; trace ${findings.hash()}`
  );
}

function report(seed: number, { wrong, line }: Lived): boolean {
  say(line);
  if (wrong.length === 0) return true;
  for (const what of wrong.slice(0, 20)) say(`  BROKEN ${what}`);
  if (wrong.length > 20) say(`  and ${wrong.length - 20} more`);
  say(`  again: npm run simulate -- --people ${people} --weeks ${weeks} --faults ${faults} --seed ${seed}`);
  return false;
}

let ok = true;
const markers = new Map<string, number>();
const fleet = Number(values.fleet ?? 1);
for (let seed = first; seed < first + fleet; seed += 1) {
  const lived = await live(seed);
  ok = report(seed, lived) && ok;
  for (const [marker, n] of lived.markers) markers.set(marker, (markers.get(marker) ?? 0) + n);
  if (!values.twice) continue;
  const again = await live(seed);
  if (again.hash !== lived.hash) {
    ok = false;
    say(`  BROKEN I15 seed ${seed} lived twice left the traces ${lived.hash} and ${again.hash}`);
  }
}
rmSync(folder, { recursive: true, force: true });
say(
  `markers: ${[...markers]
    .toSorted()
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')}`,
);
const missing = MARKERS.filter((marker) => !markers.has(marker));
if (values.fleet !== undefined && missing.length > 0) {
  ok = false;
  say(`never reached: ${missing.join(', ')}`);
}
process.exit(ok ? 0 : 1);
