import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PersonId, type Placed, type SmallGroups, type WeekPlan, planWeek } from './blocks.ts';

/** People who all answered: `['D1/A', 5]` are five in team A of division D1, `['', 2]` two of the company itself. */
function company(...teams: readonly (readonly [path: string, people: number])[]): Placed[] {
  return teams.flatMap(([path, count]) =>
    Array.from({ length: count }, (_, i) => ({
      person: `${path}#${i}`,
      path: path === '' ? [] : path.split('/'),
      leads: false,
    })),
  );
}

function plan(people: readonly Placed[], smallGroups: SmallGroups = 'merge', k = 5): WeekPlan {
  return planWeek(people, new Set(people.map((it) => it.person)), k, smallGroups);
}

function shown(week: WeekPlan): string[] {
  return week.cells.map(({ id, people }) => `${id} ${people}`).toSorted();
}

describe('what is shown of a week', () => {
  test.each([
    ['a company of four', company(['A', 4]), []],
    ['two teams of two', company(['A', 2], ['B', 2]), []],
    ['five and three', company(['A', 5], ['B', 3]), ['company 8']],
    ['five and five', company(['A', 5], ['B', 5]), ['A 5', 'B 5', 'company 10']],
    ['five, three and two', company(['A', 5], ['B', 3], ['C', 2]), ['A 5', 'B+C 5', 'company 10']],
    ['seven, two and two', company(['A', 7], ['B', 2], ['C', 2]), ['company 11']],
    ['three teams of four', company(['A', 4], ['B', 4], ['C', 4]), ['company 12']],
    ['six, nine and one', company(['A', 6], ['B', 9], ['C', 1]), ['A+C 7', 'B 9', 'company 16']],
    ['seven, five and two', company(['A', 7], ['B', 5], ['C', 2]), ['A 7', 'B+C 7', 'company 14']],
    ['six, none and seven', company(['A', 6], ['B', 0], ['C', 7]), ['A 6', 'C 7', 'company 13']],
    [
      'two divisions with a small team each',
      company(['D1/A', 5], ['D1/B', 2], ['D2/C', 6], ['D2/E', 3]),
      ['A 5', 'B+E 5', 'C 6', 'company 16'],
    ],
    [
      'a small team beside one of five',
      company(['D1/A', 5], ['D1/B', 2], ['D2/C', 6]),
      ['A+B 7', 'C 6', 'company 13'],
    ],
    [
      'small teams that make a block within their division',
      company(['D1/A', 5], ['D1/B', 3], ['D1/F', 3], ['D2/C', 7]),
      ['A 5', 'B+F 6', 'C 7', 'D1 11', 'company 18'],
    ],
    [
      'one person directly in a division',
      company(['D1/A', 6], ['D1/B', 7], ['D1', 1], ['D2/C', 8]),
      ['A+D1 7', 'B 7', 'C 8', 'D1 14', 'company 22'],
    ],
    [
      'six of a division itself beside a small team of it',
      company(['D1', 6], ['D1/B', 2], ['D2/C', 5]),
      ['B+C 7', 'D1 6', 'company 13'],
    ],
    [
      'five of a division itself beside a small team of it',
      company(['D1', 5], ['D1/B', 2], ['D2/C', 5]),
      ['B+C 7', 'D1 5', 'company 12'],
    ],
    [
      'two teams of five, of which the first by name takes in the small one',
      company(['D1/Z', 5], ['D1', 5], ['D2/C', 2]),
      ['C+D1 7', 'Z 5', 'company 12'],
    ],
  ])('%s', (_, people, expected) => {
    expect(shown(plan(people))).toEqual(expected);
  });

  test('each group says what it is: the company, a team of whole blocks, or a block', () => {
    const { cells } = plan(company(['D1/A', 5], ['D1/B', 3], ['D1/F', 3], ['D2/C', 7]));
    expect(cells.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'company company',
      'team D1',
      'block A',
      'block B+F',
      'block C',
    ]);
  });

  test('blocks stand in the order of their names, also where one came together later', () => {
    const { blocks } = plan(company(['D', 5], ['C', 2], ['B', 3], ['A', 5]));
    expect(blocks.map(({ id }) => id)).toEqual(['A', 'B+C', 'D']);
  });

  test.each([
    [
      'four beside nine (Culture Amp hides the nine, too)',
      company(['Sales', 4], ['Technology', 9]),
      ['company 13'],
    ],
    ['three beside six (dialog.nl shows nine alone)', company(['A', 3], ['B', 6]), ['company 9']],
    [
      'three and six in a department beside four of the company (dialog.nl shows six and thirteen)',
      company(['D/A', 3], ['D/B', 6], ['', 4]),
      ['A+company 7', 'B 6', 'company 13'],
    ],
    ['five beside three (Peakon shows both and tells the three)', company(['A', 5], ['B', 3]), ['company 8']],
  ])('where other products were asked the same: %s', (_, people, expected) => {
    expect(shown(plan(people))).toEqual(expected);
  });

  test('left out, a small team is missing from the company too, and its neighbours keep their numbers', () => {
    const week = plan(company(['A', 6], ['B', 9], ['C', 1]), 'leave_out');
    expect(shown(week)).toEqual(['A 6', 'B 9', 'company 15']);
    expect(week.leftOut).toEqual(['C#0']);
  });

  test('a division with somebody left out has no number', () => {
    const week = plan(company(['D1/A', 5], ['D1/B', 6], ['D1/E', 2], ['D2/C', 7]), 'leave_out');
    expect(shown(week)).toEqual(['A 5', 'B 6', 'C 7', 'company 18']);
  });

  test('people of the company itself join what is left, or stand alone when there are five', () => {
    expect(shown(plan(company(['', 3], ['A', 2], ['B', 6])))).toEqual(['A+company 5', 'B 6', 'company 11']);
    expect(plan(company(['', 5], ['A', 6])).blocks.map((it) => it.id)).toEqual(['A', 'company']);
  });

  test('a higher minimum makes larger blocks', () => {
    const people = company(['A', 6], ['B', 8], ['C', 9]);
    expect(shown(plan(people, 'merge', 8))).toEqual(['A+B 14', 'C 9', 'company 23']);
  });

  test('what is left joins the team that had the fewest people, not the one with the fewest answers', () => {
    const people = company(['A', 7], ['B', 9], ['C', 2]);
    const answered = new Set(people.map((it) => it.person));
    for (const person of ['B#0', 'B#1', 'B#2', 'B#3']) answered.delete(person);
    expect(planWeek(people, answered, 5, 'merge').blocks.map((it) => it.id)).toEqual(['A+C', 'B']);
  });

  test('a block knows how many belonged to its teams as the week opened', () => {
    const people = company(['A', 7], ['B', 6]);
    const answered = new Set(people.map((it) => it.person).filter((it) => it !== 'A#6'));
    const heads = planWeek(people, answered, 5, 'merge').blocks.map((it) => it.heads);
    expect(heads).toEqual([7, 6]);
  });

  test('a block of several teams knows how many belonged to all of them', () => {
    const people = company(['A', 5], ['B', 4], ['C', 2]);
    const answered = new Set(people.map((it) => it.person).filter((it) => it !== 'B#3'));
    const heads = planWeek(people, answered, 5, 'merge').blocks.map(({ id, heads }) => `${id} ${heads}`);
    expect(heads).toEqual(['A 5', 'B+C 6']);
  });
});

