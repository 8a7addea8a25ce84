import type { WebClient } from '@slack/web-api';
import { channelProblem } from '../domain/channel.ts';
import type { ChannelProblem } from '../domain/messages.ts';
import { noteReaders, tellDigestHeld } from '../service/digests.ts';
import { noteChannelProblem } from '../service/overview.ts';
import { winFailed } from '../service/wins.ts';
import type { Store } from '../store/db.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { classify } from './outcome.ts';

const LOOK_AGAIN_MS = 60 * 60 * 1000;

/** `self`: the app's own user id in Slack. */
type GuardOptions = { store: Store; clients: { bulk: WebClient }; self: () => string | undefined };

/**
 * Before a digest goes out its channel is looked at once more: somebody may have made it public, shared it or put the app
 * out since HR chose it. Then the digest waits and the administrators are told, once for each reason.
 */
export function createChannelGuard({ store, clients, self }: GuardOptions) {
  /** A public channel cannot be looked into without a scope that we do not ask for; a private one says that it is. */
  async function beforeWin(win: string, channel: string): Promise<'go' | { drop: string }> {
    if (!(await isPrivate(clients.bulk, channel))) return 'go';
    store.transact((tx) => winFailed(tx, win, 'not_public'));
    return { drop: 'not_public' };
  }

  /** Its digest stands there already. Nobody misses a picture that was not posted where others could see it. */
  async function beforePicture(channel: string): Promise<'go' | { wait: number } | { drop: string }> {
    const problem = await problemOf(clients.bulk, channel);
    if (problem === 'unknown') return store.read((tx) => ({ wait: tx.now + LOOK_AGAIN_MS }));
    return problem === null ? 'go' : { drop: problem };
  }

  async function beforePost(row: OutboxRow): Promise<'go' | { wait: number } | { drop: string }> {
    const { fact, recipient } = row;
    if (fact.kind === 'public_win') return beforeWin(fact.win, recipient);
    if (fact.kind === 'digest_picture') return beforePicture(recipient);
    if (fact.kind !== 'digest') return 'go';
    const problem = await problemOf(clients.bulk, recipient);
    if (problem === null) {
      const members = await membersOf(clients.bulk, recipient);
      store.transact((tx) => {
        noteChannelProblem(tx, null);
        noteReaders(
          tx,
          recipient,
          members.filter((id) => id !== self()),
        );
      });
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

/** Nobody, when Slack cannot be asked just now: then it is noticed the next week. */
async function membersOf(client: WebClient, channel: string): Promise<string[]> {
  try {
    const answer = await client.conversations.members({ channel, limit: 200 });
    return answer.members ?? [];
  } catch {
    return [];
  }
}

async function isPrivate(client: WebClient, channel: string): Promise<boolean> {
  try {
    const answer = await client.conversations.info({ channel });
    return answer.channel?.is_private === true || answer.channel?.is_ext_shared === true;
  } catch {
    return false;
  }
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
