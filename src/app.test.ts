import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Somebody, Story } from './stories/story.testing.ts';

/* The whole bot through the front door: what people do in Slack, and what Slack then holds. Here: one week. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const WEEKLY = `${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`;

beforeEach(async () => {
  // A Thursday. Kari reads English, Ola Norwegian.
  story = await Story.begin({ start: ['2027-01-07', '10:00'] });
  kari = story.person('UKARI');
  ola = story.person('UOLA');
  await story.import(WEEKLY);
});

afterEach(() => story.end());

const PROMPT = 'Your check-in with Ola Nordmann';
const ASKED = 'Did you and Ola Nordmann talk?';

/** Kari sends a preparation from the newest message. */
async function prepares(words = 'I untangled the invoices'): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: words });
  await kari.closes();
}

test('a normal week: prompt, preparation, answer, held', async () => {
  await story.until('2027-01-07', '12:00');
  expect(kari.texts()).toEqual(['Hello Kari, this is Samtale']);
  await story.until('2027-01-11', '08:59');
  expect(kari.texts()).toHaveLength(1);
  await story.until('2027-01-11', '09:01');
  expect(kari.texts()).toEqual([
    'Hello Kari, this is Samtale',
    'Your check-in with Ola Nordmann · Tuesday 12 January at 10:00, 20 minutes',
  ]);

  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('Only you and Ola Nordmann read this.');
  const sent = await kari.sends({ strengths: 'I untangled the invoices', obstacle: 'Access to the archive' });
  expect(sent.errors).toBeUndefined();
  expect(kari.modalText()).toContain('Only you and Ola Nordmann can read it');
  await kari.closes();
  expect(kari.lastMessage()).toContain('Prepared.');

  expect(ola.lastMessage()).toContain('Kari Berg har forberedt seg til innsjekken deres');
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('I untangled the invoices');
  await ola.sends({ reply: 'Jeg ordner tilgangen.' });
  await ola.closes();
  expect(kari.lastMessage()).toContain('Ola Nordmann has answered');
  await kari.clicks('checkin.read');
  expect(kari.modalText()).toContain('Jeg ordner tilgangen.');
  await kari.closes();

  await story.until('2027-01-12', '10:25');
  expect(kari.texts().at(-1)).toContain(ASKED);
  expect(ola.texts().at(-1)).toContain('Har du og Kari Berg snakket sammen?');
  await kari.clicks('checkin.talked');
  expect(kari.lastMessage()).toContain('You have said that you talked');
  await ola.clicks('checkin.talked');
  expect(kari.lastMessage()).toContain('Held. You have both said that you talked.');
  expect(kari.messageWith(PROMPT)).toContain('Held. You have both said that you talked.');
  expect(ola.lastMessage()).toContain('Holdt');
});

test('a normal week in Norwegian, from the prompt to the answer', async () => {
  const per = story.person('UPER');
  const nina = story.person('UINGRID');
  story.workspace.person('UPER').locale = 'nb-NO';
  await story.until('2027-01-08', '12:00');
  await story.import(`${HEADER}\nUPER,Salg,UINGRID,1,wednesday,13:00,30\n`);
  await story.until('2027-01-12', '09:05');
  expect(per.texts()).toEqual([
    'Hei Per, dette er Samtale',
    'Innsjekken din med Ingrid Lie · onsdag 13. januar kl. 13:00, 30 minutter',
  ]);
  await per.clicks('checkin.prepare');
  expect(per.modalText()).toContain('Bare du og Ingrid Lie leser dette. HR ser ikke teksten.');
  await per.sends({ win: 'Kunden sa ja' });
  expect(per.modalText()).toContain('Sendt. Bare du og Ingrid Lie kan lese det.');
  await per.closes();
  expect(per.lastMessage()).toContain('Forberedt.');
  await nina.clicks('checkin.read');
  await nina.clicksInModal('checkin.thank');
  await nina.closes();
  expect(per.lastMessage()).toContain('Ingrid Lie har svart');
});

