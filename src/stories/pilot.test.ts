import { afterEach, expect, test } from 'vitest';
import { BASELINE } from '../domain/pilot.ts';
import type { LedgerCell } from '../domain/ledger.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { cellsOf, factsOf } from '../store/publications.ts';
import { setSetting } from '../store/settings.ts';
import { teamByName } from '../store/teams.ts';
import { OSLO, type Somebody, Story } from './story.testing.ts';

/* Starting small: a company of twenty-four in which one team tries it, HR reads a report and decides. */

const CREW = ['UKARI', 'UPER', 'UNINA', 'UA', 'UB', 'UC', 'UD', 'UE', 'UF'];
const OTHERS = Array.from({ length: 12 }, (_, n) => `UX${n}`);

let story: Story;
let ingrid: Somebody;

afterEach(() => story.end());

/** A Thursday; Ingrid is HR, Mats the administrator. Nobody takes part yet. */
async function begin(more: { locale?: string } = {}): Promise<void> {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      workspace.person('UNINA').tz = OSLO;
      workspace.person('UOLA').locale = 'en-GB';
      const add = (id: string) => workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
      for (const id of [...CREW, ...OTHERS]) if (!workspace.people.has(id)) add(id);
      for (const { id } of workspace.people.values())
        if (more.locale !== undefined && id !== workspace.bot.userId)
          workspace.person(id).locale = more.locale;
      const members = ['UINGRID', workspace.bot.userId];
      workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members });
    },
    config: { adminUserIds: ['UMATS'], holidays: null },
  });
  await story.practice.settle();
  story.practice.app.store.transact((tx) => {
    grantRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr');
    setSetting(tx, 'hrChannel', 'CHR');
  });
  ingrid = story.person('UINGRID');
}

async function opens(action: string): Promise<void> {
  while (ingrid.modal() !== undefined) await ingrid.closes();
  await ingrid.opensHome();
  await ingrid.clicksOnHome(action);
}

async function makesTeam(members: string[], name = 'Drift', manager = 'UOLA'): Promise<void> {
  await opens('team.new');
  await ingrid.sends({ name, manager, members, weekday: '3', time: '09:00', minutes: '20', weeks: '1' });
  await ingrid.submits();
}

/** Four weeks of talks unless said otherwise; returns what stood in the preview. */
async function startsPilot(weeks = '4'): Promise<string> {
  await opens('pilot.new');
  await ingrid.sends({ weeks });
  const preview = ingrid.modalText();
  await ingrid.submits();
  return preview;
}

/** Everybody named gives these scores, in the order of what is asked. */
async function answer(people: string[], scores: (place: number) => string): Promise<void> {
  for (const [place, user] of people.entries()) {
    const person = story.person(user);
    await person.command('statements');
    if (person.modal()?.view.callback_id === 'pulse.notice') await person.submits();
    const asked = Object.keys(person.modal()!.values).filter((block) => block !== 'keep');
    expect(asked.toSorted()).toEqual([...BASELINE]);
    await person.sends(Object.fromEntries(asked.map((id) => [id, scores(place)])));
    while (person.modal() !== undefined) await person.closes();
  }
}

/** Thursday of a week of talks: the first so many of the team and Ola say that they talked. */
async function talked(date: string, how: number): Promise<void> {
  await story.until(date, '17:00');
  for (const user of CREW.slice(0, how)) {
    await story.person(user).clicksIn('Did you and', 'checkin.talked');
    await story
      .person('UOLA')
      .clicksIn(`Did you and ${story.workspace.person(user).name} talk`, 'checkin.talked');
  }
}

/** To whom anything has been said, published or shown. */
function reached(): string[] {
  const { channels, messages, homes, modals } = story.workspace;
  const spoken = [...channels.values()].filter(({ id }) => (messages.get(id) ?? []).length > 0);
  const people = spoken.flatMap(({ kind, members }) => (kind === 'dm' ? members : []));
  return [...new Set([...people, ...homes.keys(), ...modals.keys()])].filter(
    (id) => id !== story.workspace.bot.userId,
  );
}

const toldIn = (user: string): string[] => story.person(user).texts();

