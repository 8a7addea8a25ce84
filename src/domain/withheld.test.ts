import { expect, test } from 'vitest';
import { planWeek } from './blocks.ts';
import { type LedgerCell, ledgerCell } from './ledger.ts';
import type { Score } from './statements.ts';
import { whyWithheld } from './withheld.ts';

/** A week in which so many people of each team answered, all of them with the same score. */
function week(teams: Record<string, number>, score: Score = 4, smallGroups: 'merge' | 'leave_out' = 'merge') {
  const people = Object.entries(teams).flatMap(([path, count]) =>
    Array.from({ length: count }, (_, n) => ({
      person: `${path}#${n}`,
      path: path.split('/'),
      leads: false,
    })),
  );
  const answers = new Map(people.map(({ person }) => [person, score] as const));
  const { blocks } = planWeek(people, new Set(answers.keys()), 5, smallGroups);
  const of = { week: '2027-W13', statement: 'I1', wording: 1, kind: 'block' } as const;
  return blocks.map((block): LedgerCell => ledgerCell(of, block, answers));
}

const why = (cells: LedgerCell[], ...teams: string[]) =>
  whyWithheld(cells, new Set(teams), true)?.is.why ?? null;

test('a team of its own has a number', () => {
  expect(why(week({ A: 6, B: 7 }), 'A')).toBeNull();
});

test('a team that was counted together with another would reveal it', () => {
  const cells = week({ A: 6, B: 9, C: 1 });
  expect(['A', 'B', 'C'].map((team) => why(cells, team))).toEqual(['would_reveal', null, 'would_reveal']);
});

test('a department whose people were counted with those of another would reveal it, its own team would not', () => {
  const cells = week({ 'D1/A': 5, 'D1/B': 2, 'D2/C': 6, 'D2/E': 3 });
  expect(why(cells, 'D1', 'A', 'B')).toBe('would_reveal');
  expect(why(cells, 'A')).toBeNull();
});

test('a department of whole blocks has a number', () => {
  expect(why(week({ 'D1/A': 5, 'D1/B': 3, 'D1/F': 3, 'D2/C': 7 }), 'D1', 'A', 'B', 'F')).toBeNull();
});

test('with fewer than five in the company, or left out, there are too few', () => {
  expect(why(week({ A: 2, B: 2 }), 'A')).toBe('too_few');
  expect(why(week({ A: 6, B: 9, C: 1 }, 4, 'leave_out'), 'C')).toBe('too_few');
});

test('what was not asked has no answers', () => {
  expect(whyWithheld([], new Set(['A']), false)?.is.why).toBe('no_answers');
});

test('the reason is the same whatever people answered', () => {
  const reasons = ([1, 3, 5] as const).map((score) => {
    const cells = week({ A: 7, B: 2, C: 2 }, score);
    return ['A', 'B', 'C'].map((team) => why(cells, team));
  });
  expect(new Set(reasons.map(String)).size).toBe(1);
});
