import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createBreaker } from './breaker.ts';
import { createBudget, type Method } from './budget.ts';

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

test('while Slack cannot be reached it is asked ever less often, up to two minutes apart', () => {
  const clock = movableClock(0);
  const breaker = createBreaker(clock);
  breaker.stillBroken();
  expect([breaker.open(), breaker.wait()]).toEqual([null, 0]);
  breaker.trip('outage');
  const waits = Array.from({ length: 5 }, () => {
    const wait = breaker.wait();
    clock.advance(wait);
    expect(breaker.wait()).toBe(0);
    breaker.stillBroken();
    return wait / 1000;
  });
  expect(waits).toEqual([15, 30, 60, 120, 120]);
});

test('the same trouble again does not put off the next probe, another one begins anew', () => {
  const clock = movableClock(0);
  const breaker = createBreaker(clock);
  breaker.trip('outage');
  clock.advance(10_000);
  breaker.trip('outage');
  expect([breaker.open(), breaker.wait()]).toEqual(['outage', 5_000]);
  clock.advance(7_000);
  expect(breaker.wait()).toBe(0);
  breaker.trip('refused');
  expect([breaker.open(), breaker.wait()]).toEqual(['refused', 60_000]);
});

/** Takes what is there; then the time between two calls says the rate. */
function between(budget: ReturnType<typeof createBudget>, method: Method = POST): number {
  while (budget.wait(method) === 0) budget.take(method);
  return budget.wait(method);
}
const clean = (budget: ReturnType<typeof createBudget>, times: number) => {
  for (let n = 0; n < times; n++) budget.clean(POST);
};

test.each<[Method, burst: number, every: number, atLeast: number]>([
  ['chat.postMessage', 4, 250, 2_000],
  ['chat.update', 8, 1_250, 5_000],
  ['chat.delete', 8, 1_500, 6_000],
  ['views.publish', 8, 750, 3_000],
  ['conversations.history', 4, 1_500, 6_000],
  ['files.completeUploadExternal', 4, 750, 3_000],
  ['users.info', 8, 750, 3_000],
  ['users.list', 3, 4_000, 16_000],
])('%s: %i at once, one every %i ms, and never less than one every %i ms', (method, burst, every, least) => {
  const budget = createBudget(movableClock(0), () => 0);
  for (let n = 0; n < burst; n++) {
    expect(budget.wait(method)).toBe(0);
    budget.take(method);
  }
  expect(budget.wait(method)).toBe(every);
  budget.giveBack(method);
  expect(budget.wait(method)).toBe(0);
  for (let n = 0; n < 10; n++) budget.limited(method, 0);
  expect(between(budget, method)).toBe(least);
});

test('only after each fifty clean calls the rate rises, and a 429 begins to count anew', () => {
  const budget = createBudget(movableClock(0), () => 0);
  clean(budget, 49);
  expect(between(budget)).toBe(250);
  clean(budget, 1);
  expect(between(budget)).toBe(244);
  clean(budget, 49);
  budget.limited(POST, 0);
  clean(budget, 1);
  expect(between(budget)).toBe(488);
});

test('a method that begins with the most it may never becomes faster', () => {
  const budget = createBudget(movableClock(0), () => 0);
  for (let n = 0; n < 200; n++) budget.clean('users.list');
  expect(between(budget, 'users.list')).toBe(4_000);
});

test('after a 429 at most one call is left over of what had been saved up', () => {
  const budget = createBudget(movableClock(0), () => 0);
  budget.limited(POST, 0);
  expect(budget.wait(POST)).toBe(0);
  budget.take(POST);
  expect(budget.wait(POST)).toBe(500);
});

test('what was refused is neared by halves, and tried a little more of after twenty minutes', () => {
  const clock = movableClock(0);
  const budget = createBudget(clock, () => 0);
  budget.limited(POST, 0);
  const rise = () => {
    clean(budget, 50);
    return between(budget);
  };
  expect(Array.from({ length: 8 }, rise)).toEqual([345, 299, 280, 272, 265, 264, 264, 264]);
  clock.advance(20 * 60_000 - 1);
  expect([rise(), rise()]).toEqual([264, 264]);
  clock.advance(1);
  expect([rise(), rise(), rise(), rise()]).toEqual([263, 256, 256, 250]);
});

test('a pause is for its method alone, and a shorter one does not end it', () => {
  const clock = movableClock(0);
  const budget = createBudget(clock);
  budget.pause('users.list', 5_000);
  budget.pause('users.list', 1_000);
  expect([budget.wait('users.list'), budget.wait('users.info')]).toEqual([5_000, 0]);
  clock.advance(5_000);
  expect(budget.wait('users.list')).toBe(0);
});

test('only those that were posted to less than the gap ago are cooling', () => {
  const clock = movableClock(0);
  const budget = createBudget(clock);
  budget.posting('U1');
  clock.advance(1_000);
  budget.posting('U2');
  expect([budget.waitFor('U1'), budget.cooling()]).toEqual([100, ['U1', 'U2']]);
  clock.advance(100);
  expect(budget.cooling()).toEqual(['U2']);
});
