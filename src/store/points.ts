import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { point } from './schema.ts';

/** Where a point made from a Slack message comes from; `by` is the Slack id of who wrote the message. */
export type PointSource = { link: string; excerpt: string; by: string };

/** A point for the talk; a topic raised from the statements looks like any other. */
export type Point = {
  id: string;
  pairId: string;
  authorId: number;
  text: string;
  source: PointSource | null;
  important: boolean;
  addedAt: number;
  /** The check-in in which it was talked about; null: still open. */
  doneIn: string | null;
};

const opened = (tx: Tx, { content, source, removedAt: _, ...row }: typeof point.$inferSelect): Point => ({
  ...row,
  text: tx.cipher.open(`point|content|${row.id}`, content),
  source:
    source === null ? null : (JSON.parse(tx.cipher.open(`point|source|${row.id}`, source)) as PointSource),
});

export function addPoint(
  tx: Tx,
  pairId: string,
  authorId: number,
  text: string,
  more: { source?: PointSource; important?: boolean } = {},
): string {
  const id = tx.newId();
  const { source, important = false } = more;
  tx.db
    .insert(point)
    .values({
      id,
      pairId,
      authorId,
      content: tx.cipher.seal(`point|content|${id}`, text),
      source: source === undefined ? null : tx.cipher.seal(`point|source|${id}`, JSON.stringify(source)),
      important,
      addedAt: tx.now,
    })
    .run();
  return id;
}

const open = prepared((db, value) =>
  db
    .select()
    .from(point)
    .where(and(eq(point.pairId, value('pairId')), isNull(point.doneIn), isNull(point.removedAt)))
    .orderBy(asc(point.addedAt), asc(point.id))
    .prepare(),
);

/** Not yet talked about, oldest first. */
export const openPoints = (tx: Tx, pairId: string): Point[] =>
  open(tx)
    .all({ pairId })
    .map((row) => opened(tx, row));

const doneIn = prepared((db, value) =>
  db
    .select()
    .from(point)
    .where(and(eq(point.doneIn, value('checkinId')), isNull(point.removedAt)))
    .orderBy(asc(point.addedAt), asc(point.id))
    .prepare(),
);

/** Talked about in this check-in, oldest first. */
export const pointsOfTalk = (tx: Tx, checkinId: string): Point[] =>
  doneIn(tx)
    .all({ checkinId })
    .map((row) => opened(tx, row));

export function pointById(tx: Tx, id: string): Point | undefined {
  const row = tx.db
    .select()
    .from(point)
    .where(and(eq(point.id, id), isNull(point.removedAt)))
    .get();
  return row && opened(tx, row);
}

export function changePoint(tx: Tx, id: string, change: { text?: string; important?: boolean }): void {
  const { text, ...rest } = change;
  const all = {
    ...rest,
    ...(text === undefined ? {} : { content: tx.cipher.seal(`point|content|${id}`, text) }),
  };
  if (Object.keys(all).length > 0) tx.db.update(point).set(all).where(eq(point.id, id)).run();
}

/** These were talked about in this check-in; those of other pairs and those already done stay as they are. */
export const talkedAbout = (tx: Tx, pairId: string, ids: string[], checkinId: string): void => {
  tx.db
    .update(point)
    .set({ doneIn: checkinId })
    .where(and(eq(point.pairId, pairId), inArray(point.id, ids), isNull(point.doneIn)))
    .run();
};

/** Back on the agenda. */
export const notTalkedAbout = (tx: Tx, id: string): void => {
  tx.db.update(point).set({ doneIn: null }).where(eq(point.id, id)).run();
};

export const removePoint = (tx: Tx, id: string): void => {
  tx.db.update(point).set({ removedAt: tx.now }).where(eq(point.id, id)).run();
};

/** All that somebody brought anywhere, also what has been taken away since, oldest first. */
export const pointsBy = (tx: Tx, authorId: number): Point[] =>
  tx.db
    .select()
    .from(point)
    .where(eq(point.authorId, authorId))
    .orderBy(asc(point.addedAt), asc(point.id))
    .all()
    .map((row) => opened(tx, row));
