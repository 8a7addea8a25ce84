import { afterEach, beforeEach, expect, test } from 'vitest';
import { furnishSmall } from '../practice/small-company.ts';
import { rowsOfWeek } from '../service/exports.ts';
import { recentAudit } from '../store/audit.ts';
import { addAction } from '../store/actions.ts';
import { addGoal } from '../store/goals.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { addStrength, removeStrength } from '../store/strengths.ts';
import { addTag, setTags, tags } from '../store/tags.ts';
import { Story } from './story.testing.ts';

/* The tags that HR keeps, who carries them, and what HR sees of that once a quarter. */

const CREW = ['UKARI', 'UPER', 'UINGRID', 'UNINA', 'UA', 'UB'];
const TEAM = [
  'user_id,team,manager,every_weeks,weekday,time,minutes',
  ...CREW.map((id, n) => `${id},Drift,UOLA,1,thursday,1${n}:00,20`),
].join('\n');
const SALES = { nb: 'Salg', en: 'Sales' };

let story: Story;

beforeEach(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      for (const id of ['UA', 'UB']) workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
    },
    config: { adminUserIds: ['UINGRID'] },
  });
  await story.import(TEAM);
  within((tx) => {
    grantRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr');
    setSetting(tx, 'language', 'en');
  });
});

afterEach(() => story.end());

const within = <T>(work: Parameters<typeof story.practice.app.store.transact<T>>[0]): T =>
  story.practice.app.store.transact(work);

const hr = () => story.person('UINGRID');
const kari = () => story.person('UKARI');
const now = () => within((tx) => tags(tx).map(({ nb, en }) => ({ nb, en })));

async function openTags(): Promise<void> {
  await hr().opensHome();
  await hr().clicksOnHome('tag.list');
}

async function adds(tag: { nb: string; en: string }) {
  await hr().clicksInModal('tag.new');
  return hr().sends(tag);
}

test('HR adds one in both languages, renames it, retires it and brings it back', async () => {
  await openTags();
  expect(hr().modalText()).toContain('None yet.');
  expect(Object.keys((await adds({ nb: 'Salg', en: ' ' })).errors ?? {})).toEqual(['en']);
  await hr().sends(SALES);
  expect(hr().modalText()).toContain('*Sales* · Salg');
  await adds({ nb: 'salg', en: 'Selling' });
  expect(now()).toEqual([SALES]);
  await hr().clicksInModal('tag.list');
  await hr().clicksInModal('tag.edit');
  await hr().sends({ nb: 'Salg', en: 'Selling' });
  expect(now()).toEqual([{ nb: 'Salg', en: 'Selling' }]);
  await hr().clicksInModal('tag.edit');
  await hr().clicksInModal('tag.retire');
  expect(now()).toEqual([]);
  await adds({ nb: 'Salg', en: 'Selling' });
  const before = within((tx) => tx.db.all('SELECT id FROM tag'));
  expect(before).toHaveLength(1);
  const audit = within((tx) => recentAudit(tx, 9).map(({ what }) => what));
  expect(audit.filter((what) => what.startsWith('tag.'))).toEqual([
    'tag.added',
    'tag.retired',
    'tag.renamed',
    'tag.added',
  ]);
});

test('there are twenty at most, and nobody but HR and administrators gets there', async () => {
  within((tx) => Array.from({ length: 20 }, (_, n) => addTag(tx, { nb: `Merke ${n}`, en: `Tag ${n}` })));
  await openTags();
  expect(hr().modalText()).toContain('There are twenty');
  expect(hr().modalText()).not.toContain('[tag.new]');
  await kari().opensHome();
  expect(kari().homeText()).not.toMatch(/tag\.list|competence\.open/);
});

async function writesGoal(more: Record<string, string | string[]>): Promise<void> {
  await kari().opensHome();
  await kari().clicksOnHome('goal.new');
  await kari().sends({ title: 'Ten customers', success: 'They say so', deadline: '2027-06-01', ...more });
}

