import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* The sheet of a talk: two people who write at once, and who reads what of it afterwards. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);
  await story.until('2027-01-11', '09:05');
});

afterEach(() => story.end());

const opens = (who: Somebody) => who.command(who === ola ? 'samtale' : 'talk');

/** The name of a field that carries its revision. */
function fieldOf(who: Somebody, kind: string): string {
  const ids = who.modal()!.view.blocks.map((block) => String((block as { block_id?: string }).block_id));
  return ids.find((id) => id.startsWith(`${kind}:`))!;
}

async function writes(who: Somebody, notes: Record<string, string>): Promise<void> {
  for (const [kind, text] of Object.entries(notes)) await who.fills({ [fieldOf(who, kind)]: text });
}

const noted = (who: Somebody, kind: string) => who.field(fieldOf(who, kind));

async function saves(who: Somebody, notes: Record<string, string>, more: Record<string, string[]> = {}) {
  await opens(who);
  await writes(who, notes);
  await who.sends(more);
  await who.closes();
}

async function saysTalked(who: Somebody): Promise<void> {
  await opens(who);
  await who.sends({ talked: ['talked'] });
  await who.closes();
}

/** Kari's preparation, and two points of Ola's. */
async function hasPoints(): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: 'Planning' });
  await kari.closes();
  for (const point of ['The spring release', 'The new office']) {
    await ola.clicks('checkin.read');
    await ola.sends({ point });
    await ola.closes();
  }
}

function boxOf(who: Somebody, words: string): string {
  const blocks = JSON.stringify(who.modal()!.view.blocks);
  return blocks.match(new RegExp(`"${words}"[^}]*},"value":"([^"]+)"`))![1]!;
}

test('what one writes for both is read by the other, and the own notes by nobody else', async () => {
  await kari.clicks('talk.open');
  await writes(kari, {
    shared: 'We look at May',
    praise: 'You listen well',
    wish: 'More time',
    private: 'Ask for a rise',
  });
  await kari.submits();
  expect(kari.modalText()).toContain('Saved.');
  await kari.closes();
  await opens(ola);
  const text = ola.modalText();
  for (const words of ['We look at May', 'You listen well', 'More time']) expect(text).toContain(`>${words}`);
  expect(JSON.stringify(ola.modal())).not.toContain('Ask for a rise');
  await saves(ola, { praise: 'Du er tydelig' });
  await opens(kari);
  expect(kari.modalText()).toContain('>Du er tydelig');
  expect(noted(kari, 'private')).toBe('Ask for a rise');
});

test('the sheet says once who reads it, and beside the one note that nobody else reads', async () => {
  await hasPoints();
  await opens(kari);
  const inputs = kari.modal()!.view.blocks.filter(({ type }) => type === 'input');
  expect(inputs.length).toBeGreaterThan(4);
  expect(kari.modalText()).toContain('Your own notes are read by you alone.');
  const hints = inputs.map((one) => JSON.stringify(one)).filter((one) => /[Rr]ead by|you read/.test(one));
  expect(hints).toHaveLength(1);
  expect(hints[0]).toContain('Only you read this, now and later.');
});

test('both write at once, and both texts stay', async () => {
  await opens(kari);
  await opens(ola);
  await writes(kari, { shared: 'Hers' });
  await writes(ola, { shared: 'His' });
  await kari.submits();
  await ola.submits();
  await opens(kari);
  expect(noted(kari, 'shared')).toBe('Hers');
  expect(kari.modalText()).toContain('>His');
});

test('a text saved on another device meanwhile is joined and not overwritten, and that is said', async () => {
  await opens(kari);
  const { modal } = { modal: kari.modal()! };
  await writes(kari, { shared: 'On the phone' });
  const phone = { ...modal, values: structuredClone(kari.modal()!.values) };
  await kari.closes();
  await opens(kari);
  await writes(kari, { shared: 'At the desk' });
  await kari.submits();
  await kari.closes();
  story.workspace.modals.set('UKARI', [phone]);
  await kari.submits();
  expect(kari.modalText()).toContain('Both texts are kept');
  expect(noted(kari, 'shared')).toBe('At the desk\n\nOn the phone');
  await kari.closes();
  await opens(ola);
  expect(ola.modalText()).toContain('>At the desk');
  expect(ola.modalText()).toContain('>On the phone');
});

