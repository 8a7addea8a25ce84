import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Derivable, type ReadableSum, derivable } from './attack.ts';
import { type Placed, planWeek } from './blocks.ts';

const K = 5;

/** Sums written as the teams they run over: { company: 'A B C' }. */
const sumsOf = (sums: Record<string, string>): ReadableSum[] =>
  Object.entries(sums).map(([name, groups]) => ({ name, groups: groups.split(' ') }));

const strike = (sums: Record<string, string>, sizes: Record<string, number>, k = K) =>
  derivable(sumsOf(sums), new Map(Object.entries(sizes)), k);

describe('from sums that are no unions of large blocks', () => {
  test('the rest follows by subtraction', () => {
    const { found } = strike({ company: 'A B', A: 'A' }, { A: 6, B: 2 });
    expect(found).toEqual([{ groups: ['B'], people: 2, recipe: '1 × company − 1 × A' }]);
  });

  test('what follows from three of them that no two show is found, too', () => {
    const { found } = strike({ XY: 'X Y', XZ: 'X Z', YZ: 'Y Z' }, { X: 3, Y: 6, Z: 6 });
    expect(found).toEqual([{ groups: ['X'], people: 3, recipe: '1/2 × XY + 1/2 × XZ − 1/2 × YZ' }]);
  });

  test('two small ones follow together, and neither alone', () => {
    const { found, decided } = strike({ company: 'A B C', A: 'A' }, { A: 7, B: 2, C: 2 });
    expect({ found: found.map(({ groups }) => groups), decided }).toEqual({
      found: [['B', 'C']],
      decided: true,
    });
  });

  test('a sum over fewer than the minimum is one itself', () => {
    expect(strike({ A: 'A', B: 'B' }, { A: 4, B: 5 }).found).toMatchObject([{ groups: ['A'], people: 4 }]);
    expect(strike({ A: 'A', B: 'B' }, { A: 4, B: 5 }, 6).found).toHaveLength(2);
  });

  test('what is too much to look through is not called safe', () => {
    const names = Array.from({ length: 60 }, (_, n) => `T${n}`);
    const neighbours = names.slice(1).map((name, n) => ({ name: `S${n}`, groups: [names[n]!, name] }));
    const ring = [...neighbours, { name: 'R', groups: [names[0]!, names.at(-1)!] }];
    const one = new Map(names.map((name) => [name, 1]));
    expect(derivable(ring, one, 10).decided).toBe(false);
  });
});

test('from disjoint blocks and their unions nothing follows', () => {
  const sums = { company: 'A B C D', D1: 'A B', A: 'A', B: 'B', 'C+D': 'C D' };
  expect(strike(sums, { A: 5, B: 6, C: 3, D: 2 })).toEqual({ found: [], decided: true });
});

/** Rank by elimination without fractions (Bareiss), on whole numbers without end. */
function rank(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => row.map(BigInt));
  let [done, divisor] = [0, 1n];
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const pivot = matrix.findIndex((row, i) => i >= done && row[column] !== 0n);
    if (pivot < 0) continue;
    [matrix[done], matrix[pivot]] = [matrix[pivot]!, matrix[done]!];
    const top = matrix[done]!;
    for (let i = done + 1; i < matrix.length; i += 1)
      matrix[i] = matrix[i]!.map((it, j) => (it * top[column]! - top[j]! * matrix[i]![column]!) / divisor);
    divisor = top[column]!;
    done += 1;
  }
  return done;
}

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

/** Every set of groups is tried: the sums speak of it alone when they are worth less without it. */
function byBruteForce(sums: readonly ReadableSum[], sizes: ReadonlyMap<string, number>, k: number): string[] {
  const present = NAMES.filter((name) => sums.some(({ groups }) => groups.includes(name)));
  const worth = (names: readonly string[]) =>
    rank(sums.map(({ groups }) => names.map((name) => Number(groups.includes(name)))));
  const sets = Array.from({ length: 2 ** present.length }, (_, bits) =>
    present.filter((_name, i) => ((bits >> i) & 1) === 1),
  );
  const spoken = sets.filter((set) => {
    const people = set.reduce((total, name) => total + sizes.get(name)!, 0);
    return set.length > 0 && people < k && worth(present) > worth(present.filter((it) => !set.includes(it)));
  });
  const isMinimal = (set: readonly string[]) =>
    !spoken.some((other) => other.length < set.length && other.every((name) => set.includes(name)));
  return spoken
    .filter(isMinimal)
    .map((set) => set.join(' '))
    .toSorted();
}

const named = (found: readonly Derivable[]) =>
  found.map(({ groups }) => groups.toSorted().join(' ')).toSorted();

test('finds exactly what trying every set of groups finds', () => {
  let hits = 0;
  fc.assert(
    fc.property(
      fc.array(fc.subarray(NAMES, { minLength: 1 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 7, maxLength: 7 }),
      fc.integer({ min: 5, max: 8 }),
      (sets, counts, k) => {
        const sums = sets.map((groups, i) => ({ name: `S${i}`, groups }));
        const sizes = new Map(NAMES.map((name, i) => [name, counts[i]!]));
        const { found, decided } = derivable(sums, sizes, k);
        hits += found.length;
        expect(decided).toBe(true);
        expect(named(found)).toEqual(byBruteForce(sums, sizes, k));
      },
    ),
    { numRuns: 400 },
  );
  expect(hits).toBeGreaterThan(20);
});

const PATHS = ['', 'D1', 'D1/A', 'D1/B', 'D1/E/F', 'D2', 'D2/C', 'H'];

test('finds nothing in what is planned for any company', () => {
  const staff = fc.array(fc.constantFrom(...PATHS), { minLength: 5, maxLength: 80, size: 'max' });
  fc.assert(
    fc.property(staff, fc.integer({ min: 5, max: 9 }), (paths, k) => {
      const people: Placed[] = paths.map((path, person) => ({
        person,
        path: path === '' ? [] : path.split('/'),
        leads: false,
      }));
      const sizes = new Map<string, number>();
      for (const { path } of people) {
        const own = path.at(-1) ?? 'company';
        sizes.set(own, (sizes.get(own) ?? 0) + 1);
      }
      const { blocks, cells } = planWeek(people, new Set(people.keys()), k, 'merge');
      const sums = cells.map(({ id, blocks: inside }) => ({
        name: id,
        groups: blocks.filter((block) => inside.includes(block.id)).flatMap(({ groups }) => groups),
      }));
      expect(derivable(sums, sizes, k)).toEqual({ found: [], decided: true });
    }),
  );
});
