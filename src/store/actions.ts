import { and, asc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import type { ActionKind, ActionResult } from '../domain/goals.ts';
import type { Side } from '../domain/messages.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { ownActions } from './own-data.ts';
import { action } from './schema.ts';

export type Action = {
  id: string;
  /** Whose development it serves; `owner` says which of the pair does it. */
  employeeId: number;
  authorId: number | null;
  goalId: string | null;
  kind: ActionKind;
  owner: Side;
  text: string;
  dueOn: string | null;
  firstStep: boolean;
  createdAt: number;
  doneAt: number | null;
  result: ActionResult | null;
};

export type NewAction = Pick<Action, 'goalId' | 'owner' | 'text'> &
  Partial<Pick<Action, 'authorId' | 'kind' | 'dueOn' | 'firstStep'>>;

const seal = (tx: Tx, id: string, text: string): Buffer => tx.cipher.seal(`action|content|${id}`, text);

const opened = (tx: Tx, { content, ...row }: typeof action.$inferSelect): Action => ({
  ...row,
  text: tx.cipher.open(`action|content|${row.id}`, content),
});

export function addAction(tx: Tx, employeeId: number, { text, ...rest }: NewAction): string {
  const id = tx.newId();
  tx.db
    .insert(action)
    .values({ ...rest, id, employeeId, content: seal(tx, id, text), createdAt: tx.now })
    .run();
  return id;
}

export function actionById(tx: Tx, id: string): Action | undefined {
  const row = tx.db.select().from(action).where(eq(action.id, id)).get();
  return row && opened(tx, row);
}

const open = prepared((db, value) =>
  db
    .select()
    .from(action)
    .where(and(eq(action.employeeId, value('employeeId')), isNull(action.doneAt)))
    .orderBy(asc(action.createdAt), asc(action.id))
    .prepare(),
);

/** Open ones, oldest first. */
export const openActions = (tx: Tx, employeeId: number): Action[] =>
  open(tx)
    .all({ employeeId })
    .map((row) => opened(tx, row));

const ofGoal = prepared((db, value) =>
  db
    .select()
    .from(action)
    .where(eq(action.goalId, value('goalId')))
    .orderBy(asc(action.createdAt), asc(action.id))
    .prepare(),
);

/** All of a goal, open and done, oldest first. */
export const actionsOfGoal = (tx: Tx, goalId: string): Action[] =>
  ofGoal(tx)
    .all({ goalId })
    .map((row) => opened(tx, row));

/** Those that ended from a moment on, oldest first. */
export const actionsEndedSince = (tx: Tx, employeeId: number, from: number): Action[] =>
  tx.db
    .select()
    .from(action)
    .where(and(eq(action.employeeId, employeeId), isNotNull(action.doneAt), gte(action.doneAt, from)))
    .orderBy(asc(action.doneAt), asc(action.id))
    .all()
    .map((row) => opened(tx, row));

export function changeAction(
  tx: Tx,
  id: string,
  change: Partial<Omit<Action, 'id' | 'employeeId' | 'createdAt'>>,
): void {
  const { text, ...rest } = change;
  const all = { ...rest, ...(text === undefined ? {} : { content: seal(tx, id, text) }) };
  if (Object.keys(all).length > 0) tx.db.update(action).set(all).where(eq(action.id, id)).run();
}

/** What somebody wrote, on their own list and for others, open and done, oldest first. */
export const actionsWritten = (tx: Tx, personId: number): Action[] =>
  tx.db
    .select()
    .from(action)
    .where(ownActions(personId))
    .orderBy(asc(action.createdAt), asc(action.id))
    .all()
    .map((row) => opened(tx, row));
