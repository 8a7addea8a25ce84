import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nextZoneMoment } from '../service/directory.ts';
import { personBySlackId } from '../store/people.ts';
import { Story, type StoryOptions } from './story.testing.ts';

/* Calendars, clocks and zones, lived through. 2027 throughout; the 28th of March is Easter and the change to summer time. */

let story: Story;
let folder: string | undefined;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const TUESDAYS = `${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`;

async function begin(options: StoryOptions, csv: string) {
  story = await Story.begin(options);
  await story.import(csv);
  return { kari: story.person('UKARI'), ola: story.person('UOLA'), nina: story.person('UNINA') };
}

/** Only what is on disk outlives the process. */
function onDisk(): { databaseFile: string } {
  folder = mkdtempSync(join(tmpdir(), 'samtale-'));
  return { databaseFile: join(folder, 'samtale.db') };
}

afterEach(async () => {
  await story.end();
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

const talks = (texts: string[]) => texts.filter((text) => text.startsWith('Your check-in with'));
const questions = (texts: string[]) => texts.filter((text) => text.startsWith('Did you and'));

// ---- days off --------------------------------------------------------------------------------------------

test('leave moves a talk within its week, or leaves it out, and why says so', async () => {
  const { kari, ola } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await kari.isAway('2027-01-11', '2027-01-12');
  await ola.isAway('2027-01-18', '2027-01-22');
  await story.until('2027-01-08', '09:05'); // the last working day before Wednesday is this Friday
  expect(talks(kari.texts())).toHaveLength(1);
  await kari.command('why');
  expect(kari.modalText()).toContain('Wed 13 Jan 10:00: moved because one of you is away');
  expect(kari.modalText()).toContain('Tue 19 Jan: left out, one of you is away');
  await kari.closes();
  await story.until('2027-01-25', '13:00');
  expect(talks(kari.texts()).map((text) => text.split('· ')[1])).toEqual([
    'Wednesday 13 January at 10:00, 20 minutes',
    'Tuesday 26 January at 10:00, 20 minutes',
  ]);
  await kari.command('why');
  expect(kari.modalText()).toContain('left out because one of you is away');
});

test('leave that is told after the prompt moves the talk in the message', async () => {
  const { kari, ola } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-11', '09:05');
  await ola.isAway('2027-01-12', '2027-01-12');
  expect(kari.lastMessage()).toContain('Wednesday 13 January at 10:00');
  expect(kari.lastMessage()).toContain('Moved because one of you is away.');
  await story.until('2027-01-12', '18:00');
  expect(questions(kari.texts())).toEqual([]);
  await ola.isAway('2027-01-12', '2027-01-15');
  expect(kari.lastMessage()).toContain('Left out this time: one of you is away.');
  expect(kari.lastMessage()).not.toContain('[checkin.prepare]');
  await ola.command('away');
  const { view } = ola.modal()!;
  expect(view.blocks.filter(({ type }) => type === 'section')).toHaveLength(3);
});

test('leave that is taken back puts the talk back', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await kari.command('away');
  await kari.sends({ from: '2027-01-11', to: '2027-01-15' });
  await kari.closes();
  await story.until('2027-01-10', '12:00');
  await kari.command('away');
  await kari.clicksInModal('me.not_away');
  await story.until('2027-01-11', '09:05');
  expect(talks(kari.texts())).toHaveLength(1);
});

test('a week of holidays: moved where a day is left, else left out', async () => {
  const csv = `${HEADER}\nUKARI,Drift,UOLA,1,thursday,10:00,20\nUPER,Drift,UOLA,1,monday,10:00,20\n`;
  const { kari } = await begin({ start: ['2027-03-10', '10:00'] }, csv);
  const per = story.person('UPER');
  // Maundy Thursday to Easter Monday are holidays: 25, 26, 28 and 29 March.
  await story.until('2027-03-30', '18:00');
  await kari.command('why');
  expect(kari.modalText()).toContain('left out because of a public holiday');
  expect(talks(per.texts()).map((text) => text.split('· ')[1])).toEqual([
    'Monday 15 March at 10:00, 20 minutes',
    'Monday 22 March at 10:00, 20 minutes',
    'Tuesday 30 March at 10:00, 20 minutes',
  ]);
  expect(per.messageWith('Tuesday 30 March')).toContain('Moved because of a public holiday.');
});

// ---- downtime --------------------------------------------------------------------------------------------

test('after three days of downtime nobody gets more than one prompt, and late ones are marked', async () => {
  const csv = `${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\nUPER,Drift,UOLA,1,thursday,10:00,20\n`;
  const { kari } = await begin({ start: ['2027-01-07', '10:00'], ...onDisk() }, csv);
  const per = story.person('UPER');
  await story.until('2027-01-10', '12:00');
  await story.practice.goDown();
  await story.until('2027-01-13', '11:00'); // Kari's talk was yesterday, Per's prompt two hours ago
  await story.practice.comeUp();
  expect(kari.texts().slice(1)).toEqual([expect.stringContaining('Did you and Ola Nordmann talk?')]);
  expect(talks(per.texts())).toHaveLength(1);
  await kari.command('why');
  expect(kari.modalText()).toContain('you were not asked, because the time of the talk had come');
  await per.command('why');
  await story.until('2027-01-14', '13:00');
  await per.command('why');
  expect(per.modalText()).toContain('you were asked to prepare, later than usual');
  expect(story.person('UOLA').texts().at(-1)).toContain('Har du og Per Moe');
});

test('after three weeks of downtime the weeks that were missed are noted, not made up for', async () => {
  const { kari, ola } = await begin({ start: ['2027-01-07', '10:00'], ...onDisk() }, TUESDAYS);
  await story.until('2027-01-07', '12:00');
  await story.practice.goDown();
  await story.until('2027-01-29', '20:00');
  await story.practice.comeUp();
  await story.until('2027-02-01', '09:05');
  expect(kari.texts().slice(1)).toEqual([
    expect.stringContaining('Did you and Ola Nordmann talk? · Tuesday 26 January'),
    expect.stringContaining('Your check-in with Ola Nordmann · Tuesday 2 February'),
  ]);
  expect(ola.texts().slice(1)).toHaveLength(1);
  await story.until('2027-02-02', '12:00');
  await kari.command('why');
  expect(kari.modalText().match(/left out because Samtale was not running/g)).toHaveLength(2);
});

test('nobody who comes back to a running app is asked twice, however often it restarts', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'], ...onDisk() }, TUESDAYS);
  for (let day = 8; day <= 18; day++) {
    await story.until(`2027-01-${String(day).padStart(2, '0')}`, '09:30');
    await story.practice.restart();
  }
  expect(talks(kari.texts())).toHaveLength(2);
  expect(questions(kari.texts())).toHaveLength(1);
});

