import { firstTalkDate } from '../domain/cadence.ts';
import { findLoop } from '../domain/org.ts';
import { nextSendable } from '../domain/prompts.ts';
import { overlap, type Slot, slotsFrom } from '../domain/slots.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import type { Pair, PairCadence, Team } from '../store/teams.ts';
import { calendarIn, grouped, readRoster, type Roster } from './roster.ts';

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

export type Planned = { ok: true; plan: Plan; roster: Roster } | { ok: false; problem: PlanProblem };

/** Nobody hears from the app before this has passed, so that a change can really be taken back. */
export const GRACE_MS = 10 * 60 * 1000;

/** More reports than this leave a manager too little time: worth a word to HR. */
export const MANY_REPORTS = 8;
const OVERLAPS_SHOWN = 10;
const REPORTS_COMPARED = 200;

export function planChanges(tx: Tx, wish: Wish, roster: Roster = readRoster(tx)): Planned {
  const after = teamsAfter(tx, wish, roster);
  const placed = placesAfter(wish, roster, after);
  const problem = problemIn(after.teams, placed, roster);
  if (problem !== null) return { ok: false, problem };
  const people = peopleSteps(tx, wish, roster, placed);
  return {
    ok: true,
    roster,
    plan: {
      teams: after.steps,
      people,
      welcomes: welcomesOf(tx, people, roster),
      ...strainOn(people, roster),
    },
  };
}

// ---- teams and who is in them ----------------------------------------------------------------------------

type TeamsAfter = { teams: Map<string, Team>; steps: TeamStep[]; idOf: (key: string) => string };

function teamsAfter(tx: Tx, wish: Wish, roster: Roster): TeamsAfter {
  const ids = new Map(wish.teams.map(({ key }) => [key, roster.teams.has(key) ? key : tx.newId()]));
  const idOf = (key: string) => ids.get(key) ?? key;
  const teams = new Map(roster.teams);
  const steps: TeamStep[] = [];
  for (const { key, name, parent, managerId, archived } of wish.teams) {
    const before = roster.teams.get(key) ?? null;
    const base = before ?? { id: idOf(key), name: key, parentId: null, managerId: null, archivedAt: null };
    const after: Team = {
      ...base,
      ...(name === undefined ? {} : { name }),
      ...(parent === undefined ? {} : { parentId: parent === null ? null : idOf(parent) }),
      ...(managerId === undefined ? {} : { managerId }),
      archivedAt: archived ? tx.now : null,
    };
    teams.set(after.id, after);
    if (before === null || !isSameTeam(before, after)) steps.push({ before, after });
  }
  return { teams, steps, idOf };
}

const isSameTeam = (a: Team, b: Team) =>
  a.name === b.name &&
  a.parentId === b.parentId &&
  a.managerId === b.managerId &&
  (a.archivedAt === null) === (b.archivedAt === null);

/** Where people stand after the change; only those whose manager, team or part in it may differ. */
type Places = Map<number, { takesPart: boolean; teamId: string | null; managerId: number | null }>;

function placesAfter(wish: Wish, roster: Roster, { teams, idOf }: TeamsAfter): Places {
  const places: Places = new Map();
  const place = (personId: number, takesPart: boolean, teamId: string | null) => {
    const team = teamId === null ? undefined : teams.get(teamId);
    const live = team !== undefined && team.archivedAt === null && takesPart ? team : null;
    places.set(personId, { takesPart, teamId: live?.id ?? null, managerId: live?.managerId ?? null });
  };
  for (const [id, after] of teams) {
    const before = roster.teams.get(id);
    if (before === undefined || isSameTeam(before, after)) continue;
    for (const member of roster.members.get(id) ?? []) place(member, true, id);
  }
  for (const { personId, takesPart, team } of wish.people) {
    const now = roster.people.get(personId)!;
    place(personId, takesPart, team === undefined ? now.teamId : team && idOf(team));
  }
  return places;
}

function problemIn(teams: Map<string, Team>, places: Places, roster: Roster): PlanProblem | null {
  const teamLoop = findLoop(teams.keys(), (id) => teams.get(id)?.parentId);
  if (teamLoop) return { problem: 'team_loop', teams: teamLoop };
  const managerOf = (personId: number): number | null => {
    const placed = places.get(personId);
    if (placed) return placed.managerId;
    return roster.pairs.get(personId)?.managerId ?? null;
  };
  const self = [...places.keys()].find((personId) => managerOf(personId) === personId);
  if (self !== undefined) return { problem: 'self_manager', personId: self };
  const people = findLoop(places.keys(), managerOf);
  return people === null ? null : { problem: 'manager_loop', people };
}