/** The whole pilot up to the report: `after` is what everybody answers in the last week. */
async function livesThrough(after: (place: number) => string, held = 8): Promise<void> {
  await makesTeam(CREW);
  await startsPilot();
  await story.until('2027-01-11', '09:00');
  await answer(CREW, (place) => (place % 2 === 0 ? '2' : '3'));
  for (const date of ['2027-01-20', '2027-01-27', '2027-02-03']) await talked(date, held);
  await story.until('2027-02-08', '09:00');
  await answer(CREW, after);
  await talked('2027-02-10', held);
  await story.until('2027-02-16', '09:10');
}

/** A talk of each in each of four months, as a file that HR uploads. */
async function bringsEarlierTalks(): Promise<void> {
  const dates = ['2026-09-08', '2026-10-06', '2026-11-03', '2026-12-01'];
  const lines = CREW.flatMap((id) => dates.map((date) => `${id},${date}`));
  await opens('setup.import');
  const content = ['user_id,date', ...lines].join('\n');
  await ingrid.sends({ kind: 'talks', file: { files: [{ name: 'talks.csv', content }] } });
  await story.practice.settle();
  expect(ingrid.modalText()).toContain(
    '36 earlier talks of 9 people, from 8 September 2026 to 1 December 2026.',
  );
  await ingrid.submits();
}

test('earlier talks from a file stand beside those of the pilot', async () => {
  await begin();
  await bringsEarlierTalks();
  await livesThrough(() => '4');
  await ingrid.clicks('pilot.report');
  expect(ingrid.modalText()).toContain(
    'Talks for each in a month: about 1 before, by your list of earlier talks; about 4 in the pilot, with about 4.5 planned.',
  );
});

test('a pilot is looked at first: who hears what and when', async () => {
  await begin();
  await makesTeam(CREW);
  const preview = await startsPilot('6');
  expect(preview).toContain('Drift: 9 people and 1 manager. Nobody else hears from Samtale.');
  expect(preview).toContain(
    'Monday 11 January to Sunday 17 January: everybody in these teams gets one message',
  );
  expect(preview).toContain('Monday 18 January to Sunday 28 February, 6 weeks');
  expect(preview).toContain('Monday 22 February to Sunday 28 February: the same four questions');
  expect(preview).toContain('Tuesday 2 March: HR gets the report.');
  expect(preview).not.toContain('fewer than');
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('The opening questions come on Monday 11 January');
  await story.until('2027-01-07', '10:20');
  expect(story.person('UKARI').lastMessage()).toContain('This is a pilot.');
  expect(story.person('UKARI').lastMessage()).toContain('Wednesday 20 January at 09:00');
});

test('a whole pilot: nobody outside hears from the app, and the report says what the ledger holds', async () => {
  await begin();
  await livesThrough((place) => (place % 2 === 0 ? '4' : '3'));
  expect(reached().filter((id) => OTHERS.includes(id))).toEqual([]);
  expect(reached().toSorted()).toEqual(
    [...CREW, 'UINGRID', 'UMATS', 'UOLA'].filter((id) => reached().includes(id)).toSorted(),
  );
  expect(toldIn('UKARI').filter((text) => text.startsWith('Four short questions'))).toHaveLength(1);
  expect(toldIn('UOLA').filter((text) => text.startsWith('Four short questions'))).toEqual([]);
  const prompts = toldIn('UKARI').filter((text) => text.startsWith('Your check-in with'));
  // The talks go on until HR decides, so that of the next day has been prompted for as well.
  expect(prompts).toHaveLength(5);
  expect(prompts[0]).toContain('20 January');
  // No digest for the opening week, one for each week of talks.
  expect(story.workspace.messages.get('CHR')).toHaveLength(4);

  expect(toldIn('UINGRID').at(-1)).toBe('The report of the pilot is ready');
  expect(toldIn('UMATS')).toEqual([]);
  await ingrid.clicks('pilot.report');
  const report = ingrid.modalText();
  const cells = story.practice.app.store.read((tx) => cellsOf(tx, '2027-W02', '2027-W06'));
  const mean = (of: LedgerCell[]) =>
    of.reduce((sum, cell) => sum + cell.sum, 0) / of.reduce((sum, cell) => sum + cell.n, 0);
  const halves = (week: string) =>
    Math.round(2 * mean(cells.filter((cell) => cell.week === week && cell.statement === 'B1'))) / 2;
  expect(report).toContain(
    `before about ${halves('2027-W02')}, now about ${halves('2027-W06')}. ▲ Clearly up.`,
  );
  expect(report).toContain('clearly better than before');
  expect(report).toContain('That speaks for extending it');
  expect(report).toContain('Held: nearly all of the talks that were planned.');
  expect(report).not.toContain('Called off');
  expect(report).toContain('about 180 minutes of talks a week for the manager');
  expect(report).not.toMatch(/Kari|Person U/);
  const facts = story.practice.app.store.read((tx) => factsOf(tx, '2027-W06', '2027-W06'))[0]!;
  expect(Object.keys(facts.pilot!.errors)).toEqual([...BASELINE]);
});

