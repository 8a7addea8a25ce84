import { visibleMessages } from './page-address.ts';
import type { PracticePort } from './page-port.ts';

/** What each person has read, as far as this page knows. Whatever the history left behind counts as read. */
export type Seen = {
  mark: (userId: string, channelId: string) => void;
  unread: (userId: string, channelId: string) => number;
};

export function createSeen(port: PracticePort): Seen {
  const seen = new Map<string, number>();
  let start: number | null = null;
  const newest = (userId: string, channelId: string) =>
    Number(visibleMessages(port, channelId, userId).at(-1)?.ts ?? 0);
  return {
    mark: (userId, channelId) => {
      seen.set(`${userId} ${channelId}`, newest(userId, channelId));
    },
    unread: (userId, channelId) => {
      if (port.progress()) return 0;
      start ??= port.clock.now() / 1000;
      const after = Math.max(start, seen.get(`${userId} ${channelId}`) ?? 0);
      return visibleMessages(port, channelId, userId).filter(
        (message) => Number(message.ts) > after && message.user !== userId,
      ).length;
    },
  };
}
