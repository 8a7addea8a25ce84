import { and, asc, countDistinct, desc, eq, gte, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { CompetenceWeek } from '../domain/competence.ts';
import type { Tx } from './db.ts';
import { action, goal, ledgerFact, person, strength, tag, tagged } from './schema.ts';

/** What the company wants to be good at, in HR's words. */
export type Tag = { id: string; nb: string; en: string };
export type Tagged = (typeof tagged.$inferSelect)['of'];

const words = { id: tag.id, nb: tag.nb, en: tag.en };

/** Those that can be chosen now, in the order in which they were added. */
export const tags = (tx: Tx): Tag[] =>
  tx.db.select(words).from(tag).where(isNull(tag.retiredAt)).orderBy(asc(tag.addedAt), asc(tag.id)).all();

/** Also those that were retired. */
export const allTags = (tx: Tx): Tag[] => tx.db.select(words).from(tag).all();

export function addTag(tx: Tx, { nb, en }: Omit<Tag, 'id'>): string {
  const id = tx.newId();
  tx.db.insert(tag).values({ id, nb, en, addedAt: tx.now }).run();
  return id;
}

/** What carries it goes on carrying it. */
export const renameTag = (tx: Tx, { id, nb, en }: Tag): void => {
  tx.db.update(tag).set({ nb, en, retiredAt: null }).where(eq(tag.id, id)).run();
};

export const retireTag = (tx: Tx, id: string): void => {
  tx.db.update(tag).set({ retiredAt: tx.now }).where(eq(tag.id, id)).run();
};

// ---- what carries them -------------------------------------------------------------------------------------

/** Without those that were retired. */
export const tagsOf = (tx: Tx, of: Tagged, item: string): Tag[] =>
  tx.db
    .select(words)
    .from(tagged)
    .innerJoin(tag, eq(tag.id, tagged.tagId))
    .where(and(eq(tagged.of, of), eq(tagged.item, item), isNull(tag.retiredAt)))
    .orderBy(asc(tag.addedAt), asc(tag.id))
    .all();

export function setTags(tx: Tx, of: Tagged, item: string, ids: readonly string[]): void {
  tx.db
    .delete(tagged)
    .where(and(eq(tagged.of, of), eq(tagged.item, item)))
    .run();
  const rows = ids.map((tagId) => ({ of, item, tagId }));
  if (rows.length > 0) tx.db.insert(tagged).values(rows).run();
}

/** Tags of goals, strengths and action points that are gone. */
export function dropLooseTags(tx: Tx): void {
  for (const of of ['goal', 'strength', 'action'] as const)
    tx.db.run(
      sql`DELETE FROM tagged WHERE "of" = ${of} AND item NOT IN (SELECT id FROM ${sql.identifier(of)})`,
    );
}

/** People who take part and have at least one open goal, one strength, one open thing to learn with this tag. */
export function peopleWithTag(tx: Tx, id: string): { goal: number; strength: number; learn: number } {
  const isHere = and(eq(tagged.tagId, id), isNotNull(person.enrolledAt), isNull(person.deactivatedAt));
  const withTag = (of: Tagged, item: typeof goal.id | typeof strength.id | typeof action.id): SQL =>
    and(isHere, eq(tagged.of, of), eq(tagged.item, item))!;
  const people = { n: countDistinct(person.id) };
  const goals = tx.db
    .select(people)
    .from(goal)
    .innerJoin(person, eq(person.id, goal.ownerId))
    .innerJoin(tagged, withTag('goal', goal.id))
    .where(eq(goal.state, 'open'));
  const strengths = tx.db
    .select(people)
    .from(strength)
    .innerJoin(person, eq(person.id, strength.personId))
    .innerJoin(tagged, withTag('strength', strength.id))
    .where(isNull(strength.removedAt));
  const learning = tx.db
    .select(people)
    .from(action)
    .innerJoin(person, eq(person.id, action.employeeId))
    .innerJoin(tagged, withTag('action', action.id))
    .where(and(eq(action.kind, 'learn'), isNull(action.doneAt)));
  return { goal: goals.get()!.n, strength: strengths.get()!.n, learn: learning.get()!.n };
}

/** The counts that were written down from one week to another, both included; newest first. */
export const competenceCounts = (tx: Tx, from: string, to: string): Required<CompetenceWeek>[] =>
  tx.db
    .select({ week: ledgerFact.week, competence: ledgerFact.value })
    .from(ledgerFact)
    .where(and(eq(ledgerFact.name, 'competence'), gte(ledgerFact.week, from), lte(ledgerFact.week, to)))
    .orderBy(desc(ledgerFact.week))
    .all() as Required<CompetenceWeek>[];
