import type { Talk } from '../domain/cards.ts';
import type { Cadence } from '../domain/cadence.ts';
import type { CalendarFacts, PersonCalendar } from '../domain/calendar.ts';
import type { PromptLead } from '../domain/prompts.ts';
import { addDays, dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { absencesOf, personById, type Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { type Pair, pairsOfManager } from '../store/teams.ts';

/** A pair with all that planning asks of it. The employee's zone rules. */
export type PairContext = {
  pair: Pair;
  employee: Person;
  manager: Person;
  zone: string;
  lead: PromptLead;
  cadence: Cadence;
  facts: CalendarFacts;
  /** The zone in which the company's weeks close. */
  companyZone: string;
};

/** Absences are looked up this many days around today; nothing is planned further away. */
const BACK = 60;
const AHEAD = 400;

export function calendarOf(tx: Tx, person: Person): PersonCalendar {
  const today = dateAt(person.zone, tx.now);
  return {
    country: person.holidays ?? settings(tx).holidays,
    absences: absencesOf(tx, person.id, addDays(today, -BACK), addDays(today, AHEAD)),
  };
}

export function contextOf(tx: Tx, pair: Pair): PairContext {
  const employee = personById(tx, pair.employeeId)!;
  const manager = personById(tx, pair.managerId)!;
  const { promptLead, zone } = settings(tx);
  return {
    pair,
    employee,
    manager,
    zone: employee.zone,
    lead: promptLead,
    cadence: cadenceOf(pair),
    facts: { employee: calendarOf(tx, employee), manager: calendarOf(tx, manager) },
    companyZone: zone,
  };
}

/** Whom a manager talks with, in the order of the talks. */
export const reportsOf = (tx: Tx, manager: Person): { pairId: string; name: string; employeeId: number }[] =>
  pairsOfManager(tx, manager.id).map(({ id, employeeId }) => ({
    pairId: id,
    name: personById(tx, employeeId)!.name,
    employeeId,
  }));

/** The columns are held to these values by a check in the schema. */
export const cadenceOf = (pair: Pair): Cadence => ({
  everyWeeks: pair.everyWeeks as Cadence['everyWeeks'],
  weekday: pair.weekday as Cadence['weekday'],
  minutes: pair.minutes as Cadence['minutes'],
  time: pair.time,
  firstDate: pair.firstDate,
});

/** Why nothing may be sent to this person now, or null. */
export function silent(person: Person): 'deactivated' | 'paused' | null {
  if (person.deactivatedAt !== null) return 'deactivated';
  return person.pausedAt === null ? null : 'paused';
}

export const talkFor = (
  reader: Person,
  talk: { date: string; time: string; minutes: number; zone: string; kind?: 'usual' | 'half_year' },
): Talk => {
  const { date, time, minutes, zone, kind } = talk;
  const elsewhere = zone === reader.zone ? null : zone;
  return { date, time, minutes, elsewhere, halfYear: kind === 'half_year' };
};
