import { may } from '../domain/access.ts';
import { outcomeOwed, partsUntil, wouldLoop } from '../domain/goals.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { dateAt } from '../domain/time.ts';
import { companyGoals } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import {
  addGoal,
  addGoalEvent,
  changeGoal,
  deleteGoal,
  type Goal,
  goalById,
  goalsOf,
  type NewGoal,
  partsOf,
} from '../store/goals.ts';
import type { Person } from '../store/people.ts';
import { type OfPair, reachPair } from './actions.ts';
import { asHolder, reachGoal, type ReachedGoal } from './goal-reach.ts';
import { goalSettled, tellOfGoal } from './goal-news.ts';
import { redrawHome } from './sending.ts';
import { strengthsFor, strengthsHeld } from './strengths.ts';

/* Writing a goal down and changing it. The employee's own is open at once; the manager's waits for the employee's yes. */

export type GoalDraft = Required<
  Pick<NewGoal, 'title' | 'success' | 'deadline' | 'confidence' | 'companyGoalId' | 'parentId' | 'strengthId'>
>;

/** A deadline that does not fit to those of the goals around it: which day it may not be after, or before. */
export type Unfit = { ok: false; why: 'after_parent' | 'before_parts'; day: string };

/** What a goal of this pair may serve, be a part of or build on. `id`: of the goal, when it is there already. */
export function choicesFor(tx: Tx, of: OfPair, id: string | null) {
  const all = goalsOf(tx, of.employee.id);
  const strengths = of.side === 'employee' ? strengthsHeld(tx, of.employee) : strengthsFor(tx, of.pair);
  return {
    parents: all.filter(
      (goal) =>
        (goal.state === 'open' || goal.state === 'paused') && (id === null || !wouldLoop(all, id, goal.id)),
    ),
    company: companyGoals(tx),
    strengths,
  };
}

/** Sent twice, because the first time nobody saw that it was taken, it is one goal. */
export function planGoal(
  tx: Tx,
  person: Person,
  pairId: string,
  draft: GoalDraft,
  followsId: string | null = null,
): { ok: true; id: string } | Refusal | Unfit {
  const of = reachPair(tx, person, pairId, 'goal.write');
  if (!of.ok) return of;
  const same = goalsOf(tx, of.employee.id, ['open', 'proposed']).find(
    ({ title, success, deadline }) =>
      title === draft.title && success === draft.success && deadline === draft.deadline,
  );
  if (same !== undefined) return { ok: true, id: same.id };
  const misfit = unfit(tx, of, draft, null);
  if (misfit !== null) return misfit;
  const before = followsId === null ? null : reachGoal(tx, person, followsId, 'goal.read');
  if (before !== null && (!before.ok || before.goal.ownerId !== of.employee.id)) return refuse('outdated');
  const state = of.side === 'employee' ? 'open' : 'proposed';
  const id = addGoal(tx, of.employee.id, { ...draft, followsId, authorId: person.id, state });
  addGoalEvent(tx, id, state === 'open' ? 'opened' : 'proposed');
  if (state === 'proposed') tellOfGoal(tx, of, 'employee');
  return { ok: true, id };
}

function unfit(tx: Tx, of: OfPair, draft: GoalDraft, goal: Goal | null): Refusal | Unfit | null {
  const { parents, company, strengths } = choicesFor(tx, of, goal?.id ?? null);
  const isOffered = (id: string | null, before: string | null | undefined, all: { id: string }[]) =>
    id === null || id === before || all.some((one) => one.id === id);
  const parent = parents.find(({ id }) => id === draft.parentId);
  if (
    !isOffered(draft.parentId, goal?.parentId, parents) ||
    !isOffered(draft.companyGoalId, goal?.companyGoalId, company) ||
    !isOffered(draft.strengthId, goal?.strengthId, strengths)
  )
    return refuse('outdated');
  if (parent !== undefined && draft.deadline > parent.deadline)
    return { ok: false, why: 'after_parent', day: parent.deadline };
  const until = goal === null ? null : partsUntil(partsOf(tx, goal.id));
  return until !== null && draft.deadline < until ? { ok: false, why: 'before_parts', day: until } : null;
}

