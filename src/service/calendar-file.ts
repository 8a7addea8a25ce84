import { plannedTalk } from '../domain/cadence.ts';
import { type KnownTalk, type Series, seriesOf } from '../domain/series.ts';
import { addDays, addWeeks, dateAt, mondayOf, weekOf } from '../domain/time.ts';
import { type Checkin, checkinsFrom } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { activePairOf, type Pair, pairsOfManager } from '../store/teams.ts';
import { contextOf } from './pairs.ts';
import { here } from './replanning.ts';

/* A person's talks for their own calendar: the own series, and a manager's with each of their people. */

export type CalendarData = {
  series: (Series & {
    /** The same for the same person and pair at every time, another one for the other of the two. */
    id: string;
    other: string;
    /** Higher each time, so that a calendar takes what is newer. */
    sequence: number;
  })[];
  /** When it was made. */
  at: number;
};

/** Public holidays and absences are known so far; then the file is fetched anew. */
const WEEKS_TOLD = 52;

export function calendarOfPerson(tx: Tx, person: Person): CalendarData {
  const own = activePairOf(tx, person.id);
  const pairs = [...(own === undefined ? [] : [own]), ...pairsOfManager(tx, person.id)];
  return { series: pairs.map((pair) => seriesOfPair(tx, person, pair)), at: tx.now };
}

function seriesOfPair(tx: Tx, person: Person, pair: Pair): CalendarData['series'][number] {
  const { cadence, zone, facts, employee, manager } = contextOf(tx, pair);
  const thisWeek = weekOf(dateAt(zone, tx.now));
  const until = addDays(mondayOf(addWeeks(thisWeek, WEEKS_TOLD)), 6);
  const known = checkinsFrom(tx, pair.id, weekOf(cadence.firstDate)).map((row) => knownOf(zone, row));
  const isOwn = employee.id === person.id;
  return {
    ...seriesOf(cadence, { zone, thisWeek, until }, known, (week) => plannedTalk(cadence, week, zone, facts)),
    id: `${pair.id}-${isOwn ? 'e' : 'm'}`,
    other: (isOwn ? manager : employee).name,
    sequence: Math.floor((tx.now - pair.startedAt) / 1000),
  };
}

function knownOf(zone: string, row: Checkin): KnownTalk {
  const { id, week, nominalDate, state, minutes, kind } = row;
  const isLeft = state === 'skipped' || state === 'left_out';
  const talk = isLeft ? null : { ...here(zone, row), minutes, halfYear: kind === 'half_year' };
  return { id, week, nominalDate, talk };
}