test('two long texts that do not fit into one field are both shown before one of them goes', async () => {
  const [long, longer] = ['a'.repeat(2000), 'b'.repeat(2500)];
  await opens(kari);
  const open = kari.modal()!;
  await writes(kari, { shared: long });
  const phone = { ...open, values: structuredClone(kari.modal()!.values) };
  await kari.closes();
  await opens(kari);
  await writes(kari, { shared: longer });
  await kari.submits();
  await kari.closes();
  story.workspace.modals.set('UKARI', [phone]);
  await kari.submits();
  expect(kari.modalText()).toContain('Look at both texts');
  expect(noted(kari, 'shared')).toBe(long);
  expect(kari.modalText().replaceAll(/[^b]/g, '').length).toBeGreaterThan(2400);
});

test('what is typed and not saved comes back after Esc, also after another form was in its place', async () => {
  await opens(kari);
  await writes(kari, { shared: 'Half a thou' });
  await kari.closes();
  await opens(kari);
  expect(noted(kari, 'shared')).toBe('Half a thou');
  await writes(kari, { private: 'For me' });
  await kari.clicksInModal('action.new');
  await kari.sends({ text: 'Call Nina', goal: 'none' });
  expect(kari.modalText()).toContain('The action point is saved.');
  expect(noted(kari, 'shared')).toBe('Half a thou');
  expect(noted(kari, 'private')).toBe('For me');
  await kari.clicksInModal('goal.new');
  await kari.clicksInModal('goal.back');
  expect(noted(kari, 'private')).toBe('For me');
  await kari.submits();
  await kari.closes();
  await opens(ola);
  expect(ola.modalText()).toContain('>Half a thou');
});

test('the latest of the other can be looked at in the middle of writing', async () => {
  await opens(kari);
  await writes(kari, { shared: 'I am still writ' });
  await saves(ola, { shared: 'Ola was faster' });
  await kari.clicksInModal('talk.refresh');
  expect(kari.modalText()).toContain('>Ola was faster');
  expect(noted(kari, 'shared')).toBe('I am still writ');
});

test('what neither ticks comes back next time, and a slip can be taken back', async () => {
  await hasPoints();
  await opens(kari);
  await kari.sends({ points: [boxOf(kari, 'The spring release'), boxOf(kari, 'The new office')] });
  await kari.closes();
  await opens(ola);
  await ola.sends({ back: [boxOf(ola, 'The new office')], talked: ['talked'] });
  await ola.closes();
  await kari.clicks('checkin.talked');
  await kari.clicks('talk.next');
  await kari.sends({ none: ['none'] });
  await kari.closes();
  await story.until('2027-01-18', '09:05');
  await opens(kari);
  expect(kari.modalText()).toContain('The new office');
  expect(kari.modalText()).not.toContain('The spring release');
});

test('own action points are ticked off in the talk', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('action.new');
  await kari.sends({ text: 'Write the plan', goal: 'none' });
  await kari.closes();
  await opens(kari);
  await kari.sends({ done: [boxOf(kari, 'Write the plan')] });
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('Write the plan');
});

test('whoever closes on the sheet is asked once for a next step, and the confirmation stands without one', async () => {
  await opens(kari);
  await kari.sends({ talked: ['talked'] });
  expect(kari.modalText()).toContain('What happens next?');
  await kari.submits();
  expect(kari.modalText()).toContain('What happens next?');
  await kari.closes();
  await saysTalked(ola);
  await opens(kari);
  expect(kari.modalText()).toContain('This talk has been held.');
});

test('a talk that was held with one click offers the next step until one of the two has answered', async () => {
  await story.until('2027-01-12', '10:25');
  await kari.clicks('checkin.talked');
  expect(kari.lastMessage()).not.toContain('[talk.next]');
  await ola.clicks('checkin.talked');
  await kari.clicks('talk.next');
  await kari.sends({ step: 'Ask Nina', owner: 'manager' });
  expect(kari.modalText()).toContain('You have agreed on a next step.');
  await kari.closes();
  expect(kari.lastMessage()).not.toContain('[talk.next]');
  expect(kari.lastMessage()).toContain('[talk.open]');
  await story.practice.settle();
  expect(ola.lastMessage()).not.toContain('[talk.next]');
  await ola.opensHome();
  expect(ola.homeText()).toContain('Ask Nina');
});

test('an open action point can be the next step, and a step wins over none', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('action.new');
  await kari.sends({ text: 'Write the plan', goal: 'none' });
  await kari.closes();
  await opens(kari);
  await kari.sends({ talked: ['talked'] });
  await opens(ola);
  await ola.sends({ talked: ['talked'] });
  await kari.sends({ open: boxOf(kari, 'Write the plan') });
  await ola.sends({ none: ['none'] });
  expect(ola.modalText()).toContain('Dere er enige om et neste steg.');
});

