import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, OUTCOMES } from '../domain/goals.ts';
import { type Language, textsFor } from '../i18n/index.ts';
import {
  accepts,
  adds,
  agreesOn,
  also,
  brings,
  callsForHelp,
  carriesOn,
  concludes,
  finishes,
  isJudged,
  isKeptPromise,
  isPromised,
  isProposed,
  leaves,
  prepares,
  sets,
  setsPart,
  talk,
  ticks,
  turns,
  writesDown,
} from './six-months-deeds.testing.ts';
import { Play, type Role, type Script, type Talk, type Told } from './six-months.testing.ts';
import { type Somebody, Story } from './story.testing.ts';
import { capital } from '../views/parts.ts';

/* Half a year of four pairs, and whether what they see at the end is what happened. */

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes,language';
const COMPANY = `${HEADER}
UKARI,Drift,UOLA,1,tuesday,10:00,20,
UMATS,Drift,UOLA,1,wednesday,10:30,20,
UPER,Salg,UINGRID,2,thursday,13:00,30,nb
UNINA,Salg,UINGRID,1,monday,10:00,20,
`;
const HANDOVER = `${HEADER}\nUKARI,Salg,UINGRID,1,tuesday,10:00,20,\n`;

const PEOPLE = ['UKARI', 'UOLA', 'UINGRID', 'UMATS', 'UPER', 'UNINA'];
type Six = [Somebody, Somebody, Somebody, Somebody, Somebody, Somebody];

const WEEKS = Array.from({ length: 26 }, (_, place) => place + 1);

/** Kari's manager changes in this week, after the prompt has gone out. */
const CHANGE = 15;

/** Another manager: the earlier one loses access at once, and Kari hands over what she has prepared. */
async function getsIngrid(play: Play, role: Role): Promise<void> {
  const { who: kari, manager: ola } = role;
  await ola.opensHome();
  expect(ola.homeText()).toContain('Kari Berg');
  const earlier = play.checkins(kari.user).findLast(({ state }) => state === 'held')!;
  await play.story.import(HANDOVER);
  expect(ola.homeText()).not.toContain('Kari Berg');
  await play.press(ola, 'checkin.read', earlier.id);
  expect(ola.modal()).toBeUndefined();
  role.manager = play.story.person('UINGRID');
  await kari.opensHome();
  await kari.clicksOnHome('handover.open');
  await play.sends(kari, { parts: ['preparations'] });
}

/** The point of the skipped week. */
async function carriesOver(play: Play, { who }: Role): Promise<void> {
  expect(play.openPoints(who.user)).toEqual(['The new tool']);
}

async function isTalkedAbout(play: Play, { who }: Role): Promise<void> {
  expect(play.openPoints(who.user)).toEqual([]);
}

async function isSeenAtRisk(play: Play, { manager }: Role): Promise<void> {
  const screens = await play.reportsOf(manager);
  expect(screens.find((one) => one.includes('Kari Berg'))).toMatch(
    /Mål som trenger et blikk[^]*Lead the release/,
  );
}

/** What was in the way in week 4, after three more talks. */
async function isOnTop(play: Play, { who }: Role): Promise<void> {
  await who.opensHome();
  await who.clicksOnHome('agenda.open');
  const text = who.modalText();
  expect(text.indexOf('No access to the archive')).toBeGreaterThan(0);
  expect(text.indexOf('No access to the archive')).toBeLessThan(text.indexOf('Points'));
  await play.closes(who);
}

/** After two that nobody answered Per was not asked any more; one answer is enough. */
async function isAnsweredAtLast(play: Play, { who, manager }: Role): Promise<void> {
  const of = (week: string) => play.checkins(who.user).find((one) => one.week === week)!;
  expect(of('2027-W09').promptedAt).toBeNull();
  expect(await play.press(manager, 'checkin.read', of('2027-W07').id)).toBe(true);
  await play.sends(manager, { reply: 'At long last' });
}