// ---- clocks ----------------------------------------------------------------------------------------------

test.each([
  ['summer', '2027-03-18', ['2027-03-19', '2027-03-22'], ['2027-03-26', '2027-03-29']],
  ['winter', '2027-10-21', ['2027-10-22', '2027-10-25'], ['2027-10-29', '2027-11-01']],
] as const)('over the change to %s time everything keeps its local time', async (_, start, before, after) => {
  const csv = `${HEADER}\nUKARI,Drift,UOLA,1,monday,14:00,30\nUPER,Drift,UOLA,1,tuesday,14:30,30\n`;
  // Without holidays: the Monday after the change to summer time is Easter Monday.
  const { kari } = await begin({ start: [start, '10:00'], config: { holidays: null } }, csv);
  const per = story.person('UPER');
  const timely = async (who: typeof kari, words: string, date: string, [early, late]: [string, string]) => {
    await story.until(date, early);
    const count = () => who.texts().filter((text) => text.startsWith(words)).length;
    const had = count();
    await story.until(date, late);
    expect(`${words} on ${date}: ${count() - had}`).toBe(`${words} on ${date}: 1`);
  };
  for (const [friday, monday] of [before, after]) {
    await timely(kari, 'Your check-in', friday, ['08:59', '09:01']);
    await timely(per, 'Your check-in', monday, ['08:59', '09:01']);
    await timely(kari, 'Did you and', monday, ['14:29', '14:31']);
  }
});

