import type { AbsenceRow, FileProblem, PersonRow, Ref } from '../domain/imports.ts';
import { EMPTY_PREVIEW, type Preview } from '../domain/setup.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { addAbsence, type Person } from '../store/people.ts';
import { nothingToUndo, type Undo } from './applying.ts';
import { planChanges } from './changes.ts';
import { cannotTakePart, replanTalksOf } from './people.ts';
import { previewOf } from './preview.ts';
import { readRoster, type Roster } from './roster.ts';
import type { CadenceWish, PersonWish, Plan, PlanProblem, TeamWish } from './wishes.ts';

/** A file becomes a plan against the people and teams of this moment, or a list of what to mend in it. */
export type ImportPlan = { ok: true; plan: Plan; preview: Preview } | { ok: false; problems: FileProblem[] };

/** Who and what is not in the file stays as it is; so does what stands in an empty cell. */
export function planImport(tx: Tx, rows: readonly PersonRow[]): ImportPlan {
  const roster = readRoster(tx);
  const reader = new FileReader(roster);
  for (const row of rows) reader.read(row);
  if (reader.problems.length > 0) return { ok: false, problems: inOrder(reader.problems) };
  const wish = { teams: [...reader.teams.values()].map(({ wish }) => wish), people: reader.people };
  const planned = planChanges(tx, wish, roster);
  if (!planned.ok) return { ok: false, problems: [reader.locate(planned.problem)] };
  return { ok: true, plan: planned.plan, preview: previewOf(planned.plan, roster) };
}

export const inOrder = (problems: FileProblem[]) => problems.toSorted((a, b) => a.line - b.line);

/** A team of the file, with the lines that say who manages it and what it belongs to. */
type FileTeam = { wish: TeamWish; managerLine: number; parentLine: number };

class FileReader {
  readonly problems: FileProblem[] = [];
  readonly people: PersonWish[] = [];
  /** By name in small letters. */
  readonly teams = new Map<string, FileTeam>();
  readonly #roster: Roster;
  readonly #lookup: Lookup;
  readonly #lineOf = new Map<number, number>();
  readonly #teamIds = new Map<string, string>();

  constructor(roster: Roster) {
    this.#roster = roster;
    this.#lookup = lookupIn(roster);
    const teams = [...roster.teams.values()].toSorted(
      (a, b) => Number(!a.archivedAt) - Number(!b.archivedAt),
    );
    for (const { id, name } of teams) this.#teamIds.set(name.toLowerCase(), id);
  }

  read(row: PersonRow): void {
    const person = this.#person(row.who, row.line, row.active === false);
    if (person === null) return;
    const other = this.#lineOf.get(person.id);
    if (other !== undefined) {
      this.problems.push({ line: row.line, problem: 'duplicate', value: row.who.value, other });
      return;
    }
    this.#lineOf.set(person.id, row.line);
    const takesPart = row.active !== false;
    if (takesPart && row.team === null && person.teamId === null)
      this.problems.push({ line: row.line, problem: 'no_team' });
    const team = row.team === null ? this.#current(person, row) : this.#team(row.team);
    if (team !== null) this.#describe(team, row);
    this.people.push({
      personId: person.id,
      takesPart,
      ...(takesPart ? (team === null ? {} : { team: team.wish.key }) : { team: null }),
      ...(row.language === null || person.language !== null ? {} : { language: row.language }),
      ...(row.holidays === null ? {} : { holidays: row.holidays }),
      cadence: cadenceOf(row),
    });
  }

  /** The line on which to mend what only shows when all lines are seen together. */
  locate(problem: PlanProblem): FileProblem {
    if (problem.problem === 'team_loop') {
      const inLoop = [...this.teams.values()].filter(({ parentLine }) => parentLine > 0);
      const found = inLoop.find(({ wish }) => problem.teams.includes(wish.key)) ?? inLoop[0];
      return { line: found?.parentLine ?? 1, problem: 'team_loop', value: found?.wish.name ?? '' };
    }
    const ids = problem.problem === 'self_manager' ? [problem.personId] : problem.people;
    const value = ids.map((id) => this.#roster.people.get(id)!.name).join(' → ');
    return { line: this.#lineFor(ids), problem: problem.problem, value };
  }

  #lineFor(ids: number[]): number {
    const own = ids.flatMap((id) => this.#lineOf.get(id) ?? []);
    const managed = [...this.teams.values()].filter(({ wish }) => ids.includes(wish.managerId ?? -1));
    return own[0] ?? managed[0]?.managerLine ?? 1;
  }

  #person(ref: Ref, line: number, mayBeGone: boolean): Person | null {
    const { value } = ref;
    const person = this.#lookup(ref);
    const why = person === undefined || mayBeGone ? null : cannotTakePart(person);
    if (person === undefined) this.problems.push({ line, problem: 'unknown_person', value });
    else if (why === 'deactivated') this.problems.push({ line, problem: 'deactivated', value });
    else if (why !== null) this.problems.push({ line, problem: 'not_a_member', value });
    else return person;
    return null;
  }

  #current(person: Person, row: PersonRow): FileTeam | null {
    const team = person.teamId === null ? undefined : this.#roster.teams.get(person.teamId);
    return team === undefined || (row.manager === null && row.parentTeam === null)
      ? null
      : this.#team(team.name);
  }

