import { isRecord, messageErrors } from './block-rules.ts';
import { fillIds, valuesFor } from './fields.ts';
import type { Args, Method } from './method.ts';
import { Refused } from './refused.ts';
import type { Message, ShownBlock } from './shown.ts';
import type { Channel, Workspace } from './workspace.ts';

const LONGEST_TEXT = 40_000;
const LONGEST_UPDATE = 4_000;

type Content = Pick<Message, 'text'> & Partial<Pick<Message, 'blocks' | 'metadata'>>;

/** The channel a message may be posted to. A person's id stands for the direct message with them. */
export function postable(workspace: Workspace, id: string): Channel {
  const direct = workspace.people.get(id);
  const channel = direct ? openable(workspace, id) : workspace.channels.get(id);
  if (!channel) throw new Refused('channel_not_found');
  const other =
    channel.kind === 'dm' ? channel.members.find((member) => member !== workspace.bot.userId) : undefined;
  if (other && workspace.people.get(other)?.deleted) throw new Refused('user_disabled');
  if (!channel.members.includes(workspace.bot.userId))
    throw new Refused(channel.kind === 'private' ? 'channel_not_found' : 'not_in_channel');
  if (channel.archived) throw new Refused('is_archived');
  return channel;
}

/** The direct message with a person, if Slack lets an app enter it. */
export function openable(workspace: Workspace, user: string): Channel {
  const person = workspace.people.get(user);
  if (!person) throw new Refused('user_not_found');
  if (person.deleted) throw new Refused('user_disabled');
  if (person.kind === 'bot') throw new Refused('cannot_dm_bot');
  if (person.kind === 'stranger') throw new Refused('channel_not_found');
  return workspace.dm(user);
}

/** What a message says, checked as Slack checks it. `longest`: characters of `text`. */
export function contentOf(workspace: Workspace, method: string, args: Args, longest = LONGEST_TEXT): Content {
  const text = (args['text'] as string | undefined) ?? '';
  if (args['attachments'] !== undefined && (args['attachments'] as unknown[]).length > 0)
    throw new Refused('invalid_attachments');
  if (text.length > longest) throw new Refused('msg_too_long');
  const blocks = blocksOf(workspace, method, args['blocks']);
  if (!text && !blocks?.length) throw new Refused('no_text');
  const metadata = metadataOf(args['metadata']);
  return { text, ...(blocks?.length ? { blocks } : {}), ...(metadata ? { metadata } : {}) };
}

function blocksOf(workspace: Workspace, method: string, given: unknown): ShownBlock[] | undefined {
  if (given === undefined) return undefined;
  const errors = messageErrors(given);
  if (errors.length === 0) errors.push(...fileErrors(workspace, given as ShownBlock[]));
  for (const error of errors) workspace.violations.push({ at: workspace.clock.now(), method, ...error });
  if (errors.length > 0) throw Refused.invalid('invalid_blocks', errors);
  return fillIds(given, (prefix) => workspace.nextId(prefix));
}

/** An uploaded picture can be shown only once Slack has taken it in. */
function fileErrors(workspace: Workspace, blocks: ShownBlock[]) {
  return blocks.flatMap((block, index) => {
    if (block.type !== 'image' || !('slack_file' in block) || !block.slack_file) return [];
    const id = 'id' in block.slack_file ? block.slack_file.id : undefined;
    const ready = id !== undefined && workspace.files.get(id)?.ready;
    return ready ? [] : [{ pointer: `/blocks/${index}/slack_file`, rule: 'invalid slack file' }];
  });
}

function metadataOf(given: unknown): Message['metadata'] {
  if (given === undefined) return undefined;
  const { event_type: type, event_payload: payload, ...rest } = isRecord(given) ? given : {};
  if (typeof type !== 'string' || !isRecord(payload) || Object.keys(rest).length > 0)
    throw new Refused('invalid_metadata_format');
  return given as Message['metadata'];
}

/** A message as Slack tells an app about it. */
export function messageObject(workspace: Workspace, message: Message): Record<string, unknown> {
  const { ts, text, user, blocks, thread_ts: thread, edited } = message;
  const { botId } = workspace.bot;
  const ours = user === workspace.bot.userId ? { bot_id: botId, app_id: workspace.appId } : {};
  return {
    type: 'message',
    user,
    ts,
    text,
    team: workspace.team.id,
    ...ours,
    ...(blocks ? { blocks } : {}),
    ...(thread ? { thread_ts: thread } : {}),
    ...(edited
      ? {
          edited: {
            user,
            ts,
          },
        }
      : {}),
  };
}

