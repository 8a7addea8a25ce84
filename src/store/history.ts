import { and, asc, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Checkin } from './checkins.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { checkin, pair } from './schema.ts';
import type { Pair } from './teams.ts';

/** All pairs in which somebody is or was the employee, the oldest first. */
export const pairsOfEmployee = (tx: Tx, employeeId: number): Pair[] =>
  tx.db.select().from(pair).where(eq(pair.employeeId, employeeId)).orderBy(asc(pair.startedAt)).all();

/** Those that are or were to be the longer talk, oldest first. */
export const halfYearTalks = (tx: Tx, pairId: string): Checkin[] =>
  tx.db
    .select()
    .from(checkin)
    .where(and(eq(checkin.pairId, pairId), eq(checkin.kind, 'half_year')))
    .orderBy(asc(checkin.date))
    .all();

/** By the date of the talk, both included, oldest first. */
export const checkinsOn = (tx: Tx, pairIds: string[], from: string, to: string): Checkin[] =>
  pairIds.length === 0
    ? []
    : tx.db
        .select()
        .from(checkin)
        .where(and(inArray(checkin.pairId, pairIds), gte(checkin.date, from), lte(checkin.date, to)))
        .orderBy(asc(checkin.date))
        .all();

const held = prepared((db, value) =>
  db
    .select({ at: checkin.heldAt })
    .from(checkin)
    .innerJoin(pair, eq(pair.id, checkin.pairId))
    .where(and(eq(pair.employeeId, value('employeeId')), isNotNull(checkin.heldAt)))
    .orderBy(asc(checkin.heldAt))
    .prepare(),
);

/** When somebody's talks were held, with whomever, oldest first. */
export const heldTalksOf = (tx: Tx, employeeId: number): number[] =>
  held(tx)
    .all({ employeeId })
    .map(({ at }) => at!);
