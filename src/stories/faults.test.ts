import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fault } from '../practice/faults.ts';
import { type Somebody, Story } from './story.testing.ts';

/* What goes wrong between the app and Slack, and what must never get out. */

let story: Story;
let kari: Somebody;
let ola: Somebody;
let folder: string;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const CREW = ['UKARI', 'UINGRID', 'UMATS', 'UPER'];
const TUESDAYS = [HEADER, ...CREW.map((id, n) => `${id},Drift,UOLA,1,tuesday,1${n}:00,20`)].join('\n');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-'));
  story = await Story.begin({ start: ['2027-01-07', '10:00'], databaseFile: join(folder, 'samtale.db') });
  kari = story.person('UKARI');
  ola = story.person('UOLA');
  await story.import(TUESDAYS);
});

afterEach(async () => {
  await story.end();
  rmSync(folder, { recursive: true });
});

const everybody = () => [...CREW, 'UOLA'].map((id) => story.person(id));
const counts = (words: string) =>
  everybody().map((one) => one.texts().filter((text) => text.includes(words)).length);

async function prepares(words: string): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: words });
  await kari.closes();
}

// ---- typing ------------------------------------------------------------------------------------------------

test('the letters of a fast typist cost one commit, and the last of them is in the draft', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  const { practice } = story;
  const at = { view: kari.modal()!.id };
  const commits = vi.spyOn(practice.app.store, 'transact');
  const field = { at, block_id: 'strengths', action_id: 'checkin.typed' };
  const typing = Array.from('Written fast', (_, n) =>
    practice.actOnly({ do: 'fill', user: 'UKARI', ...field, value: 'Written fast'.slice(0, n + 1) }),
  );
  await Promise.all(typing);
  expect(commits).toHaveBeenCalledTimes(1);
  await practice.restart();
  await kari.clicks('checkin.prepare');
  expect(kari.field('strengths')).toBe('Written fast');
});

// ---- outages ---------------------------------------------------------------------------------------------

const FAULTS: Fault[] = [
  'server_error_before',
  'server_error_after',
  'drop_before',
  'drop_after',
  'rate_limited',
  'rate_limited_no_header',
  'html',
];

test.each(FAULTS)('%s for half an hour: every message comes, and comes once', async (fault) => {
  await story.until('2027-01-11', '08:55');
  story.workspace.faults.always('chat.postMessage', fault);
  await story.until('2027-01-11', '09:25');
  story.workspace.faults.clear();
  await story.until('2027-01-11', '11:00');
  expect(counts('Your check-in with Ola Nordmann')).toEqual([1, 1, 1, 1, 0]);
});

test('an outage of everything over the time of the prompts', async () => {
  await story.until('2027-01-11', '08:55');
  story.workspace.faults.always('*', 'server_error_before');
  await story.until('2027-01-11', '16:00');
  expect(counts('Your check-in')).toEqual([0, 0, 0, 0, 0]);
  story.workspace.faults.clear();
  await story.until('2027-01-11', '17:00');
  expect(counts('Your check-in')).toEqual([1, 1, 1, 1, 0]);
});

test('an outage that ends in the evening: prompts wait for the morning, those of passed talks are not sent', async () => {
  await story.until('2027-01-11', '08:55');
  story.workspace.faults.always('*', 'drop_before');
  await story.until('2027-01-11', '19:00');
  story.workspace.faults.clear();
  await story.until('2027-01-12', '07:58');
  expect(counts('Your check-in')).toEqual([0, 0, 0, 0, 0]);
  await story.until('2027-01-12', '08:10');
  expect(counts('Your check-in')).toEqual([1, 1, 1, 1, 0]);
});

test('a week in which every tenth call goes wrong', async () => {
  story.workspace.faults.random(7, 0.1, FAULTS);
  await story.until('2027-01-12', '13:00');
  story.workspace.faults.clear();
  await story.until('2027-01-12', '17:00');
  expect(counts('Your check-in')).toEqual([1, 1, 1, 1, 0]);
  expect(counts('Did you and Ola Nordmann talk?')).toEqual([1, 1, 1, 1, 0]);
  expect(counts('Har du og')[4]).toBe(4);
});

test('when the answer to a click is lost, the message is brought up to date all the same', async () => {
  await story.until('2027-01-11', '09:05');
  story.workspace.faults.next('response_url', 'server_error_before');
  await kari.clicks('checkin.skip');
  expect(kari.lastMessage()).toContain('Not this week.');
});

