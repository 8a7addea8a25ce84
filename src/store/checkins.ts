import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { clearDue } from './dues.ts';
import { prepared } from './prepared.ts';
import { checkin, checkinNote, pair } from './schema.ts';

export type Checkin = typeof checkin.$inferSelect;
export type NewCheckin = typeof checkin.$inferInsert;

const byId = prepared((db, value) =>
  db
    .select()
    .from(checkin)
    .where(eq(checkin.id, value('id')))
    .prepare(),
);

export const checkinById = (tx: Tx, id: string): Checkin | undefined => byId(tx).get({ id });

const ofWeek = prepared((db, value) =>
  db
    .select()
    .from(checkin)
    .where(and(eq(checkin.pairId, value('pairId')), eq(checkin.week, value('week'))))
    .prepare(),
);

export const checkinOfWeek = (tx: Tx, pairId: string, week: string): Checkin | undefined =>
  ofWeek(tx).get({ pairId, week });

const latest = prepared((db, value) =>
  db
    .select()
    .from(checkin)
    .where(eq(checkin.pairId, value('pairId')))
    .orderBy(desc(checkin.week))
    .limit(value('limit'))
    .prepare(),
);

/** Newest first. */
export const latestCheckins = (tx: Tx, pairId: string, limit: number): Checkin[] =>
  latest(tx).all({ pairId, limit });

const fromWeek = prepared((db, value) =>
  db
    .select()
    .from(checkin)
    .where(and(eq(checkin.pairId, value('pairId')), gte(checkin.week, value('week'))))
    .orderBy(asc(checkin.week))
    .prepare(),
);

/** Oldest first, from a week on. */
export const checkinsFrom = (tx: Tx, pairId: string, week: string): Checkin[] =>
  fromWeek(tx).all({ pairId, week });

export const addCheckin = (tx: Tx, row: Omit<NewCheckin, 'id'>): Checkin =>
  tx.db
    .insert(checkin)
    .values({ ...row, id: tx.newId() })
    .returning()
    .get();

/** Only for a row that nobody has heard of: the series no longer has a talk in its week. */
export function deleteCheckin(tx: Tx, id: string): void {
  clearDue(tx, id);
  tx.db.delete(checkinNote).where(eq(checkinNote.checkinId, id)).run();
  tx.db.delete(checkin).where(eq(checkin.id, id)).run();
}

const changing = prepared((db, value) => {
  const build = (columns: string[]) =>
    db
      .update(checkin)
      .set(Object.fromEntries(columns.map((column) => [column, value(column)])))
      .where(eq(checkin.id, value('rowOf')))
      .returning()
      .prepare();
  /** By the columns that are changed together. */
  const built = new Map<string, ReturnType<typeof build>>();
  return (columns: string[]) => {
    const key = columns.join(' ');
    const query = built.get(key) ?? build(columns);
    built.set(key, query);
    return query;
  };
});

export const changeCheckin = (tx: Tx, id: string, change: Partial<NewCheckin>): Checkin =>
  changing(tx)(Object.keys(change)).get({ ...change, rowOf: id });

/**
 * Counts for the company: check-ins of the week by state, how many were prepared, and how many of those were
 * answered; plain roster numbers before the gate. A pair has at most one check-in a week, but who changes managers in it
 * may have one with each: `employeesOfWeek` counts people.
 */
export const countsOfWeek = (
  tx: Tx,
  week: string,
): { state: Checkin['state']; n: number; prepared: number; answered: number }[] =>
  tx.db
    .select({
      state: checkin.state,
      n: sql<number>`count(*)`,
      prepared: sql<number>`count(${checkin.preparedAt})`,
      answered: sql<number>`count(CASE WHEN ${checkin.preparedAt} IS NOT NULL THEN ${checkin.answeredAt} END)`,
    })
    .from(checkin)
    .where(eq(checkin.week, week))
    .groupBy(checkin.state)
    .all();

/** How many different employees had a check-in that was not left out, and how many of them prepared one. */
export const employeesOfWeek = (tx: Tx, week: string): { due: number; prepared: number } =>
  tx.db
    .select({
      due: sql<number>`count(DISTINCT ${pair.employeeId})`,
      prepared: sql<number>`count(DISTINCT CASE WHEN ${checkin.preparedAt} IS NOT NULL THEN ${pair.employeeId} END)`,
    })
    .from(checkin)
    .innerJoin(pair, eq(pair.id, checkin.pairId))
    .where(and(eq(checkin.week, week), ne(checkin.state, 'left_out')))
    .get()!;

