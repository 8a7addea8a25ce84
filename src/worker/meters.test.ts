import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { jsonLog } from '../log.ts';
import { ADMIN_ID, furnish, TEAMS } from '../practice/cast.ts';
import { HISTORY, liveHistory } from '../practice/history.ts';
import { createPractice } from '../practice/practice.ts';
import { createMeters, type Meters } from './meters.ts';

const valueOf = (meters: Meters, series: string): number =>
  Number(
    meters
      .lines()
      .find((line) => line.startsWith(`samtale_${series} `))
      ?.split(' ')[1] ?? 0,
  );

test('what the log says is counted, also below the level at which it is written', () => {
  const written: string[] = [];
  const meters = createMeters(movableClock(0));
  const log = meters.listenTo(
    jsonLog(
      'warn',
      () => 0,
      (line) => written.push(line),
    ),
  );
  log.debug('outbox.sent', { id: 1, kind: 'prompt', method: 'chat.postMessage', class: 'ok' });
  log.warn('outbox.not_sent', {
    id: 2,
    kind: 'prompt',
    method: 'chat.postMessage',
    class: 'limited',
    code: 'ratelimited',
  });
  log.info('outbox.looked_up', { id: 3, found: 1 });
  log.info('outbox.looked_up', { id: 4, found: 0 });
  log.error('heartbeat.failed', { work: 'tick', code: 'SQLITE_FULL' });
  expect(written).toHaveLength(2);
  const series = [
    'sends_total{method="chat.postMessage",class="ok"}',
    'sends_total{method="chat.postMessage",class="limited"}',
    'looked_up_total{found="yes"}',
    'looked_up_total{found="no"}',
    'database_errors_total{code="SQLITE_FULL"}',
    'problems_total{event="heartbeat.failed",code="SQLITE_FULL"}',
  ];
  expect(series.map((one) => valueOf(meters, one))).toEqual(series.map(() => 1));
});

test('how long a tick takes stands in a histogram, and how long ago it was beside it', () => {
  const clock = movableClock(0);
  const meters = createMeters(clock);
  const log = meters.listenTo(
    jsonLog(
      'error',
      () => 0,
      () => {},
    ),
  );
  for (const ms of [5, 100, 60_000]) log.debug('heartbeat.ticked', { ms });
  clock.advance(45_000);
  expect(valueOf(meters, 'tick_seconds_bucket{le="0.01"}')).toBe(1);
  expect(valueOf(meters, 'tick_seconds_bucket{le="0.25"}')).toBe(2);
  expect(valueOf(meters, 'tick_seconds_bucket{le="30"}')).toBe(2);
  expect(valueOf(meters, 'tick_seconds_bucket{le="+Inf"}')).toBe(3);
  expect(valueOf(meters, 'tick_seconds_sum')).toBeCloseTo(60.105);
  expect(valueOf(meters, 'tick_age_seconds')).toBe(45);
});

test('every line is one of the format, whatever a code looks like', () => {
  const meters = createMeters(movableClock(0));
  const log = meters.listenTo(
    jsonLog(
      'error',
      () => 0,
      () => {},
    ),
  );
  log.warn('slack.not_reached', { code: 'odd "code"\\\n' });
  const line = /^(# (HELP|TYPE) samtale_\w+ .+|samtale_\w+(\{(\w+="[^"\\\n]*",?)+\})? -?[\d.e+-]+)$/;
  expect(meters.lines().filter((one) => !line.test(one))).toEqual([]);
});

test('the messages of a week are counted as Slack counts them', async () => {
  const meters = createMeters(movableClock(0));
  const quiet = jsonLog(
    'error',
    () => 0,
    () => {},
  );
  const practice = await createPractice({
    start: HISTORY.start,
    config: { adminUserIds: [ADMIN_ID] },
    furnish,
    log: meters.listenTo(quiet),
  });
  practice.workspace.faults.next('chat.postMessage', 'rate_limited');
  const teams = TEAMS.filter(({ name }) => name === 'Stab');
  await liveHistory(practice, () => {}, { teams, weeks: 1 });
  const posts = practice.workspace.traffic.filter(({ method }) => method === 'chat.postMessage');
  const counted = (found: string) =>
    valueOf(meters, `sends_total{method="chat.postMessage",class="${found}"}`);
  expect(posts.length).toBeGreaterThan(10);
  expect([counted('ok'), counted('limited')]).toEqual([posts.length - 1, 1]);
  await practice.stop();
});
