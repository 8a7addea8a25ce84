import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishCompanyGoal } from '../store/company-goals.ts';
import { goalEventsOf, goalsOf } from '../store/goals.ts';
import { personBySlackId } from '../store/people.ts';
import { beginWithTwo, HEADER } from './story-beginnings.testing.ts';
import type { Somebody, Story } from './story.testing.ts';

/* Goals: written by either, worked on in parts, and ended with an outcome on which two views may stand. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  ({ story, kari, ola } = await beginWithTwo());
});

afterEach(() => story.end());

type Values = Parameters<Somebody['sends']>[0];

const GOAL = { title: 'Lead the release', success: 'Both teams agree', deadline: '2027-06-01' };

async function sets(values: Values = {}): Promise<void> {
  await kari.opensHome();
  await kari.clicksOnHome('goal.new');
  await kari.sends({ ...GOAL, ...values });
  await kari.closes();
  await kari.opensHome();
}

async function proposes(values: Values = {}): Promise<void> {
  await ola.opensHome();
  await ola.clicksOnHome('goal.people');
  await ola.clicksInModal('goal.all');
  await ola.clicksInModal('goal.new');
  await ola.sends({ ...GOAL, ...values });
  await ola.closes();
  await kari.opensHome();
}

/** A button of the line that says this in the form before somebody. */
async function picks(who: Somebody, words: string, action_id: string): Promise<void> {
  const { id, view } = who.modal()!;
  const { block_id } = view.blocks.find((block) => JSON.stringify(block).includes(words))!;
  const at = { view: id };
  await story.practice.act({ do: 'click', user: who.user, at, action_id, block_id });
}

/** The page of a goal. */
async function opens(who: Somebody, title: string = GOAL.title): Promise<void> {
  await who.opensHome();
  await who.clicksOnHome(who === ola ? 'goal.people' : 'goal.all');
  if (who === ola) await ola.clicksInModal('goal.all');
  await picks(who, title, 'goal.open');
}

async function talksOn(date: string): Promise<void> {
  await story.until(date, '10:25');
  for (const who of [kari, ola]) await who.clicks('checkin.talked');
}

const goals = () => story.practice.app.store.read((tx) => goalsOf(tx, personBySlackId(tx, 'UKARI')!.id));
const happened = () =>
  story.practice.app.store.read((tx) =>
    goalEventsOf(tx, personBySlackId(tx, 'UKARI')!.id, 0).map(({ what }) => what),
  );
const idOf = (title: string): string => goals().find((goal) => goal.title === title)!.id;

test('title, success and a deadline ahead are needed, each said at its own field', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('goal.new');
  const empty = await kari.sends({ title: ' ', success: ' ', deadline: '2027-01-06' });
  expect(Object.keys(empty.errors ?? {}).toSorted()).toEqual(['deadline', 'success', 'title']);
  const half = await kari.sends({ title: GOAL.title });
  expect(Object.keys(half.errors ?? {}).toSorted()).toEqual(['deadline', 'success']);
  await kari.sends(GOAL);
  expect(kari.modalText()).toContain('The goal is saved.');
  await kari.closes();
});

test('very unsure and very sure are answered with a hint that stops nobody', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('goal.new');
  await kari.fills({ ...GOAL, confidence: '1' });
  expect(kari.modalText()).toContain('That sounds like a lot at once.');
  expect(kari.field('success')).toBe(GOAL.success);
  await kari.fills({ confidence: '5' });
  expect(kari.modalText()).toContain('aim a little higher');
  await kari.fills({ confidence: '3' });
  expect(kari.modalText()).not.toContain('aim a little higher');
  await kari.fills({ confidence: '5' });
  await kari.submits();
  expect(kari.modalText()).toContain('sure of it: 5 · certain');
  await kari.closes();
});

test('the same goal sent twice is one', async () => {
  await sets();
  await sets();
  expect(goals()).toHaveLength(1);
});

test('a part goal ends no later than the whole, and a goal is never a part of itself', async () => {
  await sets();
  await opens(kari);
  await kari.clicksInModal('goal.new');
  const late = await kari.sends({ ...GOAL, title: 'The plan', deadline: '2027-07-01' });
  expect(late.errors?.['deadline']).toContain('Tuesday 1 June');
  await kari.sends({ deadline: '2027-03-01' });
  expect(kari.modalText()).toContain('The plan');
  expect(kari.modalText()).toContain('0 of 1 step');
  await kari.clicksInModal('goal.edit');
  expect(JSON.stringify(kari.modal()!.view.blocks)).not.toContain('"value":"parent"');
  const early = await kari.sends({ deadline: '2027-02-01' });
  expect(early.errors?.['deadline']).toContain('Monday 1 March');
  await kari.closes();
  expect(goals().find(({ title }) => title === 'The plan')?.parentId).toBe(idOf(GOAL.title));
});