test('a goal, a strength and something to learn carry up to three, and who sees it is said there', async () => {
  const [sales, data] = within((tx) => [addTag(tx, SALES), addTag(tx, { nb: 'Data', en: 'Data' })]);
  await kari().opensHome();
  await kari().clicksOnHome('goal.new');
  expect(kari().modalText()).toContain('only how many people use each is counted, from five on');
  await kari().fills({ title: 'Ten', tags: [data] });
  await kari().closes();
  await kari().clicksOnHome('goal.new');
  expect(JSON.stringify(kari().modal()!.view)).toMatch(/"initial_options":\[[^\]]*Data/);
  await kari().closes();
  await writesGoal({ tags: [sales, data] });
  expect(kari().modalText()).toMatch(/Tags: (Sales, Data|Data, Sales)/);
  await kari().clicksInModal('goal.edit');
  await kari().sends({ tags: [data] });
  expect(kari().modalText()).toContain('Tags: Data');
  await kari().clicksInModal('goal.edit');
  await kari().sends({ title: 'Eleven customers' });
  expect(kari().modalText()).toContain('Tags: Data');
  await kari().closes();

  await kari().clicksOnHome('strength.new');
  await kari().sends({ text: 'Listening', tags: [sales] });
  await kari().closes();
  await kari().clicksOnHome('action.new');
  await kari().sends({ text: 'Read about it', kind: 'learn', goal: 'none', tags: [data] });
  await kari().closes();
  await kari().clicksOnHome('action.new');
  await kari().sends({ text: 'Call them', kind: 'do', goal: 'none', tags: [data] });
  await kari().closes();
  const carried = within((tx) => tx.db.all('SELECT "of", tag_id AS tag FROM tagged ORDER BY "of"'));
  expect(carried).toEqual([
    { of: 'action', tag: data },
    { of: 'goal', tag: data },
    { of: 'strength', tag: sales },
  ]);
});

test('without a list nothing is asked, and a goal that goes takes its tags with it', async () => {
  await kari().opensHome();
  await kari().clicksOnHome('goal.new');
  expect(kari().modalText()).not.toContain('Tags');
  await kari().closes();
  const sales = within((tx) => addTag(tx, SALES));
  await writesGoal({ tags: [sales] });
  await kari().clicksInModal('goal.remove');
  expect(within((tx) => tx.db.all('SELECT * FROM tagged'))).toEqual([]);
});

test('a strength that the manager named can carry one too, in the manager’s words', async () => {
  const sales = within((tx) => addTag(tx, SALES));
  await kari().opensHome();
  await kari().clicksOnHome('strength.list');
  await kari().clicksInModal('strength.open');
  await kari().sends({ tags: [sales] });
  const carried = within((tx) => tx.db.all('SELECT tag_id AS tag FROM tagged'));
  expect(carried).toEqual([{ tag: sales }]);
});

/** So many people have something with this tag. */
function carry(tag: string, counts: { goals: number; strengths: number; learning: number }): string[] {
  return within((tx) =>
    CREW.flatMap((user, n) => {
      const { id } = personBySlackId(tx, user)!;
      if (n < counts.goals)
        for (const title of ['A', 'B'])
          setTags(tx, 'goal', addGoal(tx, id, { title, success: 'S', deadline: '2027-12-01' }), [tag]);
      if (n < counts.learning) {
        const to = { text: 'Learn', goalId: null, owner: 'employee', kind: 'learn' } as const;
        setTags(tx, 'action', addAction(tx, id, to), [tag]);
      }
      if (n >= counts.strengths) return [];
      const strength = addStrength(tx, { personId: id, authorId: id, pairId: null, text: `S${n}` });
      setTags(tx, 'strength', strength, [tag]);
      return [strength];
    }),
  );
}

async function seen(user = 'UINGRID'): Promise<string> {
  const person = story.person(user);
  await person.opensHome();
  await person.clicksOnHome('competence.open');
  const text = person.modalText();
  await person.closes();
  return text;
}

test('HR sees once a quarter how many people, never fewer than five, and it stays so', async () => {
  expect(await seen()).toContain('It begins with a short list of tags');
  const sales = within((tx) => addTag(tx, SALES));
  expect(await seen()).toContain('counted when the first week closes');
  const strengths = carry(sales, { goals: 5, strengths: 6, learning: 4 });
  await story.until('2027-01-18', '12:05');
  const first = 'Goals: 5–9 · Strengths: 5–9 · Learning: too few';
  expect(await seen()).toContain(first);
  expect(await seen()).toContain('Counted at the close of week 2, and next at the close of week 15');
  const kept = within((tx) => tx.db.get(`SELECT value FROM ledger_fact WHERE name = 'competence'`));
  expect(JSON.stringify(kept)).toContain('null');
  within((tx) => strengths.slice(0, 2).forEach((id) => removeStrength(tx, id)));
  await story.until('2027-04-12', '12:05');
  expect(await seen()).toContain(first);
  await story.until('2027-04-19', '12:05');
  expect(await seen()).toContain('Goals: 5–9 · Strengths: too few · Learning: too few');
  const ofTags = within((tx) => rowsOfWeek(tx, '2027-W15')).filter(({ measure }) => measure.of === 'tag');
  expect(ofTags.map(({ value }) => value.is.kind)).toEqual(['band', 'withheld', 'withheld']);
});

test('where the company’s minimum is higher, that counts', async () => {
  within((tx) => setSetting(tx, 'minimumGroup', 7));
  const sales = within((tx) => addTag(tx, SALES));
  carry(sales, { goals: 6, strengths: 0, learning: 0 });
  await story.until('2027-01-18', '12:05');
  expect(await seen()).toContain('Goals: too few');
});
