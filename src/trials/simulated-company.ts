import type { CastMember, Habit } from '../practice/cast.ts';
import type { Dice } from '../practice/dice.ts';
import type { Workspace } from '../practice/workspace.ts';

/* An invented company in several zones: teams in divisions under a director, and what happens in it over the months. */

export const ADMIN = 'UADMIN';
export const HR = 'UHR';
export const HR_CHANNEL = 'C0HR';
const DIRECTOR = 'UDIRECTOR';

export type Employee = CastMember & { team: string; leads: string | null; active: boolean };

type Team = {
  readonly name: string;
  parent: string | null;
  readonly manager: string;
  readonly zone: string;
  readonly weekday: string;
  readonly everyWeeks: number;
  /** Minutes from midnight of the first talk. */
  readonly from: number;
};

const HEADER = 'user_id,team,manager,parent_team,every_weeks,weekday,time,minutes,active';
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const MINUTES = 20;
const TEAM_SIZE = 8;
const TEAMS_IN_DIVISION = 8;
const TOP = 'Management';

/** The company's own zone most of all; the others are the hard ones. */
export const COMPANY_ZONE = 'Europe/Oslo';
const ZONES = [
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kolkata',
  'America/Santiago',
];
const ABROAD = 0.3;

const HABITS: [Habit, number][] = [
  ['keen', 0.25],
  ['steady', 0.5],
  ['busy', 0.12],
  ['rare', 0.08],
  ['never', 0.05],
];

export class Company {
  readonly teams = new Map<string, Team>();
  readonly people: Employee[] = [];
  /** Of whom HR has yet to tell the app. */
  readonly untold = new Set<Employee>();
  readonly #dice: Dice;
  readonly #workspace: Workspace;
  #hired = 0;

  constructor(size: number, workspace: Workspace, dice: Dice) {
    this.#dice = dice;
    this.#workspace = workspace;
    workspace.addPerson({ id: ADMIN, name: 'Admin', locale: 'en-GB' });
    workspace.addPerson({ id: HR, name: 'Hanne', locale: 'nb-NO' });
    workspace.addPerson({ id: DIRECTOR, name: 'Director', locale: 'en-GB' });
    this.#found(TOP, null, DIRECTOR);
    const teams = Math.max(1, Math.round(size / (TEAM_SIZE + 1)));
    let division = TOP;
    for (let n = 0; n < teams; n += 1) {
      if (n % TEAMS_IN_DIVISION === 0) division = this.#led(`Division ${n / TEAMS_IN_DIVISION + 1}`, TOP);
      this.#led(`Team ${n + 1}`, division);
    }
    const leaves = this.#leaves();
    while (this.people.length < size) this.#hire(leaves[this.people.length % leaves.length]!.name, null);
  }

  get here(): Employee[] {
    return this.people.filter(({ active }) => active);
  }

  managerOf = ({ team }: Employee): string => this.teams.get(team)!.manager;

  /** As HR keeps it, of those of whom the app has yet to be told. */
  file(): string {
    return [HEADER, ...[...this.untold].map((one) => this.#row(one))].join('\n');
  }

  // ---- what happens ----------------------------------------------------------------------------------------

  joins(): Employee {
    return this.#hire(this.#dice.pick(this.#leaves()).name, null);
  }

  leaves(): Employee | null {
    const gone = this.#anybody();
    if (gone === null) return null;
    gone.active = false;
    this.untold.add(gone);
    this.#workspace.person(gone.id).deleted = true;
    return gone;
  }

  moves(): Employee | null {
    const moved = this.#anybody();
    const to = this.#dice.pick(this.#leaves()).name;
    if (moved === null || moved.team === to) return null;
    moved.team = to;
    this.untold.add(moved);
    return moved;
  }

  /** A team is hung up elsewhere, with all who are in it. */
  reorganises(): boolean {
    const team = this.#dice.pick(this.#leaves());
    const divisions = [...this.teams.keys()].filter((name) => name.startsWith('Division'));
    const to = this.#dice.pick(divisions);
    const members = this.people.filter((one) => one.team === team.name);
    if (team.parent === to || members.length === 0) return false;
    team.parent = to;
    for (const one of members) this.untold.add(one);
    return true;
  }

  travels(): Employee | null {
    const gone = this.#anybody();
    if (gone !== null) this.#workspace.person(gone.id).tz = this.#dice.pick(ZONES);
    return gone;
  }

  // ---- making it -------------------------------------------------------------------------------------------

  #leaves = (): Team[] => [...this.teams.values()].filter(({ name }) => name.startsWith('Team'));

  #anybody(): Employee | null {
    const all = this.here.filter(({ leads }) => leads === null);
    return all.length === 0 ? null : this.#dice.pick(all);
  }

  /** A team whose manager is in the team above. */
  #led(name: string, parent: string): string {
    const manager = this.#hire(parent, name);
    return this.#found(name, parent === TOP ? null : parent, manager.id);
  }

  #found(name: string, parent: string | null, manager: string): string {
    const dice = this.#dice;
    const zone = dice.chance(ABROAD) ? dice.pick(ZONES) : COMPANY_ZONE;
    const everyWeeks = dice.pick([1, 1, 1, 2, 4]);
    const [weekday, from] = [dice.pick(WEEKDAYS), 8 * 60 + 30 * Math.floor(dice.roll() * 10)];
    this.teams.set(name, { name, parent, manager, zone, weekday, everyWeeks, from });
    return name;
  }

  #hire(team: string, leads: string | null): Employee {
    const dice = this.#dice;
    this.#hired += 1;
    const id = `UP${String(this.#hired).padStart(5, '0')}`;
    const tz = this.teams.get(team)!.zone;
    const locale = dice.chance(0.6) ? 'nb-NO' : 'en-GB';
    const name = `Person ${this.#hired}`;
    const email = `${id.toLowerCase()}@example.com`;
    this.#workspace.addPerson({ id, name, email, tz, locale });
    const role = leads !== null && dice.chance(0.5) ? 'manager' : 'employee';
    const employee: Employee = {
      id,
      name,
      email,
      tz,
      locale,
      role,
      team,
      leads,
      active: true,
      habit: this.#habit(),
    };
    this.people.push(employee);
    this.untold.add(employee);
    return employee;
  }

  #habit(): Habit {
    let left = this.#dice.roll();
    return HABITS.find(([, share]) => (left -= share) < 0)?.[0] ?? 'steady';
  }

  #row(employee: Employee): string {
    const { manager, parent, everyWeeks, weekday, from } = this.teams.get(employee.team)!;
    const seat = this.people.filter(({ team }) => team === employee.team).indexOf(employee);
    const at = Math.min(from + (seat % 12) * MINUTES, 17 * 60 + 20);
    const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    const active = employee.active ? 'yes' : 'no';
    return [
      employee.id,
      employee.team,
      manager,
      parent ?? '',
      everyWeeks,
      weekday,
      time,
      MINUTES,
      active,
    ].join(',');
  }
}
