import { and, eq, sql } from 'drizzle-orm';
import type { Store, Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { lease } from './schema.ts';

/* What is done once for the whole company, by whoever holds this: planning, sending, closing, copies, reading everybody. */
const NAME = 'work';

export type Lease = { holder: string | null; epoch: number; beat: number };

const theRow = prepared((db) => db.select().from(lease).where(eq(lease.name, NAME)).prepare());

/** Null: nobody has ever held it. */
export const leaseNow = (tx: Tx): Lease | null => theRow(tx).get() ?? null;

/** Takes it, from whomever; the new epoch. */
export function takeLease(tx: Tx, holder: string): number {
  const next = { holder, epoch: sql`${lease.epoch} + 1`, beat: 0 };
  return tx.db
    .insert(lease)
    .values({ name: NAME, holder, epoch: 1, beat: 0 })
    .onConflictDoUpdate({ target: lease.name, set: next })
    .returning({ epoch: lease.epoch })
    .get().epoch;
}

const underEpoch = (epoch: number) => and(eq(lease.name, NAME), eq(lease.epoch, epoch));

/** False when it has gone to somebody else meanwhile. */
export const renewLease = (tx: Tx, epoch: number): boolean =>
  tx.db
    .update(lease)
    .set({ beat: sql`${lease.beat} + 1` })
    .where(underEpoch(epoch))
    .run().changes === 1;

/** Others need not wait until it has run out. */
export const freeLease = (tx: Tx, epoch: number): void =>
  void tx.db.update(lease).set({ holder: null }).where(underEpoch(epoch)).run();

/** Somebody else has taken over; what was begun here is theirs to settle. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The same store for the holder of an epoch: its transactions do nothing once that epoch is over. */
export const fenced = (store: Store, epoch: number): Store => ({
  ...store,
  transact: (work) =>
    store.transact((tx) => {
      if (leaseNow(tx)?.epoch !== epoch) throw new LeaseLost();
      return work(tx);
    }),
});
