import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { furnishSmall } from '../practice/small-company.ts';
import { Story } from './story.testing.ts';

/* Many people at once: nobody waits for what the app does for the others. */

const MANY = Array.from({ length: 60 }, (_, n) => `UM${n}`);

let story: Story;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-'));
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    databaseFile: join(folder, 'samtale.db'),
    furnish(workspace) {
      furnishSmall(workspace);
      for (const id of MANY) workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
    },
  });
  const rows = MANY.map((id, n) => `${id},Drift,UOLA,1,tuesday,${n % 2 === 0 ? '10' : '11'}:00,20`);
  await story.import(['user_id,team,manager,every_weeks,weekday,time,minutes', ...rows].join('\n'));
  await story.until('2027-01-11', '08:59');
});

afterEach(async () => {
  await story.end();
  rmSync(folder, { recursive: true });
});

const asked = () => story.practice.outbox().filter(({ kind }) => kind === 'prompt').length;

test('while many are asked, others are served in between', async () => {
  const { practice } = story;
  practice.clock.advance(60_000);
  const ticking = practice.app.tick();
  const seen = new Set<number>();
  while (asked() < MANY.length) {
    seen.add(asked());
    await breathe();
  }
  await ticking;
  expect([...seen].filter((count) => count > 0).length).toBeGreaterThan(1);
  await practice.settle();
});

test('a process that is told to stop while many are asked stops, and the next one asks the rest once', async () => {
  const { practice } = story;
  practice.clock.advance(60_000);
  const ticking = practice.app.tick();
  await practice.goDown();
  await ticking;
  await practice.comeUp();
  await story.until('2027-01-11', '09:10');
  const got = MANY.map((id) =>
    story
      .person(id)
      .texts()
      .filter((text) => text.startsWith('Your check-in')),
  );
  expect(got.map((texts) => texts.length)).toEqual(MANY.map(() => 1));
});
