import { desc, eq } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { pilot } from './schema.ts';

export type Pilot = typeof pilot.$inferSelect;

const newest = prepared((db) => db.select().from(pilot).orderBy(desc(pilot.id)).limit(1).prepare());

/** The one that counts; those before it are history. */
export const newestPilot = (tx: Tx): Pilot | null => newest(tx).get() ?? null;

export function addPilot(tx: Tx, values: Omit<Pilot, 'id'>): Pilot {
  return tx.db.insert(pilot).values(values).returning().get();
}

export function changePilot(tx: Tx, id: number, values: Partial<Omit<Pilot, 'id'>>): Pilot {
  return tx.db.update(pilot).set(values).where(eq(pilot.id, id)).returning().get();
}

/** Only for one of which nobody has heard: undoing that it was started. */
export function deletePilot(tx: Tx, id: number): void {
  tx.db.delete(pilot).where(eq(pilot.id, id)).run();
}
