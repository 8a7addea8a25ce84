import { afterAll, beforeAll, expect, test } from 'vitest';
import { USEFUL_TALK } from '../domain/statements.ts';
import { addDays, addWeeks, mondayOf } from '../domain/time.ts';
import { textsFor } from '../i18n/index.ts';
import { rowsOfWeek } from '../service/exports.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { exportFile } from '../views/exports.ts';
import { type Somebody, Story } from './story.testing.ts';

/* A company whose talks are of little use: what HR reads out of the numbers, and what everybody is asked about it. */

const MANAGERS = ['UOLA', 'UNINA', 'UPER'];
const CREW = Array.from({ length: 21 }, (_, n) => `UC${String(n).padStart(2, '0')}`);
const TEAM = [
  'user_id,team,manager,every_weeks,weekday,time,minutes',
  ...CREW.map((id, n) => `${id},T${n % 3},${MANAGERS[n % 3]},1,thursday,${8 + Math.floor(n / 3)}:00,20`),
  'UOLA,Ledelse,UNINA,1,friday,10:00,20',
].join('\n');
const FIRST = '2027-W02';
const PATIENCE_MS = 180_000;

let story: Story;
let ingrid: Somebody;

const day = (week: number, of: number): string => addDays(mondayOf(addWeeks(FIRST, week)), of - 1);

beforeAll(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      for (const id of [...CREW, ...MANAGERS, 'UINGRID', 'UADMIN'])
        workspace.addPerson({ id, name: `Person ${id}`, locale: id === 'UC01' ? 'nb-NO' : 'en-GB' });
      const members = ['UINGRID', workspace.bot.userId];
      workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members });
    },
    config: { adminUserIds: ['UADMIN'] },
  });
  await story.import(TEAM);
  story.practice.app.store.transact((tx) => {
    grantRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr');
    setSetting(tx, 'hrChannel', 'CHR');
    setSetting(tx, 'language', 'en');
  });
  ingrid = story.person('UINGRID');
}, PATIENCE_MS);

afterAll(() => story.end());

/** Both say that they talked, and the employee what it was worth. */
async function talkAndRate(users: string[], score: string): Promise<void> {
  for (const user of users) {
    const person = story.person(user);
    await person.clicks('checkin.talked');
    const manager = MANAGERS[CREW.indexOf(user) % 3]!;
    await story.person(manager).clicksIn(`Person ${user}`, 'checkin.talked');
    await person.clicks('useful.open');
    if (person.modal()?.view.callback_id === 'useful.notice') await person.submits();
    await person.sends({ [USEFUL_TALK]: score });
    await person.closes();
  }
}

async function diagnosis(): Promise<string> {
  await ingrid.command('diagnose');
  const text = ingrid.modalText();
  await ingrid.closes();
  return text;
}

test('before the first digest there is nothing to read out of the numbers', async () => {
  expect(await diagnosis()).toContain('There is nothing to read out of the numbers yet.');
});

test('nobody but HR is told, not an administrator either', async () => {
  for (const user of ['UC00', 'UOLA', 'UADMIN']) {
    const person = story.person(user);
    await person.command('diagnose');
    expect(person.told()).toContain('That is for HR.');
    expect(person.modal()).toBeUndefined();
    await person.opensHome();
    expect(person.homeText()).not.toContain('[diagnosis.open]');
  }
});

test(
  'talks of little use that are seldom held are what HR is to look at, with the numbers of the digest',
  async () => {
    await story.until(day(0, 5), '16:00');
    await talkAndRate(CREW.slice(0, 7), '2');
    await story.until(day(1, 2), '09:05');
    const digest = story.workspace.messages.get('CHR')!.at(-1)!.text;
    expect(digest).toContain('“The talk was useful”: about 2 of 5');
    await ingrid.opensHome();
    await ingrid.clicksOnHome('diagnosis.open');
    const text = ingrid.modalText();
    expect(text).toContain('*The talks are of too little use to people*\nA hint');
    expect(text).toContain('“The talk was useful”: about 2 of 5, over four weeks');
    expect(text).toContain('*The talks come too seldom*\nA hint');
    expect(digest).toContain('Held: about 30% of the talks');
    expect(text).toContain('Held: about 30% of the planned talks');
    expect(digest).toContain('The talks that were held: fewer than half with a goal');
    expect(text).toContain('*Too little comes out of the talks*\nA hint');
    expect(text).toContain('With a goal: fewer than half of the talks that were held');
    expect(text).toContain('Find out why, and soon.');
    await ingrid.clicksInModal('teams.open');
    expect(ingrid.modal()?.view.callback_id).toBe('teams.list');
    await ingrid.closes();
    await ingrid.pressesInModal('questions.list', 'list');
    expect(ingrid.modal()?.view.callback_id).toBe('questions.list');
    await ingrid.closes();
  },
  PATIENCE_MS,
);

