import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* What is typed into a form is there when it is opened again, whatever closed it; and it can be thrown away. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const DRAFT = 'You have a draft here.';
const UTKAST = 'Du har et utkast her.';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);
  await story.until('2027-01-11', '09:05');
});

afterEach(() => story.end());

async function onHome(who: Somebody, action: string): Promise<void> {
  await who.opensHome();
  await who.clicksOnHome(action);
}

async function hasGoal(): Promise<void> {
  await onHome(kari, 'goal.new');
  await kari.sends({ title: 'Lead the release', success: 'Both teams agree', deadline: '2027-06-01' });
  await kari.closes();
}

async function isFinished(): Promise<void> {
  await hasGoal();
  await onHome(kari, 'goal.all');
  await kari.clicksInModal('goal.open');
  await kari.clicksInModal('goal.finish');
  await kari.sends({ outcome: 'reached', words: 'It went well' });
  await kari.closes();
}

async function asksForHelp(): Promise<void> {
  await onHome(kari, 'help.now');
  await kari.sends({ text: 'Please come' });
  await kari.closes();
}

async function prepared(): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'The customer said yes' });
  await kari.closes();
}

async function opensPage(who: Somebody, action: string): Promise<void> {
  await onHome(who, who === ola ? 'goal.people' : 'goal.all');
  if (who === ola) await ola.clicksInModal('goal.all');
  await who.clicksInModal('goal.open');
  await who.clicksInModal(action);
}

/** The forms, each with how one gets to it, and a field of it for free text. */
const FORMS: Record<
  string,
  { who: 'UKARI' | 'UOLA'; before?: () => Promise<void>; opens: () => Promise<unknown>; field: string }
> = {
  'the outcome of a goal': {
    who: 'UKARI',
    before: hasGoal,
    opens: () => opensPage(kari, 'goal.finish'),
    field: 'words',
  },
  'the other view of an outcome': {
    who: 'UOLA',
    before: isFinished,
    opens: () => opensPage(ola, 'goal.judge'),
    field: 'words',
  },
  'a goal': { who: 'UKARI', opens: () => onHome(kari, 'goal.new'), field: 'success' },
  'a call for help': { who: 'UKARI', opens: () => onHome(kari, 'help.now'), field: 'text' },
  'the answer to a call for help': {
    who: 'UOLA',
    before: asksForHelp,
    opens: () => onHome(ola, 'help.open'),
    field: 'reply',
  },
  'a point': { who: 'UKARI', opens: () => kari.command('add'), field: 'text' },
  'an action point': { who: 'UKARI', opens: () => onHome(kari, 'action.new'), field: 'text' },
  'a win for a channel': {
    who: 'UKARI',
    before: prepared,
    opens: async () => {
      await onHome(kari, 'win.list');
      await kari.clicksInModal('win.share');
    },
    field: 'text',
  },
  'an answer to a preparation': {
    who: 'UOLA',
    before: prepared,
    opens: () => ola.clicks('checkin.read'),
    field: 'reply',
  },
};

test.each(Object.keys(FORMS))(
  '%s: what was typed and not sent is there again, and can be thrown away',
  async (name) => {
    const { who: user, before, opens, field } = FORMS[name]!;
    const who = story.person(user);
    const line = user === 'UOLA' ? UTKAST : DRAFT;
    await before?.();
    await opens();
    const stored = who.field(field) ?? '';
    expect(who.modalText()).not.toContain(line);
    await who.fills({ [field]: 'Half a thought of mine' });
    await who.closes();
    while (who.modal() !== undefined) await who.closes();
    await opens();
    expect(who.modalText()).toContain(line);
    expect(who.field(field)).toBe('Half a thought of mine');
    await who.clicksInModal('draft.ask');
    await who.clicksInModal('draft.keep');
    expect(who.field(field)).toBe('Half a thought of mine');
    await who.clicksInModal('draft.ask');
    await who.clicksInModal('draft.drop');
    expect(who.modalText()).not.toContain(line);
    expect(who.field(field) ?? '').toBe(stored);
    await who.closes();
    while (who.modal() !== undefined) await who.closes();
    await opens();
    expect(who.modalText()).not.toContain(line);
    await who.closes();
  },
);

test('it is there too when the window went without a word, and only for its writer', async () => {
  await onHome(kari, 'help.now');
  await kari.fills({ text: 'The server is down' });
  story.workspace.modals.delete('UKARI');
  await onHome(kari, 'help.now');
  expect(kari.field('text')).toBe('The server is down');
  await kari.closes();
});

test('what was sent is no draft any more, and one of each point is kept for itself', async () => {
  await kari.command('add');
  await kari.sends({ text: 'The spring release' });
  await kari.closes();
  await kari.command('add');
  expect(kari.modalText()).not.toContain(DRAFT);
  await kari.fills({ text: 'A new one' });
  await kari.closes();
  await onHome(kari, 'agenda.open');
  await kari.clicksInModal('agenda.edit');
  expect(kari.field('text')).toBe('The spring release');
  await kari.fills({ text: 'The summer release' });
  await kari.clicksInModal('agenda.open');
  await kari.clicksInModal('agenda.edit');
  expect(kari.field('text')).toBe('The summer release');
  await kari.submits();
  await kari.clicksInModal('agenda.edit');
  expect(kari.modalText()).not.toContain(DRAFT);
  await kari.closes();
});