test('part goals and action points are steps, told in words beside the bar', async () => {
  await sets();
  await opens(kari);
  await kari.clicksInModal('action.new');
  await kari.sends({ text: 'Call the archive' });
  expect(kari.modalText()).toContain('Call the archive');
  expect(kari.modalText()).toContain('▱ 0 of 1 step');
  await kari.clicksInModal('goal.new');
  await kari.sends({ ...GOAL, title: 'The plan' });
  await kari.closes();
  await kari.opensHome();
  await kari.clicksOnHome('action.all');
  const box = /"options":\[\{[^\]]*?"value":"([^"]+)"/.exec(JSON.stringify(kari.modal()!.view.blocks))![1]!;
  await kari.sends({ done: [box] });
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain('▰▱ 1 of 2 steps');
});

test('what the manager writes is a proposal until the employee says yes', async () => {
  await proposes();
  expect(kari.homeText()).toContain('proposed, not accepted yet · Ola proposes it');
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('Ola Nordmann proposes a goal for you.');
  await kari.fills({ win: 'Half a thought' });
  await kari.clicksInModal('goal.open');
  await kari.clicksInModal('goal.accept');
  expect(kari.modalText()).toContain('It is a goal of yours from now on.');
  await kari.closes();
  expect(kari.field('win')).toBe('Half a thought');
  await kari.closes();
  expect(happened()).toEqual(['proposed', 'accepted']);
  await opens(ola);
  expect(ola.modalText()).not.toContain('[goal.edit]');
  await ola.closes();
});

test('handed back, it is the manager’s to change or to withdraw', async () => {
  await proposes();
  await opens(kari);
  await kari.clicksInModal('goal.hand_back');
  expect(kari.modalText()).toContain('Ola Nordmann can change it or withdraw it.');
  await kari.closes();
  await ola.opensHome();
  expect(ola.homeText()).toContain('ett forslag kom tilbake');
  await opens(ola);
  await ola.clicksInModal('goal.edit');
  await ola.sends({ title: 'Lead half of it' });
  expect(ola.modalText()).toContain('Foreslått.');
  await ola.clicksInModal('goal.remove');
  await ola.closes();
  expect(goals()).toEqual([]);
});

test('it may be deleted until the two have talked about it; then it needs an outcome', async () => {
  await sets({ title: 'A slip' });
  await opens(kari, 'A slip');
  await kari.clicksInModal('goal.remove');
  expect(kari.modalText()).toContain('The goal is deleted.');
  await kari.closes();
  await sets();
  await opens(kari);
  await talksOn('2027-01-12');
  await kari.clicksInModal('goal.remove');
  expect(kari.modalText()).toContain('so it ends with an outcome');
  await kari.closes();
  expect(goals()).toHaveLength(1);
});

test('a moved deadline and a pause are kept as events', async () => {
  await sets();
  await opens(kari);
  await kari.clicksInModal('goal.edit');
  await kari.sends({ deadline: '2027-07-01' });
  await kari.clicksInModal('goal.pause');
  expect(kari.modalText()).toContain('paused');
  await kari.clicksInModal('goal.resume');
  await kari.closes();
  expect(happened()).toEqual(['opened', 'deadline_moved', 'paused', 'resumed']);
});

test('a goal past its deadline stays on top until it has an outcome, also when it is paused', async () => {
  await sets({ title: 'Later' });
  await sets({ deadline: '2027-01-18' });
  await opens(kari);
  await kari.clicksInModal('goal.pause');
  await kari.closes();
  await talksOn('2027-01-12');
  for (const day of ['2027-01-18', '2027-01-25']) {
    await story.until(day, '09:05');
    await kari.opensHome();
    expect(kari.homeText()).toContain('▸ Lead the release · deadline Mon 18 Jan: what came of it?');
    expect(kari.homeText().indexOf('Lead the release')).toBeLessThan(kari.homeText().indexOf('Later'));
    await kari.clicks('checkin.prepare');
    expect(kari.modalText()).toContain('You agreed that it is reached when: Both teams agree');
    await kari.sends({ win: `Something ${day}` });
    await kari.closes();
  }
  await opens(kari);
  expect(kari.modalText()).not.toContain('[goal.edit]');
  await kari.closes();
  await kari.command('prepare');
  const id = goals().find(({ title }) => title === GOAL.title)!.id;
  await kari.sends({ [`outcome:${id}`]: 'partly', [`result:${id}`]: 'One team agreed' });
  await kari.closes();
  expect(goals().find((goal) => goal.id === id)).toMatchObject({ state: 'closed', outcome: 'partly' });
});

