import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Placed, planWeek } from './blocks.ts';
import { type LedgerCell, ledgerCell } from './ledger.ts';
import type { Score } from './statements.ts';
import { apart, byTeam, blocksOf, cellsOfSet, smallestSet, stoodSince, teamWithBelow } from './team-sets.ts';

const PATHS = [['a'], ['b'], ['c'], ['top', 'd'], ['top', 'e'], ['top']];
const TEAMS = ['a', 'b', 'c', 'd', 'e', 'top'];
const K = 5;

const person = fc.record({
  team: fc.nat(PATHS.length - 1),
  leads: fc.constantFrom(true, false, false, false),
  answers: fc.constantFrom(true, true, true, false),
});

/** The cells of a week in which some people answered two statements, the second one not by everybody. */
function weekOf(people: { team: number; leads: boolean; answers: boolean }[], score: Score): LedgerCell[] {
  const placed: Placed[] = people.map(({ team, leads }, id) => ({ person: id, path: PATHS[team]!, leads }));
  return ['I1', 'T1'].flatMap((statement, n) => {
    const given = people.flatMap(({ answers }, id) =>
      answers && (n === 0 || id % 3 > 0) ? [[id, score] as const] : [],
    );
    const answers = new Map<string | number, Score>(given);
    const { blocks } = planWeek(placed, new Set(answers.keys()), K, 'merge');
    const of = { week: '2027-W02', statement, wording: 1, kind: 'block' } as const;
    return blocks.map((block) => ledgerCell(of, block, answers));
  });
}

const some = fc.array(person, { minLength: 15, maxLength: 50, size: 'max' });

test('the numbers of any set are sums of whole blocks, so of at least five people', () => {
  fc.assert(
    fc.property(some, fc.subarray(TEAMS, { minLength: 1 }), (people, wanted) => {
      const cells = byTeam(weekOf(people, 4));
      const set = smallestSet(cells, wanted);
      if (set === null) return;
      const whole = blocksOf(cells, set);
      for (const [i, cell] of cellsOfSet(cells, set, K).entries()) {
        expect(cell.n).toBeGreaterThanOrEqual(K);
        expect(cell.n).toBe(whole[i]!.reduce((sum, { n }) => sum + n, 0));
        expect(whole[i]!.flatMap(({ groups }) => groups).toSorted()).toEqual([...set].toSorted());
      }
    }),
  );
});

test('which set stands for a team depends on who answered and never on what', () => {
  fc.assert(
    fc.property(some, fc.constantFrom(...TEAMS), (people, team) => {
      const of = (score: Score) => smallestSet(byTeam(weekOf(people, score)), [team]);
      expect(of(1)).toEqual(of(5));
    }),
  );
});

test('what was below a team is read from the week, and a move ends what goes together', () => {
  const before = { week: '1', paths: [['top', 'a'], ['top', 'b'], ['c']] };
  const same = { week: '2', paths: [['top', 'a'], ['c']] };
  const moved = {
    week: '3',
    paths: [
      ['top', 'a'],
      ['top', 'b'],
      ['top', 'c'],
    ],
  };
  expect(teamWithBelow(before.paths, 'top')).toEqual(['top', 'a', 'b']);
  expect(teamWithBelow(before.paths, 'later')).toEqual([]);
  expect(stoodSince([before, same], 'top')).toBeNull();
  expect(stoodSince([before, same, moved], 'top')).toBe('3');
  expect(stoodSince([moved, same, moved, before, same], 'top')).toBe('1');
  expect(stoodSince([before, same, moved], 'c')).toBeNull();
});

test('a team that takes the place of another over the same teams begins anew', () => {
  const weeks = ['top', 'new'].map((id, n) => ({ week: `${n + 1}`, paths: [[id, 'a'], ['b']] }));
  expect(stoodSince(weeks, 'new')).toBe('2');
});

test('no two sets of HR’s list share a team', () => {
  fc.assert(
    fc.property(some, (people) => {
      const cells = byTeam(weekOf(people, 4));
      const sets = TEAMS.flatMap((team) => [smallestSet(cells, [team]) ?? []]).filter(
        (set) => set.length > 0,
      );
      const teams = apart(sets).flat();
      expect(new Set(teams).size).toBe(teams.length);
    }),
  );
});