  #team(name: string): FileTeam {
    const known = this.teams.get(name.toLowerCase());
    if (known !== undefined) return known;
    const id = this.#teamIds.get(name.toLowerCase());
    const wish: TeamWish = id === undefined ? { key: `new:${name.toLowerCase()}`, name } : { key: id };
    const team: FileTeam = { wish, managerLine: 0, parentLine: 0 };
    this.teams.set(name.toLowerCase(), team);
    return team;
  }

  #describe(team: FileTeam, row: PersonRow): void {
    const value = row.team ?? team.wish.name ?? '';
    if (row.manager !== null) {
      const manager = this.#person(row.manager, row.line, false);
      const { managerId } = team.wish;
      if (manager === null) return;
      if (managerId !== undefined && managerId !== manager.id)
        this.problems.push({ line: row.line, problem: 'two_managers', value, other: team.managerLine });
      else if (managerId === undefined)
        Object.assign(team, { managerLine: row.line }).wish.managerId = manager.id;
    }
    if (row.parentTeam !== null) {
      const parent = this.#team(row.parentTeam).wish.key;
      if (team.wish.parent !== undefined && team.wish.parent !== parent)
        this.problems.push({ line: row.line, problem: 'two_parents', value, other: team.parentLine });
      else if (team.wish.parent === undefined)
        Object.assign(team, { parentLine: row.line }).wish.parent = parent;
    }
  }
}

function cadenceOf({ everyWeeks, weekday, time, minutes }: PersonRow): CadenceWish {
  return {
    ...(everyWeeks === null ? {} : { everyWeeks }),
    ...(weekday === null ? {} : { weekday }),
    ...(time === null ? {} : { time }),
    ...(minutes === null ? {} : { minutes }),
  };
}

type Lookup = (ref: Ref) => Person | undefined;

/** Of several people with one address, somebody who is still in Slack. */
export function lookupIn(roster: Roster): Lookup {
  const bySlackId = new Map<string, Person>();
  const byEmail = new Map<string, Person>();
  for (const person of roster.people.values()) {
    bySlackId.set(person.slackId, person);
    const email = person.email?.toLowerCase();
    const known = email === undefined ? undefined : byEmail.get(email);
    if (email !== undefined && (known === undefined || known.deactivatedAt !== null))
      byEmail.set(email, person);
  }
  return ({ by, value }) => (by === 'email' ? byEmail.get(value) : bySlackId.get(value));
}

// ---- absences --------------------------------------------------------------------------------------------

export type AbsencePlan =
  | { ok: true; adding: { personId: number; from: string; to: string }[]; preview: Preview }
  | { ok: false; problems: FileProblem[] };

/** What is over, and days that are known already, are passed by. */
export function planAbsences(tx: Tx, rows: readonly AbsenceRow[]): AbsencePlan {
  const roster = readRoster(tx);
  const find = lookupIn(roster);
  const today = dateAt(roster.settings.zone, tx.now);
  const problems: FileProblem[] = [];
  const lineOf = new Map<string, number>();
  const adding: { personId: number; name: string; from: string; to: string }[] = [];
  for (const { line, who, from, to } of rows) {
    const person = find(who);
    const key = `${person?.id} ${from} ${to}`;
    const other = lineOf.get(key);
    lineOf.set(key, line);
    if (person === undefined) problems.push({ line, problem: 'unknown_person', value: who.value });
    else if (other !== undefined) problems.push({ line, problem: 'duplicate', value: who.value, other });
    else if (to >= today && !isKnown(roster, person.id, from, to))
      adding.push({ personId: person.id, name: person.name, from, to });
  }
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const absences = adding.map(({ name, from, to }) => ({ name, from, to }));
  return { ok: true, adding, preview: { ...EMPTY_PREVIEW, absences } };
}

const isKnown = (roster: Roster, personId: number, from: string, to: string) =>
  (roster.absences.get(personId) ?? []).some((one) => one.from <= from && one.to >= to);

export function applyAbsences(
  tx: Tx,
  adding: readonly { personId: number; from: string; to: string }[],
  source: 'import' | 'self' | 'manager' | 'admin' = 'import',
): Undo {
  const undo = nothingToUndo(tx);
  for (const { personId, from, to } of adding)
    undo.absences.push(addAbsence(tx, { personId, from, to, source }).id);
  for (const personId of new Set(adding.map((one) => one.personId))) replanTalksOf(tx, personId);
  return undo;
}
