import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { HelpAnswer } from '../domain/help.ts';
import type { Tx } from './db.ts';
import { help } from './schema.ts';

export type Help = {
  id: string;
  pairId: string;
  /** '': nothing was written. */
  text: string;
  at: number;
  /** When its message may go out. */
  deliverAt: number;
  seenAt: number | null;
  answer: HelpAnswer | null;
  reply: string;
  answeredAt: number | null;
  closedAt: number | null;
};

type Change = Partial<Omit<Help, 'id' | 'pairId' | 'text' | 'at'>>;

function seal(tx: Tx, what: 'content' | 'reply', id: string, text: string): Buffer | null {
  return text === '' ? null : tx.cipher.seal(`help|${what}|${id}`, text);
}

function opened(tx: Tx, { content, reply, ...row }: typeof help.$inferSelect): Help {
  const read = (what: 'content' | 'reply', sealed: Buffer | null) =>
    sealed === null ? '' : tx.cipher.open(`help|${what}|${row.id}`, sealed);
  return { ...row, text: read('content', content), reply: read('reply', reply) };
}

export function addHelp(tx: Tx, pairId: string, text: string, deliverAt: number): Help {
  const id = tx.newId();
  const row = { id, pairId, content: seal(tx, 'content', id, text), at: tx.now, deliverAt };
  return opened(tx, tx.db.insert(help).values(row).returning().get());
}

export function helpById(tx: Tx, id: string): Help | undefined {
  const row = tx.db.select().from(help).where(eq(help.id, id)).get();
  return row && opened(tx, row);
}

/** Not closed yet, oldest first. */
export const openHelp = (tx: Tx, pairIds: string[]): Help[] =>
  pairIds.length === 0
    ? []
    : tx.db
        .select()
        .from(help)
        .where(and(inArray(help.pairId, pairIds), isNull(help.closedAt)))
        .orderBy(asc(help.at), asc(help.id))
        .all()
        .map((row) => opened(tx, row));

export function changeHelp(tx: Tx, id: string, { reply, ...rest }: Change): Help {
  const set = { ...rest, ...(reply === undefined ? {} : { reply: seal(tx, 'reply', id, reply) }) };
  return opened(tx, tx.db.update(help).set(set).where(eq(help.id, id)).returning().get());
}

/** All calls in these pairs, oldest first. */
export const helpIn = (tx: Tx, pairIds: string[]): Help[] =>
  tx.db
    .select()
    .from(help)
    .where(inArray(help.pairId, pairIds))
    .orderBy(asc(help.at), asc(help.id))
    .all()
    .map((row) => opened(tx, row));
