import type { Card } from '../domain/cards.ts';
import type { Action } from '../domain/access.ts';
import {
  type HelpAnswer,
  helpMoment,
  type HelpStatus,
  helpStatus,
  type Unreachable,
} from '../domain/help.ts';
import { type Fact, keyOf } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Tx } from '../store/db.ts';
import { addHelp, changeHelp, type Help, helpById, openHelp } from '../store/help.ts';
import { findByKey, withdraw } from '../store/outbox.ts';
import { type Person, personById } from '../store/people.ts';
import { type Pair, pairById, pairsOfManager } from '../store/teams.ts';
import { type OfPair, ownPair, reachPair } from './actions.ts';
import { calendarOf, silent } from './pairs.ts';
import { redrawHome, refreshRow, send } from './sending.ts';

/*
 * "I need help now": outside the cycle and at any hour. The manager gets one message without the text, the employee one
 * when it is answered; both show what has become of it. One is open at a time.
 */

export type ReachedHelp = OfPair & { help: Help; status: HelpStatus };

const asked = (id: string): Fact => ({ kind: 'help', help: id });
const told = (id: string): Fact => ({ kind: 'help_answered', help: id });

function statusIn(tx: Tx, help: Help, manager: Person): HelpStatus {
  return helpStatus(help, findByKey(tx, manager.slackId, keyOf(asked(help.id)))?.state === 'sent');
}

const standing = (tx: Tx, of: OfPair, help: Help): ReachedHelp => ({
  ...of,
  help,
  status: statusIn(tx, help, of.manager),
});

/** The only way to a request by its id: through its pair, as long as that lasts. */
export function reachHelp(tx: Tx, person: Person, id: string, to: Action): ReachedHelp | Refusal {
  const help = helpById(tx, id);
  if (help === undefined) return refuse('outdated');
  const of = reachPair(tx, person, help.pairId, to);
  return of.ok ? standing(tx, of, help) : of;
}

/** Null: the manager can be reached. */
export function unreachable(tx: Tx, manager: Person): Unreachable | null {
  const why = silent(manager);
  if (why !== null) return { why: why === 'deactivated' ? 'gone' : why };
  const back = helpMoment(tx.now, manager.zone, calendarOf(tx, manager));
  return back > tx.now ? { why: 'away', back } : null;
}

// ---- the employee ------------------------------------------------------------------------------------------

/** The employee's own request that is not closed, or null. */
export function ownHelp(tx: Tx, of: OfPair): ReachedHelp | null {
  const open = openHelp(tx, [of.pair.id])[0];
  return open === undefined ? null : standing(tx, of, open);
}

/** Pressed twice, or while one is open, it is that one. */
export function askForHelp(tx: Tx, person: Person, text: string): ReachedHelp | Refusal {
  const of = ownPair(tx, person, 'help.ask');
  if (!of.ok) return of;
  const open = ownHelp(tx, of);
  if (open !== null) return open;
  if (unreachable(tx, of.manager)?.why === 'gone') return refuse('manager_gone');
  const at = helpMoment(tx.now, of.manager.zone, calendarOf(tx, of.manager));
  const help = addHelp(tx, of.pair.id, text, at);
  send(tx, of.manager, asked(help.id), { at });
  redrawHome(tx, of.manager);
  return standing(tx, of, help);
}

/** Solved, or withdrawn before it reached anybody. */
export function closeHelp(tx: Tx, person: Person, id: string, clicked?: string): ReachedHelp | Refusal {
  const reached = reachHelp(tx, person, id, 'help.close');
  if (!reached.ok || reached.help.closedAt !== null) return reached;
  const help = changeHelp(tx, id, { closedAt: tx.now });
  withdraw(tx, [keyOf(asked(id)), keyOf(told(id))]);
  refresh(tx, reached, clicked);
  redrawHome(tx, reached.manager);
  return standing(tx, reached, help);
}

// ---- the manager -------------------------------------------------------------------------------------------

/** The manager has opened it; the employee sees that. */
export function seeHelp(tx: Tx, person: Person, id: string): ReachedHelp | Refusal {
  const reached = reachHelp(tx, person, id, 'help.read');
  if (!reached.ok || reached.side !== 'manager') return reached;
  if (reached.help.seenAt !== null || reached.help.closedAt !== null) return reached;
  const help = changeHelp(tx, id, { seenAt: tx.now });
  redrawHome(tx, reached.employee);
  return standing(tx, reached, help);
}

