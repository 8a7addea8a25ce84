import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* A manager: all of their people at one glance, and one screen for each. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
});

afterEach(() => story.end());

const alone = () => story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);

async function prepares(win: string, important?: string): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ win, ...(important === undefined ? {} : { obstacle: 'A day off', important }) });
  await kari.closes();
}

const order = (text: string, ...words: string[]) => words.map((word) => text.indexOf(word));

test('one screen: what is most important, the three actions, what is at risk, what I promised, strengths last', async () => {
  await alone();
  await kari.opensHome();
  await kari.clicksOnHome('goal.new');
  await kari.sends({ title: 'Lead the release', success: 'It is out', deadline: '2027-01-20' });
  await kari.closes();
  await kari.clicksOnHome('goal.new');
  await kari.sends({ title: 'Learn Polish', success: 'A talk in Polish', deadline: '2027-12-01' });
  await kari.closes();
  await ola.opensHome();
  await ola.clicksOnHome('action.for');
  await ola.sends({ text: 'Ring kunden', goal: 'none' });
  await ola.closes();
  await story.until('2027-01-11', '09:05');
  await prepares('The customer said yes', 'obstacle');
  await ola.opensHome();
  await ola.clicksOnHome('report.open');
  const places = order(
    ola.modalText(),
    'A day off',
    'The customer said yes',
    'Si takk',
    'Et punkt til samtalen',
    'Mål som trenger et blikk',
    'Lead the release',
    'Ring kunden',
    'Learn Polish',
    'A strength of',
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  await ola.closes();
});

test('what was promised is ticked off in place, and that alone is no answer', async () => {
  await alone();
  await ola.opensHome();
  await ola.clicksOnHome('action.for');
  await ola.sends({ text: 'Ring kunden', goal: 'none' });
  await ola.closes();
  await story.until('2027-01-11', '09:05');
  await prepares('Done');
  await ola.clicks('checkin.read');
  const box = /"Ring kunden"[^}]*},"value":"([^"]+)"/.exec(JSON.stringify(ola.modal()!.view.blocks))![1]!;
  await ola.sends({ done: [box] });
  expect(ola.modalText()).toContain('Notert. Det teller ikke som svar ennå');
  expect(ola.modalText()).not.toContain('Ring kunden');
  expect(kari.lastMessage()).not.toContain('has answered');
  await ola.clicksInModal('checkin.thank');
  await ola.closes();
  expect(kari.lastMessage()).toContain('Ola Nordmann has answered');
});

test('before anything is written the screen says so, takes a point for the talk, and stays open', async () => {
  await alone();
  await ola.opensHome();
  await ola.clicksOnHome('report.open');
  expect(ola.modalText()).toContain('Kari har ikke skrevet noe ennå');
  expect(ola.modalText()).not.toContain('checkin.thank');
  const empty = await ola.submits();
  expect(empty.errors).toEqual({ point: 'Skriv et punkt til samtalen først.' });
  await ola.sends({ point: 'Planen for våren' });
  expect(ola.modalText()).toContain('Planen for våren (Ola Nordmann)');
  await ola.closes();
  await story.until('2027-01-11', '09:05');
  await prepares('Done');
  expect(ola.lastMessage()).toContain('har forberedt seg'); // the point was no answer
});

test('an older preparation opens on top, and what was typed below it stays', async () => {
  await alone();
  await story.until('2027-01-11', '09:05');
  await prepares('The first week');
  await story.until('2027-01-18', '09:05');
  await prepares('The second week');
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('The second week');
  await ola.fills({ reply: 'Fint gjort' });
  await ola.clicksInModal('report.older');
  expect(ola.modalText()).toContain('The first week');
  await ola.clicksInModal('checkin.thank');
  await ola.closes();
  expect(ola.field('reply')).toBe('Fint gjort');
  await ola.submits();
  await ola.closes();
  await ola.opensHome();
  expect(ola.homeText()).not.toContain('venter på svar fra deg');
});

test('what is past is confirmed from the screen', async () => {
  await alone();
  await story.until('2027-01-12', '10:15');
  await ola.opensHome();
  await ola.clicksOnHome('report.open');
  await ola.clicksInModal('report.talked');
  expect(ola.modalText()).not.toContain('report.talked');
  await ola.closes();
  expect(ola.homeText()).toContain('en av dere sier at dere har snakket');
});
