import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { lookAround } from './crash-checks.ts';
import { doubles, notAsked } from './crash-posts.ts';
import type { LogLine } from './crash-process.ts';
import { buildRig, comeToRest, type Rig, setUp, tearDown } from './crash-rig.ts';
import { StorageBench } from './storage-bench.ts';
import { CASES } from './storage-cases.ts';
import { type Swept, sweep } from './storage-sweep.ts';

/*
 * `npm run test:storage -- --points 40 --seed 7`: what the real process does when its disk fails. First a company works
 * with it while calls to the kernel fail at so many places of its life; afterwards everything that was acknowledged must be
 * there, and nothing may have been sent twice. Then one fault of the file after the other, against what is promised;
 * `--faults 'disk|lock'` tries some of them.
 */

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Of what may be logged while the disk fails. */
const OF_THE_DISK = /^SQLITE_(FULL|IOERR)/;

async function run(points: number, seed: number, faults: RegExp): Promise<boolean> {
  const from = systemClock.mono();
  const rig = await buildRig(seed);
  try {
    await setUp(rig);
    const swept = hasStrace() ? await sweep(rig, points, say) : null;
    if (swept === null)
      say('strace is not here: calls to the kernel were not made to fail. Install it for that.');
    await comeToRest(rig, points);
    await lookAround(rig);
    const wrong = [...verdict(rig, points, await rig.app.stop()), ...(swept ?? []).flatMap(wrongEnds)];
    (swept ?? []).map(lineOf).forEach(say);
    const { record, posts } = rig;
    say(`texts: ${record.acknowledged} acknowledged, ${record.lost.length} lost`);
    say(`messages: ${posts.length}, ${doubles(posts).length} sent twice`);
    wrong.forEach(say);
    const broken = await tryAll(rig, faults);
    broken.forEach(say);
    say(
      `seed ${seed}, ${Math.round((systemClock.mono() - from) / 1000)} s, wrong: ${wrong.length + broken.length}`,
    );
    return wrong.length + broken.length === 0;
  } finally {
    await tearDown(rig);
  }
}

/** One fault after the other; those that were met otherwise than promised. */
async function tryAll(rig: Rig, faults: RegExp): Promise<string[]> {
  const broken: string[] = [];
  const bench = new StorageBench(rig);
  for (const { fault, promised, see, cannot } of CASES.filter((one) => faults.test(one.fault))) {
    const why = cannot?.() ?? null;
    if (why !== null) say(`${fault}: not tried, ${why}`);
    if (why !== null) continue;
    await bench.reset();
    const seen = await see(bench).catch((error: unknown) => (error as Error).message);
    say(`${fault}: ${seen}`);
    if (seen !== promised) broken.push(`PROMISED ${fault}: ${promised}`);
  }
  await bench.end();
  return broken;
}

const hasStrace = () => spawnSync('strace', ['--version']).status === 0;

function verdict({ record, posts, company, workspace, log }: Rig, points: number, exit: number | null) {
  return [
    ...record.lost.map((what) => `LOST ${what}`),
    ...doubles(posts).map((what) => `TWICE ${what}`),
    ...notAsked(posts, company, points).map((user) => `NOT ASKED ${user}`),
    ...workspace.violations.map(({ method, pointer, rule }) => `REFUSED ${method} ${pointer} ${rule}`),
    ...new Set(
      log.filter(isUnexpected).map((line) => `LOGGED ${line.event} ${line['code'] ?? line['problem'] ?? ''}`),
    ),
    ...(exit === 0 ? [] : [`SIGTERM ended with ${exit}`]),
  ];
}

const isUnexpected = ({ level, event, code }: LogLine): boolean =>
  level === 'error' &&
  !['store.problem', 'heartbeat.hung'].includes(event) &&
  !OF_THE_DISK.test(String(code ?? ''));

/** What the process may have done: failing and killing end it, a full disk does only before it has begun. */
const MAY_END: [kind: RegExp, end: RegExp][] = [
  [/fails/, /^ended with 70$/],
  [/full/, /^(stayed|ended with 75)$/],
  [/killed/, /^killed$/],
];

const wrongEnds = ({ kind, ends }: Swept): string[] =>
  [...ends.keys()]
    .filter((end) => !MAY_END.some(([kinds, may]) => kinds.test(kind) && may.test(end)))
    .map((end) => `ENDED ${kind}: ${end}`);

const lineOf = ({ kind, points, met, ends }: Swept): string =>
  `${kind}: ${points} places, ${met} reached: ${[...ends].map(([end, n]) => `${end} ${n}`).join(', ')}`;

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '40' },
    seed: { type: 'string', default: '7' },
    faults: { type: 'string', default: '' },
  },
});
const { points, seed, faults } = values;
process.exitCode = (await run(Number(points), Number(seed), new RegExp(faults))) ? 0 : 1;
