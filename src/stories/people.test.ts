import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './story.testing.ts';

/* Who is there and who is not: silence, pauses, people who leave, and people for whom the app is not meant. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const TUESDAYS = `${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`;

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  kari = story.person('UKARI');
  ola = story.person('UOLA');
  await story.import(TUESDAYS);
});

afterEach(() => story.end());

const starting = (who: Somebody, words: string) => who.texts().filter((text) => text.startsWith(words));

async function prepares(words: string): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: words });
  await kari.closes();
}

// ---- a manager who never answers -------------------------------------------------------------------------

/** Two weeks in which Kari prepares and Ola says nothing. */
async function twoSilentWeeks(): Promise<void> {
  await story.until('2027-01-11', '09:05');
  await prepares('The first week');
  await story.until('2027-01-18', '09:05');
  await prepares('The second week');
}

test('a manager who has not answered is reminded, once', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares('Something');
  await story.until('2027-01-12', '08:59');
  expect(starting(ola, 'Kari Berg venter')).toHaveLength(0);
  await story.until('2027-01-12', '09:59');
  expect(starting(ola, 'Kari Berg venter på et ord fra deg')).toHaveLength(1);
});

test('reading alone is no answer; thanks are', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares('Something');
  await ola.clicks('checkin.read');
  await ola.closes();
  await story.until('2027-01-11', '09:10');
  expect(kari.lastMessage()).toContain('Ola Nordmann has read it');
  await ola.clicks('checkin.read');
  await ola.clicksInModal('checkin.thank');
  await ola.closes();
  expect(kari.lastMessage()).toContain('Ola Nordmann has answered');
  await story.until('2027-01-12', '09:59');
  expect(starting(ola, 'Kari Berg venter')).toHaveLength(0);
});

test('after two preparations without an answer the employee is told why and is not asked for a third', async () => {
  await twoSilentWeeks();
  await story.until('2027-01-25', '18:00');
  expect(starting(kari, 'Your check-in')).toHaveLength(2);
  expect(kari.texts().at(-1)).toContain('Your last two preparations got no answer');
  await story.until('2027-02-08', '18:00');
  expect(starting(kari, 'Your last two')).toHaveLength(1);
  expect(starting(kari, 'Today')).toHaveLength(0);
  await kari.command('why');
  expect(kari.modalText()).toContain('you were not asked, because the last two preparations got no answer');
});

test('one answer starts the questions again, at once where there is still time', async () => {
  await twoSilentWeeks();
  await story.until('2027-01-25', '12:00');
  await ola.clicksIn('Kari Berg har forberedt', 'checkin.read');
  await ola.sends({ reply: 'Beklager at det tok tid' });
  await ola.closes();
  expect(kari.texts().at(-1)).toContain('Your check-in with Ola Nordmann · Tuesday 26 January');
  await story.until('2027-02-01', '09:05');
  expect(starting(kari, 'Your check-in')).toHaveLength(4);
});

test('a preparation that waits for an answer is still offered to the manager when its week is over', async () => {
  await twoSilentWeeks();
  await story.until('2027-01-25', '13:00');
  await ola.opensHome();
  expect(ola.homeText()).toContain('venter på svar fra deg');
  await ola.command('');
  expect(ola.modalText()).toContain('The second week');
  await ola.clicksInModal('checkin.thank');
  await ola.closes();
  await story.until('2027-02-01', '09:05');
  expect(starting(kari, 'Your check-in')).toHaveLength(4);
});

test('a held talk is an answer too', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares('The first week');
  await story.until('2027-01-12', '10:25');
  await kari.clicks('checkin.talked');
  await ola.clicks('checkin.talked');
  await story.until('2027-01-18', '09:05');
  await prepares('The second week');
  await story.until('2027-01-25', '09:05');
  expect(starting(kari, 'Your check-in')).toHaveLength(3);
});

// ---- pauses ----------------------------------------------------------------------------------------------

test('a paused person hears nothing until they start again, and then what still makes sense', async () => {
  await kari.command('pause');
  expect(kari.told()).toBe('Your check-ins are paused. Nobody hears a reason.');
  await story.until('2027-01-18', '12:30');
  expect(kari.texts()).toHaveLength(1); // the welcome
  await kari.command('resume');
  expect(kari.told()).toBe('Welcome back. Your check-ins go on as planned.');
  expect(kari.texts().at(-1)).toContain('Tuesday 19 January');
  await kari.command('why');
  expect(kari.modalText()).toContain('left out because check-ins were paused');
});

