import { type Action as Deed, may, type Relation, relationTo, sideOf, whyNot } from '../domain/access.ts';
import { ends, inOrder, isTicked, type Said } from '../domain/actions.ts';
import type { Side } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { dateAt, mondayOf, momentOf, weekOf } from '../domain/time.ts';
import {
  type Action,
  actionById,
  actionsEndedSince,
  actionsOfGoal,
  addAction,
  changeAction,
  type NewAction,
  openActions,
} from '../store/actions.ts';
import type { Tx } from '../store/db.ts';
import { changeGoal, goalById } from '../store/goals.ts';
import { type Person, personById } from '../store/people.ts';
import { activePairOf, type Pair, pairById, pairsOfManager } from '../store/teams.ts';

/* What the two of a pair do between talks. Each ticks off what they have taken on themselves. */

/** A pair as one of its two people reaches for it, as long as it lasts. */
export type OfPair = { ok: true; pair: Pair; side: Side; employee: Person; manager: Person };

/** The only way to a pair by its id. `to`: what for, in the table of who may do what. */
export function reachPair(tx: Tx, person: Person, pairId: string, to: Deed): OfPair | Refusal {
  const pair = pairById(tx, pairId);
  if (pair === undefined) return refuse('not_yours');
  const [side, relation] = [sideOf(pair, person.id), relationTo(pair, person.id)];
  if (side === null || !may(relation, to)) return refuse(whyNot(relation));
  const [employee, manager] = [personById(tx, pair.employeeId)!, personById(tx, pair.managerId)!];
  return { ok: true, pair, side, employee, manager };
}

/** The pair in which somebody is the employee. */
export function ownPair(tx: Tx, person: Person, to: Deed): OfPair | Refusal {
  const pair = activePairOf(tx, person.id);
  return pair === undefined ? refuse('no_manager') : reachPair(tx, person, pair.id, to);
}

export type ReachedAction = OfPair & { action: Action };

/** The only way to an action point by its id: through the pair that its employee has now. */
export function reachAction(tx: Tx, person: Person, id: string): ReachedAction | Refusal {
  const action = actionById(tx, id);
  const pair = action && activePairOf(tx, action.employeeId);
  if (action === undefined) return refuse('outdated');
  if (pair === undefined) return refuse(action.employeeId === person.id ? 'no_manager' : 'not_yours');
  const reached = reachPair(tx, person, pair.id, 'action.read');
  return reached.ok ? { ...reached, action } : reached;
}

// ---- writing one -------------------------------------------------------------------------------------------

export type ActionDraft = Required<
  Pick<NewAction, 'text' | 'kind' | 'goalId' | 'owner' | 'dueOn' | 'firstStep'>
>;

/** Sent twice, because the first time nobody saw that it was taken, it is one action point. */
export function planAction(
  tx: Tx,
  person: Person,
  pairId: string,
  draft: ActionDraft,
): { ok: true; id: string } | Refusal {
  const reached = reachPair(tx, person, pairId, 'action.write');
  if (!reached.ok) return reached;
  const { employee } = reached;
  if (!isGoalOf(tx, employee.id, draft.goalId)) return refuse('outdated');
  const same = openActions(tx, employee.id).find(
    ({ text, goalId, owner }) => text === draft.text && goalId === draft.goalId && owner === draft.owner,
  );
  if (same !== undefined) return { ok: true, id: same.id };
  const id = addAction(tx, employee.id, { ...draft, authorId: person.id });
  followUp(tx, id, draft);
  return { ok: true, id };
}

/** The owner of an action point may change it, and whoever wrote its words; and both their employee. */
export const mayChange = (
  { side, action }: Pick<ReachedAction, 'side' | 'action'>,
  person: Person,
): boolean => may(action.owner === side || action.authorId === person.id ? 'self' : side, 'action.change');

export function editAction(
  tx: Tx,
  person: Person,
  id: string,
  draft: ActionDraft,
): { ok: true; id: string } | Refusal {
  const reached = reachAction(tx, person, id);
  if (!reached.ok) return reached;
  const { action } = reached;
  if (!mayChange(reached, person)) return refuse('not_yours');
  if (action.doneAt !== null) return refuse('outdated');
  const isKept = draft.goalId === action.goalId || isGoalOf(tx, action.employeeId, draft.goalId);
  if (!isKept) return refuse('outdated');
  const isReworded = draft.text !== action.text;
  changeAction(tx, id, { ...draft, ...(isReworded ? { authorId: person.id } : {}) });
  followUp(tx, id, draft);
  return { ok: true, id };
}

function isGoalOf(tx: Tx, employeeId: number, goalId: string | null): boolean {
  if (goalId === null) return true;
  const goal = goalById(tx, goalId);
  return goal?.ownerId === employeeId && goal.state === 'open';
}

