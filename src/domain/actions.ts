import type { ActionKind, ActionResult } from './goals.ts';
import type { Side } from './messages.ts';

/* Action points: in which order they stand, who says that they are done, and what may still be undone. */

export type ActionFacts = { kind: ActionKind; owner: Side; dueOn: string | null; firstStep: boolean };

/** So many lines of a list stand on Home. */
export const ON_HOME = 6;

/** What is said of an action point; all but 'done' answer whether something was left alone. */
export const LEAVING = ['managed', 'partly', 'not_managed'] as const satisfies ActionResult[];
export type Said = 'done' | (typeof LEAVING)[number];

export const isOverdue = ({ dueOn }: Pick<ActionFacts, 'dueOn'>, today: string): boolean =>
  dueOn !== null && dueOn < today;

/** A first step opens the list; then what is overdue or due, by its day; then the rest, in the order given. */
export const inOrder = <T extends Pick<ActionFacts, 'firstStep' | 'dueOn'>>(actions: readonly T[]): T[] =>
  actions.toSorted(
    (a, b) =>
      Number(b.firstStep) - Number(a.firstStep) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
  );

/** Something to leave alone has no box to tick: it is asked about. */
export const isTicked = ({ kind }: Pick<ActionFacts, 'kind'>): boolean => kind !== 'stop';

/** Whether what was said ends an action point. What was left alone only in part goes on. */
export const ends = (said: Said): boolean => said === 'done' || said === 'managed';