test('an administrator who is not HR decides nothing by numbers that are not theirs', async () => {
  await begin();
  await livesThrough(() => '3');
  const mats = story.person('UMATS');
  await mats.opensHome();
  await mats.clicksOnHome('pilot.report');
  expect(mats.modalText()).toContain('The report is for HR alone.');
});

test('extended: the talks go on, the same is asked again, and another report comes', async () => {
  await begin();
  await livesThrough(() => '3');
  await ingrid.clicks('pilot.extend');
  await ingrid.sends({ weeks: '4' });
  expect(ingrid.modalText()).toContain('The next report comes on Tuesday 23 March.');
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('Applied.');
  expect(story.person('UINGRID').messageWith('The report of the pilot')).not.toContain('pilot.stop');
  await story.until('2027-03-15', '09:00');
  await answer(CREW, () => '4');
  await story.until('2027-03-23', '09:10');
  expect(toldIn('UINGRID').filter((text) => text === 'The report of the pilot is ready')).toHaveLength(2);
  await ingrid.closes();
  await ingrid.clicks('pilot.report');
  expect(ingrid.modalText()).toContain('extended');
  expect(ingrid.modalText()).toContain('Before and after');
});

test('extended for good: it becomes everyday, and teams can be added', async () => {
  await begin();
  await livesThrough(() => '4');
  await ingrid.clicks('pilot.extend');
  await ingrid.sends({ weeks: 'good' });
  await ingrid.submits();
  await story.person('UKARI').opensHome();
  expect(story.person('UKARI').homeText()).not.toContain('pilot');
  await makesTeam(OTHERS.slice(0, 3), 'Salg', 'UX5');
  await story.until('2027-02-24', '12:00');
  expect(toldIn('UX0').at(0)).toContain('this is Samtale');
  expect(story.person('UX0').messageWith('this is Samtale')).not.toContain('This is a pilot.');
  expect(toldIn('UKARI').at(-1)).toContain('24 February');
});

test('adjusted: another rhythm and length for everybody, and a new date to look at it', async () => {
  await begin();
  await livesThrough(() => '3', 2);
  await ingrid.clicks('pilot.report');
  expect(ingrid.modalText()).toContain('Many of the talks did not take place');
  expect(ingrid.modalText()).toContain('That speaks for adjusting it');
  await ingrid.clicksInModal('pilot.adjust');
  await ingrid.sends({ everyWeeks: '2', minutes: '30', template: 'minimum', weeks: '6' });
  expect(ingrid.modalText()).toContain('How often: every other week');
  expect(ingrid.modalText()).toContain('Length: 30 minutes');
  expect(ingrid.modalText()).toContain('The next report comes on Tuesday 6 April.');
  await ingrid.submits();
  await story.person('UKARI').opensHome();
  const pairs = story.practice.app.store.read((tx) =>
    tx.db.all<{ every_weeks: number; minutes: number }>(
      'SELECT every_weeks, minutes FROM pair WHERE ended_at IS NULL',
    ),
  );
  expect(pairs).toHaveLength(9);
  expect(new Set(pairs.map((pair) => `${pair.every_weeks} ${pair.minutes}`))).toEqual(new Set(['2 30']));
  await opens('pilot.report');
  expect(ingrid.modalText()).toContain(
    'Changed: the questions, every other week and 30 minutes. Looked at on Tuesday 6 April.',
  );
});

test('an adjustment can be taken back, and waits for a decision again', async () => {
  await begin();
  await livesThrough(() => '3');
  await ingrid.clicks('pilot.adjust');
  await ingrid.sends({ everyWeeks: '4' });
  await ingrid.submits();
  await ingrid.clicksInModal('setup.undo');
  expect(ingrid.modalText()).toContain('Everything is as it was before.');
  await ingrid.closes();
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('The talks go on until you decide');
  expect(ingrid.messageWith('The report of the pilot')).toContain('pilot.stop');
});

