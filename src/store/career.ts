import { eq } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { career } from './schema.ts';

/** Where somebody wants to go and what is next on the way, if they want to say so. */
export type Career = { on: boolean; direction: string; step: string; changedAt: number };

const seal = (tx: Tx, personId: number, word: 'direction' | 'step', text: string): Buffer | null =>
  text === '' ? null : tx.cipher.seal(`career|${word}|${personId}`, text);

/** Null: never said anything about it. */
export function careerOf(tx: Tx, personId: number): Career | null {
  const row = tx.db.select().from(career).where(eq(career.personId, personId)).get();
  if (row === undefined) return null;
  const open = (word: 'direction' | 'step') => {
    const sealed = row[word];
    return sealed === null ? '' : tx.cipher.open(`career|${word}|${personId}`, sealed);
  };
  return { on: row.on, direction: open('direction'), step: open('step'), changedAt: row.changedAt };
}

export function keepCareer(
  tx: Tx,
  personId: number,
  { on, direction, step }: Pick<Career, 'on' | 'direction' | 'step'>,
): void {
  const kept = {
    on,
    direction: seal(tx, personId, 'direction', direction),
    step: seal(tx, personId, 'step', step),
    changedAt: tx.now,
  };
  tx.db
    .insert(career)
    .values({ personId, ...kept })
    .onConflictDoUpdate({ target: career.personId, set: kept })
    .run();
}
