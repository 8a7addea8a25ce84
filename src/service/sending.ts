import { type Fact, keyOf } from '../domain/messages.ts';
import { checkinById } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { enqueue, messagesAbout, type OutboxRow } from '../store/outbox.ts';
import type { Person } from '../store/people.ts';

/** Puts a message to a person into the outbox, from `at` on. Once, whatever happens. */
export function send(tx: Tx, to: Person, fact: Fact, { at }: { at: number }): void {
  enqueue(tx, { recipient: to.slackId, key: keyOf(fact), fact, notBefore: at });
}

/** The person's Home tab is published again: what it showed may no longer be theirs to see. */
export function redrawHome(tx: Tx, person: Person): void {
  send(tx, person, { kind: 'home', person: person.id }, { at: tx.now });
}

const HOUR = 3600_000;
/** Slack takes about fifty changes a minute. What waits longer than this gives way; whoever clicks there sees how it is. */
const STALE_AFTER_MS = { refresh: 24 * HOUR, refresh_older: 4 * HOUR };

/** A message that stands in Slack is brought up to date, from `at` on. */
export const refreshRow = (tx: Tx, row: OutboxRow, at: number = tx.now): void =>
  putRefresh(tx, row, 'refresh', at);

function putRefresh(
  tx: Tx,
  { id, recipient }: OutboxRow,
  kind: keyof typeof STALE_AFTER_MS,
  at: number,
): void {
  const fact: Fact = { kind, of: id };
  enqueue(tx, { recipient, key: keyOf(fact), fact, notBefore: at, expiresAt: at + STALE_AFTER_MS[kind] });
}

/**
 * Each person's newest message about a check-in is brought up to date, but not the one just clicked: the click redraws
 * that. Older ones follow once, when the check-in is over and their buttons are: Slack takes few changes a minute.
 */
export function refreshMessages(
  tx: Tx,
  people: Person[],
  checkin: string,
  { clicked, at = tx.now }: { clicked?: string | undefined; at?: number } = {},
): void {
  const state = checkinById(tx, checkin)?.state;
  const over = state !== 'planned' && state !== 'prompted';
  for (const { slackId } of people) {
    const [newest, ...older] = messagesAbout(tx, slackId, checkin);
    if (newest !== undefined && newest.ts !== clicked) refreshRow(tx, newest, at);
    for (const row of over ? older : []) if (row.ts !== clicked) putRefresh(tx, row, 'refresh_older', at);
  }
}
