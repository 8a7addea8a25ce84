import { type Action, may, relationTo, sideOf, whyNot } from '../domain/access.ts';
import { bothTalked, type Deed, possible, type Preparation } from '../domain/checkin.ts';
import type { Side } from '../domain/messages.ts';
import { askAgainMoment, nextSendable } from '../domain/prompts.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { addNote, changeCheckin, type Checkin, checkinById } from '../store/checkins.ts';
import { clearDue, isDue, setDue } from '../store/dues.ts';
import { addReply, repliesOf } from '../store/replies.ts';
import type { Tx } from '../store/db.ts';
import { dropDraft } from '../store/drafts.ts';
import { changeGoal, goalsOf } from '../store/goals.ts';
import type { Person } from '../store/people.ts';
import { addPoint } from '../store/points.ts';
import { keepPreparation, preparationOf } from '../store/preparations.ts';
import { pairById } from '../store/teams.ts';
import { isClosedTo } from './answer-first.ts';
import { keepObstacle } from './obstacles.ts';
import { contextOf, type PairContext, silent } from './pairs.ts';
import { closeUnticked, ownPoints } from './points.ts';
import { askAgainAfterAnswer, askOtherAgain } from './asking.ts';
import { schedule } from './replanning.ts';
import { refreshMessages, send } from './sending.ts';

/** A check-in as one of its two people reaches for it. */
export type Reached = { ok: true; checkin: Checkin; side: Side; context: PairContext };

/** The only way to a check-in by its id. `to`: what for, in the table of who may do what. */
export function reach(tx: Tx, person: Person, checkinId: string, to: Action): Reached | Refusal {
  const checkin = checkinById(tx, checkinId);
  if (checkin === undefined) return refuse('outdated');
  const pair = pairById(tx, checkin.pairId)!;
  const [side, relation] = [sideOf(pair, person.id), relationTo(pair, person.id)];
  if (side === null || !may(relation, to)) return refuse(whyNot(relation));
  return { ok: true, checkin, side, context: contextOf(tx, pair) };
}

/** The same for a deed that must still make sense. */
export function reachFor(
  tx: Tx,
  person: Person,
  checkinId: string,
  deed: Deed,
  to: Action = `checkin.${deed}`,
): Reached | Refusal {
  const reached = reach(tx, person, checkinId, to);
  if (!reached.ok) return reached;
  const can = possible(reached.checkin, deed, tx.now);
  return can.ok ? reached : can;
}

/** A change that both see: the messages of both are brought up to date. */
export function touched(tx: Tx, { context, checkin }: Reached, clicked?: string): void {
  refreshMessages(tx, [context.employee, context.manager], checkin.id, { clicked });
}

// ---- preparing -------------------------------------------------------------------------------------------

/** What is being typed belongs to the two and not to one talk: what was not sent comes back at the next one. */
export const draftForm = (pairId: string): string => `preparation:${pairId}`;

/** The form of somebody's draft from its check-in, whatever has become of that talk; null: not theirs. */
export function draftFormOf(tx: Tx, person: Person, checkinId: string): string | null {
  const checkin = checkinById(tx, checkinId);
  const pair = checkin && pairById(tx, checkin.pairId)!;
  return pair?.employeeId === person.id ? draftForm(pair.id) : null;
}

export function mayPrepare(tx: Tx, person: Person, checkinId: string): Reached | Refusal {
  return reachFor(tx, person, checkinId, 'prepare');
}

/** Keeps what the employee wrote and tells the manager, once. A later change only redraws the messages. */
export function prepare(
  tx: Tx,
  person: Person,
  checkinId: string,
  words: Preparation,
  clicked?: string,
): Reached | Refusal {
  const reached = mayPrepare(tx, person, checkinId);
  if (!reached.ok) return reached;
  const { checkin, context } = reached;
  keepObstacle(tx, checkin, preparationOf(tx, checkinId), words);
  keepPreparation(tx, checkinId, words);
  dropDraft(tx, person.id, draftForm(context.pair.id));
  if (checkin.preparedAt === null) tellManager(tx, context, checkin);
  const changed = changeCheckin(tx, checkinId, { preparedAt: checkin.preparedAt ?? tx.now });
  touched(tx, reached, clicked);
  return { ...reached, checkin: changed };
}

