import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { channelInView, roomsOf, type Address, type Showing } from './page-address.ts';
import type { PracticePort } from './page-port.ts';
import { createSeen } from './page-seen.ts';
import { pageLanguage, pageTexts } from './page-texts.ts';
import { JUMPS, jumpFrom, type Jump } from './page-time.ts';
import type { Person } from './workspace.ts';

export type Showings = {
  /** What to draw for a request; null while the workspace has nobody in it. */
  of(c: Context): Showing | null;
  /** Moves the clock: to the next thing, or by one of the jumps. One move at a time. */
  move(to: string): Promise<void>;
};

export function createShowings(port: PracticePort): Showings {
  const seen = createSeen(port);
  let moving = false;
  return {
    of: (c) => {
      const address = addressOf(port, c);
      const person = address && port.workspace.people.get(address.as);
      if (!address || !person) return null;
      const showing = showingOf(port, c, address, person, moving, seen.unread);
      const channel = channelInView(showing);
      if (channel) seen.mark(person.id, channel);
      return showing;
    },
    move: async (to) => {
      if (moving) return;
      moving = true;
      port.workspace.changed();
      try {
        await moveClock(port, to);
      } finally {
        moving = false;
        port.workspace.changed();
      }
    },
  };
}

const isJump = (to: string): to is Jump => JUMPS.some((jump) => jump === to);

async function moveClock({ clock }: PracticePort, to: string): Promise<void> {
  if (to === 'next') await clock.nextThing();
  else if (isJump(to)) await clock.moveTo(jumpFrom(clock.now(), to, clock.zone));
}

/** A person or place that is not there (any more) falls back to one that is. */
function addressOf(port: PracticePort, c: Context): Address | null {
  const { people } = port.workspace;
  const asked = c.req.query('as') ?? '';
  const as = people.has(asked) ? asked : (port.tour?.employee ?? firstMember(port)?.id);
  if (!as) return null;
  const place = c.req.query('in') ?? 'dm';
  const known = place === 'home' || roomsOf(port, as).some((room) => room.id === place);
  const lang = c.req.query('lang');
  return {
    as,
    in: known ? place : 'dm',
    ...(lang === 'nb' || lang === 'en' ? { lang } : {}),
    older: c.req.query('older') === '1',
  };
}

function firstMember({ workspace }: PracticePort): Person | undefined {
  return [...workspace.people.values()].find((person) => person.kind === 'member' && !person.deleted);
}

function showingOf(
  port: PracticePort,
  c: Context,
  address: Address,
  person: Person,
  moving: boolean,
  unread: Showing['unread'],
): Showing {
  const language = pageLanguage(address.lang, c.req.header('accept-language'));
  return {
    port,
    address,
    person,
    language,
    moving,
    unread,
    texts: pageTexts(language),
    people: [...port.workspace.people.values()],
    channels: [...port.workspace.channels.values()],
    now: port.clock.now(),
    welcome: getCookie(c, 'welcome') !== 'hidden',
  };
}
