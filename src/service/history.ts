import { may, relationTo, whyNot } from '../domain/access.ts';
import { statusOf } from '../domain/checkin.ts';
import type { GoalEventWhat, Outcome } from '../domain/goals.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { addDays, addWeeks, dateAt, mondayOf, weekOf, weekStart } from '../domain/time.ts';
import { type Happening, type TimelineEntry, timelineOf } from '../domain/timeline.ts';
import { actionsEndedSince } from '../store/actions.ts';
import type { Checkin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { type GoalEvent, goalEventsOf, goalsOf } from '../store/goals.ts';
import { checkinsOn, pairsOfEmployee } from '../store/history.ts';
import { type Person, personById } from '../store/people.ts';
import { activePairOf, type Pair, pairById } from '../store/teams.ts';
import { stepOf } from './next-step.ts';

/* What has happened, week by week: one's own, and for a manager that of a report while they are a pair. */

/** Whose history is looked at and how far back it may go. `pair`: only what happened in it; null: one's own. */
export type Told = { ok: true; employee: Person; pair: Pair | null; since: number };

export type History = {
  /** Null: the reader's own. */
  report: string | null;
  /** Who sees one's own too: the manager, if there is one. */
  other: string | null;
  entries: TimelineEntry[];
  /** From 0, the newest; there are older ones as long as `older`. */
  page: number;
  older: boolean;
};

/** One's own history, from the first pair on. */
export function ownTold(tx: Tx, person: Person): Told {
  const since = pairsOfEmployee(tx, person.id)[0]?.startedAt ?? person.enrolledAt ?? tx.now;
  return { ok: true, employee: person, pair: null, since };
}

/** `whose` is the id of a pair of which the person is the manager now, or 'own'. */
export function reachTold(tx: Tx, person: Person, whose: string): Told | Refusal {
  if (whose === 'own') return ownTold(tx, person);
  const pair = pairById(tx, whose);
  if (pair === undefined) return refuse('outdated');
  const relation = relationTo(pair, person.id);
  if (!may(relation, 'history.read')) return refuse(whyNot(relation));
  if (pair.employeeId === person.id) return ownTold(tx, person);
  return { ok: true, employee: personById(tx, pair.employeeId)!, pair, since: pair.startedAt };
}

/** So many weeks at a time; page 0 ends with the week of today, once something has happened in it. */
export function historyOf(tx: Tx, told: Told, weeks: number, page = 0): History {
  const { employee, pair, since } = told;
  const today = dateAt(employee.zone, tx.now);
  const start = weekOf(dateAt(employee.zone, since));
  const last = addWeeks(weekOf(today), -weeks * page);
  const first = addWeeks(last, 1 - weeks);
  const from = first < start ? start : first;
  const happened = happenedIn(tx, told, from, last);
  const isYetToCome = page === 0 && !happened.some(({ date }) => weekOf(date) === last);
  return {
    report: pair === null ? null : employee.name,
    other: managerOf(tx, employee),
    entries: timelineOf(happened, from, isYetToCome ? addWeeks(last, -1) : last),
    page,
    older: first > start,
  };
}

function managerOf(tx: Tx, employee: Person): string | null {
  const pair = activePairOf(tx, employee.id);
  return pair === undefined ? null : personById(tx, pair.managerId)!.name;
}

function happenedIn(tx: Tx, told: Told, first: string, last: string): Happening[] {
  const { employee, pair, since } = told;
  const from = Math.max(weekStart(employee.zone, first), since);
  const end = addDays(mondayOf(last), 6);
  const pairs = pair === null ? pairsOfEmployee(tx, employee.id) : [pair];
  const ids = pairs.map(({ id }) => id);
  const all = [
    ...checkinsOn(tx, ids, mondayOf(first), end).flatMap((row) => talkOf(tx, row)),
    ...goalsHappened(tx, employee, from),
    ...actionsEndedSince(tx, employee.id, from)
      .filter(({ result }) => result !== 'dropped' && result !== 'not_managed')
      .map(({ doneAt }): Happening => ({ what: 'done', date: dateAt(employee.zone, doneAt!) })),
  ];
  return all.filter(({ date }) => date <= end);
}

function talkOf(tx: Tx, row: Checkin): Happening[] {
  const status = statusOf(row);
  if (status === 'left_out' || (row.talkAt > tx.now && status !== 'held')) return [];
  const isTold =
    status === 'held' || status === 'skipped' || status === 'missed' || status === 'confirmed_by_one';
  const halfYear = row.kind === 'half_year';
  const step = stepOf(tx, row)?.text ?? null;
  return [{ what: 'talk', date: row.date, status: isTold ? status : 'open', halfYear, step }];
}

/** What of the life of a goal is told, and as what. */
const TOLD: Partial<Record<GoalEventWhat, Exclude<Happening['what'], 'talk' | 'closed' | 'done'>>> = {
  opened: 'opened',
  accepted: 'opened',
  deadline_moved: 'deadline_moved',
  paused: 'paused',
  resumed: 'resumed',
  reopened: 'reopened',
};

function goalsHappened(tx: Tx, employee: Person, from: number): Happening[] {
  const titles = new Map(goalsOf(tx, employee.id).map(({ id, title }) => [id, title]));
  return goalEventsOf(tx, employee.id, from).flatMap(
    ({ goalId, at, what, detail }: GoalEvent): Happening[] => {
      const about = { date: dateAt(employee.zone, at), goal: titles.get(goalId) ?? '' };
      if (what === 'closed') return [{ ...about, what, outcome: detail as Outcome }];
      const told = TOLD[what];
      return told === undefined ? [] : [{ ...about, what: told }];
    },
  );
}
