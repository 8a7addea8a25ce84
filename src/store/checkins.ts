import { and, asc, desc, eq, gte, inArray, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Preparation, PreparationField } from '../domain/checkin.ts';
import { PREPARATION_FIELDS } from '../domain/checkin.ts';
import type { Tx } from './db.ts';
import { checkin, checkinNote, due, preparation, reply } from './schema.ts';

export type Checkin = typeof checkin.$inferSelect;
export type NewCheckin = typeof checkin.$inferInsert;
export type Due = typeof due.$inferSelect;
export type DueWhat = Due['what'];

export const checkinById = (tx: Tx, id: string): Checkin | undefined =>
  tx.db.select().from(checkin).where(eq(checkin.id, id)).get();

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

export const changeCheckin = (tx: Tx, id: string, change: Partial<NewCheckin>): Checkin =>
  tx.db.update(checkin).set(change).where(eq(checkin.id, id)).returning().get()!;

/** Counts for the company: pairs with a check-in in the week by state; plain roster numbers before the gate. */
export const countsOfWeek = (
  tx: Tx,
  week: string,
): { state: Checkin['state']; n: number; answered: number }[] =>
  tx.db
    .select({
      state: checkin.state,
      n: sql<number>`count(*)`,
      answered: sql<number>`count(${checkin.answeredAt})`,
    })
    .from(checkin)
    .where(eq(checkin.week, week))
    .groupBy(checkin.state)
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

const preparationContext = (id: string, field: PreparationField) => `preparation|${field}|${id}`;

export function preparationOf(tx: Tx, checkinId: string): Preparation | null {
  const row = tx.db.select().from(preparation).where(eq(preparation.checkinId, checkinId)).get();
  if (row === undefined) return null;
  const fields = {} as Preparation['fields'];
  for (const field of PREPARATION_FIELDS) {
    const sealed = row[field];
    fields[field] = sealed === null ? '' : tx.cipher.open(preparationContext(checkinId, field), sealed);
  }
  return { fields, important: row.important };
}

export function keepPreparation(tx: Tx, checkinId: string, { fields, important }: Preparation): void {
  const seal = (field: PreparationField) =>
    fields[field] === '' ? null : tx.cipher.seal(preparationContext(checkinId, field), fields[field]);
  const words = {
    strengths: seal('strengths'),
    win: seal('win'),
    obstacle: seal('obstacle'),
    wish: seal('wish'),
  };
  tx.db
    .insert(preparation)
    .values({ checkinId, revision: 1, ...words, important, savedAt: tx.now })
    .onConflictDoUpdate({
      target: preparation.checkinId,
      set: { ...words, important, savedAt: tx.now, revision: sql`${preparation.revision} + 1` },
    })
    .run();
}

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

/** Check-ins of these pairs with a preparation that waits for the manager's answer. */
export const waitingForAnswer = (tx: Tx, pairIds: string[]): Checkin[] =>
  pairIds.length === 0
    ? []
    : tx.db
        .select()
        .from(checkin)
        .where(
          and(
            inArray(checkin.pairId, pairIds),
            sql`${checkin.preparedAt} IS NOT NULL`,
            isNull(checkin.answeredAt),
            isNull(checkin.heldAt),
            ne(checkin.state, 'skipped'),
            ne(checkin.state, 'missed'),
          ),
        )
        .orderBy(asc(checkin.talkAt))
        .all();