test('the employee says what came of it, the manager sees it differently, and both stand', async () => {
  await sets();
  await opens(kari);
  await kari.clicksInModal('goal.finish');
  expect(kari.modalText()).toContain('Both teams agree');
  expect((await kari.sends({ words: 'It went well' })).errors).toHaveProperty('outcome');
  await kari.sends({ outcome: 'reached' });
  expect(kari.modalText()).toContain('Ola Nordmann has not said yet');
  await kari.closes();
  await ola.opensHome();
  expect(ola.homeText()).toContain('ett resultat venter på ditt syn');
  await opens(ola);
  await ola.clicksInModal('goal.judge');
  await ola.sends({ outcome: 'partly', words: 'Det ene teamet nølte' });
  await ola.closes();
  await opens(kari);
  for (const words of ['Kari Berg: Reached', 'It went well', 'Ola Nordmann: Partly reached', 'nølte'])
    expect(kari.modalText()).toContain(words);
  await kari.closes();
});

test('one click agrees with the outcome', async () => {
  await sets();
  await opens(kari);
  await kari.clicksInModal('goal.finish');
  await kari.sends({ outcome: 'not_reached' });
  await kari.closes();
  await opens(ola);
  await ola.clicksInModal('goal.agree');
  await ola.closes();
  await opens(kari);
  expect(kari.modalText()).toContain('Ola Nordmann sees it the same way.');
  await kari.closes();
});

test('an outcome given by a slip is taken back this week but not the next, and the words come back', async () => {
  const ends = async () => {
    await kari.clicksInModal('goal.finish');
    const words = kari.field('words');
    await kari.sends({ outcome: 'reached', words: 'Too early' });
    return words;
  };
  await sets();
  await opens(kari);
  await ends();
  await kari.clicksInModal('goal.reopen');
  expect(kari.modalText()).toContain('It is open again.');
  expect(await ends()).toBe('Too early');
  await story.until('2027-01-11', '08:00');
  await kari.clicksInModal('goal.reopen');
  expect(kari.modalText()).toContain('This week is closed');
  await kari.closes();
  expect(goals()[0]?.state).toBe('closed');
});

test('after an outcome a goal that carries on is offered, in the same words', async () => {
  await sets();
  await opens(kari);
  await kari.clicksInModal('goal.finish');
  await kari.sends({ outcome: 'partly' });
  await kari.closes();
  await kari.opensHome();
  await kari.clicksOnHome('goal.follow');
  expect(kari.field('success')).toBe(GOAL.success);
  await kari.sends({ deadline: '2027-09-01', title: 'Lead the next release' });
  expect(kari.modalText()).toContain('carries on from: Lead the release');
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('[goal.follow]');
});

test('a goal that nothing was done about for three talks is kept, changed or let go on purpose', async () => {
  await sets();
  for (const day of ['2027-01-12', '2027-01-19', '2027-01-26']) await talksOn(day);
  const asks = async (day: string) => {
    await story.until(day, '09:05');
    await kari.clicks('checkin.prepare');
    return kari.modalText().includes('has not been touched for three check-ins');
  };
  expect(await asks('2027-02-01')).toBe(true);
  await kari.sends({ [`kept:${idOf(GOAL.title)}`]: 'keep' });
  await kari.closes();
  for (const day of ['2027-02-02', '2027-02-09', '2027-02-16']) await talksOn(day);
  expect(await asks('2027-02-22')).toBe(true);
  await kari.fills({ win: 'Not lost' });
  await kari.clicksInModal('goal.edit');
  await kari.sends({ success: 'One team agrees' });
  expect(kari.field('win')).toBe('Not lost');
  expect(kari.modalText()).not.toContain('has not been touched');
  await kari.closes();
  for (const day of ['2027-02-23', '2027-03-02', '2027-03-09']) await talksOn(day);
  expect(await asks('2027-03-15')).toBe(true);
  await kari.sends({ [`kept:${idOf(GOAL.title)}`]: 'drop' });
  await kari.closes();
  expect(goals()[0]).toMatchObject({ state: 'closed', outcome: 'not_relevant' });
});

