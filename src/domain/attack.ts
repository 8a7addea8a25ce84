/*
 * Somebody who keeps every sum that can be read and is good at algebra. Unknown to them is what each person answered;
 * each sum runs over some of these answers. They look for a combination of sums that speaks of fewer than `k` people.
 * Sums of different weeks and statements hold different answers and are looked at one by one: a combination of both
 * speaks of at least as many people as its part in either.
 */

/** A sum that can be read, and over which groups of people it runs. The people of a group are always inside together. */
export type ReadableSum = { readonly name: string; readonly groups: readonly string[] };

/** Groups of fewer than `k` people about whom a combination says something, and which one: "1 × company − 1 × A". */
export type Derivable = {
  readonly groups: readonly string[];
  readonly people: number;
  readonly recipe: string;
};

/** How many people some groups have together, where one person may be in several: the same in two weeks, say. */
export type SizeOf = (groups: readonly string[]) => number;

/** `decided`: everything was looked through. Otherwise what was not found must still be taken for derivable. */
export type Attack = { readonly found: readonly Derivable[]; readonly decided: boolean };

/** Groups that stand in the same sums: no combination can tell them apart. */
type Atom = { readonly groups: string[]; readonly sums: readonly number[]; readonly size: number };

/** A combination of sums: the weight of each atom, and of each sum it is made of. `first`: its first atom. */
type Row = { readonly first: number; readonly at: Weights; readonly by: Weights };
type Weights = Map<number, bigint>;

/** A prime of 61 bits: weights are fractions, kept as what they leave when divided by it. */
const PRIME = 2_305_843_009_213_693_951n;

/** No real ledger needs a single try; a broken one is not looked through for ever. */
const MOST_TRIES = 20_000;

/**
 * Every minimal set of groups with fewer than `k` people in all that the sums speak of. When the sums are worth as
 * much without the small atoms as with them, there is none: whatever avoids the large ones is nothing. Otherwise
 * each union of small atoms is tried.
 */
export function derivable(
  sums: readonly ReadableSum[],
  sizes: ReadonlyMap<string, number> | SizeOf,
  k: number,
): Attack {
  const sizeOf = typeof sizes === 'function' ? sizes : added(sizes);
  const atoms = atomsOf(sums, sizeOf).toSorted((a, b) => Number(a.size < k) - Number(b.size < k));
  const large = atoms.filter(({ size }) => size >= k).length;
  // Whatever a combination speaks of, a whole atom is in it.
  if (large === atoms.length) return { found: [], decided: true };
  const small = echelon(rowsOf(sums, atoms)).filter(({ first }) => first >= large);
  return small.length === 0 ? { found: [], decided: true } : search(small, atoms, sums, sizeOf, k);
}

const added =
  (sizes: ReadonlyMap<string, number>): SizeOf =>
  (groups) =>
    groups.reduce((people, group) => people + (sizes.get(group) ?? 0), 0);

function atomsOf(sums: readonly ReadableSum[], sizeOf: SizeOf): Atom[] {
  const standsIn = new Map<string, number[]>();
  for (const [number, { groups }] of sums.entries())
    for (const group of new Set(groups)) standsIn.set(group, [...(standsIn.get(group) ?? []), number]);
  const atoms = new Map<string, Omit<Atom, 'size'>>();
  for (const [group, numbers] of standsIn) {
    const key = numbers.join(' ');
    const atom = atoms.get(key) ?? { groups: [], sums: numbers };
    atom.groups.push(group);
    atoms.set(key, atom);
  }
  return [...atoms.values()].map((atom) => ({ ...atom, size: sizeOf(atom.groups) }));
}

function rowsOf(sums: readonly ReadableSum[], atoms: readonly Atom[]): Row[] {
  const rows = sums.map((_, number): Row => ({ first: 0, at: new Map(), by: new Map([[number, 1n]]) }));
  for (const [place, { sums: numbers }] of atoms.entries())
    for (const number of numbers) rows[number]!.at.set(place, 1n);
  // Short ones first: a sum over everybody is then taken apart by the blocks it is made of.
  return rows.toSorted((a, b) => a.at.size - b.at.size);
}

/** Rows that say the same and begin at different atoms; those beginning behind an atom span all that avoids it. */
function echelon(rows: readonly Row[]): Row[] {
  const pivots = new Map<number, Row>();
  for (const row of rows) {
    const rest = without(row, pivots);
    if (rest !== null) pivots.set(rest.first, rest);
  }
  return [...pivots.values()];
}

