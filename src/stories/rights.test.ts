import { afterEach, beforeEach, expect, test } from 'vitest';
import { READ_KINDS } from '../domain/access.ts';
import { readingsOf } from '../service/readings.ts';
import { ownData } from '../service/own-data.ts';
import { storedKinds } from '../service/rights.ts';
import { personBySlackId } from '../store/people.ts';
import { accessLog } from '../store/schema.ts';
import { type Somebody, Story } from './story.testing.ts';
import { beginWithTwo } from './story-beginnings.testing.ts';
import { walk } from './walk.testing.ts';

/* What somebody may know about what is kept of them, and what they may do with it. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  ({ story, kari, ola } = await beginWithTwo());
  await story.until('2027-01-11', '09:05');
});

afterEach(() => story.end());

async function prepares(words = 'The harbour is calm again'): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: words });
  await kari.closes();
}

async function seesStored(who: Somebody): Promise<string> {
  await who.opensHome();
  await who.clicksOnHome('rights.open');
  return who.modalText();
}

test('somebody who has written nothing is told so, and what is kept besides', async () => {
  const text = await seesStored(kari);
  expect(text).toContain('You have not written anything yet.');
  expect(text).toContain('your name, address, time zone');
  expect(text).toContain('Nobody has opened anything of yours so far.');
});

test('each kind says how much there is, since when, who reads it and how long it stays', async () => {
  await prepares();
  expect(await seesStored(kari)).toContain(
    '*What you prepared for talks*: 1, since 11 January 2027\nread by you and the one you talk with',
  );
  expect(kari.modalText()).toContain('kept 2 years after the talk');
});

test('whoever reads the words of the other leaves one line a day, which the other sees', async () => {
  await prepares();
  await ola.clicks('checkin.read');
  await ola.closes();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'Well done, both of you' });
  await ola.closes();
  const lines = (await seesStored(kari)).match(/11 January 2027 · .*/g)!;
  expect(lines).toEqual(['11 January 2027 · Ola Nordmann: a preparation and what you work on']);
  await kari.closes();
  expect(await seesStored(ola)).toContain('Ingen har åpnet noe av ditt så langt.');
  await ola.closes();
  await kari.clicks('checkin.read');
  await kari.closes();
  expect(await seesStored(ola)).toContain('11. januar 2027 · Kari Berg: svar');
});

test('what a manager’s Home shows of others counts as read on days on which it was opened', async () => {
  await kari.opensHome();
  await kari.clicksOnHome('action.new');
  await kari.sends({ text: 'Ask the harbour office for us', goal: 'none', owner: 'manager' });
  await kari.closes();
  await story.until('2027-01-12', '09:05');
  expect(await seesStored(kari)).toContain('Nobody has opened anything of yours so far.');
  await kari.closes();
  await ola.opensHome();
  expect(ola.homeText()).toContain('Ask the harbour office for us');
  expect((await seesStored(kari)).match(/\d January 2027 · .*/g)).toEqual([
    '2 January 2027 · Ola Nordmann: action points',
  ]);
  await kari.closes();
});

test('of what a manager wrote alone on the own Home nothing is noted', async () => {
  await ola.opensHome();
  await ola.clicksOnHome('action.for');
  await ola.sends({ text: 'Ask the harbour office', goal: 'none', owner: 'manager' });
  await ola.closes();
  await story.until('2027-01-12', '09:05');
  await ola.opensHome();
  expect(ola.homeText()).toContain('Ask the harbour office');
  expect(await seesStored(kari)).not.toContain('12 January 2027 · Ola Nordmann');
});

test('the log holds nobody’s id or name, and can be neither changed nor emptied', async () => {
  await prepares();
  await ola.clicks('checkin.read');
  await ola.closes();
  const { store } = story.practice.app;
  const rows = store.read((tx) => tx.db.all('SELECT * FROM access_log'));
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/UKARI|UOLA|Kari|Ola/);
  expect(() => store.transact((tx) => tx.db.delete(accessLog).run())).toThrow('append-only');
  expect(() => store.transact((tx) => tx.db.update(accessLog).set({ kind: 'x' }).run())).toThrow(
    'append-only',
  );
});

