import type { Card } from '../domain/cards.ts';
import { type Fact, keyOf, type Side } from '../domain/messages.ts';
import { nextSendable } from '../domain/prompts.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { goalsOf } from '../store/goals.ts';
import { rowsUnder, withdraw } from '../store/outbox.ts';
import type { Person } from '../store/people.ts';
import { type OfPair, reachPair } from './actions.ts';
import { calendarOf, silent } from './pairs.ts';
import { redrawHome, refreshRow, send } from './sending.ts';

/*
 * A goal that waits for the other of a pair: proposed to the employee, or handed back to the manager. One message a day
 * leads to all that came on that day; what it is about is never in it.
 */

type News = Extract<Fact, { kind: 'goal_news' }>;

const STATE = { employee: 'proposed', manager: 'handed_back' } as const;

const prefixOf = (pairId: string, to: Side): string => `goal_news:${pairId}:${to}:`;

/** Tells the other of the two: on their next working hour, together with what waits there already. */
export function tellOfGoal(tx: Tx, { pair, employee, manager }: OfPair, to: Side): void {
  const reader = to === 'employee' ? employee : manager;
  redrawHome(tx, reader);
  if (silent(reader) !== null) return;
  const at = nextSendable(tx.now, reader.zone, calendarOf(tx, reader));
  const fact: News = { kind: 'goal_news', pair: pair.id, to, day: dateAt(reader.zone, at), since: tx.now };
  const [last] = rowsUnder(tx, reader.slackId, prefixOf(pair.id, to));
  if (last?.state === 'pending') return;
  if (last?.state === 'sent' && last.key === keyOf(fact)) return refreshRow(tx, last);
  withdraw(tx, [keyOf(fact)]);
  send(tx, reader, fact, { at });
}

/** What waited is answered, changed or gone: the message says so, but not the one just clicked. */
export function goalSettled(tx: Tx, { pair, employee, manager }: OfPair, to: Side, clicked?: string): void {
  const { slackId } = to === 'employee' ? employee : manager;
  const last = rowsUnder(tx, slackId, prefixOf(pair.id, to)).find(({ state }) => state === 'sent');
  if (last !== undefined && last.ts !== clicked) refreshRow(tx, last);
}

export function goalNewsCard(tx: Tx, { pair: id, to, since }: News, reader: Person): Card | { drop: string } {
  const of = reachPair(tx, reader, id, 'goal.read');
  if (!of.ok) return { drop: of.why };
  const waiting = goalsOf(tx, of.employee.id, [STATE[to]]).filter(({ touchedAt }) => touchedAt >= since);
  return {
    card: 'goal_news',
    side: to,
    other: (to === 'employee' ? of.manager : of.employee).name,
    pairId: id,
    goals: waiting.map((goal) => goal.id),
  };
}