describe('leaders', () => {
  const led = (count: number): Placed[] =>
    company(['L', count]).map((it) => ({ ...it, path: ['A'], leads: true }));

  test('five of them have a line of their own and are in no team', () => {
    const week = plan([...company(['A', 5]), ...led(5)]);
    expect(week.leaders).toMatchObject({ heads: 5, groups: [] });
    expect(week.leaders?.people).toHaveLength(5);
    expect(shown(week)).toEqual(['company 5']);
  });

  test('are counted when they have answered, and only then', () => {
    const leaders = led(6);
    const answered = (count: number) => new Set(leaders.slice(0, count).map((it) => it.person));
    expect(planWeek(leaders, answered(5), 5, 'merge').leaders).toEqual({
      id: 'leaders',
      groups: [],
      people: ['L#0', 'L#1', 'L#2', 'L#3', 'L#4'],
      heads: 6,
    });
    expect(planWeek(leaders, answered(4), 5, 'merge').leaders).toBeNull();
  });

  test('four of them are counted nowhere', () => {
    const week = plan([...company(['A', 5]), ...led(4)]);
    expect(week.leaders).toBeNull();
    expect(week.blocks.flatMap((it) => it.people)).toHaveLength(5);
    expect(week.leftOut).toEqual([]);
  });

  test('do not help a team of four over the limit', () => {
    expect(shown(plan([...company(['A', 4]), ...led(2)]))).toEqual([]);
  });
});

