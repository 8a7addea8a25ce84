import type { Slot } from '../domain/slots.ts';
import type { Person } from '../store/people.ts';
import type { Pair, PairCadence, Team } from '../store/teams.ts';

/*
 * How teams, members and talks are changed: a wish names teams and people and how they shall be; a plan is what that
 * means for the database as it is now. Forms and files both become wishes. Planning changes nothing.
 */

/** `key` is the id of a team that exists, or any name the wish itself uses for a new one. Left out: as it is. */
export type TeamWish = {
  key: string;
  name?: string;
  parent?: string | null;
  managerId?: number | null;
  archived?: true;
};

/** With `lay`, weekday and time are only where laying the manager's talks back to back begins. */
export type CadenceWish = Partial<PairCadence> & { lay?: true };

export type PersonWish = {
  personId: number;
  takesPart: boolean;
  team?: string | null;
  language?: 'nb' | 'en';
  holidays?: string;
  cadence: CadenceWish;
};

export type Wish = { teams: TeamWish[]; people: PersonWish[] };

export type TeamStep = { before: Team | null; after: Team };

export type PairStep =
  | { step: 'start'; managerId: number; cadence: PairCadence; firstDate: string; ends: string | null }
  | { step: 'end'; ends: string }
  | { step: 'retime'; pair: Pair; cadence: PairCadence; firstDate: string };

export type PersonStep = {
  before: Person;
  takesPart: boolean;
  teamId: string | null;
  language: 'nb' | 'en' | null;
  holidays: string | null;
  pair: PairStep | null;
};

export type Plan = {
  teams: TeamStep[];
  people: PersonStep[];
  /** Who is heard of for the first time, and the earliest moment of it. */
  welcomes: { person: Person; at: number }[];
  /** Pairs of talks of one manager at the same time, as employees' ids. */
  overlaps: { managerId: number; employees: [number, number]; slot: Slot }[];
  /** Managers with many talks. */
  manyReports: { managerId: number; reports: number }[];
};

export type PlanProblem =
  | { problem: 'team_loop'; teams: string[] }
  | { problem: 'self_manager'; personId: number }
  | { problem: 'manager_loop'; people: number[] };

/** Where people stand after the change; only those whose manager, team or part in it may differ. */
export type Places = Map<number, { takesPart: boolean; teamId: string | null; managerId: number | null }>;
