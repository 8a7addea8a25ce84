import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PersonId, type Placed, type SmallGroups, planWeek } from './blocks.ts';

/*
 * An attacker who keeps every number that was ever published and is good at algebra. What is unknown to them is the
 * answer of each person to each statement in each week; each number is a sum of some of these. They look for a
 * combination of numbers that speaks of fewer than k people. The arithmetic is exact.
 */

/** A published sum: over which answers it runs. An answer is one person's in one `round`: a week and a statement. */
type Published = { readonly name: string; readonly answers: readonly Answer[] };
type Answer = { readonly person: PersonId; readonly round: string };

/** The people a combination speaks of, and how it is made. */
type Finding = { readonly people: readonly PersonId[]; readonly recipe: string };

/** Answers that always appear together: no combination can tell them apart. */
type Atom = { readonly rows: readonly number[]; readonly people: ReadonlySet<PersonId> };

/** A combination of fewer than k people that some combination of the published sums speaks of, if there is one. */
function attack(published: readonly Published[], k: number): Finding | null {
  const atoms = atomsOf(published).toSorted(
    (a, b) => Number(b.people.size >= k) - Number(a.people.size >= k),
  );
  const large = atoms.filter((it) => it.people.size >= k).length;
  const matrix = published.map((_, row) => [
    ...atoms.map((atom) => fraction(atom.rows.includes(row) ? 1n : 0n)),
    ...published.map((_, i) => fraction(i === row ? 1n : 0n)),
  ]);
  // Reduced with the large atoms in front, the rows that begin behind them span all that avoids large atoms.
  const small = reduced(matrix, atoms.length).filter((row) => pivotOf(row, atoms.length) >= large);
  for (const chosen of unions(atoms.slice(large), k)) {
    const inside = new Set(chosen.map((atom) => atoms.indexOf(atom)));
    // With the atoms outside in front, a row that begins inside speaks of nobody outside.
    const order = [...atoms.keys()].toSorted((a, b) => Number(inside.has(a)) - Number(inside.has(b)));
    const turned = small.map((row) => [...order.map((i) => row[i]!), ...row.slice(atoms.length)]);
    const found = reduced(turned, atoms.length).find(
      (row) => pivotOf(row, atoms.length) >= atoms.length - inside.size,
    );
    if (found !== undefined) {
      const people = new Set(chosen.flatMap((atom) => [...atom.people]));
      return { people: [...people], recipe: recipeOf(found.slice(atoms.length), published) };
    }
  }
  return null;
}

function atomsOf(published: readonly Published[]): Atom[] {
  const rowsOf = new Map<string, { person: PersonId; rows: number[] }>();
  published.forEach(({ answers }, row) => {
    for (const { person, round } of answers) {
      const key = `${round} ${person}`;
      const column = rowsOf.get(key) ?? { person, rows: [] };
      column.rows.push(row);
      rowsOf.set(key, column);
    }
  });
  const atoms = new Map<string, { rows: readonly number[]; people: Set<PersonId> }>();
  for (const { person, rows } of rowsOf.values()) {
    const atom = atoms.get(rows.join(' ')) ?? { rows, people: new Set() };
    atom.people.add(person);
    atoms.set(rows.join(' '), atom);
  }
  return [...atoms.values()];
}

/** Every union of small atoms with fewer than k people in all, the smallest first. */
function unions(small: readonly Atom[], k: number): Atom[][] {
  const size = (atoms: readonly Atom[]): number => new Set(atoms.flatMap((it) => [...it.people])).size;
  const grow = (chosen: Atom[], from: number): Atom[][] =>
    small.slice(from).flatMap((atom, i) => {
      const next = [...chosen, atom];
      return size(next) < k ? [next, ...grow(next, from + i + 1)] : [];
    });
  return grow([], 0).toSorted((a, b) => size(a) - size(b));
}

type Fraction = readonly [num: bigint, den: bigint];

