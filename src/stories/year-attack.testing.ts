import { derivable } from '../domain/attack.ts';
import type { PersonId } from '../domain/blocks.ts';
import type { Label } from '../domain/disclosure.ts';
import type { LedgerCell } from '../domain/ledger.ts';
import { fewestOf, possibleScores, sumsOf, unknown } from '../domain/possible.ts';
import type { StatementId } from '../domain/statements.ts';
import { type KnownWeek, Ledger, type Meaning } from './year-ledger.testing.ts';
import type { Printed } from './year-printed.testing.ts';

/*
 * Somebody who has kept everything that was ever printed and knows everything but the answers. Twice they try: with
 * algebra, for a combination of numbers that speaks of a few people alone; and with whole numbers, for answers that
 * somebody cannot have given.
 */

/** A combination that speaks of fewer people than the minimum of its weeks. */
export type Found = { readonly statement: StatementId; readonly people: number; readonly recipe: string };

/**
 * `unexplained`: numbers that the rules do not print. `answers`: groups of answers to one statement in one week that
 * stand in the same numbers; `fewestPeople` are in the smallest. `fewestPossible`: of five.
 */
export type Report = {
  readonly labels: number;
  readonly unexplained: readonly Printed[];
  readonly found: readonly Found[];
  readonly decided: boolean;
  readonly groups: number;
  readonly fewestPeople: number;
  readonly cells: number;
  readonly fewestPossible: number;
};

export function attack(weeks: readonly KnownWeek[], printed: readonly Printed[]): Report {
  const ledger = new Ledger(weeks);
  const unique = [...new Map(printed.map((one) => [JSON.stringify(one), one])).values()];
  const read = unique.map((one) => [one, ledger.meaningOf(one)] as const);
  const meanings = read.flatMap(([, meaning]) => meaning ?? []);
  const strange = ({ printed: it, says, isWhole }: Meaning): boolean =>
    !isWhole || !isWholeStep(it.at, says.grid);
  return {
    labels: unique.length,
    unexplained: [
      ...read.flatMap(([one, meaning]) => (meaning === null ? [one] : [])),
      ...meanings.filter(strange).map((meaning) => meaning.printed),
    ],
    ...byAlgebra(ledger, meanings),
    ...byWholeNumbers(meanings.filter((meaning) => meaning.isWhole)),
  };
}

const isWholeStep = (at: number, grid: number): boolean => Math.abs(at * grid - Math.round(at * grid)) < 1e-9;

// ---- by algebra ------------------------------------------------------------------------------------------------

/** Answers that stand in the same sums: no combination tells them apart. */
type Together = { readonly people: Set<PersonId>; minimum: number };

/**
 * Each statement by itself. A number of several statements is taken as if each of their sums had been printed, and a
 * word about a change as if both of its sums had: whoever has that can do all that somebody with less can.
 */
function byAlgebra(ledger: Ledger, meanings: readonly Meaning[]) {
  const sums = new Map<StatementId, Map<string, readonly LedgerCell[]>>();
  for (const { statement, cells } of meanings.flatMap(windowsIn)) {
    const key = cells.map(({ week, block }) => `${week} ${block}`).join(', ');
    const known = sums.get(statement) ?? new Map<string, readonly LedgerCell[]>();
    sums.set(statement, known.set(key, cells));
  }
  const each = [...sums].map(([statement, rows]) => ofStatement(ledger, statement, [...rows]));
  return {
    found: each.flatMap(({ found }) => found),
    decided: each.every(({ decided }) => decided),
    groups: each.reduce((total, { groups }) => total + groups, 0),
    fewestPeople: Math.min(...each.map(({ fewest }) => fewest)),
  };
}

const windowsIn = ({ parts }: Meaning): { statement: StatementId; cells: readonly LedgerCell[] }[] =>
  parts
    .flatMap(({ statement, now, before }) => [now, before].map((cells) => ({ statement, cells })))
    .filter(({ cells }) => cells.length > 0);

type Rows = readonly (readonly [name: string, cells: readonly LedgerCell[]])[];

function ofStatement(ledger: Ledger, statement: StatementId, rows: Rows) {
  const weeks = [...standsIn(ledger, rows)].map(([week, people]) => ({
    minimum: ledger.weeks.get(week)!.minimum,
    groups: groupedBy(people),
  }));
  const sizes = weeks.flatMap(({ groups }) => [...groups.values()].map((people) => people.length));
  const counted = { groups: sizes.length, fewest: Math.min(...sizes) };
  const isSmall = weeks.some(({ minimum, groups }) =>
    [...groups.values()].some((people) => people.length < minimum),
  );
  // Nothing that has been printed parts fewer than the minimum from the others, so that no combination can.
  if (!isSmall) return { found: [], decided: true, ...counted };
  return { ...search(statement, rows, overWeeks(weeks)), ...counted };
}

/** By week and person: the sums in which their answer stands. */
function standsIn(ledger: Ledger, rows: Rows): Map<string, Map<PersonId, number[]>> {
  const weeks = new Map<string, Map<PersonId, number[]>>();
  for (const [number, [, cells]] of rows.entries())
    for (const cell of cells) {
      const week = weeks.get(cell.week) ?? new Map<PersonId, number[]>();
      weeks.set(cell.week, week);
      for (const person of ledger.people.get(cell)!) week.set(person, [...(week.get(person) ?? []), number]);
    }
  return weeks;
}