test('stopped: one friendly message, nothing is asked, nothing is deleted, and it can be taken up again', async () => {
  await begin();
  await livesThrough(() => '4');
  await ingrid.clicks('pilot.stop');
  expect(ingrid.modalText()).toContain('10 people get one message that it is over. Nothing is deleted');
  await ingrid.submits();
  await story.until('2027-02-16', '09:40');
  for (const user of [...CREW, 'UOLA']) expect(toldIn(user).at(-1)).toBe('The pilot is over');
  const before = CREW.map((user) => toldIn(user).length);
  const kari = story.person('UKARI');
  await kari.opensHome();
  expect(kari.homeText()).toContain('What you wrote is still here');
  expect(kari.homeText()).toContain('~Wed 17 Feb~ · left out');
  expect(kari.homeText()).not.toContain('24 Feb');
  expect(kari.homeText()).toContain('there are no statements at the moment');
  await story.until('2027-03-09', '12:00');
  expect(CREW.map((user) => toldIn(user).length)).toEqual(before);
  await opens('team.new');
  await ingrid.sends({ name: 'Salg', manager: 'UX5', members: OTHERS.slice(0, 2) });
  expect(ingrid.modalText()).toContain('The pilot is stopped');
  await opens('pilot.resume');
  await ingrid.sends({ weeks: '4' });
  await ingrid.submits();
  await story.until('2027-03-17', '12:00');
  expect(toldIn('UKARI').slice(before[0])).toEqual([
    'The talks start again',
    expect.stringContaining('Your check-in with Ola Nordmann · Wednesday 17 March'),
    expect.stringContaining('Today: your check-in'),
    expect.stringContaining('Did you and'),
  ]);
  expect(reached().filter((id) => OTHERS.includes(id))).toEqual([]);
});

test('stopped before its first talk, it is started anew later', async () => {
  await begin();
  await makesTeam(CREW);
  await startsPilot();
  await story.until('2027-01-08', '12:00');
  await opens('pilot.stop');
  expect(ingrid.modalText()).toContain('You can start a new pilot at any time.');
  await ingrid.submits();
  await story.until('2027-02-04', '12:00');
  expect(toldIn('UKARI')).toEqual([expect.stringContaining('this is Samtale'), 'The pilot is over']);
  expect(await startsPilot()).toContain('Monday 8 February to Sunday 14 February: everybody');
  await story.until('2027-02-16', '12:00');
  expect(toldIn('UKARI').slice(2)).toEqual([
    'A pilot begins',
    'Four short questions before the talks begin',
    expect.stringContaining('Your check-in with Ola Nordmann · Wednesday 17 February'),
  ]);
});

test('a stop is taken back before anybody has heard of it', async () => {
  await begin();
  await livesThrough(() => '4');
  await ingrid.clicks('pilot.stop');
  await ingrid.submits();
  await ingrid.clicksInModal('setup.undo');
  await story.until('2027-02-17', '08:59');
  expect(toldIn('UKARI')).not.toContain('The pilot is over');
  const kari = story.person('UKARI');
  await kari.opensHome();
  expect(kari.homeText()).toContain('17 Feb');
});

/** A pilot of so few: what stood in its preview, and then in its report. */
async function tiny(people: string[]): Promise<[string, string]> {
  await begin();
  await makesTeam(people);
  const preview = await startsPilot();
  await story.until('2027-01-11', '09:00');
  await answer(people, () => '2');
  await story.until('2027-02-08', '09:00');
  await answer(people, () => '5');
  await story.until('2027-02-16', '09:10');
  await ingrid.closes();
  await ingrid.clicks('pilot.report');
  return [preview, ingrid.modalText()];
}

test('with five people the report rests on the talks, and HR is told so at the start', async () => {
  const [preview, report] = await tiny(CREW.slice(0, 5));
  expect(preview).toContain('With fewer than 8 people');
  expect(report).toContain('before about 2, now 4.5 or higher. Too little to compare.');
  expect(report).toContain('Too few have answered both times');
  expect(report).toContain('Held: fewer than half of the talks');
});

test('with four people no number is shown', async () => {
  const [, report] = await tiny(CREW.slice(0, 4));
  expect(report).toContain('Fewer than 5 answered at the beginning and at the end');
  expect(report).toContain('The best way to know is to ask the people themselves');
  expect(report).not.toMatch(/about \d(\.5)?,|or higher|or lower/);
});

