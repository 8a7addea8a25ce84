import { may, relationTo } from '../domain/access.ts';
import { nextSendable } from '../domain/prompts.ts';
import { type Refusal, refuse, type Why } from '../domain/refusal.ts';
import type { AbsenceProblem } from '../domain/setup.ts';
import { dateAt, daysBetween, isDate } from '../domain/time.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import {
  type Absence,
  absenceById,
  absencesOf,
  addAbsence,
  type Person,
  personById,
  removeAbsence,
  rolesOf,
  setEnrolled,
  setLanguage,
  setPaused,
  setReminders,
} from '../store/people.ts';
import type { Settings } from '../store/settings.ts';
import { activePairOf, pairsOfManager } from '../store/teams.ts';
import { bringHelp } from './help.ts';
import { calendarOf } from './pairs.ts';
import { replan } from './replanning.ts';
import { send } from './sending.ts';
import { GRACE_MS } from './welcomes.ts';

/** Own choice or import, else what Slack says if we speak it, else the company's. */
export function languageOf(person: Person, settings: Pick<Settings, 'language'>): 'nb' | 'en' {
  if (person.language !== null) return person.language;
  const spoken = person.locale?.split(/[-_]/)[0]?.toLowerCase();
  if (spoken === 'nb' || spoken === 'no' || spoken === 'nn') return 'nb';
  return spoken === 'en' ? 'en' : settings.language;
}

/** Why somebody cannot take part at all, or null. */
export function cannotTakePart(person: Person): Why | null {
  if (person.deactivatedAt !== null) return 'deactivated';
  if (person.kind === 'stranger') return 'other_workspace';
  return person.kind === 'member' ? null : 'guest';
}

/** Whether the app has anything to do with somebody: they take part, lead others, or look after it. */
export function belongs(tx: Tx, person: Person): boolean {
  return (
    person.enrolledAt !== null || pairsOfManager(tx, person.id).length > 0 || rolesOf(tx, person.id).size > 0
  );
}

/** Whether the company's numbers are for them: whoever sets up and nothing else reads none. */
export const readsNumbers = (tx: Tx, person: Person): boolean =>
  person.enrolledAt !== null || pairsOfManager(tx, person.id).length > 0 || rolesOf(tx, person.id).has('hr');

/** Somebody takes part from now on, and hears of it soon. A second time it changes nothing. */
export function enrol(tx: Tx, person: Person): { ok: true } | Refusal {
  const why = cannotTakePart(person);
  if (why !== null) return refuse(why);
  if (person.enrolledAt === null) setEnrolled(tx, person.id, tx.now);
  welcome(tx, person);
  return { ok: true };
}

/** The first thing anybody hears from the app, once; not before a change can be taken back, and in working hours. */
export function welcome(tx: Tx, person: Person): void {
  if (person.welcomedAt !== null || cannotTakePart(person) !== null) return;
  const at = nextSendable(tx.now + GRACE_MS, person.zone, calendarOf(tx, person));
  send(tx, person, { kind: 'welcome', person: person.id }, { at });
}

// ---- one's own choices -----------------------------------------------------------------------------------

/** Nothing is asked of a paused person; the series goes on and a talk can still be held. */
export function pause(tx: Tx, person: Person): void {
  if (person.pausedAt === null) setPaused(tx, person.id, tx.now);
}

export function resume(tx: Tx, person: Person): void {
  if (person.pausedAt === null) return;
  setPaused(tx, person.id, null);
  replanTalksOf(tx, person.id);
}

/** Null: as Slack or the company says. */
export const chooseLanguage = setLanguage;
export const chooseReminders = setReminders;

// ---- absence ---------------------------------------------------------------------------------------------

/** A longer absence is set anew; nothing is planned further ahead. */
const LONGEST_DAYS = 366;

export function absenceProblem(tx: Tx, person: Person, from: string, to: string): AbsenceProblem | null {
  if (!isDate(from) || !isDate(to)) return 'bad_date';
  if (from > to) return 'order';
  if (to < dateAt(person.zone, tx.now)) return 'over';
  return daysBetween(from, to) > LONGEST_DAYS ? 'too_long' : null;
}

/** As whom somebody may say that a person is away, or null. */
export function absenceRight(tx: Tx, actor: Person, personId: number): Absence['source'] | null {
  const pair = activePairOf(tx, personId);
  const other = pair === undefined ? 'nobody' : relationTo(pair, actor.id);
  const as = actor.id === personId ? 'self' : other;
  if ((as === 'self' || as === 'manager') && may(as, 'absence.say')) return as;
  return may(rolesOf(tx, actor.id), 'absence.say') ? 'admin' : null;
}

/** Overlapping days are fine: a day is off when any absence holds it. Null when exactly these days are known. */
export function addAbsenceFor(
  tx: Tx,
  personId: number,
  dates: { from: string; to: string },
  source: Absence['source'],
): Absence | null {
  const known = absencesOf(tx, personId, dates.from, dates.to);
  if (known.some(({ from, to }) => from <= dates.from && to >= dates.to)) return null;
  const added = addAbsence(tx, { personId, ...dates, source });
  replanTalksOf(tx, personId);
  return added;
}

export function sayAway(
  tx: Tx,
  actor: Person,
  personId: number,
  dates: { from: string; to: string },
): { ok: true } | Refusal | { ok: false; problem: AbsenceProblem } {
  const person = personById(tx, personId);
  const source = person && absenceRight(tx, actor, personId);
  if (!person || !source) return refuse('not_allowed');
  const problem = absenceProblem(tx, person, dates.from, dates.to);
  if (problem !== null) return { ok: false, problem };
  addAbsenceFor(tx, personId, dates, source);
  if (source !== 'self') appendAudit(tx, { actor: actor.id, what: 'absence.added', subject: personId });
  return { ok: true };
}

/** Takes an absence back; one's own, one's employee's, or as HR or admin. */
export function takeBackAbsence(tx: Tx, actor: Person, id: string): { ok: true } | Refusal {
  const absence = absenceById(tx, id);
  if (absence === undefined) return refuse('outdated');
  const source = absenceRight(tx, actor, absence.personId);
  if (source === null) return refuse('not_allowed');
  removeAbsence(tx, id);
  if (source !== 'self')
    appendAudit(tx, { actor: actor.id, what: 'absence.removed', subject: absence.personId });
  replanTalksOf(tx, absence.personId);
  return { ok: true };
}

/** The person's days or zone have changed: the own talk and those with the people they lead are looked at again. */
export function replanTalksOf(tx: Tx, personId: number): void {
  bringHelp(tx, personId);
  const own = activePairOf(tx, personId);
  if (own) replan(tx, own);
  for (const pair of pairsOfManager(tx, personId)) replan(tx, pair);
}

// ---- leaving Slack and coming back -----------------------------------------------------------------------

/**
 * A person who is deactivated hears nothing any more, because planning and sending ask; nothing of theirs ends. On
 * return the talks are planned anew.
 */
export function cameBack(tx: Tx, person: Person): void {
  if (person.enrolledAt !== null) welcome(tx, person);
  replanTalksOf(tx, person.id);
  appendAudit(tx, { actor: 'app', what: 'person.returned', subject: person.id });
}

export function leftSlack(tx: Tx, person: Person): void {
  appendAudit(tx, { actor: 'app', what: 'person.gone', subject: person.id });
}
