import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClosedWeek } from './digest-data.ts';
import type { LedgerCell } from './ledger.ts';
import { BASELINE, pilotDays } from './pilot.ts';
import { pilotAdvice, pilotErrors, type PilotInput, pilotReport, pilotVerdict } from './pilot-report.ts';
import type { Counted } from './trends.ts';

const WEEKS = { baselineWeek: '2027-W02', lastWeek: '2027-W08' };

const cellsOf = (week: string, n: number, mean: number, wording = 1): LedgerCell[] =>
  BASELINE.map((statement) => ({
    week,
    statement,
    wording,
    kind: 'block' as const,
    block: `${week} ${statement}`,
    groups: ['drift'],
    n,
    sum: Math.round(n * mean),
    heads: n,
  }));

const answeredBy = (week: string, people: number[]): Counted[] =>
  BASELINE.flatMap((statement) => people.map((person) => ({ week, statement, person })));

const NONE = { part: 0, whole: 0, people: 0 };
const weekWith = (week: string, heads: number, held = NONE): ClosedWeek => ({
  week,
  heads,
  asked: [...BASELINE],
  leftOut: false,
  errors: {},
  favourable: {},
  held,
  answered: NONE,
  outcomes: NONE,
});

const people = (n: number) => Array.from({ length: n }, (_, place) => place);

function input(n: number, means: [number, number], more: Partial<PilotInput> = {}): PilotInput {
  const cells = [...cellsOf('2027-W02', n, means[0]), ...cellsOf('2027-W08', n, means[1])];
  const counted = [...answeredBy('2027-W02', people(n)), ...answeredBy('2027-W08', people(n))];
  const errors = pilotErrors(cells, counted, WEEKS);
  return {
    ...WEEKS,
    cells,
    weeks: [weekWith('2027-W08', n, { part: 9 * n, whole: 10 * n, people: n })],
    baseline: weekWith('2027-W02', n),
    facts: { errors, skipped: NONE, minutes: 180, managers: 1 },
    minimum: 5,
    ...more,
  };
}

test('a large change of the same nine people is told, a small one is not', () => {
  expect(pilotVerdict(pilotReport(input(9, [2.4, 3.8])))).toBe('better');
  expect(pilotVerdict(pilotReport(input(9, [3.8, 2.4])))).toBe('worse');
  expect(pilotVerdict(pilotReport(input(9, [3.2, 3.5])))).toBe('same');
});

test('in a pilot of seven the levels stand there and nothing is compared', () => {
  const report = pilotReport(input(7, [2, 4.5]));
  expect(report.statements[0]!.before.is.kind).toBe('label');
  expect(pilotVerdict(report)).toBe('unknown');
  expect(pilotVerdict(pilotReport(input(8, [2, 4.5])))).toBe('better');
});

test('the leaders stand beside the others, and are part of no verdict', () => {
  const of = (week: string, mean: number) =>
    cellsOf(week, 5, mean).map((cell) => ({ ...cell, kind: 'leaders' as const }));
  const plain = input(9, [3.2, 3.5]);
  expect(pilotReport(plain).statements[0]!.leaders.after.is.kind).toBe('withheld');
  const leaders = [...of('2027-W02', 2), ...of('2027-W08', 4)];
  const both = pilotReport({ ...plain, cells: [...plain.cells, ...leaders] });
  expect(both.statements[0]!.leaders.before.is).toMatchObject({ step: 4, grid: 2 });
  expect(both.statements[0]!.leaders.after.is).toMatchObject({ step: 8, grid: 2 });
  expect(pilotVerdict(both)).toBe('same');
});

test('below the minimum there is no number and no comparison', () => {
  const report = pilotReport({ ...input(9, [2, 5]), cells: cellsOf('2027-W08', 9, 4) });
  expect(report.statements[0]!.before.is).toEqual({ kind: 'withheld', why: 'too_few' });
  expect(pilotVerdict(report)).toBe('unknown');
});

test('with fewer than half of the answers asked for, nothing is compared', () => {
  const report = pilotReport(input(9, [2, 4], { baseline: weekWith('2027-W02', 30) }));
  expect(pilotVerdict(report)).toBe('unknown');
});

test('other meanings of the scores are never compared', () => {
  const cells = [...cellsOf('2027-W02', 9, 2), ...cellsOf('2027-W08', 9, 4, 101)];
  const errors = pilotErrors(cells, [], WEEKS);
  expect(errors).toEqual({});
  const facts = { errors, skipped: NONE, minutes: 0, managers: 0 };
  const report = pilotReport({ ...input(9, [2, 4]), cells, facts });
  expect(report.otherMeanings).toBe(true);
  expect(pilotVerdict(report)).toBe('unknown');
});

test('where it is forgotten who answered first, the error is never smaller', () => {
  const group = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(group, group, (first, last) => {
      const cells = [...cellsOf('2027-W02', first.length, 3), ...cellsOf('2027-W08', last.length, 3)];
      const now = answeredBy('2027-W08', last);
      const known = pilotErrors(cells, [...answeredBy('2027-W02', first), ...now], WEEKS);
      const forgotten = pilotErrors(cells, now, WEEKS);
      for (const id of BASELINE) expect(forgotten[id]).toBeGreaterThan(known[id]! - 1e-12);
    }),
  );
});

test('talks that are not held speak for adjusting, whatever people say', () => {
  const few = [weekWith('2027-W08', 9, { part: 20, whole: 90, people: 9 })];
  expect(pilotAdvice(pilotReport(input(9, [2.4, 3.8])))).toBe('extend');
  expect(pilotAdvice(pilotReport(input(9, [2.4, 3.8], { weeks: few })))).toBe('adjust');
  expect(pilotAdvice(pilotReport(input(9, [3, 3])))).toBe('longer');
  expect(pilotAdvice(pilotReport(input(4, [2, 5])))).toBe('ask');
});

test('the talks begin the week after the opening questions, and end with the week that asks again', () => {
  expect(pilotDays(WEEKS)).toEqual({
    asked: { from: '2027-01-11', to: '2027-01-17' },
    talks: { from: '2027-01-18', to: '2027-02-28' },
    again: { from: '2027-02-22', to: '2027-02-28' },
  });
});