const SCRIPT: Script = [
  [1, 'kari', sets('Lead the release', '2027-03-16')],
  [1, 'kari', adds('Call the archive', 'do', 'Lead the release')],
  [2, 'kari', setsPart('Lead the release', 'The plan', '2027-02-10')],
  [2, 'kari', ticks('Call the archive')],
  [3, 'kari', brings('The new tool')],
  [3, 'kari', talk('skipped')],
  [4, 'kari', also(carriesOver)],
  [4, 'kari', prepares({ 'goal:Lead the release': 'stuck' })],
  [5, 'kari', adds('Reading mail at night', 'stop')],
  [5, 'kari', also(isTalkedAbout)],
  [5, 'kari', also(isSeenAtRisk)],
  [6, 'kari', leaves('not_managed')],
  [7, 'kari', concludes('The plan', 'reached')],
  [8, 'kari', isProposed('Speak at the conference', '2027-05-04')],
  [8, 'kari', accepts('Speak at the conference')],
  [9, 'kari', leaves('managed')],
  [11, 'kari', concludes('Lead the release', 'partly')],
  [12, 'kari', isJudged('Lead the release', 'reached')],
  [12, 'kari', carriesOn('Lead the next release', '2027-06-15')],
  [CHANGE, 'kari', also(getsIngrid)],
  [18, 'kari', concludes('Speak at the conference', 'not_reached')],
  [19, 'kari', sets('Learn Polish', '2027-12-01')],
  [20, 'kari', writesDown('We look at it again in June')],
  [22, 'kari', prepares({ 'kept:Learn Polish': 'keep' })],
  [24, 'kari', concludes('Lead the next release', 'reached')],
  [25, 'kari', agreesOn('Write it all down')],

  [
    1,
    'mats',
    also(async (play, { who }) => {
      await who.opensHome();
      await who.clicksOnHome('pair.open');
      await play.sends(who, { template: 'minimum' });
    }),
  ],
  [2, 'mats', sets('Fewer calls at night', '2027-04-14')],
  [3, 'mats', adds('How Nina does it', 'learn')],
  [5, 'mats', ticks('How Nina does it')],
  [6, 'mats', talk('missed')],
  [8, 'mats', sets('A new rota', '2027-09-01')],
  [9, 'mats', turns('pause', 'A new rota')],
  [10, 'mats', isPromised('Ring kunden')],
  [11, 'mats', turns('resume', 'A new rota')],
  [12, 'mats', isKeptPromise('Ring kunden')],
  [15, 'mats', concludes('Fewer calls at night', 'reached')],
  [16, 'mats', also((_, { who }) => who.isAway('2027-04-26', '2027-05-23'))],
  [16, 'mats', isJudged('Fewer calls at night', null)],
  [22, 'mats', finishes('A new rota', 'not_relevant')],
  [23, 'mats', sets('Teach the new ones', '2027-12-15')],

  [1, 'per', sets('Ta fagbrevet', '2027-06-10')],
  [3, 'per', adds('Lese kapittel én', 'do', 'Ta fagbrevet')],
  [4, 'per', ticks('Lese kapittel én')],
  [5, 'per', { talk: 'missed', silent: true }],
  [7, 'per', { talk: 'missed', silent: true }],
  [9, 'per', { talk: 'missed', unprepared: true }],
  [10, 'per', also(isAnsweredAtLast)],
  [13, 'per', talk('confirmed_by_one')],
  [17, 'per', adds('En dag hos kunden', 'help')],
  [23, 'per', concludes('Ta fagbrevet', 'reached')],
  [24, 'per', carriesOn('Ta mesterbrevet', '2027-12-10')],
  [26, 'per', brings('Sommerferien')],

  [2, 'nina', sets('Open the Boston office', '2027-06-21')],
  [2, 'nina', setsPart('Open the Boston office', 'Find a room', '2027-03-01')],
  [4, 'nina', prepares({ obstacle: 'No access to the archive' })],
  [6, 'nina', callsForHelp('The lease ends today')],
  [8, 'nina', also(isOnTop)],
  [8, 'nina', prepares({ solved: 'No access to the archive' })],
  [9, 'nina', concludes('Find a room', 'not_reached')],
  [10, 'nina', adds('Checking mail on Sundays', 'stop')],
  [12, 'nina', leaves('managed')],
  [25, 'nina', concludes('Open the Boston office', 'partly')],
  [26, 'nina', isJudged('Open the Boston office', null)],
];

