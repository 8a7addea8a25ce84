import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, addWeeks, mondayOf } from '../domain/time.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { yearFor } from '../service/yearly.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { Story } from './story.testing.ts';

/* The first four weeks and those a year later: what HR is shown, once. */

const CREW = Array.from({ length: 7 }, (_, n) => `UCREW${n}`);
const FIRST = '2027-W02';
const PATIENCE_MS = 180_000;

let story: Story;

const ingrid = () => story.person('UINGRID');
const tuesdayOf = (index: number): string => addDays(mondayOf(addWeeks(FIRST, index)), 1);
const news = () =>
  ingrid()
    .texts()
    .filter((text) => text.includes('A year has gone by'));

async function answerAll(score: string): Promise<void> {
  for (const user of CREW) await story.person(user).answersStatements(() => score);
}

beforeAll(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      for (const id of CREW) workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
      workspace.person('UMATS').locale = 'nb-NO';
    },
    config: { adminUserIds: ['UINGRID'] },
  });
  const rows = CREW.map((id, n) => `${id},Drift,UOLA,4,thursday,1${n % 6}:00,20`);
  await story.import(['user_id,team,manager,every_weeks,weekday,time,minutes', ...rows].join('\n'));
  story.practice.app.store.transact((tx) => {
    for (const id of ['UINGRID', 'UMATS']) grantRole(tx, personBySlackId(tx, id)!.id, 'hr');
    setSetting(tx, 'language', 'en');
  });
}, PATIENCE_MS);

afterAll(() => story.end());

test(
  'a year after the first digest HR is told, once, and sees both labels without an arrow',
  async () => {
    for (const week of [0, 1, 2, 3]) {
      await story.until(tuesdayOf(week), '11:00');
      await answerAll('3');
    }
    for (const week of [49, 50, 51, 52]) {
      await story.until(tuesdayOf(week), '11:00');
      await answerAll('4');
    }
    await ingrid().opensHome();
    expect(ingrid().homeText()).not.toContain('[year.open]');
    expect(news()).toEqual([]);
    await story.until(tuesdayOf(53), '10:00');
    expect(news()).toHaveLength(1);
    await ingrid().clicksIn('A year has gone by', 'year.open');
    const seen = ingrid().modalText();
    expect(seen).toContain('The four weeks up to week 5 of 2027 and the four weeks up to week 2 of 2028');
    expect(seen).toContain('*My colleagues do work of high quality*\nThen about 3 · now about 4');
    expect(seen).not.toMatch(/[▲▼]/);
    await ingrid().closes();
    await story.until(tuesdayOf(55), '10:00');
    expect(news()).toHaveLength(1);
    await ingrid().opensHome();
    await ingrid().clicksOnHome('year.open');
    expect(ingrid().modalText()).toBe(seen);
    await ingrid().closes();
  },
  PATIENCE_MS,
);

test('in Norwegian too, and for HR alone', async () => {
  const mats = story.person('UMATS');
  await mats.opensHome();
  await mats.clicksOnHome('year.open');
  expect(mats.modalText()).toContain('Da ca. 3 · nå ca. 4');
  const kari = story.person('UCREW0');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('[year.open]');
  const refused = story.practice.app.store.read((tx) => yearFor(tx, personBySlackId(tx, 'UCREW0')!));
  expect(refused).toEqual({ ok: false, why: 'not_allowed' });
});
