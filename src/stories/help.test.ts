import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* "I need help now": outside the cycle, at any hour, seen by both, never with its words in a message. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);
  await story.until('2027-01-08', '12:00');
});

afterEach(() => story.end());

const CALL = 'Kari Berg trenger hjelp fra deg nå';

async function asks(text: string): Promise<void> {
  await kari.opensHome();
  await kari.clicksOnHome('help.now');
  await kari.sends(text === '' ? {} : { text });
}

const calls = (): string[] => ola.texts().filter((text) => text.includes(CALL));

async function answers(answer: string, reply = ''): Promise<void> {
  await ola.clicksIn(CALL, 'help.open');
  await ola.sends({ answer, ...(reply === '' ? {} : { reply }) });
  await ola.closes();
}

test('a call for help reaches the manager at once, in the night too, with a button and without a word of it', async () => {
  await story.until('2027-01-09', '23:30');
  await asks('The delivery is on fire');
  expect(kari.modalText()).toContain('On its way to Ola Nordmann.');
  expect(kari.modalText()).toContain('The delivery is on fire');
  await kari.closes();
  expect(calls()).toHaveLength(1);
  expect(ola.lastMessage()).toContain('[help.open]');
  expect(ola.lastMessage()).not.toContain('on fire');
});

test('both see what becomes of it: sent, seen, answered, closed, in the same messages', async () => {
  await asks('Come please');
  await kari.closes();
  expect(kari.homeText()).toContain('Ola Nordmann has not opened it yet');
  await ola.clicksIn(CALL, 'help.open');
  expect(ola.modalText()).toContain('Come please');
  expect(ola.messageWith(CALL)).toContain('Du har åpnet den');
  expect(kari.homeText()).toContain('Ola Nordmann has opened it.');
  await ola.sends({ answer: 'today', reply: 'Jeg ringer kl. 14' });
  await ola.closes();
  expect(ola.messageWith(CALL)).toContain('Du har svart: I dag.');
  expect(kari.lastMessage()).toContain('Ola Nordmann has answered your call for help: Today');
  await kari.clicks('help.open');
  expect(kari.modalText()).toContain('Jeg ringer kl. 14');
  await kari.clicksInModal('help.close');
  expect(kari.modalText()).toContain('Closed. Ola Nordmann can see');
  await kari.closes();
  expect(kari.lastMessage()).not.toContain('[help.open]');
  expect(ola.messageWith(CALL)).toContain('Avsluttet.');
  expect(ola.messageWith(CALL)).not.toContain('[help.open]');
  await kari.opensHome();
  expect(kari.homeText()).toContain('[help.now]');
});

test('one is open at a time: pressing again shows it, sending twice is one, another text is not lost', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('help.now');
  const form = structuredClone(kari.modal()!);
  await kari.fills({ text: 'First' });
  await Promise.all([kari.submits(), kari.submits()]);
  expect(calls()).toHaveLength(1);
  await kari.closes();
  await kari.command('help-me');
  expect(kari.modalText()).toContain('First');
  await kari.closes();
  const { team, appId } = story.workspace;
  const view = { ...form.view, id: form.id, hash: form.hash, state: { values: typedText('Second') } };
  const result = await story.practice.act({
    do: 'raw',
    body: {
      type: 'view_submission',
      user: { id: 'UKARI', team_id: team.id },
      team: { id: team.id },
      api_app_id: appId,
      trigger_id: 'again',
      view,
    },
  });
  expect(JSON.stringify(result.ack)).toContain('You have asked for help already');
  expect(calls()).toHaveLength(1);
});

const typedText = (value: string) => ({ text: { v: { type: 'plain_text_input', value } } });

test('a changed answer changes the same two messages', async () => {
  await asks('');
  await kari.closes();
  await answers('soon');
  const before = kari.texts().length;
  await answers('on_it', 'Er på vei');
  expect(kari.texts()).toHaveLength(before);
  expect(kari.lastMessage()).toContain('I am on it');
});

test('whoever asks while the manager is away is told at once, and it is delivered on their return', async () => {
  await ola.isAway('2027-01-08', '2027-01-12');
  await kari.opensHome();
  await kari.clicksOnHome('help.now');
  expect(kari.modalText()).toContain(
    'is away. The message goes out when Ola Nordmann is back, Wednesday 13 January',
  );
  await kari.sends({ text: 'When you are back' });
  expect(kari.modalText()).toContain('delivered when Ola Nordmann is back, Wednesday 13 January');
  await kari.closes();
  await ola.opensHome();
  expect(ola.homeText()).not.toContain(CALL);
  expect(calls()).toEqual([]);
  await story.until('2027-01-13', '08:01');
  expect(calls()).toHaveLength(1);
  expect(kari.homeText()).toContain('has not opened it yet');
});

