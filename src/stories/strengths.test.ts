import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* What somebody is good at, the manager's first word, and the career track. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'], firstTalks: true }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);
});

afterEach(() => story.end());

test('at the first talk the manager names a strength before the preparation opens', async () => {
  await story.until('2027-01-11', '09:05');
  expect(ola.lastMessage()).toContain('nevn minst én styrke');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('Ola Nordmann is asked to name one of your strengths first');
  expect(kari.modalText()).toContain('at the latest Tuesday 12 January at 08:00');
  await kari.closes();
  await ola.clicks('strength.name');
  await ola.sends({ first: 'Rolig i stormen' });
  await ola.closes();
  expect(ola.lastMessage()).toContain('Du har nevnt en styrke hos Kari Berg.');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('Your strengths: Rolig i stormen');
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain('Rolig i stormen · from Ola');
});

test('without it the preparation opens at eight on the day of the talk', async () => {
  await story.until('2027-01-12', '08:01');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'Still here' });
  expect(kari.modalText()).toContain('Only you and Ola Nordmann can read it');
  await kari.closes();
});

test('nobody waits for a manager who is away, or who has paused', async () => {
  await ola.isAway('2027-01-11', '2027-01-11');
  await story.until('2027-01-11', '09:05');
  expect(ola.texts().join()).not.toContain('styrke');
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe(null);
  await kari.closes();
});

test('the own list is written, changed, and a removal taken back', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('strength.new');
  await kari.sends({ text: 'I listen' });
  await kari.clicksInModal('strength.open');
  await kari.sends({ text: 'I listen well' });
  await kari.clicksInModal('strength.open');
  await kari.clicksInModal('strength.remove');
  expect(kari.modalText()).toContain('Removed from the list.');
  await kari.clicksInModal('strength.take_back');
  expect(kari.modalText()).toContain('I listen well');
  await kari.clicksInModal('strength.open');
  await kari.clicksInModal('strength.develop');
  expect(kari.modalText()).toContain('How will you both see');
  expect(JSON.stringify(kari.modal()!.view.blocks)).toContain('Develop: I listen well');
  await kari.closes();
});

test('a later manager reads the own strengths of before only when they are handed over', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('strength.new');
  await kari.sends({ text: 'I listen' });
  await kari.closes();
  await story.until('2027-01-08', '10:00');
  await story.import(`${HEADER}\nUKARI,Salg,UINGRID,1,thursday,10:00,20\n`);
  await story.until('2027-01-14', '09:05');
  const ingrid = story.person('UINGRID');
  await kari.opensHome();
  await kari.clicksOnHome('checkin.prepare');
  await kari.sends({ win: 'New start' });
  await kari.closes();
  await ingrid.clicks('checkin.read');
  expect(ingrid.modalText()).not.toContain('I listen');
  await ingrid.closes();
  await kari.opensHome();
  await kari.clicksOnHome('handover.open');
  await kari.sends({ parts: ['strengths'] });
  await kari.closes();
  await ingrid.clicks('checkin.read');
  expect(ingrid.modalText()).toContain('I listen');
  await ingrid.closes();
});

test('the career track is off until one turns it on, and off everywhere when one turns it off', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('career.open');
  await kari.sends({ direction: 'Lead a small team', step: 'Run one project' });
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain('Direction: Lead a small team');
  await kari.clicksOnHome('career.open');
  await kari.clicksInModal('career.off');
  await kari.clicksInModal('career.erase');
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('Lead a small team');
  await kari.clicksOnHome('career.open');
  expect(kari.field('direction')).toBe(null);
  await kari.closes();
});
