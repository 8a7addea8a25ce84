import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createBreaker } from './breaker.ts';
import { createBudget } from './budget.ts';

const POST = 'chat.postMessage';

/** How many calls pass in the given time when every one is taken as soon as it may be. */
function callsIn(
  seconds: number,
  rule: (n: number, budget: ReturnType<typeof createBudget>) => void = () => {},
) {
  const clock = movableClock(0);
  const budget = createBudget(clock, () => 0);
  let calls = 0;
  while (clock.mono() < seconds * 1000) {
    const wait = budget.wait(POST);
    if (wait > 0) clock.advance(wait);
    else {
      budget.take(POST);
      rule(++calls, budget);
    }
  }
  return calls;
}

test('posting begins with four a second after a burst of four', () => {
  expect(callsIn(60)).toBeGreaterThanOrEqual(240);
  expect(callsIn(60)).toBeLessThanOrEqual(245);
});

test('fifty clean sends raise the rate a little, up to eight a second', () => {
  const raised = callsIn(60, (_, budget) => budget.clean(POST));
  expect(raised).toBeGreaterThan(250);
  expect(callsIn(3600, (_, budget) => budget.clean(POST))).toBeLessThan(8 * 3600);
});

test('a 429 silences that method for as long as Slack says, and halves its rate', () => {
  const clock = movableClock(0);
  const budget = createBudget(clock, () => 0.5);
  budget.take(POST);
  budget.limited(POST, 10_000);
  expect(budget.wait(POST)).toBe(10_500);
  expect(budget.wait('views.publish')).toBe(0);
  clock.advance(10_500);
  let calls = 0;
  for (const end = clock.mono() + 10_000; clock.mono() < end; clock.advance(Math.max(1, budget.wait(POST)))) {
    budget.take(POST);
    calls += 1;
  }
  expect(calls).toBeLessThanOrEqual(2 * 10 + 4);
});

test('however often Slack says 429, one message every two seconds is tried', () => {
  const clock = movableClock(0);
  const budget = createBudget(clock, () => 0);
  for (let n = 0; n < 50; n++) budget.limited(POST, 0);
  for (let n = 0; n < 4; n++) budget.take(POST);
  expect(budget.wait(POST)).toBeLessThanOrEqual(10_000);
});

/** What share of the calls that Slack takes is made, if it refuses all beyond so many in a minute for the next half minute. */
function shareMade(perMinute: number, minutes: number): number {
  const clock = movableClock(0);
  const budget = createBudget(clock, () => 0);
  const taken: number[] = [];
  while (clock.mono() < minutes * 60_000) {
    const wait = budget.wait(POST);
    if (wait > 0) {
      clock.advance(wait);
      continue;
    }
    budget.take(POST);
    const isFull = (taken.at(-perMinute) ?? -Infinity) > clock.mono() - 60_000;
    if (isFull) budget.limited(POST, 30_000);
    else {
      taken.push(clock.mono());
      budget.clean(POST);
    }
  }
  return taken.length / (perMinute * minutes);
}

test('where Slack takes less than the most we try, nine tenths of what it takes are sent', () => {
  expect(shareMade(300, 120)).toBeGreaterThan(0.9);
  expect(shareMade(180, 120)).toBeGreaterThan(0.9);
});

test('what Slack refused once is tried again later: it may take more by then', () => {
  const clock = movableClock(0);
  const budget = createBudget(clock, () => 0);
  budget.limited(POST, 0);
  const callsIn = (minutes: number) => {
    let calls = 0;
    for (const end = clock.mono() + minutes * 60_000; clock.mono() < end; calls += 1) {
      clock.advance(budget.wait(POST));
      budget.take(POST);
      budget.clean(POST);
    }
    return calls / minutes;
  };
  expect(callsIn(15)).toBeLessThan(4 * 60);
  callsIn(60);
  expect(callsIn(5)).toBeGreaterThan(5 * 60);
});

test('a channel gets at most one post in 1.1 seconds', () => {
  const clock = movableClock(0);
  const budget = createBudget(clock);
  budget.posting('U1');
  expect([budget.waitFor('U1'), budget.waitFor('U2')]).toEqual([1100, 0]);
  expect(budget.cooling()).toEqual(['U1']);
  clock.advance(1100);
  expect([budget.waitFor('U1'), budget.cooling()]).toEqual([0, []]);
});

test('a clock that steps back neither stops nor floods', () => {
  const clock = movableClock(1e12);
  const budget = createBudget(clock);
  for (let n = 0; n < 4; n++) budget.take(POST);
  clock.set(1e12 - 86_400_000);
  expect(budget.wait(POST)).toBe(250);
  clock.advance(250);
  expect(budget.wait(POST)).toBe(0);
});

test('whatever happens, a minute never sees more than the most plus the burst', () => {
  const step = record({ pause: nat(2000), what: constantFrom('call', 'clean', 'limited') });
  assert(
    property(array(step, { maxLength: 400 }), (steps) => {
      const clock = movableClock(0);
      const budget = createBudget(clock, () => 0);
      const at: number[] = [];
      for (const { pause, what } of steps) {
        clock.advance(pause);
        if (what === 'limited') budget.limited(POST, 1000);
        else if (budget.wait(POST) === 0) {
          budget.take(POST);
          at.push(clock.mono());
          budget.clean(POST);
        }
      }
      const busiest = at.map((from) => at.filter((one) => one >= from && one < from + 60_000).length);
      expect(Math.max(0, ...busiest)).toBeLessThanOrEqual(8 * 60 + 4);
    }),
  );
});

test('the fifth failure in a row opens the breaker, and a success closes it', () => {
  const clock = movableClock(0);
  const breaker = createBreaker(clock);
  for (let n = 0; n < 4; n++) breaker.failure();
  breaker.success();
  for (let n = 0; n < 4; n++) breaker.failure();
  expect(breaker.open()).toBeNull();
  breaker.failure();
  expect([breaker.open(), breaker.wait()]).toEqual(['outage', 15_000]);
  breaker.success();
  expect(breaker.open()).toBeNull();
});

test('probes come less and less often, up to ten minutes apart', () => {
  const clock = movableClock(0);
  const breaker = createBreaker(clock);
  breaker.trip('refused');
  const waits = Array.from({ length: 6 }, () => {
    const wait = breaker.wait();
    clock.advance(wait);
    breaker.stillBroken();
    return wait / 60_000;
  });
  expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
});
