import { may } from '../domain/access.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { appendAudit, auditName, subjectsIn } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { doubtWaiting, dropHeld, heldCount, holdAfter, newestRow, sendHeld } from '../store/held.ts';
import { allPeople, peopleWithRole, type Person, rolesOf } from '../store/people.ts';
import { deleteAnswers } from '../store/pulse.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { markClosed, unclosedWeeks } from '../store/weeks.ts';
import { ERASED, eraseWords } from './erasing.ts';
import { redrawHome } from './sending.ts';

/*
 * A copy of the database is put in place of the database. Between the two lies what the copy does not know: messages
 * that were sent, weeks that were closed and told about. Nothing of it may happen a second time.
 */

/** Epoch ms. `caughtUp`: what fell due between the two has been planned, and is held. */
export type Restored = { copiedAt: number; at: number; caughtUp: boolean };

const RESTORED = 'restored';

/** Null when nothing was restored, or it has been settled. */
export const restoredNow = (tx: Tx): Restored | null =>
  JSON.parse(getRuntime(tx, RESTORED) || 'null') as Restored | null;

const note = (tx: Tx, restored: Restored | null): void =>
  setRuntime(tx, RESTORED, restored === null ? '' : JSON.stringify(restored));

/**
 * Weeks: without their answers, still open; over, and left without numbers. `waiting`: messages to be looked up.
 * `erased`: people whose words were deleted since, and have been again.
 */
export type Lost = {
  copiedAt: number;
  emptied: string[];
  withoutNumbers: string[];
  waiting: number;
  erased: number;
};

/** What each says when it was last so: when a copy of ours was made, the app looked after its file, and a tick was new. */
const SIGNS_OF_LIFE = ['copied_at', 'write_check', 'highest_moment'];

/**
 * The moment up to which a copy knows what happened. Copies that another program has made do not say when, and one of a
 * database that was restored says when that one's copy was made. Null: nothing ever ran on it.
 */
export function knownUntil(tx: Tx): number | null {
  const moments = SIGNS_OF_LIFE.map((name) => Number(getRuntime(tx, name) ?? 0));
  return Math.min(tx.now, Math.max(...moments)) || null;
}

/** In the copy, before it takes the place of the `replaced` database. */
export function markRestored(tx: Tx, replaced: string): Lost {
  const copiedAt = knownUntil(tx) ?? tx.now;
  const unreadable = unclosedWeeks(tx).filter(({ week }) => tx.weekKeys.keyOf(week) === null);
  const over = unreadable.filter(({ closesAt }) => closesAt <= tx.now);
  for (const { week } of unreadable) deleteAnswers(tx, week);
  // Without its key a week has been closed already, and perhaps told about: no numbers are better than other numbers.
  for (const { week } of over) markClosed(tx, week);
  const waiting = doubtWaiting(tx, copiedAt);
  const erased = eraseAgain(tx, subjectsIn(replaced, ERASED, copiedAt));
  note(tx, { copiedAt, at: tx.now, caughtUp: false });
  appendAudit(tx, { actor: 'cli', what: 'database.restored', detail: new Date(copiedAt).toISOString() });
  redrawAdmins(tx);
  const weeks = (rows: typeof over) => rows.map(({ week }) => week);
  const emptied = unreadable.filter((row) => !over.includes(row));
  return { copiedAt, emptied: weeks(emptied), withoutNumbers: weeks(over), waiting, erased };
}

/** Whoever has had their words deleted is not to find them there again. */
function eraseAgain(tx: Tx, subjects: readonly string[]): number {
  const people = allPeople(tx).filter(({ id }) => subjects.includes(auditName(tx, id)));
  for (const person of people) eraseWords(tx, person, 'app');
  return people.length;
}

/**
 * Plans, and holds what comes of it as long as that catches up on the time before the restore: it may have been sent
 * then. What falls due later cannot have been.
 */
export function withoutRepeating(tx: Tx, plan: (tx: Tx) => number): number {
  const restored = restoredNow(tx);
  if (restored === null || restored.caughtUp) return plan(tx);
  const newest = newestRow(tx);
  const done = plan(tx);
  holdAfter(tx, newest);
  if (done > 0) return done;
  note(tx, { ...restored, caughtUp: true });
  redrawAdmins(tx);
  return 0;
}

/** What an administrator sees of it; null for everybody else. */
export type RestoredNotice = { copiedAt: number; at: number; waiting: number };

export function restoredNotice(tx: Tx, person: Person): RestoredNotice | null {
  const restored = restoredNow(tx);
  if (restored === null || !may(rolesOf(tx, person.id), 'restore.settle')) return null;
  return { ...restored, waiting: heldCount(tx) };
}

export type WentOn = { ok: true; messages: number } | Refusal;

/** By command line only the operator of the machine gets here. `send`: what is held goes out, even if that is twice. */
export function goOn(tx: Tx, by: Person | 'cli', { send }: { send: boolean }): WentOn {
  if (by !== 'cli' && !may(rolesOf(tx, by.id), 'restore.settle')) return refuse('not_allowed');
  const restored = restoredNow(tx);
  if (restored === null) return refuse('outdated');
  if (!restored.caughtUp) return refuse('too_busy');
  const messages = send ? sendHeld(tx) : dropHeld(tx);
  note(tx, null);
  const detail = `${send ? 'sent' : 'dropped'} ${messages}`;
  appendAudit(tx, { actor: by === 'cli' ? by : by.id, what: 'database.went_on', detail });
  redrawAdmins(tx);
  return { ok: true, messages };
}

function redrawAdmins(tx: Tx): void {
  for (const admin of peopleWithRole(tx, 'admin')) redrawHome(tx, admin);
}
