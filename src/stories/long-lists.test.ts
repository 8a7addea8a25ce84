import { expect, test } from 'vitest';
import { type Button, createHands, kindOf } from '../practice/hands.ts';
import type { OpenView, ShownBlock } from '../practice/shown.ts';
import type { Workspace } from '../practice/workspace.ts';
import { planAction } from '../service/actions.ts';
import { planGoal } from '../service/goal-writing.ts';
import { askForHelp } from '../service/help.ts';
import { bringPoint } from '../service/points.ts';
import { keepStrength } from '../service/strengths.ts';
import type { Tx } from '../store/db.ts';
import { grantRole, type Person, personBySlackId } from '../store/people.ts';
import { activePairOf } from '../store/teams.ts';
import { Story } from './story.testing.ts';

/*
 * The most that anybody may have: twelve goals, forty action points, texts as long as a field takes and of signs that
 * become longer on their way to Slack, and a manager of thirty who is HR and administrator too. Everything opens, within
 * Slack's limits, and what does not fit is told.
 */

const MANAGER = 'UBOSS';
const EMPLOYEE = 'UAMIRA';
const REPORTS = 30;
/** Some of what each must have seen, so that it is known to have been everywhere. */
const FORMS: Record<string, string[]> = {
  [EMPLOYEE]: [
    'checkin.preparation',
    'talk.sheet',
    'agenda',
    'goal.list',
    'goal.page',
    'action.tick',
    'history',
  ],
  [MANAGER]: [
    'checkin.answer',
    'report.all',
    'agenda',
    'setup.settings',
    'questions.list',
    'team.save',
    'guide',
  ],
};
/** What would end it for the two. */
const AVOID = new Set([
  'checkin.skip',
  'me.not_away',
  'setup.test_prompt',
  'rights.erase_now',
  'rights.leave_now',
]);

const NAMES = ['👩‍👩‍👧 أميرة بنت عبد الرحمن', 'יעל בת־אור 🦊', 'Åse <Brå> & Søn', 'Ragnhild '.repeat(12).trim()];

/** `n` tells them apart; the rest is as long as the field takes. */
const long = (n: number, most: number): string =>
  `${n} <&> "שלום" 👩‍👩‍👧 & _a_ *b* `.repeat(Math.ceil(most / 20)).slice(0, most - 4);

function furnish(workspace: Workspace): void {
  const add = (id: string, name: string, locale: string) => workspace.addPerson({ id, name, locale });
  add('UTOP', 'Top Boss', 'en-GB');
  add(MANAGER, 'محمد الأكبر 🧑🏽‍💻', 'nb-NO');
  add(EMPLOYEE, NAMES[0]!, 'en-GB');
  for (let n = 1; n < REPORTS; n += 1) add(`UR${n}`, `${NAMES[n % NAMES.length]!} ${n}`, 'en-GB');
}

const csv = (): string =>
  [
    'user_id,team,manager,parent_team,every_weeks,weekday,time,minutes',
    `${MANAGER},Top,UTOP,,1,wednesday,10:00,30`,
    `${EMPLOYEE},Team 0,${MANAGER},Top,1,tuesday,10:00,30`,
    ...Array.from(
      { length: REPORTS - 1 },
      (_, n) => `UR${n + 1},Team ${n + 1},${MANAGER},Top,1,tuesday,${10 + (n % 6)}:00,10`,
    ),
  ].join('\n');

function fillUp(tx: Tx, employee: Person, manager: Person): void {
  const pair = activePairOf(tx, employee.id)!.id;
  const none = { confidence: 1, companyGoalId: null, parentId: null, strengthId: null };
  const goals: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const parentId = n >= 8 ? goals[0]! : null;
    const words = { title: long(n, 200), success: long(n, 1000) };
    const deadline = n < 3 ? '2027-01-11' : '2027-03-01';
    const goal = planGoal(tx, employee, pair, {
      ...none,
      ...words,
      parentId,
      deadline: n >= 8 ? '2027-01-11' : deadline,
    });
    if (!goal.ok) throw new Error(goal.why);
    goals.push(goal.id);
  }
  for (let n = 0; n < 40; n += 1)
    planAction(tx, n % 4 === 3 ? manager : employee, pair, {
      text: long(n, 3000),
      kind: n % 5 === 4 ? 'stop' : 'do',
      owner: n % 4 === 3 ? 'manager' : 'employee',
      goalId: n % 2 === 0 ? goals[0]! : null,
      dueOn: n % 3 === 0 ? '2027-01-08' : null,
      firstStep: n === 0,
    });
  for (let n = 0; n < 25; n += 1) {
    bringPoint(tx, employee, pair, { text: long(n, 3000), important: n === 3 });
    bringPoint(tx, manager, pair, { text: long(100 + n, 3000), important: n === 3 });
  }
  for (let n = 0; n < 20; n += 1) keepStrength(tx, employee, long(n, 500));
}

