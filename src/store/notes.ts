import { and, eq } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { talkNote } from './schema.ts';

/** 'private' is read by its writer alone, the others by both. */
export type NoteKind = 'shared' | 'private' | 'praise' | 'wish';

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

/** What both may read of a talk, and the reader's own private note: never that of the other. */
export const notesFor = (tx: Tx, checkinId: string, readerId: number): TalkNote[] =>
  tx.db
    .select()
    .from(talkNote)
    .where(eq(talkNote.checkinId, checkinId))
    .all()
    .filter(({ kind, authorId }) => kind !== 'private' || authorId === readerId)
    .map((row) => opened(tx, row));

export function noteOf(tx: Tx, key: Pick<TalkNote, 'checkinId' | 'authorId' | 'kind'>): TalkNote | undefined {
  const row = tx.db
    .select()
    .from(talkNote)
    .where(
      and(
        eq(talkNote.checkinId, key.checkinId),
        eq(talkNote.authorId, key.authorId),
        eq(talkNote.kind, key.kind),
      ),
    )
    .get();
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
