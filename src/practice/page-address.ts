import { nameOf, type Screen } from './screen.ts';
import type { PageLanguage } from './page-texts.ts';
import type { PracticePort } from './page-port.ts';
import type { Message } from './shown.ts';
import type { Channel } from './workspace.ts';

/** What stands in the address: who one is, where one looks. `lang` only when it was chosen. */
export type Address = {
  as: string;
  in: string;
  lang?: PageLanguage;
  older?: boolean;
};

/** Everything that one showing of the page is made of. */
export type Showing = Screen & {
  port: PracticePort;
  address: Address;
  language: PageLanguage;
  /** Messages that this person has not seen yet in the channel. */
  unread: (userId: string, channelId: string) => number;
  /** The clock is being moved. */
  moving: boolean;
  welcome: boolean;
};

export function hrefFor(address: Address, change: Partial<Address> = {}): string {
  const { as, in: place, lang, older } = { ...address, ...change };
  const query = new URLSearchParams({ as, in: place });
  if (lang) query.set('lang', lang);
  if (older) query.set('older', '1');
  return `/?${query.toString()}`;
}

/** The direct message between the app and a person; undefined until the first message is in it. */
export function dmOf(port: PracticePort, userId: string): Channel | undefined {
  return port.workspace.channels.get(`D${userId.slice(1)}`);
}

export function roomsOf(port: PracticePort, userId: string): Channel[] {
  return [...port.workspace.channels.values()].filter(
    (channel) => channel.kind !== 'dm' && !channel.archived && channel.members.includes(userId),
  );
}

/** What this person can see in a channel, oldest first. */
export function visibleMessages(port: PracticePort, channelId: string, userId: string): Message[] {
  const all = port.workspace.messages.get(channelId) ?? [];
  return all.filter((message) => !message.ephemeralFor || message.ephemeralFor === userId);
}

export function placeName(showing: Showing): string {
  const { address, texts, channels } = showing;
  if (address.in === 'home') return texts.places.home;
  if (address.in === 'dm') return texts.brand;
  return channels.find((channel) => channel.id === address.in)?.name ?? nameOf(showing, address.in);
}

/** The id of the channel in view; null on Home and before the first message. */
export function channelInView(showing: Showing): string | null {
  const { address, port } = showing;
  if (address.in === 'home') return null;
  return address.in === 'dm' ? (dmOf(port, address.as)?.id ?? null) : address.in;
}
