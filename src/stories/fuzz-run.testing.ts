import { fuzz } from './fuzz.testing.ts';

/* npm run fuzz -- --count 100000 --seed 7 [--from 0]: payloads of strangers, as many as wanted. Ends with 1 if one gets through. */

function numberAfter(name: string, usual: number): number {
  const at = process.argv.indexOf(name);
  if (at < 0) return usual;
  const given = Number(process.argv[at + 1]);
  if (!Number.isInteger(given) || given < 0)
    throw new Error(`${name}: write a whole number after it, for example ${name} 1000`);
  return given;
}

const [count, seed, from] = [
  numberAfter('--count', 2000),
  numberAfter('--seed', 1),
  numberAfter('--from', 0),
];
const began = Date.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const took = (): string => `${Math.round((Date.now() - began) / 1000)} s`;

const wrong = await fuzz({ count, seed, from, onProgress: (done) => say(`${done} of ${count}, ${took()}`) });
for (const one of wrong) say(one);
say(`${count} payloads, seed ${seed}, ${took()}: ${wrong.length} got through or failed`);
process.exitCode = wrong.length === 0 ? 0 : 1;
