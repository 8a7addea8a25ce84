import { nextTalks } from '../domain/cadence.ts';
import { type Status, statusOf } from '../domain/checkin.ts';
import { dateAt, weekOf } from '../domain/time.ts';
import { type Checkin, checkinsFrom, latestCheckins, notesOf } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { activePairOf } from '../store/teams.ts';
import { contextOf, type PairContext } from './pairs.ts';
import { isResting } from './pilot-state.ts';
import { makeEarly } from './planning.ts';

/** One of the next dates: a row when the app already works with it, otherwise what the series says. */
export type PlanLine = {
  week: string;
  /** Null: left out. */
  talk: { date: string; time: string; minutes: number; zone: string; kind?: Checkin['kind'] } | null;
  nominalDate: string;
  why: PlanWhy;
  checkin: Checkin | null;
  status: Status;
  other: string;
};

export type PlanWhy =
  | 'as_planned'
  | 'moved_holiday'
  | 'moved_absence'
  | 'moved_by_hand'
  | 'left_holiday'
  | 'left_absence'
  | 'left_out'
  | 'skipped';

const MOVED: Record<NonNullable<Checkin['movedBy']>, PlanWhy> = {
  holiday: 'moved_holiday',
  absence: 'moved_absence',
  employee: 'moved_by_hand',
  manager: 'moved_by_hand',
};

/** The next dates of a person's own pair, oldest first: what lies ahead or is still open today. */
export function upcoming(tx: Tx, person: Person, count: number): PlanLine[] {
  const pair = activePairOf(tx, person.id);
  return pair === undefined ? [] : upcomingOf(tx, contextOf(tx, pair), count);
}

export function upcomingOf(tx: Tx, context: PairContext, count: number): PlanLine[] {
  const { pair, zone, cadence, facts, manager } = context;
  const today = dateAt(zone, tx.now);
  const rows = checkinsFrom(tx, pair.id, weekOf(today));
  const known = new Set(rows.map((row) => row.week));
  const open = rows.filter((row) => row.date >= today && row.state !== 'held' && row.reason !== 'moved');
  const ahead = isResting(tx) ? [] : nextTalks(cadence, zone, facts, today, count + known.size);
  const series = ahead.filter(({ week }) => !known.has(week));
  const lines = [
    ...open.map((row) => lineOfRow(row, manager.name)),
    ...series.map((talk): PlanLine => {
      const { week, nominalDate } = talk;
      const rest = { week, nominalDate, checkin: null, status: 'planned' as const, other: manager.name };
      if ('leftOut' in talk)
        return { ...rest, talk: null, why: talk.leftOut === 'holiday' ? 'left_holiday' : 'left_absence' };
      const { date, time } = talk;
      return { ...rest, talk: { date, time, minutes: cadence.minutes, zone }, why: talk.why };
    }),
  ];
  return lines.toSorted((a, b) => (a.week < b.week ? -1 : 1)).slice(0, count);
}

function lineOfRow(row: Checkin, other: string): PlanLine {
  const { week, nominalDate, date, time, minutes, zone, kind, reason } = row;
  const base = { week, nominalDate, checkin: row, status: statusOf(row), other };
  if (row.state === 'skipped') return { ...base, talk: null, why: 'skipped' };
  if (row.state === 'left_out') {
    const why = reason === 'holiday' ? 'left_holiday' : reason === 'absence' ? 'left_absence' : 'left_out';
    return { ...base, talk: null, why };
  }
  const why = row.movedBy === null ? 'as_planned' : MOVED[row.movedBy];
  return { ...base, talk: { date, time, minutes, zone, kind }, why };
}

/** The last check-ins with what happened to each, newest first. */
export const lately = (tx: Tx, pairId: string, count: number) =>
  latestCheckins(tx, pairId, count + 3)
    .filter((row) => row.talkAt <= tx.now || row.state === 'held')
    .slice(0, count)
    .map((row) => ({ row, status: statusOf(row), notes: notesOf(tx, row.id) }));

/** The next talk that lies ahead, or is over today and not held. */
export function nextLine(tx: Tx, person: Person): PlanLine | undefined {
  return upcoming(tx, person, 8).find(({ talk }) => talk !== null);
}

/**
 * The next talk as a row, made now when somebody wants to prepare early. Null when nothing is planned. Its prompt is
 * still planned as ever, and falls away when it is prepared by then.
 */
export function openNext(tx: Tx, person: Person): string | null {
  const line = nextLine(tx, person);
  if (line === undefined) return null;
  return line.checkin?.id ?? makeEarly(tx, activePairOf(tx, person.id)!, line.week)?.id ?? null;
}

/** Why there is no talk to prepare for. */
export function whyNothing(tx: Tx, person: Person): 'not_enrolled' | 'no_manager' | 'nothing_to_prepare' {
  if (person.enrolledAt === null) return 'not_enrolled';
  return activePairOf(tx, person.id) === undefined ? 'no_manager' : 'nothing_to_prepare';
}