const somebody = fc.record({
  path: fc.constantFrom('', 'D1', 'D1/A', 'D1/B', 'D1/E/F', 'D1/E/G', 'D2', 'D2/C', 'D2/H', 'K'),
  leads: fc.integer({ min: 0, max: 9 }).map((it) => it > 7),
  answered: fc.integer({ min: 0, max: 9 }).map((it) => it > 2),
});

const situation = fc.record({
  staff: fc.array(somebody, { maxLength: 60, size: 'max' }),
  k: fc.integer({ min: 5, max: 10 }),
  smallGroups: fc.constantFrom<SmallGroups>('merge', 'leave_out'),
  seed: fc.integer(),
});

function placed(staff: readonly { path: string; leads: boolean; answered: boolean }[]) {
  const people = staff.map(({ path, leads }, person) => ({
    person,
    path: path === '' ? [] : path.split('/'),
    leads,
  }));
  const answered = new Set<PersonId>(people.map((it) => it.person).filter((i) => staff[i]!.answered));
  return { people, answered };
}

describe('for every company', () => {
  test('blocks are disjoint, of at least the minimum, and hold all who answered but fewer than the minimum', () => {
    fc.assert(
      fc.property(situation, ({ staff, k, smallGroups }) => {
        const { people, answered } = placed(staff);
        const week = planWeek(people, answered, k, smallGroups);
        const inBlocks = week.blocks.flatMap((it) => it.people);
        expect(new Set(inBlocks).size).toBe(inBlocks.length);
        expect(week.blocks.every((it) => it.people.length >= k)).toBe(true);
        const employees = people.filter((it) => !it.leads && answered.has(it.person)).map((it) => it.person);
        expect([...inBlocks, ...week.leftOut].toSorted()).toEqual(employees.toSorted());
        const most = smallGroups === 'merge' && employees.length >= k ? 0 : k - 1;
        expect(week.leftOut.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('every cell is a union of blocks, the company that of all, and a team exactly those of it who answered', () => {
    fc.assert(
      fc.property(situation, ({ staff, k, smallGroups }) => {
        const { people, answered } = placed(staff);
        const { blocks, cells } = planWeek(people, answered, k, smallGroups);
        const peopleOf = (ids: readonly string[]) =>
          ids.flatMap((id) => blocks.find((it) => it.id === id)!.people).toSorted();
        const below = (team: string) =>
          people
            .filter((it) => it.path.includes(team) && !it.leads && answered.has(it.person))
            .map((it) => it.person);
        for (const cell of cells) expect(peopleOf(cell.blocks)).toHaveLength(cell.people);
        for (const team of cells.filter((it) => it.kind === 'team'))
          expect(peopleOf(team.blocks)).toEqual(below(team.id).toSorted());
        for (const whole of cells.filter((it) => it.kind === 'company'))
          expect(whole.blocks).toEqual(blocks.map((it) => it.id));
        expect(cells.some((it) => it.kind === 'company')).toBe(blocks.length > 0);
      }),
    );
  });

  test('of teams side by side at most one with enough answers has no number, and only if fewer are left over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 5, max: 8 }),
        (counts, k) => {
          const week = plan(company(...counts.map((n, i): [string, number] => [`T${i}`, n])), 'merge', k);
          const enough = counts.flatMap((n, i) => (n >= k ? [`T${i}`] : []));
          const without = enough.filter((id) => week.blocks.every((block) => block.id !== id));
          const left = counts.filter((n) => n < k).reduce((sum, n) => sum + n, 0);
          expect(without.length).toBe(enough.length > 0 && left > 0 && left < k ? 1 : 0);
        },
      ),
    );
  });

  test('the order of people does not matter', () => {
    fc.assert(
      fc.property(situation, ({ staff, k, smallGroups, seed }) => {
        const { people, answered } = placed(staff);
        const key = (it: Placed) => ((Number(it.person) + 1) * (seed | 1)) % 101;
        const shuffled = people.toSorted((a, b) => key(a) - key(b));
        const responded = new Set([...answered].toReversed());
        expect(planWeek(shuffled, responded, k, smallGroups)).toEqual(
          planWeek(people, answered, k, smallGroups),
        );
      }),
    );
  });
});
