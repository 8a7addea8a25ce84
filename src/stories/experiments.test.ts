import { afterEach, beforeEach, expect, test } from 'vitest';
import { USEFUL_TALK } from '../domain/statements.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { type Somebody, Story, shown } from './story.testing.ts';

/* HR keeps a change as an experiment, and is asked on its day to look at before and after. */

const CREW = Array.from({ length: 6 }, (_, n) => `UC${n}`);
const HEAD = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const row = (id: string, n: number) => `${id},Drift,UOLA,1,thursday,1${n % 8}:00,20`;
const WHAT = 'Talks of ten minutes for Drift';
const EXPECTED = 'That more of them are held';

let story: Story;
let ingrid: Somebody;
let nina: Somebody;

beforeEach(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      for (const id of [...CREW, 'UC6', 'UC7', 'UC8', 'UOLA', 'UINGRID', 'UNINA', 'UADMIN'])
        workspace.addPerson({ id, name: `Person ${id}`, locale: id === 'UNINA' ? 'nb-NO' : 'en-GB' });
      const members = ['UINGRID', 'UNINA', workspace.bot.userId];
      workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members });
    },
    config: { adminUserIds: ['UADMIN'] },
  });
  await story.import([HEAD, ...CREW.map(row)].join('\n'));
  story.practice.app.store.transact((tx) => {
    for (const id of ['UINGRID', 'UNINA']) grantRole(tx, personBySlackId(tx, id)!.id, 'hr');
    setSetting(tx, 'hrChannel', 'CHR');
    setSetting(tx, 'language', 'en');
  });
  [ingrid, nina] = [story.person('UINGRID'), story.person('UNINA')];
});

afterEach(() => story.end());

/** Both say that they talked, and the employee what it was worth. */
async function talkAndRate(score: string): Promise<void> {
  for (const user of CREW) {
    const person = story.person(user);
    await person.clicks('checkin.talked');
    await story.person('UOLA').clicksIn(`Person ${user}`, 'checkin.talked');
    await person.clicks('useful.open');
    if (person.modal()?.view.callback_id === 'useful.notice') await person.submits();
    await person.sends({ [USEFUL_TALK]: score });
    await person.closes();
  }
}

async function notes(review: string): Promise<void> {
  await ingrid.opensHome();
  await ingrid.clicksOnHome('experiment.new');
  await ingrid.sends({ what: WHAT, expected: EXPECTED, review });
  await ingrid.closes();
}

const message = 'It is time to look at a change you made';
const told = (person: Somebody) =>
  person.texts().filter((text) => /look at a change|se på en endring/.test(text));

test('on its day HR is asked to look, once and with buttons only, and sees before and after', async () => {
  await story.until('2027-01-15', '16:00');
  await talkAndRate('2');
  await story.until('2027-01-19', '10:00');
  await notes('2027-02-23');
  expect(ingrid.homeText()).toContain(`${WHAT} · to be looked at on Tue 23 Feb`);
  await story.until('2027-02-12', '16:00');
  await talkAndRate('5');
  await story.until('2027-02-23', '08:59');
  expect([told(ingrid), told(nina)]).toEqual([[], []]);
  await story.until('2027-02-23', '18:00');
  expect(told(ingrid)).toEqual([message]);
  expect(told(nina)).toEqual(['Det er på tide å se på en endring dere gjorde']);
  await ingrid.clicksIn(message, 'experiment.open');
  const text = ingrid.modalText();
  for (const words of [WHAT, EXPECTED]) expect(text).toContain(`>${words}`);
  expect(text).toContain('Before: four weeks up to week 2. Now: four weeks up to week 7.');
  expect(text).toContain('“The talk was useful”: about 2 before, 4.5 or higher now. ▲ up');
  expect(text).toContain('Talks held: nearly all before, fewer than half now. ▼ down');
  expect(text).toContain(
    'All statements: too few answers before, too few answers now. too few answers to say',
  );
  await ingrid.clicksInModal('experiment.keep');
  expect(ingrid.modalText()).toContain('Kept, Tuesday 23 February');
  await ingrid.closes();
  expect(shown(nina.messages().at(-1)!.blocks)).toBe('Noen i HR har sett på denne endringen.');
  await story.until('2027-04-20', '10:00');
  expect(told(ingrid)).toHaveLength(0);
});