test('in the week that begins with a jump of the clock the prompt and the talk keep their times', async () => {
  const csv = `${HEADER}\nUNINA,Drift,UOLA,1,monday,10:00,30\n`;
  const { nina } = await begin({ start: ['2027-03-04', '16:00'] }, csv); // New York changes on 14 March
  await story.until('2027-03-12', '08:59', 'America/New_York');
  const before = nina.texts().length;
  await story.until('2027-03-12', '09:01', 'America/New_York');
  expect(nina.texts()).toHaveLength(before + 1);
  await story.until('2027-03-15', '10:29', 'America/New_York');
  expect(questions(nina.texts())).toHaveLength(1);
  await story.until('2027-03-15', '10:31', 'America/New_York');
  expect(questions(nina.texts())).toHaveLength(2);
});

test('somebody in New York is asked by their own clock, their manager in Oslo by hers', async () => {
  const csv = `${HEADER}\nUNINA,Drift,UOLA,1,wednesday,15:00,30\n`;
  const { nina, ola } = await begin({ start: ['2027-01-07', '10:00'] }, csv);
  await story.until('2027-01-12', '09:01', 'America/New_York');
  expect(nina.texts().at(-1)).toBe(
    'Your check-in with Ola Nordmann · Wednesday 13 January at 15:00, 30 minutes',
  );
  await story.until('2027-01-12', '15:00', 'America/New_York'); // 21:00 in Oslo
  await nina.clicks('checkin.prepare');
  await nina.sends({ strengths: 'Far away and well' });
  expect(ola.texts()).toHaveLength(1);
  await story.until('2027-01-13', '08:01');
  expect(ola.texts().at(-1)).toContain('onsdag 13. januar kl. 15:00 (America/New_York)');
  await story.until('2027-01-13', '15:31', 'America/New_York'); // 21:31 in Oslo
  expect(questions(nina.texts())).toHaveLength(1);
  expect(ola.texts()).toHaveLength(2);
  await story.until('2027-01-14', '08:01');
  expect(ola.texts().at(-1)).toContain('Har du og Nina Dahl snakket sammen?');
});

test('a time in another zone is shown with its zone, wherever it stands', async () => {
  const csv = `${HEADER}\nUNINA,Drift,UOLA,1,wednesday,15:00,30\n`;
  const { nina, ola } = await begin({ start: ['2027-01-07', '10:00'] }, csv);
  await nina.opensHome();
  expect(nina.homeText()).not.toContain('New_York');
  await ola.opensHome();
  expect(ola.homeText()).toContain('15:00 (America/New_York)');
  await story.until('2027-01-12', '09:05', 'America/New_York');
  await nina.clicks('checkin.prepare');
  await nina.sends({ strengths: 'Far away and well' });
  await nina.closes();
  await ola.clicks('checkin.move');
  expect(ola.modalText()).toContain('Klokkeslett (America/New_York)');
  await ola.sends({ date: '2027-01-14', time: '09:00' });
  expect(ola.modalText()).toContain('09:00 (America/New_York)');
  expect(nina.lastMessage()).toContain('Thursday 14 January at 09:00, 30 minutes');
});

test('a talk that is sent to where it already stands is not moved', async () => {
  const { kari, ola } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-11', '09:01');
  await kari.clicks('checkin.move');
  const same = await kari.submits();
  expect(same.errors).toEqual({ date: 'The talk already stands at this time. Pick another one, or close.' });
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('moved by one of you');
  expect(ola.texts().join()).not.toContain('Flyttet');
});

