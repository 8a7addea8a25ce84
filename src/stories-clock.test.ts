import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* The clock of the machine is set back: by hand, by a time server, by somebody who restores a virtual machine. */

const HOUR = 3600_000;

let folder: string;
let story: Story;
let kari: Somebody;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-clock-'));
  story = await Story.begin({ start: ['2027-01-07', '10:00'], databaseFile: join(folder, 'samtale.db') });
  kari = story.person('UKARI');
  await story.import(
    'user_id,team,manager,every_weeks,weekday,time,minutes\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n',
  );
  await story.until('2027-01-11', '09:05');
});
afterEach(async () => {
  await story.end();
  rmSync(folder, { recursive: true });
});

const prompts = () => kari.texts().filter((text) => text.startsWith('Your check-in with'));

test.each([
  ['an hour', HOUR],
  ['three days', 72 * HOUR],
  ['eight days', 8 * 24 * HOUR],
])(
  'a clock that is set back by %s asks nobody twice, with a restart in between or without',
  async (_, back) => {
    for (const comesBack of [() => story.practice.settle(), () => story.practice.restart()]) {
      story.practice.clock.advance(-back);
      await comesBack();
      expect(story.practice.app.health()['clock']).toBe(false);
      await story.until('2027-01-11', '09:30');
      expect(prompts()).toHaveLength(1);
    }
    await story.until('2027-01-18', '09:05');
    expect(story.practice.app.health()['clock']).toBe(true);
    expect(prompts()).toHaveLength(2);
  },
);
