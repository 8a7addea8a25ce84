import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { strength } from './schema.ts';

export type Strength = {
  id: string;
  personId: number;
  /** Who named it: the person, or a manager of theirs. */
  authorId: number;
  /** The pair in which it was named; null: outside any. */
  pairId: string | null;
  text: string;
  createdAt: number;
};

const seal = (tx: Tx, id: string, text: string): Buffer => tx.cipher.seal(`strength|content|${id}`, text);

const opened = (tx: Tx, { content, removedAt: _, ...row }: typeof strength.$inferSelect): Strength => ({
  ...row,
  text: tx.cipher.open(`strength|content|${row.id}`, content),
});

export function addStrength(
  tx: Tx,
  { personId, authorId, pairId, text }: Pick<Strength, 'personId' | 'authorId' | 'pairId' | 'text'>,
): string {
  const id = tx.newId();
  tx.db
    .insert(strength)
    .values({ id, personId, authorId, pairId, content: seal(tx, id, text), createdAt: tx.now })
    .run();
  return id;
}

const standing = prepared((db, value) =>
  db
    .select()
    .from(strength)
    .where(and(eq(strength.personId, value('personId')), isNull(strength.removedAt)))
    .orderBy(asc(strength.createdAt), asc(strength.id))
    .prepare(),
);

/** All that stand on a person's list, oldest first. Which of them a manager reads is asked in the service. */
export const strengthsOf = (tx: Tx, personId: number): Strength[] =>
  standing(tx)
    .all({ personId })
    .map((row) => opened(tx, row));

export function strengthById(tx: Tx, id: string): Strength | undefined {
  const row = tx.db
    .select()
    .from(strength)
    .where(and(eq(strength.id, id), isNull(strength.removedAt)))
    .get();
  return row && opened(tx, row);
}

export const changeStrength = (tx: Tx, id: string, text: string): void => {
  tx.db
    .update(strength)
    .set({ content: seal(tx, id, text) })
    .where(eq(strength.id, id))
    .run();
};

/** Goals may point to it, so the row stays; it stands on no list any more. */
export const removeStrength = (tx: Tx, id: string): void => {
  tx.db.update(strength).set({ removedAt: tx.now }).where(eq(strength.id, id)).run();
};

/** Also one that stands on no list any more, so that it can be taken back. */
export function anyStrengthById(tx: Tx, id: string): Strength | undefined {
  const row = tx.db.select().from(strength).where(eq(strength.id, id)).get();
  return row && opened(tx, row);
}

export const restoreStrength = (tx: Tx, id: string): void => {
  tx.db.update(strength).set({ removedAt: null }).where(eq(strength.id, id)).run();
};

/** What somebody named on their own list, also what has been taken away since, oldest first. */
export const strengthsNamed = (tx: Tx, personId: number): Strength[] =>
  tx.db
    .select()
    .from(strength)
    .where(and(eq(strength.personId, personId), eq(strength.authorId, personId)))
    .orderBy(asc(strength.createdAt), asc(strength.id))
    .all()
    .map((row) => opened(tx, row));
