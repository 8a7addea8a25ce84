import type { Standing } from './checkin.ts';
import { addDays } from './time.ts';

/*
 * What a goal is, and what may happen to it. A goal that the two have talked about cannot disappear: it ends with an
 * outcome.
 */

export const OUTCOMES = ['reached', 'partly', 'not_reached', 'not_relevant'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * 'proposed': the manager wrote it and its owner has not said yes; 'handed_back': its owner said no to it, so its author
 * may change or withdraw it.
 */
export const GOAL_STATES = ['proposed', 'open', 'paused', 'handed_back', 'closed'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

export type GoalEventWhat =
  | 'opened'
  | 'proposed'
  | 'accepted'
  | 'handed_back'
  | 'changed'
  | 'deadline_moved'
  | 'paused'
  | 'resumed'
  | 'kept'
  | 'closed'
  | 'reopened';

/** 'stop' is something to leave alone; 'help' is something one needs from somebody else. */
export const ACTION_KINDS = ['do', 'learn', 'stop', 'help'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** How an action point ended; 'managed', 'partly' and 'not_managed' answer whether something was left alone. */
export type ActionResult = 'done' | 'managed' | 'partly' | 'not_managed' | 'dropped';

// ---- what is due, what is at risk --------------------------------------------------------------------------

export type GoalFacts = {
  state: GoalState;
  deadline: string;
  standing: Standing | null;
  confidence: number | null;
  touchedAt: number;
};

const isAlive = ({ state }: Pick<GoalFacts, 'state'>): boolean => state === 'open' || state === 'paused';

/** From the day of its deadline on a goal asks what came of it, also one that is paused. */
export const outcomeOwed = (goal: Pick<GoalFacts, 'state' | 'deadline'>, today: string): boolean =>
  isAlive(goal) && goal.deadline <= today;

const NEAR_DAYS = 14;
/** On the scale of 1 to 5; up to here somebody doubts it. */
const UNSURE = 2;

export function isAtRisk(goal: Omit<GoalFacts, 'touchedAt'>, today: string): boolean {
  if (outcomeOwed(goal, today)) return true;
  if (goal.state !== 'open') return false;
  const isNear = goal.deadline <= addDays(today, NEAR_DAYS);
  return (
    goal.standing === 'stuck' ||
    (isNear && goal.standing !== 'on_track') ||
    (goal.confidence !== null && goal.confidence <= UNSURE)
  );
}

const LEFT_ALONE_TALKS = 3;

/** Nothing was done about it for three talks: it is kept, changed or dropped on purpose. `heldAt`: when talks were held. */
export const isLeftAlone = (goal: GoalFacts, heldAt: readonly number[], today: string): boolean =>
  goal.state === 'open' &&
  !outcomeOwed(goal, today) &&
  heldAt.filter((at) => at > goal.touchedAt).length >= LEFT_ALONE_TALKS;

// ---- part goals --------------------------------------------------------------------------------------------

type Part = {
  id: string;
  parentId: string | null;
  deadline: string;
  state: GoalState;
  outcome: Outcome | null;
};

/** Whether a goal would become a part of itself, or of one of its own parts. */
export function wouldLoop(goals: readonly Pick<Part, 'id' | 'parentId'>[], id: string, parentId: string) {
  const parents = new Map(goals.map((goal) => [goal.id, goal.parentId]));
  const seen = new Set<string>();
  for (let at: string | null = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** The latest deadline of the parts of a goal that are still worked on; null: it has none. */
export const partsUntil = (parts: readonly Part[]): string | null =>
  parts.reduce<string | null>(
    (latest, part) => (isAlive(part) && part.deadline > (latest ?? '') ? part.deadline : latest),
    null,
  );

export type Steps = { done: number; of: number };

/** Part goals and action points; what was dropped or has become irrelevant is no step any more. */
export function stepsOf(
  parts: readonly Pick<Part, 'state' | 'outcome'>[],
  actions: readonly { doneAt: number | null; result: ActionResult | null }[],
): Steps {
  const goals = parts.filter(
    (one) => isAlive(one) || (one.state === 'closed' && one.outcome !== 'not_relevant'),
  );
  const points = actions.filter(({ result }) => result !== 'dropped');
  const reached = goals.filter(({ outcome }) => outcome === 'reached').length;
  return {
    done: reached + points.filter(({ doneAt }) => doneAt !== null).length,
    of: goals.length + points.length,
  };
}