test('a person who travels before the prompt is asked by the new clock, and talks by it', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-10', '12:00');
  story.workspace.person('UKARI').tz = 'America/New_York';
  await story.until('2027-01-11', '08:59', 'America/New_York');
  expect(talks(kari.texts())).toEqual([]);
  await story.until('2027-01-11', '09:01', 'America/New_York');
  expect(talks(kari.texts())).toHaveLength(1);
  await story.until('2027-01-12', '10:31', 'America/New_York');
  expect(questions(kari.texts())).toHaveLength(1);
});

test('a person who travels after the prompt keeps the talk, and is not asked again', async () => {
  const csv = `${HEADER}\nUKARI,Drift,UOLA,1,wednesday,16:00,20\n`;
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, csv);
  await story.until('2027-01-12', '09:05');
  story.workspace.person('UKARI').tz = 'America/New_York';
  await story.until('2027-01-13', '08:35', 'America/New_York'); // the talk is at 10:00 there
  expect(talks(kari.texts())).toHaveLength(1);
  expect(kari.texts().at(-1)).toContain('Today: your check-in');
  expect(kari.texts().at(-1)).toContain('16:00 (Europe/Oslo)');
  await story.until('2027-01-13', '10:21', 'America/New_York');
  expect(questions(kari.texts())).toHaveLength(1);
});

test('a zone that lasts less than two hours moves nothing, and what comes then comes when it is right', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-11', '08:50');
  story.workspace.person('UKARI').tz = 'America/New_York';
  await story.until('2027-01-11', '10:30'); // in New York it is 04:30
  expect(talks(kari.texts())).toEqual([]);
  story.workspace.person('UKARI').tz = 'Europe/Oslo';
  await story.until('2027-01-11', '11:01');
  expect(talks(kari.texts()).map((text) => text.split('· ')[1])).toEqual([
    'Tuesday 12 January at 10:00, 20 minutes',
  ]);
});

test('while it is in doubt where somebody is, a message goes out if the hour is right in both places', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-11', '08:50');
  story.workspace.person('UKARI').tz = 'Europe/Helsinki';
  await story.until('2027-01-11', '09:01');
  expect(talks(kari.texts())).toHaveLength(1);
});

test('somebody who travels without being written to is known at the new place two hours after it was seen', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-07', '12:00'); // she has been welcomed
  story.workspace.person('UKARI').tz = 'America/New_York';
  await story.until('2027-01-08', '10:05'); // people are read once a day
  const zone = () =>
    story.practice.app.store.read((tx) => [personBySlackId(tx, 'UKARI')?.zone, nextZoneMoment(tx)]);
  expect(zone()).toEqual(['Europe/Oslo', expect.any(Number)]);
  await story.until('2027-01-08', '12:05');
  expect(zone()).toEqual(['America/New_York', null]);
  await kari.opensHome();
  expect(kari.homeText()).toContain('Tue 12 Jan 10:00');
});

// ---- changes of the plan ---------------------------------------------------------------------------------

test('another day and time for a running pair counts from the next prompt on', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-11', '09:05');
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,thursday,13:00,30\n`);
  expect(kari.lastMessage()).toContain('Tuesday 12 January at 10:00, 20 minutes');
  await story.until('2027-01-14', '18:00');
  expect(talks(kari.texts())).toHaveLength(1);
  await story.until('2027-01-20', '09:05');
  expect(talks(kari.texts()).at(-1)).toContain('Thursday 21 January at 13:00, 30 minutes');
  expect(talks(kari.texts())).toHaveLength(2);
});

test('a row that has been made for a week falls away when the series skips that week', async () => {
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-17', '12:00'); // the row of Tuesday the 19th is there
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,2,monday,10:00,20\n`);
  await story.until('2027-01-24', '12:00');
  expect(talks(kari.texts()).map((text) => text.split('· ')[1])).toEqual([
    'Tuesday 12 January at 10:00, 20 minutes',
    'Monday 25 January at 10:00, 20 minutes',
  ]);
  await kari.opensHome();
  expect(kari.homeText()).toContain('Mon 25 Jan 10:00\nMon 8 Feb 10:00');
});

