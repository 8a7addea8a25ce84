import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { obstacle } from './schema.ts';

/** Something in the way; its words are the field 'obstacle' of the preparation of this check-in. */
export type Obstacle = typeof obstacle.$inferSelect;

export const openObstacle = (tx: Tx, checkinId: string, pairId: string): void => {
  tx.db.insert(obstacle).values({ checkinId, pairId, openedAt: tx.now }).onConflictDoNothing().run();
};

/** Not yet solved, oldest first. */
export const openObstacles = (tx: Tx, pairId: string): Obstacle[] =>
  tx.db
    .select()
    .from(obstacle)
    .where(and(eq(obstacle.pairId, pairId), isNull(obstacle.solvedAt)))
    .orderBy(asc(obstacle.openedAt), asc(obstacle.checkinId))
    .all();

export const solveObstacle = (tx: Tx, pairId: string, checkinId: string): void => {
  tx.db
    .update(obstacle)
    .set({ solvedAt: tx.now })
    .where(and(eq(obstacle.pairId, pairId), eq(obstacle.checkinId, checkinId), isNull(obstacle.solvedAt)))
    .run();
};

/** It was written by mistake, or taken back before anybody talked about it. */
export const forgetObstacle = (tx: Tx, checkinId: string): void => {
  tx.db.delete(obstacle).where(eq(obstacle.checkinId, checkinId)).run();
};
