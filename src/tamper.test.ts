import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDice, type Dice } from './practice/dice.ts';
import { Story } from './story.testing.ts';
import { routesOf } from './slack/nouns.ts';
import { grantRole, personBySlackId } from './store/people.ts';
import { walk } from './walk.testing.ts';

/*
 * Somebody who can send any well-signed payload, with ids they have seen elsewhere: nothing of others may be read or
 * changed, nothing may crash, and Slack always gets its answer.
 */

const ROUTES = routesOf('/checkin');
const CLICKS = Object.keys(ROUTES.clicks);
const FORMS = Object.keys({ ...ROUTES.forms, ...ROUTES.closings });
const SECRET = 'qzxsecretqzx';
const ROUNDS = 300;
const PATIENCE_MS = 180_000;
const WORDS = ['', 'prepare', 'add', 'talk', 'help-me'];
/** A win is made public by its writer, and then it is. */
const AVOID = new Set(['checkin.skip', 'me.not_away', 'win.share', 'rights.erase_now', 'rights.leave_now']);

const CSV = [
  'user_id,team,manager,every_weeks,weekday,time,minutes',
  'UKARI,Drift,UOLA,1,tuesday,10:00,20',
  'UINGRID,Salg,UMATS,1,tuesday,11:00,20',
].join('\n');

let story: Story;

beforeAll(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] });
  await story.import(CSV);
  await story.until('2027-01-11', '14:05');
  for (const user of ['UKARI', 'UOLA'])
    await walk(story, user, { words: WORDS, write: SECRET, avoid: AVOID });
}, PATIENCE_MS);

afterAll(() => story.end());

/** What no id ever looks like, and what looks like one elsewhere. */
const ODD = [
  '',
  '__proto__',
  'constructor',
  'next',
  'own',
  'mine',
  'UKARI',
  '1',
  '-1',
  'x'.repeat(10_000),
  '\u202e\u0000',
  '2027-W02',
];

/** Tables in which the two have left something; `WITH_IDS` are reached for by an id. */
const WITH_IDS = ['checkin', 'pair', 'point', 'goal', 'action', 'strength', 'help', 'public_win', 'reply'];
const TABLES = [
  ...WITH_IDS,
  'preparation',
  'preparation_answer',
  'talk_note',
  'obstacle',
  'career',
  'handover',
  'company_goal',
  'template_version',
  'team',
  'role',
  'setting',
  'absence',
  'team_guess',
  'tag',
  'tagged',
  'practice',
  'experiment',
];

/** Every id there is, as if somebody had read them all on others' screens, by kind. */
function idsKnown(): string[][] {
  const of = (table: string) =>
    story.practice.app.store
      .read((tx) => tx.db.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`))
      .map(({ id }) => id);
  return [...WITH_IDS.map(of).filter((ids) => ids.length > 0), ODD];
}

type Row = Record<string, unknown>;

/** All that is stored, apart from deliveries, messages and what belongs to the attacker alone. */
function stored(attacker: string): string {
  const rows = story.practice.app.store.read((tx) => {
    const { id } = personBySlackId(tx, attacker)!;
    const all = TABLES.map((table) => tx.db.all<Row>(`SELECT * FROM ${table} ORDER BY 1, 2`));
    return all.map((of) => of.filter((row) => row['person_id'] !== id));
  });
  const json = JSON.stringify(rows, (_, value: unknown) =>
    Buffer.isBuffer(value) ? value.toString('hex') : value,
  );
  return createHash('sha256').update(json).digest('hex');
}

const EACH = 4;

/** With each action ids of some kinds; all of the actions together try every kind often. */
const idsFor = (dice: Dice, known: string[][]): string[] =>
  Array.from({ length: EACH }, () => pick(dice, pick(dice, known)));

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
  const known = idsKnown();
  const ids = known.flat();
  const got: unknown[] = [];
  const bodies = [
    ...CLICKS.flatMap((action) => idsFor(dice, known).map((id) => onHome(user, action, id))),
    ...Array.from({ length: ROUNDS }, (_, n) => body(dice, user, ids, n)),
  ];
  for (const given of bodies) {
    const result = await story.practice.actOnly({ do: 'raw', body: given });
    if (!result.acked) throw new Error(`no answer to ${JSON.stringify(given).slice(0, 300)}`);
    got.push(result, story.workspace.modals.get(user));
    story.workspace.modals.delete(user);
  }
  await story.practice.settle();
  return JSON.stringify([...got, story.workspace.homes.get(user)]);
}

test.each(['UPER', 'UNINA'])(
  '%s reaches nothing of others with any payload',
  async (user) => {
    const before = stored(user);
    expect(await attack(user)).not.toContain(SECRET);
    expect(stored(user)).toBe(before);
  },
  PATIENCE_MS,
);

test(
  'an administrator who is HR too is shown no word that others wrote',
  async () => {
    story.practice.app.store.transact((tx) => {
      const { id } = personBySlackId(tx, 'UPER')!;
      grantRole(tx, id, 'admin');
      grantRole(tx, id, 'hr');
    });
    expect(await attack('UPER')).not.toContain(SECRET);
  },
  PATIENCE_MS,
);