test('while the manager has paused nobody is asked to prepare for them', async () => {
  await ola.command('pause');
  await story.until('2027-01-12', '12:00');
  expect(starting(kari, 'Your check-in')).toEqual([]);
  await ola.opensHome();
  await ola.clicksOnHome('me.resume');
  expect(ola.homeText()).not.toContain('satt på pause');
  await story.until('2027-01-18', '09:05');
  expect(starting(kari, 'Your check-in')).toHaveLength(1);
});

// ---- leaving and coming back -----------------------------------------------------------------------------

test('somebody who is deactivated hears nothing more, and is asked again on return', async () => {
  await story.until('2027-01-09', '12:00');
  story.workspace.person('UKARI').deleted = true;
  await story.until('2027-01-20', '12:00');
  expect(kari.texts()).toHaveLength(1);
  expect(starting(ola, 'Har du og')).toHaveLength(0);
  story.workspace.person('UKARI').deleted = false;
  await story.until('2027-01-25', '09:05');
  expect(starting(kari, 'Your check-in')).toHaveLength(1);
});

test('who is deactivated just before the prompt is asked when they come back in time', async () => {
  await story.until('2027-01-11', '08:00');
  story.workspace.person('UKARI').deleted = true;
  await story.until('2027-01-11', '13:00');
  expect(kari.texts()).toHaveLength(1);
  story.workspace.person('UKARI').deleted = false;
  await kari.command('');
  expect(kari.modalText()).toContain('Tuesday 12 January');
  expect(starting(kari, 'Your check-in')).toHaveLength(1);
});

test('when the manager has left Slack, nobody is asked to prepare for them', async () => {
  await story.until('2027-01-09', '12:00');
  story.workspace.person('UOLA').deleted = true;
  await story.until('2027-01-12', '18:00');
  expect(kari.texts()).toHaveLength(1);
});

// ---- people for whom it is not meant ---------------------------------------------------------------------

