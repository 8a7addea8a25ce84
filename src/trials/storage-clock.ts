import { systemClock } from '../clock.ts';
import { doubles } from './crash-posts.ts';
import { AppProcess, type LogLine } from './crash-process.ts';
import type { StorageBench } from './storage-bench.ts';

const [SECOND, HOUR, DAY] = [1_000, 3600_000, 24 * 3600_000];

/** Each from where the one before has left it; after each pair the clock is right again. */
const LEAPS = [SECOND, -SECOND, HOUR, -HOUR, DAY, -DAY, 400 * DAY, -400 * DAY, -DAY, DAY, -HOUR, HOUR];

/** Longer than a beat of the app, so that each finds a tick; together longer than it may go without one. */
const BETWEEN_MS = 22_000;
const POLL_MS = 50;

/** The clock of the process leaps by the next of `leaps` with each SIGUSR2. Nothing in the program knows of it. */
const leaping = (leaps: number[]) =>
  `data:text/javascript,${encodeURIComponent(
    `const Real = Date, leaps = ${JSON.stringify(leaps)}; let shift = 0;
     const now = () => Real.now() + shift;
     process.on('SIGUSR2', () => { shift += leaps.shift() ?? 0; });
     globalThis.Date = class extends Real {
       constructor(...given) { if (given.length > 0) super(...given); else super(now()); }
       static now() { return now(); }
     };`,
  )}`;

/** The clock of the machine is set, ahead and back and to 1970, under the running process. */
export async function seeLeaps(bench: StorageBench): Promise<string> {
  const { rig } = bench;
  await bench.stop();
  const { clock, posts } = rig;
  const before = doubles(posts).length;
  const toThePast = -clock.now();
  const leaps = [...LEAPS, toThePast, -toThePast];
  const environment = { ...rig.environment, NODE_OPTIONS: `--import=${leaping(leaps)}` };
  const lines: LogLine[] = [];
  const app = new AppProcess({ clock, environment, onLog: (line) => lines.push(line), haste: 1 });
  if (!(await app.start())) return `it does not start: ${app.complaints}`;
  let longest = 0;
  for (const _ of leaps) {
    process.kill(app.pid!, 'SIGUSR2');
    longest = Math.max(longest, await longestSilence(app, BETWEEN_MS));
  }
  const ready = await bench.ready('ticking', app);
  await app.kill();
  const faults = lines.filter(({ level }) => level === 'error').map(({ event }) => event);
  return [
    `${doubles(posts).length - before} sent twice`,
    ready === true ? 'it ticks' : 'it does not tick',
    longest < SECOND ? 'it answers within a second' : `it was silent for ${Math.round(longest)} ms`,
    ...new Set(faults),
  ].join('; ');
}

/** The longest that the process took to say that it is alive, in milliseconds. */
async function longestSilence(app: AppProcess, forMs: number): Promise<number> {
  let longest = 0;
  for (const end = systemClock.mono() + forMs; systemClock.mono() < end;) {
    const asked = systemClock.mono();
    await fetch(`http://127.0.0.1:${app.opsPort}/healthz`).catch(() => {});
    longest = Math.max(longest, systemClock.mono() - asked);
    await systemClock.sleep(POLL_MS);
  }
  return longest;
}
