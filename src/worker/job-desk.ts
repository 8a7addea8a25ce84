import type { WebClient } from '@slack/web-api';
import type { Texts } from '../i18n/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/db.ts';
import type { Person } from '../store/people.ts';

export type JobOptions = {
  store: Store;
  clients: { interactive: WebClient; bulk: WebClient };
  log: Log;
  /** Stands in for the network when a file is read; absent: the real one. */
  fetch?: typeof globalThis.fetch | undefined;
};

/** What a piece of work has at hand: `person` is who asked for it. */
export type JobDesk = JobOptions & { person: Person; texts: Texts };
