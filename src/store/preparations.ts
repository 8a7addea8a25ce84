import { and, asc, eq, sql } from 'drizzle-orm';
import type { Preparation } from '../domain/checkin.ts';
import type { Tx } from './db.ts';
import { preparation, preparationAnswer } from './schema.ts';

const contextOf = (checkinId: string, field: string): string => `preparation|${field}|${checkinId}`;

/** Null: nothing has been sent. A field that was left empty is not in it. */
export function preparationOf(tx: Tx, checkinId: string): Preparation | null {
  const row = tx.db.select().from(preparation).where(eq(preparation.checkinId, checkinId)).get();
  if (row === undefined) return null;
  const answers = tx.db
    .select()
    .from(preparationAnswer)
    .where(eq(preparationAnswer.checkinId, checkinId))
    .orderBy(asc(preparationAnswer.field))
    .all();
  const fields = Object.fromEntries(
    answers.map(({ field, content }) => [field, tx.cipher.open(contextOf(checkinId, field), content)]),
  );
  return { fields, important: row.important, version: row.templateVersion };
}

/** Replaces what was sent before. Empty fields are not kept. */
export function keepPreparation(
  tx: Tx,
  checkinId: string,
  { fields, important, version }: Preparation,
): void {
  const kept = { important, templateVersion: version, savedAt: tx.now };
  tx.db
    .insert(preparation)
    .values({ checkinId, revision: 1, ...kept })
    .onConflictDoUpdate({
      target: preparation.checkinId,
      set: { ...kept, revision: sql`${preparation.revision} + 1` },
    })
    .run();
  tx.db.delete(preparationAnswer).where(eq(preparationAnswer.checkinId, checkinId)).run();
  for (const [field, text] of Object.entries(fields)) {
    if (text === '') continue;
    const content = tx.cipher.seal(contextOf(checkinId, field), text);
    tx.db.insert(preparationAnswer).values({ checkinId, field, content }).run();
  }
}

/** Whether anything was written there, without reading it. */
export const hasWritten = (tx: Tx, checkinId: string, field: string): boolean =>
  tx.db
    .select({ field: preparationAnswer.field })
    .from(preparationAnswer)
    .where(and(eq(preparationAnswer.checkinId, checkinId), eq(preparationAnswer.field, field)))
    .get() !== undefined;