test('whoever asks too early hears when the report comes; a pilot in which nobody answered has one too', async () => {
  await begin();
  await makesTeam(CREW);
  await startsPilot();
  await story.until('2027-01-19', '12:00');
  await opens('pilot.report');
  expect(ingrid.modalText()).toContain('The report comes on Tuesday 16 February');
  await story.until('2027-02-16', '09:10');
  await opens('pilot.report');
  expect(ingrid.modalText()).toContain('Too few have answered both times');
  expect(ingrid.modalText()).toContain('Held: fewer than half of the talks');
});

test('a team that is closed and a manager who leaves do not keep the report from coming', async () => {
  await begin();
  await makesTeam(CREW);
  await startsPilot();
  await story.until('2027-01-21', '12:00');
  story.workspace.person('UOLA').deleted = true;
  await story.until('2027-01-23', '12:00');
  await opens('team.edit');
  await ingrid.clicksInModal('team.archive');
  await ingrid.submits();
  await ingrid.closes();
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('Drift has been closed since it began.');
  await story.until('2027-02-16', '09:10');
  expect(toldIn('UINGRID').at(-1)).toBe('The report of the pilot is ready');
  await ingrid.clicks('pilot.report');
  expect(ingrid.modalText()).toContain('Drift');
});

test('a pilot is for starting small: everybody who takes part must be in it', async () => {
  await begin();
  await makesTeam(CREW);
  await makesTeam(OTHERS.slice(0, 2), 'Salg', 'UX5');
  await opens('pilot.new');
  const drift = story.practice.app.store.read((tx) => teamByName(tx, 'Drift')!.id);
  const said = await ingrid.sends({ teams: [drift] });
  expect(JSON.stringify(said)).toContain('A pilot is for starting small');
});

test('after the first prompt there is no “before” to ask about, and a pilot is not offered', async () => {
  await begin();
  await opens('pilot.new');
  expect(ingrid.modalText()).toContain('There is no team yet.');
  await makesTeam(CREW);
  await opens('pilot.new');
  await story.until('2027-01-13', '12:00');
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('four questions first');
  await ingrid.closes();
  await ingrid.opensHome();
  expect(ingrid.homeText()).not.toContain('pilot.new');
});

test('whoever is added while it is under way becomes part of it, and talks when the others do', async () => {
  await begin();
  await makesTeam(CREW);
  await startsPilot();
  await opens('team.new');
  const salg = { name: 'Salg', manager: 'UX5', members: OTHERS.slice(0, 2), weekday: '1', time: '09:00' };
  await ingrid.sends(salg);
  expect(ingrid.modalText()).toContain('they become part of it');
  expect(ingrid.modalText()).toContain('Monday 25 January at 09:00');
  await ingrid.submits();
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('Drift and Salg, 11 people.');
  await ingrid.closes();
  await story.until('2027-01-20', '12:00');
  await makesTeam(OTHERS.slice(3, 5), 'Lager', 'UX6');
  await story.until('2027-01-20', '12:15');
  expect(story.person('UX3').messageWith('this is Samtale')).toContain(
    'This is a pilot until Sunday 14 February.',
  );
});

test('in Norwegian too', async () => {
  await begin({ locale: 'nb-NO' });
  await livesThrough((place) => (place % 2 === 0 ? '4' : '5'), 0);
  expect(toldIn('UINGRID').at(-1)).toBe('Rapporten om prøveperioden er klar');
  await ingrid.clicks('pilot.report');
  expect(ingrid.modalText()).toContain('er tydelig bedre enn før');
  expect(ingrid.modalText()).toContain('▲ Tydelig opp.');
  await ingrid.clicksInModal('pilot.adjust');
  await ingrid.sends({ everyWeeks: '2' });
  expect(ingrid.modalText()).toContain('Hvor ofte: annenhver uke');
  await ingrid.closes();
  await ingrid.clicks('pilot.extend');
  await ingrid.sends({ weeks: 'good' });
  expect(ingrid.modalText()).toContain('har blitt hverdag');
  await ingrid.closes();
  await ingrid.clicks('pilot.stop');
  await ingrid.submits();
  await story.until('2027-02-16', '09:40');
  expect(story.person('UKARI').lastMessage()).toContain('Takk for at du prøvde.');
});
