import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Choice } from '../practice/acts.ts';
import { addDays } from '../domain/time.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { cellsOf } from '../store/publications.ts';
import { setSetting, settings } from '../store/settings.ts';
import { wordingRows } from '../store/statement-bank.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { type Somebody, Story, shown } from './story.testing.ts';

/* HR chooses what is asked each week, and writes it; what people see, and what becomes of their numbers. */

const CREW = ['UKARI', 'UOLA', 'UPER', 'UMATS', 'UA', 'UB'];
const TEAM = [
  'user_id,team,manager,every_weeks,weekday,time,minutes',
  ...CREW.map((id, n) => `${id},Drift,UNINA,1,thursday,1${n}:00,20`),
].join('\n');
const OWN = { nb: 'Jeg får verktøyene jeg trenger', en: 'I get the tools I need' };
const OTHER = { nb: 'Jeg har det utstyret jeg trenger', en: 'I have the equipment I need' };

let story: Story;
let ingrid: Somebody;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'], // a Thursday
    furnish(workspace) {
      for (const id of [...CREW, 'UINGRID', 'UNINA'])
        workspace.addPerson({ id, name: `Person ${id}`, locale: id === 'UOLA' ? 'nb-NO' : 'en-GB' });
      const members = ['UINGRID', workspace.bot.userId];
      workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members });
    },
    config: { adminUserIds: ['UINGRID'] },
  });
  [ingrid, kari, ola] = ['UINGRID', 'UKARI', 'UOLA'].map((id) => story.person(id)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  await story.import(TEAM);
  story.practice.app.store.transact((tx) => {
    grantRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr');
    setSetting(tx, 'hrChannel', 'CHR');
    setSetting(tx, 'language', 'en');
  });
});

/** HR's words for everybody are no secret: they stand in the digest. */
afterEach(async () => {
  for (const words of [OWN, OTHER].flatMap((both) => Object.values(both))) story.typed.delete(words);
  await story.end();
});

const digests = () =>
  (story.workspace.messages.get('CHR') ?? []).map(({ text, blocks }) => text + shown(blocks));

async function opensList(): Promise<void> {
  await ingrid.opensHome();
  await ingrid.clicksOnHome('statements.list');
}

async function applies(): Promise<void> {
  await ingrid.submits();
  await ingrid.closes();
}

/** HR switches on these and no others. */
async function chooses(
  active: Record<'individual0' | 'teamwork0' | 'organisation0', string[]>,
): Promise<void> {
  await opensList();
  await ingrid.clicksInModal('statements.choose');
  await ingrid.sends({ ...active, perWeek: '3' });
  await applies();
}

async function writes(words: Record<string, Choice>): Promise<void> {
  await opensList();
  await ingrid.clicksInModal('statements.new');
  await ingrid.sends({ ...words, area: 'teamwork', use: 'later' });
  await applies();
}

async function rewords(id: string, words: Record<string, Choice>): Promise<void> {
  await opensList();
  await ingrid.pressesInModal('statements.word', id);
  await ingrid.sends(words);
  await applies();
}

async function form(person: Somebody): Promise<string> {
  await person.command('statements');
  if (person.modal()?.view.callback_id === 'pulse.notice') await person.submits();
  const text = person.modalText();
  await person.closes();
  return text;
}

/** Everybody gives the same score to all that is asked this week, and keeps a copy. */
async function answer(score: string): Promise<void> {
  for (const user of CREW) {
    const person = story.person(user);
    await form(person);
    await person.command('statements');
    const asked = Object.keys(person.modal()!.values).filter((id) => id !== 'keep');
    await person.sends({ ...Object.fromEntries(asked.map((id) => [id, score])), keep: '8' });
    await person.closes();
  }
}

const THREE = { individual0: ['I1'], teamwork0: ['T1', 'H1'], organisation0: [] };

test('what HR writes is asked from the next week on, in each person’s language, and stands in the digest', async () => {
  await opensList();
  await ingrid.clicksInModal('statements.new');
  await ingrid.sends({ ...OWN, area: 'teamwork', use: 'later' });
  expect(ingrid.modalText()).toContain('New statement, in both languages:');
  expect(ingrid.modalText()).toContain('This is how it looks from Monday 11 January');
  const inputs = ingrid.modalText().split('\n');
  for (const words of [OWN.nb, OWN.en, '5 · Helt enig, det stemmer helt']) expect(inputs).toContain(words);
  await applies();
  await chooses(THREE);
  await opensList();
  expect(ingrid.modalText()).toContain(`*${OWN.en}*\n_own_`);
  await ingrid.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain(`Next week (week 2): `);
  expect(kari.homeText()).toContain(OWN.en);
  await story.until('2027-01-12', '11:00');
  expect(await form(kari)).toContain(OWN.en);
  expect(await form(ola)).toContain(OWN.nb);
  await answer('4');
  await story.until('2027-01-19', '09:05');
  const [said] = digests();
  expect(said).toContain(`• ${OWN.en} (own) · about 4`);
  expect(said).toContain('Teamwork: about 4');
  expect(said).not.toContain('colleagues help me');
});

