import { tearImages } from './torn-images.ts';

/* npm run test:torn -- [images] [seed]: what a power cut leaves of a database, and whether it is a whole number of commits. */

const [images = 1000, seed = 7] = process.argv.slice(2).map(Number);
const { wrong, byCommits } = tearImages(images, seed);
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`${images} images, seed ${seed}: ${wrong.length} wrong, ${byCommits.size} different ends`);
wrong.forEach(say);
process.exitCode = wrong.length === 0 ? 0 : 1;
