import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type SlackUser, takeOver, type TakenOver, zonesToSettle } from '../service/directory.ts';
import type { Store, Tx } from '../store/db.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { forgetSeenZone, type Person, personBySlackId } from '../store/people.ts';
import type { Budget, Method } from './budget.ts';
import { classify } from './outcome.ts';

const PAGE = 200;
/** Somebody who was just asked about is not asked about again. */
const FRESH_MS = 3600_000;

export interface Directory {
  /** Reads everybody from Slack, page by page. False when Slack did not let us finish: try again later. */
  sync(): Promise<boolean>;
  /** Reads one person from Slack. Null when Slack does not know them or cannot be asked at the moment. */
  read(slackId: string): Promise<Person | null>;
  /** Asks again about those who may have travelled; of whom nothing can be heard, what we knew counts. */
  settleZones(): Promise<void>;
  /** The outbox's question before a post: a person who has been deactivated gets nothing. */
  beforePost(row: OutboxRow): Promise<'go' | { drop: string }>;
}

export interface DirectoryOptions {
  store: Store;
  clients: { bulk: WebClient };
  clock: Clock;
  log: Log;
  budget: Budget;
  /** Our own workspace; people of another one are strangers. */
  teamId: () => string;
  /** In the transaction in which somebody turns out to have left Slack or to have come back. */
  changed?: (tx: Tx, taken: TakenOver) => void;
}

export function createDirectory(options: DirectoryOptions): Directory {
  const { store, clients, clock, log, budget, teamId } = options;
  /** When each person was last read, on the monotonic clock. */
  const readAt = new Map<string, number>();

  function keep(users: readonly SlackUser[]): void {
    const taken = store.transact((tx) => {
      const result = takeOver(tx, teamId(), users);
      if (result.left.length + result.returned.length > 0) options.changed?.(tx, result);
      return result;
    });
    for (const { id } of users) if (id !== undefined) readAt.set(id, clock.mono());
    for (const zone of taken.staleZones) log.warn('zone_data_stale', { zone });
  }

  /** Null when Slack refused; what that means for the pace is noted. */
  async function asked<T>(method: Method, call: () => Promise<T>): Promise<T | null> {
    budget.take(method);
    try {
      const answer = await call();
      budget.clean(method);
      return answer;
    } catch (error) {
      const outcome = classify(error);
      if (outcome.class === 'limited') budget.limited(method, outcome.afterMs);
      log.warn('directory.not_read', {
        method,
        class: outcome.class,
        code: 'code' in outcome ? outcome.code : null,
      });
      return null;
    }
  }

  async function sync(): Promise<boolean> {
    let cursor: string | undefined;
    let people = 0;
    do {
      const wait = budget.wait('users.list');
      if (wait > 0) await clock.sleep(wait);
      const page = await asked('users.list', () =>
        clients.bulk.users.list({ limit: PAGE, include_locale: true, ...(cursor && { cursor }) }),
      );
      if (!page) return false;
      keep(page.members ?? []);
      people += page.members?.length ?? 0;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    log.info('directory.read', { people });
    return true;
  }

  async function read(slackId: string): Promise<Person | null> {
    const answer = await asked('users.info', () =>
      clients.bulk.users.info({ user: slackId, include_locale: true }),
    );
    if (!answer?.user) return null;
    keep([answer.user]);
    return store.read((tx) => personBySlackId(tx, slackId)) ?? null;
  }

  async function settleZones(): Promise<void> {
    for (const { id, slackId } of store.read(zonesToSettle)) {
      if (budget.wait('users.info') > 0) return;
      if ((await read(slackId)) === null) store.transact((tx) => forgetSeenZone(tx, id));
    }
  }

  /** Asks Slack only when there is room for a question; else what we know has to do. */
  async function beforePost({ recipient }: OutboxRow): Promise<'go' | { drop: string }> {
    if (!/^[UW]/.test(recipient)) return 'go';
    const last = readAt.get(recipient);
    const fresh = last !== undefined && clock.mono() - last < FRESH_MS;
    if (!fresh && budget.wait('users.info') === 0) await read(recipient);
    const person = store.read((tx) => personBySlackId(tx, recipient));
    return person?.deactivatedAt ? { drop: 'deactivated' } : 'go';
  }

  return { sync, read, settleZones, beforePost };
}
