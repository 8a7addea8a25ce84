import { bothTalked, hasTalked, UNANSWERED_LIMIT } from '../domain/checkin.ts';
import type { Side } from '../domain/messages.ts';
import { askAgainMoment, nextSendable, promptStillUseful, reminderStillUseful } from '../domain/prompts.ts';
import { dateAt, weekOf } from '../domain/time.ts';
import {
  addNote,
  changeCheckin,
  type Checkin,
  checkinById,
  checkinsFrom,
  unansweredSince,
} from '../store/checkins.ts';
import { clearDue, type Due, setDue } from '../store/dues.ts';
import type { Tx } from '../store/db.ts';
import { pairById } from '../store/teams.ts';
import { contextOf, type PairContext, silent } from './pairs.ts';
import { leaveRowOut, promptAt, replanRow, schedule, scheduleAfterPrompt } from './replanning.ts';
import { send } from './sending.ts';
import { askForStrength } from './strengths.ts';
import { settleQuestions } from './templates.ts';

/* What is said about a check-in when its moment has come, if it then still makes sense. */

const LATE = 15 * 60 * 1000;

/** Something about a check-in has become due; it is done once, or was pointless by now. */
export function fire(tx: Tx, { checkinId, what }: Due): void {
  clearDue(tx, checkinId, [what]);
  const row = checkinById(tx, checkinId)!;
  const pair = pairById(tx, row.pairId)!;
  if (row.state !== 'planned' && row.state !== 'prompted') return;
  if (what === 'close') return close(tx, row);
  if (pair.endedAt !== null) return;
  const context = contextOf(tx, pair);
  if (what === 'prompt') return prompt(tx, context, row);
  if (what === 'reminder') return remind(tx, context, row);
  if (what === 'manager_reminder') return remindManager(tx, context, row);
  askTalked(tx, context, row, what === 'ask_again');
}

function prompt(tx: Tx, context: PairContext, planned: Checkin): void {
  const reason = silent(context.employee) ?? silent(context.manager);
  if (reason !== null) return schedule(tx, context, leaveRowOut(tx, context, planned, reason));
  const row = replanRow(tx, context, planned);
  if (row === null || row.state !== 'planned') return;
  const at = promptAt(context, row);
  if (at > tx.now) return schedule(tx, context, row);
  scheduleAfterPrompt(tx, context, row);
  if (row.preparedAt !== null || hasTalked(row, 'employee')) return;
  if (isUnanswered(tx, context, row)) return;
  if (!promptStillUseful(tx.now, row, context.zone, context.facts))
    return addNote(tx, row.id, 'prompt_too_late');
  const sendAt = nextSendable(tx.now, context.zone, context.facts.employee);
  changeCheckin(tx, row.id, { state: 'prompted', promptedAt: sendAt });
  addNote(tx, row.id, sendAt > at + LATE ? 'prompted_late' : 'prompted');
  settleQuestions(tx, context.pair, row);
  askForStrength(tx, context, row);
  send(tx, context.employee, { kind: 'prompt', checkin: row.id }, { at: sendAt });
}

/** After two preparations in a row without an answer nobody is asked for a third; the employee is told why, once. */
function isUnanswered(tx: Tx, { pair, employee, zone, facts }: PairContext, row: Checkin): boolean {
  const second = unansweredSince(tx, pair.id)[UNANSWERED_LIMIT - 1];
  if (second === undefined) return false;
  addNote(tx, row.id, 'not_asked_unanswered');
  const at = nextSendable(tx.now, zone, facts.employee);
  send(tx, employee, { kind: 'stopped_asking', pair: pair.id, at: second.talkAt }, { at });
  return true;
}

/** The manager has answered: what was not asked because of that is asked now, if there is still time. */
export function askAgainAfterAnswer(tx: Tx, context: PairContext): void {
  for (const row of checkinsFrom(tx, context.pair.id, weekOf(dateAt(context.zone, tx.now))))
    if (row.state === 'planned' && row.talkAt > tx.now) schedule(tx, context, row);
}

function remind(tx: Tx, context: PairContext, row: Checkin): void {
  const { employee, zone } = context;
  if (row.preparedAt !== null || row.promptedAt === null || hasTalked(row, 'employee')) return;
  if (!employee.reminders || silent(employee) !== null) return;
  if (!reminderStillUseful(tx.now, { promptSentAt: row.promptedAt, talkAt: row.talkAt, zone }))
    return addNote(tx, row.id, 'reminder_not_useful');
  addNote(tx, row.id, 'reminded');
  send(tx, employee, { kind: 'reminder', checkin: row.id }, { at: tx.now });
}

function remindManager(tx: Tx, { manager, facts }: PairContext, row: Checkin): void {
  if (row.preparedAt === null || row.answeredAt !== null) return;
  if (!manager.reminders || silent(manager) !== null) return;
  const at = nextSendable(tx.now, manager.zone, facts.manager);
  send(tx, manager, { kind: 'manager_reminder', checkin: row.id }, { at });
}

function askTalked(tx: Tx, context: PairContext, row: Checkin, again: boolean): void {
  const oneSaidSo = hasTalked(row, 'employee') || hasTalked(row, 'manager');
  if (bothTalked(row) || (again && !oneSaidSo)) return;
  for (const to of ['employee', 'manager'] as const satisfies Side[]) {
    if (hasTalked(row, to) || silent(context[to]) !== null) continue;
    const at = nextSendable(tx.now, context[to].zone, context.facts[to]);
    send(tx, context[to], { kind: 'ask_talked', checkin: row.id, to, again, talkAt: row.talkAt }, { at });
  }
  if (!again && oneSaidSo) askOtherAgain(tx, context, row);
}

/** One of the two has said that they talked: the other is asked once more on their next working day. */
export function askOtherAgain(tx: Tx, context: PairContext, row: Checkin): void {
  const to = hasTalked(row, 'employee') ? 'manager' : 'employee';
  setDue(tx, row.id, 'ask_again', askAgainMoment(tx.now, context[to].zone, context.facts[to]));
}

/** The company's counts of the week are made; later confirmation changes only the pair's own view. */
function close(tx: Tx, row: Checkin): void {
  clearDue(tx, row.id);
  changeCheckin(tx, row.id, { state: 'missed' });
}
