import type { Hono } from 'hono';
import { type LittleApp, littleApp } from './little-app.ts';
import { createPage } from './page.ts';
import type { PracticePort } from './page-port.ts';
import { pageTexts } from './page-texts.ts';
import type { Screen } from './screen.ts';
import { fillIds } from './fields.ts';
import type { ShownBlock } from './shown.ts';

export type LittlePage = LittleApp & {
  page: Hono;
  port: PracticePort;
  read: (path: string) => Promise<string>;
};

/** The little app behind the real page; `given` replaces parts of what the page is told. */
export function littlePage(given: Partial<PracticePort> = {}): LittlePage {
  const little = littleApp();
  const { workspace, receiver, clock, kari } = little;
  const port: PracticePort = {
    workspace,
    act: (act) => receiver.act(act),
    clock: {
      now: () => clock.now(),
      zone: 'Europe/Oslo',
      moveTo: async (moment) => clock.set(moment),
      nextThing: async () => clock.advance(60_000),
    },
    outbox: () => [],
    progress: () => null,
    cast: (userId) => (userId === kari.id ? { role: 'employee', team: 'Drift' } : null),
    tour: null,
    commands: ['/checkin', '/checkin help'],
    shortcuts: { global: [{ callback_id: 'checkin.prepare', name: 'Prepare check-in' }], message: [] },
    ...given,
  };
  const page = createPage(port);
  return { ...little, page, port, read: async (path) => (await page.request(path)).text() };
}

/** Kari before the screen, in English words and Norwegian dates. */
export function littleScreen(): Screen {
  const { workspace, clock, kari } = littleApp();
  workspace.addPerson({ id: 'UOLA', name: 'Ola <Leder>' });
  workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members: [kari.id] });
  workspace.addChannel({ id: 'CALL', name: 'everybody', kind: 'public' });
  workspace.addChannel({ id: 'CBOARD', name: 'board', kind: 'private' });
  return {
    texts: pageTexts('en'),
    person: kari,
    people: [...workspace.people.values()],
    channels: [...workspace.channels.values()],
    now: clock.now(),
  };
}

/** Blocks as a test writes them -> as the workspace keeps them. */
export function shownBlocks(...blocks: object[]): ShownBlock[] {
  let count = 0;
  return fillIds(blocks, (prefix) => `${prefix}${(count += 1)}`);
}
