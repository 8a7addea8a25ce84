import type { Channel } from './workspace.ts';

type Filter = { include?: string[]; exclude_external_shared_channels?: boolean };

/**
 * Whether a conversation stands in somebody's list of a select; one cannot pick a private channel without being in it.
 * https://docs.slack.dev/reference/block-kit/block-elements/conversation-list-select-menu-element
 */
export function isOffered(channel: Channel, filter: unknown, user: string): boolean {
  const { include = ['public', 'private'], exclude_external_shared_channels: ownOnly } = (filter ??
    {}) as Filter;
  if (channel.archived || channel.kind === 'dm' || !include.includes(channel.kind)) return false;
  if (ownOnly === true && channel.shared) return false;
  return channel.kind === 'public' || channel.members.includes(user);
}
