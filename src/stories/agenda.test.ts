import { afterEach, beforeEach, expect, test } from 'vitest';
import { preparedCheckins } from '../store/checkins.ts';
import { personBySlackId } from '../store/people.ts';
import { openPoints } from '../store/points.ts';
import { activePairOf } from '../store/teams.ts';
import { type Somebody, Story } from './story.testing.ts';

/* What a talk is about: brought by both at any time, carried over until it was talked about. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] }); // a Thursday
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);
});

afterEach(() => story.end());

/** A press of a button that is not there for this person. */
const pressed = (user: string, action_id: string, value: string) => ({
  type: 'block_actions',
  user: { id: user, team_id: story.workspace.team.id },
  team: { id: story.workspace.team.id },
  container: { type: 'view' },
  view: { id: 'V1', type: 'home' },
  actions: [{ action_id, block_id: 'b', value, type: 'button', action_ts: `${action_id}.${value}` }],
});

type Values = Parameters<Somebody['sends']>[0];

async function brings(who: Somebody, values: Values): Promise<void> {
  await who.opensHome();
  await who.clicksOnHome('agenda.add');
  await who.sends(values);
  expect(who.modalText()).toMatch(/on the agenda|på agendaen/);
  await who.closes();
}

/** The agenda as somebody sees it from Home. */
async function agendaOf(who: Somebody): Promise<string> {
  await who.opensHome();
  await who.clicksOnHome(who === kari ? 'agenda.open' : 'agenda.open_report');
  return who.modalText();
}

async function prepares(values: Values): Promise<void> {
  await kari.opensHome();
  await kari.clicksOnHome('checkin.prepare');
  await kari.sends(values);
  await kari.closes();
}

async function bothTalk(): Promise<void> {
  for (const who of [kari, ola]) await who.clicks('checkin.talked');
}

const place = (text: string, words: string): number => {
  expect(text).toContain(words);
  return text.indexOf(words);
};

const inOrder = (text: string, ...words: string[]): void => {
  const places = words.map((one) => place(text, one));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
};

test('the employee’s points come first, the most important one on top, then the four parts with their minutes', async () => {
  await brings(ola, { text: 'Ferieplanen' });
  await brings(kari, { text: 'The new tool' });
  await brings(kari, { text: 'My hours', important: ['yes'] });
  await story.until('2027-01-11', '09:05');
  await prepares({ win: 'The customer said yes', wish: 'More feedback', important: 'wish' });
  const text = await agendaOf(kari);
  inOrder(text, 'Agenda · 20 minutes', 'More feedback', 'My hours', 'The new tool', 'Ferieplanen');
  inOrder(
    text,
    'Ferieplanen',
    'Strengths · 8 min',
    'Goals · 5 min',
    'Action points · 4 min',
    'Outcomes · 3 min',
  );
  expect(text).toContain('_from Ola_');
  expect(text).toContain('Kari brings 4 points, Ola 1 point.');
  await kari.closes();
  expect(await agendaOf(ola)).toContain('Kari har med 4 punkter, Ola ett punkt.');
  await ola.closes();
});

test('one changes and takes off what one has brought, and nothing of the other’s', async () => {
  await brings(kari, { text: 'Old words' });
  await agendaOf(kari);
  await kari.clicksInModal('agenda.edit');
  await kari.sends({ text: 'New words' });
  expect(kari.modalText()).toContain('New words');
  await kari.closes();
  expect(await agendaOf(ola)).toContain('New words');
  expect(ola.modalText()).not.toContain('[agenda.edit]');
  await ola.closes();
  await agendaOf(kari);
  await kari.clicksInModal('agenda.edit');
  await kari.clicksInModal('agenda.remove');
  expect(kari.modalText()).toContain('It is off the agenda.');
  expect(kari.modalText()).not.toContain('New words');
  await kari.closes();
});

test('what is not talked about carries over a skipped week, and what was can be brought back', async () => {
  await brings(kari, { text: 'Carry me' });
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.skip');
  await story.until('2027-01-18', '09:05');
  expect(await agendaOf(kari)).toContain('Carry me');
  await kari.closes();
  await story.until('2027-01-19', '10:25');
  await bothTalk();
  const after = await agendaOf(ola);
  expect(after).not.toContain('Carry me');
  expect(after).toContain('Siden sist: ett punkt snakket om.');
  await ola.clicksInModal('agenda.past');
  await ola.clicksInModal('agenda.bring_back');
  expect(ola.modalText()).toContain('Det står på agendaen igjen.');
  await ola.clicksInModal('agenda.open');
  expect(ola.modalText()).toContain('Carry me');
  await ola.closes();
});

