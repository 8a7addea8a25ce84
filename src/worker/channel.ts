import type { WebClient } from '@slack/web-api';
import { channelProblem } from '../domain/channel.ts';
import { type ChannelProblem, type Fact, keyOf } from '../domain/messages.ts';
import type { Store, Tx } from '../store/db.ts';
import { enqueue, type OutboxRow } from '../store/outbox.ts';
import { peopleWithRole } from '../store/people.ts';
import { classify } from './outcome.ts';

const LOOK_AGAIN_MS = 60 * 60 * 1000;

/**
 * Before a digest goes out its channel is looked at once more: somebody may have made it public, shared it or put the app
 * out since HR chose it. Then the digest waits and the administrators are told, once for each reason.
 */
export function createChannelGuard({ store, clients }: { store: Store; clients: { bulk: WebClient } }) {
  async function beforePost(row: OutboxRow): Promise<'go' | { wait: number }> {
    const { fact, recipient } = row;
    if (fact.kind !== 'digest') return 'go';
    const problem = await problemOf(clients.bulk, recipient);
    if (problem === null) return 'go';
    return store.transact((tx) => {
      if (problem !== 'unknown') tellAdmins(tx, { kind: 'digest_held', week: fact.week, why: problem });
      return { wait: tx.now + LOOK_AGAIN_MS };
    });
  }
  return { beforePost };
}

/** 'unknown': Slack could not be asked just now. */
export async function problemOf(
  client: WebClient,
  channel: string,
): Promise<ChannelProblem | 'unknown' | null> {
  try {
    const answer = await client.conversations.info({ channel });
    return channelProblem(answer.channel ?? null);
  } catch (error) {
    const outcome = classify(error);
    return outcome.class === 'recipient' ? 'not_found' : 'unknown';
  }
}

function tellAdmins(tx: Tx, fact: Fact): void {
  for (const admin of peopleWithRole(tx, 'admin'))
    enqueue(tx, { recipient: admin.slackId, key: keyOf(fact), fact, notBefore: tx.now });
}
