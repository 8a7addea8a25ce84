import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import type { NoteKind } from '../domain/talk.ts';
import { dateAt, momentOf, timeAt } from '../domain/time.ts';
import { OSLO, type Somebody, Story, type StoryOptions } from './story.testing.ts';
import type { StoredFile } from '../practice/workspace.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { upcomingOf } from '../service/plan.ts';
import { contextOf } from '../service/pairs.ts';
import { checkinsFrom } from '../store/checkins.ts';
import { changeGoal, goalsOf } from '../store/goals.ts';
import { keepNote } from '../store/notes.ts';
import { activePairOf } from '../store/teams.ts';
import { personBySlackId } from '../store/people.ts';

/* What has been: the timeline, the own line, the summary of the half-year, its talk, and the calendar file. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

async function begin(
  csv = `${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`,
  more: Partial<StoryOptions> = {},
) {
  story = await Story.begin({ start: ['2027-01-07', '10:00'], ...more });
  [kari, ola] = [story.person('UKARI'), story.person('UOLA')];
  await story.import(csv);
  await story.until('2027-01-11', '09:05');
}

afterEach(() => story.end());

/** Kari has a goal from Home. */
async function hasGoal(title: string, deadline = '2027-06-01'): Promise<void> {
  await kari.opensHome();
  await kari.clicksOnHome('goal.new');
  await kari.sends({ title, success: `All see ${title}`, deadline });
  if (kari.modal() !== undefined) await kari.closes();
}

/** Both say that they talked, on the day of the talk. */
async function talk(date: string): Promise<void> {
  await story.until(date, '10:25');
  await kari.clicks('checkin.talked');
  await ola.clicks('checkin.talked');
}

const files = (): StoredFile[] => [...story.workspace.files.values()].filter(({ ready }) => ready);
const contentOf = (file: StoredFile): string => Buffer.from(file.content, 'base64').toString('utf8');

async function settled(): Promise<void> {
  await story.practice.app.idle();
  await story.practice.settle();
}

// ---- the timeline --------------------------------------------------------------------------------------------

test('before anything has happened, Home says what will stand here', async () => {
  await begin();
  await kari.opensHome();
  expect(kari.homeText()).toContain('so that you can see how far you have come');
});

test('Home tells the weeks as they were, the newest first, and folds those in which nothing was', async () => {
  await begin();
  await hasGoal('Run the <workshop>');
  await talk('2027-01-12');
  await story.until('2027-01-18', '09:05');
  await kari.clicks('checkin.skip');
  await story.until('2027-02-08', '12:30'); // two weeks passed without a word
  await kari.opensHome();
  const home = kari.homeText();
  expect(home).toContain('*Week 2* · talk held · new goal: “Run the &lt;workshop&gt;”');
  expect(home).toContain('*Week 3* · talk skipped');
  expect(home).toContain('*Week 5* · talk not held');
  expect(home.indexOf('*Week 5*')).toBeLessThan(home.indexOf('*Week 2*'));
  expect(home).toContain('Ola Nordmann sees the same from your first check-in together on.');
});

test('more than the last twelve weeks are shown on request, page by page', async () => {
  await begin();
  await hasGoal('The archive');
  await story.until('2027-09-20', '12:30');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('new goal');
  await kari.clicksOnHome('history.open');
  expect(kari.modalText()).not.toContain('The archive');
  await kari.clicksInModal('history.turn.older');
  expect(kari.modalText()).toMatch(/Week 2, 11\s–\s17 Jan/);
  expect(kari.modalText()).toContain('• New goal: “The archive”');
  await kari.clicksInModal('history.turn.newer');
  expect(kari.modalText()).toContain('Week 37');
  expect(kari.modalText(), 'the week that has just begun is not one without anything').not.toContain(
    'Week 38',
  );
  await kari.closes();
});

