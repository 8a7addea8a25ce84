import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { movableClock, type MovableClock } from '../clock.ts';
import { jsonLog } from '../log.ts';
import { Heartbeat } from './heartbeat.ts';

let clock: MovableClock;
let lines: { event: string; work?: string; code?: string }[];
let heart: Heartbeat;
let ticks: (() => Promise<void>)[];
let drains: (() => Promise<number | null>)[];
let ticked: number;
let drained: number;
let maySend: boolean;

beforeEach(() => {
  clock = movableClock(0);
  lines = [];
  [ticks, drains, ticked, drained] = [[], [], 0, 0];
  maySend = true;
  heart = new Heartbeat({
    clock,
    log: jsonLog(
      'info',
      () => 0,
      (line) => lines.push(JSON.parse(line)),
    ),
    tick: async () => {
      ticked += 1;
      await ticks.shift()?.();
    },
    drain: async () => {
      drained += 1;
      return (await drains.shift()?.()) ?? null;
    },
    watch: () => {},
    maySend: () => maySend,
    keep: () => false,
  });
});
afterEach(() => heart.stop());

const turn = () => new Promise((resolve) => setImmediate(resolve));
const never = () => new Promise<never>(() => {});

test('a beat plans, then sends what was planned', async () => {
  heart.beat();
  await turn();
  expect([ticked, drained]).toEqual([1, 2]);
});
test('whoever may not send plans on and sends nothing, until that is over', async () => {
  maySend = false;
  heart.beat();
  await turn();
  expect([ticked, drained]).toEqual([1, 0]);
  maySend = true;
  heart.beat();
  await turn();
  expect([ticked, drained]).toEqual([2, 2]);
});
test('a start beats at once', async () => {
  heart.start();
  await turn();
  expect(ticked).toBe(1);
});
test('after a start it beats every twenty seconds, until it is stopped', async () => {
  vi.useFakeTimers();
  heart.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ticked).toBe(4);
  await heart.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(ticked).toBe(4);
});
test('many knocks during a run are one more run', async () => {
  let open: () => void = () => {};
  drains.push(() => new Promise((resolve) => (open = () => resolve(null))));
  for (let knock = 0; knock < 5; knock++) heart.wake();
  expect(drained).toBe(1);
  open();
  await turn();
  expect(drained).toBe(2);
});
test('a tick that fails is logged by its code, and the next one runs', async () => {
  ticks.push(() => Promise.reject(Object.assign(new Error('Kari'), { code: 'E_ODD' })));
  heart.beat();
  await turn();
  expect(lines).toMatchObject([{ event: 'heartbeat.failed', work: 'tick', code: 'E_ODD' }]);
  heart.beat();
  await turn();
  expect(ticked).toBe(2);
});
test('a tick that hangs is left behind after two minutes', async () => {
  ticks.push(never);
  heart.beat();
  clock.advance(119_000);
  heart.beat();
  await turn();
  expect(ticked).toBe(1);
  clock.advance(1_000);
  heart.beat();
  await turn();
  expect(ticked).toBe(2);
  expect(lines).toMatchObject([{ event: 'heartbeat.hung', work: 'tick' }]);
});
test('sending that is knocked on without end does not count as hanging', async () => {
  const busy = async () => {
    heart.wake();
    clock.advance(60_000);
    return null;
  };
  drains.push(busy, busy, busy);
  heart.wake();
  await turn();
  expect([drained, lines]).toEqual([4, []]);
});
test('a clock that is set back stops nothing', async () => {
  heart.beat();
  await turn();
  clock.set(-3_600_000);
  heart.beat();
  await turn();
  expect([ticked, heart.alive()]).toEqual([2, true]);
});
test('it is alive as long as a tick has ended within three minutes', async () => {
  heart.beat();
  await turn();
  clock.advance(179_000);
  expect(heart.alive()).toBe(true);
  clock.advance(1_000);
  expect(heart.alive()).toBe(false);
});
test('what must wait a moment is sent when its moment has come', async () => {
  let again: () => void = () => {};
  const sent = new Promise<void>((resolve) => (again = resolve));
  drains.push(
    async () => clock.now() + 30,
    async () => {
      again();
      return null;
    },
  );
  heart.wake();
  await sent;
  expect(drained).toBe(2);
});
test('stopping waits for what runs and begins nothing new', async () => {
  let open: () => void = () => {};
  ticks.push(() => new Promise((resolve) => (open = resolve)));
  heart.beat();
  let stopped = false;
  const stopping = heart.stop().then(() => (stopped = true));
  await turn();
  expect(stopped).toBe(false);
  open();
  await stopping;
  const before = [ticked, drained];
  heart.beat();
  heart.wake();
  expect([ticked, drained]).toEqual(before);
});
