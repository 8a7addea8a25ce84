import type { Clock } from '../clock.ts';
import { type Fields, type Level, LEVELS, type Log } from '../log.ts';

/*
 * Counts what the log says, whether it is written or not: its fields are ids, numbers and codes already. Written by hand
 * rather than with prom-client, since these two kinds are all there is to it.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */

type Labels = Record<string, string>;
type Count = { name: string; labels: Labels };

const HELP: Record<string, string> = {
  sends_total: 'Calls that say or change something in Slack, by what came of them.',
  looked_up_total: 'Unsure messages that were looked up, by whether they stood there.',
  dropped_total: 'Messages that were not sent on purpose.',
  deliveries_total: 'What people did in Slack, by kind and by what it was answered with.',
  problems_total: 'Warnings and errors of the log.',
  database_errors_total: 'Errors of the database.',
};

const text = (value: Fields[string]): string => String(value ?? '');

const COUNTED: Record<string, (fields: Fields) => Count> = {
  'outbox.sent': ({ method }) => ({ name: 'sends_total', labels: { method: text(method), class: 'ok' } }),
  'outbox.not_sent': ({ method, class: found }) => ({
    name: 'sends_total',
    labels: { method: text(method), class: text(found) },
  }),
  'outbox.looked_up': ({ found }) => ({
    name: 'looked_up_total',
    labels: { found: Number(found) > 0 ? 'yes' : 'no' },
  }),
  'outbox.dropped': ({ why }) => ({ name: 'dropped_total', labels: { why: text(why) } }),
  'delivery.answered': ({ kind, outcome }) => ({
    name: 'deliveries_total',
    labels: { kind: text(kind), outcome: text(outcome) },
  }),
};

/** Event -> how long it took, by its field `ms`; upper bounds in seconds. */
const TIMED: Record<string, { name: string; help: string; bounds: number[] }> = {
  'delivery.answered': {
    name: 'answer_seconds',
    help: 'How long we were busy with what somebody did; Slack waits three seconds for an answer.',
    bounds: [0.05, 0.1, 0.3, 0.5, 1, 2.5, 3],
  },
  'heartbeat.ticked': {
    name: 'tick_seconds',
    help: 'How long planning what is due took.',
    bounds: [0.01, 0.05, 0.25, 1, 5, 30],
  },
};

export type Meters = {
  /** The same log, listened to. */
  listenTo(log: Log): Log;
  /** Lines in the text format of Prometheus. */
  lines(): string[];
};

type Counts = Map<string, { count: Count; n: number }>;
/** `within`: how many took no longer than each of the bounds. */
type Timed = { n: number; sum: number; within: number[] };

export function createMeters(clock: Clock): Meters {
  const counts: Counts = new Map();
  const times = new Map<string, Timed>(
    Object.entries(TIMED).map(([event, { bounds }]) => [
      event,
      { n: 0, sum: 0, within: bounds.map(() => 0) },
    ]),
  );
  let tickedAt = clock.mono();

  function hear(level: Level, event: string, fields: Fields): void {
    const code = text(fields['code']);
    const counted = COUNTED[event]?.(fields);
    if (counted !== undefined) add(counts, counted);
    if (level === 'warn' || level === 'error')
      add(counts, { name: 'problems_total', labels: { event, code } });
    if (code.startsWith('SQLITE_')) add(counts, { name: 'database_errors_total', labels: { code } });
    const timed = times.get(event);
    if (timed !== undefined) time(timed, TIMED[event]!.bounds, Number(fields['ms'] ?? 0) / 1000);
    if (event === 'heartbeat.ticked') tickedAt = clock.mono();
  }

  return {
    listenTo(log) {
      const heard =
        (level: Level): Log[Level] =>
        (event, fields = {}) => {
          hear(level, event, fields);
          log[level](event, fields);
        };
      return Object.fromEntries(LEVELS.map((level) => [level, heard(level)])) as Log;
    },
    lines: () => [
      ...Object.entries(HELP).flatMap(([name, help]) => counterLines(name, help, counts)),
      ...[...times].flatMap(([event, timed]) => histogramLines(TIMED[event]!, timed)),
      ...headOf('tick_age_seconds', 'Since the last tick ended, or since the start.', 'gauge'),
      `samtale_tick_age_seconds ${(clock.mono() - tickedAt) / 1000}`,
    ],
  };
}

function add(counts: Counts, count: Count): void {
  const key = count.name + labelsOf(count.labels);
  counts.set(key, { count, n: (counts.get(key)?.n ?? 0) + 1 });
}

function time(timed: Timed, bounds: readonly number[], seconds: number): void {
  timed.n += 1;
  timed.sum += seconds;
  bounds.forEach((bound, at) => (timed.within[at]! += Number(seconds <= bound)));
}

const counterLines = (name: string, help: string, counts: Counts): string[] => [
  ...headOf(name, help, 'counter'),
  ...[...counts.values()]
    .filter(({ count }) => count.name === name)
    .map(({ count, n }) => `samtale_${name}${labelsOf(count.labels)} ${n}`),
];

const histogramLines = (
  { name, help, bounds }: (typeof TIMED)[string],
  { n, sum, within }: Timed,
): string[] => [
  ...headOf(name, help, 'histogram'),
  ...bounds.map((bound, at) => `samtale_${name}_bucket{le="${bound}"} ${within[at]}`),
  `samtale_${name}_bucket{le="+Inf"} ${n}`,
  `samtale_${name}_sum ${sum}`,
  `samtale_${name}_count ${n}`,
];

const headOf = (name: string, help: string, type: string): string[] => [
  `# HELP samtale_${name} ${help}`,
  `# TYPE samtale_${name} ${type}`,
];

const labelsOf = (labels: Labels): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/g, '_')}"`)
    .join(',')}}`;
