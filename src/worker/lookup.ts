import { restoredNow } from '../service/restoring.ts';
import type { Tx } from '../store/db.ts';
import { holdRow, isFromBefore } from '../store/held.ts';
import {
  drop,
  findRow,
  isRepeatable,
  markSent,
  MAYBE_SENT,
  type OutboxRow,
  type Posted,
} from '../store/outbox.ts';
import type { Desk } from './delivery.ts';
import { classify, type Outcome } from './outcome.ts';
import { POLICIES } from './policy.ts';
import { count, giveUp, repeatLater, sendAgain } from './send.ts';

/**
 * How long after an unsure send it is looked up: our own timeout, a late acceptance at Slack and the lag of its
 * history have passed by then. Looking at once would find nothing and send twice.
 */
export const GRACE_MS = 120_000;

/** How far before our own moment of sending we look: the two clocks may differ. */
const LOOK_BACK_S = 24 * 3600;

/** Finds out what became of an unsure send, and settles it. */
export async function settle(desk: Desk, { id }: OutboxRow): Promise<void> {
  const channel = desk.store.transact((tx) => {
    const row = findRow(tx, id);
    if (row?.state !== 'unsure') return null;
    if (isRepeatable(row.fact)) repeatLater(tx, row);
    else return desk.hooks.lookUpIn?.(tx, row) ?? cannotTell(desk, tx, row);
    return null;
  });
  const row = channel && desk.store.read((tx) => findRow(tx, id));
  if (!row) return;
  const { outcome, found } = await search(desk, channel, row);
  if (isImpossible(outcome)) return void desk.store.transact((tx) => cannotTell(desk, tx, row));
  count(desk, 'conversations.history', outcome);
  if (outcome.class !== 'ok') return desk.budget.pause('conversations.history', 15_000);
  desk.store.transact((tx) => conclude(desk, tx, row, found[0]));
  desk.log.info('outbox.looked_up', { id, kind: row.fact.kind, found: found.length });
  for (const double of found.slice(1)) await remove(desk, double);
}

/** Not permitted to look, or nowhere to look: that says nothing about Slack's health. */
const isImpossible = (outcome: Outcome) =>
  outcome.class === 'recipient' ||
  outcome.class === 'poison' ||
  (outcome.class === 'global' && outcome.code === 'missing_scope');

function conclude(desk: Desk, tx: Tx, row: OutboxRow, posted: Posted | undefined): void {
  if (!posted) return sendAgain(desk, tx, row);
  markSent(tx, row.id, posted);
  desk.hooks.sent?.(tx, row, posted);
}

/**
 * Better said once or not at all than twice; a digest that may be missing, and what waited when the database was
 * restored, is for people to decide about.
 */
function cannotTell(desk: Desk, tx: Tx, row: OutboxRow): null {
  if (isFromBefore(row) && restoredNow(tx) !== null) {
    holdRow(tx, row.id);
    return null;
  }
  const policy = POLICIES[row.fact.kind].whenUnsure;
  if (policy === 'again') repeatLater(tx, row);
  else if (policy === 'fail') giveUp(desk, tx, row, 'unsure');
  else drop(tx, row.id, MAYBE_SENT);
  return null;
}

/** The posts with the row's nonce, the oldest first. */
async function search(
  desk: Desk,
  channel: string,
  row: OutboxRow,
): Promise<{ outcome: Outcome; found: Posted[] }> {
  const found: Posted[] = [];
  const oldest = String(Math.floor((row.attemptAt ?? 0) / 1000) - LOOK_BACK_S);
  try {
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      desk.budget.take('conversations.history');
      const page = await desk.clients.bulk.conversations.history({
        channel,
        oldest,
        include_all_metadata: true,
        limit: 100,
        ...(cursor && { cursor }),
      });
      for (const { metadata, ts } of page.messages ?? []) {
        const payload: { n?: unknown } | undefined = metadata?.event_payload;
        if (payload?.n === row.nonce && ts) found.push({ channel, ts });
      }
      cursor = page.response_metadata?.next_cursor || undefined;
    }
  } catch (error) {
    return { outcome: classify(error), found: [] };
  }
  return { outcome: { class: 'ok' }, found: found.toSorted((a, b) => Number(a.ts) - Number(b.ts)) };
}

async function remove({ clients, log }: Desk, double: Posted): Promise<void> {
  try {
    await clients.bulk.chat.delete(double);
    log.warn('outbox.double_removed');
  } catch (error) {
    log.warn('outbox.double_stays', { code: classify(error).class });
  }
}
