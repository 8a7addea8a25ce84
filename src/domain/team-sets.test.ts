import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Placed, planWeek } from './blocks.ts';
import { type LedgerCell, ledgerCell } from './ledger.ts';
import type { Score } from './statements.ts';
import {
  apart,
  blocksOf,
  byTeam,
  cellsOfSet,
  isOfOneTeam,
  setId,
  smallestSet,
  stoodSince,
  teamWithBelow,
} from './team-sets.ts';

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

/** The cell of a block of these teams: so many people, each with a 3. */
function cell(teams: string, n = 5, of: Partial<LedgerCell> = {}): LedgerCell {
  const groups = teams.split(' ');
  const rest = {
    week: '2027-W02',
    statement: 'I1',
    wording: 1,
    kind: 'block',
    block: setId(groups),
  } as const;
  return { ...rest, groups, n, sum: 3 * n, heads: n + 2, ...of };
}
const T1 = { statement: 'T1' };

test('a set is known by its teams, in whatever order', () => {
  expect([setId(['b', 'a']), setId(['a', 'b']), setId(['a'])]).toEqual(['a+b', 'a+b', 'a']);
});

test('a team has the cells of the blocks it is in, and leaders are in none', () => {
  const [ab, a, leaders] = [cell('a b'), cell('a', 5, T1), cell('a', 5, { kind: 'leaders' })];
  expect([...byTeam([ab, a, leaders])]).toEqual([
    ['a', [ab, a]],
    ['b', [ab]],
  ]);
});

test('of the sets with a team in them the one with the fewest others stands for it', () => {
  const sets =
    (...cells: LedgerCell[]) =>
    (teams: string) =>
      smallestSet(byTeam(cells), teams.split(' '));
  expect(sets(cell('a b'), cell('a', 5, T1))('a')).toEqual(['a']);
  expect(sets(cell('a', 5, T1), cell('a b'))('a')).toEqual(['a']);
  expect(sets(cell('c a'), cell('a b', 5, T1))('a')).toEqual(['a', 'b']);
  expect(sets(cell('a b'), cell('c a', 5, T1))('a')).toEqual(['a', 'b']);
  expect(sets(cell('a'), cell('c b a', 5, T1))('a b')).toEqual(['a', 'b', 'c']);
  expect(sets(cell('a'))('b')).toBeNull();
});

test('a set has a number where whole blocks are exactly it, of each statement and week for itself', () => {
  const [a, b, aT, bcT] = [cell('a', 5), cell('b', 6), cell('a', 7, T1), cell('b c', 8, T1)];
  const cells = byTeam([a, b, aT, bcT]);
  expect(blocksOf(cells, ['b', 'a'])).toEqual([[b, a]]);
  expect(blocksOf(cells, ['a'])).toEqual([[a], [aT]]);
  expect(blocksOf(cells, ['b', 'c'])).toEqual([[bcT]]);
  const later = cell('a', 9, { week: '2027-W03' });
  expect(blocksOf(byTeam([a, later]), ['a'])).toEqual([[a], [later]]);
});

test('the cell of a set adds up its blocks, and is left out below the minimum', () => {
  const cells = byTeam([cell('a', 5), cell('b', 6)]);
  const whole = { block: 'a+b', groups: ['a', 'b'], n: 11, sum: 33, heads: 15 };
  expect(cellsOfSet(cells, ['a', 'b'], 11)).toMatchObject([whole]);
  expect(cellsOfSet(cells, ['a', 'b'], 12)).toEqual([]);
});

test('of sets that share teams the smallest are kept, each once', () => {
  expect(apart([['a', 'b'], ['b'], ['c', 'd'], ['d', 'c']])).toEqual([['b'], ['d', 'c']]);
  expect(apart([['b', 'c'], ['a', 'b'], ['e']])).toEqual([['e'], ['a', 'b']]);
  expect(apart([['a', 'b'], ['b', 'c'], ['e']])).toEqual([['e'], ['a', 'b']]);
});

test('a small team and the one that it is counted with are one set to both; two teams with an own one are not', () => {
  const of = (team: string, n: number) =>
    Array.from({ length: n }, (_, id) => ({ person: `${team}${id}`, path: ['top', team], leads: false }));
  const cellsOf = (placed: Placed[]) => {
    const answers = new Map<string | number, Score>(placed.map(({ person: id }) => [id, 4]));
    const { blocks } = planWeek(placed, new Set(answers.keys()), K, 'merge');
    const cell = { week: '2027-W02', statement: 'I1', wording: 1, kind: 'block' } as const;
    return byTeam(blocks.map((block) => ledgerCell(cell, block, answers)));
  };
  expect(isOfOneTeam(cellsOf([...of('d', 5), ...of('e', 2)]), ['d', 'e'])).toBe(true);
  expect(isOfOneTeam(cellsOf([...of('d', 5), ...of('e', 5)]), ['d', 'e'])).toBe(false);
});
