import type { WebClient } from '@slack/web-api';
import { channelProblem } from '../domain/channel.ts';
import type { ChannelProblem } from '../domain/messages.ts';
import { tellDigestHeld } from '../service/digests.ts';
import { noteChannelProblem } from '../service/overview.ts';
import type { Store } from '../store/db.ts';
import type { OutboxRow } from '../store/outbox.ts';
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
    if (problem === null) {
      store.transact((tx) => noteChannelProblem(tx, null));
      return 'go';
    }
    return store.transact((tx) => {
      if (problem !== 'unknown') noteChannelProblem(tx, problem);
      if (problem !== 'unknown') tellDigestHeld(tx, fact.week, problem);
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