function tellManager(tx: Tx, { manager, facts }: PairContext, checkin: Checkin): void {
  if (silent(manager) !== null) return;
  const at = nextSendable(tx.now, manager.zone, facts.manager);
  send(tx, manager, { kind: 'prepared', checkin: checkin.id }, { at });
  const remindAt = askAgainMoment(at, manager.zone, facts.manager);
  if (remindAt < checkin.talkAt) setDue(tx, checkin.id, 'manager_reminder', remindAt);
}

// ---- the manager's answer --------------------------------------------------------------------------------

/** An answer often follows the reading: the employee's message then changes once. */
const READ_IS_SHOWN_AFTER_MS = 2 * 60 * 1000;

/** The manager has opened what the employee wrote, if it is not closed to them. */
export function markRead(tx: Tx, person: Person, checkinId: string): Reached | Refusal {
  const reached = reach(tx, person, checkinId, 'checkin.read');
  if (!reached.ok || reached.side !== 'manager') return reached;
  if (reached.checkin.preparedAt === null || reached.checkin.readAt !== null) return reached;
  if (isClosedTo(tx, 'manager', reached.context.pair, reached.checkin)) return reached;
  const checkin = changeCheckin(tx, checkinId, { readAt: tx.now });
  refreshMessages(tx, [reached.context.employee], checkinId, { at: tx.now + READ_IS_SHOWN_AFTER_MS });
  return { ...reached, checkin };
}

export type Answer = { reply: string; point: string; thanks: boolean };

/** Reply, thanks or a point for the talk: each of them answers. Nothing at all changes nothing. */
export function answer(
  tx: Tx,
  person: Person,
  checkinId: string,
  given: Answer,
  clicked?: string,
): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'answer');
  if (!reached.ok) return reached;
  const { thanks, reply, point } = notYetSaid(tx, person, reached, given);
  if (!thanks && reply === '' && point === '') return reached;
  if (thanks) addReply(tx, checkinId, person.id, 'thanks', '');
  if (reply !== '') addReply(tx, checkinId, person.id, 'reply', reply);
  if (point !== '') addPoint(tx, reached.context.pair.id, person.id, point);
  const checkin = answered(tx, reached);
  touched(tx, reached, clicked);
  return { ...reached, checkin };
}

/** Whoever did not see that it was taken sends it again: the same words count once. */
function notYetSaid(tx: Tx, person: Person, { checkin, context }: Reached, given: Answer): Answer {
  const mine = repliesOf(tx, checkin.id).filter(({ authorId }) => authorId === person.id);
  const isNew = (text: string, said: readonly { text: string }[]) => !said.some((one) => one.text === text);
  return {
    thanks: given.thanks && !mine.some(({ kind }) => kind === 'thanks'),
    reply: isNew(given.reply, mine) ? given.reply : '',
    point: isNew(given.point, ownPoints(tx, context.pair.id, person)) ? given.point : '',
  };
}

function answered(tx: Tx, { checkin, context }: Reached): Checkin {
  clearDue(tx, checkin.id, ['manager_reminder']);
  const changed = changeCheckin(tx, checkin.id, { answeredAt: checkin.answeredAt ?? tx.now });
  askAgainAfterAnswer(tx, context);
  return changed;
}

// ---- the talk --------------------------------------------------------------------------------------------

/** One of the two says that they talked. Held when both have. */
export function talked(tx: Tx, person: Person, checkinId: string, clicked?: string): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'talked');
  if (!reached.ok) return reached;
  const { side, context } = reached;
  const mine = side === 'employee' ? 'employeeTalkedAt' : 'managerTalkedAt';
  if (reached.checkin[mine] === null) addNote(tx, checkinId, `talked_${side}`);
  let checkin = changeCheckin(tx, checkinId, { [mine]: reached.checkin[mine] ?? tx.now });
  if (bothTalked(checkin)) checkin = held(tx, { ...reached, checkin });
  else if (tx.now >= checkin.endsAt && !isDue(tx, checkinId, 'ask_talked'))
    askOtherAgain(tx, context, checkin);
  touched(tx, reached, clicked);
  return { ...reached, checkin };
}

function held(tx: Tx, reached: Reached): Checkin {
  const { checkin, context } = reached;
  answered(tx, reached);
  const changed = changeCheckin(tx, checkin.id, { state: 'held', heldAt: tx.now });
  schedule(tx, context, changed);
  closeUnticked(tx, { ...reached, checkin: changed });
  for (const { id, discussedAt } of goalsOf(tx, context.employee.id, ['open', 'paused']))
    if (discussedAt === null) changeGoal(tx, id, { discussedAt: tx.now });
  return changed;
}
