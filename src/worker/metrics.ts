import { existsSync, statSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/db.ts';
import { countsByState } from '../store/outbox.ts';
import { overdue } from '../store/stuck.ts';
import { lastBackup } from './backup.ts';
import type { Meters } from './meters.ts';
import type { Checks } from './ops.ts';

export type MetricsOptions = {
  store: Store;
  clock: Clock;
  databaseFile: string;
  checks: () => Checks;
  leads: () => boolean;
  meters: Meters;
};

/** In the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/): numbers and codes only. */
export function metricsText({ store, clock, databaseFile, checks, leads, meters }: MetricsOptions): string {
  const { states, waiting } = store.read((tx) => ({ states: countsByState(tx), waiting: overdue(tx) }));
  const now = clock.now();
  const seconds = (since: number | null) => (since === null ? 0 : Math.max(0, (now - since) / 1000));
  const backup = lastBackup(store);
  return [
    ...gauge('ready', 'Whether a part is well.', by('part', checks())),
    ...gauge('leads', 'Whether this process is the one that plans and sends.', [['', Number(leads())]]),
    ...gauge('outbox_rows', 'Messages by state.', by('state', states)),
    ...gauge('outbox_overdue', 'Messages that could be sent and wait.', [['', waiting.n]]),
    ...gauge('outbox_oldest_seconds', 'How long the oldest of them waits.', [['', seconds(waiting.since)]]),
    ...(backup === null ? [] : gauge('backup_age_seconds', 'Since the last copy.', [['', seconds(backup)]])),
    ...gauge('database_bytes', 'Of the file and of its log.', [
      ['{file="database"}', sizeOf(databaseFile)],
      ['{file="log"}', sizeOf(`${databaseFile}-wal`)],
    ]),
    ...meters.lines(),
    '',
  ].join('\n');
}

const by = (label: string, values: Record<string, number | boolean>): [string, number][] =>
  Object.entries(values).map(([name, value]) => [`{${label}="${name}"}`, Number(value)]);

const gauge = (name: string, help: string, values: [labels: string, value: number][]): string[] => [
  `# HELP samtale_${name} ${help}`,
  `# TYPE samtale_${name} gauge`,
  ...values.map(([labels, value]) => `samtale_${name}${labels} ${value}`),
];

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
