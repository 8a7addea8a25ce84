import type { World } from './simulated-world.ts';

/** What is told of one simulated company; plain, so that one process can tell another. */
export type Lived = {
  seed: number;
  hash: string;
  wrong: string[];
  markers: [name: string, times: number][];
  line: string;
};

export function lived(world: World, seconds: number): Lived {
  const { findings, options } = world;
  return {
    seed: options.seed,
    hash: findings.hash(),
    wrong: findings.wrong,
    markers: [...findings.markers],
    line: summary(world, seconds),
  };
}

const calls = ({ watched }: World): number => [...watched.made.values()].reduce((sum, n) => sum + n, 0);

export const progress = (week: string, world: World): string =>
  `${week}  ${calls(world)} calls, ${world.posts.sent} messages, ${world.people.diary.taken} forms taken, ` +
  `${world.findings.wrong.length} wrong`;

function summary(world: World, seconds: number): string {
  const { accounts, kept, posts, weather, findings, options } = world;
  const { delivered, owed, excused } = accounts;
  const share = delivered + owed === 0 ? 100 : (100 * delivered) / (delivered + owed);
  return (
    `seed ${options.seed}: ${calls(world)} calls, ${posts.sent} messages, ${Math.round(100 * weather.climate.share)} % faults; ` +
    `prompts ${delivered} of ${delivered + owed} with time (${share.toFixed(2)} %), ${excused} without; ` +
    `${posts.doubles} doubles; ${kept.lost} lost of ${kept.checked}; ${lateness(posts.late)}` +
    `${seconds.toFixed(1)} s of work; trace ${findings.hash()}`
  );
}

/** Only in a climate without troubles there is anything to say. */
function lateness(late: readonly number[]): string {
  if (late.length === 0) return '';
  const worst = Math.max(...late.slice(-50_000)) / 60_000;
  return `latest prompt in calm ${worst.toFixed(1)} min; `;
}