test('the manager sees the time of the pair, and nothing any more when the pair ends', async () => {
  await begin();
  await hasGoal('The archive');
  await talk('2027-01-12');
  await ola.opensHome();
  await ola.clicksOnHome('history.people');
  await ola.clicksInModal('history.open');
  expect(ola.modalText()).toContain('• Samtale holdt');
  expect(ola.modalText()).toContain('Nytt mål: «The archive»');
  await story.import(`${HEADER}\nUKARI,Salg,UINGRID,1,tuesday,10:00,20\n`);
  await ola.clicksInModal('summary.open');
  expect(ola.modalText()).toContain('Dere to har ikke lenger innsjekker sammen');
  await ola.closes();
  await ola.clicksInModal('half_year.open');
  expect(ola.modalText()).toContain('Dere to har ikke lenger innsjekker sammen');
  for (let n = 0; n < 2; n++) await ola.closes();
  await ola.opensHome();
  expect(ola.homeText()).not.toContain('history.people');
  const ingrid = story.person('UINGRID');
  await ingrid.opensHome();
  await ingrid.clicksOnHome('history.people');
  await ingrid.clicksInModal('history.open');
  expect(ingrid.modalText()).not.toContain('archive');
  await ingrid.closes();
  await ingrid.closes();
});

// ---- the own line --------------------------------------------------------------------------------------------

test('who keeps the own answers reads them as a line, alone, with dates and meaning', async () => {
  await begin();
  const ingrid = story.person('UINGRID');
  for (const [monday, score] of [
    ['2027-01-11', '4'],
    ['2027-01-25', null],
    ['2027-02-08', '5'],
  ] as const) {
    await story.until(monday, '09:30');
    if (score === null) continue;
    await kari.command('pulse');
    if (Object.keys(kari.modal()!.values).length === 0) await kari.submits(); // the notice
    const asked = Object.keys(kari.modal()!.values).filter((block) => block !== 'keep');
    await kari.sends({ ...Object.fromEntries(asked.map((block) => [block, score])), keep: '26' });
    await kari.closes();
  }
  await kari.opensHome();
  expect(kari.homeText()).toContain(
    'I can see a clear career path for me in this organisation\n`▆ █`  4 · – · 5',
  );
  expect(kari.homeText()).toContain('– means no answer. Only you see this.');
  expect(kari.homeText(), 'what the numbers mean').toContain('5 = Strongly agree, it fits completely · 1 = ');
  await kari.clicksOnHome('pulse.line');
  expect(kari.modalText()).toContain('Newest, Mon 8 Feb: 5 · ');
  for (const score of [1, 2, 3, 4, 5]) expect(kari.modalText()).toMatch(new RegExp(`^${score} · `, 'm'));
  expect(kari.modalText()).toContain('Mon 8 Feb: 5 · Mon 25 Jan: no answer · Mon 11 Jan: 4');
  await kari.closes();
  for (const other of [ola, ingrid]) {
    await other.opensHome();
    expect(other.homeText()).not.toContain('pulse.line');
  }
  await kari.clicksOnHome('pulse.delete');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('pulse.line');
});

/** What somebody has written in the one talk so far. */
function writesNotes(user: string, notes: Partial<Record<NoteKind, string>>): void {
  story.practice.app.store.transact((tx) => {
    const pair = activePairOf(tx, personBySlackId(tx, 'UKARI')!.id)!;
    const checkinId = checkinsFrom(tx, pair.id, '')[0]!.id;
    const authorId = personBySlackId(tx, user)!.id;
    for (const [kind, text] of Object.entries(notes))
      keepNote(tx, { checkinId, authorId, kind: kind as NoteKind }, text, 1);
  });
}

// ---- the summary ---------------------------------------------------------------------------------------------

test('the half-year is read by both, without what is private, and by nobody else', async () => {
  await begin();
  await hasGoal('Run the *workshop*');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'The customer said yes' });
  await kari.closes();
  await talk('2027-01-12');
  writesNotes('UOLA', { shared: 'We agreed on Thursday', praise: 'A clear head', private: 'Seems tired' });
  writesNotes('UKARI', { shared: 'Ola asks for the room', private: 'Ask again in May' });
  await kari.opensHome();
  await kari.clicksOnHome('summary.open');
  const text = kari.modalText();
  for (const words of ['We agreed on Thursday', 'A clear head', 'Ola asks for the room'])
    expect(text).toContain(words);
  expect(text).not.toMatch(/Seems tired|Ask again in May/);
  expect(text).toContain('Kari Berg: first half of 2027');
  expect(text).toContain('You and Ola Nordmann can read this.');
  expect(text).toContain('1 of 1 planned talks were held.');
  expect(text).toContain('Run the ∗workshop∗');
  expect(text).toContain('The customer said yes');
  await kari.closes();
  await ola.opensHome();
  await ola.clicksOnHome('history.people');
  await ola.clicksInModal('history.open');
  await ola.clicksInModal('summary.open');
  expect(ola.modalText()).toContain('Kari Berg: første halvår 2027');
  expect(ola.modalText()).toContain('The customer said yes');
});

