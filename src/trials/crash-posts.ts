import { type Company, dueOn, morning } from './crash-company.ts';
import { fieldsOf } from '../practice/fields.ts';
import type { Message } from '../practice/shown.ts';
import type { Workspace } from '../practice/workspace.ts';

/** A message of the app as it looked when it arrived; later changes of it do not count. `at` is epoch ms. */
export type Post = {
  user: string;
  nonce: string;
  text: string;
  at: number;
  asks: boolean;
  buttons: string[];
};

/** Notes every message of the app from now on. */
export function watchPosts(workspace: Workspace): Post[] {
  const posts: Post[] = [];
  const seen = new Set<Message>();
  workspace.onChange(() => {
    for (const [channel, messages] of workspace.messages)
      for (let at = messages.length - 1; at >= 0 && !seen.has(messages[at]!); at -= 1) {
        const message = messages[at]!;
        seen.add(message);
        const { n } = (message.metadata?.event_payload ?? {}) as { n?: string };
        if (n !== undefined) posts.push(postOf(workspace.channels.get(channel)!.members[0]!, n, message));
      }
  });
  return posts;
}

/** Who is asked to prepare finds that button first, and it is the one that stands out. */
function postOf(user: string, nonce: string, { text, ts, blocks = [] }: Message): Post {
  const elements = fieldsOf(blocks).map(({ element }) => element);
  const buttons = elements.map(({ action_id: action }) => action);
  const asks = elements.some((one) => one.action_id === 'checkin.prepare' && one['style'] === 'primary');
  return { user, nonce, text, at: Number(ts) * 1000, asks, buttons };
}

const isAboutTalk = ({ buttons }: Post) => buttons.some((action) => action.startsWith('checkin.'));

/** Two posts of one row of the outbox; or two that say the same about a talk, whose date stands in their text. */
export function doubles(posts: readonly Post[]): string[] {
  const keys = posts.flatMap((post) => [
    `nonce ${post.nonce}`,
    ...(isAboutTalk(post) ? [`${post.user}: ${post.text}`] : []),
  ]);
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))];
}

/** Those who should have been asked on the nth morning and were not; whom the app has stopped asking does not count. */
export function notAsked(posts: readonly Post[], company: Company, n: number): string[] {
  const asked = new Set(posts.filter(({ at, asks }) => asks && at >= morning(n)).map(({ user }) => user));
  const stopped = posts.filter(({ buttons }) => buttons.length === 0).map(({ user }) => user);
  return dueOn(company, n).filter((user) => !asked.has(user) && !stopped.includes(user));
}
