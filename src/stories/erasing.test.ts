import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownData } from '../service/own-data.ts';
import type { Tx } from '../store/db.ts';
import { personBySlackId } from '../store/people.ts';
import { type Somebody, Story } from './story.testing.ts';
import { beginWithTwo } from './story-beginnings.testing.ts';
import { walk } from './walk.testing.ts';

/* Somebody takes their words back: what goes, what stays, and what the other of the two sees. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  ({ story, kari, ola } = await beginWithTwo());
  await story.until('2027-01-11', '09:05');
});

afterEach(() => story.end());

async function opens(who: Somebody, choice: 'rights.erase' | 'rights.leave'): Promise<void> {
  await who.opensHome();
  await who.clicksOnHome('rights.open');
  await who.clicksInModal(choice);
}

async function erases(who: Somebody): Promise<void> {
  await opens(who, 'rights.erase');
  await who.clicksInModal('rights.erase_now');
}

async function prepares(): Promise<void> {
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'The harbour is calm again', obstacle: 'The crane is still broken' });
  await kari.closes();
}

const AVOID = new Set(['checkin.skip', 'me.not_away', 'rights.erase_now', 'rights.leave_now']);
const MARK = 'qzxmarkqzx';
const look = (user: string, write?: string) =>
  walk(story, user, {
    words: ['', 'prepare', 'add', 'talk', 'help-me', 'statements'],
    avoid: AVOID,
    ...(write === undefined ? {} : { write }),
  });

/** Every sealed value that stands in the database, whosoever it is. */
function sealed(tx: Tx): string[] {
  const tables = tx.db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  return tables.flatMap(({ name }) =>
    tx.db
      .all<Record<string, unknown>>(`SELECT * FROM ${name}`)
      .flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)))
      .filter(({ length }) => length > 32)
      .map((value) => value.toString('latin1')),
  );
}

test('before anything happens it is said what goes, what stays and why', async () => {
  await prepares();
  await opens(kari, 'rights.erase');
  const text = kari.modalText();
  expect(text).toContain('What you prepared for talks: 1');
  expect(text).toContain('Sums of at least five people that have been published');
  expect(text).toContain('What others wrote: it is theirs');
  expect(text).toContain('Backups made earlier hold it until they are thrown away.');
  await kari.closes();
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('The harbour is calm again');
  await ola.closes();
});

test('of everything a person wrote anywhere no byte is left, in the file, its log or a new backup', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'samtale-')), 'samtale.db');
  await story.practice.moveInto(file);
  story.typed.add(MARK);
  expect((await look('UKARI', MARK)).seen).toContain(MARK);
  expect((await look('UOLA')).seen).toContain(MARK);
  const { store } = story.practice.app;
  const before = store.read(sealed);
  await erases(kari);
  const left = new Set(store.read(sealed));
  const gone = before.filter((value) => !left.has(value));
  expect(gone.length).toBeGreaterThan(10);
  const copy = `${file}.copy`;
  await store.backup(copy);
  for (const place of [file, `${file}-wal`, copy]) {
    const bytes = readFileSync(place).toString('latin1');
    expect(gone.filter((value) => bytes.includes(value))).toEqual([]);
  }
  await kari.closes();
  await kari.clicksOnHome('rights.open');
  expect(kari.modalText()).toContain('You have not written anything yet.');
  expect((await look('UKARI')).seen).not.toContain(MARK);
  expect((await look('UOLA')).seen).not.toContain(MARK);
}, 120_000);

test('what was prepared and not answered counts as not prepared, and can be prepared anew', async () => {
  await prepares();
  await erases(kari);
  expect(kari.modalText()).toContain('Deleted. You go on taking part');
  await kari.closes();
  await ola.opensHome();
  await ola.clicksOnHome('report.open');
  expect(ola.modalText()).toContain('Kari har ikke skrevet noe ennå.');
  await ola.closes();
  await prepares();
  await ola.opensHome();
  await ola.clicksOnHome('report.open');
  expect(ola.modalText()).toContain('The harbour is calm again');
  await ola.closes();
});

test('where something was answered both read that it has been deleted, and the answer stays', async () => {
  await prepares();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'The crane comes on Friday' });
  await ola.closes();
  await erases(kari);
  await kari.closes();
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('Det Kari skrev her, er slettet.');
  expect(ola.modalText()).toContain('The crane comes on Friday');
  await ola.closes();
  await kari.clicks('checkin.read');
  expect(kari.modalText()).toContain('What you wrote here has been deleted.');
  await kari.closes();
});

test('a manager who deletes takes the own replies away and leaves the words of the employee', async () => {
  await prepares();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'The crane comes on Friday' });
  await ola.closes();
  await erases(ola);
  await ola.closes();
  await kari.clicks('checkin.read');
  expect(kari.modalText()).toContain('The harbour is calm again');
  expect(kari.modalText()).not.toContain('The crane comes on Friday');
  await kari.closes();
});

test('what a manager wrote for others is in the own download, and goes from their lists with the rest', async () => {
  await ola.opensHome();
  await ola.clicksOnHome('action.for');
  await ola.sends({ text: 'Call the harbour office', goal: 'none', owner: 'employee' });
  await ola.closes();
  await ola.opensHome();
  await ola.clicksOnHome('goal.people');
  await ola.clicksInModal('goal.all');
  await ola.clicksInModal('goal.new');
  await ola.sends({ title: 'Lead the harbour project', success: 'It is done', deadline: '2027-06-30' });
  await ola.closes();
  const { store } = story.practice.app;
  const written = () => store.read((tx) => ownData(tx, personBySlackId(tx, 'UOLA')!).written);
  expect(written()).toEqual([
    expect.objectContaining({ kind: 'goals', entries: [expect.objectContaining({ other: 'Kari Berg' })] }),
    expect.objectContaining({ kind: 'actions', entries: [expect.objectContaining({ other: 'Kari Berg' })] }),
  ]);
  await kari.opensHome();
  expect(kari.homeText()).toContain('Call the harbour office');
  expect(kari.homeText()).toContain('Lead the harbour project');
  await erases(ola);
  await ola.closes();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('harbour');
  expect(written()).toEqual([]);
});

test('an action point that the employee has put into other words is the employee’s from then on', async () => {
  await ola.opensHome();
  await ola.clicksOnHome('action.for');
  await ola.sends({ text: 'Call the harbour office', goal: 'none', owner: 'employee' });
  await ola.closes();
  await kari.opensHome();
  await kari.clicksOnHome('action.all');
  await kari.clicksInModal('action.edit');
  await kari.sends({ text: 'Write to the harbour master' });
  await kari.closes();
  await opens(ola, 'rights.erase');
  expect(ola.modalText()).toContain('Det er ikke noe av ditt å slette.');
  await ola.closes();
  await opens(kari, 'rights.erase');
  expect(kari.modalText()).toContain('Action points you wrote, also for others: 1');
});

test('whoever leaves is asked nothing from then on, and comes back by a button on Home', async () => {
  await opens(kari, 'rights.leave');
  expect(kari.modalText()).toContain('Taking part is voluntary.');
  await kari.clicksInModal('rights.leave_now');
  expect(kari.modalText()).toContain('You have left.');
  await kari.closes();
  const heard = kari.messages().length;
  await story.until('2027-01-26', '12:00');
  expect(kari.messages()).toHaveLength(heard);
  await kari.opensHome();
  await kari.clicksOnHome('me.resume');
  await story.until('2027-02-02', '12:00');
  expect(kari.messages().length).toBeGreaterThan(heard);
});
