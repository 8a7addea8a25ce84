import { beforeAll, describe, expect, test } from 'vitest';
import type { Placed } from '../domain/blocks.ts';
import { addWeeks } from '../domain/time.ts';
import { attack } from './year-attack.testing.ts';
import type { KnownWeek } from './year-ledger.testing.ts';
import { type Lived, liveThrough } from './year-lived.testing.ts';
import { readLines } from './year-printed.testing.ts';
import { FIRST_WEEK } from './year.testing.ts';

/*
 * Some weeks of a company in which people come, go, move and do not answer, and an attacker over everything that was
 * printed: the digests, what each manager is shown, HR's list and everybody's trends. `npm run simulate:year` is the same
 * with six hundred people for a year.
 */

const PATIENCE_MS = 120_000;

describe('ten weeks of forty-five people in eight teams', () => {
  let lived: Lived;

  beforeAll(async () => {
    lived = await liveThrough({ people: 45, levels: [2, 5], seed: 7, weeks: 10 });
  }, PATIENCE_MS);

  test('every number that was printed can be read, and is the one that was meant', () => {
    expect(lived.report.labels).toBeGreaterThan(300);
    expect(lived.shares).toBeGreaterThan(30);
    expect(lived.unread).toEqual([]);
    expect(lived.report.unexplained).toEqual([]);
    expect(lived.wrong).toEqual([]);
  });

  test('no combination of numbers speaks of fewer people than the minimum', () => {
    const { found, decided, fewestPeople } = lived.report;
    expect({ found, decided }).toEqual({ found: [], decided: true });
    expect(fewestPeople).toBeGreaterThanOrEqual(5);
  });

  test('three of five answers stay possible for everybody', () => {
    expect(lived.report.fewestPossible).toBeGreaterThanOrEqual(3);
  });

  test('the same holds for somebody who has every sum as well', () => {
    expect(lived.audit.findings).toEqual([]);
    expect(lived.audit.fewest.withSums).toBeGreaterThanOrEqual(3);
  });
});

describe('the attacker finds', () => {
  const STRENGTHS = 'I get to use my strengths at work every day';
  const company = (label: string): string[] => [`• ${STRENGTHS} · ${label} · too early`];
  const page = (team: string, label: string): string[] => [
    `*${team}, last four weeks*`,
    `• “${STRENGTHS}”: ${label}`,
  ];

  /** Everybody answers one statement in each of these weeks; `sizes`: how many there are in each team. */
  function everybody(sizes: Record<string, number>, weeks = 1): KnownWeek[] {
    const roster = Object.entries(sizes).flatMap(([team, size]) =>
      Array.from({ length: size }, (_, n): Placed => ({ person: `${team}${n}`, path: [team], leads: false })),
    );
    const chart = Object.keys(sizes).map((id) => ({ id, name: id }));
    const answered = new Map([['I1', new Set(roster.map(({ person }) => person))]]);
    return Array.from({ length: weeks }, (_, n) => ({
      week: addWeeks(FIRST_WEEK, n),
      minimum: 5,
      smallGroups: 'merge',
      roster,
      answered,
      chart,
    }));
  }

  const strike = (weeks: KnownWeek[], ...texts: string[][]) =>
    attack(
      weeks,
      texts.flatMap((lines) => readLines(weeks.at(-1)!.week, lines).printed),
    );

  test('three people, when a team of five stands beside a company of eight', () => {
    const { found, fewestPeople } = strike(everybody({ A: 5, B: 3 }), company('4'), page('A', 'about 4'));
    expect(fewestPeople).toBe(3);
    expect(found).toMatchObject([{ statement: 'I1', people: 3 }]);
    expect(found[0]!.recipe).toMatch(/^1 × .*A\+B − 1 × .*A$/);
  });

  test('a team of three, also when six of their answers are taken together', () => {
    const { found, unexplained } = strike(everybody({ A: 6, B: 3 }, 2), page('B', 'about 4'));
    expect(found).toMatchObject([{ people: 3 }]);
    expect(unexplained).toHaveLength(1);
  });

  test('that all five gave a 5, when their mean is printed as it is', () => {
    expect(strike(everybody({ A: 5 }), page('A', '4.5 or higher')).fewestPossible).toBe(4);
    expect(strike(everybody({ A: 5 }), page('A', '5')).fewestPossible).toBe(2);
  });

  test('a number in finer steps than so few people are shown in', () => {
    expect(strike(everybody({ A: 5 }), page('A', '3.7')).unexplained).toHaveLength(1);
    expect(strike(everybody({ A: 5 }), page('A', 'about 3.5')).unexplained).toEqual([]);
  });

  test('nothing in two teams that are shown together', () => {
    const { found, unexplained } = strike(
      everybody({ A: 6, B: 3, C: 2 }),
      company('4'),
      page('B and C', '4'),
    );
    expect({ found, unexplained }).toEqual({ found: [], unexplained: [] });
  });
});
