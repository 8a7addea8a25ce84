import { type Fact, keyOf } from '../domain/messages.ts';
import type { Tx } from '../store/db.ts';
import { enqueue, sentTo } from '../store/outbox.ts';
import type { Person } from '../store/people.ts';

/** Puts a message to a person into the outbox: from `at` on, and not after `until`. Once, whatever happens. */
export function send(tx: Tx, to: Person, fact: Fact, when: { at: number; until?: number }): void {
  enqueue(tx, {
    recipient: to.slackId,
    key: keyOf(fact),
    fact,
    notBefore: when.at,
    ...(when.until === undefined ? {} : { expiresAt: when.until }),
  });
}

/** Messages about this check-in that stand in Slack are brought up to date, all but the one just clicked. */
export function refreshMessages(tx: Tx, people: Person[], checkin: string, except?: string): void {
  const kinds: Fact[] = [
    { kind: 'prompt', checkin },
    { kind: 'reminder', checkin },
    { kind: 'prepared', checkin },
    { kind: 'manager_reminder', checkin },
    ...(['employee', 'manager'] as const).flatMap((to) =>
      [false, true].map((again): Fact => ({ kind: 'ask_talked', checkin, to, again })),
    ),
  ];
  const keys = [...new Set(kinds.map(keyOf))];
  for (const person of people)
    for (const row of sentTo(tx, person.slackId, keys)) {
      if (row.ts === null || row.ts === except) continue;
      const fact: Fact = { kind: 'refresh', of: row.id };
      enqueue(tx, { recipient: person.slackId, key: keyOf(fact), fact, notBefore: tx.now });
    }
}
