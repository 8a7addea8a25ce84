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

/** A message that stands in Slack is brought up to date, from `at` on. */
export function refreshRow(tx: Tx, { id, recipient }: OutboxRow, at: number = tx.now): void {
  const fact: Fact = { kind: 'refresh', of: id };
  enqueue(tx, { recipient, key: keyOf(fact), fact, notBefore: at });
}

/**
 * Each person's newest message about a check-in is brought up to date, but not the one just clicked: the click redraws
 * that. Older ones follow once, when the check-in is over and their buttons are: Slack takes few changes a minute.
 */
export function refreshMessages(
  tx: Tx,
  people: Person[],
  checkin: string,
  { clicked, at }: { clicked?: string | undefined; at?: number } = {},
): void {
  const state = checkinById(tx, checkin)?.state;
  const over = state !== 'planned' && state !== 'prompted';
  for (const { slackId } of people) {
    const messages = messagesAbout(tx, slackId, checkin);
    for (const row of over ? messages : messages.slice(0, 1)) if (row.ts !== clicked) refreshRow(tx, row, at);
  }
}