test('a new manager finds the open goals in it, and nothing that was finished or said before', async () => {
  await begin();
  await hasGoal('Still open');
  await hasGoal('Finished with Ola');
  await talk('2027-01-12');
  writesNotes('UOLA', { shared: 'We agreed on Thursday' });
  story.practice.app.store.transact((tx) => {
    const { id: owner } = personBySlackId(tx, 'UKARI')!;
    const { id } = goalsOf(tx, owner).find(({ title }) => title === 'Finished with Ola')!;
    const view = { managerOutcome: 'partly', managerView: 'Nearly there', managerSaidAt: tx.now } as const;
    changeGoal(tx, id, { state: 'closed', outcome: 'reached', closedAt: tx.now, ...view });
  });
  await story.until('2027-01-13', '09:00');
  await story.import(`${HEADER}\nUKARI,Salg,UINGRID,1,tuesday,10:00,20\n`);
  const ingrid = story.person('UINGRID');
  await ingrid.opensHome();
  await ingrid.clicksOnHome('history.people');
  await ingrid.clicksInModal('history.open');
  await ingrid.clicksInModal('summary.open');
  expect(ingrid.modalText()).toContain('From 13 January 2027 to 30 June 2027.');
  expect(ingrid.modalText()).toContain('Still open');
  expect(ingrid.modalText()).not.toMatch(/Finished with Ola|Nearly there|We agreed/);
  await kari.opensHome();
  await kari.clicksOnHome('summary.open');
  expect(kari.modalText()).toContain('Finished with Ola');
  expect(kari.modalText()).toContain('_Ola Nordmann: partly reached_');
  await kari.closes();
});

test('it comes as a file after a warning, once, to the own conversation and with no words in its name', async () => {
  await begin();
  await hasGoal('Run the *workshop*');
  await kari.opensHome();
  await kari.clicksOnHome('summary.open');
  expect(kari.modalText()).toContain('it leaves the place that only the two of you can read');
  await kari.clicksInModal('summary.send');
  await settled();
  expect(kari.modalText()).toContain('Sent. You find the file in your conversation with Samtale.');
  expect(files()).toHaveLength(1);
  const [file] = files();
  expect([file!.name, file!.title]).toEqual(['summary-2027-h1.md', 'Summary, first half of 2027']);
  expect(contentOf(file!)).toContain('### Run the \\*workshop\\*');
  expect(kari.messages().at(-1)).toMatchObject({
    files: [file!.id],
    text: 'Here is the file you asked for.',
  });
  expect(ola.messages().some((message) => message.files !== undefined)).toBe(false);
});

test('pressed twice while it is on its way it is one file', async () => {
  await begin();
  await kari.opensHome();
  await kari.clicksOnHome('summary.open');
  story.workspace.faults.next('upload', { slow: 5000 });
  const press = () => kari.clicksInModal('summary.send');
  await Promise.all([press(), press(), press()]);
  await settled();
  expect(files()).toHaveLength(1);
  expect(kari.messages().filter((message) => message.files !== undefined)).toHaveLength(1);
});

test('without the right to send files it can be read and the way to the right is told', async () => {
  await begin(undefined, {
    furnish: (workspace) => {
      furnishSmall(workspace);
      workspace.scopes.delete('files:write');
    },
  });
  await kari.opensHome();
  await kari.clicksOnHome('summary.open');
  expect(kari.modalText()).toContain('It can only be read here');
  expect(kari.modalText()).not.toContain('summary.send');
  await kari.closes();
  await kari.clicksOnHome('calendar.open');
  expect(kari.modalText()).toContain('BEGIN:VCALENDAR');
  expect(kari.modalText()).toContain('SUMMARY:Check-in with Ola Nordmann');
});