/** What a row says beyond the others, beginning with weight 1; null for nothing. */
function without(row: Row, pivots: ReadonlyMap<number, Row>): Row | null {
  const [at, by] = [new Map(row.at), new Map(row.by)];
  for (let first = firstOf(at); at.size > 0; first += 1) {
    const weight = at.get(first);
    if (weight === undefined) continue;
    const pivot = pivots.get(first);
    if (pivot === undefined) return scaled({ first, at, by }, inverse(weight));
    subtract(at, pivot.at, weight);
    subtract(by, pivot.by, weight);
  }
  return null;
}

const firstOf = (at: Weights): number =>
  [...at.keys()].reduce((least, place) => Math.min(least, place), Infinity);

function subtract(from: Weights, what: Weights, times: bigint): void {
  for (const [place, weight] of what) {
    const rest = modulo((from.get(place) ?? 0n) - times * weight);
    if (rest === 0n) from.delete(place);
    else from.set(place, rest);
  }
}

function scaled({ first, at, by }: Row, times: bigint): Row {
  if (times === 1n) return { first, at, by };
  const each = (weights: Weights): Weights =>
    new Map([...weights].map(([place, weight]) => [place, modulo(weight * times)]));
  return { first, at: each(at), by: each(by) };
}

const modulo = (value: bigint): bigint => ((value % PRIME) + PRIME) % PRIME;

/** By Fermat's little theorem. */
function inverse(value: bigint): bigint {
  let [result, power] = [1n, value];
  if (value === 1n) return result;
  for (let rest = PRIME - 2n; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = modulo(result * power);
    power = modulo(power * power);
  }
  return result;
}

// ---- the search among small atoms ------------------------------------------------------------------------------

function search(
  small: readonly Row[],
  atoms: readonly Atom[],
  sums: readonly ReadableSum[],
  sizeOf: SizeOf,
  k: number,
): Attack {
  const groupsAt = (places: readonly number[]): string[] => places.flatMap((place) => atoms[place]!.groups);
  const found: (Derivable & { places: readonly number[] })[] = [];
  let tries = 0;
  for (const places of unions(small, (places) => sizeOf(groupsAt(places)) < k)) {
    tries += 1;
    if (tries > MOST_TRIES) return { found, decided: false };
    if (found.some((one) => one.places.every((place) => places.includes(place)))) continue;
    const row = within(small, places, atoms.length);
    if (row === undefined) continue;
    const groups = groupsAt(places);
    found.push({ places, groups, people: sizeOf(groups), recipe: recipeOf(row, sums) });
  }
  return { found: found.map(({ groups, people, recipe }) => ({ groups, people, recipe })), decided: true };
}

/** Unions of the atoms that the rows speak of, with few people; those of fewer atoms first. */
function* unions(rows: readonly Row[], isFew: (places: readonly number[]) => boolean): Generator<number[]> {
  const spoken = [...new Set(rows.flatMap(({ at }) => [...at.keys()]))].toSorted((a, b) => a - b);
  let level: number[][] = [[]];
  while (level.length > 0) {
    const grown: number[][] = [];
    for (const chosen of level) {
      for (const place of spoken) {
        const next = [...chosen, place];
        if (place <= (chosen.at(-1) ?? -1) || !isFew(next)) continue;
        grown.push(next);
        yield next;
      }
    }
    level = grown;
  }
}

/** A combination of the rows that speaks of nothing but these atoms. */
function within(rows: readonly Row[], places: readonly number[], count: number): Row | undefined {
  const inside = new Set(places);
  const turned = rows.map((row) => {
    const at = [...row.at].map(
      ([place, weight]) => [place + (inside.has(place) ? count : 0), weight] as const,
    );
    return { ...row, at: new Map(at) };
  });
  return echelon(turned).find(({ first }) => first >= count);
}

function recipeOf({ by }: Row, sums: readonly ReadableSum[]): string {
  const parts = [...by]
    .toSorted(([a], [b]) => a - b)
    .map(([number, weight]) => `${fraction(weight)} × ${sums[number]!.name}`);
  return parts.join(' + ').replaceAll('+ -', '− ');
}

const LARGEST = 1_000n;

/** The small fraction that leaves this when divided by the prime. */
function fraction(weight: bigint): string {
  for (let below = 1n; below < LARGEST; below += 1n) {
    const above = modulo(weight * below);
    const signed = above > PRIME / 2n ? above - PRIME : above;
    if (signed < LARGEST && signed > -LARGEST) return below === 1n ? `${signed}` : `${signed}/${below}`;
  }
  return '…';
}
