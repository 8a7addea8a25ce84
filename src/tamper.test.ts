import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDice, type Dice } from './practice/dice.ts';
import { type Somebody, Story } from './story.testing.ts';
import { calendarRoutes } from './slack/calendar-file.ts';
import { checkinRoutes } from './slack/checkin.ts';
import { digestRoutes } from './slack/digest.ts';
import { goalRoutes } from './slack/goals.ts';
import { helpRoutes } from './slack/help.ts';
import { halfYearRoutes } from './slack/half-year.ts';
import { historyRoutes } from './slack/history.ts';
import { meRoutes } from './slack/me.ts';
import { outcomeRoutes } from './slack/outcomes.ts';
import { pulseRoutes } from './slack/pulse.ts';
import { setupRoutes } from './slack/setup.ts';
import { summaryRoutes } from './slack/summary.ts';
import { nextStepRoutes } from './slack/talk-next.ts';
import { talkReadingRoutes } from './slack/talk-reading.ts';
import { talkRoutes } from './slack/talk.ts';
import { winRoutes } from './slack/wins.ts';
import { grantRole, personBySlackId } from './store/people.ts';

/*
 * Somebody who can send any well-signed payload, with ids they have seen elsewhere: nothing of others may be read or
 * changed, nothing may crash, and Slack always gets its answer.
 */

const TABLES = [
  checkinRoutes,
  goalRoutes,
  outcomeRoutes,
  meRoutes('/checkin'),
  pulseRoutes,
  digestRoutes,
  setupRoutes,
  historyRoutes,
  summaryRoutes,
  halfYearRoutes,
  calendarRoutes,
  talkRoutes,
  nextStepRoutes,
  talkReadingRoutes,
  helpRoutes,
  winRoutes,
];
const CLICKS = TABLES.flatMap(({ clicks }) => Object.keys(clicks ?? {}));
const FORMS = TABLES.flatMap(({ forms, closings }) => Object.keys({ ...forms, ...closings }));
const SECRET = 'qzxsecretqzx';
const ROUNDS = 300;

const CSV = [
  'user_id,team,manager,every_weeks,weekday,time,minutes',
  'UKARI,Drift,UOLA,1,tuesday,10:00,20',
  'UINGRID,Salg,UMATS,1,tuesday,11:00,20',
].join('\n');

let story: Story;
let kari: Somebody;

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] });
  kari = story.person('UKARI');
  await story.import(CSV);
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: SECRET, win: SECRET });
  await kari.closes();
  await story.person('UOLA').clicks('checkin.read');
  await story.person('UOLA').sends({ reply: SECRET });
  await story.person('UOLA').closes();
  await kari.command('help-me');
  await kari.sends({ text: SECRET });
  await kari.closes();
});

afterEach(() => story.end());

/** Every id that stands anywhere in what others were shown, and what no id ever looks like. */
function idsSeen(): string[] {
  const all = JSON.stringify([...story.workspace.messages.values(), ...story.workspace.homes.values()]);
  const found = [...all.matchAll(/"value":"([^"]{1,80})"/g)].map(([, value]) => value!);
  const odd = [
    '',
    '__proto__',
    'constructor',
    'next',
    'UKARI',
    '1',
    '-1',
    'x'.repeat(10_000),
    '\u202e\u0000',
    '2027-W02',
  ];
  return [...new Set([...found, ...odd])];
}

/** All that is stored, apart from deliveries, messages and what belongs to the attacker alone. */
function stored(): string {
  const { practice } = story;
  const rows = practice.app.store.read((tx) =>
    [
      'checkin',
      'preparation',
      'reply',
      'point',
      'talk_note',
      'goal',
      'action',
      'help',
      'public_win',
      'pair',
      'team',
      'role',
      'setting',
      'absence',
    ].map((table) => tx.db.all(`SELECT * FROM ${table} ORDER BY 1, 2`)),
  );
  const json = JSON.stringify(rows, (_, value: unknown) =>
    Buffer.isBuffer(value) ? value.toString('hex') : value,
  );
  return createHash('sha256').update(json).digest('hex');
}