/** Half of a character that takes two places. */
const LONE_HALF = /\p{Surrogate}/u;

/** What no reader may meet: a text that ends because Slack takes no more, half a sign, or a line turned around. */
function faultsOf(blocks: ShownBlock[]): string[] {
  const faults: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (value === null || typeof value !== 'object') return;
    const { text, type } = value as { text?: unknown; type?: string };
    if (typeof text === 'string') faults.push(...faultsIn(text, type === 'mrkdwn'));
    Object.values(value).forEach(look);
  };
  look(blocks);
  return faults;
}

const faultsIn = (text: string, isMarkup: boolean): string[] =>
  [
    text.length >= 2990 && text.endsWith('…') && 'cut at the limit',
    LONE_HALF.test(text) && 'half a character',
    isMarkup && /&(?!amp;|lt;|gt;)/.test(text) && 'half an entity',
    text.split('\u2068').length !== text.split('\u2069').length && 'turned around',
  ]
    .filter((fault) => fault !== false)
    .map((fault) => `${fault}: ${text.slice(0, 90)} … ${text.slice(-40)}`);

async function begin(): Promise<Story> {
  const story = await Story.begin({ start: ['2027-01-08', '12:00'], furnish });
  await story.import(csv());
  story.practice.app.store.transact((tx) => {
    const [employee, manager] = [EMPLOYEE, MANAGER].map((id) => personBySlackId(tx, id)!) as [Person, Person];
    grantRole(tx, manager.id, 'admin');
    grantRole(tx, manager.id, 'hr');
    fillUp(tx, employee, manager);
    fillUp(tx, manager, personBySlackId(tx, 'UTOP')!);
    for (let n = 1; n < 8; n += 1) askForHelp(tx, personBySlackId(tx, `UR${n}`)!, long(n, 3000));
  });
  return story;
}

/** Presses each kind of button that stands on Home, and each in what opens. Returns what is wrong with what was shown. */
async function looksEverywhere(story: Story, user: string): Promise<{ faults: string[]; forms: string[] }> {
  const hands = createHands(story.workspace, (act) => story.practice.act(act));
  const faults = new Set<string>();
  const known = new Set<string>();
  const forms = new Set<string>();
  const top = () => story.workspace.modals.get(user)?.at(-1) ?? null;
  const noticed = (place: string, buttons: Button[]) =>
    buttons.filter(({ action }) => {
      const key = `${place} ${action}`;
      return !AVOID.has(action) && !known.has(key) && known.add(key);
    });
  const looks = (place: string, blocks: ShownBlock[]) => {
    for (const fault of faultsOf(blocks)) faults.add(`${place} ${fault}`);
  };
  await story.person(user).opensHome();
  looks('home', story.workspace.homes.get(user)!.view.blocks);
  for (const first of noticed('home', hands.homeButtons(user))) {
    const opens = async (): Promise<OpenView | null> => {
      await hands.closeAll(user);
      const button = hands.homeButtons(user).find(({ action }) => action === first.action);
      return button === undefined ? null : hands.press(user, button);
    };
    const form = await opens();
    if (form === null) continue;
    forms.add(kindOf(form));
    looks(kindOf(form), form.view.blocks);
    for (const next of noticed(kindOf(form), hands.formButtons(form))) {
      const again = await opens();
      if (again === null) break;
      const button = hands.formButtons(again).find(({ action }) => action === next.action);
      if (button !== undefined) await hands.press(user, button);
      const then = top();
      if (then === null) continue;
      forms.add(kindOf(then));
      looks(kindOf(then), then.view.blocks);
    }
  }
  await hands.closeAll(user);
  return { faults: [...faults], forms: [...forms] };
}

test.each([EMPLOYEE, MANAGER])(
  '%s has the most of everything and can open it all',
  async (user) => {
    const story = await begin();
    const employee = story.person(EMPLOYEE);
    await employee.opensHome();
    await employee.clicksOnHome('checkin.prepare');
    await employee.sends({
      strengths: long(1, 3000),
      win: long(2, 3000),
      obstacle: long(3, 3000),
      wish: long(4, 3000),
      important: 'win',
    });
    await employee.closes();
    const { faults, forms } = await looksEverywhere(story, user);
    expect(faults).toEqual([]);
    expect(forms).toEqual(expect.arrayContaining(FORMS[user]!));
    await story.end();
  },
  240_000,
);
