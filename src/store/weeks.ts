import { and, asc, count, eq, gte, isNotNull, isNull, lte, max, not, notExists, sql } from 'drizzle-orm';
import { chunks } from './chunks.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { ledgerFact, publication, pulseMember, pulseWeek } from './schema.ts';

/** A week of statements: what is asked, from when to when, and by which rules it will be closed. */
export type PulseWeek = typeof pulseWeek.$inferSelect;

/** Somebody who is asked, with the place they had as the week opened. */
export type Member = Omit<typeof pulseMember.$inferSelect, 'week'>;

const byWeek = prepared((db, value) =>
  db
    .select()
    .from(pulseWeek)
    .where(eq(pulseWeek.week, value('week')))
    .prepare(),
);

export const pulseWeekOf = (tx: Tx, week: string): PulseWeek | undefined => byWeek(tx).get({ week });

export function addPulseWeek(
  tx: Tx,
  week: Omit<typeof pulseWeek.$inferInsert, 'closedAt'>,
  members: readonly Member[],
): void {
  tx.db.insert(pulseWeek).values(week).run();
  const rows = members.map((member) => ({ week: week.week, ...member }));
  for (const some of chunks(rows, 2000)) tx.db.insert(pulseMember).values(some).run();
}

const oneMember = prepared((db, value) =>
  db
    .select()
    .from(pulseMember)
    .where(and(eq(pulseMember.week, value('week')), eq(pulseMember.personId, value('personId'))))
    .prepare(),
);

/** Null for somebody who is not asked this week. */
export const memberOf = (tx: Tx, week: string, personId: number): Member | null =>
  oneMember(tx).get({ week, personId }) ?? null;

export const membersOfWeek = (tx: Tx, week: string): Member[] =>
  tx.db.select().from(pulseMember).where(eq(pulseMember.week, week)).all();

const leaders = prepared((db, value) =>
  db
    .select({ n: count() })
    .from(pulseMember)
    .where(and(eq(pulseMember.week, value('week')), eq(pulseMember.leads, true)))
    .prepare(),
);

export const leadersOfWeek = (tx: Tx, week: string): number => leaders(tx).get({ week })?.n ?? 0;

/** The newest week that asks everybody what bothers them most about the talks; null: none has. */
export const lastAskedCauses = (tx: Tx): string | null =>
  tx.db
    .select({ week: max(pulseWeek.week) })
    .from(pulseWeek)
    .where(eq(pulseWeek.asksCauses, true))
    .get()?.week ?? null;

/** Who was asked is of no use once the week has closed. */
export function markClosed(tx: Tx, week: string): void {
  tx.db.update(pulseWeek).set({ closedAt: tx.now }).where(eq(pulseWeek.week, week)).run();
  tx.db.delete(pulseMember).where(eq(pulseMember.week, week)).run();
}

const toClose = prepared((db, value) =>
  db
    .select()
    .from(pulseWeek)
    .where(and(isNull(pulseWeek.closedAt), lte(pulseWeek.closesAt, value('moment'))))
    .orderBy(asc(pulseWeek.week))
    .limit(1)
    .prepare(),
);

/** The oldest week whose time is up and that has not been closed. */
export const weekToClose = (tx: Tx): PulseWeek | undefined => toClose(tx).get({ moment: tx.now });

const unclosed = prepared((db) =>
  db.select().from(pulseWeek).where(isNull(pulseWeek.closedAt)).orderBy(asc(pulseWeek.week)).prepare(),
);

export const unclosedWeeks = (tx: Tx): PulseWeek[] => unclosed(tx).all();

/** Oldest first; from one week to another, both included. */
export const closedWeeks = (tx: Tx, from: string, to: string): PulseWeek[] =>
  tx.db
    .select()
    .from(pulseWeek)
    .where(and(isNotNull(pulseWeek.closedAt), gte(pulseWeek.week, from), lte(pulseWeek.week, to)))
    .orderBy(asc(pulseWeek.week))
    .all();

const hasFact = (name: string) =>
  sql`EXISTS (SELECT 1 FROM ${ledgerFact} WHERE ${ledgerFact.week} = ${pulseWeek.week} AND ${ledgerFact.name} = ${name})`;

/** Those of them in which somebody was asked. */
export const askedWeeks = (tx: Tx, from: string, to: string): PulseWeek[] =>
  tx.db
    .select()
    .from(pulseWeek)
    .where(
      and(
        isNotNull(pulseWeek.closedAt),
        hasFact('heads'),
        gte(pulseWeek.week, from),
        lte(pulseWeek.week, to),
      ),
    )
    .orderBy(asc(pulseWeek.week))
    .all();

const withoutErrors = prepared((db) =>
  db
    .select()
    .from(pulseWeek)
    .where(and(isNotNull(pulseWeek.closedAt), hasFact('heads'), not(hasFact('errors'))))
    .orderBy(asc(pulseWeek.week))
    .limit(1)
    .prepare(),
);

/** The oldest closed week whose errors are still to be computed. */
export const weekWithoutErrors = (tx: Tx): PulseWeek | undefined => withoutErrors(tx).get();

const toPublish = prepared((db, value) =>
  db
    .select()
    .from(pulseWeek)
    .where(
      and(
        isNotNull(pulseWeek.closedAt),
        hasFact('errors'),
        notExists(
          db
            .select({ one: sql`1` })
            .from(publication)
            .where(and(eq(publication.week, pulseWeek.week), eq(publication.audience, value('audience')))),
        ),
      ),
    )
    .orderBy(asc(pulseWeek.week))
    .limit(1)
    .prepare(),
);

/** The oldest closed week with something to tell and no digest yet. */
export const weekToPublish = (tx: Tx, audience: string): PulseWeek | undefined =>
  toPublish(tx).get({ audience });