test('other words begin anew: nothing is averaged with what was asked before', async () => {
  await writes(OWN);
  await chooses(THREE);
  await story.until('2027-01-12', '11:00');
  await rewords('H1', OTHER);
  expect(await form(kari)).toContain(OWN.en); // the week has begun
  await answer('4');
  await story.until('2027-01-19', '11:00');
  expect(await form(kari)).toContain(OTHER.en);
  expect(await form(ola)).toContain(OTHER.nb);
  await answer('2');
  await story.until('2027-01-26', '11:00');
  await answer('2');
  await story.until('2027-02-02', '09:05');
  const [first, second, third] = digests();
  expect(first).toContain(`• ${OWN.en} (own) · about 4`);
  expect(second).toContain(`the numbers come when two weeks have been answered: “${OTHER.en}”`);
  expect(second).not.toContain(OWN.en);
  expect(second).toContain('My colleagues do work of high quality · about 3');
  expect(third).toContain(`• ${OTHER.en} (own) · about 2`);
  expect(third).toContain(`In other words since week 3, so not compared with before: “${OTHER.en}”.`);
  await kari.opensHome();
  await kari.clicksOnHome('pulse.line');
  expect(kari.modalText()).toContain(`*${OTHER.en}*`);
  expect(kari.modalText()).toMatch(new RegExp(`\\*${OWN.en}\\* _\\(`));
  await kari.closes();
});

test('who words a statement anew each week never reads the number of a single week', async () => {
  await chooses({ individual0: ['I1'], teamwork0: ['T1'], organisation0: ['V1'] });
  const words = [1, 2, 3, 4].map((n) => ({ nb: `Kollegene er dyktige ${n}`, en: `They are able ${n}` }));
  for (const [week, one] of words.entries()) {
    await story.until(addDays('2027-01-12', 7 * week), '11:00');
    await answer(week % 2 === 0 ? '5' : '1');
    await rewords('T1', one);
    for (const said of Object.values(one)) story.typed.delete(said);
  }
  await story.until('2027-02-09', '09:05');
  const [first, ...others] = digests().filter((said) => said.includes('Check-in, week'));
  expect(first).toContain('My colleagues do work of high quality · 4.5 or higher');
  expect(others).toHaveLength(3);
  for (const [week, said] of others.entries()) {
    expect(said).toContain(`${words[week]!.en} · after two weeks`);
    expect(said).toContain('I get to use my strengths at work every day · about 3');
  }
});

test('who switches a statement on for a week at a time reads no number of it either', async () => {
  await chooses({ individual0: ['I1', 'I2'], teamwork0: ['T1'], organisation0: [] });
  for (const [week, other] of ['T2', 'T3', 'T1'].entries()) {
    await story.until(addDays('2027-01-12', 7 * week), '11:00');
    await answer('4');
    await chooses({ individual0: ['I1', 'I2'], teamwork0: [other], organisation0: [] });
  }
  await story.until('2027-02-02', '09:05');
  const [, second, third] = digests();
  expect(second).toContain('My colleagues help me develop my own skills · after two weeks');
  expect(third).toContain('after two weeks');
});

test('the words of the app come back, and with them their numbers', async () => {
  await writes(OWN);
  await chooses(THREE);
  await rewords('T1', OTHER);
  await opensList();
  expect(ingrid.modalText()).toContain(`*${OTHER.en}*\n_in your words_`);
  await ingrid.closes();
  await story.until('2027-01-12', '11:00');
  expect(await form(kari)).toContain(OTHER.en);
  await opensList();
  await ingrid.pressesInModal('statements.word', 'T1');
  await ingrid.clicksInModal('statements.original');
  expect(ingrid.modalText()).toContain('Words in which it was asked before.');
  expect(ingrid.modalText()).toContain('Kollegene mine gjør et arbeid av høy kvalitet');
  await applies();
  await story.until('2027-01-19', '11:00');
  expect(await form(kari)).toContain('My colleagues do work of high quality');
  const asked = (week: string) =>
    story.practice.app.store.read((tx) => pulseWeekOf(tx, week)!).statements.find(({ id }) => id === 'T1')!
      .wording;
  expect([asked('2027-W02'), asked('2027-W03')]).toEqual([2, 1]);
  await rewords('T1', OTHER);
  expect(story.practice.app.store.read(wordingRows).map(({ wording }) => wording)).toEqual([1, 2, 1, 2]);
});

