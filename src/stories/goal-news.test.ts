import { afterEach, beforeEach, expect, test } from 'vitest';
import { goalsOf } from '../store/goals.ts';
import { personBySlackId } from '../store/people.ts';
import { type Somebody, Story } from './story.testing.ts';

/* A goal that waits for the other of the two: one message leads to it, in their hours, and says nothing of it. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  await story.import(
    'user_id,team,manager,every_weeks,weekday,time,minutes\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n',
  );
});

afterEach(() => story.end());

async function proposes(title: string): Promise<void> {
  await ola.opensHome();
  await ola.clicksOnHome('goal.people');
  await ola.clicksInModal('goal.all');
  await ola.clicksInModal('goal.new');
  await ola.sends({ title, success: `${title} is seen`, deadline: '2027-06-01' });
  await ola.closes();
}

async function withdraws(title: string): Promise<void> {
  const goal = story.practice.app.store.read((tx) =>
    goalsOf(tx, personBySlackId(tx, 'UKARI')!.id).find((one) => one.title === title),
  )!;
  await ola.opensHome();
  await ola.clicksOnHome('goal.people');
  await ola.clicksInModal('goal.all');
  const { id, view } = ola.modal()!;
  const { block_id } = view.blocks.find((block) => JSON.stringify(block).includes(goal.id))!;
  await story.practice.act({ do: 'click', user: 'UOLA', at: { view: id }, action_id: 'goal.open', block_id });
  await ola.clicksInModal('goal.remove');
  await ola.closes();
}

const news = (who: Somebody): string[] =>
  who.texts().filter((text) => /proposes .*goal|gitt tilbake/.test(text));

test('a proposal is told once, with a button that leads to it and no word of it', async () => {
  await proposes('Lead the release');
  expect(news(kari)).toEqual(['Ola Nordmann proposes a goal for you.']);
  expect(kari.lastMessage()).toContain('[goal.open]');
  await kari.clicks('goal.open');
  expect(kari.modalText()).toContain('Lead the release');
  await kari.clicksInModal('goal.accept');
  await kari.closes();
  expect(kari.lastMessage()).toContain('Nothing there waits for your answer.');
  expect(kari.lastMessage()).not.toContain('[goal.open]');
});

test('several on one day are one message, which counts them', async () => {
  await proposes('Lead the release');
  await proposes('Learn to present');
  await story.until('2027-01-07', '10:30');
  expect(kari.texts().filter((text) => text.includes('proposes'))).toEqual([
    'Ola Nordmann proposes 2 goals for you.',
  ]);
  await kari.clicksIn('proposes', 'goal.all');
  expect(kari.modalText()).toContain('Learn to present');
  await kari.closes();
});

test('what comes in the evening and on days off is told once, on the next working morning', async () => {
  await story.until('2027-01-08', '19:00');
  await proposes('Lead the release');
  await story.until('2027-01-10', '12:00');
  await proposes('Learn to present');
  expect(news(kari)).toEqual([]);
  await story.until('2027-01-11', '08:30');
  expect(news(kari)).toEqual(['Ola Nordmann proposes 2 goals for you.']);
});

test('what is withdrawn before it could be told is not told, and a new one on that day is', async () => {
  await story.until('2027-01-07', '19:00');
  await proposes('Lead the release');
  await withdraws('Lead the release');
  await story.until('2027-01-08', '08:10');
  expect(news(kari)).toEqual([]);
  await proposes('Learn to present');
  expect(news(kari)).toEqual(['Ola Nordmann proposes a goal for you.']);
});

test('a goal that is handed back leads its manager to it; changed, it is a proposal that is told again', async () => {
  await proposes('Lead the release');
  await story.until('2027-01-08', '11:00');
  await kari.clicksIn('proposes', 'goal.open');
  await kari.clicksInModal('goal.hand_back');
  await kari.closes();
  expect(news(ola)).toEqual([
    'Kari Berg har gitt tilbake et mål du foreslo. Du kan endre det eller trekke det tilbake.',
  ]);
  await ola.clicks('goal.open');
  await ola.clicksInModal('goal.edit');
  await ola.sends({ title: 'Lead half of it' });
  await ola.closes();
  await story.until('2027-01-08', '11:30');
  expect(ola.lastMessage()).toContain('Ingenting der venter på deg.');
  expect(kari.messageWith('proposes')).toContain('Ola Nordmann proposes a goal for you.');
});

test('whoever has paused, or has switched reminders off, is told as far as they asked to be', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('me.settings');
  await kari.sends({ reminders: [] });
  await proposes('Lead the release');
  expect(news(kari)).toHaveLength(1);
  await story.until('2027-01-08', '10:00');
  await kari.command('pause');
  await proposes('Learn to present');
  expect(news(kari)).toHaveLength(1);
});
