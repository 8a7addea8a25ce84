import { afterAll, beforeAll, expect, test } from 'vitest';
import { addWeeks, mondayOf, addDays } from '../domain/time.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { STATEMENTS } from '../domain/statements.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { teamByName } from '../store/teams.ts';
import { Story } from './story.testing.ts';

/* Nine weeks of four teams, and what their managers, HR and everybody see of them. */

const TEAMS: Record<string, [manager: string, size: number]> = {
  Drift: ['UOLA', 6],
  Salg: ['UMATS', 6],
  Design: ['UNINA', 3],
  Lab: ['UPER', 3],
};

const membersOf = (team: string): string[] =>
  Array.from({ length: TEAMS[team]![1] }, (_, n) => `U${team.toUpperCase()}${n}`);

const PATIENCE_MS = 180_000;
const FIRST = '2027-W02';
const WEEKS = 9;

let story: Story;

const rows = Object.entries(TEAMS).flatMap(([team, [manager]]) =>
  membersOf(team).map((id, n) => `${id},${team},${manager},4,thursday,1${n}:00,20`),
);

/** What everybody says to a statement in a week; Drift is happier in the last four of them. */
function scoreOf(team: string, statement: string, week: number): number {
  if (team === 'Drift') return statement === 'I2' ? 2 : week > WEEKS - 5 ? 5 : 3;
  return statement === 'T1' ? 4 : 3;
}

const answer = (user: string, scores: (statement: string) => number): Promise<void> =>
  story.person(user).answersStatements(scores);

async function answerAll(week: number, teams = Object.keys(TEAMS)): Promise<void> {
  for (const team of teams)
    for (const user of membersOf(team)) await answer(user, (id) => scoreOf(team, id, week));
}

const tuesdayOf = (index: number): string => addDays(mondayOf(addWeeks(FIRST, index)), 1);

const ola = () => story.person('UOLA');
const ingrid = () => story.person('UINGRID');

async function home(user: string): Promise<string> {
  await story.person(user).opensHome();
  return story.person(user).homeText();
}

beforeAll(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      for (const team of Object.keys(TEAMS))
        for (const id of membersOf(team)) workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
      workspace.addPerson({ id: 'UADMIN', name: 'Person UADMIN', locale: 'en-GB' });
      workspace.person('UOLA').locale = 'en-GB';
    },
    config: { adminUserIds: ['UINGRID', 'UADMIN'] },
  });
  await story.import(['user_id,team,manager,every_weeks,weekday,time,minutes', ...rows].join('\n'));
  story.practice.app.store.transact((tx) => {
    grantRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr');
    setSetting(tx, 'language', 'en');
  });
}, PATIENCE_MS);

afterAll(() => story.end());

test('before the first digest the places say what they are for', async () => {
  expect(await home('UOLA')).toContain('Here you will see how your team is doing');
  await ingrid().opensHome();
  await ingrid().clicksOnHome('teams.open');
  expect(ingrid().modalText()).toContain('Here you will see the teams');
  await ingrid().closes();
});

test(
  'what a manager guesses is kept for their own eyes, and stands beside the number',
  async () => {
    await story.until(tuesdayOf(0), '11:00');
    await answerAll(0);
    await ola().opensHome();
    expect(ola().homeText()).not.toContain('[guess.open]');
    await story.until(tuesdayOf(1), '10:00');
    await home('UOLA');
    await ola().clicksOnHome('guess.open');
    expect(ola().modalText()).toContain('Only you see your guess');
    const asked = STATEMENTS.map(({ id }) => id).filter((id) => ola().modal()!.values[id] !== undefined);
    expect(asked).not.toContain('O1');
    expect(asked).not.toContain('O2');
    await ola().sends(Object.fromEntries(asked.map((id) => [id, '4'])));
    expect(ola().modalText()).toContain('Your guess is kept');
    await ola().closes();
    await answerAll(1);
    await story.until(tuesdayOf(2), '10:00');
    await home('UOLA');
    await ola().clicksOnHome('team.open');
    expect(ola().modalText()).toContain('You guessed 4 on');
    expect(ola().modalText()).toContain('You see it differently');
    await ola().closes();
  },
  PATIENCE_MS,
);

/** A payload as somebody could forge it; all that then stands before them. */
async function forges(user: string, body: Record<string, unknown>): Promise<string> {
  const { workspace } = story;
  const trigger_id = workspace.triggers.issue(workspace.nextId('trigger.'), user, null);
  const team = { id: workspace.team.id };
  const common = { user: { id: user, team_id: team.id }, team, api_app_id: workspace.appId, trigger_id };
  const result = await story.practice.act({ do: 'raw', body: { ...common, ...body } });
  const seen = JSON.stringify([result, workspace.modals.get(user) ?? []]);
  workspace.modals.delete(user);
  return seen;
}

const viewOf = (type: string, callback_id: string, private_metadata: string, values: object) => ({
  id: story.workspace.nextId('V'),
  hash: '1',
  type,
  callback_id,
  private_metadata,
  state: { values },
  blocks: [],
});

const clicks = (user: string, action_id: string, value: string): Promise<string> =>
  forges(user, {
    type: 'block_actions',
    container: { type: 'view' },
    view: viewOf('home', '', '', {}),
    actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: story.workspace.nextTs() }],
  });

const guessesKept = (): { content: Buffer }[] =>
  story.practice.app.store.read((tx) => tx.db.all<{ content: Buffer }>('SELECT content FROM team_guess'));

