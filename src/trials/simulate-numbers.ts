import { ratesOf } from './simulated-numbers.ts';

/* npm run simulate:numbers -- [companies] [seed]: the table of docs/numbers.md. */

const [companies = 1000, seed = 1] = process.argv.slice(2).map(Number);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

process.stdout.write(
  `${companies} invented companies a cell, seed ${seed}\n\n` +
    '| people | nothing changed: a digest with an arrow | one statement +0.5: called | everything +0.3: called |\n' +
    '|---|---|---|---|\n',
);
for (const people of [6, 8, 12, 20, 50, 100]) {
  const { falseArrow, oneCalled, indexCalled } = ratesOf(people, companies, seed);
  process.stdout.write(
    `| ${people} | ${percent(falseArrow)} | ${percent(oneCalled)} | ${percent(indexCalled)} |\n`,
  );
}