/** The first answer is told to the employee, at any hour; a later one changes that message. */
export function answerHelp(
  tx: Tx,
  person: Person,
  id: string,
  given: { answer: HelpAnswer; reply: string },
  clicked?: string,
): ReachedHelp | Refusal {
  const reached = reachHelp(tx, person, id, 'help.answer');
  if (!reached.ok) return reached;
  if (reached.help.closedAt !== null) return refuse('help_closed');
  const help = changeHelp(tx, id, { ...given, answeredAt: tx.now, seenAt: reached.help.seenAt ?? tx.now });
  send(tx, reached.employee, told(id), { at: tx.now });
  refresh(tx, reached, clicked);
  redrawHome(tx, reached.employee);
  return standing(tx, reached, help);
}

/** What a manager's people wait for, oldest first. */
export const helpForManager = (tx: Tx, manager: Person): ReachedHelp[] =>
  openHelp(
    tx,
    pairsOfManager(tx, manager.id).map(({ id }) => id),
  ).flatMap((help) => {
    const of = reachPair(tx, manager, help.pairId, 'help.read');
    return of.ok ? [standing(tx, of, help)] : [];
  });

// ---- what becomes of it ------------------------------------------------------------------------------------

/** The message that was just clicked is redrawn by the click. */
function refresh(tx: Tx, { help, employee, manager }: Omit<ReachedHelp, 'ok'>, clicked?: string): void {
  for (const [{ slackId }, fact] of [
    [manager, asked(help.id)],
    [employee, told(help.id)],
  ] as const) {
    const row = findByKey(tx, slackId, keyOf(fact));
    if (row?.state === 'sent' && row.ts !== clicked) refreshRow(tx, row);
  }
}

/** Somebody's days have changed or they are here again: what waits for them comes when they can be reached. */
export function bringHelp(tx: Tx, personId: number): void {
  const manager = personById(tx, personId)!;
  const at = helpMoment(tx.now, manager.zone, calendarOf(tx, manager));
  for (const { help, status } of helpForManager(tx, manager)) {
    if (status !== 'waiting') continue;
    withdraw(tx, [keyOf(asked(help.id))]);
    changeHelp(tx, help.id, { deliverAt: at });
    send(tx, manager, asked(help.id), { at });
  }
}

/** It has reached the manager: the employee's Home tab says so. */
export function helpArrived(tx: Tx, id: string): void {
  const help = helpById(tx, id);
  const pair = help && pairById(tx, help.pairId)!;
  if (pair !== undefined) redrawHome(tx, personById(tx, pair.employeeId)!);
}

/** With the pair ends what was open in it. */
export function endHelp(tx: Tx, pair: Pair): void {
  for (const open of openHelp(tx, [pair.id])) {
    const help = changeHelp(tx, open.id, { closedAt: tx.now });
    withdraw(tx, [keyOf(asked(help.id)), keyOf(told(help.id))]);
    const [employee, manager] = [personById(tx, pair.employeeId)!, personById(tx, pair.managerId)!];
    refresh(tx, { help, employee, manager, pair, side: 'employee', status: 'closed' });
  }
}

/** What stands in the message of one of the two: never what was written. */
export function helpCard(tx: Tx, id: string, reader: Person): Card | { drop: string } {
  const help = helpById(tx, id);
  const pair = help && pairById(tx, help.pairId)!;
  if (help === undefined || pair === undefined) return { drop: 'gone' };
  const side = reader.id === pair.employeeId ? 'employee' : 'manager';
  const other = personById(tx, side === 'employee' ? pair.managerId : pair.employeeId)!;
  const status = helpStatus(help, true);
  return { card: 'help', id, side, other: other.name, status, answer: help.answer };
}

/** Why the message does not go out now, or null: hours and days off do not matter here. */
export function helpHeldBack(
  tx: Tx,
  id: string,
  manager: Person,
): { drop: string } | { wait: number } | null {
  if (helpById(tx, id)?.closedAt !== null) return { drop: 'closed' };
  const cannot = unreachable(tx, manager);
  if (cannot === null) return null;
  return cannot.why === 'away' ? { wait: cannot.back } : { drop: cannot.why };
}