// ---- people and their talks ------------------------------------------------------------------------------

function peopleSteps(tx: Tx, wish: Wish, roster: Roster, places: Places): PersonStep[] {
  const wishes = new Map(wish.people.map((one) => [one.personId, one]));
  const desk = new TalkDesk(tx, roster, places, wishes);
  const steps: PersonStep[] = [];
  for (const [personId, { takesPart, teamId, managerId }] of places) {
    const before = roster.people.get(personId)!;
    const { language, holidays } = { ...before, ...wanted(wishes.get(personId)) };
    const pair = desk.stepFor(personId, managerId, wishes.get(personId)?.cadence ?? {});
    const step = { before, takesPart, teamId, language, holidays, pair };
    if (!isNoStep(step)) steps.push(step);
  }
  return steps;
}

/** What somebody's wish says about them, without what it leaves as it is. */
const wanted = ({ language, holidays }: Partial<PersonWish> = {}) => ({
  ...(language === undefined ? {} : { language }),
  ...(holidays === undefined ? {} : { holidays }),
});

const isNoStep = ({ before, takesPart, teamId, language, holidays, pair }: PersonStep) =>
  pair === null &&
  takesPart === (before.enrolledAt !== null) &&
  teamId === before.teamId &&
  language === before.language &&
  holidays === before.holidays;

/** Gives out times in managers' calendars and first dates, one person after the other. */
class TalkDesk {
  readonly #tx: Tx;
  readonly #roster: Roster;
  readonly #firstDates = new Map<string, string>();
  /** Times that stay or have been given out, by manager. */
  readonly #taken: Map<number, Slot[]>;

  constructor(tx: Tx, roster: Roster, places: Places, wishes: Map<number, PersonWish>) {
    this.#tx = tx;
    this.#roster = roster;
    const staying = [...roster.pairs.values()].filter(({ employeeId, managerId }) => {
      const place = places.get(employeeId);
      return place === undefined || (place.managerId === managerId && !wishes.get(employeeId)?.cadence.lay);
    });
    this.#taken = grouped<Slot & { managerId: number }, number>(staying, (pair) => pair.managerId);
    for (const { personId, cadence } of wishes.values()) {
      const managerId = places.get(personId)?.managerId;
      if (managerId && cadence.time !== undefined && !cadence.lay)
        this.#take(managerId, this.#explicit(cadence, roster.pairs.get(personId)));
    }
  }

  stepFor(personId: number, managerId: number | null, wish: CadenceWish): PairStep | null {
    const current = this.#roster.pairs.get(personId);
    if (managerId === null) return current === undefined ? null : { step: 'end', ends: current.id };
    const cadence = this.#cadenceFor(managerId, wish, current);
    const dated = () => ({ cadence, firstDate: this.#firstDate(personId, managerId, cadence) });
    if (current?.managerId === managerId)
      return isSameCadence(current, cadence) ? null : { step: 'retime', pair: current, ...dated() };
    return { step: 'start', managerId, ends: current?.id ?? null, ...dated() };
  }

  #cadenceFor(managerId: number, wish: CadenceWish, current: Pair | undefined): PairCadence {
    const asked = this.#explicit(wish, current);
    const lay = wish.lay || (wish.time === undefined && current === undefined);
    if (!lay) return asked;
    const [slot] = slotsFrom(asked, 1, this.#taken.get(managerId) ?? []);
    this.#take(managerId, slot!);
    return { ...asked, weekday: slot!.weekday, time: slot!.time };
  }

  #explicit(wish: CadenceWish, current: Pair | undefined): PairCadence {
    const base = current ?? this.#roster.settings.cadence;
    return {
      everyWeeks: wish.everyWeeks ?? base.everyWeeks,
      weekday: wish.weekday ?? base.weekday,
      time: wish.time ?? base.time,
      minutes: wish.minutes ?? base.minutes,
    };
  }

  #take(managerId: number, slot: Slot): void {
    const taken = this.#taken.get(managerId);
    if (taken === undefined) this.#taken.set(managerId, [slot]);
    else taken.push(slot);
  }

