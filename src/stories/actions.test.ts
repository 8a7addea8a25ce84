import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginWithTwo } from './story-beginnings.testing.ts';
import type { Somebody, Story } from './story.testing.ts';

/* Action points: written, ticked off, taken back, by the one who took them on. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  ({ story, kari, ola } = await beginWithTwo());
});

afterEach(() => story.end());

type Values = Parameters<Somebody['sends']>[0];

async function adds(who: Somebody, values: Values): Promise<void> {
  await who.opensHome();
  await who.clicksOnHome(who === ola ? 'action.for' : 'action.new');
  await who.sends({ goal: 'none', ...values });
  await who.closes();
  await who.opensHome();
}

async function hasGoal(): Promise<string> {
  await kari.opensHome();
  await kari.clicksOnHome('goal.new');
  await kari.sends({ title: 'Lead it', success: 'It was led', deadline: '2027-06-01' });
  await kari.closes();
  await kari.clicksOnHome('action.new');
  const options = JSON.stringify(kari.modal()!.view.blocks);
  await kari.closes();
  return options.match(/"Lead it"[^}]*},"value":"([^"]+)"/)![1]!;
}

const place = (text: string, words: string): number => text.indexOf(words);

/** The id of the box with these words in the form before somebody. */
function boxOf(who: Somebody, words: string): string {
  const blocks = JSON.stringify(who.modal()!.view.blocks);
  return blocks.match(new RegExp(`"${words}"[^}]*},"value":"([^"]+)"`))![1]!;
}

test('an action point needs a goal or none on purpose, and a first step needs a goal', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('action.new');
  await kari.sends({ text: 'Call the archive' });
  expect(kari.field('text')).toBe('Call the archive');
  await kari.sends({ goal: 'none', first: ['first'] });
  expect(kari.modal()).toBeDefined();
  await kari.sends({ first: [] });
  expect(kari.modalText()).toContain('The action point is saved.');
});

test('in the preparation the first step comes first, what is overdue next, the manager’s own not at all', async () => {
  const goal = await hasGoal();
  await adds(kari, { text: 'No date' });
  await adds(kari, { text: 'Too late', due: '2027-01-08' });
  await adds(kari, { text: 'Begin here', goal, first: ['first'] });
  await adds(ola, { text: 'Spør ledelsen' });
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  const text = kari.modalText();
  expect(place(text, 'Begin here')).toBeLessThan(place(text, 'Too late'));
  expect(place(text, 'Too late')).toBeLessThan(place(text, 'No date'));
  expect(text).toContain('overdue, was due Fri 8 Jan');
  expect(text).not.toContain('Spør ledelsen');
  await kari.sends({ done: [boxOf(kari, 'Too late')] });
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('Too late');
  expect(kari.homeText()).toContain('Begin here');
});

test('a goal has one first step, the one that was called so last', async () => {
  const goal = await hasGoal();
  await adds(kari, { text: 'Step A', goal, first: ['first'] });
  await adds(kari, { text: 'Step B', goal, first: ['first'] });
  expect(kari.homeText().match(/First step/g)).toHaveLength(1);
  expect(kari.homeText()).toContain('Step B · First step');
});

test('what was to be left alone is asked about, and goes on until it was managed', async () => {
  await adds(kari, { text: 'Read mail at night', kind: 'stop' });
  await kari.clicksOnHome('action.all');
  expect(kari.modalText()).toContain('Did you manage to leave it? Read mail at night');
  const id = /stop:([^"]+)/.exec(JSON.stringify(kari.modal()!.view.blocks))![1]!;
  await kari.sends({ [`stop:${id}`]: 'partly' });
  expect(kari.modalText()).toContain('last time partly');
  await kari.sends({ [`stop:${id}`]: 'managed' });
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('Read mail at night');
});

test('ticked by a slip it is open again, this week but not the next', async () => {
  await adds(kari, { text: 'Slip' });
  const ticks = async () => {
    await kari.opensHome();
    await kari.clicksOnHome('action.all');
    await kari.sends({ done: [boxOf(kari, 'Slip')] });
  };
  await ticks();
  expect(kari.modalText()).toContain('One is ticked off.');
  await kari.clicksInModal('action.reopen');
  expect(kari.modalText()).toContain('It is open again.');
  await kari.closes();
  await ticks();
  await story.until('2027-01-11', '08:00');
  await kari.clicksInModal('action.reopen');
  expect(kari.modalText()).toContain('This week is closed');
  await kari.closes();
});

test('it can be changed and dropped, and the dropping taken back', async () => {
  await adds(kari, { text: 'Old words' });
  await kari.clicksOnHome('action.all');
  await kari.clicksInModal('action.edit');
  await kari.sends({ text: 'New words' });
  expect(kari.modalText()).toContain('New words');
  await kari.clicksInModal('action.edit');
  await kari.clicksInModal('action.drop');
  expect(kari.modalText()).toContain('Dropped.');
  await kari.clicksInModal('action.reopen');
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain('New words');
});

test('the manager has what they promised on Home, and nobody else can touch it', async () => {
  await adds(ola, { text: 'Spør ledelsen' });
  expect(ola.homeText()).toContain('Spør ledelsen · med Kari');
  await kari.opensHome();
  expect(kari.homeText()).toContain('Spør ledelsen · Ola does it');
  await ola.clicksOnHome('action.mine');
  const id = boxOf(ola, 'Spør ledelsen');
  for (const user of ['UINGRID', 'UMATS']) {
    const other = story.person(user);
    await story.practice.act({ do: 'home', user });
    expect(other.homeText()).not.toContain('Spør ledelsen');
  }
  await ola.sends({ done: [id] });
  await ola.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('Spør ledelsen');
});

test('the reminder leads to the action points without saying one', async () => {
  await adds(kari, { text: 'Secret step' });
  await story.until('2027-01-12', '08:35');
  expect(kari.lastMessage()).toContain('[action.all]');
  await kari.clicks('action.all');
  expect(kari.modalText()).toContain('Secret step');
  await kari.closes();
});

test('forty action points with long texts stay inside what Slack takes', async () => {
  for (let n = 0; n < 40; n += 1)
    await adds(kari, { text: `${n} ${'long 🦊 words '.repeat(200)}`, due: '2027-02-01' });
  await kari.clicksOnHome('action.all');
  expect(kari.modal()!.view.blocks.length).toBeLessThan(100);
  await kari.closes();
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText().match(/39 long/g)).toHaveLength(1);
  await kari.closes();
});

test('the support that the employee needs becomes the manager’s action point with one click', async () => {
  await story.until('2027-02-01', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ support: 'A day with the data team' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await ola.fills({ reply: 'Det ordner vi' });
  await ola.clicksInModal('action.support');
  expect(ola.field('text')).toBe('A day with the data team');
  await ola.submits();
  await ola.closes();
  expect(ola.field('reply')).toBe('Det ordner vi');
  await ola.clicksInModal('action.new');
  await ola.sends({ text: 'Vis rapporten', goal: 'none' });
  await ola.closes();
  await ola.closes();
  await ola.opensHome();
  expect(ola.homeText()).toContain('A day with the data team · få hjelp · med Kari');
  await kari.opensHome();
  expect(kari.homeText()).toContain('Vis rapporten · Ola does it');
});
