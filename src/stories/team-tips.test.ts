import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, addWeeks, mondayOf } from '../domain/time.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { STATEMENTS } from '../domain/statements.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { teamByName, updateTeam } from '../store/teams.ts';
import { Story } from './story.testing.ts';

/* A team too small for numbers, the tip of the week, and what a month of talks has brought. */

const DRIFT = ['UKARI', 'UPER', 'UNINA', 'UA', 'UB', 'UC'];
const DESIGN = ['UD', 'UE', 'UF'];
const PATIENCE_MS = 120_000;

let story: Story;

beforeEach(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      for (const id of ['UA', 'UB', 'UC', ...DESIGN])
        workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
      workspace.person('UMATS').locale = 'en-GB';
      workspace.person('UNINA').tz = 'Europe/Oslo';
    },
    config: { adminUserIds: ['UINGRID'] },
  });
  const row = (team: string, manager: string) => (id: string, n: number) =>
    `${id},${team},${manager},1,thursday,1${n}:00,20`;
  await story.import(
    [
      'user_id,team,manager,every_weeks,weekday,time,minutes',
      ...DRIFT.map(row('Drift', 'UOLA')),
      ...DESIGN.map(row('Design', 'UMATS')),
    ].join('\n'),
  );
  story.practice.app.store.transact((tx) => {
    grantRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr');
    setSetting(tx, 'smallGroups', 'leave_out');
    setSetting(tx, 'language', 'en');
  });
});

afterEach(() => story.end());

const tuesdayOf = (index: number): string => addDays(mondayOf(addWeeks('2027-W02', index)), 1);

async function answer(people: string[], score: string): Promise<void> {
  for (const user of people) await story.person(user).answersStatements(() => score);
}

async function home(user: string): Promise<string> {
  await story.person(user).opensHome();
  return story.person(user).homeText();
}

const tipsIn = (text: string): number => text.split('A tip for this week').length - 1;

test('a team of three that is left out gets no number, its manager a question, and HR the reason', async () => {
  await story.until(tuesdayOf(0), '11:00');
  await answer([...DRIFT, ...DESIGN], '4');
  await story.until(tuesdayOf(1), '10:00');
  const text = await home('UMATS');
  expect(text).toContain('Too few answers to show numbers for Design');
  expect(text).toContain('what works well, and what could be better?');
  expect(
    story
      .person('UMATS')
      .texts()
      .filter((said) => said.includes('page is updated')),
  ).toEqual([]);
  const ingrid = story.person('UINGRID');
  await ingrid.opensHome();
  await ingrid.clicksOnHome('teams.open');
  expect(ingrid.modalText()).toContain('Too few answers for a number (fewer than 5): Design.');
  expect(ingrid.modalText()).toContain('*Drift*');
  await ingrid.closes();
});

test('in Norwegian the page speaks Norwegian', async () => {
  await story.until(tuesdayOf(0), '11:00');
  await answer(DRIFT, '4');
  await story.until(tuesdayOf(1), '10:00');
  expect(story.person('UOLA').texts().at(-1)).toContain('Siden til teamet ditt er oppdatert');
  expect(await home('UOLA')).toContain('Drift, siste fire uker');
  await story.person('UOLA').command('utvikling');
  expect(story.person('UOLA').modalText()).toContain('Drift, siste fire uker');
  await story.person('UOLA').closes();
});

test(
  'a manager gets at most one tip a week, another one the week after, and none that has been settled',
  async () => {
    await story.until('2027-01-13', '12:00');
    for (const user of DESIGN.slice(0, 2)) {
      await story.person(user).command('prepare');
      await story.person(user).sends({ win: 'A win of mine' });
      await story.person(user).closes();
    }
    await story.until(tuesdayOf(1), '10:00');
    const first = await home('UMATS');
    expect(tipsIn(first)).toBe(1);
    expect(first).toContain('More than one preparation waits for a word from you');
    await story.until(tuesdayOf(2), '10:00');
    const second = await home('UMATS');
    expect(tipsIn(second)).toBe(1);
    expect(second).toContain('two talks in a row have not taken place');
    const given = story.practice.app.store.read((tx) =>
      tx.db.all<{ n: number }>('SELECT count(*) AS n FROM tip GROUP BY person_id, week'),
    );
    expect(given.every(({ n }) => n === 1)).toBe(true);
    expect(tipsIn(await home('UD'))).toBe(0);
  },
  PATIENCE_MS,
);

test(
  'once a month a manager sees what came of their own talks, compared with nobody',
  async () => {
    await story.until('2027-01-13', '12:00');
    await story.person('UKARI').command('prepare');
    await story.person('UKARI').sends({ win: 'A win of mine', obstacle: 'The old printer' });
    await story.person('UKARI').closes();
    await answer(DRIFT, '4');
    await story.until('2027-02-01', '11:00');
    await home('UOLA');
    await story.person('UOLA').clicksOnHome('team.open');
    const text = story.person('UOLA').modalText();
    expect(text).toContain('i januar');
    expect(text).toContain('1 seier fortalt');
    expect(text).toContain('sammenlignes ikke med noen');
    await story.person('UOLA').closes();
  },
  PATIENCE_MS,
);

test('who no longer leads a team does not see its page, and their guess is deleted with the next close', async () => {
  await story.until(tuesdayOf(0), '11:00');
  await answer(DRIFT, '4');
  await story.until(tuesdayOf(1), '10:00');
  await home('UOLA');
  await story.person('UOLA').clicksOnHome('guess.open');
  const [asked] = STATEMENTS.filter(({ id }) => story.person('UOLA').modal()!.values[id] !== undefined);
  await story.person('UOLA').sends({ [asked!.id]: '2.5' });
  await story.person('UOLA').closes();
  const kept = () =>
    story.practice.app.store.read((tx) =>
      tx.db.all<{ n: number }>('SELECT count(*) AS n FROM team_guess'),
    )[0]!.n;
  expect(kept()).toBe(1);
  story.practice.app.store.transact((tx) => {
    const mats = personBySlackId(tx, 'UMATS')!.id;
    updateTeam(tx, teamByName(tx, 'Drift')!.id, { managerId: mats });
  });
  expect(await home('UOLA')).not.toContain('siste fire uker');
  const mats = await home('UMATS');
  expect(mats).toContain('Drift, last four weeks');
  expect(mats).not.toContain('You guessed');
  await story.until(mondayOf(addWeeks('2027-W02', 2)), '12:30');
  expect(kept()).toBe(0);
});