test('who has not prepared is reminded once, on the morning of the talk', async () => {
  await story.until('2027-01-12', '09:59');
  expect(kari.texts().at(-1)).toContain('Today: your check-in with Ola Nordmann');
  expect(kari.texts()).toHaveLength(3);
});

test('who has prepared, or has switched reminders off, is not reminded', async () => {
  await story.import(`${HEADER}\nUINGRID,Drift,UOLA,1,tuesday,11:00,20\n`);
  const ingrid = story.person('UINGRID');
  await story.until('2027-01-11', '09:05');
  await prepares();
  await ingrid.opensHome();
  await ingrid.clicksOnHome('me.settings');
  await ingrid.sends({ reminders: [] });
  await story.until('2027-01-12', '09:59');
  expect([kari, ingrid].map((one) => one.texts().filter((text) => text.startsWith('Today')))).toEqual([
    [],
    [],
  ]);
});

/** Before the time of the talk that is said on its sheet. */
async function saysEarly(who: Somebody): Promise<void> {
  await who.command('talk');
  await who.sends({ talked: ['talked'] });
  await who.closes();
}

test('a preparation can be edited until the talk is held, and not afterwards; the words stay', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares();
  await kari.clicks('checkin.prepare');
  expect(kari.field('strengths')).toBe('I untangled the invoices');
  await kari.sends({ strengths: 'I untangled all the invoices' });
  await kari.closes();
  expect(ola.messages()).toHaveLength(2); // the welcome, and one notice
  await saysEarly(kari);
  await kari.clicks('checkin.prepare');
  await ola.clicks('checkin.talked');
  const late = await kari.sends({ win: 'And a late thought' });
  expect(late.errors).toEqual({ strengths: 'This talk has been held, so it can no longer be changed.' });
  expect(kari.field('win')).toBe('And a late thought');
  await kari.closes();
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('all the invoices');
  await story.until('2027-01-18', '09:05');
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe('And a late thought');
});

test('saving a draft of a talk that has been held keeps the form open, and the draft', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares();
  await kari.clicks('checkin.prepare');
  await kari.fills({ win: 'And a late thought' });
  await saysEarly(ola);
  await kari.clicksIn(PROMPT, 'checkin.talked');
  await kari.clicksInModal('checkin.save_draft');
  expect(kari.modalText()).toContain('This talk has been held');
  expect(kari.field('win')).toBe('And a late thought');
});

test('a client that does not send along what stood in a closed form loses nothing', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.fills({ win: 'Kept' });
  const { view, id, hash } = kari.modal()!;
  const team = { id: story.workspace.team.id };
  const user = { id: 'UKARI', team_id: team.id };
  const closing = { type: 'view_closed', team, user, view: { ...view, id, hash, state: { values: {} } } };
  await story.practice.act({ do: 'raw', body: closing });
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe('Kept');
});

test('a keystroke that arrives after the form was sent leaves no draft of older words', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.fills({ win: 'Half a' });
  const { view, id, hash, values } = structuredClone(kari.modal()!);
  await kari.sends({ win: 'Half a thought, and the rest' });
  await kari.closes();
  const team = { id: story.workspace.team.id };
  await story.practice.act({
    do: 'raw',
    body: {
      type: 'block_actions',
      team,
      user: { id: 'UKARI', team_id: team.id },
      container: { type: 'view', view_id: id },
      view: { ...view, id, hash, state: { values } },
      actions: [{ type: 'plain_text_input', block_id: 'win', action_id: 'checkin.typed', action_ts: '2.1' }],
    },
  });
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe('Half a thought, and the rest');
});

test('a form with nothing in it is not taken, and one that is sent twice counts once', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  const { errors } = await kari.submits();
  expect(errors).toEqual({
    strengths: 'Write something in at least one field, then send. What you typed is still here.',
  });
  await kari.fills({ wish: 'More time' });
  const { view, id, values, hash } = kari.modal()!;
  const body = {
    type: 'view_submission',
    team: { id: story.workspace.team.id },
    user: { id: 'UKARI', team_id: story.workspace.team.id },
    view: { ...view, id, hash, state: { values } },
  };
  await story.practice.act({ do: 'raw', body });
  await story.practice.act({ do: 'raw', body });
  expect(ola.texts().filter((text) => text.includes('har forberedt'))).toHaveLength(1);
  expect(kari.lastMessage()).toContain('Prepared.');
});

