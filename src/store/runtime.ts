import { eq, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { runtime } from './schema.ts';

const byName = prepared((db, value) =>
  db
    .select()
    .from(runtime)
    .where(eq(runtime.name, value('name')))
    .prepare(),
);

/** Small facts of the running app: 'tick_at', 'epoch', … Not settings, not data of people. */
export function getRuntime(tx: Tx, name: string): string | null {
  return byName(tx).get({ name })?.value ?? null;
}

const setting = prepared((db, value) =>
  db
    .insert(runtime)
    .values({ name: value('name'), value: value('value') })
    .onConflictDoUpdate({ target: runtime.name, set: { value: sql`excluded.value` } })
    .prepare(),
);

export function setRuntime(tx: Tx, name: string, value: string): void {
  setting(tx).run({ name, value });
}

/**
 * Lets the retention purge delete from the append-only tables for the length of `work`. The mark is gone before the
 * transaction ends, whatever happens.
 */
export function pastTriggers<T>(tx: Tx, work: () => T): T {
  setRuntime(tx, 'purging', '1');
  try {
    return work();
  } finally {
    tx.db.delete(runtime).where(eq(runtime.name, 'purging')).run();
  }
}