test('a point from after the talk is for the next one, also when the talk is confirmed later', async () => {
  await story.until('2027-01-12', '10:25');
  await kari.clicks('checkin.talked');
  await story.until('2027-01-12', '11:00');
  await brings(kari, { text: 'For the next time' });
  await ola.clicks('checkin.talked');
  expect(await agendaOf(kari)).toContain('For the next time');
  await kari.closes();
});

test('by command the words stand on the agenda at once, in the person’s own language, as they were typed', async () => {
  await kari.command('add Ask @ola.nordmann about R&D');
  expect(kari.told()).toBe('It stands on the agenda of your next talk with Ola.');
  await ola.command('legg-til');
  await ola.sends({ text: 'Fra kommandoen' });
  await ola.closes();
  const text = await agendaOf(ola);
  expect(text).toContain('Ask @Ola Nordmann about R&amp;D');
  expect(text).toContain('Fra kommandoen');
  await ola.closes();
  await story.person('UMATS').command('add Something');
  expect(story.person('UMATS').told()).toContain('Samtale');
});

test('whoever has several talks chooses whose agenda a point is for', async () => {
  await story.import(`${HEADER}\nUMATS,Drift,UOLA,1,tuesday,10:30,20\n`);
  await ola.command('add Budsjettet');
  await ola.submits();
  expect(ola.field('text')).toBe('Budsjettet');
  const mats = JSON.stringify(ola.modal()!.view.blocks).match(/"Mats[^"]*"[^}]*},"value":"([^"]+)"/)![1]!;
  await ola.sends({ who: mats });
  await ola.closes();
  expect(await agendaOf(kari)).not.toContain('Budsjettet');
  await kari.closes();
  await ola.opensHome();
  await ola.clicksOnHome('agenda.choose');
  await ola.sends({ who: mats });
  expect(ola.modalText()).toContain('Budsjettet');
  await ola.closes();
});

test('from a message one’s own words are taken at once, somebody else’s only when one says so', async () => {
  const channel = story.workspace.addChannel({
    id: 'CDRIFT',
    name: 'drift',
    kind: 'public',
    members: ['UKARI', 'UOLA'],
  }).id;
  const own = kari.writes(channel, 'The deploy took all night');
  await kari.picks(own);
  expect(kari.field('text')).toBe('The deploy took all night');
  await kari.submits();
  await kari.closes();
  const other = ola.writes(channel, 'Kan vi <@UKARI> se på vaktplanen?');
  await kari.picks(other);
  expect(kari.modalText()).toContain('Kan vi @Kari Berg se på vaktplanen?');
  await kari.sends({ text: 'The rota' });
  await kari.closes();
  await kari.picks(other);
  await kari.sends({ text: 'The rota, again', keep: ['yes'] });
  await kari.closes();
  const text = await agendaOf(ola);
  expect(text.match(/Kan vi @Kari Berg se på vaktplanen\?/g)).toHaveLength(1);
  expect(text).toContain(
    `https://practice.slack.com/archives/CDRIFT/p${other.ts.replace('.', '')}|meldingen`,
  );
  expect(text).toContain('The deploy took all night');
  await ola.closes();
});

test('what is in the way stays on the agenda, on top from the third check-in, until it is solved', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares({ obstacle: 'No access' });
  for (const day of ['12', '19']) {
    await story.until(`2027-01-${day}`, '10:25');
    await bothTalk();
  }
  await story.until('2027-01-25', '09:05');
  inOrder(await agendaOf(ola), 'No access', 'Punkter');
  await ola.clicksInModal('agenda.solve');
  expect(ola.modalText()).toContain('Det er tatt av agendaen.');
  await ola.clicksInModal('agenda.unsolve');
  await ola.closes();
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('Still in the way?');
  const blocks = JSON.stringify(kari.modal()!.view.blocks);
  await kari.sends({ solved: [blocks.match(/"No access"[^}]*},"value":"([^"]+)"/)![1]!] });
  await kari.closes();
  expect(await agendaOf(kari)).toContain('~No access~ · solved');
  await kari.closes();
});

test('an obstacle that is taken out of the preparation again was none', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares({ obstacle: 'A slip', win: 'Something' });
  await kari.opensHome();
  await kari.clicksOnHome('checkin.prepare');
  const { id } = kari.modal()!;
  const at = { view: id };
  await story.practice.act({
    do: 'fill',
    user: 'UKARI',
    at,
    block_id: 'obstacle',
    action_id: 'checkin.typed',
    value: '',
  });
  await kari.submits();
  await kari.closes();
  await story.until('2027-01-12', '10:25');
  await bothTalk();
  expect(await agendaOf(kari)).not.toContain('A slip');
  await kari.closes();
});