test('what became of the file is said plainly, and it can be asked for again', async () => {
  await begin();
  for (const [method, fault, said] of [
    ['upload', 'server_error_before', 'Slack did not take the file, so nothing was sent.'],
    ['files.getUploadURLExternal', { error: 'missing_scope' }, 'has not been given the right to send files'],
    ['files.completeUploadExternal', 'drop_after', 'Slack did not say whether it took the file.'],
  ] as const) {
    story.workspace.faults.next(method, fault);
    await kari.opensHome();
    await kari.clicksOnHome('summary.open');
    await kari.clicksInModal('summary.send');
    await settled();
    expect(kari.modalText()).toContain(said);
    await kari.closes();
  }
  expect(files()).toHaveLength(1); // the one that nobody could be sure of
  story.practice.app.store.transact((tx) => tx.db.run('UPDATE person SET channel = NULL'));
  await kari.command('calendar');
  await kari.clicksInModal('calendar.send');
  await settled();
  expect(kari.modalText()).toContain('You have no conversation with Samtale yet.');
  expect(files()).toHaveLength(1);
});

test('a very long half-year is read in pages and loses nothing', async () => {
  await begin();
  const long = 'Ω&'.repeat(490);
  for (let n = 1; n <= 12; n++) await hasGoal(`Goal number ${n} 👩🏽‍🔬`, '2027-06-01');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: long.repeat(3) });
  await kari.closes();
  await talk('2027-01-12');
  await kari.opensHome();
  await kari.clicksOnHome('summary.open');
  let text = kari.modalText();
  await kari.clicksInModal('summary.turn.next');
  text += kari.modalText();
  for (let n = 1; n <= 12; n++) expect(text).toContain(`Goal number ${n} 👩🏽‍🔬`);
  expect(text.split('Ω').length - 1).toBe(490 * 3);
});

test('nobody but the two reaches any of it with the ids of the two', async () => {
  await begin();
  await hasGoal('The secret archive');
  const pair = story.practice.app.store.read((tx) => activePairOf(tx, personBySlackId(tx, 'UKARI')!.id)!.id);
  const { team, appId } = story.workspace;
  const raw = (user: string, action_id: string, value: string, n: number) => ({
    type: 'block_actions',
    user: { id: user, team_id: team.id },
    team: { id: team.id },
    api_app_id: appId,
    container: { type: 'view' },
    trigger_id: story.workspace.triggers.issue(`t${n}`, user, null),
    view: { id: 'VX', hash: '1', type: 'home', callback_id: '', private_metadata: '', state: { values: {} } },
    actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: `${n}` }],
  });
  const tries: [string, string][] = [
    ['history.open', pair],
    ['history.turn.older', `${pair}:0`],
    ['summary.open', pair],
    ['summary.period', `${pair}:2027-H1:0`],
    ['summary.send', `${pair}:2027-H1`],
    ['half_year.open', pair],
  ];
  for (const [n, [action, value]] of tries.entries()) {
    const ingrid = story.person('UINGRID');
    await story.practice.act({ do: 'raw', body: raw('UINGRID', action, value, n) });
    await settled();
    expect(ingrid.modalText()).toContain('Only the two people of this check-in can do that.');
    await ingrid.closes();
  }
  expect(files()).toEqual([]);
});

// ---- the half-year talk --------------------------------------------------------------------------------------

test('either of the two makes a coming talk the half-year talk: longer, with its own questions, undone until held', async () => {
  await begin();
  await ola.opensHome();
  await ola.clicksOnHome('history.people');
  await ola.clicksInModal('history.open');
  await ola.clicksInModal('half_year.open');
  await ola.sends({ week: '2027-W02', minutes: '60' });
  expect(ola.modalText()).toContain('Halvårssamtalen deres: tirsdag 12. januar kl. 10:00, 60 minutter.');
  for (let n = 0; n < 2; n++) await ola.closes();
  await story.practice.settle();
  expect(kari.homeText()).toContain('Tue 12 Jan 10:00, half-year talk');
  expect(kari.homeText()).toContain('Looking back half a year: what are you proud of?');
  expect(kari.lastMessage()).toContain('60 minutes, half-year talk');
  await kari.clicks('checkin.prepare');
  expect(kari.modalText()).toContain('[summary.open]');
  await kari.sends({ proud: 'The new portal', need: 'Two days in Bergen' });
  await kari.closes();
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('Et halvt år tilbake: hva er du stolt av?');
  expect(ola.modalText()).toContain('>The new portal');
  await ola.closes();
  await story.until('2027-01-12', '10:30');
  expect(kari.lastMessage()).not.toContain('Did you and'); // it lasts an hour
  await story.until('2027-01-12', '11:05');
  await kari.clicks('checkin.talked');
  await ola.clicks('checkin.talked');
  await kari.opensHome();
  expect(kari.homeText()).toContain('*Week 2* · half-year talk held');
});

