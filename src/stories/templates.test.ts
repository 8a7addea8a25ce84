import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyCopy, changeField } from '../service/questions.ts';
import { personBySlackId } from '../store/people.ts';
import { activePairs } from '../store/teams.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { type Somebody, Story } from './story.testing.ts';

/* What is asked: changed by HR from the next week on, and chosen by the two of each pair. */

let story: Story;
let ingrid: Somebody;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'], config: { adminUserIds: ['UINGRID'] } }); // a Thursday
  [ingrid, kari, ola] = ['UINGRID', 'UKARI', 'UOLA'].map((id) => story.person(id)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  await story.practice.settle();
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\nUMATS,Drift,UOLA,1,tuesday,10:30,20\n`);
});

afterEach(() => story.end());

const OWN = {
  nb: 'Hva lo du av?',
  nbExample: 'f.eks. Katten',
  en: 'What made you laugh?',
  enExample: 'e.g. The cat',
};

async function opensTemplate(name: string): Promise<void> {
  await ingrid.opensHome();
  await ingrid.clicksOnHome('questions.list');
  await ingrid.pressesInModal('questions.edit', name);
}

const asksKari = async (): Promise<string> => {
  await kari.opensHome();
  await kari.clicksOnHome('checkin.prepare');
  const text = kari.modalText();
  await kari.closes();
  return text;
};

test('a change is seen in both languages before it is applied, and counts from the next week on', async () => {
  await story.until('2027-01-11', '09:05'); // Kari has been asked for Tuesday
  await opensTemplate('free');
  expect(ingrid.modalText()).toContain('What would you like to talk about?');
  await ingrid.closes();
  await opensTemplate('standard');
  await ingrid.pressesInModal('questions.field', 'standard win');
  await ingrid.sends({ ...OWN, place: '1' });
  expect(ingrid.modalText()).toContain('*1.* What made you laugh?');
  await ingrid.clicksInModal('questions.preview');
  expect(ingrid.modalText()).toContain('What made you laugh?');
  expect(ingrid.modalText()).toContain('from Monday 18 January');
  await ingrid.clicksInModal('questions.preview');
  expect(ingrid.modalText()).toContain('Hva lo du av?');
  expect(ingrid.modalText()).toContain('Hvor fikk du brukt styrkene dine?');
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('It counts from Monday 18 January.');
  await ingrid.closes();
  expect(await asksKari()).toContain('A win, large or small');
  await kari.clicksOnHome('checkin.prepare');
  await kari.sends({ win: 'The old words were there' });
  await kari.closes();
  await story.until('2027-01-18', '09:05');
  const asked = await asksKari();
  expect(asked).toContain('What made you laugh?');
  expect(asked).not.toContain('A win, large or small');
  await kari.clicksOnHome('checkin.prepare');
  await kari.sends({ win: 'The cat' });
  await kari.closes();
  await ola.clicksIn('forberedt', 'checkin.read');
  expect(ola.modalText()).toContain('Hva lo du av?');
  await ola.closes();
  const old = ola.messages().find(({ blocks }) => JSON.stringify(blocks).includes('checkin.read'))!;
  const at = { channel: old.channel, ts: old.ts };
  await story.practice.act({ do: 'click', user: 'UOLA', at, action_id: 'checkin.read' });
  expect(ola.modalText()).toContain('Noe du lyktes med');
  expect(ola.modalText()).toContain('The old words were there');
  await ola.closes();
});

test('a seventh question is refused beside where it is asked, and the last one stays', async () => {
  await opensTemplate('minimum');
  await ingrid.clicksInModal('questions.own');
  await ingrid.sends(OWN);
  expect(ingrid.field('en')).toBe(OWN.en);
  expect(JSON.stringify(ingrid.modal()!.errors)).toContain('There are six questions already');
  await ingrid.sends({ when: 'monthly' });
  expect(ingrid.modalText()).toContain(OWN.en);
  await ingrid.closes();
  await opensTemplate('free');
  await ingrid.pressesInModal('questions.field', 'free free');
  await ingrid.clicksInModal('questions.remove');
  expect(ingrid.modalText()).toContain('At least one question must be asked every time.');
  await ingrid.closes();
});

test('a change is taken back until it counts, and the words of the app come back', async () => {
  await opensTemplate('standard');
  await ingrid.pressesInModal('questions.field', 'standard win');
  await ingrid.sends(OWN);
  await ingrid.clicksInModal('questions.preview');
  await ingrid.submits();
  await ingrid.pressesInModal('questions.take_back', 'standard');
  expect(ingrid.modalText()).toContain('Taken back.');
  expect(ingrid.modalText()).not.toContain('A change counts from Monday');
  await ingrid.closes();
  expect(await asksKari()).toContain('A win, large or small');
  await opensTemplate('standard');
  await ingrid.pressesInModal('questions.field', 'standard win');
  await ingrid.sends(OWN);
  await ingrid.clicksInModal('questions.preview');
  await ingrid.submits();
  await ingrid.closes();
  await story.until('2027-01-18', '09:05');
  await opensTemplate('standard');
  await ingrid.clicksInModal('questions.reset');
  await ingrid.clicksInModal('questions.preview');
  await ingrid.submits();
  await ingrid.closes();
  expect(await asksKari()).toContain(OWN.en);
  await story.until('2027-01-25', '09:05');
  expect(await asksKari()).toContain('A win, large or small');
});

test('two changes of the same questions at the same time: the second one is looked at once more', async () => {
  await opensTemplate('free');
  await ingrid.pressesInModal('questions.field', 'free free');
  await ingrid.sends(OWN);
  await ingrid.clicksInModal('questions.preview');
  story.practice.app.store.transact((tx) => {
    const other = personBySlackId(tx, 'UNINA')!;
    changeField(tx, other, 'free', { id: 'win', when: 'every', wording: null }, 1);
    applyCopy(tx, other, 'free');
  });
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('Somebody else has changed these questions');
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('Applied.');
  await ingrid.closes();
});

test('what the scores mean changes from the next week on, and so does what is averaged', async () => {
  await ingrid.opensHome();
  await ingrid.clicksOnHome('questions.list');
  await ingrid.pressesInModal('scale.open', 'scale');
  await ingrid.sends({ nb5: 'Absolutt, hver dag', en5: 'Absolutely, every day' });
  expect(ingrid.modalText()).toContain('5 · Absolutt, hver dag');
  expect(ingrid.modalText()).toContain('5 · Absolutely, every day');
  await ingrid.submits();
  await ingrid.closes();
  await story.until('2027-01-11', '09:05');
  await kari.opensHome();
  await kari.clicksOnHome('pulse.open');
  await kari.submits();
  expect(kari.modalText()).toContain('5 · Absolutely, every day');
  await kari.closes();
  const wordings = story.practice.app.store.read((tx) => pulseWeekOf(tx, '2027-W02')!.statements);
  expect(wordings.every(({ wording }) => wording === 101)).toBe(true);
});

test('two pairs of one manager differ in how often, day, time, length and questions', async () => {
  await story.until('2027-01-11', '09:05'); // both have been asked for Tuesday
  await kari.opensHome();
  await kari.clicksOnHome('pair.open');
  await kari.sends({ weekday: '4', time: '13:15', weeks: '2', minutes: '30', template: 'free' });
  expect(kari.modalText()).toContain('Saved. Ola Nordmann sees it on the Home tab.');
  await kari.closes();
  expect(await asksKari()).toContain('A win, large or small');
  await ola.opensHome();
  await ola.clicksOnHome('pair.pick');
  expect(ola.modalText()).toContain('Annenhver uke, torsdag kl. 13:15, 30 minutter · Fri samtale');
  expect(ola.modalText()).toContain('Hver uke, tirsdag kl. 10:30, 20 minutter · Standard');
  await ola.closes();
  const pairs = story.practice.app.store.read((tx) => activePairs(tx));
  const told = pairs.map(({ everyWeeks, weekday, time, minutes, template }) =>
    [everyWeeks, weekday, time, minutes, template].join(' '),
  );
  expect(told.toSorted()).toEqual(['1 2 10:30 20 ', '2 4 13:15 30 free']);
  await story.until('2027-01-27', '09:05');
  const asked = await asksKari();
  expect(asked).toContain('Thursday 28 January');
  expect(asked).toContain('What would you like to talk about?');
});

test('only what the company allows is offered, and the usual questions are among it', async () => {
  await ingrid.opensHome();
  await ingrid.clicksOnHome('setup.settings');
  await ingrid.sends({ templates: ['minimum', 'free'] });
  expect(JSON.stringify(ingrid.modal()!.errors)).toContain('Choose one that a pair may choose, too.');
  await ingrid.sends({ template: 'minimum' });
  expect(ingrid.modalText()).toContain('questions to choose from: Four topics and Free talk');
  expect(ingrid.modalText()).toContain('usual questions: Four topics');
  await ingrid.submits();
  await ingrid.closes();
  expect(await asksKari()).toContain('What works well?');
  await kari.opensHome();
  await kari.clicksOnHome('pair.open');
  expect(kari.modalText()).toContain('As usual here: Four topics');
  expect(kari.modalText()).not.toContain('Standard');
  await kari.closes();
});

test('the career track comes up once a month where the manager reads, and not at all while it is off', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('career.open');
  await kari.sends({ direction: 'Lead a small team', step: 'Run one project' });
  await kari.closes();
  const read: boolean[] = [];
  for (const date of ['2027-01-25', '2027-02-01', '2027-02-08']) {
    await story.until(date, '09:05');
    await kari.clicks('checkin.prepare');
    await kari.sends(date === '2027-02-01' ? { works: `Words of ${date}` } : { win: `Words of ${date}` });
    await kari.closes();
    await ola.clicksIn('forberedt', 'checkin.read');
    read.push(ola.modalText().includes('Lead a small team'));
    await ola.clicksInModal('checkin.thank');
    await ola.closes();
  }
  expect(read).toEqual([false, true, false]);
});

test('words that were begun under another question come along, and are sent with the rest', async () => {
  await story.until('2027-01-25', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.fills({ win: 'The old customer came back' });
  await kari.closes();
  await story.until('2027-02-01', '09:05'); // the first talk of a month asks something else
  await kari.clicks('checkin.prepare');
  expect(kari.field('works')).toBe(null);
  expect(kari.field('win')).toBe('The old customer came back');
  await kari.fills({ works: 'The short meeting' });
  await kari.closes();
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe('The old customer came back');
  await kari.submits();
  await kari.closes();
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('The old customer came back');
  expect(ola.modalText()).toContain('The short meeting');
  await ola.closes();
  await story.until('2027-02-08', '09:05');
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe(null);
  expect(kari.modalText()).not.toContain('What works well?');
});
