import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { due } from './schema.ts';

/* At which moment a check-in asks for attention, and for what. */

export type Due = typeof due.$inferSelect;
export type DueWhat = Due['what'];

const settingDue = prepared((db, value) =>
  db
    .insert(due)
    .values({ checkinId: value('checkinId'), what: value('what'), at: value('at') })
    .onConflictDoUpdate({ target: [due.checkinId, due.what], set: { at: sql`excluded.at` } })
    .prepare(),
);

export const setDue = (tx: Tx, checkinId: string, what: DueWhat, at: number): void => {
  settingDue(tx).run({ checkinId, what, at });
};

const clearing = prepared((db, value) =>
  db
    .delete(due)
    .where(
      and(
        eq(due.checkinId, value('checkinId')),
        sql`${due.what} IN (SELECT value FROM json_each(${value('whats')}))`,
      ),
    )
    .prepare(),
);

export const clearDue = (
  tx: Tx,
  checkinId: string,
  whats: readonly DueWhat[] = due.what.enumValues,
): void => {
  clearing(tx).run({ checkinId, whats: JSON.stringify(whats) });
};

const dueBy = prepared((db, value) =>
  db
    .select()
    .from(due)
    .where(lte(due.at, value('moment')))
    .orderBy(asc(due.at))
    .limit(value('limit'))
    .prepare(),
);

export const dueNow = (tx: Tx, limit: number): Due[] => dueBy(tx).all({ moment: tx.now, limit });

const oneDue = prepared((db, value) =>
  db
    .select({ at: due.at })
    .from(due)
    .where(and(eq(due.checkinId, value('checkinId')), eq(due.what, value('what'))))
    .prepare(),
);

export const isDue = (tx: Tx, checkinId: string, what: DueWhat): boolean =>
  oneDue(tx).get({ checkinId, what }) !== undefined;

const firstDue = prepared((db) =>
  db
    .select({ at: sql<number | null>`min(${due.at})` })
    .from(due)
    .prepare(),
);

/** The next moment at which any check-in asks for attention, or null. */
export const nextDue = (tx: Tx): number | null => firstDue(tx).get()?.at ?? null;
