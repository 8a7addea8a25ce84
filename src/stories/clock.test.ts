import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* The clock of the machine is set, back or ahead: by hand, by a time server, by somebody who restores a virtual machine. */

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

/** Only what the machine takes for the time; as much passes as before. */
function leap(ms: number): () => void {
  const { clock } = story.practice;
  const now = clock.now.bind(clock);
  const spy = vi.spyOn(clock, 'now').mockImplementation(() => now() + ms);
  return () => spy.mockRestore();
}

/** As the heartbeat does for some seconds; one person gets one message a second. */
async function goesOn(): Promise<void> {
  for (let beat = 0; beat < 5; beat += 1) {
    await story.practice.app.tick();
    await story.practice.app.drain();
    story.practice.clock.advance(2_000);
  }
}

test.each([
  ['a second', 1_000],
  ['an hour', HOUR],
  ['a day', 24 * HOUR],
  ['400 days', 400 * 24 * HOUR],
])('a clock that leaps ahead by %s and comes back has done nothing meanwhile', async (_, ahead) => {
  const messages = () => kari.texts().length;
  const before = messages();
  const comeBack = leap(ahead);
  await goesOn();
  expect([messages(), story.practice.app.health()['clock']]).toEqual([before, ahead < HOUR]);
  comeBack();
  await story.until('2027-01-11', '09:15');
  expect([messages(), story.practice.app.health()['clock']]).toEqual([before, true]);
  await story.until('2027-01-18', '09:05');
  expect(prompts()).toHaveLength(2);
});

test('a machine that was asleep is believed after two minutes', async () => {
  const comeBack = leap(7 * 24 * HOUR);
  await goesOn();
  expect(prompts()).toHaveLength(1);
  story.practice.clock.advance(121_000);
  await goesOn();
  expect(prompts()).toHaveLength(2);
  comeBack();
});

test('a clock that is set back to 1970 asks nobody, and goes on where it was', async () => {
  const comeBack = leap(-story.practice.clock.now());
  await goesOn();
  expect([prompts().length, story.practice.app.health()['clock']]).toEqual([1, false]);
  comeBack();
  await story.until('2027-01-18', '09:05');
  expect([prompts().length, story.practice.app.health()['clock']]).toEqual([2, true]);
});