test('what is typed comes back after Esc, from another form, and after a restart', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.fills({ strengths: 'Half a thought' });
  await kari.closes();
  expect(kari.lastMessage()).toContain('You have a draft.');
  await kari.clicks('checkin.prepare');
  expect(kari.field('strengths')).toBe('Half a thought');
  await kari.fills({ obstacle: 'The other half' });
  await kari.clicksInModal('goal.new');
  await kari.sends({ title: 'Lead the release', success: 'The plan is agreed', deadline: '2027-06-01' });
  expect(kari.field('obstacle')).toBe('The other half');
  expect(kari.modalText()).toContain('Where does “Lead the release” stand?');
  await kari.clicksInModal('action.new');
  await kari.clicksInModal('action.back');
  expect(kari.field('strengths')).toBe('Half a thought');
  await kari.submits();
  await kari.closes();
  expect(kari.lastMessage()).not.toContain('draft');
});

test('a form that was opened and closed again leaves no draft behind', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.closes();
  expect(kari.lastMessage()).not.toContain('draft');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('draft');
});

test('one can prepare from Home before there is anything to be asked about', async () => {
  await story.until('2027-01-08', '11:00'); // the row of the week is made 48 hours before the prompt
  await kari.opensHome();
  expect(kari.homeText()).toContain('Tuesday 12 January at 10:00');
  await kari.clicksOnHome('checkin.prepare');
  await kari.sends({ strengths: 'Early as always' });
  await kari.closes();
  expect(ola.lastMessage()).toContain('Kari Berg har forberedt seg');
  await kari.opensHome();
  expect(kari.homeText()).toContain('prepared');
  await story.until('2027-01-12', '10:05');
  expect(kari.texts()).toHaveLength(1);
  await kari.command('why');
  expect(kari.modalText()).toContain('Tue 12 Jan* · prepared');
  expect(kari.modalText()).not.toContain('you were asked to prepare');
});

test('one who says that they talked makes the other be asked again, once', async () => {
  await story.until('2027-01-12', '11:00');
  await kari.clicks('checkin.talked');
  await story.until('2027-01-13', '09:05');
  expect(kari.texts().at(-1)).toContain(ASKED);
  expect(ola.texts().at(-1)).toContain('Kari Berg sier at dere har snakket sammen');
  await story.until('2027-01-18', '12:05');
  await kari.opensHome();
  expect(kari.homeText()).toContain('confirmed by one of you');
  await ola.clicksIn('Kari Berg sier', 'checkin.talked');
  await kari.opensHome();
  expect(kari.homeText()).toContain('held');
});

test('who confirms only later in the week still makes the other be asked', async () => {
  await story.until('2027-01-13', '14:00');
  expect(ola.texts().at(-1)).toContain('Har du og Kari Berg snakket sammen?');
  await kari.clicks('checkin.talked');
  await story.until('2027-01-14', '09:05');
  expect(ola.texts().at(-1)).toContain('Kari Berg sier at dere har snakket sammen');
});

test('who talks early can say so early; the other is asked at the end and once more', async () => {
  await story.until('2027-01-12', '09:45');
  await saysEarly(kari);
  await story.until('2027-01-12', '10:25');
  expect(kari.texts().filter((text) => text.includes(ASKED))).toEqual([]);
  expect(ola.texts().at(-1)).toContain('Har du og Kari Berg snakket sammen?');
  await story.until('2027-01-13', '09:05');
  expect(ola.texts().at(-1)).toContain('Kari Berg sier at dere har snakket sammen');
  await story.until('2027-01-15', '12:00');
  expect(ola.messages()).toHaveLength(3);
});

