import type { html } from 'hono/html';
import type { PageTexts } from './page-texts.ts';
import type { Channel, Person } from './workspace.ts';

/** Escaped HTML; hono's template escapes everything that is not of this type. */
export type Html = ReturnType<typeof html>;

/** Who looks at the page and what is needed to show names, times and words to that person. `now` is epoch ms. */
export type Screen = {
  texts: PageTexts;
  person: Person;
  people: Person[];
  channels: Channel[];
  now: number;
};

export function nameOf(screen: Screen, userId: string): string {
  return screen.people.find((person) => person.id === userId)?.name ?? userId;
}

export function channelName(screen: Screen, channelId: string): string {
  return screen.channels.find((channel) => channel.id === channelId)?.name ?? channelId;
}

/** Only addresses that a person may safely follow; anything else leads nowhere. */
export function safeUrl(url: string): string | null {
  return /^(https?:\/\/|mailto:)/i.test(url.trim()) ? url.trim() : null;
}
