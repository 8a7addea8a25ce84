import { and, asc, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { NoteKind } from '../domain/talk.ts';
import type { Checkin } from './checkins.ts';
import { EMPTY_BYTES } from './cipher.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { checkin, pair, talkNote } from './schema.ts';

export type TalkNote = {
  checkinId: string;
  authorId: number;
  kind: NoteKind;
  text: string;
  /** Counts the changes. */
  revision: number;
  savedAt: number;
};

const contextOf = ({ checkinId, authorId, kind }: Pick<TalkNote, 'checkinId' | 'authorId' | 'kind'>) =>
  `talk_note|content|${checkinId}|${authorId}|${kind}`;

const opened = (tx: Tx, { content, ...row }: typeof talkNote.$inferSelect): TalkNote => ({
  ...row,
  text: tx.cipher.open(contextOf(row), content),
});

const ofTalk = prepared((db, value) =>
  db
    .select()
    .from(talkNote)
    .where(eq(talkNote.checkinId, value('checkinId')))
    .prepare(),
);

/** What both may read of a talk, and the reader's own private note: never that of the other. */
export const notesFor = (tx: Tx, checkinId: string, readerId: number): TalkNote[] =>
  ofTalk(tx)
    .all({ checkinId })
    .filter(({ kind, authorId }) => kind !== 'private' || authorId === readerId)
    .map((row) => opened(tx, row));

/** A talk with the two whose it was. */
export type WrittenTalk = { checkin: Checkin; employeeId: number; managerId: number };

/**
 * The talks of which a person may read something, the newest first: as the employee all, as the manager those of a pair
 * that lasts, and of others only what they wrote for themselves.
 */
export const talksWithNotes = (tx: Tx, reader: number, from: number, count: number): WrittenTalk[] => {
  const own = and(eq(talkNote.authorId, reader), eq(talkNote.kind, 'private'));
  const both = ne(talkNote.kind, 'private');
  return tx.db
    .selectDistinct({ checkin, employeeId: pair.employeeId, managerId: pair.managerId })
    .from(talkNote)
    .innerJoin(checkin, eq(checkin.id, talkNote.checkinId))
    .innerJoin(pair, eq(pair.id, checkin.pairId))
    .where(
      and(
        gt(sql`length(${talkNote.content})`, EMPTY_BYTES),
        or(
          and(eq(pair.employeeId, reader), or(own, both)),
          and(eq(pair.managerId, reader), or(own, and(both, isNull(pair.endedAt)))),
        ),
      ),
    )
    .orderBy(desc(checkin.talkAt), desc(checkin.id))
    .limit(count)
    .offset(from)
    .all();
};

const one = prepared((db, value) =>
  db
    .select()
    .from(talkNote)
    .where(
      and(
        eq(talkNote.checkinId, value('checkinId')),
        eq(talkNote.authorId, value('authorId')),
        eq(talkNote.kind, value('kind')),
      ),
    )
    .prepare(),
);

export function noteOf(tx: Tx, key: Pick<TalkNote, 'checkinId' | 'authorId' | 'kind'>): TalkNote | undefined {
  const row = one(tx).get(key);
  return row && opened(tx, row);
}

/** Replaces the text. `revision` is that of the new text; an empty text is kept too, so that the count goes on. */
export function keepNote(
  tx: Tx,
  key: Pick<TalkNote, 'checkinId' | 'authorId' | 'kind'>,
  text: string,
  revision: number,
): void {
  const content = tx.cipher.seal(contextOf(key), text);
  tx.db
    .insert(talkNote)
    .values({ ...key, content, revision, savedAt: tx.now })
    .onConflictDoUpdate({
      target: [talkNote.checkinId, talkNote.authorId, talkNote.kind],
      set: { content, revision, savedAt: tx.now },
    })
    .run();
}

/** All that somebody wrote in talks, private notes too, oldest first. */
export const notesBy = (tx: Tx, authorId: number): TalkNote[] =>
  tx.db
    .select()
    .from(talkNote)
    .where(and(eq(talkNote.authorId, authorId), gt(sql`length(${talkNote.content})`, EMPTY_BYTES)))
    .orderBy(asc(talkNote.savedAt))
    .all()
    .map((row) => opened(tx, row));