/** A goal has one first step: the latest that was called so. */
function followUp(tx: Tx, id: string, { goalId, firstStep }: ActionDraft): void {
  if (goalId === null) return;
  changeGoal(tx, goalId, { touchedAt: tx.now });
  if (!firstStep) return;
  for (const other of actionsOfGoal(tx, goalId))
    if (other.id !== id && other.firstStep) changeAction(tx, other.id, { firstStep: false });
}

// ---- how it ends -------------------------------------------------------------------------------------------

export type Tick = { id: string; said: Said };

/**
 * Only what the person has taken on, whatever ids a form carried; how many ended or were answered. What is ticked
 * already stays as it is.
 */
export const keepTicks = (tx: Tx, person: Person, ticks: Tick[]): number =>
  ticks.filter(({ id, said }) => tick(tx, person, id, said)).length;

/** Whoever has taken it on says what has become of it. */
const asDoer = ({ action, side }: ReachedAction): Relation => (action.owner === side ? 'self' : side);

function tick(tx: Tx, person: Person, id: string, said: Said): boolean {
  const reached = reachAction(tx, person, id);
  if (!reached.ok || !may(asDoer(reached), 'action.tick')) return false;
  const { action } = reached;
  if (action.doneAt !== null || isTicked(action) !== (said === 'done')) return false;
  changeAction(tx, id, { result: said, ...(ends(said) ? { doneAt: tx.now } : {}) });
  if (action.goalId !== null) changeGoal(tx, action.goalId, { touchedAt: tx.now });
  return true;
}

/** Ended without being done. */
export function dropAction(tx: Tx, person: Person, id: string): ReachedAction | Refusal {
  const reached = reachAction(tx, person, id);
  if (!reached.ok) return reached;
  if (!mayChange(reached, person)) return refuse('not_yours');
  if (reached.action.doneAt === null) changeAction(tx, id, { doneAt: tx.now, result: 'dropped' });
  return reached;
}

/** A slip can be taken back for the rest of the week in which it happened. */
export function reopenAction(tx: Tx, person: Person, id: string): ReachedAction | Refusal {
  const reached = reachAction(tx, person, id);
  if (!reached.ok) return reached;
  const { action, employee } = reached;
  if (!mayChange(reached, person)) return refuse('not_yours');
  if (action.doneAt === null) return reached;
  if (action.doneAt < weekBegan(tx, employee)) return refuse('period_closed');
  changeAction(tx, id, { doneAt: null, result: null });
  return reached;
}

/** When the week of today began where somebody is. */
export const weekBegan = (tx: Tx, { zone }: Person): number =>
  momentOf(zone, mondayOf(weekOf(dateAt(zone, tx.now))), '00:00');

// ---- what there is -----------------------------------------------------------------------------------------

/** An action point with what is told beside it. */
export type ActionOf = Action & { pairId: string; employee: string; manager: string; goal: string | null };

const told = (tx: Tx, { pair, employee, manager }: OfPair, action: Action): ActionOf => ({
  ...action,
  pairId: pair.id,
  employee: employee.name,
  manager: manager.name,
  goal: action.goalId === null ? null : (goalById(tx, action.goalId)?.title ?? null),
});

export const actionsOfPair = (tx: Tx, of: OfPair): ActionOf[] =>
  inOrder(openActions(tx, of.employee.id)).map((action) => told(tx, of, action));

/** Those that ended this week and may be taken back by this person, newest first. */
export const endedLately = (tx: Tx, person: Person, of: OfPair): ActionOf[] =>
  actionsEndedSince(tx, of.employee.id, weekBegan(tx, of.employee))
    .filter((action) => mayChange({ side: of.side, action }, person))
    .map((action) => told(tx, of, action))
    .toReversed();

const pairsOf = (tx: Tx, manager: Person): OfPair[] =>
  pairsOfManager(tx, manager.id).flatMap(({ id }) => {
    const reached = reachPair(tx, manager, id, 'action.read');
    return reached.ok ? [reached] : [];
  });

/** What a manager has taken on for all the people they talk with, in the order of the tick-offs. */
export const actionsOfManager = (tx: Tx, manager: Person): ActionOf[] =>
  inOrder(
    pairsOf(tx, manager).flatMap((of) => actionsOfPair(tx, of).filter(({ owner }) => owner === 'manager')),
  );

export const endedOfManager = (tx: Tx, manager: Person): ActionOf[] =>
  pairsOf(tx, manager)
    .flatMap((of) => endedLately(tx, manager, of).filter(({ owner }) => owner === 'manager'))
    .toSorted((a, b) => b.doneAt! - a.doneAt!);

/** What is asked in a form of this person: the open ones that they have taken on themselves. */
export const ownActions = (tx: Tx, { employee, side }: Pick<OfPair, 'employee' | 'side'>): Action[] =>
  inOrder(openActions(tx, employee.id).filter(({ owner }) => owner === side));