/** In which weeks a pair was to talk, in the script's own counting. */
const TALKS: Record<string, (week: number) => boolean> = {
  kari: (week) => week !== CHANGE,
  mats: (week) => week < 17 || week > 20,
  per: (week) => week % 2 === 1,
  nina: (week) => week > 1,
};

/** What is still open at the end, on purpose. */
const OPEN = {
  kari: { goals: ['Learn Polish'], actions: ['Write it all down'] },
  mats: { goals: ['Teach the new ones'], actions: [] },
  per: { goals: ['Ta mesterbrevet'], actions: ['En dag hos kunden'] },
  nina: { goals: [], actions: [] },
};
type Name = keyof typeof OPEN;
const NAMES = Object.keys(OPEN) as Name[];

const deedsOf = (name: Name) => SCRIPT.filter(([, whose]) => whose === name);

const talkIn = (name: Name, week: number): Talk | null => {
  if (!TALKS[name]!(week)) return null;
  return deedsOf(name).find(([when, , deed]) => when === week && deed.talk !== undefined)?.[2].talk ?? 'held';
};

const toldIn = (name: Name, week: number): Told[] =>
  deedsOf(name).flatMap(([when, , { tells }]) => (when === week && tells !== undefined ? [tells] : []));

const agreedIn = (name: Name, week: number): string[] =>
  deedsOf(name).flatMap(([when, , { agrees }]) => (when === week && agrees !== undefined ? [agrees] : []));

const languageOf = (name: Name): Language => (name === 'per' ? 'nb' : 'en');

/** What the history of somebody says of a week, line by line. */
function linesOf(name: Name, week: number, language = languageOf(name)): string[] {
  const { history: t, format } = textsFor(language);
  const words = { ...t.goals, ...t.outcomes };
  const held = talkIn(name, week);
  const told = toldIn(name, week);
  const goals = new Map<keyof typeof words, string[]>();
  for (const one of told)
    if (one !== 'done') goals.set(one[0], [...(goals.get(one[0]) ?? []), t.quoted(one[1])]);
  const done = told.filter((one) => one === 'done').length;
  return [
    ...(held === null ? [] : [t.talk[held]]),
    ...agreedIn(name, week).map((step) => t.step(t.quoted(step))),
    ...[...goals].map(([what, titles]) => words[what](format.list(titles), titles.length)),
    ...(done === 0 ? [] : [t.done(done)]),
  ];
}

const closedIn = (name: Name): Record<string, Outcome> =>
  Object.fromEntries(
    WEEKS.flatMap((week) => toldIn(name, week)).flatMap((told) =>
      told === 'done' || !isOutcome(told[0]) ? [] : [[told[1], told[0]]],
    ),
  );

const isOutcome = (what: string): what is Outcome => (OUTCOMES as readonly string[]).includes(what);

/** The lines of weeks in which something happened. */
const historyIn = (name: Name, since = 1) =>
  new Map(
    WEEKS.filter((week) => week >= since)
      .toReversed()
      .map((week) => [week, linesOf(name, week).map(capital)] as const)
      .filter(([, lines]) => lines.length > 0),
  );

let story: Story;
let play: Play;

/** As long as it takes to live it once; what is seen at the end is asked afterwards. */
beforeAll(async () => {
  story = await Story.begin({ start: ['2027-01-04', '08:05'] });
  await story.import(COMPANY);
  const [kari, ola, ingrid, mats, per, nina] = PEOPLE.map((id) => story.person(id)) as Six;
  const roles = {
    kari: { who: kari, name: 'Kari', manager: ola },
    mats: { who: mats, name: 'Mats', manager: ola },
    per: { who: per, name: 'Per', manager: ingrid },
    nina: { who: nina, name: 'Nina', manager: ingrid },
  };
  play = new Play(story, roles, SCRIPT);
  for (const week of WEEKS) await play.lives(week);
  await story.until('2027-07-02', '17:00');
}, 300_000);

