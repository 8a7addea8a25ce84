import type { Role } from './page-port.ts';
import { handleOf, type Workspace } from './workspace.ts';

/** How reliably somebody takes part; `away` is on leave from `LEAVE.from` on. */
export type Habit = 'keen' | 'steady' | 'busy' | 'rare' | 'never' | 'away';

export type CastTeam = {
  name: string;
  manager: string;
  parent: string | null;
  /** The first talk of the week; the others follow back to back. */
  weekday: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday';
  time: string;
  minutes: 10 | 20 | 30;
  everyWeeks: 1 | 2 | 4;
  members: string[];
};

export type CastMember = {
  id: string;
  name: string;
  email: string;
  /** Null for the director, who has nobody to talk with. */
  team: string | null;
  role: Role;
  tz: string;
  locale: string;
  habit: Habit;
};

const DIRECTOR = 'Solveig Aune';

const names = (list: string): string[] => list.split(', ');

/** Sixty people with the director; each first name occurs once, so that ids can be remembered. */
export const TEAMS: CastTeam[] = [
  {
    name: 'Kundeservice',
    manager: 'Ola Lunde',
    parent: 'Ledelsen',
    weekday: 'wednesday',
    time: '09:00',
    minutes: 30,
    everyWeeks: 1,
    members: names(
      'Kari Østby, Jørgen Vik, Åse Lillebø, Tuva Solberg, ' +
        'Øystein Dahl, Amina Yusuf, Pål Kristiansen, Sunniva Moen',
    ),
  },
  {
    name: 'Utvikling',
    manager: 'Bjørn Sæther',
    parent: 'Ledelsen',
    weekday: 'thursday',
    time: '09:00',
    minutes: 20,
    everyWeeks: 1,
    members: names(
      'Sigrid Førde, Kåre Tveit, Nikhil Rao, Frøya Hansen, Eirik Bø, ' +
        'Zuzanna Kowalska, Magnus Ødegård, Live Strand, Trygve Næss',
    ),
  },
  {
    name: 'Salg',
    manager: 'Marit Åsheim',
    parent: 'Ledelsen',
    weekday: 'tuesday',
    time: '12:30',
    minutes: 20,
    everyWeeks: 1,
    members: names(
      'Anne Bergås, Henrik Løkken, Thea Sørensen, Vidar Grønli, ' +
        'Mina Karlsen, Sindre Hæstad, Randi Myhre, Jonas Fjeld',
    ),
  },
  {
    name: 'Lager',
    manager: 'Håkon Bråten',
    parent: 'Ledelsen',
    weekday: 'friday',
    time: '08:30',
    minutes: 20,
    everyWeeks: 1,
    members: names(
      'Geir Skår, Torunn Bakke, Aslak Utsi, Reidun Kvåle, ' +
        'Piotr Nowak, Lars Gjerde, Ellen Rønning, Steinar Høyland',
    ),
  },
  {
    name: 'Produkt',
    manager: 'Silje Nygård',
    parent: 'Ledelsen',
    weekday: 'wednesday',
    time: '12:00',
    minutes: 30,
    everyWeeks: 1,
    members: names(
      'Ragnhild Ås, Even Thorsen, Yara Haddad, Odd Sletten, ' +
        'Maja Lervåg, Knut Ekeland, Sanna Virtanen, Birk Tangen',
    ),
  },
  {
    name: 'New York',
    manager: 'Grace Miller',
    parent: 'Ledelsen',
    weekday: 'tuesday',
    time: '10:00',
    minutes: 30,
    everyWeeks: 2,
    members: names(
      'Tyler Brooks, Sofia Gonzalez, Ethan Clark, Priya Patel, ' +
        'Hannah Cohen, Marcus Johnson, Emily Chen, Noah Reed',
    ),
  },
  {
    name: 'Stab',
    manager: 'Ingrid Haugen',
    parent: 'Ledelsen',
    weekday: 'thursday',
    time: '13:00',
    minutes: 30,
    everyWeeks: 1,
    members: names('Hanne Bjørklund, Mats Rød, Terje Grøn'),
  },
  {
    name: 'Ledelsen',
    manager: DIRECTOR,
    parent: null,
    weekday: 'monday',
    time: '13:00',
    minutes: 30,
    everyWeeks: 2,
    members: names(
      'Ola Lunde, Bjørn Sæther, Marit Åsheim, Håkon Bråten, Silje Nygård, Grace Miller, Ingrid Haugen',
    ),
  },
];

