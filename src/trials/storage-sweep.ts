import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { morning } from './crash-company.ts';
import type { Rig } from './crash-rig.ts';
import type { Dice } from '../practice/dice.ts';

/* The app works, and at some place in its life a call to the kernel about the database fails, or is its last one. */

/** `call`: what is counted up to the place. A signal needs a slower way of watching. */
type Kind = {
  name: string;
  call: 'fsync' | 'pwrite64';
  inject: string;
  most: number;
  lasts: boolean;
  mayStay?: true;
};

/** No start is so long, and no life so short, that a place beyond these would often be reached. */
const [FSYNCS, WRITES] = [60, 300];

const KINDS: Kind[] = [
  { name: 'fsync fails', call: 'fsync', inject: 'error=EIO', most: FSYNCS, lasts: false },
  { name: 'fsync fails from then on', call: 'fsync', inject: 'error=EIO', most: FSYNCS, lasts: true },
  { name: 'write fails', call: 'pwrite64', inject: 'error=EIO', most: WRITES, lasts: false },
  {
    name: 'disk full once',
    call: 'pwrite64',
    inject: 'error=ENOSPC',
    most: WRITES,
    lasts: false,
    mayStay: true,
  },
  {
    name: 'disk full from then on',
    call: 'pwrite64',
    inject: 'error=ENOSPC',
    most: WRITES,
    lasts: true,
    mayStay: true,
  },
  { name: 'killed at a write', call: 'pwrite64', inject: 'signal=SIGKILL', most: WRITES, lasts: false },
  { name: 'killed at an fsync', call: 'fsync', inject: 'signal=SIGKILL', most: FSYNCS, lasts: false },
];

const LIFE_MS = 4_000;
/** On a busy machine it takes a while from the fault to the end. */
const ENDS_WITHIN_MS = 10_000;

/** What became of the process, by kind of fault; and how often it was met at all. */
export type Swept = { kind: string; points: number; met: number; ends: Map<string, number> };

/** So many lives, each with one fault in it. Nothing is judged here but how the process took it. */
export async function sweep(rig: Rig, points: number, say: (line: string) => void): Promise<Swept[]> {
  const { clock, crowd, dice } = rig;
  const all = KINDS.map(({ name }) => ({ kind: name, points: 0, met: 0, ends: new Map<string, number>() }));
  crowd.work();
  for (let n = 0; n < points; n += 1) {
    clock.set(morning(n));
    const at = n % KINDS.length;
    const { met, end } = await live(rig, KINDS[at]!, dice);
    const swept = all[at]!;
    swept.points += 1;
    swept.met += met ? 1 : 0;
    if (met) swept.ends.set(end, (swept.ends.get(end) ?? 0) + 1);
    if ((n + 1) % 20 === 0) say(`${n + 1} of ${points} points`);
  }
  await crowd.rest();
  return all;
}

/** A third of the places lie in the first tenth: a start is short and has many. */
function placeIn(most: number, dice: Dice): number {
  return 1 + Math.floor((dice.chance(0.3) ? most / 10 : most) * dice.roll());
}

async function live({ app, clock, folder, databaseFile }: Rig, kind: Kind, dice: Dice) {
  const seen = join(folder, 'strace.log');
  rmSync(seen, { force: true });
  const place = `${placeIn(kind.most, dice)}${kind.lasts ? '+' : ''}`;
  const isSignal = kind.inject.startsWith('signal');
  const files = [databaseFile, `${databaseFile}-wal`].flatMap((file) => ['-P', file]);
  const what = ['-e', `trace=${kind.call}`, '-e', `inject=${kind.call}:${kind.inject}:when=${place}`];
  const quick = isSignal ? [] : ['--seccomp-bpf'];
  const started = await app.start(['strace', '-D', '-f', '-o', seen, ...quick, ...files, ...what]);
  if (started) await Promise.race([app.ended, clock.sleep(LIFE_MS * dice.roll())]);
  const isMet = () => existsSync(seen) && readFileSync(seen, 'utf8').includes('INJECTED');
  if (!kind.mayStay && isMet()) await Promise.race([app.ended, clock.sleep(ENDS_WITHIN_MS)]);
  const stayed = app.isRunning;
  await app.kill();
  const code = await app.ended;
  const met = isSignal ? !stayed : isMet();
  return { met, end: stayed ? 'stayed' : code === null ? 'killed' : `ended with ${code}` };
}