const pick = <T>(dice: Dice, from: readonly T[]): T => from[Math.floor(dice.roll() * from.length)]!;

const ODD_STATES = [
  {},
  { strengths: { 'checkin.typed': { type: 'plain_text_input', value: 'mine now' } } },
  { strengths: null, done: { v: { selected_options: null } } },
  { __proto__: { v: {} }, reply: { v: { value: 'mine now' } }, point: { v: { value: 'mine now' } } },
  {
    date: { v: { selected_option: { value: '2027-01-13' } } },
    time: { v: { selected_option: { value: '99:99' } } },
  },
  { members: { v: { selected_users: ['UKARI', 'UINGRID'] } }, name: { v: { value: 'Mine' } } },
];

function body(dice: Dice, user: string, ids: string[], n: number): Record<string, unknown> {
  const value = pick(dice, ids);
  const state = { values: pick(dice, ODD_STATES) };
  const view = {
    id: `VTAMPER${n}`,
    hash: `1.${n}`,
    type: 'modal',
    callback_id: pick(dice, FORMS),
    private_metadata: value,
    state,
    blocks: [],
  };
  const common = {
    user: { id: user, team_id: story.workspace.team.id },
    team: { id: story.workspace.team.id },
  };
  const action = {
    type: 'button',
    action_id: pick(dice, CLICKS),
    block_id: value,
    value,
    action_ts: `1.${n}`,
  };
  const shapes = [
    { ...common, type: 'block_actions', container: { type: 'view' }, view, actions: [action] },
    {
      ...common,
      type: 'block_actions',
      container: { type: 'view' },
      view: { ...view, type: 'home' },
      actions: [action],
    },
    { ...common, type: 'view_submission', view },
    { ...common, type: 'view_closed', view, is_cleared: false },
  ];
  return { ...pick(dice, shapes), api_app_id: story.workspace.appId };
}

/** A button on Home, with somebody else's id. */
function onHome(user: string, action: string, value: string): Record<string, unknown> {
  const { team, appId } = story.workspace;
  return {
    type: 'block_actions',
    user: { id: user, team_id: team.id },
    team: { id: team.id },
    api_app_id: appId,
    container: { type: 'view' },
    view: {
      id: 'VHOME',
      hash: '1',
      type: 'home',
      callback_id: '',
      private_metadata: '',
      state: { values: {} },
    },
    actions: [
      {
        type: 'button',
        action_id: action,
        block_id: 'b',
        value,
        action_ts: `${action} ${value.slice(0, 40)}`,
      },
    ],
  };
}

/** Sends them all. What came back, with what then stood before the attacker; throws when one gets no answer. */
async function attack(user: string): Promise<string> {
  const dice = createDice(20_270_111);
  const ids = idsSeen();
  const got: unknown[] = [];
  const bodies = [
    ...CLICKS.flatMap((action) => ids.map((id) => onHome(user, action, id))),
    ...Array.from({ length: ROUNDS }, (_, n) => body(dice, user, ids, n)),
  ];
  for (const given of bodies) {
    const result = await story.practice.act({ do: 'raw', body: given });
    if (!result.acked) throw new Error(`no answer to ${JSON.stringify(given).slice(0, 300)}`);
    got.push(result, story.workspace.modals.get(user));
    story.workspace.modals.delete(user);
  }
  return JSON.stringify([...got, story.workspace.homes.get(user)]);
}

test.each(['UPER', 'UNINA'])('%s reaches nothing of others with any payload', async (user) => {
  const before = stored();
  expect(await attack(user)).not.toContain(SECRET);
  expect(stored()).toBe(before);
});

test('an administrator who is HR too is shown no word that others wrote', async () => {
  story.practice.app.store.transact((tx) => {
    const { id } = personBySlackId(tx, 'UPER')!;
    grantRole(tx, id, 'admin');
    grantRole(tx, id, 'hr');
  });
  expect(await attack('UPER')).not.toContain(SECRET);
});
