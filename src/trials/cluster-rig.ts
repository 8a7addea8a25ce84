import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { morning } from './crash-company.ts';
import type { AppProcess } from './crash-process.ts';
import { buildRig, FAULTS, type Rig, SHARE_OF_FAULTS } from './crash-rig.ts';
import { freePort } from './free-port.ts';
import { DatabaseServerProcess } from './sqld.ts';

/* Two machines with the app, a server with the database, and what happens to them. */

/** The lease is renewed every second and taken over after four; what is unsure is looked up after twenty-four. */
const HASTE = { haste: 5, timers: true };
export const REST_MS = 40_000;

export const MISHAPS = [
  'the leader is killed',
  'the other one is killed',
  'the server is killed',
  'the network swallows everything',
  'the leader stands still',
] as const;
export type Mishap = (typeof MISHAPS)[number];

export type Cluster = { rig: Rig; server: DatabaseServerProcess; folder: string };

export async function buildCluster(seed: number): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'samtale-cluster-'));
  const weekKeysFolder = join(folder, 'keys');
  mkdirSync(weekKeysFolder);
  const server = new DatabaseServerProcess(join(folder, 'server'), await freePort());
  await server.start();
  const environment = { DATABASE_URL: server.url, WEEK_KEYS_FOLDER: weekKeysFolder };
  return { rig: await buildRig(seed, { environment, haste: HASTE, second: true }), server, folder };
}

/** So many mornings of work, each with a mishap; in the end of each both are killed. */
export async function mishapsThrough(cluster: Cluster, rounds: number): Promise<Map<Mishap, number>> {
  const { rig } = cluster;
  const count = new Map<Mishap, number>();
  rig.workspace.faults.random(rig.seed, SHARE_OF_FAULTS, FAULTS);
  rig.crowd.work();
  for (let n = 0; n < rounds; n += 1) {
    const mishap = MISHAPS[n % MISHAPS.length]!;
    rig.clock.set(morning(n));
    const watches = rig.apps.map((app) => new Watch(app, rig));
    await Promise.all(watches.map((watch) => watch.begin()));
    await rig.clock.sleep(1_000 + 2_000 * rig.dice.roll());
    await happens[mishap](cluster);
    await rig.clock.sleep(5_000 + 4_000 * rig.dice.roll());
    await Promise.all(watches.map((watch) => watch.end()));
    count.set(mishap, (count.get(mishap) ?? 0) + 1);
  }
  await rig.crowd.rest();
  return count;
}

export async function tearDownServer({ server, folder }: Cluster): Promise<void> {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** As the log has it, the last to take the lease. */
function leading({ rig }: Cluster): { leader: AppProcess; other: AppProcess } {
  const last = rig.log.findLast(({ event }) => event === 'lease.taken');
  const [first, second] = [rig.apps[0]!, rig.apps[1]!];
  return last?.['machine'] === 'second' ? { leader: second, other: first } : { leader: first, other: second };
}

const between = ({ rig }: Cluster, least: number, most: number) =>
  rig.clock.sleep(least + (most - least) * rig.dice.roll());

const happens: Record<Mishap, (cluster: Cluster) => Promise<void>> = {
  'the leader is killed': (cluster) => leading(cluster).leader.kill(),
  'the other one is killed': (cluster) => leading(cluster).other.kill(),
  'the server is killed': async (cluster) => {
    await cluster.server.kill();
    await between(cluster, 0, 2_000);
    await cluster.server.start();
  },
  'the network swallows everything': async (cluster) => {
    cluster.server.pause();
    await between(cluster, 500, 7_000);
    cluster.server.goOn();
  },
  'the leader stands still': async (cluster) => {
    const { leader } = leading(cluster);
    leader.pause();
    await between(cluster, 1_000, 8_000);
    leader.goOn();
  },
};

/** As a supervisor does: what ends is started again. */
class Watch {
  readonly #app: AppProcess;
  readonly #rig: Rig;
  #watching = true;
  #loop: Promise<void> = Promise.resolve();

  constructor(app: AppProcess, rig: Rig) {
    this.#app = app;
    this.#rig = rig;
  }

  begin(): Promise<boolean> {
    const up = this.#app.start();
    this.#loop = this.#watch();
    return up;
  }

  async end(): Promise<void> {
    this.#watching = false;
    await this.#loop;
    await this.#app.kill();
  }

  async #watch(): Promise<void> {
    while (this.#watching) {
      await this.#rig.clock.sleep(100);
      if (this.#watching && !this.#app.isUp()) void this.#app.start();
    }
  }
}