  /** Most people share their zone and have no absence ahead: for them a date is worked out once. */
  #firstDate(personId: number, managerId: number, cadence: PairCadence): string {
    const { people, settings } = this.#roster;
    const person = people.get(personId)!;
    const facts = {
      employee: calendarIn(this.#roster, personId),
      manager: calendarIn(this.#roster, managerId),
    };
    const now = needsWelcome(person) ? welcomeAt(this.#tx, person, this.#roster) : this.#tx.now;
    const alike = facts.employee.absences.length + facts.manager.absences.length === 0;
    const time = settings.promptLead.days === 0 ? cadence.time : '';
    const key = alike ? `${person.zone} ${now} ${cadence.weekday} ${time}` : `${personId}`;
    const known = this.#firstDates.get(key);
    if (known !== undefined) return known;
    const series = cadence as Parameters<typeof firstTalkDate>[0];
    const first = firstTalkDate(series, { now, zone: person.zone, lead: settings.promptLead, facts });
    this.#firstDates.set(key, first);
    return first;
  }
}

export const isSameCadence = (a: PairCadence, b: PairCadence) =>
  a.everyWeeks === b.everyWeeks && a.weekday === b.weekday && a.time === b.time && a.minutes === b.minutes;

// ---- who hears of it, and what to think about ------------------------------------------------------------

export const needsWelcome = (person: Person) => person.welcomedAt === null && person.deactivatedAt === null;

const moments = new WeakMap<Roster, Map<string, number>>();

/** The earliest moment at which somebody may hear of a change made now. */
export function welcomeAt(tx: Tx, person: Person, roster: Roster): number {
  const calendar = calendarIn(roster, person.id);
  if (calendar.absences.length > 0) return nextSendable(tx.now + GRACE_MS, person.zone, calendar);
  const known = moments.get(roster) ?? new Map<string, number>();
  moments.set(roster, known);
  const at = known.get(person.zone) ?? nextSendable(tx.now + GRACE_MS, person.zone, calendar);
  known.set(person.zone, at);
  return at;
}

function welcomesOf(tx: Tx, steps: PersonStep[], roster: Roster): Plan['welcomes'] {
  const ids = new Set<number>();
  for (const { before, takesPart, pair } of steps) {
    if (takesPart && before.enrolledAt === null) ids.add(before.id);
    if (pair?.step === 'start') ids.add(pair.managerId).add(before.id);
  }
  const people = [...ids].map((id) => roster.people.get(id)!).filter(needsWelcome);
  return people.map((person) => ({ person, at: welcomeAt(tx, person, roster) }));
}

/** Talks at the same time are looked for among employees of one zone only. */
function strainOn(steps: PersonStep[], roster: Roster): Pick<Plan, 'overlaps' | 'manyReports'> {
  const touched = new Map<number, Map<number, Slot>>();
  for (const { pair } of steps) {
    if (pair?.step === 'start') touched.set(pair.managerId, new Map());
    if (pair?.step === 'retime') touched.set(pair.pair.managerId, new Map());
  }
  for (const pair of roster.pairs.values()) touched.get(pair.managerId)?.set(pair.employeeId, pair);
  for (const { before, pair } of steps) {
    if (pair === null) continue;
    const current = roster.pairs.get(before.id);
    if (current) touched.get(current.managerId)?.delete(before.id);
    if (pair.step === 'start') touched.get(pair.managerId)!.set(before.id, pair.cadence);
    if (pair.step === 'retime') touched.get(pair.pair.managerId)!.set(before.id, pair.cadence);
  }
  const managers = [...touched].map(([managerId, slots]) => ({ managerId, slots }));
  return {
    overlaps: managers
      .flatMap((one) => overlapsOf(one.managerId, one.slots, roster))
      .slice(0, OVERLAPS_SHOWN),
    manyReports: managers
      .filter(({ slots }) => slots.size > MANY_REPORTS)
      .map(({ managerId, slots }) => ({ managerId, reports: slots.size })),
  };
}

function overlapsOf(managerId: number, slots: Map<number, Slot>, roster: Roster): Plan['overlaps'] {
  const all = [...slots].slice(0, REPORTS_COMPARED);
  const zone = (id: number) => roster.people.get(id)?.zone;
  return all.flatMap(([one, slot], place) =>
    all
      .slice(place + 1)
      .filter(([other, its]) => zone(one) === zone(other) && overlap(slot, its))
      .map(([other]) => ({ managerId, employees: [one, other] as [number, number], slot })),
  );
}
