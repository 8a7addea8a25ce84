import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { furnishSmall } from '../practice/small-company.ts';
import { goOn } from '../service/restoring.ts';
import { createCipher } from '../store/cipher.ts';
import { personBySlackId } from '../store/people.ts';
import { type Somebody, Story } from './story.testing.ts';
import { restoreInto } from '../worker/restore.ts';

/* The database is lost and comes back as it was some time ago. What was said since then is not said again. */

let story: Story;
let kari: Somebody;
let ingrid: Somebody;
let folder: string;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const CREW = ['UKARI', 'UINGRID', 'UMATS', 'UPER', 'UNINA'];
const TUESDAYS = [HEADER, ...CREW.map((id, n) => `${id},Drift,UOLA,1,tuesday,1${n}:00,20`)].join('\n');
const PROMPT = 'Your check-in with Ola Nordmann';

const file = () => join(folder, 'samtale.db');
const copy = () => join(folder, 'copy.db');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-'));
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    databaseFile: file(),
    config: { adminUserIds: ['UINGRID'] },
    furnish: (workspace) => {
      furnishSmall(workspace);
      const members = ['UINGRID', workspace.bot.userId];
      workspace.addChannel({ id: 'C0HR', kind: 'private', name: 'hr', members });
    },
  });
  kari = story.person('UKARI');
  ingrid = story.person('UINGRID');
  await story.import(TUESDAYS);
});

afterEach(async () => {
  await story.end();
  rmSync(folder, { recursive: true });
});

async function comesBack({ withKeys = true } = {}) {
  const { practice } = story;
  await practice.goDown();
  if (!withKeys) rmSync(`${file()}.weekkeys`, { force: true });
  const cipher = createCipher(Buffer.alloc(32, 7));
  const restored = restoreInto({ from: copy(), databaseFile: file(), cipher, clock: practice.clock });
  if (!restored.ok) throw new Error('somebody holds the lock');
  await practice.comeUp();
  return restored.lost;
}

const backUp = () => story.practice.app.store.backup(copy());
const prompts = (one: Somebody) => one.texts().filter((text) => text.includes(PROMPT)).length;

test('what was sent after the copy was made is held, and an administrator goes on without it', async () => {
  await story.until('2027-01-11', '08:00');
  await backUp();
  await story.until('2027-01-11', '15:30');
  expect([prompts(kari), prompts(ingrid)]).toEqual([1, 1]);
  await comesBack();
  await story.until('2027-01-11', '16:00');
  expect([prompts(kari), prompts(ingrid)]).toEqual([1, 1]);

  await kari.opensHome();
  expect(kari.homeText()).not.toContain('was restored');
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain(
    'Samtale was restored on Monday 11 January at 15:30, from the copy of Monday 11 January at 08:00',
  );
  expect(ingrid.homeText()).toMatch(/\d messages that fell due before that wait/);
  await ingrid.clicksOnHome('restored.go_on');
  expect(ingrid.modalText()).toContain('will not be sent again');
  await ingrid.closes();
  await ingrid.opensHome();
  expect(ingrid.homeText()).not.toContain('was restored');
  await story.until('2027-01-12', '07:59');
  expect([prompts(kari), prompts(ingrid)]).toEqual([1, 1]);
});

test('what was not sent goes out when an administrator says so, and what falls due later goes by itself', async () => {
  await story.until('2027-01-11', '08:00');
  await backUp();
  await story.practice.goDown();
  await story.until('2027-01-11', '10:00');
  await comesBack();
  expect(prompts(kari)).toBe(0);
  await ingrid.opensHome();
  await ingrid.clicksOnHome('restored.send');
  await ingrid.closes();
  await story.until('2027-01-11', '11:00');
  expect([prompts(kari), prompts(ingrid)]).toEqual([1, 1]);
  await story.until('2027-01-18', '09:30');
  expect([prompts(kari), prompts(ingrid)]).toEqual([2, 2]);
});

test('a message that waited in the copy is looked up, and sent only if it is not there', async () => {
  await story.until('2027-01-11', '09:30');
  await story.until('2027-01-18', '08:59');
  story.workspace.faults.always('chat.postMessage', 'rate_limited');
  await story.until('2027-01-18', '09:01');
  await backUp();
  story.workspace.faults.clear();
  await story.until('2027-01-18', '09:30');
  const before = CREW.map((id) => prompts(story.person(id)));
  await comesBack();
  await story.until('2027-01-18', '10:00');
  expect(CREW.map((id) => prompts(story.person(id)))).toEqual(before);
  expect(before[0]).toBe(2);
  expect(story.logLines.filter((line) => line.includes('outbox.looked_up'))).not.toEqual([]);
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('No message waits because of it.');
});

test('only an administrator is asked how it goes on', async () => {
  await backUp();
  await comesBack();
  const { store } = story.practice.app;
  const went = store.transact((tx) => goOn(tx, personBySlackId(tx, 'UKARI')!, { send: true }));
  expect(went).toEqual({ ok: false, why: 'not_allowed' });
});

test('a week that was closed after the copy was made is not closed again with other numbers', async () => {
  await story.until('2027-01-11', '00:30');
  await backUp();
  const weeks = () =>
    story.practice.app.store.read((tx) => ({
      facts: tx.db
        .all<{ week: string }>('SELECT DISTINCT week FROM ledger_fact ORDER BY week')
        .map(({ week }) => week),
      open: tx.db
        .all<{ week: string }>('SELECT week FROM pulse_week WHERE closed_at IS NULL')
        .map(({ week }) => week),
    }));
  await story.until('2027-01-19', '12:00');
  expect(weeks().facts).toContain('2027-W02');
  const lost = await comesBack();
  expect(lost.withoutNumbers).toContain('2027-W02');
  await story.until('2027-01-20', '12:00');
  expect(weeks()).toEqual({ facts: [], open: ['2027-W03'] });
});