const HR = ['Ingrid Haugen', 'Hanne Bjørklund'];
const ADMIN = 'Mats Rød';
const ABROAD = { team: 'New York', manager: 'Grace Miller', tz: 'America/New_York' };
const ENGLISH = ['Nikhil Rao', 'Zuzanna Kowalska', 'Piotr Nowak', 'Yara Haddad', 'Sanna Virtanen'];

/** Most people are steady; these are not. */
const HABITS: Record<string, Habit> = {
  'Knut Ekeland': 'never',
  'Tuva Solberg': 'away',
  'Kari Østby': 'keen',
  'Sigrid Førde': 'keen',
  'Anne Bergås': 'keen',
  'Priya Patel': 'keen',
  'Torunn Bakke': 'keen',
  'Ola Lunde': 'keen',
  'Grace Miller': 'keen',
  'Ingrid Haugen': 'keen',
  'Sindre Hæstad': 'busy',
  'Marcus Johnson': 'busy',
  'Trygve Næss': 'busy',
  'Steinar Høyland': 'busy',
  'Bjørn Sæther': 'busy',
  'Odd Sletten': 'rare',
  'Lars Gjerde': 'rare',
  'Noah Reed': 'rare',
};

/** Parental leave, as the administrator was told it. */
export const LEAVE = { name: 'Tuva Solberg', from: '2027-02-01', to: '2027-08-31' };

/** 'U0KARI' for Kari Østby. */
export const idOf = (name: string): string => `U0${handleOf({ name: name.split(' ')[0]! }).toUpperCase()}`;

function member(name: string, team: string | null): CastMember {
  const abroad = team === ABROAD.team || name === ABROAD.manager;
  const manages = TEAMS.some(({ manager }) => manager === name);
  return {
    id: idOf(name),
    name,
    email: `${handleOf({ name })}@practice.example`,
    team,
    role: name === ADMIN ? 'admin' : HR.includes(name) ? 'hr' : manages ? 'manager' : 'employee',
    tz: abroad ? ABROAD.tz : 'Europe/Oslo',
    locale: abroad ? 'en-US' : ENGLISH.includes(name) ? 'en-GB' : 'nb-NO',
    habit: HABITS[name] ?? 'steady',
  };
}

/** Everybody of the company, by team; the director, who is in none, comes last. */
export const CAST: CastMember[] = [
  ...TEAMS.flatMap(({ name, members }) => members.map((one) => member(one, name))),
  member(DIRECTOR, null),
];

export const castMember = (id: string): CastMember | undefined => CAST.find((one) => one.id === id);

export const ADMIN_ID = idOf(ADMIN);
export const HR_IDS = HR.map(idOf);
export const TOUR = { employee: idOf('Kari Østby'), manager: idOf('Ola Lunde'), hr: idOf('Ingrid Haugen') };

export const HR_CHANNEL = 'C0HR';
const GENERAL = 'C0GENERAL';

/** People and channels as they were before anybody had heard of the app; some in the workspace take no part. */
export function furnish(workspace: Workspace): void {
  for (const { id, name, email, tz, locale } of CAST) workspace.addPerson({ id, name, email, tz, locale });
  workspace.addPerson({ id: 'U0RUNAR', name: 'Runar Holt', locale: 'nb-NO', kind: 'guest' });
  workspace.addPerson({ id: 'U0KANTINE', name: 'Kantinebot', kind: 'bot' });
  workspace.addPerson({ id: 'U0ERIK', name: 'Erik Svensson', tz: 'Europe/Stockholm', kind: 'stranger' });
  const company = CAST.map(({ id }) => id);
  workspace.addChannel({
    id: GENERAL,
    kind: 'public',
    name: 'general',
    members: [...company, 'U0RUNAR', 'U0KANTINE'],
  });
  workspace.addChannel({
    id: 'C0LEVERANSE',
    kind: 'public',
    name: 'leveranser',
    members: [idOf('Håkon Bråten'), idOf('Geir Skår'), 'U0ERIK'],
    shared: true,
  });
  workspace.addChannel({ id: HR_CHANNEL, kind: 'private', name: 'hr', members: [...HR_IDS] });
  for (const { name, members } of TEAMS) workspace.addGroup(handleOf({ name }), name, members.map(idOf));
}

/** When each member of a team talks, back to back from the team's time: 'HH:MM'. */
export function talkTimes({ time, minutes, members }: CastTeam): string[] {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return members.map((_, place) => {
    const at = hour * 60 + minute + place * minutes;
    return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  });
}
