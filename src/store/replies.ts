import { asc, eq } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { reply } from './schema.ts';

/* What the two answered each other about a check-in. */

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

const replies = prepared((db, value) =>
  db
    .select()
    .from(reply)
    .where(eq(reply.checkinId, value('checkinId')))
    .orderBy(asc(reply.at))
    .prepare(),
);

export const repliesOf = (tx: Tx, checkinId: string): Reply[] =>
  replies(tx)
    .all({ checkinId })
    .map((row) => openedReply(tx, row));

function openedReply(tx: Tx, { content, ...row }: typeof reply.$inferSelect) {
  const text = content === null ? '' : tx.cipher.open(`reply|content|${row.id}`, content);
  return { ...row, text };
}

/** All that somebody answered anywhere, oldest first. */
export const repliesBy = (tx: Tx, authorId: number): (Reply & { checkinId: string })[] =>
  tx.db
    .select()
    .from(reply)
    .where(eq(reply.authorId, authorId))
    .orderBy(asc(reply.at))
    .all()
    .map((row) => openedReply(tx, row));
