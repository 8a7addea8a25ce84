import { fromHome } from './at-home.ts';
import { CAST, castMember, type CastMember, type CastTeam, idOf, TEAMS, TOUR } from './cast.ts';
import { createDice } from './dice.ts';
import { remember } from './answering.ts';
import { look } from './habits.ts';
import { choicesIn, createHands, type Hands } from './hands.ts';
import { keepTags, PRACTICES_DAY, sharePractices, tagOf, TAGS_DAY } from './learning.ts';
import { sayLeave, setUpCompany } from './history-setup.ts';
import { type Life, wordsOf } from './life.ts';
import { momentAt, timeIn } from './page-time.ts';
import type { Practice } from './practice.ts';

const ZONE = 'Europe/Oslo';
const SEED = 20_270_111;
const DAY = 86_400_000;

/** From a Monday morning until just after the digest of the twelfth week; Easter lies in it. */
export const HISTORY = {
  start: momentAt('2027-01-11', '08:10', ZONE),
  weeks: 12,
  /** Working days that are lived through, with the two of the week that has begun. */
  days: 12 * 5 + 2,
};

/** When people look at Slack, on the clock of Oslo; in New York they get to it from the third on. */
const LOOKS = ['09:20', '11:40', '14:40', '16:50', '20:40'];
const LAST_MORNING = ['09:10', '09:20'];

const PAUSES = { day: 40, who: idOf('Lars Gjerde') };
const GOALS = { day: 12, every: 4 };
const LEAVE_DAY = 4;
/** When people remember the statements, from the second week on: a company is asked from its first Monday. */
const STATEMENTS = { weekdays: [1, 3], from: 5 };

/** Somebody calls for help once, and hears from the manager at once. */
const HELP = { day: 16, who: idOf('Terje Grøn'), manager: idOf('Ingrid Haugen') };

/** Holidays that people enter themselves, some days before: winter break, and the days before Easter. */
const BREAKS = [
  {
    day: 24,
    from: '2027-02-22',
    to: '2027-02-26',
    who: ['Håkon Bråten', 'Thea Sørensen', 'Even Thorsen', 'Live Strand'],
  },
  { day: 24, from: '2027-02-22', to: '2027-02-24', who: ['Reidun Kvåle', 'Pål Kristiansen'] },
  {
    day: 47,
    from: '2027-03-22',
    to: '2027-03-24',
    who: ['Randi Myhre', 'Kåre Tveit', 'Maja Lervåg', 'Ellen Rønning'],
  },
];

/** `language`: of the HR channel and of all that people write, if it is not the one of the country and each their own. */
export type HistoryOptions = { teams?: CastTeam[]; weeks?: number; language?: 'en' };

/**
 * Lives the company's weeks: moves the clock and does what people do, through the same front door as anybody. The same
 * every time. `onProgress` is told the working days that are over, and how many there will be.
 */
export async function liveHistory(
  practice: Practice,
  onProgress: (done: number, total: number) => void,
  { teams = TEAMS, weeks = HISTORY.weeks, language }: HistoryOptions = {},
): Promise<void> {
  const { workspace } = practice;
  const hands = createHands(workspace, (act) => practice.actOnly(act));
  const dice = createDice(SEED);
  const now = () => practice.clock.now();
  const until = dateOf(weeks * 5 - 1);
  const life: Life = {
    hands,
    dice,
    now,
    plans: new Map(),
    talked: new Map(),
    seen: new Set(),
    until,
    answered: new Map(),
    afterTalks: createDice(SEED + 1),
    besides: createDice(SEED + 2),
    noted: new Set(),
    saidUseful: new Map(),
    language,
  };
  const limits = workspace.limits;
  // The app keeps to its own pace all the same; this only spares the counting.
  workspace.limits = 'off';
  await setUpCompany(practice, hands, teams, language);
  const people = peopleOf(teams);
  const days = weeks * 5 + 2;
  for (let day = 0; day < days; day += 1) {
    const last = day === days - 1;
    await liveDay(practice, life, {
      day,
      people: last ? people.filter(isEarly) : people,
      looks: last ? LAST_MORNING : LOOKS,
    });
    onProgress(day + 1, days);
  }
  for (const { id, role } of people)
    if (role !== 'employee') await practice.actOnly({ do: 'home', user: id });
  await practice.settle();
  workspace.limits = limits;
}

const peopleOf = (teams: CastTeam[]): CastMember[] => {
  const names = new Set(teams.flatMap(({ manager, members }) => [manager, ...members]));
  return CAST.filter(({ name }) => names.has(name));
};

/** On the last morning most have not looked yet, and whoever is shown first has everything before her. */
const isEarly = ({ habit, id }: CastMember): boolean => habit === 'keen' && !Object.values(TOUR).includes(id);

type Day = { day: number; people: CastMember[]; looks: string[] };

async function liveDay(practice: Practice, life: Life, { day, people, looks }: Day): Promise<void> {
  const date = dateOf(day);
  for (const [place, time] of looks.entries()) {
    await practice.moveTo(momentAt(date, time, ZONE));
    if (place === 2) await happenings(practice, life, day, people);
    const working = atWork(practice.clock.now(), people);
    for (const member of working) await look(life, member, date);
    if (day >= STATEMENTS.from && STATEMENTS.weekdays.includes(day % 5))
      for (const member of working) await remember(life, member, { date, monday: dateOf(day - (day % 5)) });
    await practice.settle();
  }
}