test('a change of a message that could not be made for a day is dropped; a click there shows how it is', async () => {
  await story.until('2027-01-11', '09:05');
  await prepares('Something');
  story.workspace.faults.always('chat.update', 'rate_limited');
  await ola.clicksIn('Kari Berg', 'checkin.read');
  await ola.sends({ reply: 'Bra.' });
  await story.practice.goDown();
  story.workspace.faults.clear();
  await story.until('2027-01-12', '09:15');
  await story.practice.comeUp();
  expect(kari.messageWith('Your check-in')).not.toContain('Ola Nordmann has answered');
  await kari.clicksIn('Your check-in', 'checkin.prepare');
  await kari.sends({ win: 'Another thing' });
  expect(kari.messageWith('Your check-in')).toContain('Ola Nordmann has answered');
});

test('when a form cannot be opened the person is asked to press again', async () => {
  await story.until('2027-01-11', '09:05');
  story.workspace.faults.next('views.open', { error: 'expired_trigger_id' });
  await kari.clicks('checkin.prepare');
  expect(kari.told()).toBe('That took too long for Slack. Please press the button once more.');
});

test('events that come twice, and a process that ends between them, change nothing', async () => {
  story.workspace.faults.events = 'twice';
  await story.until('2027-01-11', '09:05');
  await kari.opensHome();
  await prepares('Something');
  await story.practice.restart();
  await kari.opensHome();
  expect(counts('har forberedt')[4]).toBe(1);
  expect(kari.homeText()).toContain('prepared');
});

test('what was typed is there again after the process has ended', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.fills({ strengths: 'Half a thought' });
  await story.practice.restart();
  await kari.closes();
  expect(kari.lastMessage()).toContain('You have a draft.');
  await kari.clicks('checkin.prepare');
  expect(kari.field('strengths')).toBe('Half a thought');
  await kari.submits();
  await story.practice.restart();
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('Half a thought');
});

test('while the app is down a form stays with its words, and can be sent afterwards', async () => {
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await story.practice.goDown();
  const lost = await kari.sends({ strengths: 'Written in the dark' });
  expect(lost.acked).toBe(false);
  story.expectedTroubles = story.workspace.troubles.length;
  await story.practice.comeUp();
  await kari.submits();
  expect(kari.modalText()).toContain('Sent.');
});

// ---- nothing gets out ------------------------------------------------------------------------------------

const CANARY = 'zqkanarifugl';

test('a word in every free-text field is in no message, log line or byte on disk', async () => {
  await story.until('2027-01-11', '09:05');
  const word = (n: number) => `${CANARY}${n} with some more`;
  await kari.clicks('checkin.prepare');
  await kari.clicksInModal('goal.new');
  await kari.sends({ title: word(1), success: word(2), deadline: '2027-01-12' });
  await kari.clicksInModal('action.new');
  const goal = JSON.stringify(kari.modal()!.view.blocks).match(/"value":"([\w-]{22})"/)![1]!;
  await kari.sends({ text: word(3), goal, owner: 'employee' });
  await kari.sends({ strengths: word(4), win: word(5), obstacle: word(6), wish: word(7) });
  await kari.closes();
  await kari.clicks('checkin.prepare');
  await kari.fills({ wish: word(8) }); // stays a draft
  await kari.closes();
  await ola.clicks('checkin.read');
  for (const n of [1, 3, 4, 5, 6, 7]) expect(ola.modalText()).toContain(word(n));
  await ola.sends({ reply: word(9), point: word(10) });
  await ola.closes();
  await kari.opensHome();
  await story.until('2027-01-12', '10:25');
  await kari.clicks('checkin.talked');
  await ola.clicks('checkin.talked');
  await story.until('2027-01-18', '09:05'); // the goal's deadline has passed
  await kari.clicks('checkin.prepare');
  await kari.sends({ [`outcome:${goal}`]: 'partly', [`result:${goal}`]: word(11), strengths: word(12) });
  story.workspace.faults.always('*', 'server_error_after');
  await kari.closes();
  await kari.opensHome();
  story.workspace.faults.clear();

  expect(JSON.stringify([...story.workspace.messages])).not.toContain(CANARY);
  expect(story.logLines.join('\n')).not.toContain(CANARY);
  expect(story.logLines.length).toBeGreaterThan(10);
  expect(JSON.stringify(story.practice.app.outbox())).not.toContain(CANARY);
  const files = readdirSync(folder);
  expect(files.some((name) => name.endsWith('-wal'))).toBe(true);
  expect(files.filter((name) => readFileSync(join(folder, name)).includes(CANARY))).toEqual([]);
});
