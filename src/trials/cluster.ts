import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { buildCluster, type Cluster, mishapsThrough, REST_MS, tearDownServer } from './cluster-rig.ts';
import { lookAround } from './crash-checks.ts';
import { comeToRest, setUp, tearDown } from './crash-rig.ts';
import { say, summary, verdict } from './crash-verdict.ts';

/*
 * `npm run test:cluster -- --rounds 20 --seed 7`: the company of the crash test works with two processes of the app, as on
 * two machines, over a real libSQL server. Each round is the morning of a working day with a mishap: a process is killed
 * (-9) or paused, the server is killed and started again, the network swallows everything. In the end nothing may have been
 * sent twice, and everything that was acknowledged must be there.
 */

async function run(rounds: number, seed: number): Promise<boolean> {
  const from = systemClock.mono();
  const cluster = await buildCluster(seed);
  const { rig } = cluster;
  try {
    await setUp(rig);
    const mishaps = await mishapsThrough(cluster, rounds);
    await comeToRest(rig, rounds, REST_MS);
    await lookAround(rig);
    const exit = await rig.app.stop();
    const wrong = [...verdict(rig, rounds, exit), ...twoLeaders(cluster)];
    const seconds = Math.round((systemClock.mono() - from) / 1000);
    const happened = [...mishaps].map(([what, times]) => `${what}: ${times}`);
    [`seed ${seed}, ${seconds} s`, ...happened, hands(cluster), ...summary(rig), ...wrong].forEach(say);
    return wrong.length === 0;
  } finally {
    await tearDown(rig);
    await tearDownServer(cluster);
  }
}

const taken = ({ rig }: Cluster) => rig.log.filter(({ event }) => event === 'lease.taken');

function hands(cluster: Cluster): string {
  const times = taken(cluster);
  const changes = times.filter((line, at) => at > 0 && line['machine'] !== times[at - 1]!['machine']);
  const late = cluster.rig.log.filter(({ event }) => event === 'lease.lost').length;
  return `the lease was taken ${times.length} times, ${changes.length} of them by the other; ${late} found it lost`;
}

function twoLeaders(cluster: Cluster): string[] {
  const epochs = taken(cluster).map((line) => Number(line['epoch']));
  return epochs.filter((epoch, at) => epochs.indexOf(epoch) !== at).map((epoch) => `TWO LEADERS in ${epoch}`);
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: '7' } },
});
process.exitCode = (await run(Number(values.rounds), Number(values.seed))) ? 0 : 1;