/** The n-th working day, Monday to Friday, holidays among them. */
function dateOf(day: number): string {
  const days = Math.floor(day / 5) * 7 + (day % 5);
  return new Date(HISTORY.start + days * DAY).toISOString().slice(0, 10);
}

/** Nobody looks at Slack in the evening, wherever they are. */
function atWork(now: number, people: CastMember[]): CastMember[] {
  const times = new Map<string, string>();
  for (const member of people) if (!times.has(member.tz)) times.set(member.tz, timeIn(now, member));
  return people.filter(({ tz }) => times.get(tz)! >= '08:00' && times.get(tz)! < '18:00');
}

// ---- what does not happen every day ------------------------------------------------------------------------

async function happenings(practice: Practice, life: Life, day: number, people: CastMember[]): Promise<void> {
  const { hands } = life;
  const here = (id: string) => people.some((one) => one.id === id);
  if (day === TAGS_DAY) await keepTags(practice, life);
  if (day === PRACTICES_DAY) await sharePractices(practice, life, here);
  if (day === LEAVE_DAY) await sayLeave(practice, hands);
  if (day === PAUSES.day && here(PAUSES.who)) await hands.command(PAUSES.who, 'pause');
  if (day === HELP.day && here(HELP.who)) await callForHelp(practice, life);
  for (const { from, to, who } of BREAKS.filter((one) => one.day === day))
    for (const id of who.map(idOf).filter(here)) await sayAway(hands, id, from, to);
  if (day === GOALS.day)
    for (const [place, member] of people.filter(hasTalks).entries())
      if (place % GOALS.every === 0) await setGoal(practice, life, member, place);
}

const hasTalks = ({ team, habit }: CastMember): boolean =>
  team !== null && (habit === 'keen' || habit === 'steady');

async function sayAway(hands: Hands, user: string, from: string, to: string): Promise<void> {
  const form = await hands.command(user, 'away');
  if (form === null) throw new Error(`${castMember(user)!.name} could not say when to be away.`);
  await hands.fill(user, form, { from, to });
  await hands.send(user, form);
  await hands.closeAll(user);
}

async function callForHelp(practice: Practice, life: Life): Promise<void> {
  const { hands } = life;
  const { who, manager } = HELP;
  const words = wordsOf(life, castMember(who)!).help;
  await practice.actOnly({ do: 'home', user: who });
  await fromHome(hands, who, 'help.now', () => ({ text: words.call }));
  await hands.closeAll(who);
  await practice.settle();
  const call = hands
    .buttons(manager, practice.clock.now() - DAY)
    .find(({ action }) => action === 'help.open');
  const form = call === undefined ? null : await hands.press(manager, call);
  if (form === null) throw new Error(`${castMember(manager)!.name} got no call for help.`);
  await hands.fill(manager, form, { answer: 'today', reply: words.reply });
  await hands.send(manager, form);
  await hands.closeAll(manager);
}

/** A goal with its first action point; some deadlines lie within the history. */
async function setGoal(practice: Practice, life: Life, member: CastMember, place: number): Promise<void> {
  const { hands } = life;
  const user = member.id;
  const words = wordsOf(life, member);
  const nth = Math.floor(place / GOALS.every);
  const goal = words.goals[nth % words.goals.length]!;
  const deadline = nth % 2 === 1 ? '2027-03-19' : '2027-05-28';
  await practice.actOnly({ do: 'home', user });
  await fromHome(hands, user, 'goal.new', (form) => {
    const serves = choicesIn(form, 'company')[nth % 3]; // two of three serve one of the company's
    const tags = tagOf(nth, choicesIn(form, 'tags'));
    return { ...goal, deadline, tags, ...(serves === undefined ? {} : { company: serves }) };
  });
  await hands.closeAll(user);
  if (nth % 3 === 0) {
    await practice.actOnly({ do: 'home', user });
    await setPart(hands, user, words.part);
  }
  await fromHome(hands, user, 'action.new', (form) => ({
    text: words.actions[nth % words.actions.length]!,
    goal: choicesIn(form, 'goal')[0]!,
  }));
  await hands.closeAll(user);
}

/** A part of the first goal, to be reached before Easter. */
async function setPart(hands: Hands, user: string, part: { title: string; success: string }): Promise<void> {
  const list = hands.homeButtons(user).find(({ action }) => action === 'goal.all');
  for (const [at, action] of ['goal.open', 'goal.new'].entries()) {
    const form = at === 0 && list !== undefined ? await hands.press(user, list) : hands.top(user);
    const button = form === null ? undefined : hands.formButtons(form).find((one) => one.action === action);
    if (button === undefined) throw new Error(`${castMember(user)!.name} found no ${action}.`);
    await hands.press(user, button);
  }
  const form = hands.top(user)!;
  await hands.fill(user, form, { ...part, deadline: '2027-03-12' });
  await hands.send(user, form);
  await hands.closeAll(user);
}
