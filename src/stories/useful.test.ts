import { afterEach, beforeEach, expect, test } from 'vitest';
import { USEFUL_TALK } from '../domain/statements.ts';
import { cellsOf } from '../store/publications.ts';
import { beginWithCrew, CREW } from './story-beginnings.testing.ts';
import { type Story, shown } from './story.testing.ts';

/* Was the talk useful? From the message of the held talk to one line of the digest. */

const W2 = '2027-W02';

let story: Story;

beforeEach(async () => {
  story = await beginWithCrew(['UOLA,Ledelse,UMATS,1,friday,10:00,20']);
});

afterEach(() => story.end());

const posts = () => story.workspace.messages.get('CHR') ?? [];
const name = (user: string) => story.workspace.person(user).name;
const text = (key: 'title' | 'nothing', user: string) =>
  ({
    title: { en: 'Was the talk useful?', nb: 'Var samtalen nyttig?' },
    nothing: { en: 'You skipped it.', nb: 'Du hoppet over det.' },
  })[key][story.workspace.person(user).locale.startsWith('nb') ? 'nb' : 'en'];

/** Both say that they talked, on Friday, when everybody has been asked, in New York too. */
async function talk(employees: string[]): Promise<void> {
  await story.until('2027-01-15', '16:00');
  for (const user of employees) {
    await story.person(user).clicks('checkin.talked');
    await story.person('UOLA').clicksIn(name(user), 'checkin.talked');
  }
}

/** From the message of the talk, or from Home where it is answered; through the notice where it has not been read. */
async function opens(user: string): Promise<void> {
  const person = story.person(user);
  await person.opensHome();
  if (person.lastMessage().includes('[useful.open]')) await person.clicks('useful.open');
  else await person.clicksOnHome('useful.open');
  if (person.modal()?.view.callback_id === 'useful.notice') await person.submits();
}

async function answers(users: string[], score: string): Promise<void> {
  for (const user of users) {
    await opens(user);
    await story.person(user).sends({ [USEFUL_TALK]: score });
    await story.person(user).closes();
  }
}

const cells = () =>
  story.practice.app.store.read((tx) =>
    cellsOf(tx, W2, W2).filter(({ statement }) => statement === USEFUL_TALK),
  );

test('the message of a held talk asks each of the two, and says nothing of an answer', async () => {
  const kari = story.person('UKARI');
  await story.until('2027-01-14', '16:00');
  await kari.clicks('checkin.talked');
  expect(kari.lastMessage()).not.toContain('useful.open');
  await story.person('UOLA').clicksIn(name('UKARI'), 'checkin.talked');
  expect(kari.lastMessage()).toContain('[useful.open]');
  const before = kari.texts();
  await opens('UKARI');
  expect(kari.modalText()).toContain(name('UOLA'));
  expect(kari.modalText()).toMatch(/5 personer|5 people/);
  await kari.sends({ [USEFUL_TALK]: '2' });
  expect(kari.modal()?.view.callback_id).toBe('useful.saved');
  expect(kari.lastMessage()).not.toContain('[useful.open]');
  expect(kari.texts()).toEqual(before);
  await kari.closes();
  await kari.opensHome();
  await kari.clicksOnHome('useful.open');
  expect(kari.modalText()).toContain('You have answered.');
  await kari.sends({ [USEFUL_TALK]: 'skip' });
  expect(kari.lastMessage()).toContain('[useful.open]');
});

test('of several messages about one held talk one asks', async () => {
  const kari = story.person('UKARI');
  await story.until('2027-01-14', '10:25');
  await story.person('UOLA').clicksIn(name('UKARI'), 'checkin.talked');
  await story.until('2027-01-15', '09:05');
  await kari.clicks('checkin.talked');
  await story.practice.settle();
  const about = kari.messages().filter(({ blocks }) => shown(blocks).includes('Held.'));
  expect(about.length).toBeGreaterThan(1);
  expect(about.map(({ blocks }) => shown(blocks).includes('useful.open'))).toEqual(
    about.map((_, n) => n === about.length - 1),
  );
});

test('whoever says on the sheet that they talked is asked at its end, after the next step', async () => {
  const kari = story.person('UKARI');
  await story.until('2027-01-14', '10:25');
  await story.person('UOLA').clicksIn(name('UKARI'), 'checkin.talked');
  await kari.command('talk');
  await kari.sends({ talked: ['talked'] });
  await kari.sends({ step: 'Ask Nina' });
  expect(kari.modalText()).toContain('[useful.open]');
  await kari.clicksInModal('useful.open');
  if (kari.modal()?.view.callback_id === 'useful.notice') await kari.submits();
  await kari.sends({ [USEFUL_TALK]: '4' });
  await kari.closes();
  expect(kari.lastMessage()).not.toContain('[useful.open]');
  await kari.command('talk');
  await kari.submits();
  expect(kari.modalText()).not.toContain('[useful.open]');
  await kari.closes();
});