test('which step was agreed on stands wherever the two read of the talk, and in no message', async () => {
  await story.until('2027-01-12', '10:25');
  for (const who of [kari, ola]) await who.clicks('checkin.talked');
  await kari.clicks('talk.next');
  await kari.sends({ step: 'Ask Nina <how>', owner: 'manager' });
  expect(kari.modalText()).toContain('*The next step* · Ola does it\n>Ask Nina &lt;how&gt;');
  await kari.closes();
  await opens(ola);
  expect(ola.modalText()).toContain('*Neste steg*\n>Ask Nina &lt;how&gt;');
  await ola.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain('talk held · next step: “Ask Nina &lt;how&gt;”');
  await ola.opensHome();
  await ola.clicksOnHome('action.mine');
  await ola.sends({ done: [boxOf(ola, 'Ask Nina <how>')] });
  await ola.closes();
  await story.until('2027-01-18', '12:05');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('*Agreed on last time* · Ola does it · done\n>Ask Nina &lt;how&gt;');
  await kari.closes();
  await opens(ola);
  expect(ola.modalText()).toContain('*Enighet fra sist* · Ask Nina &lt;how&gt; · gjort');
  await ola.closes();
  await story.import(`${HEADER}\nUKARI,Drift,UMATS,1,tuesday,10:00,20\n`);
  const mats = story.person('UMATS');
  await mats.opensHome();
  expect(mats.homeText()).not.toContain('Ask Nina');
  await mats.command('talk');
  expect(mats.modalText()).not.toContain('Agreed on last time');
  await mats.closes();
});

test('where there is room on the message one says there already that one has talked', async () => {
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: 'Planning' });
  await kari.closes();
  expect(ola.lastMessage()).toContain('[checkin.talked]');
  await ola.clicks('checkin.talked');
  await story.practice.settle();
  expect(ola.lastMessage()).not.toContain('[checkin.talked]');
  expect(kari.lastMessage()).toContain('Ola Nordmann has said that you talked.');
  expect(kari.lastMessage()).toContain('[checkin.talked]');
});

test('a talk of which every note was emptied again is not among the talks to read', async () => {
  await saves(kari, { private: 'Ask for a rise' });
  await kari.command('notes');
  expect(kari.modalText()).toContain('[talk.read]');
  await kari.closes();
  await opens(kari);
  await kari.fills({ [fieldOf(kari, 'private')]: null });
  await kari.submits();
  await kari.closes();
  await kari.command('notes');
  expect(kari.modalText()).toContain('Nothing has been written down yet.');
  await kari.closes();
});

test('why a talk was as it was is told to the employee as to oneself', async () => {
  await story.until('2027-01-12', '10:25');
  for (const who of [kari, ola]) await who.clicks('checkin.talked');
  await kari.command('why');
  expect(kari.modalText()).toContain('you said that you talked; your manager said that you talked');
  expect(kari.modalText()).not.toContain('the employee');
  await kari.closes();
});

test('the notes of a held talk can be changed until its week closes, and then only be read', async () => {
  await saves(kari, { shared: 'First thought', private: 'Mine' }, { talked: ['talked'] });
  await saysTalked(ola);
  await opens(kari);
  await writes(kari, { shared: 'Second thought' });
  await kari.submits();
  await kari.closes();
  await opens(kari);
  await story.until('2027-01-18', '12:01');
  await writes(kari, { shared: 'Third thought' });
  await kari.submits();
  expect(JSON.stringify(kari.modal())).toContain('This week is closed');
  expect(noted(kari, 'shared')).toBe('Third thought');
  await kari.closes();
  await kari.command('notes');
  await kari.clicksInModal('talk.read');
  expect(kari.modalText()).toContain('>Second thought');
  expect(kari.modalText()).toContain('>Mine');
  expect(kari.modalText()).toContain('>Third thought');
  expect(kari.modalText()).toContain('closed');
  await ola.command('notater');
  await ola.clicksInModal('talk.read');
  expect(ola.modalText()).toContain('>Second thought');
  expect(JSON.stringify(ola.modal())).not.toMatch(/Mine|Third thought/);
});

test('when the two part the employee goes on reading, and the manager keeps only the own notes', async () => {
  await saves(kari, { shared: 'Her words' });
  await saves(ola, { shared: 'His words', private: 'For Ola alone' });
  await opens(ola);
  await story.import(`${HEADER}\nUKARI,Drift,UINGRID,1,tuesday,10:00,20\n`);
  await ola.submits();
  expect(JSON.stringify(ola.modal())).toContain('ikke lenger innsjekk');
  await ola.closes();
  await kari.command('notes');
  await kari.clicksInModal('talk.read');
  expect(kari.modalText()).toContain('>His words');
  expect(JSON.stringify(kari.modal())).not.toContain('For Ola alone');
  await ola.command('notater');
  await ola.clicksInModal('talk.read');
  expect(ola.modalText()).toContain('>For Ola alone');
  expect(JSON.stringify(ola.modal())).not.toMatch(/Her words|His words/);
  await ola.closes();
  await ola.opensHome();
  await ola.clicksOnHome('talk.past');
  expect(ola.modalText(), 'with nobody left to talk with').toContain('[talk.read]');
  const ingrid = story.person('UINGRID');
  await ingrid.command('notes');
  expect(ingrid.modalText()).toContain('Nothing has been written down yet.');
});