/** The statements of this week and what bothers people, from somebody who is asked for it. */
async function says(user: string, causes: string[]): Promise<void> {
  const person = story.person(user);
  await person.command('statements');
  if (person.modal()?.view.callback_id === 'pulse.notice') await person.submits();
  await person.sends({ causes });
  await person.closes();
}

async function asked(user: string): Promise<boolean> {
  const person = story.person(user);
  await person.command('statements');
  if (person.modal()?.view.callback_id === 'pulse.notice') await person.submits();
  const { values } = person.modal()!;
  await person.closes();
  return 'causes' in values;
}

test('the week that is open when the number comes is left as it is', async () => {
  expect(await asked('UC00')).toBe(false);
  expect(await diagnosis()).toContain(
    'The next week that opens asks everybody who does not lead others, once',
  );
});

test(
  'the next week asks everybody what bothers them, but not who leads others',
  async () => {
    await story.until(day(2, 1), '09:00');
    expect(await diagnosis()).toContain('Everybody who does not lead others is being asked');
    for (const user of ['UC00', 'UC20']) expect(await asked(user)).toBe(true);
    expect(await asked('UOLA')).toBe(false);
    await story.person('UC01').command('statements');
    expect(story.person('UC01').modalText()).toContain('Hva plager deg mest ved samtalene?');
    await story.person('UC01').closes();
  },
  PATIENCE_MS,
);

test('what somebody chose can be changed, taken back and said to be nothing', async () => {
  const person = story.person('UC00');
  const chosen = () => person.modal()!.values['causes']!['v']!.selected_options?.map(({ value }) => value);
  for (const causes of [['timing', 'influence'], ['none'], []]) {
    await says('UC00', causes);
    await person.command('statements');
    expect(chosen()).toEqual(causes);
    await person.closes();
  }
});

test(
  'nothing that lies in the database says which causes were chosen, or whether any was',
  async () => {
    await says('UC00', ['timing']);
    await says('UC01', ['none']);
    const rows = story.practice.app.store.read((tx) =>
      tx.db.all<{ statement: string; who: Buffer; score: Buffer }>(
        `SELECT * FROM pulse_answer WHERE statement LIKE 'CAUSE%'`,
      ),
    );
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(({ score }) => score.length)).size).toBe(1);
  },
  PATIENCE_MS,
);

test(
  'from twenty answers the digest has each cause once, in steps, and what was answered is gone',
  async () => {
    for (const [n, user] of CREW.slice(0, 20).entries())
      await says(user, n < 8 ? ['timing', 'structure'] : n < 18 ? ['timing'] : ['none']);
    await story.until(day(3, 2), '09:05');
    const digest = story.workspace.messages.get('CHR')!.at(-1)!.text;
    expect(digest).toContain(
      'What bothers people most, asked in week 4: the time (90% or more), the structure (about 40%), ' +
        'seeing things differently (10% or less)',
    );
    expect(await diagnosis()).toContain('asked in week 4: the time (90% or more)');
    const rows = story.practice.app.store.read((tx) => rowsOfWeek(tx, '2027-W04'));
    const table = exportFile(textsFor('en'), rows).content.split('\r\n');
    expect(table.filter((line) => line.includes(',cause_')).slice(0, 3)).toEqual([
      expect.stringContaining('2027-W04,2027-W04,2027-W04,Company,cause_timing,'),
      expect.stringMatching(/cause_structure,.*,about 40%,/),
      expect.stringMatching(/cause_disagreement,.*,10% or less,/),
    ]);
    const left = story.practice.app.store.read((tx) => [
      ...tx.db.all('SELECT * FROM pulse_answer'),
      ...tx.db.all(`SELECT * FROM pulse_answered WHERE statement LIKE 'CAUSE%'`),
      ...tx.db.all(`SELECT * FROM own_answer WHERE statement LIKE 'CAUSE%'`),
      ...tx.db.all(`SELECT * FROM ledger WHERE statement LIKE 'CAUSE%'`),
    ]);
    expect(left).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'it is asked once, however low the number stays',
  async () => {
    await story.until(day(4, 1), '09:00');
    expect(await asked('UC00')).toBe(false);
  },
  PATIENCE_MS,
);
