import { ADMIN_ID, type CastTeam, HR_CHANNEL, HR_IDS, idOf, LEAVE, talkTimes } from './cast.ts';
import { type Hands, kindOf } from './hands.ts';
import type { Practice } from './practice.ts';
import type { OpenView } from './shown.ts';

/** What the administrator and HR do on the first morning, all of it in the app: until every team has its talks. */
export async function setUpCompany(
  practice: Practice,
  hands: Hands,
  teams: CastTeam[],
  language?: 'en',
): Promise<void> {
  const home = homeOf(practice, hands);
  await practice.act({ do: 'invite', user: HR_IDS[0]!, channel: HR_CHANNEL });
  await home.form('setup.people', { hr: HR_IDS });
  await confirmColleagues(practice, hands);
  // Slack offers a private channel only to those who are in it.
  await homeOf(practice, hands, HR_IDS[0]).form('setup.channel', { channel: HR_CHANNEL });
  await home.apply(await home.form('setup.settings', { small: 'leave_out', ...(language && { language }) }));
  for (const goal of COMPANY_GOALS) await publish(practice, hands, home, goal);
  await addTeam(home, teams[0]!);
  await uploadTeams(practice, home, teams.slice(1));
}

/** Leave that the administrator knows of. */
export async function sayLeave(practice: Practice, hands: Hands): Promise<void> {
  const home = homeOf(practice, hands);
  const preview = await home.form('setup.absences', {
    who: idOf(LEAVE.name),
    from: LEAVE.from,
    to: LEAVE.to,
  });
  await home.apply(preview);
}

type Home = ReturnType<typeof homeOf>;

/** Somebody before the Home tab. */
export function homeOf(practice: Practice, hands: Hands, user = ADMIN_ID) {
  const { workspace } = practice;
  const before = (): OpenView | null => workspace.modals.get(user)?.at(-1) ?? null;
  const open = async (action: string): Promise<OpenView> => {
    await practice.act({ do: 'home', user });
    const button = hands.homeButtons(user).find((one) => one.action === action);
    const view = button === undefined ? null : await hands.press(user, button);
    if (view === null) throw new Error(`The Home tab of ${user} opened nothing for ${action}.`);
    return view;
  };
  return {
    open,
    /** Opens a form, fills it in and sends it; what then stands there. */
    form: async (action: string, values: Parameters<Hands['fill']>[2]): Promise<OpenView | null> => {
      await hands.closeAll(user);
      const view = await open(action);
      await hands.fill(user, view, values);
      await hands.send(user, view);
      await practice.settle();
      return before();
    },
    apply: async (preview: OpenView | null): Promise<void> => {
      if (preview === null || kindOf(preview) !== 'setup.apply')
        throw new Error(`There is nothing to apply: ${JSON.stringify(preview?.view.blocks)}`);
      await hands.send(user, preview);
      await practice.settle();
      await hands.closeAll(user);
    },
  };
}

/** The first of HR is there by the administrator's word; she confirms the next. */
async function confirmColleagues(practice: Practice, hands: Hands): Promise<void> {
  await practice.settle();
  const asked = hands.buttons(HR_IDS[0]!, 0).filter(({ action }) => action === 'role.confirm');
  for (const button of asked) await hands.press(HR_IDS[0]!, button);
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** What the company wants to reach this year; some of its people's goals serve it. */
const COMPANY_GOALS = [
  { nb: 'Kundene våre får svar samme dag', en: 'Our customers get an answer the same day' },
  { nb: 'Halvparten så mange feil i leveransene', en: 'Half as many mistakes in what we deliver' },
];

async function publish(
  practice: Practice,
  hands: Hands,
  home: Home,
  goal: { nb: string; en: string },
): Promise<void> {
  const list = await home.open('company.goals');
  const add = hands.formButtons(list).find(({ action }) => action === 'company.new')!;
  const form = (await hands.press(ADMIN_ID, add))!;
  await hands.fill(ADMIN_ID, form, goal);
  await hands.send(ADMIN_ID, form);
  await practice.settle();
  await home.apply(practice.workspace.modals.get(ADMIN_ID)?.at(-1) ?? null);
}

/** One team as it is filled in by hand. */
async function addTeam(home: Home, team: CastTeam): Promise<void> {
  const preview = await home.form('team.new', {
    name: team.name,
    manager: idOf(team.manager),
    members: team.members.map(idOf),
    weekday: String(WEEKDAYS.indexOf(team.weekday) + 1),
    time: team.time,
    minutes: String(team.minutes),
    weeks: String(team.everyWeeks),
  });
  await home.apply(preview);
}

/** All other teams at once, from a file. */
async function uploadTeams(practice: Practice, home: Home, teams: CastTeam[]): Promise<void> {
  if (teams.length === 0) return;
  const files = [{ name: 'people.csv', content: peopleFile(teams) }];
  const preview = await home.form('setup.import', { kind: 'people', file: { files } });
  await practice.settle();
  await home.apply(practice.workspace.modals.get(ADMIN_ID)?.at(-1) ?? preview);
}

const COLUMNS = 'user_id,team,manager,parent_team,every_weeks,weekday,time,minutes';

function peopleFile(teams: CastTeam[]): string {
  const known = new Set(teams.map(({ name }) => name));
  const rows = teams.flatMap((team) => {
    const times = talkTimes(team);
    const { name, manager, parent, everyWeeks, weekday, minutes } = team;
    const above = parent !== null && known.has(parent) ? parent : '';
    return team.members.map((member, place) =>
      [idOf(member), name, idOf(manager), above, everyWeeks, weekday, times[place], minutes].join(','),
    );
  });
  return [COLUMNS, ...rows].join('\n');
}
