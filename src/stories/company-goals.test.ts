import { afterEach, beforeEach, expect, test } from 'vitest';
import { recentAudit } from '../store/audit.ts';
import { companyGoalById, companyGoals } from '../store/company-goals.ts';
import { addGoal, changeGoal } from '../store/goals.ts';
import { personBySlackId } from '../store/people.ts';
import { factsOf } from '../store/publications.ts';
import { beginWithCrew, CREW } from './story-beginnings.testing.ts';
import type { Story } from './story.testing.ts';

/* What the company wants to reach: published and retired by HR, and the share of goals that serve it in the digest. */

const GROW = { nb: 'Flere faste kunder i Bergen', en: 'More regular customers in Bergen' };
const SAFE = { nb: 'Ingen skader på lageret', en: 'Nobody is hurt in the warehouse' };

let story: Story;

beforeEach(async () => {
  story = await beginWithCrew();
});

afterEach(() => story.end());

const hr = () => story.person('UINGRID');
const now = () => story.practice.app.store.read((tx) => companyGoals(tx).map(({ nb, en }) => ({ nb, en })));
const said = () => story.workspace.messages.get('CHR')?.at(-1)?.text ?? '';

async function openGoals(): Promise<void> {
  await hr().opensHome();
  await hr().clicksOnHome('company.goals');
}

async function publishes(goal: { nb: string; en: string }): Promise<void> {
  await openGoals();
  await hr().clicksInModal('company.new');
  await hr().sends(goal);
  await hr().submits();
  await hr().closes();
}

/** Each of these people has one goal, and so many of them serve the first company goal. */
function haveGoals(people: string[], serving: number): void {
  story.practice.app.store.transact((tx) => {
    const companyGoalId = companyGoals(tx)[0]?.id ?? null;
    for (const [place, user] of people.entries()) {
      const words = { title: `Goal ${place}`, success: 'Seen by both', deadline: '2027-06-01' };
      const id = addGoal(tx, personBySlackId(tx, user)!.id, words);
      if (place < serving) changeGoal(tx, id, { companyGoalId });
    }
  });
}

test('HR publishes one in both languages, after having seen what will happen', async () => {
  await openGoals();
  expect(hr().modalText()).not.toContain('company.retire');
  await hr().clicksInModal('company.new');
  await hr().sends(GROW);
  expect(hr().modalText()).toContain(GROW.nb);
  expect(hr().modalText()).toContain(GROW.en);
  expect(now()).toEqual([]);
  await hr().submits();
  expect(now()).toEqual([GROW]);
  const audit = story.practice.app.store.read((tx) => recentAudit(tx, 5).map(({ what }) => what));
  expect(audit).toContain('company_goal.published');
  expect(audit.join()).not.toContain(GROW.nb);
});

test('each language is asked for on its own field, and the other keeps what was typed', async () => {
  await openGoals();
  await hr().clicksInModal('company.new');
  const { errors } = await hr().sends({ ...GROW, en: '  ' });
  expect(Object.keys(errors ?? {})).toEqual(['en']);
  expect(hr().field('nb')).toBe(GROW.nb);
});

test('what was looked at can still be changed, and comes back as it was typed', async () => {
  await openGoals();
  await hr().clicksInModal('company.new');
  await hr().sends(GROW);
  await hr().clicksInModal('setup.change');
  expect([hr().field('nb'), hr().field('en')]).toEqual([GROW.nb, GROW.en]);
});

test('there are five at most, and none twice', async () => {
  await publishes(GROW);
  await openGoals();
  await hr().clicksInModal('company.new');
  expect(Object.keys((await hr().sends(GROW)).errors ?? {})).toEqual(['nb', 'en']);
  await hr().closes();
  for (const n of [2, 3, 4]) await publishes({ nb: `Mål ${n}`, en: `Goal ${n}` });
  await openGoals();
  await hr().clicksInModal('company.new');
  await hr().sends({ nb: 'Mål 6', en: 'Goal 6' });
  const mats = story.person('UMATS');
  await mats.opensHome();
  await mats.clicksOnHome('company.goals');
  await mats.clicksInModal('company.new');
  await mats.sends({ nb: 'Mål 5', en: 'Goal 5' });
  await mats.submits();
  await hr().submits();
  expect(now()).toHaveLength(5);
  await openGoals();
  expect(hr().modalText()).not.toContain('company.new');
});

test('one is retired after a look, and taken back as long as it is the newest change', async () => {
  await publishes(GROW);
  haveGoals(['UKARI'], 1);
  const id = story.practice.app.store.read((tx) => companyGoals(tx)[0]!.id);
  await openGoals();
  await hr().clicksInModal('company.retire');
  expect(now()).toEqual([GROW]);
  await hr().submits();
  expect(now()).toEqual([]);
  expect(story.practice.app.store.read((tx) => companyGoalById(tx, id))).toMatchObject(GROW);
  await hr().clicksInModal('setup.undo');
  expect(now()).toEqual([GROW]);
});

test('a published one is taken back as if it had never been, unless a goal serves it already', async () => {
  for (const served of [0, 1]) {
    await publishes(SAFE);
    const id = story.practice.app.store.read((tx) => companyGoals(tx)[0]!.id);
    haveGoals(['UKARI'], served);
    await hr().opensHome();
    await hr().clicksOnHome('setup.undo');
    await hr().closes();
    expect(now()).toEqual([]);
    const left = story.practice.app.store.read((tx) => companyGoalById(tx, id));
    expect(left === undefined).toBe(served === 0);
  }
});

test('nobody but HR and administrators gets there', async () => {
  await story.person('UKARI').opensHome();
  expect(story.person('UKARI').homeText()).not.toContain('company.goals');
});

test('the digest says in words how many goals serve one, computed once at the close', async () => {
  await publishes(GROW);
  haveGoals(CREW, 4);
  await story.until('2027-01-18', '12:01');
  const fact = () => story.practice.app.store.read((tx) => factsOf(tx, '2027-W02', '2027-W02')[0]?.linked);
  expect(fact()).toEqual({ part: 4, whole: 6, people: 6 });
  haveGoals(CREW, 0);
  await story.until('2027-01-19', '09:05');
  expect(fact()).toEqual({ part: 4, whole: 6, people: 6 });
  expect(said()).toContain('Serving one of the company’s goals: most of the open goals.');
  expect(said()).not.toContain(GROW.en);
});

test('with goals of four people there is no share, and without company goals no line', async () => {
  await publishes(GROW);
  haveGoals([...CREW.slice(0, 4), ...CREW.slice(0, 4)], 8);
  await story.until('2027-01-19', '09:05');
  expect(said()).not.toContain('company’s goals');
  haveGoals(CREW, 6);
  await openGoals();
  await hr().clicksInModal('company.retire');
  await hr().submits();
  await story.until('2027-01-26', '09:05');
  expect(said()).toContain('week 3');
  expect(said()).not.toContain('company’s goals');
});