test('a strength, and how to develop it, become goals with one click', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('strength.new');
  await kari.sends({ text: 'I stay calm' });
  await picks(kari, 'I stay calm', 'strength.open');
  await kari.clicksInModal('strength.develop');
  expect(kari.field('title')).toBe('Develop: I stay calm');
  expect(kari.field('strength')).not.toBeNull();
  await kari.sends({ success: 'It shows', deadline: '2027-06-01' });
  expect(kari.modalText()).toContain('builds on: I stay calm');
  await kari.closes();
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ develop: 'Teach the new ones' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await ola.fills({ reply: 'Det høres fint ut' });
  await ola.clicksInModal('goal.develop');
  expect(ola.field('title')).toBe('Teach the new ones');
  await ola.sends({ success: 'Alle kan det', deadline: '2027-06-01' });
  await ola.closes();
  expect(ola.field('reply')).toBe('Det høres fint ut');
  await ola.closes();
  expect(goals().map(({ state }) => state)).toEqual(['open', 'proposed']);
});

test('a goal may serve one of the company’s', async () => {
  const id = story.practice.app.store.transact((tx) =>
    publishCompanyGoal(tx, { nb: 'Fornøyde kunder', en: 'Happy customers' }),
  );
  await sets({ company: id });
  await opens(kari);
  expect(kari.modalText()).toContain('serves: Happy customers');
  await kari.closes();
});

test('a new manager finds the open goals and not what was finished, and the old one nothing', async () => {
  await sets({ title: 'Finished with Ola' });
  await opens(kari, 'Finished with Ola');
  await kari.clicksInModal('goal.finish');
  await kari.sends({ outcome: 'reached' });
  await kari.closes();
  await sets();
  await opens(ola);
  await story.until('2027-01-07', '10:30');
  await story.import(`${HEADER}\nUKARI,Salg,UMATS,1,tuesday,10:00,20\n`);
  await ola.clicksInModal('goal.all');
  expect(JSON.stringify(story.workspace.modals.get('UOLA')?.at(-1)?.view)).not.toContain(GOAL.success);
  while (ola.modal() !== undefined) await ola.closes();
  await ola.opensHome();
  expect(ola.homeText()).not.toContain('[goal.people]');
  const mats = story.person('UMATS');
  await mats.opensHome();
  await mats.clicksOnHome('goal.people');
  await mats.clicksInModal('goal.all');
  expect(mats.modalText()).toContain(GOAL.title);
  expect(mats.modalText()).not.toContain('Finished with Ola');
  await mats.closes();
});

test('many goals with long words stay inside what Slack takes', async () => {
  for (let n = 0; n < 14; n += 1)
    await sets({
      title: `${n} ${'لوحة 🦊 '.repeat(24)}`,
      success: '<&>'.repeat(330),
      deadline: '2027-01-08',
    });
  await opens(kari, '13 ');
  await kari.closes();
  await story.until('2027-01-11', '09:05');
  await kari.opensHome();
  await kari.clicks('checkin.prepare');
  expect(kari.modal()!.view.blocks.length).toBeLessThan(100);
  await kari.closes();
  await opens(ola, '13 ');
  await ola.closes();
});

test.each(['before', 'after'])(
  'taken back %s a change of managers, an outcome shows the new one nothing of what the old one said',
  async (when) => {
    const reopens = async () => {
      await opens(kari);
      await kari.clicksInModal('goal.reopen');
      await kari.closes();
    };
    await sets();
    await opens(kari);
    await kari.clicksInModal('goal.finish');
    await kari.sends({ outcome: 'reached' });
    await kari.closes();
    await opens(ola);
    await ola.clicksInModal('goal.judge');
    await ola.sends({ outcome: 'partly', words: 'Det ene teamet nølte' });
    await ola.closes();
    if (when === 'before') await reopens();
    await story.until('2027-01-07', '12:00');
    await story.import(`${HEADER}\nUKARI,Salg,UINGRID,1,thursday,10:00,20\n`);
    if (when === 'after') await reopens();
    await opens(kari);
    await kari.clicksInModal('goal.finish');
    await kari.sends({ outcome: 'reached' });
    await kari.closes();
    const ingrid = story.person('UINGRID');
    await ingrid.opensHome();
    await ingrid.clicksOnHome('goal.people');
    await ingrid.clicksInModal('goal.all');
    await picks(ingrid, GOAL.title, 'goal.open');
    await ingrid.clicksInModal('goal.judge');
    expect(JSON.stringify(ingrid.modal())).not.toContain('nølte');
    await ingrid.closes();
    expect(goals()[0]?.managerView).toBe('');
  },
);
