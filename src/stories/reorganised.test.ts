import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../domain/time.ts';
import { Story } from './story.testing.ts';

/* Somebody moves teams around, to read more of a week that is over than one number of each team. */

const SIZE = 6;
const TEAMS = { Drift: 'UDRIFT', Salg: 'USALG', Lab: 'ULAB' } as const;
const membersOf = (team: keyof typeof TEAMS): string[] =>
  Array.from({ length: SIZE }, (_, n) => `${TEAMS[team]}${n}`);

let story: Story;

/** The company as a file, with these teams below the director. */
function fileWith(below: readonly string[]): string {
  const rows = (Object.keys(TEAMS) as (keyof typeof TEAMS)[]).flatMap((team) =>
    membersOf(team).map(
      (id) => `${id},${team},${TEAMS[team]}BOSS,${below.includes(team) ? 'Direction' : 'Board'},4`,
    ),
  );
  return [
    'user_id,team,manager,parent_team,every_weeks',
    'UASSISTANT,Direction,UDIRECTOR,Board,4',
    'USECRETARY,Board,UCHAIR,,4',
    ...rows,
  ].join('\n');
}

beforeAll(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      const leaders = Object.values(TEAMS).map((id) => `${id}BOSS`);
      const all = (Object.keys(TEAMS) as (keyof typeof TEAMS)[]).flatMap(membersOf);
      for (const id of [...all, ...leaders, 'UASSISTANT', 'UDIRECTOR', 'USECRETARY', 'UCHAIR'])
        workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
    },
    config: { adminUserIds: ['UCHAIR'] },
  });
  await story.import(fileWith(['Salg', 'Lab']));
});

afterAll(() => story.end());

async function answers(team: keyof typeof TEAMS, score: number): Promise<void> {
  for (const user of membersOf(team)) await story.person(user).answersStatements(() => score);
}

async function page(): Promise<string> {
  const director = story.person('UDIRECTOR');
  await director.opensHome();
  await director.clicksOnHome('team.open');
  const text = director.modalText();
  await director.closes();
  return text;
}

const tuesday = (week: number): string => addDays('2027-01-12', 7 * week);

test('a week that is over keeps the sums it had, whatever is moved below somebody afterwards', async () => {
  await story.until(tuesday(0), '11:00');
  await answers('Drift', 1);
  await answers('Salg', 3);
  await answers('Lab', 3);
  await story.until(tuesday(1), '10:00');
  const first = await page();
  expect(first).toContain('Lab and Salg');
  expect(first).toContain('Overall 3.0 of 5');
  for (const below of [['Salg', 'Lab', 'Drift'], ['Drift'], ['Salg']]) {
    await story.import(fileWith(below));
    expect(await page()).toBe(first);
  }
});

test('the next week begins anew with the teams of then, and takes none of the weeks before with it', async () => {
  await story.import(fileWith(['Salg', 'Lab', 'Drift']));
  await story.until(tuesday(2), '11:00');
  for (const team of ['Drift', 'Salg', 'Lab'] as const) await answers(team, 4);
  await story.until(tuesday(3), '10:00');
  const text = await page();
  expect(text).toContain('Drift, Lab and Salg');
  expect(text).toContain('Overall 4.0 of 5, too early');
});

test('who leads a team that has not moved goes on reading all of its weeks', async () => {
  const boss = story.person('UDRIFTBOSS');
  await boss.opensHome();
  await boss.clicksOnHome('team.open');
  expect(boss.modalText()).toContain('Overall about 2.5 of 5');
  await boss.closes();
});