test('a skipped talk has no sheet, and nobody without talks gets one', async () => {
  await kari.clicks('checkin.skip');
  await story.practice.settle();
  expect(kari.lastMessage()).not.toContain('[talk.open]');
  const ingrid = story.person('UINGRID');
  await ingrid.command('talk');
  expect(ingrid.modal()).toBeUndefined();
  expect(ingrid.told()).toContain('not part of the check-ins');
});

test('a manager of several chooses whose talk it is', async () => {
  await story.import(
    `${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\nUMATS,Drift,UOLA,1,wednesday,10:00,20\n`,
  );
  await ola.opensHome();
  await ola.clicksOnHome('talk.open');
  expect(ola.modalText()).toContain('Mats Holm');
  const [, row] = ola.modal()!.view.blocks as { block_id: string }[];
  const at = { view: ola.modal()!.id };
  await story.practice.act({
    do: 'click',
    user: 'UOLA',
    at,
    action_id: 'talk.open',
    block_id: row!.block_id,
  });
  expect(ola.modalText()).toContain('Med Kari Berg');
});

test('long words and long lists stay inside Slack’s limits', async () => {
  for (let n = 0; n < 12; n++) {
    await kari.opensHome();
    await kari.clicksOnHome('action.new');
    await kari.sends({ text: `${n} ${'<&>'.repeat(900)}`, goal: 'none' });
    await kari.closes();
  }
  for (let n = 0; n < 12; n++) {
    if (n === 0) await hasPoints();
    await ola.clicks('checkin.read');
    await ola.sends({ point: `${n} 👩‍👩‍👧 שלום ${'&'.repeat(2900)}` });
    await ola.closes();
  }
  const long = `${'שלום 👩‍👩‍👧 '.repeat(10)}${'<&>\n'.repeat(600)}`;
  await saves(ola, { shared: long, praise: '&'.repeat(3000), wish: long, private: long });
  await opens(kari);
  await kari.fills({ points: [boxOf(kari, 'The spring release')] });
  await kari.submits();
  await kari.closes();
  await opens(kari);
  expect(kari.modalText()).toContain('Ticked by mistake?');
  await kari.closes();
  await kari.command('notes');
  await kari.clicksInModal('talk.read');
  expect(kari.modalText()).toContain('The spring release');
});

/** Slack leaves out what it has drawn again and nobody has touched since. */
async function sendsWithout(who: Somebody, left: string[]): Promise<void> {
  const { id, view, hash } = who.modal()!;
  const blocks = view.blocks.flatMap(({ block_id: one }) =>
    one === undefined || left.includes(one) ? [] : [one],
  );
  const values: Record<string, unknown> = {};
  for (const one of blocks) values[one] = { v: { value: null } };
  const { team } = story.workspace;
  const form = { ...view, id, hash, state: { values } };
  const body = { type: 'view_submission', user: { id: who.user, team_id: team.id }, team: { id: team.id } };
  await story.practice.act({ do: 'raw', body: { ...body, view: form } });
}

test('a note that Slack leaves out of a form drawn again is not emptied', async () => {
  await opens(kari);
  await writes(kari, { shared: 'We look at May', praise: 'Thank you' });
  await kari.clicksInModal('talk.refresh');
  await sendsWithout(kari, [fieldOf(kari, 'shared')]);
  await kari.closes();
  await opens(kari);
  expect(noted(kari, 'shared')).toBe('We look at May');
  expect(noted(kari, 'praise') ?? '').toBe('');
  await sendsWithout(kari, [fieldOf(kari, 'shared')]);
  await kari.closes();
  await opens(kari);
  expect(noted(kari, 'shared')).toBe('We look at May');
  await kari.closes();
});

test('words of a preparation that Slack leaves out of a form drawn again are sent too', async () => {
  await kari.clicks('checkin.prepare');
  await kari.fills({ win: 'The customer said yes', wish: 'More time' });
  await kari.clicksInModal('checkin.save_draft');
  await sendsWithout(kari, ['win']);
  await kari.closes();
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe('The customer said yes');
  expect(kari.field('wish') ?? '').toBe('');
  await kari.closes();
});
