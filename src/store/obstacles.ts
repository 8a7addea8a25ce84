import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { obstacle } from './schema.ts';

/** Something in the way; its words are the field 'obstacle' of the preparation of this check-in. */
export type Obstacle = typeof obstacle.$inferSelect;

export const openObstacle = (tx: Tx, checkinId: string, pairId: string): void => {
  tx.db.insert(obstacle).values({ checkinId, pairId, openedAt: tx.now }).onConflictDoNothing().run();
};

export const obstacleOf = (tx: Tx, checkinId: string): Obstacle | undefined =>
  tx.db.select().from(obstacle).where(eq(obstacle.checkinId, checkinId)).get();

const unsolved = prepared((db, value) =>
  db
    .select()
    .from(obstacle)
    .where(and(eq(obstacle.pairId, value('pairId')), isNull(obstacle.solvedAt)))
    .orderBy(asc(obstacle.openedAt), asc(obstacle.checkinId))
    .prepare(),
);

/** Not yet solved, oldest first. */
export const openObstacles = (tx: Tx, pairId: string): Obstacle[] => unsolved(tx).all({ pairId });

export const solveObstacle = (tx: Tx, pairId: string, checkinId: string): void => {
  tx.db
    .update(obstacle)
    .set({ solvedAt: tx.now })
    .where(and(eq(obstacle.pairId, pairId), eq(obstacle.checkinId, checkinId), isNull(obstacle.solvedAt)))
    .run();
};

export const unsolveObstacle = (tx: Tx, checkinId: string): void => {
  tx.db.update(obstacle).set({ solvedAt: null }).where(eq(obstacle.checkinId, checkinId)).run();
};

/** Solved from a moment on, oldest first. */
export const solvedObstacles = (tx: Tx, pairId: string, from: number): Obstacle[] =>
  tx.db
    .select()
    .from(obstacle)
    .where(and(eq(obstacle.pairId, pairId), gte(obstacle.solvedAt, from)))
    .orderBy(asc(obstacle.solvedAt), asc(obstacle.checkinId))
    .all();

/** It was written by mistake, or taken back before anybody talked about it. */
export const forgetObstacle = (tx: Tx, checkinId: string): void => {
  tx.db.delete(obstacle).where(eq(obstacle.checkinId, checkinId)).run();
};
