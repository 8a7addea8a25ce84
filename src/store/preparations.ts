import { and, asc, eq, sql } from 'drizzle-orm';
import type { Preparation } from '../domain/checkin.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { preparation, preparationAnswer } from './schema.ts';

const contextOf = (checkinId: string, field: string): string => `preparation|${field}|${checkinId}`;

const sent = prepared((db, value) =>
  db
    .select()
    .from(preparation)
    .where(eq(preparation.checkinId, value('checkinId')))
    .prepare(),
);

const words = prepared((db, value) =>
  db
    .select()
    .from(preparationAnswer)
    .where(eq(preparationAnswer.checkinId, value('checkinId')))
    .orderBy(asc(preparationAnswer.field))
    .prepare(),
);

/** Null: nothing has been sent. A field that was left empty is not in it. */
export function preparationOf(tx: Tx, checkinId: string): Preparation | null {
  const row = sent(tx).get({ checkinId });
  if (row === undefined) return null;
  const fields = Object.fromEntries(
    words(tx)
      .all({ checkinId })
      .map(({ field, content }) => [field, tx.cipher.open(contextOf(checkinId, field), content)]),
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

const written = prepared((db, value) => {
  const { checkinId, field } = preparationAnswer;
  const there = and(eq(checkinId, value('checkinId')), eq(field, value('field')));
  return db.select({ field }).from(preparationAnswer).where(there).prepare();
});

/** Whether anything was written there, without reading it. */
export const hasWritten = (tx: Tx, checkinId: string, field: string): boolean =>
  written(tx).get({ checkinId, field }) !== undefined;
