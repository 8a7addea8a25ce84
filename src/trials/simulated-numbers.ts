import { type Placed, planWeek } from '../domain/blocks.ts';
import type { ClosedWeek, DigestData } from '../domain/digest-data.ts';
import { digestOf } from '../domain/digest.ts';
import { favourablePercent } from '../domain/disclosure.ts';
import { type LedgerCell, ledgerCell } from '../domain/ledger.ts';
import { type Score, STATEMENTS, type StatementId, statementsOfWeek } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import { type Counted, changeErrors, trendOf } from '../domain/trends.ts';
import { createDice } from '../practice/dice.ts';

/*
 * Invented companies, to see how often the digest calls a change that is there and one that is not. Everything after
 * the answer of a person is the code that a real week goes through: blocks, capped sums, errors, verdicts.
 */

/** What is different from the fifth week on: on every statement (`everything`) or on one (`one`), in points. */
export type Scenario = { readonly people: number; readonly one: number; readonly everything: number };

/** What the digest of the eighth week says. */
export type Said = { readonly index: string; readonly one: string; readonly anyArrow: boolean };

const FIRST_WEEK = '2027-W02';
const WEEKS = 8;
const CHANGED_FROM = 4;
const PER_WEEK = 4;
const MINIMUM = 5;
/** The statement that changes. */
const ONE: StatementId = 'I1';
const TEAM_OF = 8;

/** How people tick: a person differs from the others, and from week to week from themselves; four of five answer. */
const PEOPLE = { mean: 3.8, between: 0.7, within: 0.7, answering: 0.8 };

/** From 0 up to, not including, 1. */
export type Roll = () => number;

/** A normal deviate (Box and Muller 1958). */
const normal = (roll: Roll): number => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());

/** One company of so many people, eight weeks, and what its digest then says. */
export function live(scenario: Scenario, roll: Roll): Said {
  const people = Array.from({ length: scenario.people }, (_, person): Placed => ({
    person,
    path: [`team${Math.floor(person / TEAM_OF)}`],
    leads: false,
  }));
  const levels = people.map(() => STATEMENTS.map(() => PEOPLE.between * normal(roll)));
  const cells: LedgerCell[] = [];
  const counted: Counted[] = [];
  const weeks: ClosedWeek[] = [];
  for (let index = 0; index < WEEKS; index += 1) {
    const week = addWeeks(FIRST_WEEK, index);
    const asked = statementsOfWeek(
      index,
      STATEMENTS.map(({ id }) => id),
      PER_WEEK,
    );
    const favourable: Record<string, number> = {};
    for (const statement of asked) {
      const given = ticks(scenario, { index, statement }, levels, roll);
      const { blocks } = planWeek(people, new Set(given.keys()), MINIMUM, 'merge');
      const of = { week, statement, wording: 1, kind: 'block' } as const;
      const made = blocks.map((block) => ledgerCell(of, block, given));
      const inside = blocks.flatMap((block) => block.people);
      cells.push(...made);
      counted.push(...inside.map((person) => ({ week, statement, person })));
      const percent = favourablePercent(
        inside.filter((person) => given.get(Number(person))! >= 4).length,
        made,
      );
      if (percent !== null) favourable[statement] = percent;
    }
    const trends = STATEMENTS.map((it) => trendOf(cells, it, week));
    const none = { part: 0, whole: 0, people: 0 };
    weeks.push({
      week,
      heads: people.length,
      asked,
      leftOut: false,
      errors: changeErrors(trends, counted, PER_WEEK),
      favourable,
      held: none,
      answered: none,
      outcomes: none,
    });
  }
  const week = addWeeks(FIRST_WEEK, WEEKS - 1);
  return saidIn(digestOf({ week, statements: STATEMENTS, cells, weeks, minimum: MINIMUM }));
}

function ticks(
  { one, everything }: Scenario,
  { index, statement }: { index: number; statement: StatementId },
  levels: readonly (readonly number[])[],
  roll: Roll,
): Map<number, Score> {
  const at = STATEMENTS.findIndex(({ id }) => id === statement);
  const moved = index < CHANGED_FROM ? 0 : everything + (statement === ONE ? one : 0);
  const given = new Map<number, Score>();
  levels.forEach((own, person) => {
    const felt = PEOPLE.mean + moved + own[at]! + PEOPLE.within * normal(roll);
    if (roll() < PEOPLE.answering) given.set(person, scoreOf(felt));
  });
  return given;
}

const scoreOf = (felt: number): Score => Math.min(Math.max(Math.round(felt), 1), 5) as Score;

function saidIn(data: DigestData): Said {
  if (data.kind !== 'numbers') return { index: 'too_few', one: 'too_few', anyArrow: false };
  const index = data.index.change.is.verdict;
  const each = data.statements.map(({ statement, change }) => [statement, change.is.verdict] as const);
  const isArrow = (verdict: string): boolean => verdict === 'up' || verdict === 'down';
  return {
    index,
    one: each.find(([statement]) => statement === ONE)![1],
    anyArrow: [index, ...each.map(([, verdict]) => verdict)].some(isArrow),
  };
}

/** Shares of so many companies, from 0 to 1. */
export type Rates = { readonly falseArrow: number; readonly oneCalled: number; readonly indexCalled: number };

/**
 * How often a digest carries an arrow although nothing has changed, how often it calls one statement that rose by half
 * a point, and how often the index when everything rose by 0.3. The same for the same seed.
 */
export function ratesOf(people: number, companies: number, seed: number): Rates {
  const dice = createDice(seed);
  const roll = () => dice.roll();
  const share = (scenario: Omit<Scenario, 'people'>, is: (said: Said) => boolean): number =>
    Array.from({ length: companies }, () => live({ people, ...scenario }, roll)).filter(is).length /
    companies;
  return {
    falseArrow: share({ one: 0, everything: 0 }, ({ anyArrow }) => anyArrow),
    oneCalled: share({ one: 0.5, everything: 0 }, ({ one }) => one === 'up'),
    indexCalled: share({ one: 0, everything: 0.3 }, ({ index }) => index === 'up'),
  };
}
