import { existsSync } from 'node:fs';
import { webApi } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import { EXIT, openedBy, type Operation } from './frame.ts';
import { Refused } from './refused.ts';
import { type Finding, notChecked, worthKnowing, wrong } from '../domain/health.ts';
import { jsonLog } from '../log.ts';
import { clientOptions } from '../slack/client.ts';
import { appendAudit } from '../store/audit.ts';
import type { Store } from '../store/db.ts';
import { StoreError } from '../store/problem.ts';
import { settings } from '../store/settings.ts';
import { lastBackup } from '../worker/backup.ts';
import { recordedCorpus } from '../worker/corpus.ts';
import { blockFindings } from '../worker/doctor-blocks.ts';
import { companyFindings, confirmKeyCopy } from '../worker/doctor-company.ts';
import {
  appFindings,
  backupFindings,
  databaseFinding,
  diskFinding,
  nodeFinding,
  readinessAt,
  sharedBackupFinding,
} from '../worker/doctor-machine.ts';
import { slackFindings } from '../worker/doctor-slack.ts';

/* Looks at everything an installation hangs on; each trouble with what to do about it. Sends nothing to anybody. */

type Desk = Parameters<Operation>[1];

const OPTIONS = new Set(['--key-copied', '--validate-blocks']);

export const doctor: Operation = async (args, desk) => {
  const unknown = args.find((arg) => !OPTIONS.has(arg));
  if (unknown !== undefined)
    throw new Refused('Write: doctor, doctor --key-copied or doctor --validate-blocks');
  const { config, clock } = desk;
  const { apiUrl } = config.slack;
  const log = jsonLog(
    'error',
    () => clock.now(),
    () => {},
  );
  const { company, hrChannel } = fromDatabase(desk, args.includes('--key-copied'));
  const client = (token: string, fetch: FetchFunction) =>
    new webApi.WebClient(token, clientOptions('bulk', { apiUrl, log, fetch }));
  const { botToken } = config.transport;
  const findings = [
    nodeFinding(process.versions),
    ...desk.warnings.map((says) => worthKnowing('settings', says)),
    ...appFindings(config.databaseFile, await readinessAt(config.opsPort)),
    diskFinding(config.databaseFile),
    ...company,
    ...(config.server ? [] : backupFindings(config.backupFolder, config.databaseFile, clock.now())),
    ...(await slackFindings({
      client,
      botToken,
      appToken: config.transport.kind === 'socket' ? config.transport.appToken : null,
      hrChannel,
      now: () => clock.now(),
    })),
    ...(args.includes('--validate-blocks')
      ? await blockFindings({ client: client(botToken, globalThis.fetch), clock, corpus: recordedCorpus() })
      : []),
  ];
  const isIll = findings.some(({ state }) => state === 'wrong');
  return { lines: [...findings.flatMap(told), '', verdict(findings)], code: isIll ? EXIT.found : EXIT.ok };
};

type FromDatabase = { company: Finding[]; hrChannel: string | null };

/** Opening it checks it: what cannot be opened says why. */
function fromDatabase({ config, clock }: Desk, keyCopied: boolean): FromDatabase {
  const { databaseFile: file, server } = config;
  if (server === null && !existsSync(file)) {
    const none = notChecked('database', `${file} is not there yet; the app makes it when it starts`);
    return { company: [none], hrChannel: null };
  }
  try {
    const store = openedBy({ config, clock });
    try {
      const { company, hrChannel } = look(store, keyCopied);
      return server === null
        ? { company, hrChannel }
        : { company: [...company, sharedBackupFinding(lastBackup(store), clock.now())], hrChannel };
    } finally {
      store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const restore = error.problem === 'damaged' || error.problem === 'not_a_database';
    const page = server === null ? 'docs/operations.md' : 'docs/scale.md';
    const remedy = restore ? 'Stop the app, then: npm run cli -- restore' : `See ${page}.`;
    return { company: [wrong('database', error.message, remedy)], hrChannel: null };
  }
}

function look(store: Store, keyCopied: boolean): FromDatabase {
  const database = databaseFinding(store);
  if (keyCopied)
    store.transact((tx) => {
      confirmKeyCopy(tx);
      appendAudit(tx, { actor: 'cli', what: 'key.copied' });
    });
  return store.read((tx) => ({
    company: [database, ...companyFindings(tx)],
    hrChannel: settings(tx).hrChannel,
  }));
}

const MARKS: Record<Finding['state'], string> = {
  well: 'ok',
  wrong: 'PROBLEM',
  worth_knowing: 'note',
  not_checked: 'not checked',
};

const told = ({ about, state, says, remedy }: Finding): string[] => [
  `${MARKS[state].padEnd(12)}${about}: ${says}`,
  ...(remedy === undefined ? [] : [`${' '.repeat(12)}-> ${remedy}`]),
];

function verdict(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  const [ill, unseen] = [count('wrong'), count('not_checked')];
  const rest = unseen === 0 ? '' : ` Not checked: ${unseen}.`;
  return `${ill === 0 ? 'Nothing is wrong.' : `Problems: ${ill}.`}${rest}`;
}
