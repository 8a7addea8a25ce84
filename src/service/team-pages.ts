import { nextSendable } from '../domain/prompts.ts';
import { digestDate } from '../domain/pulse.ts';
import { momentOf } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personById } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { busyManagers, teams } from '../store/teams.ts';
import { calendarOf, silent } from './pairs.ts';
import { send } from './sending.ts';
import { hasNumbers, newestWeek } from './team-numbers.ts';
import { giveTip } from './tips.ts';

/*
 * Once a week, when the digest is out: each manager's tip is chosen, and who has new numbers of the team is told that they
 * are there. Some managers at a time, so that no transaction is long.
 */

const BATCH = 50;
/** The week and the last manager who was served. */
const SERVED = 'team_pages';
const ALL = Number.MAX_SAFE_INTEGER;
const TOLD_FROM = '09:00';

/** One batch; how many were served. The caller repeats until zero. */
export function tellManagers(tx: Tx): number {
  const week = newestWeek(tx);
  if (week === null) return 0;
  const after = servedIn(tx, week);
  if (after === ALL) return 0;
  const waiting = managerIds(tx).filter((id) => id > after);
  const some = waiting.slice(0, BATCH);
  for (const id of some) serve(tx, personById(tx, id)!, week);
  setRuntime(tx, SERVED, `${week} ${waiting.length > BATCH ? some.at(-1)! : ALL}`);
  return Math.max(1, some.length);
}

function servedIn(tx: Tx, week: string): number {
  const [of, last] = (getRuntime(tx, SERVED) ?? '').split(' ');
  return of === week ? Number(last) : 0;
}

function managerIds(tx: Tx): number[] {
  const led = teams(tx).flatMap(({ managerId }) => managerId ?? []);
  const talking = busyManagers(tx, 0).map(({ managerId }) => managerId);
  return [...new Set([...led, ...talking])].toSorted((a, b) => a - b);
}

function serve(tx: Tx, person: Person, week: string): void {
  giveTip(tx, person, week);
  if (!mayTell(tx, person, week)) return;
  const nine = momentOf(person.zone, digestDate(week, settings(tx).holidays), TOLD_FROM);
  const at = nextSendable(Math.max(tx.now, nine), person.zone, calendarOf(tx, person));
  send(tx, person, { kind: 'team_page', week }, { at });
}

/** Only about numbers that are there and are still the newest, and not to who wants no reminders. */
export function mayTell(tx: Tx, person: Person, week: string): boolean {
  if (!person.reminders || silent(person) !== null || newestWeek(tx) !== week) return false;
  return hasNumbers(tx, person, week);
}
