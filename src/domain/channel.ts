import type { ChannelProblem } from './messages.ts';

/** What Slack says about a channel (conversations.info), as far as it matters here. */
export type ChannelInfo = {
  is_private?: boolean;
  is_member?: boolean;
  is_archived?: boolean;
  is_shared?: boolean;
  is_ext_shared?: boolean;
  is_org_shared?: boolean;
  is_pending_ext_shared?: boolean;
};

/** Why numbers may not be posted here, or null: only into a private channel of our own people, with the app in it. */
export function channelProblem(channel: ChannelInfo | null): ChannelProblem | null {
  if (channel === null) return 'not_found';
  if (channel.is_archived === true) return 'archived';
  if (channel.is_private !== true) return 'not_private';
  const shared = channel.is_shared ?? channel.is_ext_shared ?? channel.is_org_shared;
  if (shared === true || channel.is_ext_shared === true || channel.is_pending_ext_shared === true)
    return 'shared';
  return channel.is_member === false ? 'not_member' : null;
}
