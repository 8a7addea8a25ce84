import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { checkin, checkinNote, due, pair, reply } from './schema.ts';

export type Checkin = typeof checkin.$inferSelect;
export type NewCheckin = typeof checkin.$inferInsert;
export type Due = typeof due.$inferSelect;
export type DueWhat = Due['what'];

const byId = prepared((db) =>
  db
    .select()
    .from(checkin)
    .where(eq(checkin.id, sql.placeholder('id')))
    .prepare(),
);

export const checkinById = (tx: Tx, id: string): Checkin | undefined => byId(tx).get({ id });

export const checkinOfWeek = (tx: Tx, pairId: string, week: string): Checkin | undefined =>
  tx.db
    .select()
    .from(checkin)
    .where(and(eq(checkin.pairId, pairId), eq(checkin.week, week)))
    .get();

/** Newest first. */
export const latestCheckins = (tx: Tx, pairId: string, limit: number): Checkin[] =>
  tx.db
    .select()
    .from(checkin)
    .where(eq(checkin.pairId, pairId))
    .orderBy(desc(checkin.week))
    .limit(limit)
    .all();

/** Oldest first, from a week on. */
export const checkinsFrom = (tx: Tx, pairId: string, week: string): Checkin[] =>
  tx.db
    .select()
    .from(checkin)
    .where(and(eq(checkin.pairId, pairId), gte(checkin.week, week)))
    .orderBy(asc(checkin.week))
    .all();

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

export const changeCheckin = (tx: Tx, id: string, change: Partial<NewCheckin>): Checkin =>
  tx.db.update(checkin).set(change).where(eq(checkin.id, id)).returning().get();

/**
 * Counts for the company: check-ins of the week by state, how many were prepared, and how many of those were
 * answered; plain roster numbers before the gate. A pair has at most one check-in a week, so each is another employee's.
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

/** Held in this week by somebody, as either of the two, in the order in which both had confirmed them. */
export const talksHeldBy = (tx: Tx, personId: number, week: string): Checkin[] =>
  tx.db
    .select(getTableColumns(checkin))
    .from(checkin)
    .innerJoin(pair, eq(pair.id, checkin.pairId))
    .where(
      and(
        eq(checkin.week, week),
        eq(checkin.state, 'held'),
        or(eq(pair.employeeId, personId), eq(pair.managerId, personId)),
      ),
    )
    .orderBy(asc(checkin.heldAt), asc(checkin.talkAt), asc(checkin.id))
    .all();

// ---- what becomes due ------------------------------------------------------------------------------------

export const setDue = (tx: Tx, checkinId: string, what: DueWhat, at: number): void => {
  tx.db
    .insert(due)
    .values({ checkinId, what, at })
    .onConflictDoUpdate({ target: [due.checkinId, due.what], set: { at } })
    .run();
};

export const clearDue = (tx: Tx, checkinId: string, whats?: DueWhat[]): void => {
  const one = eq(due.checkinId, checkinId);
  tx.db
    .delete(due)
    .where(whats === undefined ? one : and(one, inArray(due.what, whats)))
    .run();
};

export const dueNow = (tx: Tx, limit: number): Due[] =>
  tx.db.select().from(due).where(lte(due.at, tx.now)).orderBy(asc(due.at)).limit(limit).all();

export const isDue = (tx: Tx, checkinId: string, what: DueWhat): boolean =>
  tx.db
    .select({ at: due.at })
    .from(due)
    .where(and(eq(due.checkinId, checkinId), eq(due.what, what)))
    .get() !== undefined;

/** The next moment at which any check-in asks for attention, or null. */
export const nextDue = (tx: Tx): number | null =>
  tx.db
    .select({ at: sql<number | null>`min(${due.at})` })
    .from(due)
    .get()?.at ?? null;

// ---- why ---------------------------------------------------------------------------------------------------

export const addNote = (tx: Tx, checkinId: string, what: string, detail: string | null = null): void => {
  tx.db.insert(checkinNote).values({ checkinId, at: tx.now, what, detail }).run();
};

export const notesOf = (tx: Tx, checkinId: string) =>
  tx.db
    .select()
    .from(checkinNote)
    .where(eq(checkinNote.checkinId, checkinId))
    .orderBy(asc(checkinNote.id))
    .all();

// ---- the words of the two ------------------------------------------------------------------------------------

export type Reply = { id: string; authorId: number; kind: 'reply' | 'thanks'; text: string; at: number };

export function addReply(
  tx: Tx,
  checkinId: string,
  authorId: number,
  kind: Reply['kind'],
  text: string,
): void {
  const id = tx.newId();
  const content = text === '' ? null : tx.cipher.seal(`reply|content|${id}`, text);
  tx.db.insert(reply).values({ id, checkinId, authorId, kind, content, at: tx.now }).run();
}

export const repliesOf = (tx: Tx, checkinId: string): Reply[] =>
  tx.db
    .select()
    .from(reply)
    .where(eq(reply.checkinId, checkinId))
    .orderBy(asc(reply.at))
    .all()
    .map(({ content, ...row }) => ({
      ...row,
      text: content === null ? '' : tx.cipher.open(`reply|content|${row.id}`, content),
    }));

/** Preparations whose talk is over and to which nothing was said, since the last one that got an answer; oldest first. */
export function unansweredSince(tx: Tx, pairId: string): Checkin[] {
  const rows = tx.db
    .select()
    .from(checkin)
    .where(
      and(
        eq(checkin.pairId, pairId),
        or(isNotNull(checkin.preparedAt), isNotNull(checkin.heldAt)),
        notInArray(checkin.state, ['skipped', 'left_out']),
      ),
    )
    .orderBy(desc(checkin.talkAt))
    .all();
  const answered = rows.findIndex(({ answeredAt, heldAt }) => answeredAt !== null || heldAt !== null);
  const since = answered < 0 ? rows : rows.slice(0, answered);
  return since.filter(({ endsAt }) => endsAt <= tx.now).toReversed();
}

/** Preparations in these pairs to which nothing has been said yet, the newest talk first. */
export const waitingForAnswer = (tx: Tx, pairIds: string[]): Checkin[] =>
  pairIds.length === 0
    ? []
    : tx.db
        .select()
        .from(checkin)
        .where(
          and(
            inArray(checkin.pairId, pairIds),
            isNotNull(checkin.preparedAt),
            isNull(checkin.answeredAt),
            notInArray(checkin.state, ['held', 'skipped', 'left_out']),
          ),
        )
        .orderBy(desc(checkin.talkAt))
        .all();

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