test('what is switched off keeps its numbers, and goes on with them', async () => {
  await writes(OWN);
  await chooses({ individual0: ['I1', 'I2'], teamwork0: ['T1'], organisation0: [] });
  await story.until('2027-01-12', '11:00');
  await answer('4');
  await opensList();
  await ingrid.clicksInModal('statements.choose');
  await ingrid.sends({ individual0: ['I1', 'I2'], teamwork0: ['H1'], organisation0: [], perWeek: '3' });
  expect(ingrid.modalText()).toContain('Not asked from Monday 18 January. The numbers stay');
  await applies();
  await story.until('2027-01-19', '11:00');
  await answer('4');
  await chooses({ individual0: ['I1', 'I2'], teamwork0: ['T1'], organisation0: [] });
  await story.until('2027-01-26', '11:00');
  await answer('2');
  await story.until('2027-02-02', '09:05');
  const [first, second, third] = digests();
  const quality = 'My colleagues do work of high quality';
  expect(first).toContain(`${quality} · about 4`);
  expect(first).not.toContain(OWN.en); // chosen while that week was open
  expect(second).not.toContain(quality);
  expect(second).toContain(OWN.en);
  expect(third).toContain(`${quality} · about 3`);
  const cells = story.practice.app.store.read((tx) => cellsOf(tx, '2027-W02', '2027-W04'));
  expect(cells.filter(({ statement }) => statement === 'T1').map(({ week }) => week)).toEqual([
    '2027-W02',
    '2027-W04',
  ]);
});

test('nine are refused, and two, and words in one language; what was typed stays', async () => {
  await opensList();
  await ingrid.clicksInModal('statements.choose');
  await ingrid.sends({ organisation0: ['O1', 'O2', 'V1'] });
  expect(JSON.stringify(ingrid.modal()!.errors)).toContain('Eight is the most.');
  await ingrid.sends({ individual0: ['I1'], teamwork0: [], organisation0: ['V1'] });
  expect(JSON.stringify(ingrid.modal()!.errors)).toContain('At least three must be in use.');
  await ingrid.closes();
  await opensList();
  await ingrid.clicksInModal('statements.new');
  await ingrid.sends({ ...OWN, use: 'add' });
  expect(JSON.stringify(ingrid.modal()!.errors)).toContain('Choose one that it takes the place of');
  expect(ingrid.field('nb')).toBe(OWN.nb);
  await ingrid.sends({ use: 'O2' });
  expect(ingrid.modalText()).toContain('Not asked from Monday 11 January.');
  await ingrid.clicksInModal('setup.change');
  expect(ingrid.field('en')).toBe(OWN.en);
  await ingrid.submits();
  await applies();
  await opensList();
  await ingrid.clicksInModal('statements.new');
  await ingrid.sends({ nb: OWN.nb, en: '  ', use: 'later' });
  expect(ingrid.modal()!.errors).toMatchObject({
    nb: expect.stringContaining('already'),
    en: expect.stringContaining('both languages'),
  });
  await ingrid.closes();
});

test('HR looks at the form of the next week in both languages, and goes back to the list', async () => {
  await chooses({ individual0: ['I1'], teamwork0: ['T1'], organisation0: ['V1'] });
  await opensList();
  await ingrid.clicksInModal('statements.look');
  const seen = ingrid.modalText();
  for (const words of ['Jeg får sagt det jeg mener', 'I get to say what I think', 'Hopp over denne'])
    expect(seen).toContain(words);
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('3 in use, 3 each week.');
  await ingrid.closes();
});

test('a change is taken back: what was new is gone, what was reworded has its words again', async () => {
  await rewords('T1', OTHER);
  await ingrid.opensHome();
  await ingrid.clicksOnHome('setup.undo');
  await ingrid.closes();
  await opensList();
  expect(ingrid.modalText()).not.toContain(OTHER.en);
  await ingrid.clicksInModal('statements.new');
  await ingrid.sends({ ...OWN, use: 'O2' });
  await ingrid.submits();
  await ingrid.clicksInModal('setup.undo');
  await ingrid.closes();
  await opensList();
  expect(ingrid.modalText()).not.toContain(OWN.en);
  await ingrid.closes();
  expect(story.practice.app.store.read(settings).activeStatements).toContain('O2');
});
