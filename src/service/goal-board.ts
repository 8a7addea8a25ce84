import { isAtRisk, outcomeOwed, type Steps, stepsOf } from '../domain/goals.ts';
import { dateAt } from '../domain/time.ts';
import { actionsOfGoal } from '../store/actions.ts';
import { companyGoalById } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import { type Goal, goalsOf } from '../store/goals.ts';
import { type Person, personById } from '../store/people.ts';
import { tagsOf } from '../store/tags.ts';
import { pairsOfManager } from '../store/teams.ts';
import { type OfPair, reachPair } from './actions.ts';
import { goalsIn, type ReachedGoal } from './goal-reach.ts';
import { mayDelete, mayEdit } from './goal-writing.ts';
import { awaitsView, mayJudge, mayReopen } from './outcomes.ts';
import { strengthsFor, strengthsHeld } from './strengths.ts';

/* What there is to see of goals: of one, of a pair's, and how many of a manager's people. */

export type GoalSeen = Goal & { owed: boolean; steps: Steps; awaitsView: boolean };

/** What was done before a manager came is theirs to see only as far as it is handed over. */
const actionsSeen = (tx: Tx, { side, pair }: OfPair, goalId: string) =>
  actionsOfGoal(tx, goalId).filter(
    ({ doneAt }) => side === 'employee' || doneAt === null || doneAt >= pair.startedAt,
  );

function seen(tx: Tx, of: OfPair, all: readonly Goal[]): (goal: Goal) => GoalSeen {
  const today = dateAt(of.employee.zone, tx.now);
  return (goal) => ({
    ...goal,
    owed: outcomeOwed(goal, today),
    steps: stepsOf(
      all.filter(({ parentId }) => parentId === goal.id),
      actionsSeen(tx, of, goal.id),
    ),
    awaitsView: awaitsView(goal),
  });
}

const RANK = { proposed: 1, handed_back: 2, open: 3, paused: 4, closed: 5 } as const;

/** What owes an outcome comes first, then what waits for a yes; the finished ones by themselves, the latest first. */
export function goalBoard(tx: Tx, of: OfPair): { goals: GoalSeen[]; finished: GoalSeen[] } {
  const all = goalsIn(tx, of);
  const entries = all.map(seen(tx, of, all));
  const rank = ({ owed, state }: GoalSeen) => (owed ? 0 : RANK[state]);
  return {
    goals: entries.filter(({ state }) => state !== 'closed').toSorted((a, b) => rank(a) - rank(b)),
    finished: entries
      .filter(({ state }) => state === 'closed')
      .toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0)),
  };
}

const OFFERED_MS = 7 * 24 * 60 * 60 * 1000;

/** The goal that ended last, for a week, as long as nothing carries on from it. */
export function toCarryOn(tx: Tx, { goals, finished }: ReturnType<typeof goalBoard>): GoalSeen | null {
  const followed = new Set([...goals, ...finished].map(({ followsId }) => followsId));
  const last = finished.find(
    ({ id, outcome, closedAt }) =>
      outcome !== 'not_relevant' && closedAt !== null && closedAt > tx.now - OFFERED_MS && !followed.has(id),
  );
  return last ?? null;
}

/** A goal with all that belongs to it, as far as this person may see it. */
export function goalSeen(tx: Tx, reached: ReachedGoal) {
  const { goal, side, pair, employee, manager } = reached;
  const all = goalsIn(tx, reached);
  const see = seen(tx, reached, all);
  const titleOf = (id: string | null) => all.find((one) => one.id === id)?.title ?? null;
  const strengths = side === 'employee' ? strengthsHeld(tx, employee) : strengthsFor(tx, pair);
  return {
    ...see(goal),
    pairId: pair.id,
    side,
    employee: employee.name,
    manager: manager.name,
    author: personById(tx, goal.authorId ?? goal.ownerId)!.name,
    managerSaid: goal.managerSaidAt !== null,
    company: goal.companyGoalId === null ? null : (companyGoalById(tx, goal.companyGoalId) ?? null),
    parent: titleOf(goal.parentId),
    follows: titleOf(goal.followsId),
    strength: strengths.find(({ id }) => id === goal.strengthId)?.text ?? null,
    tags: tagsOf(tx, 'goal', goal.id),
    followers: all.filter(({ followsId }) => followsId === goal.id).map(({ title }) => title),
    parts: all.filter(({ parentId }) => parentId === goal.id).map(see),
    actions: actionsSeen(tx, reached, goal.id)
      .filter(({ result }) => result !== 'dropped')
      .map(({ text, doneAt }) => ({ text, done: doneAt !== null })),
    can: {
      edit: mayEdit(tx, reached) === true,
      remove: mayDelete(reached) === true,
      reopen: mayReopen(tx, reached),
      judge: mayJudge(reached),
    },
  };
}

export const proposalsTo = (tx: Tx, employee: Person): Goal[] => goalsOf(tx, employee.id, ['proposed']);

/** For each of a manager's people: how many goals, and how many of them ask for something. */
export const goalsOfPeople = (tx: Tx, manager: Person) =>
  pairsOfManager(tx, manager.id).flatMap(({ id }) => {
    const of = reachPair(tx, manager, id, 'goal.read');
    if (!of.ok) return [];
    const goals = goalsIn(tx, of);
    const today = dateAt(of.employee.zone, tx.now);
    const count = (is: (goal: Goal) => boolean) => goals.filter(is).length;
    return [
      {
        pairId: id,
        name: of.employee.name,
        open: count(({ state }) => state === 'open' || state === 'paused'),
        atRisk: count((goal) => isAtRisk(goal, today)),
        awaitView: count(awaitsView),
        handedBack: count(({ state }) => state === 'handed_back'),
      },
    ];
  });
