import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asAnswers,
  type Cause,
  CAUSE_IDS,
  CAUSES,
  causeSteps,
  chosenIn,
  isToBeAsked,
  showCauses,
} from './causes.ts';
import { showMean, withhold } from './disclosure.ts';
import type { Score, StatementId } from './statements.ts';

const level = (sum: number, n: number) => showMean([{ sum, answers: n, smallest: n, weeks: ['2027-W10'] }]);

/** What each person chose, by cause and person. */
function given(people: readonly (readonly Cause[])[]): Map<StatementId, Map<number, Score>> {
  return new Map(
    CAUSE_IDS.map((id) => [id, new Map(people.map((chosen, n) => [n, asAnswers(chosen).get(id)!]))]),
  );
}
const everybody = (n: number) => new Set(Array.from({ length: n }, (_, i) => i));

test('what was chosen is read again, nothing of it as well, and all answers lie in as many places', () => {
  fc.assert(
    fc.property(fc.subarray([...CAUSES]), (chosen) => {
      const answers = asAnswers(chosen);
      expect(chosenIn(answers)).toEqual(chosen);
      expect([...answers.keys()]).toEqual(CAUSE_IDS);
    }),
  );
  expect(chosenIn(new Map([['I1', 5]]))).toBeNull();
});

test('from twenty answers each cause has a step, and at the ends it says no more than ten or ninety', () => {
  const people = Array.from({ length: 20 }, (_, n): Cause[] =>
    n < 8 ? ['timing', 'structure'] : ['timing'],
  );
  const { shares } = showCauses('2027-W10', causeSteps(given(people), everybody(20)));
  expect(shares.map(({ cause, share }) => [cause, share.is])).toEqual([
    ['timing', { kind: 'share', percent: 90, edge: 'or_higher' }],
    ['structure', { kind: 'share', percent: 40, edge: 'exact' }],
    ...(['disagreement', 'adaptation', 'not_heard', 'influence'] as const).map((cause) => [
      cause,
      { kind: 'share', percent: 10, edge: 'or_lower' },
    ]),
  ]);
});

test('nineteen answers have none, and who leads others is not one of twenty', () => {
  const people = Array.from({ length: 20 }, (): Cause[] => ['influence']);
  expect(causeSteps(given(people), everybody(19))).toBe('too_few');
  expect(showCauses('2027-W10', 'too_few').shares).toEqual([]);
});

test('it is asked below three, after a fall of half a point, and not within eight weeks', () => {
  const low = { useful: level(58, 20), before: null };
  expect(isToBeAsked('2027-W12', low, null)).toBe(true);
  expect(isToBeAsked('2027-W12', { useful: level(60, 20), before: null }, null)).toBe(false);
  expect(isToBeAsked('2027-W12', { useful: level(70, 20), before: level(80, 20) }, null)).toBe(true);
  expect(isToBeAsked('2027-W12', low, '2027-W05')).toBe(false);
  expect(isToBeAsked('2027-W12', low, '2027-W04')).toBe(true);
  expect(isToBeAsked('2027-W12', { useful: withhold('too_few'), before: level(80, 20) }, null)).toBe(false);
});