const heldBy = prepared((db, value) =>
  db
    .select()
    .from(checkin)
    .where(
      and(
        sql`${checkin.pairId} IN (SELECT id FROM pair WHERE employee_id = ${value('personId')}
          UNION SELECT id FROM pair WHERE manager_id = ${value('personId')})`,
        eq(checkin.week, value('week')),
        eq(checkin.state, 'held'),
      ),
    )
    .orderBy(asc(checkin.heldAt), asc(checkin.talkAt), asc(checkin.id))
    .prepare(),
);

/** Held in this week by somebody, as either of the two, in the order in which both had confirmed them. */
export const talksHeldBy = (tx: Tx, personId: number, week: string): Checkin[] =>
  heldBy(tx).all({ personId, week });

/** Talks of these employees that were held; from one week to another, both included. */
export const heldBetween = (tx: Tx, employeeIds: readonly number[], from: string, to: string): number =>
  tx.db
    .select({ n: sql<number>`count(*)` })
    .from(checkin)
    .innerJoin(pair, eq(pair.id, checkin.pairId))
    .where(
      and(
        eq(checkin.state, 'held'),
        sql`${checkin.week} BETWEEN ${from} AND ${to}`,
        sql`${pair.employeeId} IN (SELECT value FROM json_each(${JSON.stringify(employeeIds)}))`,
      ),
    )
    .get()!.n;

// ---- why ---------------------------------------------------------------------------------------------------

const adding = prepared((db, value) =>
  db
    .insert(checkinNote)
    .values({ checkinId: value('checkinId'), at: value('at'), what: value('what'), detail: value('detail') })
    .prepare(),
);

export const addNote = (tx: Tx, checkinId: string, what: string, detail: string | null = null): void => {
  adding(tx).run({ checkinId, at: tx.now, what, detail });
};

const notes = prepared((db, value) =>
  db
    .select()
    .from(checkinNote)
    .where(eq(checkinNote.checkinId, value('checkinId')))
    .orderBy(asc(checkinNote.id))
    .prepare(),
);

export const notesOf = (tx: Tx, checkinId: string) => notes(tx).all({ checkinId });

const preparedOrHeld = prepared((db, value) =>
  db
    .select()
    .from(checkin)
    .where(
      and(
        eq(checkin.pairId, value('pairId')),
        or(isNotNull(checkin.preparedAt), isNotNull(checkin.heldAt)),
        notInArray(checkin.state, ['skipped', 'left_out']),
      ),
    )
    .orderBy(desc(checkin.talkAt))
    .prepare(),
);

/** Preparations whose talk is over and to which nothing was said, since the last one that got an answer; oldest first. */
export function unansweredSince(tx: Tx, pairId: string): Checkin[] {
  const rows = preparedOrHeld(tx).all({ pairId });
  const answered = rows.findIndex(({ answeredAt, heldAt }) => answeredAt !== null || heldAt !== null);
  const since = answered < 0 ? rows : rows.slice(0, answered);
  return since.filter(({ endsAt }) => endsAt <= tx.now).toReversed();
}

const notAnswered = prepared((db, value) =>
  db
    .select()
    .from(checkin)
    .where(
      and(
        sql`${checkin.pairId} IN (SELECT value FROM json_each(${value('pairIds')}))`,
        isNotNull(checkin.preparedAt),
        isNull(checkin.answeredAt),
        notInArray(checkin.state, ['held', 'skipped', 'left_out']),
      ),
    )
    .orderBy(desc(checkin.talkAt))
    .prepare(),
);

/** Preparations in these pairs to which nothing has been said yet, the newest talk first. */
export const waitingForAnswer = (tx: Tx, pairIds: string[]): Checkin[] =>
  notAnswered(tx).all({ pairIds: JSON.stringify(pairIds) });

/** Check-ins of these pairs for which something was prepared, the newest first. */
export const preparedCheckins = (tx: Tx, pairIds: string[]): Checkin[] =>
  pairIds.length === 0
    ? []
    : tx.db
        .select()
        .from(checkin)
        .where(and(inArray(checkin.pairId, pairIds), isNotNull(checkin.preparedAt)))
        .orderBy(desc(checkin.talkAt))
        .all();
