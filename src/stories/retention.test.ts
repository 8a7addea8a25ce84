import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { purge } from '../service/retention.ts';
import { recentAudit } from '../store/audit.ts';
import { accessesOf } from '../store/access-log.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { changeGoal, addGoal, goalsOf } from '../store/goals.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { type Somebody, Story } from './story.testing.ts';
import { beginWithTwo } from './story-beginnings.testing.ts';

/* How long words stay, by kind. The purge of a day far ahead is done now, so that nobody has to live until then. */

const MONTH_MS = (365.25 / 12) * 24 * 3600_000;

let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  ({ story, kari, ola } = await beginWithTwo());
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: 'The harbour is calm again' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await ola.sends({ reply: 'The crane comes on Friday' });
  await ola.closes();
});

afterEach(() => story.end());

const doing = <T>(work: (tx: Tx) => T): T => story.practice.app.store.transact(work);
const kariIn = (tx: Tx): Person => personBySlackId(tx, 'UKARI')!;

/** As the purge will find things in so many months. */
const purgeIn = (months: number) =>
  doing((tx) => purge({ ...tx, now: Math.ceil(tx.now + months * MONTH_MS) }));

async function stored(): Promise<string> {
  await kari.opensHome();
  await kari.clicksOnHome('rights.open');
  const text = kari.modalText();
  await kari.closes();
  return text;
}

test('the words of a talk stay two years, and then both read that they are gone', async () => {
  purgeIn(23.5);
  expect(await stored()).toContain('What you prepared for talks');
  purgeIn(24.5);
  expect(await stored()).toContain('You have not written anything yet.');
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('Det Kari skrev her, er slettet.');
  expect(ola.modalText()).not.toContain('The crane comes on Friday');
  await ola.closes();
});

test('a shorter time that the company has chosen holds from the next purge on, and stands on the page', async () => {
  purgeIn(12);
  doing((tx) => setSetting(tx, 'keepTalks', 6));
  expect(await stored()).toContain('kept 6 months after the talk');
  purgeIn(7);
  expect(await stored()).toContain('You have not written anything yet.');
});

test('a goal goes three years after its end, and one that is open stays', () => {
  doing((tx) => {
    const { id } = kariIn(tx);
    const closed = addGoal(tx, id, { title: 'Closed', success: '', deadline: '2027-02-01' });
    addGoal(tx, id, { title: 'Open', success: '', deadline: '2027-02-01', parentId: closed });
    changeGoal(tx, closed, { state: 'closed', outcome: 'reached', closedAt: tx.now });
  });
  const titles = () => doing((tx) => goalsOf(tx, kariIn(tx).id).map(({ title }) => title)).toSorted();
  purgeIn(35);
  expect(titles()).toEqual(['Closed', 'Open']);
  purgeIn(37);
  expect(titles()).toEqual(['Open']);
});

test('the two logs go after two years', () => {
  doing((tx) => appendAudit(tx, { actor: 'app', what: 'old' }));
  purgeIn(23);
  expect(doing((tx) => accessesOf(tx, kariIn(tx).id))).not.toEqual([]);
  purgeIn(25);
  expect(doing((tx) => accessesOf(tx, kariIn(tx).id))).toEqual([]);
  expect(doing((tx) => recentAudit(tx, 100)).filter(({ what }) => what === 'old')).toEqual([]);
});

test('the words of somebody who has left Slack go after three months, once', async () => {
  const left = () => doing((tx) => recentAudit(tx, 100)).filter(({ what }) => what === 'words.erased');
  doing((tx) => tx.db.run(`UPDATE person SET deactivated_at = ${tx.now} WHERE slack_id = 'UKARI'`));
  purgeIn(2);
  expect(left()).toEqual([]);
  purgeIn(4);
  purgeIn(5);
  expect(left()).toMatchObject([{ actor: 'app' }]);
  doing((tx) => tx.db.run("UPDATE person SET deactivated_at = NULL WHERE slack_id = 'UKARI'"));
  expect(await stored()).toContain('You have not written anything yet.');
});

test('a server that is started anew twice a day clears away what is old all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samtale-'));
  await story.practice.moveInto(join(folder, 'samtale.db'));
  for (const day of ['12', '13', '14', '15'])
    for (const time of ['06:00', '18:00']) {
      await story.until(`2027-01-${day}`, time);
      await story.practice.restart();
    }
  const old = story.practice.clock.now() - 2 * 24 * 3600_000;
  expect(doing((tx) => tx.db.all(`SELECT * FROM seen WHERE at < ${old}`))).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('the purge twice is the purge once', () => {
  const all = () =>
    doing((tx) =>
      JSON.stringify(
        ['preparation', 'reply', 'goal', 'point', 'audit'].map((table) =>
          tx.db.all(`SELECT * FROM ${table}`),
        ),
      ),
    );
  purgeIn(25);
  const once = all();
  purgeIn(25);
  expect(all()).toBe(once);
});