test('who joins in the middle of a week begins with the first talk whose prompt lies ahead', async () => {
  const { kari } = await begin({ start: ['2027-01-11', '10:00'] }, TUESDAYS); // Monday: today's prompt has passed
  await story.until('2027-01-18', '08:59');
  expect(kari.texts()).toHaveLength(1);
  expect(kari.messageWith('Hello')).toContain('Tuesday 19 January at 10:00');
  await story.until('2027-01-18', '09:01');
  expect(talks(kari.texts())).toHaveLength(1);
});

test('a talk is moved within its week: the other sees it, the series stays', async () => {
  const { kari, ola } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: 'Something' });
  await kari.closes();
  await ola.clicks('checkin.move');
  await ola.sends({ date: '2027-01-14', time: '13:15' });
  await ola.closes();
  expect(kari.lastMessage()).toContain('Thursday 14 January at 13:15');
  expect(kari.lastMessage()).toContain('Moved by hand.');
  expect(ola.lastMessage()).toContain('Torsdag 14. januar kl. 13:15');
  await story.until('2027-01-14', '13:34');
  expect(questions(kari.texts())).toEqual([]);
  await story.until('2027-01-14', '13:36');
  expect(questions(kari.texts())).toHaveLength(1);
  await story.until('2027-01-18', '09:05');
  expect(kari.texts().at(-1)).toContain('Tuesday 19 January at 10:00');
});

test('a talk that did not happen can still be moved, and is then asked about again', async () => {
  const { kari, ola } = await begin({ start: ['2027-01-07', '10:00'] }, TUESDAYS);
  await story.until('2027-01-12', '10:30');
  await ola.clicks('checkin.move');
  await ola.sends({ date: '2027-01-12', time: '09:00' });
  expect(ola.modal()!.errors).toEqual({ date: 'Det tidspunktet er passert. Velg et senere.' });
  await ola.sends({ date: '2027-01-12', time: '15:00' });
  expect(kari.lastMessage()).toContain('Tuesday 12 January at 15:00');
  await story.until('2027-01-12', '15:21');
  expect(questions(kari.texts())).toHaveLength(2);
});

test('a fortnightly talk is moved into a free week, and back again', async () => {
  const csv = `${HEADER}\nUKARI,Drift,UOLA,2,tuesday,10:00,20\n`;
  const { kari } = await begin({ start: ['2027-01-07', '10:00'] }, csv);
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.move');
  await kari.sends({ date: '2027-01-20', time: '11:00' });
  await kari.closes();
  expect(kari.lastMessage()).toContain('Wednesday 20 January at 11:00');
  await story.until('2027-01-18', '13:00'); // the first week has closed: it was moved, not missed
  await kari.command('why');
  expect(kari.modalText()).not.toContain('not held');
  await kari.closes();
  await story.until('2027-01-20', '10:59');
  expect(talks(kari.texts())).toHaveLength(1);
  expect(kari.texts().at(-1)).toContain('Today: your check-in');
  await story.until('2027-01-25', '09:05');
  expect(kari.texts().at(-1)).toContain('Tuesday 26 January at 10:00');
});

test('a talk that was moved away does not come back to its old week when days off change', async () => {
  const csv = `${HEADER}\nUKARI,Drift,UOLA,2,thursday,10:00,20\n`;
  const { kari, ola } = await begin({ start: ['2027-01-07', '10:00'] }, csv);
  await story.until('2027-01-13', '09:05');
  await kari.clicks('checkin.move');
  await kari.sends({ date: '2027-01-20', time: '11:00' });
  await kari.closes();
  await ola.isAway('2027-01-18', '2027-01-18');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('14 Jan');
  await kari.clicks('checkin.move');
  await kari.sends({ date: '2027-01-15', time: '11:00' });
  await kari.closes();
  await story.until('2027-01-15', '11:21');
  expect(questions(kari.texts())).toHaveLength(1);
});