function fraction(num: bigint, den = 1n): Fraction {
  const divisor = gcd(num, den) * (den < 0n ? -1n : 1n);
  return [num / divisor, den / divisor];
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a || 1n) : gcd(b, a % b);
}

/** Reduced row echelon form over the first `columns` columns; the columns behind follow along. */
function reduced(matrix: readonly (readonly Fraction[])[], columns: number): Fraction[][] {
  const rows = matrix.map((row) => [...row]);
  let done = 0;
  for (let column = 0; column < columns; column += 1) {
    const pivot = rows.findIndex((row, i) => i >= done && row[column]![0] !== 0n);
    if (pivot < 0) continue;
    [rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
    const [num, den] = rows[done]![column]!;
    rows[done] = rows[done]!.map(([a, b]) => fraction(a * den, b * num));
    rows.forEach((row, i) => {
      const [a, b] = row[column]!;
      if (i === done || a === 0n) return;
      rows[i] = row.map(([c, d], at) => {
        const [e, f] = rows[done]![at]!;
        return fraction(c * b * f - a * e * d, d * b * f);
      });
    });
    done += 1;
  }
  return rows.slice(0, done);
}

function pivotOf(row: readonly Fraction[], columns: number): number {
  const at = row.findIndex(([num]) => num !== 0n);
  return at < 0 || at >= columns ? -1 : at;
}

function recipeOf(weights: readonly Fraction[], published: readonly Published[]): string {
  return weights
    .flatMap(([num, den], i) => (num === 0n ? [] : [`${num}/${den} × ${published[i]!.name}`]))
    .join(' + ');
}

/** A company over some weeks: who answered each statement. */
type Round = { readonly name: string; readonly people: readonly Placed[]; readonly answered: Set<PersonId> };

/** A way to publish a round. The real one is `planned`; the others each leave out one of its rules. */
type Rule = (round: Round, k: number) => Published[];

function sumOver(round: Round, name: string, people: readonly PersonId[]): Published {
  return { name: `${round.name} ${name}`, answers: people.map((person) => ({ person, round: round.name })) };
}

function planned(smallGroups: SmallGroups): Rule {
  return (round, k) => {
    const { blocks, cells, leaders } = planWeek(round.people, round.answered, k, smallGroups);
    const peopleOf = (id: string) => blocks.find((it) => it.id === id)!.people;
    return [
      ...cells.map((cell) => sumOver(round, `${cell.kind} ${cell.id}`, cell.blocks.flatMap(peopleOf))),
      ...(leaders === null ? [] : [sumOver(round, 'leaders', leaders.people)]),
    ];
  };
}

function among(round: Round, belongs: (it: Placed) => boolean): PersonId[] {
  return round.people.filter((it) => round.answered.has(it.person) && belongs(it)).map((it) => it.person);
}

/** What many products do: every team and division with enough answers, and the company. */
const thresholdOnly: Rule = (round, k) => {
  const teams = [...new Set(round.people.flatMap((it) => it.path))];
  return [
    sumOver(
      round,
      'company',
      among(round, (it) => !it.leads),
    ),
    ...teams.map((team) =>
      sumOver(
        round,
        team,
        among(round, (it) => it.path.includes(team) && !it.leads),
      ),
    ),
  ].filter((it) => it.answers.length >= k);
};

/** The blocks as they should be, and then somebody counts everyone for the company, leaders included. */
const leadersInTheCompany: Rule = (round, k) => {
  const everyone = among(round, () => true);
  const { leaders } = planWeek(round.people, round.answered, k, 'merge');
  const cells = planned('merge')(round, k);
  return leaders === null && everyone.length >= k ? [...cells, sumOver(round, 'everyone', everyone)] : cells;
};

/** Small teams are left out of the teams, but not out of the company. */
const leftOverInTheCompany: Rule = (round, k) => {
  const { leftOut } = planWeek(round.people, round.answered, k, 'leave_out');
  const everyone = among(round, (it) => !it.leads);
  const cells = planned('leave_out')(round, k);
  return leftOut.length > 0 && everyone.length >= k
    ? [...cells, sumOver(round, 'everyone', everyone)]
    : cells;
};

/** Divisions are published even when one of their people was merged into a block elsewhere. */
const divisionsAsTheyAre: Rule = (round, k) => {
  const divisions = [...new Set(round.people.flatMap((it) => it.path.slice(0, 1)))];
  const sums = divisions.map((id) =>
    sumOver(
      round,
      id,
      among(round, (it) => it.path[0] === id && !it.leads),
    ),
  );
  return [...planned('merge')(round, k), ...sums.filter((it) => it.answers.length >= k)];
};

/** Blocks are made too small. */
const blocksOfThree: Rule = (round) => planned('merge')(round, 3);

/** One person answers late, and the week is published again. */
const publishedAgain: Rule = (round, k) => {
  const late = among(round, (it) => !it.leads).slice(1);
  const again = { ...round, answered: new Set(late) };
  return [...planned('merge')(round, k), ...planned('merge')(again, k)];
};

/** Somebody changes teams, and the weeks behind are grouped by the teams of today. */
const groupedAsOfToday: Rule = (round, k) => {
  const moves = among(round, (it) => !it.leads && it.path.length > 0)[0];
  const today = round.people.map((it) => (it.person === moves ? { ...it, path: ['K'] } : it));
  return [...planned('merge')(round, k), ...planned('merge')({ ...round, people: today }, k)];
};

/** Those who lead are counted in the teams they lead, and stand in a line of their own as well. */
const leadersInTheirTeams: Rule = (round, k) => {
  const everyone = { ...round, people: round.people.map((it) => ({ ...it, leads: false })) };
  return [...planned('merge')(round, k), ...planned('merge')(everyone, k)];
};

/** The question after the talk: the company and its leaders alone, from those whose talk took place. */
const usefulTalks: Rule = (round, k) => {
  const { blocks, leaders } = planWeek(round.people, round.answered, k, 'merge');
  const company = blocks.flatMap((it) => it.people);
  return [
    ...(company.length === 0 ? [] : [sumOver(round, 'company', company)]),
    ...(leaders === null ? [] : [sumOver(round, 'leaders', leaders.people)]),
  ];
};

/** Each talk has its answer, so that who leads five people has five in the leaders' sum. */
const eachTalkAnswered: Rule = (round, k) => {
  const leaders = among(round, (it) => it.leads);
  const answers = leaders.flatMap((person) =>
    Array.from({ length: k }, (_, talk) => ({ person, round: `${round.name} ${talk}` })),
  );
  return answers.length >= k ? [{ name: `${round.name} talks of leaders`, answers }] : [];
};

const staff = fc.array(
  fc.record({
    path: fc.constantFrom('', 'D1', 'D1/A', 'D1/B', 'D1/C', 'D2/E', 'D2/F', 'D2/F/G', 'H'),
    leads: fc.integer({ min: 0, max: 9 }).map((it) => it === 0),
  }),
  { minLength: 8, maxLength: 90, size: 'max' },
);

/** Two weeks of two statements; people may move, come and go in between. */
const history = fc
  .tuple(staff, fc.array(fc.nat(99), { minLength: 40, maxLength: 40 }), fc.nat(8))
  .map(([people, dice, shift]): Round[] =>
    [0, 1, 2, 3].map((i) => {
      const moved = people.slice(i < 2 ? 0 : shift % 5);
      const placed = moved.map(({ path, leads }, at) => ({
        person: at + (i < 2 ? 0 : shift % 5),
        path: (path === '' ? [] : path.split('/')).slice(0, i < 2 ? 3 : 1 + (shift % 3)),
        leads,
      }));
      const answers = (person: number): boolean => (dice[(person + 7 * i) % 40]! * (i + 3)) % 100 >= 20;
      return {
        name: `round ${i}`,
        people: placed,
        answered: new Set(placed.map((it) => it.person).filter(answers)),
      };
    }),
  );

const K = 5;

function strike(rule: Rule, rounds: readonly Round[], k = K): Finding | null {
  return attack(
    rounds.flatMap((round) => rule(round, k)),
    k,
  );
}

describe('the attacker', () => {
  const set = (name: string, people: string): Published => ({
    name,
    answers: people.split('').map((person) => ({ person, round: 'w' })),
  });

  test('subtracts', () => {
    const found = attack([set('company', 'abcdefgh'), set('A', 'abcdef')], K);
    expect(found).toEqual({ people: ['g', 'h'], recipe: '1/1 × company + -1/1 × A' });
  });

  test('finds what no comparison of two groups shows', () => {
    // Each pair of groups differs by six people, and yet (XY + XZ - YZ) / 2 is X.
    const [x, y, z] = ['abc', 'defghi', 'jklmno'];
    const found = attack([set('XY', x + y), set('XZ', x + z), set('YZ', y + z)], K);
    expect(found?.people.toSorted()).toEqual(['a', 'b', 'c']);
    expect(found?.recipe).toBe('1/2 × XY + 1/2 × XZ + -1/2 × YZ');
  });

  test('puts small pieces together only as far as they stay below the minimum', () => {
    expect(attack([set('A', 'abcdef'), set('B', 'ghijk'), set('AB', 'abcdefghijk')], K)).toBeNull();
    expect(attack([set('ABC', 'abcdefgh'), set('AB', 'abcdefg')], K)?.people).toEqual(['h']);
  });

  test('knows that the same person in two weeks is one person', () => {
    const weeks = ['w1', 'w2'].map((round) => ({
      name: round,
      answers: ['a', 'b', 'c'].map((person) => ({ person, round })),
    }));
    expect(attack(weeks, K)?.people).toHaveLength(3);
    expect(attack(weeks, 3)).toBeNull();
  });
});

describe('from everything that was ever published', () => {
  test.each<SmallGroups>(['merge', 'leave_out'])('nothing below the minimum follows (%s)', (smallGroups) => {
    fc.assert(
      fc.property(history, fc.integer({ min: 5, max: 8 }), (rounds, k) => {
        expect(strike(planned(smallGroups), rounds, k)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('there is much to attack: a dozen numbers of a company in four rounds', () => {
    const sums = fc
      .sample(history, { numRuns: 60, seed: 1 })
      .map((rounds) => rounds.flatMap((it) => planned('merge')(it, K)));
    const average = sums.reduce((total, it) => total + it.length, 0) / sums.length;
    expect(average).toBeGreaterThan(12);
  });

  test('nothing follows when the question after the talk is told beside the statements', () => {
    fc.assert(
      fc.property(history, (rounds) => {
        const published = rounds.flatMap((round, i) =>
          (i % 2 === 0 ? planned('merge') : usefulTalks)(round, K),
        );
        expect(attack(published, K)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  test('nothing follows when the setting for small groups changes between weeks', () => {
    fc.assert(
      fc.property(history, (rounds) => {
        const published = rounds.flatMap((round, i) => planned(i < 2 ? 'merge' : 'leave_out')(round, K));
        expect(attack(published, K)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['teams and company are published by their number of answers alone', thresholdOnly],
    ['leaders are counted in the company', leadersInTheCompany],
    ['those left over are counted in the company', leftOverInTheCompany],
    ['divisions are published that are no exact union of blocks', divisionsAsTheyAre],
    ['blocks are smaller than the minimum', blocksOfThree],
    ['a week is published again after a late answer', publishedAgain],
    ['weeks behind are grouped by the teams of today', groupedAsOfToday],
    ['leaders are counted in their teams, too', leadersInTheirTeams],
    ['somebody answers for each of several talks', eachTalkAnswered],
  ])('something follows when %s', (_, rule) => {
    const found = fc.sample(history, { numRuns: 60, seed: 1 }).map((rounds) => strike(rule, rounds));
    expect(found.filter((it) => it !== null).length).toBeGreaterThan(20);
  });
});
