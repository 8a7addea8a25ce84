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
export type GoalState = 'proposed' | 'open' | 'paused' | 'handed_back' | 'closed';

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