test('an absence that ends early brings it early, and one withdrawn never comes', async () => {
  await ola.command('away');
  await ola.sends({ from: '2027-01-08', to: '2027-01-12' });
  await ola.closes();
  await asks('Early');
  await kari.closes();
  await ola.command('away');
  await ola.clicksInModal('me.not_away');
  await ola.closes();
  expect(calls()).toHaveLength(1);
  await kari.opensHome();
  await kari.clicksOnHome('help.open');
  await kari.clicksInModal('help.close');
  await kari.closes();
  await ola.command('pause');
  await kari.clicksOnHome('help.now');
  expect(kari.modalText()).toContain('has paused the check-ins');
  await kari.sends({ text: 'Withdrawn' });
  await kari.clicksInModal('help.close');
  expect(kari.modalText()).toContain('Withdrawn. It has not been sent to Ola Nordmann.');
  await kari.closes();
  await ola.command('resume');
  expect(calls()).toHaveLength(1);
});

test('on a message full of buttons the call for help stays, and what Home offers too gives way', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: 'Planning' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'Bra' });
  await ola.closes();
  await story.practice.settle();
  const row = kari.lastMessage();
  for (const action of ['checkin.read', 'checkin.prepare', 'talk.open', 'checkin.skip', 'help.now'])
    expect(row).toContain(`[${action}]`);
  expect(row).not.toContain('[checkin.move]');
  await kari.opensHome();
  for (const action of ['checkin.move', 'checkin.skip', 'help.now'])
    expect(kari.homeText()).toContain(`[${action}]`);
  await story.until('2027-01-12', '10:25');
  expect(kari.lastMessage()).toContain('[checkin.talked]');
  expect(kari.lastMessage()).toContain('[help.now]');
});

test('a paused manager gets it when they start again', async () => {
  await ola.command('pause');
  await asks('Later then');
  await kari.closes();
  expect(calls()).toEqual([]);
  await ola.command('fortsett');
  expect(calls()).toHaveLength(1);
});

test('a manager who has left Slack cannot be asked, and that is said before anything is typed', async () => {
  await story.until('2027-01-09', '12:00');
  story.workspace.person('UOLA').deleted = true;
  await story.until('2027-01-10', '12:00');
  await kari.opensHome();
  await kari.clicksOnHome('help.now');
  expect(kari.modalText()).toContain('no longer in Slack');
  await kari.closes();
});

test('when the pair ends the request is closed to the manager at once, and strangers never had it', async () => {
  await asks('Only for Ola');
  await kari.closes();
  const id = /"help\.open".*?"value":"([^"]+)"/.exec(JSON.stringify(ola.messages().at(-1)))![1]!;
  await story.import(`${HEADER}\nUKARI,Drift,UMATS,1,tuesday,10:00,20\n`);
  expect(ola.messageWith(CALL)).not.toContain('[help.open]');
  expect(ola.homeText()).not.toContain(CALL);
  for (const user of ['UOLA', 'UMATS', 'UINGRID']) {
    await story.person(user).opensHome();
    await story.practice.act({ do: 'raw', body: pressed(user, id) });
    expect(story.person(user).modalText()).not.toContain('Only for Ola');
    await story.person(user).closes();
  }
  await kari.opensHome();
  expect(kari.homeText()).toContain('Mats Holm can be reached at once');
});

function pressed(user: string, value: string): Record<string, unknown> {
  const { team, appId } = story.workspace;
  const action = { type: 'button', action_id: 'help.open', block_id: 'b', value, action_ts: '1.1' };
  return {
    type: 'block_actions',
    user: { id: user, team_id: team.id },
    team: { id: team.id },
    api_app_id: appId,
    trigger_id: story.workspace.triggers.issue(`T${user}`, user, null),
    container: { type: 'view' },
    view: {
      id: 'VHOME',
      hash: '1',
      type: 'home',
      callback_id: '',
      private_metadata: '',
      state: { values: {} },
    },
    actions: [action],
  };
}

test('a text as long as Slack takes, with emoji and two directions of writing, is shown whole', async () => {
  const text = `${'שלום 🦊 <b>&"\n'.repeat(220)}end of it`.slice(-3000);
  await asks(text);
  expect(kari.modalText()).toContain('end of it');
  await kari.closes();
  await ola.clicksIn(CALL, 'help.open');
  expect(ola.modalText()).toContain('end of it');
  await ola.closes();
});