// ---- in a file ---------------------------------------------------------------------------------------------

async function downloads(button: 'rights.send' | 'rights.send_json'): Promise<string> {
  await kari.opensHome();
  await kari.clicksOnHome('rights.open');
  await kari.clicksInModal(button);
  await story.practice.app.idle();
  await story.practice.settle();
  expect(kari.modalText()).toContain('Sent. You find the file in your conversation with Samtale.');
  await kari.closes();
  const [id] = kari.messages().at(-1)!.files!;
  return Buffer.from(story.workspace.files.get(id!)!.content, 'base64').toString('utf8');
}

test('everything comes as a text to read, in the own conversation, and every word in it is plain', async () => {
  await prepares('The *harbour* is calm again');
  const text = await downloads('rights.send');
  expect(text).toContain('# All that Samtale keeps about me');
  expect(text).toContain('- Name: Kari Berg');
  expect(text).toContain('### 12 January 2027, Ola Nordmann');
  expect(text).toContain('> The \\*harbour\\* is calm again');
  expect(ola.messages().some(({ files }) => files !== undefined)).toBe(false);
});

test('everything comes as JSON too, with what others wrote left out', async () => {
  await prepares();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'The crane comes on Friday' });
  await ola.closes();
  const json = await downloads('rights.send_json');
  expect(JSON.parse(json)).toMatchObject({
    made: '2027-01-11',
    person: { name: 'Kari Berg', slackId: 'UKARI' },
    written: [
      { kind: 'preparations', entries: [{ on: '2027-01-12', words: { win: 'The harbour is calm again' } }] },
    ],
    readings: [{ reader: 'Ola Nordmann', kinds: ['preparation', 'report'] }],
  });
  expect(json).not.toContain('The crane comes on Friday');
});

test('as many kinds are in the file as the page counts', async () => {
  const mark = 'qzxmarkqzx';
  story.typed.add(mark);
  const avoid = new Set(['checkin.skip', 'me.not_away', 'rights.erase_now', 'rights.leave_now']);
  await walk(story, 'UKARI', { words: ['prepare', 'add', 'talk', 'statements'], write: mark, avoid });
  const { kinds, data } = story.practice.app.store.read((tx) => {
    const person = personBySlackId(tx, 'UKARI')!;
    return { kinds: storedKinds(tx, person), data: ownData(tx, person) };
  });
  expect(kinds.length).toBeGreaterThan(6);
  const inFile = Object.fromEntries(data.written.map(({ kind, entries }) => [kind, entries.length]));
  const open = data.scores.filter((one) => one.open).length;
  const all: Record<string, number> = { ...inFile, openAnswers: open, ownAnswers: data.scores.length - open };
  expect(kinds.map(({ kind, n }) => [kind, n])).toEqual(kinds.map(({ kind }) => [kind, all[kind]]));
}, 60_000);

test('a manager who opens all there is leaves a line of each kind', async () => {
  const mark = 'qzxmarkqzx';
  story.typed.add(mark);
  const avoid = new Set([
    'checkin.skip',
    'me.not_away',
    'rights.erase_now',
    'rights.leave_now',
    'help.close',
  ]);
  await walk(story, 'UKARI', { words: ['prepare', 'add', 'talk', 'help-me'], write: mark, avoid });
  await walk(story, 'UOLA', { words: ['', 'talk', 'notes'], write: mark, avoid });
  const { store } = story.practice.app;
  const noted = store
    .read((tx) => readingsOf(tx, personBySlackId(tx, 'UKARI')!))
    .flatMap(({ kinds }) => kinds);
  // There is no answer to read, nothing from before, no list of action points before there is one, and no
  // manager's note on what works.
  const none = ['answer', 'before', 'actions', 'practice'];
  const expected = READ_KINDS.filter((kind) => !none.includes(kind));
  expect([...new Set(noted)].toSorted()).toEqual(expected.toSorted());
}, 60_000);