test('guests, strangers and people who take no part are told so in a friendly sentence', async () => {
  story.workspace.addPerson({ id: 'UGUEST', name: 'Runar Holt', kind: 'guest' });
  story.workspace.addPerson({ id: 'UFAR', name: 'Erik Svensson', kind: 'stranger' });
  const [guest, far, per] = ['UGUEST', 'UFAR', 'UPER'].map((id) => story.person(id)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  await guest.command('prepare');
  expect(guest.told()).toContain('Guests cannot take part');
  await far.command('prepare');
  expect(far.told()).toContain('only works for people in its own workspace');
  for (const word of ['', 'prepare', 'why', 'away', 'pause']) {
    await per.command(word);
    expect(per.told()).toContain('You are not part of the check-ins yet');
  }
  await per.command('help');
  expect(per.told()).toContain('/checkin why');
  await per.opensHome();
  expect(per.homeText()).toContain('You are not part of the check-ins yet');
});

test('a person without a manager is told how to get one', async () => {
  await story.import(`${HEADER}\nUPER,Salg,,,,,\n`);
  const per = story.person('UPER');
  for (const word of ['prepare', 'why']) {
    await per.command(word);
    expect(per.told()).toContain('You have no manager in Samtale yet');
  }
});

// ---- buttons that should not work ------------------------------------------------------------------------

/** A press of a button as a tampered client would send it. */
function presses(user: string, action_id: string, value: string) {
  const { team } = story.workspace;
  const channel = { id: story.workspace.dm(user).id, name: 'directmessage' };
  const response_url = story.workspace.responseUrls.issue(`R${action_id}`, user, channel.id, null);
  return story.practice.act({
    do: 'raw',
    body: {
      type: 'block_actions',
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

test("an unknown button, and one of somebody else's check-in, are answered with a sentence", async () => {
  await presses('UKARI', 'gone.since_long', 'x');
  expect(kari.told()).toBe('This button has grown old. Type /checkin to see what is useful now.');
  await presses('UKARI', 'checkin.prepare', 'no-such-check-in');
  expect(kari.told()).toBe('This button has grown old. Type /checkin to see what is useful now.');
  await story.until('2027-01-11', '09:05');
  await prepares('Between the two of us');
  const id = JSON.stringify(kari.messages().at(-1)!.blocks).match(/"value":"([^"]+)"/)![1]!;
  const mats = story.person('UMATS');
  for (const action of ['read', 'prepare', 'move', 'skip', 'talked', 'take_back']) {
    await presses('UMATS', `checkin.${action}`, id);
    expect(mats.told()).toBe('Only the two people of this check-in can do that.');
    expect(mats.modal()).toBeUndefined();
  }
  await presses('UOLA', 'checkin.prepare', id);
  expect(ola.told()).toBe('Bare de to som har denne innsjekken, kan gjøre det.');
});

test('a sentence about a button in a form stands on top of the form, which keeps its words', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.fills({ strengths: 'Half a thought' });
  const { view, id, hash, values } = kari.modal()!;
  const team = { id: story.workspace.team.id };
  const trigger_id = story.workspace.triggers.issue('trigger.in.form', 'UKARI', id);
  await story.practice.act({
    do: 'raw',
    body: {
      type: 'block_actions',
      trigger_id,
      team,
      user: { id: 'UKARI', team_id: team.id },
      container: { type: 'view', view_id: id },
      view: { ...view, id, hash, state: { values } },
      actions: [{ type: 'button', block_id: 'b', action_id: 'gone.since_long', action_ts: '2.1' }],
    },
  });
  expect(kari.modalText()).toContain('This button has grown old.');
  await kari.closes();
  expect(kari.field('strengths')).toBe('Half a thought');
});

test('a talk cannot be moved to a day that was not offered', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.move');
  const { view, id, hash } = kari.modal()!;
  const team = { id: story.workspace.team.id };
  for (const [date, time] of [
    ['2027-01-16', '10:00'], // a Saturday
    ['2027-01-20', '10:00'], // a week with its own talk
    ['2027-01-13', '22:00'],
  ] as const) {
    const chosen = (value: string) => ({ v: { type: 'static_select', selected_option: { value } } });
    const state = { values: { date: chosen(date), time: chosen(time) } };
    const user = { id: 'UKARI', team_id: team.id };
    await story.practice.act({
      do: 'raw',
      body: { type: 'view_submission', team, user, view: { ...view, id, hash, state } },
    });
    expect(kari.modal()!.errors).toHaveProperty('date');
  }
  expect(kari.lastMessage()).toContain('Tuesday 12 January at 10:00');
});

test('with a new manager the old messages say that they are closed, and nothing of them works', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares('For Ola alone');
  await story.import(`${HEADER}\nUKARI,Salg,UINGRID,1,thursday,10:00,20\n`);
  expect(kari.lastMessage()).toContain('Closed: the two of you no longer have check-ins together.');
  expect(kari.lastMessage()).not.toContain('[checkin');
  expect(ola.lastMessage()).not.toContain('[checkin');
  const ingrid = story.person('UINGRID');
  await ola.command('');
  expect(ola.modal()).toBeUndefined();
  await story.until('2027-01-18', '12:30');
  expect(starting(kari, 'Your check-in').at(-1)).toContain('Ingrid Lie');
  expect(starting(kari, 'Did you and')).toEqual([expect.stringContaining('Ingrid Lie')]);
  expect(starting(ola, 'Har du')).toEqual([]);
  await ingrid.command('');
  expect(ingrid.modal()).toBeUndefined();
});

test('a form of a pair that has ended meanwhile keeps what was typed before the eyes of its writer', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.fills({ strengths: 'Half a thought for Ola' });
  await story.import(`${HEADER}\nUKARI,Salg,UINGRID,1,thursday,10:00,20\n`);
  const { errors } = await kari.submits();
  expect(errors!['strengths']).toContain('no longer have check-ins together');
  expect(kari.field('strengths')).toBe('Half a thought for Ola');
  await kari.closes();
  await story.until('2027-01-13', '09:05');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('Ingrid Lie');
  expect(kari.field('strengths')).toBeNull(); // it was not written to her
});

// ---- Home ------------------------------------------------------------------------------------------------

test('what is done from Home brings Home up to date', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.opensHome();
  await kari.clicksOnHome('checkin.prepare');
  await kari.sends({ strengths: 'From the Home tab' });
  await kari.closes();
  expect(kari.homeText()).toContain('prepared');
  await kari.clicksOnHome('checkin.move');
  await kari.sends({ date: '2027-01-13', time: '11:00' });
  await kari.closes();
  expect(kari.homeText()).toContain('Wed 13 Jan 11:00');
  await ola.opensHome();
  expect(ola.homeText()).toContain('venter på svar fra deg');
  await ola.clicksOnHome('report.open');
  await ola.sends({ reply: 'Fint' });
  await ola.closes();
  expect(ola.homeText()).toContain('besvart');
});