test('a day off waits for the next working day, and later is four weeks later', async () => {
  await notes('2027-01-23'); // a Saturday
  await story.until('2027-01-24', '20:00');
  expect(told(ingrid)).toEqual([]);
  await story.until('2027-01-25', '09:00');
  expect(told(ingrid)).toEqual([message]);
  await ingrid.clicks('experiment.open');
  expect(ingrid.modalText()).toContain('There was no digest before the change');
  await ingrid.clicksInModal('experiment.later');
  expect(ingrid.modalText()).toContain('To be looked at on Monday 22 February');
  await ingrid.closes();
  expect(ingrid.lastMessage()).not.toContain('[experiment.open]');
  await story.until('2027-02-22', '09:05');
  expect(told(ingrid)).toHaveLength(1);
  expect(ingrid.lastMessage()).toContain('[experiment.open]');
});

test('a day that has passed and an empty form are told on the form', async () => {
  await ingrid.opensHome();
  await ingrid.clicksOnHome('experiment.new');
  const past = await ingrid.sends({ what: WHAT, review: '2027-01-07' });
  expect(past.errors).toEqual({ review: 'Choose a day from tomorrow on.' });
  const empty = await ingrid.sends({ what: '   ', review: '2027-02-07' });
  expect(empty.errors).toEqual({ what: 'Write what you change.' });
  await ingrid.closes();
  expect(story.practice.app.store.read((tx) => tx.db.all('SELECT * FROM experiment'))).toEqual([]);
});

/** A button that does not stand on their Home, with an id that they have seen elsewhere. */
async function pressesUnseen(user: string, action_id: string, value: string): Promise<void> {
  const { team, appId } = story.workspace;
  const view = { id: 'VHOME', hash: '1', type: 'home', callback_id: '', private_metadata: '' };
  const body = {
    type: 'block_actions',
    user: { id: user, team_id: team.id },
    team: { id: team.id },
    api_app_id: appId,
    container: { type: 'view' },
    view: { ...view, state: { values: {} } },
    actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: `${user} ${action_id}` }],
  };
  await story.practice.act({ do: 'raw', body });
}

test('what HR writes lies sealed, and nobody else reaches it, an administrator neither', async () => {
  await notes('2027-02-23');
  const [kept] = story.practice.app.store.read((tx) =>
    tx.db.all<{ id: string; content: Buffer; expected: Buffer }>('SELECT * FROM experiment'),
  );
  for (const field of [kept!.content, kept!.expected])
    expect(field.toString('latin1')).not.toMatch(/Drift|held/);
  for (const user of ['UADMIN', 'UOLA', 'UC0']) {
    const person = story.person(user);
    await person.opensHome();
    expect(person.homeText()).not.toContain('[experiment.');
    for (const action of ['open', 'keep', 'later', 'done', 'list', 'new']) {
      await pressesUnseen(user, `experiment.${action}`, kept!.id);
      expect(person.modalText()).toContain('That is for HR.');
      await person.closes();
    }
  }
  const after = story.practice.app.store.read((tx) => tx.db.all('SELECT * FROM experiment'));
  expect(after).toEqual([kept]);
});

test('whoever is no longer HR is not asked any more', async () => {
  await notes('2027-01-23'); // a Saturday
  await story.until('2027-01-24', '12:00');
  story.practice.app.store.transact((tx) =>
    tx.db.run(`DELETE FROM role WHERE person_id = (SELECT id FROM person WHERE slack_id = 'UNINA')`),
  );
  await story.until('2027-01-25', '10:00');
  expect([told(ingrid).length, told(nina).length]).toEqual([1, 0]);
});

test('after a change of settings or statements HR can keep it as an experiment, and an administrator is not asked to', async () => {
  for (const [person, offered] of [
    [story.person('UADMIN'), false],
    [ingrid, true],
  ] as const) {
    await person.opensHome();
    await person.clicksOnHome('setup.settings');
    await person.sends({ span: offered ? '7' : '9' });
    await person.submits();
    expect(person.modalText().includes('[experiment.new]')).toBe(offered);
    if (!offered) await person.closes();
  }
  await ingrid.clicksInModal('experiment.new');
  expect(ingrid.field('what')).toBe('Other settings: ');
  await ingrid.closes();
});

test('from nine people on HR is told how many there are, and no name', async () => {
  const many = (n: number) => [HEAD, ...Array.from({ length: n }, (_, i) => row(`UC${i}`, i))].join('\n');
  await story.import(many(8));
  expect(ingrid.texts().filter((text) => text.includes('talks to keep up'))).toEqual([]);
  await story.import(many(9));
  await story.until('2027-01-08', '09:00');
  const notices = ingrid.texts().filter((text) => text.includes('talks to keep up'));
  expect(notices).toEqual([
    '1 manager has more than 8 talks to keep up, at most 9. That is a lot for one manager.',
  ]);
  expect(ingrid.lastMessage()).not.toContain('UOLA');
  expect(story.person('UOLA').texts().join()).not.toContain('talks to keep up');
});
