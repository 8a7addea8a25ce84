import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_FIELDS, type TemplateName, TEMPLATES } from '../domain/templates.ts';
import { fieldsOf } from '../practice/fields.ts';
import { choicesIn } from '../practice/hands.ts';
import { personBySlackId } from '../store/people.ts';
import { activePairOf, chooseTemplate } from '../store/teams.ts';
import { type Somebody, Story } from './story.testing.ts';

/*
 * What the app may cost: clicks from the message to what was wanted, open questions in a form, messages about one talk.
 * These tests fail when that grows. A click is a button pressed, a choice made or a form sent.
 */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const CSV = 'user_id,team,manager,every_weeks,weekday,time,minutes\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n';
const MOST_CLICKS = 2;

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  await story.import(CSV);
});

afterEach(() => story.end());

/** The questions that want words. */
const openFields = (who: Somebody): number =>
  fieldsOf(who.modal()!.view.blocks).filter(({ element }) => element.type === 'plain_text_input').length;

const isBefore = (who: Somebody): string | undefined => {
  const view = who.modal()?.view;
  return view?.type === 'modal' ? view.callback_id : undefined;
};

/** From the message that asks for it. */
async function opensPreparation(): Promise<number> {
  let clicks = 0;
  while (isBefore(kari) !== 'checkin.preparation' && clicks < 5) {
    await kari.clicks('checkin.prepare');
    clicks += 1;
  }
  return clicks;
}

async function isShort(): Promise<boolean> {
  const clicks = await opensPreparation();
  const fields = openFields(kari);
  await kari.closes();
  return clicks <= MOST_CLICKS && fields > 0 && fields <= MOST_FIELDS;
}

const usesTemplate = (name: TemplateName): void =>
  story.practice.app.store.transact((tx) =>
    chooseTemplate(tx, activePairOf(tx, personBySlackId(tx, 'UKARI')!.id)!.id, name),
  );

test.each(TEMPLATES)(
  'a preparation with the questions “%s” is open in two clicks and asks at most six, also when the month turns',
  async (template) => {
    usesTemplate(template);
    await story.until('2027-01-11', '09:05');
    expect(await isShort()).toBe(true);
    await story.until('2027-02-01', '09:05');
    expect(await isShort()).toBe(true);
  },
);

test('so is that for the half-year talk', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('history.open');
  await kari.clicksInModal('half_year.open');
  await kari.sends({ week: '2027-W02', minutes: '60' });
  await kari.closes();
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('what are you proud of?');
  await kari.closes();
  expect(await isShort()).toBe(true);
});

/** The statements are answered and sent; returns the clicks, each choice being one. */
async function answersStatements(): Promise<{ clicks: number; statements: number }> {
  const form = kari.modal()!;
  const radios = fieldsOf(form.view.blocks).filter(({ element }) => element.type === 'radio_buttons');
  const chosen = radios.map(({ block }) => [block.block_id, choicesIn(form, block.block_id)[0]!]);
  await kari.sends(Object.fromEntries(chosen));
  return { clicks: radios.length + 1, statements: radios.length };
}

test('the statements are sent in a click each and two more, and in one less after a preparation', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.opensHome();
  await kari.clicksOnHome('pulse.open');
  expect(isBefore(kari)).toBe('pulse.notice'); // read once and never again
  await kari.submits();
  await kari.closes();
  await kari.clicksOnHome('pulse.open');
  const fromHome = await answersStatements();
  expect(fromHome.statements).toBe(4);
  expect(1 + fromHome.clicks).toBeLessThanOrEqual(fromHome.statements + 2);
  await kari.closes();
  await story.until('2027-01-18', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'One line' });
  expect(isBefore(kari)).toBe('pulse.answer');
  const afterwards = await answersStatements();
  expect(afterwards.clicks).toBeLessThanOrEqual(afterwards.statements + 1);
  expect(isBefore(kari)).not.toBe('pulse.answer');
  await kari.closes();
});

test('a manager’s answer takes two clicks, and three at most: opened and thanked, or opened, written and sent', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'One line' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await ola.clicksInModal('checkin.thank');
  expect(kari.lastMessage()).toContain('Ola Nordmann has answered');
  await ola.closes();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'Bra' });
  expect(ola.modal()!.errors).toEqual({});
  await ola.closes();
});

// ---- how often one hears from it -----------------------------------------------------------------------------

/** What somebody was sent, oldest first, without the welcome. */
const sentTo = (user: string): string[] =>
  story.practice.app
    .outbox()
    .filter(({ recipient, kind }) => recipient === user && !['welcome', 'home', 'refresh'].includes(kind))
    .map(({ kind }) => kind)
    .toReversed();

async function wantsNoReminders(who: Somebody): Promise<void> {
  await who.opensHome();
  await who.clicksOnHome('me.settings');
  await who.sends({ reminders: [] });
}

test('who does nothing hears three times of a talk: asked, reminded, asked whether it took place', async () => {
  await story.until('2027-01-18', '08:00');
  expect(sentTo('UKARI')).toEqual(['prompt', 'reminder', 'ask_talked']);
  expect(sentTo('UOLA')).toEqual(['ask_talked']);
});

test('a manager who does not answer is reminded once, and an employee who has switched that off not at all', async () => {
  await wantsNoReminders(kari);
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'One line' });
  await kari.closes();
  await story.until('2027-01-18', '08:00');
  expect(sentTo('UKARI')).toEqual(['prompt', 'ask_talked']);
  expect(sentTo('UOLA')).toEqual(['prepared', 'manager_reminder', 'ask_talked']);
});

test('a manager who has switched reminders off hears once of a preparation', async () => {
  await wantsNoReminders(ola);
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'One line' });
  await kari.closes();
  await story.until('2027-01-18', '08:00');
  expect(sentTo('UOLA')).toEqual(['prepared', 'ask_talked']);
});
