import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { draft } from './schema.ts';

/** A draft is the typed values of a form by block id; read by its writer alone. */
export type DraftValues = Record<string, string | string[]>;

const contextOf = (personId: number, form: string) => `draft|content|${personId}|${form}`;

const keeping = prepared((db, value) =>
  db
    .insert(draft)
    .values({
      personId: value('personId'),
      form: value('form'),
      content: value('content'),
      savedAt: value('savedAt'),
    })
    .onConflictDoUpdate({
      target: [draft.personId, draft.form],
      set: { content: sql`excluded.content`, savedAt: sql`excluded.saved_at` },
    })
    .prepare(),
);

export function keepDraft(tx: Tx, personId: number, form: string, values: DraftValues): void {
  const content = tx.cipher.seal(contextOf(personId, form), JSON.stringify(values));
  keeping(tx).run({ personId, form, content, savedAt: tx.now });
}

const kept = prepared((db, value) =>
  db
    .select()
    .from(draft)
    .where(and(eq(draft.personId, value('personId')), eq(draft.form, value('form'))))
    .prepare(),
);

export function draftOf(tx: Tx, personId: number, form: string): DraftValues | null {
  const row = kept(tx).get({ personId, form });
  if (row === undefined) return null;
  return JSON.parse(tx.cipher.open(contextOf(personId, form), row.content)) as DraftValues;
}

const exists = prepared((db, value) =>
  db
    .select({ at: draft.savedAt })
    .from(draft)
    .where(and(eq(draft.personId, value('personId')), eq(draft.form, value('form'))))
    .prepare(),
);

export const hasDraft = (tx: Tx, personId: number, form: string): boolean =>
  exists(tx).get({ personId, form }) !== undefined;

const dropping = prepared((db, value) =>
  db
    .delete(draft)
    .where(and(eq(draft.personId, value('personId')), eq(draft.form, value('form'))))
    .prepare(),
);

export const dropDraft = (tx: Tx, personId: number, form: string): void => {
  dropping(tx).run({ personId, form });
};

export const draftsOf = (
  tx: Tx,
  personId: number,
): { form: string; values: DraftValues; savedAt: number }[] =>
  tx.db
    .select()
    .from(draft)
    .where(eq(draft.personId, personId))
    .all()
    .map(({ form, content, savedAt }) => ({
      form,
      values: JSON.parse(tx.cipher.open(contextOf(personId, form), content)) as DraftValues,
      savedAt,
    }));
