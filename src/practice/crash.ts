import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { lookAround } from './crash-checks.ts';
import { doubles, notAsked } from './crash-posts.ts';
import type { LogLine } from './crash-process.ts';
import { buildRig, comeToRest, crashThrough, type Kills, type Rig, setUp, tearDown } from './crash-rig.ts';

/*
 * `npm run test:crash -- --rounds 50 --seed 7`: a company works with the real app, a process of its own, over signed HTTP.
 * Each round is the morning of a working day; the process is killed (-9) at a random moment of it and started again. In
 * the end everything that was acknowledged must be there, and nothing may have been sent twice. The seed decides when
 * the kills fall and what goes wrong in Slack; how far people get in between is left to the machine.
 */

async function run(rounds: number, seed: number): Promise<boolean> {
  const from = systemClock.mono();
  const rig = await buildRig(seed);
  try {
    await setUp(rig);
    const kills = await crashThrough(rig, rounds);
    await comeToRest(rig, rounds);
    await lookAround(rig);
    const exit = await rig.app.stop();
    const wrong = verdict(rig, rounds, exit);
    const seconds = Math.round((systemClock.mono() - from) / 1000);
    [`seed ${seed}, ${seconds} s`, ...summary(rig, kills), ...wrong].forEach(say);
    return wrong.length === 0;
  } finally {
    await tearDown(rig);
  }
}

function verdict({ record, posts, company, workspace, log }: Rig, rounds: number, exit: number | null) {
  // With the monotonic clock in haste, what hangs is given up after three seconds: no sign of an error here.
  const errors = log.filter(({ level, event }) => level === 'error' && event !== 'heartbeat.hung');
  return [
    ...record.lost.map((what) => `LOST ${what}`),
    ...doubles(posts).map((what) => `TWICE ${what}`),
    ...notAsked(posts, company, rounds).map((user) => `NOT ASKED ${user}`),
    ...workspace.violations.map(({ method, pointer, rule }) => `REFUSED ${method} ${pointer} ${rule}`),
    ...new Set(errors.map((line) => `LOGGED ${line.event} ${line['code'] ?? ''}`)),
    ...(exit === 0 ? [] : [`SIGTERM ended with ${exit}`]),
    ...(record.acknowledged > 10 * rounds ? [] : ['There was hardly any load.']),
  ];
}

function summary({ record, posts, log }: Rig, { working, starting }: Kills): string[] {
  const asking = posts.filter(({ asks }) => asks).length;
  const interrupted = log.filter(({ event }) => event === 'outbox.interrupted');
  const rows = interrupted.reduce((sum, line) => sum + count(line, 'rows'), 0);
  const lookedUp = log.filter(({ event }) => event === 'outbox.looked_up');
  const found = lookedUp.filter((line) => count(line, 'found') > 0).length;
  return [
    `kills: ${working} while people worked, ${starting} while it started`,
    `texts: ${record.acknowledged} acknowledged, ${record.lost.length} lost`,
    `messages: ${posts.length}, ${asking} of them prompts and reminders, ${doubles(posts).length} sent twice`,
    `${interrupted.length} kills fell between claiming and noting and left ${rows} messages unsure`,
    `looked up: ${lookedUp.length}, of them ${found} stood in Slack and ${lookedUp.length - found} were sent again`,
  ];
}

const count = (line: LogLine, field: string) => Number(line[field] ?? 0);

const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: '7' } },
});
process.exitCode = (await run(Number(values.rounds), Number(values.seed))) ? 0 : 1;