/** The employee changes what is theirs; the manager what is only proposed, or came back. */
export const mayEdit = (tx: Tx, { goal, side, employee }: ReachedGoal): true | Refusal => {
  if (goal.state === 'closed') return refuse('outdated');
  if (!may(asHolder({ goal, side }), 'goal.change')) return refuse('not_yours');
  const isOwed = outcomeOwed(goal, dateAt(employee.zone, tx.now));
  return isOwed && goal.discussedAt !== null ? refuse('outcome_first') : true;
};

export function editGoal(
  tx: Tx,
  person: Person,
  id: string,
  draft: GoalDraft,
): { ok: true; id: string } | Refusal | Unfit {
  const reached = reachGoal(tx, person, id, 'goal.read');
  if (!reached.ok) return reached;
  const may = mayEdit(tx, reached);
  if (may !== true) return may;
  const { goal } = reached;
  const misfit = unfit(tx, reached, draft, goal);
  if (misfit !== null) return misfit;
  const isReworded = draft.title !== goal.title || draft.success !== goal.success;
  const author = isReworded && reached.side === 'manager' ? { authorId: person.id } : {};
  changeGoal(tx, id, { ...draft, ...author, touchedAt: tx.now });
  if (goal.deadline !== draft.deadline) addGoalEvent(tx, id, 'deadline_moved', goal.deadline);
  else addGoalEvent(tx, id, 'changed');
  if (goal.state === 'handed_back') {
    enter(tx, id, 'proposed', 'proposed');
    goalSettled(tx, reached, 'manager');
    tellOfGoal(tx, reached, 'employee');
  } else if (reached.side === 'manager') redrawHome(tx, reached.employee);
  return { ok: true, id };
}

// ---- accepted, handed back, paused -------------------------------------------------------------------------

function enter(tx: Tx, id: string, state: Goal['state'], what: Parameters<typeof addGoalEvent>[2]): void {
  changeGoal(tx, id, { state, touchedAt: tx.now });
  addGoalEvent(tx, id, what);
}

/** The employee's deeds. Done twice they are done once. */
const DEEDS = {
  accept: { from: 'proposed', to: 'open', what: 'accepted' },
  hand_back: { from: 'proposed', to: 'handed_back', what: 'handed_back' },
  pause: { from: 'open', to: 'paused', what: 'paused' },
  resume: { from: 'paused', to: 'open', what: 'resumed' },
} as const;
export type GoalDeed = keyof typeof DEEDS;

export function doToGoal(
  tx: Tx,
  person: Person,
  id: string,
  deed: GoalDeed,
  clicked?: string,
): ReachedGoal | Refusal {
  const reached = reachGoal(tx, person, id, 'goal.decide');
  if (!reached.ok) return reached;
  const { from, to, what } = DEEDS[deed];
  const { goal, manager, employee } = reached;
  if (goal.state === to) return reached;
  if (goal.state !== from) return refuse('outdated');
  if (deed === 'pause' && outcomeOwed(goal, dateAt(employee.zone, tx.now))) return refuse('outcome_first');
  enter(tx, id, to, what);
  if (deed === 'hand_back') tellOfGoal(tx, reached, 'manager');
  if (deed === 'accept') redrawHome(tx, manager);
  if (from === 'proposed') goalSettled(tx, reached, 'employee', clicked);
  return { ...reached, goal: goalById(tx, id)! };
}

/** Before the two have ever talked about it: the employee's own, or what a manager proposed. */
export const mayDelete = ({ goal, side }: Pick<ReachedGoal, 'goal' | 'side'>): true | Refusal => {
  if (goal.state === 'closed') return refuse('outdated');
  if (!may(asHolder({ goal, side }), 'goal.remove')) return refuse('not_yours');
  return goal.discussedAt === null ? true : refuse('goal_needs_outcome');
};

export function removeGoal(tx: Tx, person: Person, id: string, clicked?: string): ReachedGoal | Refusal {
  const reached = reachGoal(tx, person, id, 'goal.read');
  if (!reached.ok) return reached;
  const may = mayDelete(reached);
  if (may !== true) return may;
  deleteGoal(tx, id);
  if (reached.side === 'manager')
    for (const to of ['employee', 'manager'] as const) goalSettled(tx, reached, to, clicked);
  redrawHome(tx, reached.side === 'manager' ? reached.employee : reached.manager);
  return reached;
}
