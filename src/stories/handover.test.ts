import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* A new manager: what follows the employee, what the employee hands over, and what stays closed. */

let story: Story;
let kari: Somebody;
let ola: Somebody;
let ingrid: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const WITH_OLA = `${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`;
const WITH_INGRID = `${HEADER}\nUKARI,Salg,UINGRID,1,thursday,10:00,20\n`;

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola, ingrid] = ['UKARI', 'UOLA', 'UINGRID'].map((id) => story.person(id)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  await story.import(WITH_OLA);
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: 'I calmed the harbour down', win: 'The late boat came in' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'Dette er mellom oss to' });
  await ola.closes();
});

afterEach(() => story.end());

async function moves(): Promise<void> {
  await story.import(WITH_INGRID);
  await story.until('2027-01-11', '12:00');
}

async function ingridReads(): Promise<string> {
  await ingrid.opensHome();
  await ingrid.clicksOnHome('handover.before');
  return ingrid.modalText();
}

async function hands(parts: string[]): Promise<void> {
  await kari.opensHome();
  await kari.clicksOnHome('handover.open');
  await kari.sends({ parts });
  await kari.closes();
}

test('a change of managers asks the employee, once, what may be read; nothing is open by itself', async () => {
  await moves();
  const asked = kari.texts().filter((text) => text.includes('check-ins with'));
  expect(asked).toHaveLength(1);
  expect(kari.lastMessage()).toContain('Ingrid Lie is now the one you have check-ins with');
  await kari.opensHome();
  expect(kari.homeText()).toContain('nothing else from before');
  await ingrid.opensHome();
  expect(ingrid.homeText()).not.toContain('[handover.before]');
});

test('what is ticked is read by the new manager: the own words, never what the earlier manager wrote', async () => {
  await moves();
  await kari.clicks('handover.open');
  await kari.sends({ parts: ['preparations'] });
  expect(kari.modalText()).toContain('Ingrid Lie may now read: preparations for earlier talks.');
  await kari.closes();
  expect(await ingridReads()).toContain('Prepared for Tuesday 12 January');
  await ingrid.clicksInModal('handover.read');
  expect(ingrid.modalText()).toContain('I calmed the harbour down');
  expect(ingrid.modalText()).not.toContain('mellom oss to');
  await ingrid.clicksInModal('handover.before');
  expect(ingrid.modalText()).toContain('Kari Berg has chosen to let you read this');
});

test('taken back, it is closed at once, also in a view that stands open', async () => {
  await moves();
  await hands(['preparations']);
  await ingridReads();
  await hands([]);
  await ingrid.clicksInModal('handover.read');
  expect(ingrid.modalText()).toContain('Only the two people of this check-in can do that.');
  await ingrid.closes();
  await ingrid.opensHome();
  expect(ingrid.homeText()).not.toContain('[handover.before]');
});

test('the earlier manager reads nothing any more, and a manager who comes after gets nothing by it', async () => {
  await moves();
  await hands(['preparations']);
  const value = JSON.stringify(kari.messages()).match(/handover.open.*?"value":"([^"]+)"/)![1]!;
  for (const user of ['UOLA', 'UMATS', 'UKARI']) await expectRefused(user, 'handover.before', value);
  await story.import(`${HEADER}\nUKARI,Lager,UMATS,1,friday,10:00,20\n`);
  await story.until('2027-01-12', '12:00');
  await expectRefused('UINGRID', 'handover.before', value);
  const mats = story.person('UMATS');
  await mats.opensHome();
  expect(mats.homeText()).not.toContain('[handover.before]');
});

test('a change that is undone before anybody heard of it asks nothing', async () => {
  await story.import(WITH_INGRID);
  await story.import(WITH_OLA);
  await story.until('2027-01-11', '12:00');
  expect(kari.texts().filter((text) => text.includes('Ingrid Lie'))).toEqual([]);
});

test('the employee still reads what was written before, the two of then included', async () => {
  const id = JSON.stringify(kari.messages().at(-1)!.blocks).match(/"value":"([^"]+)"/)![1]!;
  await moves();
  await presses('UKARI', 'checkin.read', id);
  expect(kari.modalText()).toContain('Dette er mellom oss to');
  await expectRefused('UOLA', 'checkin.read', id);
  await expectRefused('UINGRID', 'checkin.read', id);
});

test('Home shows neither of them the other any more, without being opened again', async () => {
  await ola.opensHome();
  expect(ola.homeText()).toContain('Kari Berg');
  await kari.opensHome();
  expect(kari.homeText()).toContain('Ola Nordmann');
  await moves();
  expect(ola.homeText()).not.toContain('Kari Berg');
  expect(kari.homeText()).not.toContain('Ola Nordmann');
});

async function expectRefused(user: string, action: string, value: string): Promise<void> {
  await presses(user, action, value);
  expect(story.person(user).modal()).toBeUndefined();
  expect(story.person(user).told()).not.toBe('');
}

/** A press of a button as a tampered client would send it. */
function presses(user: string, action_id: string, value: string) {
  const { team } = story.workspace;
  const channel = { id: story.workspace.dm(user).id, name: 'directmessage' };
  const response_url = story.workspace.responseUrls.issue(
    `R${user}${action_id}${value}`,
    user,
    channel.id,
    null,
  );
  const trigger_id = story.workspace.triggers.issue(`T${user}${action_id}${value}`, user, null);
  return story.practice.act({
    do: 'raw',
    body: {
      type: 'block_actions',
      trigger_id,
      user: { id: user, team_id: team.id },
      team: { id: team.id },
      container: { type: 'message', message_ts: '1.1', channel_id: channel.id },
      message: { ts: '1.1' },
      channel,
      response_url,
      actions: [{ type: 'button', block_id: 'b', action_id, value, action_ts: '1.1' }],
    },
  });
}