test('a week in which nobody says anything is over on Monday at noon', async () => {
  await story.until('2027-01-18', '12:05');
  await kari.opensHome();
  expect(kari.homeText()).toContain('not held');
  await kari.clicksIn(ASKED, 'checkin.talked');
  await ola.clicksIn('Har du og', 'checkin.talked');
  expect(kari.messageWith(ASKED)).toContain('Held.');
});

test('not this week, and back again', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares();
  await kari.clicks('checkin.skip');
  expect(kari.lastMessage()).toContain('Not this week.');
  expect(ola.lastMessage()).toContain('Kari Berg har hoppet over denne uken.');
  await kari.clicks('checkin.take_back');
  expect(kari.lastMessage()).toContain('Prepared.');
  await story.until('2027-01-12', '10:25');
  expect(kari.texts().at(-1)).toContain(ASKED);
  await kari.clicks('checkin.skip');
  expect(kari.lastMessage()).toContain('Not this week.');
  await story.until('2027-01-13', '12:00');
  expect(kari.texts().filter((text) => text.includes('talk?'))).toHaveLength(1);
});

test('a week costs few calls to Slack beside the answers to clicks', async () => {
  await story.until('2027-01-11', '08:00');
  const before = story.workspace.traffic.length;
  await story.until('2027-01-11', '09:05');
  await prepares();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'Bra.' });
  await ola.closes();
  await story.until('2027-01-12', '10:25');
  await kari.clicks('checkin.talked');
  await ola.clicks('checkin.talked');
  await story.until('2027-01-18', '08:00');
  const calls = story.workspace.traffic.slice(before).filter(({ method }) => !ANSWERS.has(method));
  const of = (user: string) => calls.filter(({ person }) => person === user).map(({ method }) => method);
  const [hers, his] = [of('UKARI'), of('UOLA')];
  expect(hers.filter((method) => method === 'chat.postMessage')).toHaveLength(2);
  expect(his.filter((method) => method === 'chat.postMessage')).toHaveLength(2);
  expect(Math.max(hers.length, his.length)).toBeLessThanOrEqual(6);
});

/** Answers to clicks, and what is asked about people, which has a wide limit of its own. */
const ANSWERS = new Set([
  'views.open',
  'views.update',
  'views.publish',
  'response_url',
  'users.list',
  'users.info',
]);

test('Home says what will be asked before it is asked', async () => {
  await kari.opensHome();
  expect(kari.homeText()).toContain('You will be asked: Where did you use your strengths?');
});

test('help lists every word in both languages, and a wrong word gets help', async () => {
  await kari.command('help');
  for (const word of ['prepare', 'statements', 'help-me', 'why', 'away', 'pause', 'resume', 'guide', 'help'])
    expect(kari.told()).toContain(`/checkin ${word}`);
  await ola.command('hjelp');
  for (const word of [
    'forbered',
    'utsagn',
    'trenger-hjelp',
    'hvorfor',
    'borte',
    'pause',
    'fortsett',
    'hjelp',
  ])
    expect(ola.told()).toContain(`/checkin ${word}`);
  await kari.command('dance');
  expect(kari.told()).toContain('Samtale does not know “dance”.');
  expect(kari.told()).toContain('/checkin help');
});

test('the command alone opens what is useful now', async () => {
  await kari.command('');
  expect(kari.told()).toBe('Nothing is waiting for you. Your Home tab shows the next dates.');
  await story.until('2027-01-11', '09:05');
  await kari.command('');
  expect(kari.modalText()).toContain('Where did you use your strengths?');
  await kari.sends({ strengths: 'Something' });
  await kari.closes();
  await ola.command('');
  expect(ola.modalText()).toContain('Something');
});

test('the shortcut prepares the talk that lies ahead, not the one that was', async () => {
  await story.until('2027-01-18', '09:05'); // last week is not closed yet
  await kari.shortcut('checkin.prepare');
  expect(kari.modalText()).toContain('Tuesday 19 January');
});