afterAll(() => story.end());

describe.each(NAMES)('at the end %s', (name) => {
  test('has every goal with its outcome, or open on purpose', () => {
    const goals = play.goals(play.roles[name]!.who.user);
    const closed = goals.filter(({ state }) => state === 'closed');
    expect(Object.fromEntries(closed.map(({ title, outcome }) => [title, outcome]))).toEqual(closedIn(name));
    const open = goals.filter(({ state }) => state !== 'closed');
    expect(open.map(({ title, state }) => [title, state])).toEqual(
      OPEN[name].goals.map((title) => [title, 'open']),
    );
  });

  test('has talked about every point, or it is open', () => {
    const { user } = play.roles[name]!.who;
    expect(play.openPoints(user)).toEqual(name === 'per' ? ['Sommerferien'] : []);
    expect(play.openActions(user)).toEqual(OPEN[name].actions);
  });

  test('reads the own history as it was, week by week', async () => {
    const { who } = play.roles[name]!;
    await who.opensHome();
    const home = who.homeText();
    await who.clicksOnHome('history.open');
    expect([...(await play.historyOf(who))]).toEqual([...historyIn(name)]);
    await play.closes(who);
    const { history: t } = textsFor(languageOf(name));
    const lived = WEEKS.slice(-12).filter((week) => linesOf(name, week).length > 0);
    for (const week of lived)
      expect(home).toContain(`*${t.week(String(week))}* · ${linesOf(name, week).join(' · ')}`);
  });

  test('counts in the summary what was lived', async () => {
    const { who } = play.roles[name]!;
    const talks = WEEKS.filter((week) => name !== 'kari' || week > CHANGE).map((week) => talkIn(name, week));
    const planned = talks.filter((one) => one !== null);
    await who.opensHome();
    await who.clicksOnHome('summary.open');
    const at = { view: who.modal()!.id };
    const choice = 'own:2027-H1:0';
    await story.practice.act({ do: 'click', user: who.user, at, action_id: 'summary.period', choice });
    const { summary: t } = textsFor(languageOf(name));
    const held = planned.filter((one) => one === 'held').length;
    expect(who.modalText()).toContain(t.held(held, planned.length));
    await play.closes(who);
  });

  test('is shown to the manager of now as far as the two have come together', async () => {
    const { who, manager } = play.roles[name]!;
    const screens = await play.reportsOf(manager);
    const screen = screens.find((one) => one.includes(play.nameOf(who)))!;
    for (const title of OPEN[name].goals) expect(screen).toContain(title);
    for (const title of Object.keys(closedIn(name))) expect(screen).not.toContain(title);
    await manager.clicksOnHome('history.people');
    await play.picks(manager, play.nameOf(who), 'history.open');
    const since = name === 'kari' ? CHANGE + 1 : 1;
    const language = manager.user === 'UOLA' ? 'nb' : 'en';
    const told = [...historyIn(name, since)].map(([week]) => [
      week,
      linesOf(name, week, language).map(capital),
    ]);
    expect([...(await play.historyOf(manager))]).toEqual(told);
    await play.closes(manager);
  });
});

test('the earlier manager sees nothing of Kari any more', async () => {
  const ola = story.person('UOLA');
  await ola.opensHome();
  expect(ola.homeText()).not.toContain('Kari');
  expect((await play.reportsOf(ola)).join('')).not.toContain('Kari');
  await ola.command('notater');
  expect(JSON.stringify(ola.modal() ?? '')).not.toMatch(/Kari, week/);
  await play.closes(ola);
});

test('the new manager reads the preparations that Kari has handed over, and nothing else of before', async () => {
  const ingrid = story.person('UINGRID');
  await ingrid.opensHome();
  await ingrid.clicksOnHome('handover.before');
  await play.picks(ingrid, 'Tuesday 12 January', 'handover.read');
  expect(ingrid.modalText()).toContain('Kari, week 2');
  expect(ingrid.modalText()).not.toContain('To Kari');
  await play.closes(ingrid);
});