test('the first step of a goal opens the agenda', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('goal.new');
  await kari.sends({ title: 'Lead it', success: 'It was led', deadline: '2027-06-01' });
  await kari.closes();
  await kari.clicksOnHome('action.new');
  const goal = JSON.stringify(kari.modal()!.view.blocks).match(/"Lead it"[^}]*},"value":"([^"]+)"/)![1]!;
  await kari.sends({ text: 'Begin here', goal, first: ['first'] });
  await kari.closes();
  const text = await agendaOf(kari);
  expect(text).toContain('Begin here');
  inOrder(text, 'First step', 'Begin here', 'Points', 'Strengths');
  await kari.closes();
});

test('a pair that answers first opens the preparation to the manager after a point of their own', async () => {
  await agendaOf(kari);
  await kari.clicksInModal('agenda.answer_first');
  expect(kari.modalText()).toContain('You two answer first');
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain('Ola reads what you prepare after adding a point of their own.');
  await story.until('2027-01-11', '09:05');
  await prepares({ win: 'The customer said yes', obstacle: 'No access' });
  const closed = await agendaOf(ola);
  expect(closed).not.toContain('The customer said yes');
  expect(closed).not.toContain('No access');
  expect(closed).toContain('Kari har med 2 punkter');
  await ola.closes();
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('Hos dere sier begge sitt først');
  expect(ola.modalText()).not.toContain('The customer said yes');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('Read');
  await ola.sends({ text: 'Ferieplanen' });
  expect(ola.modalText()).toContain('The customer said yes');
  await ola.closes();
});

test('a stranger comes to no agenda, and after the two have parted neither does', async () => {
  await brings(kari, { text: 'Between us' });
  const store = story.practice.app.store;
  const pair = store.read((tx) => activePairOf(tx, personBySlackId(tx, 'UKARI')!.id)!.id);
  const point = store.read((tx) => openPoints(tx, pair)[0]!.id);
  const tries = async (user: string) => {
    for (const [action, value] of [
      ['agenda.open', pair],
      ['agenda.past', pair],
      ['agenda.add', pair],
      ['agenda.edit', point],
      ['agenda.bring_back', point],
    ] as const)
      await story.practice.act({ do: 'raw', body: pressed(user, action, value) });
  };
  await tries('UMATS');
  expect(JSON.stringify(story.workspace.modals.get('UMATS') ?? [])).not.toContain('Between us');
  await story.import(`${HEADER}\nUKARI,Drift,UMATS,1,tuesday,10:00,20\n`);
  await tries('UOLA');
  expect(JSON.stringify(story.workspace.modals.get('UOLA') ?? [])).not.toContain('Between us');
  expect(await agendaOf(kari)).not.toContain('Between us');
  await kari.closes();
});

test('forty points with long words stay inside what Slack takes', async () => {
  for (let n = 0; n < 45; n += 1) {
    await kari.command(`add ${n} ${'long 🦊 & words עברית '.repeat(120)}`);
  }
  const text = await agendaOf(kari);
  expect(kari.modal()!.view.blocks.length).toBeLessThanOrEqual(100);
  expect(text.match(/• \d+ long/g)).toHaveLength(45);
  await kari.closes();
});

test('what is in the way stays closed to a manager who answers first, also when the talk has gone by', async () => {
  await agendaOf(kari);
  await kari.clicksInModal('agenda.answer_first');
  await kari.closes();
  await story.until('2027-01-11', '09:05');
  await prepares({ obstacle: 'No access', develop: 'Lead a workshop' });
  await story.until('2027-01-18', '14:00'); // two talks on, nobody has said that they talked
  expect(await agendaOf(ola)).not.toContain('No access');
  await ola.closes();
  await ola.opensHome();
  await ola.clicksOnHome('agenda.add');
  await ola.sends({ text: 'Ferieplanen' });
  await ola.closes();
  expect(await agendaOf(ola)).toContain('No access');
  await ola.closes();
});

test('a button for a goal does not open what is still closed to the manager', async () => {
  await agendaOf(kari);
  await kari.clicksInModal('agenda.answer_first');
  await kari.closes();
  await story.until('2027-01-11', '09:05');
  await prepares({ develop: 'Lead a workshop' });
  const checkin = story.practice.app.store.read((tx) => {
    const { id } = activePairOf(tx, personBySlackId(tx, 'UKARI')!.id)!;
    return preparedCheckins(tx, [id])[0]!.id;
  });
  await ola.clicks('checkin.read');
  await story.practice.act({
    do: 'raw',
    body: pressed('UOLA', 'goal.develop', checkin),
  });
  expect(JSON.stringify(story.workspace.modals.get('UOLA'))).not.toContain('Lead a workshop');
  await ola.closes();
});