test('whoever makes it longer is told when it runs into another talk of the manager', async () => {
  await begin(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\nUPER,Drift,UOLA,1,tuesday,10:20,20\n`);
  await kari.opensHome();
  await kari.clicksOnHome('history.open');
  await kari.clicksInModal('half_year.open');
  await kari.sends({ week: '2027-W03', minutes: '45' });
  expect(kari.modalText()).toContain('Ola Nordmann has another talk before it ends');
  expect(kari.modalText()).not.toContain('Per');
  await kari.closes();
  const per = story.person('UPER');
  await per.opensHome();
  await per.clicksOnHome('history.open');
  await per.clicksInModal('half_year.open');
  await per.sends({ week: '2027-W04', minutes: '45' });
  expect(per.modalText()).not.toContain('another talk');
});

test('it becomes a usual talk again, and stays long when the days off around it change', async () => {
  await begin();
  await kari.opensHome();
  await kari.clicksOnHome('history.open');
  await kari.clicksInModal('half_year.open');
  await kari.sends({ week: '2027-W04', minutes: '90' });
  await kari.closes();
  await ola.isAway('2027-01-26', '2027-01-26');
  await kari.opensHome();
  expect(kari.homeText()).toContain('Wed 27 Jan 10:00, half-year talk');
  await kari.clicksOnHome('history.open');
  await kari.clicksInModal('half_year.open');
  expect(kari.modalText()).toContain('10:00, 90 minutes.');
  await kari.clicksInModal('half_year.usual');
  expect(kari.modalText()).toContain('It is a usual talk again.');
  await kari.closes();
  expect(kari.homeText()).not.toContain('10:00, half-year talk');
});

test('Home suggests it when half a year has passed, and not while one is chosen', async () => {
  await begin();
  await story.until('2027-07-05', '08:30');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('longer look back and ahead');
  await story.until('2027-07-08', '12:00');
  await kari.opensHome();
  await ola.opensHome();
  expect(kari.homeText()).toContain('longer look back and ahead');
  expect(ola.homeText()).toContain('Et halvt år siden forrige halvårssamtale med Kari Berg.');
  await kari.clicksOnHome('half_year.open');
  await kari.sends({ minutes: '45' });
  await kari.closes();
  expect(kari.homeText()).not.toContain('longer look back and ahead');
});

// ---- the calendar file ---------------------------------------------------------------------------------------

type Shown = { uid: string; at: number; ends: number; title: string };

/** What a calendar that takes in this file shows in a span of time, in order. */
function shownBy(content: string, from: number, to: number): Shown[] {
  const calendar = new ICAL.Component(ICAL.parse(content));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const shown: Shown[] = [];
  for (const event of events.filter((one) => !one.isRecurrenceException())) {
    for (const other of events)
      if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
    const dates = event.iterator();
    for (
      let date = dates.next();
      date && date.toJSDate().getTime() < to + 40 * 86_400_000;
      date = dates.next()
    ) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(date);
      const [at, ends] = [startDate, endDate].map((one) => one.toJSDate().getTime()) as [number, number];
      if (at >= from && at < to) shown.push({ uid: event.uid, at, ends, title: item.summary });
    }
  }
  return shown.toSorted((a, b) => a.at - b.at);
}

const plannedFor = (user: string, count: number): number[] =>
  story.practice.app.store.read((tx) => {
    const pair = activePairOf(tx, personBySlackId(tx, user)!.id)!;
    return upcomingOf(tx, contextOf(tx, pair), count).flatMap(({ talk }) =>
      talk === null ? [] : [momentOf(talk.zone, talk.date, talk.time)],
    );
  });

async function calendarOf(who: Somebody): Promise<string> {
  await who.command('calendar');
  await who.clicksInModal('calendar.send');
  await settled();
  await who.closes();
  return contentOf(files().at(-1)!);
}

test.each([
  ['UKARI', 1, 'monday', '10:00'],
  ['UKARI', 2, 'thursday', '08:30'],
  ['UNINA', 4, 'friday', '15:15'],
])(
  'the calendar shows the talks as they are planned, also after the clocks change: %s every %i weeks',
  async (user, weeks, day, time) => {
    await begin(`${HEADER}\n${user},Drift,UOLA,${weeks},${day},${time},30\n`);
    const who = story.person(user);
    await story.until('2027-01-11', '17:00'); // a working hour in New York too
    const now = momentOf(OSLO, '2027-01-11', '00:00');
    const content = await calendarOf(who);
    const planned = plannedFor(user, Math.floor(48 / weeks));
    const shown = shownBy(content, now, planned.at(-1)! + 1);
    expect(shown.map(({ at }) => new Date(at).toISOString())).toEqual(
      planned.map((at) => new Date(at).toISOString()),
    );
    expect(new Set(shown.map(({ ends, at }) => ends - at))).toEqual(new Set([30 * 60_000]));
    const { tz } = story.workspace.person(user);
    const usual = planned.filter((at) => timeAt(tz, at) === time);
    expect(new Set(usual.map((at) => at % 86_400_000)).size).toBe(2); // summer and winter
  },
);

test('after one talk was moved and one skipped, importing again changes these two and no other', async () => {
  await begin();
  const now = story.practice.clock.now();
  const year = now + 300 * 86_400_000;
  const before = await calendarOf(kari);
  const first = shownBy(before, now, year);
  await kari.clicksIn('Your check-in with', 'checkin.move');
  await kari.sends({ date: '2027-01-14', time: '13:15' });
  await kari.closes();
  await story.until('2027-01-18', '09:05');
  await kari.clicksIn('Your check-in with', 'checkin.skip');
  const after = await calendarOf(kari);
  const second = shownBy(after, now, year);
  const moments = (list: Shown[]) => list.map(({ at }) => `${dateAt(OSLO, at)} ${timeAt(OSLO, at)}`);
  const [one, two] = [moments(first), moments(second)];
  expect(one.filter((at) => !two.includes(at) && at < '2027-12')).toEqual([
    '2027-01-12 10:00',
    '2027-01-19 10:00',
  ]);
  expect(two.filter((at) => !one.includes(at) && at < '2027-11')).toEqual(['2027-01-14 13:15']);
  expect(new Set([...first, ...second].map(({ uid }) => uid)).size).toBe(1);
  const sequence = (content: string) => Number(/SEQUENCE:(\d+)/.exec(content)![1]);
  expect(sequence(after)).toBeGreaterThan(sequence(before));
  expect(after).toContain('RECURRENCE-ID;TZID=Europe/Oslo:20270112T100000');
  expect(after).toContain('EXDATE;TZID=Europe/Oslo:20270119T100000');
  expect(after.match(/BEGIN:VALARM/g)!.length).toBe(after.match(/BEGIN:VEVENT/g)!.length);
});

test('the file says with whom and when, and nothing that anybody wrote', async () => {
  await begin();
  await hasGoal('The secret archive');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'The customer said yes' });
  await kari.closes();
  const [own, managers] = [await calendarOf(kari), await calendarOf(ola)];
  expect(own).toContain('SUMMARY:Check-in with Ola Nordmann');
  expect(managers).toContain('SUMMARY:Innsjekk med Kari Berg');
  expect(own + managers).not.toMatch(/archive|customer|DESCRIPTION:(?!Check-in|Innsjekk)/);
  expect(files().map(({ name }) => name)).toEqual(['check-ins.ics', 'innsjekker.ics']);
});

test('a talk that went into another week is one event, and the half-year talk is as long as it is', async () => {
  await begin(`${HEADER}\nUKARI,Drift,UOLA,2,tuesday,10:00,20\n`);
  await kari.clicks('checkin.move');
  await kari.sends({ date: '2027-01-20', time: '11:00' });
  await kari.closes();
  await kari.opensHome();
  await kari.clicksOnHome('history.open');
  await kari.clicksInModal('half_year.open');
  await kari.sends({ week: '2027-W04', minutes: '90' });
  await kari.closes();
  const now = story.practice.clock.now();
  const shown = shownBy(await calendarOf(kari), now, momentOf(OSLO, '2027-02-12', '00:00'));
  expect(
    shown.map(({ at, ends, title }) => [dateAt(OSLO, at), timeAt(OSLO, at), (ends - at) / 60_000, title]),
  ).toEqual([
    ['2027-01-20', '11:00', 20, 'Check-in with Ola Nordmann'],
    ['2027-01-26', '10:00', 90, 'Half-year talk with Ola Nordmann'],
    ['2027-02-09', '10:00', 20, 'Check-in with Ola Nordmann'],
  ]);
});