test('five answers are a line of the digest for the whole company, and the answers are gone', async () => {
  await talk(CREW);
  await answers(CREW.slice(0, 5), '4');
  await story.until('2027-01-19', '09:05');
  expect(cells()).toMatchObject([{ kind: 'block', n: 5, sum: 20 }]);
  const said = posts()[0]!.text + shown(posts()[0]!.blocks);
  expect(said).toContain('“The talk was useful”: about 4 of 5, over the last four weeks.');
  expect(said).not.toContain('Drift');
  const left = story.practice.app.store.read((tx) => tx.db.all('SELECT * FROM pulse_answer'));
  const noted = story.practice.app.store.read((tx) => tx.db.all('SELECT * FROM pulse_answered'));
  expect([left, noted]).toEqual([[], []]);
});

test('four answers are none, and the digest says that there are too few', async () => {
  await talk(CREW);
  await answers(CREW.slice(0, 4), '5');
  await story.until('2027-01-19', '09:05');
  expect(cells()).toEqual([]);
  expect(posts()[0]!.text).toContain('“The talk was useful”: too few answers.');
});

test('the statements of the week and the question after the talk leave each other alone', async () => {
  const kari = story.person('UKARI');
  await talk(['UKARI']);
  await answers(['UKARI'], '5');
  await kari.opensHome();
  await kari.clicksOnHome('pulse.open');
  const asked = Object.keys(kari.modal()!.values).filter((id) => id !== 'keep');
  expect(asked).not.toContain(USEFUL_TALK);
  await kari.sends({ ...Object.fromEntries(asked.map((id) => [id, '3'])), keep: '8' });
  await kari.closes();
  await kari.clicksOnHome('useful.open');
  expect(kari.field(USEFUL_TALK)).toBe('5');
  await kari.sends({ [USEFUL_TALK]: '4' });
  expect(kari.modalText()).toContain('8');
  await kari.closes();
  expect(kari.homeText()).toContain(text('title', 'UKARI'));
  await kari.clicksOnHome('pulse.open');
  expect(asked.map((id) => kari.field(id))).toEqual(asked.map(() => '3'));
});

test('it can be skipped, and an answer taken back', async () => {
  const kari = story.person('UKARI');
  await talk(['UKARI']);
  await answers(['UKARI'], '1');
  await opens('UKARI');
  expect(kari.field(USEFUL_TALK)).toBe('1');
  await kari.sends({ [USEFUL_TALK]: 'skip' });
  expect(kari.modalText()).toContain(text('nothing', 'UKARI'));
  await kari.closes();
  await opens('UKARI');
  expect(kari.field(USEFUL_TALK)).toBeNull();
});

test('a manager of six is asked about one of the talks and told which', async () => {
  const ola = story.person('UOLA');
  await talk(CREW);
  const asking = ola.messages().filter(({ blocks }) => shown(blocks).includes('useful.open'));
  expect(asking.length).toBeGreaterThan(0);
  expect(asking.every((message) => message.text.includes(name('UKARI')))).toBe(true);
  await ola.opensHome();
  expect(ola.homeText().split('[useful.open]')).toHaveLength(2);
  await ola.clicksOnHome('useful.open');
  if (ola.modal()?.view.callback_id === 'useful.notice') await ola.submits();
  expect(ola.modalText()).toContain(name('UKARI'));
  expect(ola.modalText()).toContain('6');
  await ola.sends({ [USEFUL_TALK]: '5' });
  await ola.closes();
  expect(ola.homeText()).toContain('[useful.open]');
});

test('a leader among fewer than five is counted nowhere, as the label says', async () => {
  const ola = story.person('UOLA');
  await talk(CREW);
  await answers(CREW, '3');
  await ola.opensHome();
  await ola.clicksOnHome('useful.open');
  await ola.submits();
  expect(ola.modalText()).toMatch(/telles ikke med i noe tall|counted in no number/);
  await ola.sends({ [USEFUL_TALK]: '1' });
  await ola.closes();
  await story.until('2027-01-19', '09:05');
  expect(cells()).toMatchObject([{ kind: 'block', n: 6, sum: 18 }]);
});

test('the same answer sent twice, or by two devices, counts once', async () => {
  await talk(CREW);
  await answers([...CREW, ...CREW, 'UKARI'], '5');
  await story.until('2027-01-18', '12:01');
  expect(cells()).toMatchObject([{ kind: 'block', n: 6 }]);
});

test('the question closes with the week, also for a form that is open', async () => {
  const [kari, per] = [story.person('UKARI'), story.person('UPER')];
  await talk(['UKARI', 'UPER']);
  await opens('UKARI');
  await kari.fills({ [USEFUL_TALK]: '4' });
  await story.until('2027-01-18', '12:01');
  const { errors } = await kari.submits();
  expect(JSON.stringify(errors)).toMatch(/lukket|closed/);
  await per.clicks('useful.open');
  expect(per.told()).toMatch(/lukket|closed/);
  await per.opensHome();
  expect(per.homeText()).not.toContain('useful.open');
});

test('a talk that both confirm after the close is not asked about', async () => {
  const kari = story.person('UKARI');
  await story.until('2027-01-18', '12:30');
  await kari.clicks('checkin.talked');
  await story.person('UOLA').clicksIn(name('UKARI'), 'checkin.talked');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('useful.open');
  expect(kari.messages().some(({ blocks }) => shown(blocks).includes('useful.open'))).toBe(false);
});

test('who was not asked for the week is not asked about its talk', async () => {
  await talk(['UKARI']);
  const mats = story.person('UMATS');
  await mats.opensHome();
  expect(mats.homeText()).not.toContain('useful.open');
});