type Week = { readonly minimum: number; readonly groups: ReadonlyMap<string, readonly PersonId[]> };

function overWeeks(weeks: readonly Week[]): Map<string, Together> {
  const together = new Map<string, Together>();
  for (const { minimum, groups } of weeks)
    for (const [key, people] of groups) {
      const known = together.get(key) ?? { people: new Set(), minimum };
      for (const person of people) known.people.add(person);
      known.minimum = Math.min(known.minimum, minimum);
      together.set(key, known);
    }
  return together;
}

/** People by the sums in which their answer of a week stands. */
function groupedBy(people: ReadonlyMap<PersonId, readonly number[]>): Map<string, PersonId[]> {
  const groups = new Map<string, PersonId[]>();
  for (const [person, numbers] of people) {
    const key = [...new Set(numbers)].join(' ');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [person]);
    else known.push(person);
  }
  return groups;
}

function search(
  statement: StatementId,
  rows: Rows,
  together: ReadonlyMap<string, Together>,
): { found: Found[]; decided: boolean } {
  const sums = rows.map(([name], number) => ({
    name,
    groups: [...together.keys()].filter((key) => key.split(' ').includes(String(number))),
  }));
  const peopleIn = (keys: readonly string[]): number =>
    new Set(keys.flatMap((key) => [...together.get(key)!.people])).size;
  const leastFor = (keys: readonly string[]): number =>
    Math.min(...keys.map((key) => together.get(key)!.minimum));
  // In minimums, since it may have been raised meanwhile.
  const { found, decided } = derivable(sums, (keys) => peopleIn(keys) / leastFor(keys), 1);
  return {
    decided,
    found: found.map(({ groups, recipe }) => ({ statement, people: peopleIn(groups), recipe })),
  };
}

// ---- by whole numbers ------------------------------------------------------------------------------------------

/** Weighted capped sums of some cells lie from `least` to `most`. */
type Bound = {
  readonly places: readonly number[];
  readonly weights: readonly number[];
  readonly least: number;
  readonly most: number;
};

const ROUNDS = 12;
const SLACK = 1e-9;

function byWholeNumbers(meanings: readonly Meaning[]) {
  const places = new Map<LedgerCell, number>();
  const bounds = meanings.map((meaning) => boundOf(meaning, places));
  const isCapped = meanings.every(isWithinEnds);
  const known = [...places.keys()].map(({ n }) =>
    isCapped ? { ...unknown(n) } : { n, least: n, most: 5 * n },
  );
  for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
    moved = false;
    for (const bound of bounds) moved = hold(known, bound) || moved;
  }
  return { cells: known.length, fewestPossible: fewestOf(known.map(possibleScores)) };
}

/** A mean of several statements' means is taken times their number. */
function boundOf({ printed, parts, says }: Meaning, places: Map<LedgerCell, number>): Bound {
  const cells = parts.flatMap(({ now }) => now.map((cell) => ({ cell, answers: answersIn(now) })));
  const at = cells.map(({ cell }) => {
    const place = places.get(cell) ?? places.size;
    places.set(cell, place);
    return place;
  });
  const label = labelOf(printed, says);
  if (parts.length === 1)
    return { places: at, weights: at.map(() => 1), ...sumsOf(label, answersIn(parts[0]!.now)) };
  const half = 1 / (2 * label.grid);
  const middle = label.step / label.grid;
  return {
    places: at,
    weights: cells.map(({ answers }) => 1 / answers),
    least: parts.length * (label.edge === 'or_lower' ? 1 : middle - half),
    most: parts.length * (label.edge === 'or_higher' ? 5 : middle + half),
  };
}

const answersIn = (cells: readonly LedgerCell[]): number => cells.reduce((total, { n }) => total + n, 0);

/** The steps at which a label stands for all that lies beyond it. */
const ENDS = { 2: [3, 9], 5: [7, 23], 10: [12, 48] } as const;

export function labelOf({ at, edge }: Printed, { grid }: Label): Label {
  const step = Math.round(at * grid);
  const [lowest, highest] = ENDS[grid];
  const byStep = step <= lowest ? 'or_lower' : step >= highest ? 'or_higher' : 'exact';
  return { kind: 'label', step, grid, edge: edge ?? byStep };
}

/** Nobody who sees "5" goes on to believe that ends are coded. */
const isWithinEnds = ({ printed: { at }, says: { grid } }: Meaning): boolean =>
  ENDS[grid][0] <= at * grid + SLACK && at * grid - SLACK <= ENDS[grid][1];

/** Narrows each of these sums to what the others leave for it. */
function hold(known: { n: number; least: number; most: number }[], bound: Bound): boolean {
  const { places, weights } = bound;
  const total = { least: 0, most: 0 };
  for (const [i, place] of places.entries()) {
    total.least += weights[i]! * known[place]!.least;
    total.most += weights[i]! * known[place]!.most;
  }
  let moved = false;
  for (const [i, place] of places.entries()) {
    const [one, weight] = [known[place]!, weights[i]!];
    const low = Math.ceil((bound.least - (total.most - weight * one.most)) / weight - SLACK);
    const high = Math.floor((bound.most - (total.least - weight * one.least)) / weight + SLACK);
    const [least, most] = [Math.max(one.least, low), Math.min(one.most, high)];
    moved ||= least > one.least || most < one.most;
    total.least += weight * (least - one.least);
    total.most += weight * (most - one.most);
    [one.least, one.most] = [least, most];
  }
  return moved;
}
