import { and, eq } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { draft } from './schema.ts';

/** A draft is the typed values of a form by block id; read by its writer alone. */
export type DraftValues = Record<string, string | string[]>;

const contextOf = (personId: number, form: string) => `draft|content|${personId}|${form}`;
const one = (personId: number, form: string) => and(eq(draft.personId, personId), eq(draft.form, form));

export function keepDraft(tx: Tx, personId: number, form: string, values: DraftValues): void {
  const content = tx.cipher.seal(contextOf(personId, form), JSON.stringify(values));
  tx.db
    .insert(draft)
    .values({ personId, form, content, savedAt: tx.now })
    .onConflictDoUpdate({ target: [draft.personId, draft.form], set: { content, savedAt: tx.now } })
    .run();
}

export function draftOf(tx: Tx, personId: number, form: string): DraftValues | null {
  const row = tx.db.select().from(draft).where(one(personId, form)).get();
  if (row === undefined) return null;
  return JSON.parse(tx.cipher.open(contextOf(personId, form), row.content)) as DraftValues;
}

export const hasDraft = (tx: Tx, personId: number, form: string): boolean =>
  tx.db.select({ at: draft.savedAt }).from(draft).where(one(personId, form)).get() !== undefined;

export const dropDraft = (tx: Tx, personId: number, form: string): void => {
  tx.db.delete(draft).where(one(personId, form)).run();
};