/** Replaces what a message says. Blocks that are not sent again are gone; metadata stays unless replaced. */
export function rewrite(workspace: Workspace, message: Message, content: Content): void {
  delete message.blocks;
  Object.assign(message, content, { edited: true });
  const values = Object.entries(message.values ?? {});
  if (values.length > 0)
    message.values = Object.fromEntries(
      values.map(([user, old]) => [user, valuesFor(message.blocks ?? [], old)]),
    );
  workspace.changed();
}

export function removeMessage(workspace: Workspace, message: Message): void {
  const all = workspace.messages.get(message.channel) ?? [];
  workspace.messages.set(
    message.channel,
    all.filter((other) => other !== message),
  );
  workspace.changed();
}

function post(workspace: Workspace, args: Args) {
  const channel = postable(workspace, args['channel'] as string);
  const content = contentOf(workspace, 'chat.postMessage', args);
  const thread = args['thread_ts'] as string | undefined;
  if (thread && !workspace.message(channel.id, thread)) throw new Refused('thread_not_found');
  const message = workspace.addMessage({
    ts: workspace.nextTs(),
    channel: channel.id,
    user: workspace.bot.userId,
    ...content,
    ...(thread ? { thread_ts: thread } : {}),
  });
  return { channel: channel.id, ts: message.ts, message: messageObject(workspace, message) };
}

/** The app's own message that the arguments name; `refusal` if it is somebody else's. */
function own(workspace: Workspace, args: Args, refusal: string): Message {
  const channel = workspace.channels.get(args['channel'] as string);
  if (!channel) throw new Refused('channel_not_found');
  const message = workspace.message(channel.id, args['ts'] as string);
  if (!message || message.ephemeralFor) throw new Refused('message_not_found');
  if (message.user !== workspace.bot.userId) throw new Refused(refusal);
  return message;
}

function update(workspace: Workspace, args: Args) {
  const message = own(workspace, args, 'cant_update_message');
  if (workspace.channels.get(message.channel)?.archived) throw new Refused('is_archived');
  rewrite(workspace, message, contentOf(workspace, 'chat.update', args, LONGEST_UPDATE));
  const { channel, ts, text } = message;
  return { channel, ts, text, message: messageObject(workspace, message) };
}

function remove(workspace: Workspace, args: Args) {
  const message = own(workspace, args, 'cant_delete_message');
  removeMessage(workspace, message);
  return { channel: message.channel, ts: message.ts };
}

function postEphemeral(workspace: Workspace, args: Args) {
  const channel = postable(workspace, args['channel'] as string);
  const user = args['user'] as string;
  if (!channel.members.includes(user)) throw new Refused('user_not_in_channel');
  if (workspace.people.get(user)?.deleted) throw new Refused('user_not_in_channel');
  const { metadata: _ignored, ...content } = contentOf(workspace, 'chat.postEphemeral', args);
  return { message_ts: addEphemeral(workspace, channel.id, user, content).ts };
}

export function addEphemeral(workspace: Workspace, channel: string, user: string, content: Content): Message {
  const message = {
    ts: workspace.nextTs(),
    channel,
    user: workspace.bot.userId,
    ...content,
    ephemeralFor: user,
  };
  return workspace.addMessage(message);
}

function getPermalink(workspace: Workspace, args: Args) {
  const [channel, ts] = [args['channel'] as string, args['message_ts'] as string];
  if (!workspace.channels.has(channel)) throw new Refused('channel_not_found');
  if (!workspace.message(channel, ts)) throw new Refused('message_not_found');
  const permalink = `https://${workspace.team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return { channel, permalink };
}

const content = { text: 'string', blocks: 'json', attachments: 'json', metadata: 'json' } as const;
const reading = { parse: 'string', link_names: 'boolean', mrkdwn: 'boolean' } as const;
const unfurling = { unfurl_links: 'boolean', unfurl_media: 'boolean' } as const;
const threading = { thread_ts: 'string', reply_broadcast: 'boolean' } as const;

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    takes: { channel: 'string!', ...content, ...reading, ...unfurling, ...threading },
    run: post,
  },
  'chat.update': {
    takes: { channel: 'string!', ts: 'string!', ...content, ...reading, ...unfurling },
    run: update,
  },
  'chat.delete': { takes: { channel: 'string!', ts: 'string!' }, run: remove },
  'chat.postEphemeral': {
    takes: { channel: 'string!', user: 'string!', ...content, ...reading, thread_ts: 'string' },
    run: postEphemeral,
  },
  'chat.getPermalink': { takes: { channel: 'string!', message_ts: 'string!' }, run: getPermalink },
};