test('nobody else reaches the guess or the page of a team, whatever they send', async () => {
  const drift = story.practice.app.store.read((tx) => teamByName(tx, 'Drift')!.id);
  for (const user of ['UMATS', 'UINGRID', 'UDRIFT0']) {
    for (const action of ['team.open', 'guess.open'])
      expect(await clicks(user, action, drift)).not.toMatch(/Drift|guess\.save|You guessed/);
    const values = { I1: { v: { type: 'static_select', selected_option: { value: '5' } } } };
    const view = viewOf('modal', 'guess.save', `${drift} ${addWeeks(FIRST, 2)}`, values);
    expect(await forges(user, { type: 'view_submission', view })).toContain('You lead no team');
  }
  expect(guessesKept()).toHaveLength(1);
  expect(guessesKept()[0]!.content.toString('latin1')).not.toMatch(/I1|T1/);
});

test(
  'after nine weeks each sees what is theirs',
  async () => {
    for (let week = 2; week < WEEKS; week += 1) {
      await story.until(tuesdayOf(week), '11:00');
      await answerAll(week);
    }
    await story.until(tuesdayOf(WEEKS), '10:00');
    const drift = await home('UOLA');
    expect(drift).toContain('Drift, last four weeks');
    expect(drift).toContain('nearly everyone answered');
    expect(drift).toMatch(/Overall about 4\.5 of 5|Overall about 4 of 5|Overall 4\.5 or higher of 5/);
    expect(drift).toContain('higher than in the four weeks before');
    expect(drift).toMatch(/Lowest now: “I can see a clear career path/);
    expect(drift).toContain('Highest now: all the others – 4.5 or higher');
    expect(drift).toContain('▲');
    expect(await home('UMATS')).toContain('no clear change');
  },
  PATIENCE_MS,
);

test('two small teams are shown together, and both managers are told which', async () => {
  for (const user of ['UNINA', 'UPER']) {
    const text = await home(user);
    expect(text).toContain('These numbers cover Design and Lab together');
    expect(text).not.toContain('Salg');
  }
});

test('the page says that leaders are counted apart, and asks a question', async () => {
  await home('UOLA');
  await ola().clicksOnHome('team.open');
  const text = ola().modalText();
  expect(text).toContain('counted in a line of their own');
  expect(text).toContain('To open a talk with:');
  expect(text).toContain('rounded to the nearest half');
  await ola().closes();
});

test('a manager hears once a week that the page is there, in the morning and without a number', async () => {
  const told = ola()
    .texts()
    .filter((text) => text.includes('Your team’s page is updated'));
  expect(told).toHaveLength(WEEKS);
  expect(story.workspace.troubles).toEqual([]);
  expect(ola().messageWith('Your team’s page is updated')).not.toMatch(/\d/);
  await ola().clicksIn('Your team’s page is updated', 'team.mine');
  expect(ola().modalText()).toContain('Drift, last four weeks');
  await ola().closes();
});

test('HR sees teams by name with a word, no ranking, and no guess', async () => {
  await ingrid().opensHome();
  await ingrid().clicksOnHome('teams.open');
  const text = ingrid().modalText();
  expect(text).toContain('There is no ranking');
  const names = ['Design and Lab', 'Drift', 'Salg'];
  expect(names.map((name) => text.indexOf(name))).toEqual(
    names.map((name) => text.indexOf(name)).toSorted((a, b) => a - b),
  );
  expect(text.indexOf('Drift')).toBeGreaterThan(0);
  expect(text).toContain('clearly above the rest');
  expect(text).not.toContain('guess');
  await ingrid().closes();
});

test('somebody who is not HR is not shown the teams', async () => {
  for (const user of ['UDRIFT0', 'UOLA'])
    expect(await clicks(user, 'teams.open', 'all')).not.toContain('Salg');
});

test('under trends everybody sees what is theirs to see', async () => {
  const employee = story.person('UDRIFT0');
  await employee.command('trends');
  expect(employee.modalText()).toContain('The company, four weeks up to week 10');
  expect(employee.modalText()).not.toMatch(/Drift|Salg/);
  await employee.closes();
  await ola().command('trends');
  expect(ola().modalText()).toContain('Drift, last four weeks');
  expect(ola().modalText()).not.toContain('Salg');
  await ola().closes();
  await ingrid().command('trends');
  expect(ingrid().modalText()).toContain('Salg');
  await ingrid().closes();
});

test('who only sets up reads no numbers, and is told why', async () => {
  const admin = story.person('UADMIN');
  await admin.command('trends');
  expect(admin.modal()).toBeUndefined();
  expect(admin.told()).toContain('You set Samtale up and do not take part in the talks');
});

test(
  'without reminders nobody writes that the page is there, but it is',
  async () => {
    story.practice.app.store.transact((tx) =>
      tx.db.run(`UPDATE person SET reminders = 0 WHERE slack_id = 'UOLA'`),
    );
    const before = ola().texts().length;
    await story.until(tuesdayOf(WEEKS), '11:00');
    await answerAll(WEEKS, ['Drift']);
    await story.until(tuesdayOf(WEEKS + 1), '10:00');
    expect(
      ola()
        .texts()
        .slice(before)
        .filter((text) => text.includes('page is updated')),
    ).toEqual([]);
    expect(await home('UOLA')).toContain('Drift, last four weeks');
    expect(await home('UMATS')).toContain('Too few answers to show numbers for Salg');
  },
  PATIENCE_MS,
);