test('a form that is refused keeps what stands in it', async () => {
  await onHome(kari, 'action.new');
  await kari.sends({ text: 'Call the archive' });
  expect(kari.modal()).toBeDefined();
  await kari.closes();
  await onHome(kari, 'action.new');
  expect(kari.field('text')).toBe('Call the archive');
  await kari.sends({ goal: 'none' });
  await kari.closes();
  await onHome(kari, 'action.new');
  expect(kari.field('text') ?? '').toBe('');
  await kari.closes();
});

test('words that come with the command stand beside a draft', async () => {
  const mats = 'UMATS,Drift,UOLA,1,wednesday,10:00,20';
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n${mats}\n`);
  await ola.command('legg-til');
  await ola.fills({ text: 'En halv tanke' });
  await ola.closes();
  await ola.command('legg-til Ferien');
  expect(ola.field('text')).toBe('Ferien\n\nEn halv tanke');
  await ola.closes();
});

test('a receipt leads on to what can come next', async () => {
  await kari.command('add');
  await kari.sends({ text: 'The spring release' });
  expect(kari.modalText()).toContain('[agenda.open]');
  await kari.clicksInModal('agenda.open');
  expect(kari.modalText()).toContain('The spring release');
  await kari.closes();
  await onHome(kari, 'action.new');
  await kari.sends({ text: 'Call the archive', goal: 'none' });
  await kari.clicksInModal('action.all');
  expect(kari.modalText()).toContain('Call the archive');
  await kari.closes();
});

test('the manager who has answered one is led to the next who waits', async () => {
  const mats = 'UMATS,Drift,UOLA,1,tuesday,11:00,20';
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n${mats}\n`);
  await prepared();
  const other = story.person('UMATS');
  await other.command('prepare');
  await other.sends({ win: 'It runs' });
  while (other.modal() !== undefined) await other.closes();
  await ola.clicksIn('Kari Berg', 'checkin.read');
  await ola.sends({ reply: 'Bra' });
  await ola.clicksInModal('report.open');
  expect(ola.modalText()).toContain('It runs');
  await ola.sends({ reply: 'Fint' });
  expect(ola.modalText()).not.toContain('[report.open]');
  await ola.closes();
});

/** Slack leaves out what it has drawn again and nobody has touched since. */
async function sendsWithout(who: Somebody, left: string[]): Promise<void> {
  const { id, view, hash, values } = who.modal()!;
  const said = Object.fromEntries(Object.entries(values).filter(([block]) => !left.includes(block)));
  const { team } = story.workspace;
  const form = { ...view, id, hash, state: { values: said } };
  const body = { type: 'view_submission', user: { id: who.user, team_id: team.id }, team: { id: team.id } };
  await story.practice.act({ do: 'raw', body: { ...body, view: form } });
}

test('fields that Slack leaves out keep the words that stand in them', async () => {
  await kari.command('add');
  await kari.sends({ text: 'The spring release' });
  await kari.closes();
  await onHome(kari, 'agenda.open');
  await kari.clicksInModal('agenda.edit');
  await sendsWithout(kari, ['text']);
  expect(kari.modalText()).toContain('The spring release');
  await kari.closes();
  await onHome(kari, 'action.new');
  await kari.sends({ text: 'Call the archive', goal: 'none', due: '2027-02-01' });
  await kari.closes();
  await onHome(kari, 'action.all');
  await kari.clicksInModal('action.edit');
  await sendsWithout(kari, ['text', 'due', 'goal', 'owner']);
  await kari.clicksInModal('action.edit');
  expect(kari.field('text')).toBe('Call the archive');
  expect(kari.field('due')).toBe('2027-02-01');
  await kari.closes();
});

test('a reply that is being written outlives a thank you on the same screen', async () => {
  await prepared();
  await ola.clicks('checkin.read');
  await ola.fills({ reply: 'Sterkt levert' });
  await ola.clicksInModal('checkin.thank');
  await sendsWithout(ola, ['reply', 'point']);
  await ola.closes();
  await kari.clicks('checkin.read');
  expect(kari.modalText()).toContain('Sterkt levert');
  await kari.closes();
});

test('the outcome of a goal, and the other view of it, lead back to the goal', async () => {
  await hasGoal();
  await opensPage(kari, 'goal.finish');
  await kari.fills({ words: 'Half of it' });
  await kari.clicksInModal('goal.back');
  expect(kari.modalText()).toContain('Both teams agree');
  await kari.clicksInModal('goal.finish');
  expect(kari.field('words')).toBe('Half of it');
  await kari.closes();
});

test('a note that was cleared and not saved does not come back when the sheet is drawn again', async () => {
  const noteId = () =>
    kari
      .modal()!
      .view.blocks.map(({ block_id: id }) => id)
      .find((id) => id.startsWith('shared:'))!;
  await kari.command('talk');
  await kari.sends({ [noteId()]: 'We look at May' });
  await kari.closes();
  await kari.command('talk');
  await kari.fills({ [noteId()]: null });
  await kari.closes();
  await kari.command('talk');
  expect(kari.field(noteId()) ?? '').toBe('');
  await kari.closes();
});
