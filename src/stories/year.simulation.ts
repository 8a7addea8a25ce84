import { expect, test } from 'vitest';
import { liveThrough } from './year-lived.testing.ts';

/* npm run simulate:year: a year of six hundred people in sixty teams on four levels. A line a week goes to stderr. */

const PEOPLE = 600;
const LEVELS = [2, 6, 15, 36];
const WEEKS = 52;

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

test('an attacker over a year of everything that was printed finds nothing', async () => {
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 1000);
  const lived = await liveThrough({
    people: PEOPLE,
    levels: LEVELS,
    seed: 1,
    weeks: WEEKS,
    progress: (week, answers) => say(`${week}  ${answers} answers  ${seconds()} s`),
  });
  const { labels, groups, fewestPeople, cells, fewestPossible } = lived.report;
  say(
    `${lived.people} people, ${WEEKS} weeks, ${lived.answers} answers, ${seconds()} s\n` +
      `${labels} printed numbers and ${lived.shares} shares; ${groups} groups of answers that they tell apart, ${fewestPeople} people in the smallest\n` +
      `${cells} sums of blocks; fewest of five answers possible: ${fewestPossible}, with every sum known ${lived.audit.fewest.withSums}`,
  );
  expect(lived.unread).toEqual([]);
  expect(lived.wrong).toEqual([]);
  expect(lived.report).toMatchObject({ unexplained: [], found: [], decided: true });
  expect(lived.audit.findings).toEqual([]);
  expect(Math.min(fewestPossible, lived.audit.fewest.withSums)).toBeGreaterThanOrEqual(3);
});
