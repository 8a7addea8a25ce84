import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { lookAround } from './crash-checks.ts';
import { buildRig, comeToRest, crashThrough, setUp, tearDown } from './crash-rig.ts';
import { say, summary, verdict } from './crash-verdict.ts';

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
    const { working, starting } = kills;
    const killed = `kills: ${working} while people worked, ${starting} while it started`;
    [`seed ${seed}, ${seconds} s`, killed, ...summary(rig), ...wrong].forEach(say);
    return wrong.length === 0;
  } finally {
    await tearDown(rig);
  }
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: '7' } },
});
process.exitCode = (await run(Number(values.rounds), Number(values.seed))) ? 0 : 1;
