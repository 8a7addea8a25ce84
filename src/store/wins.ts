import { asc, eq } from 'drizzle-orm';
import type { WinProblem } from '../domain/wins.ts';
import type { Tx } from './db.ts';
import { publicWin } from './schema.ts';

/** A win that its writer has made public, with exactly the words of the preview. */
export type PublicWin = {
  id: string;
  checkinId: string;
  personId: number;
  channel: string;
  text: string;
  at: number;
  /** Of its message in the channel; null: not there, as far as we know. */
  ts: string | null;
  problem: WinProblem | null;
  takenBackAt: number | null;
};

const contextOf = (id: string): string => `public_win|content|${id}`;

const opened = (tx: Tx, { content, ...row }: typeof publicWin.$inferSelect): PublicWin => ({
  ...row,
  text: tx.cipher.open(contextOf(row.id), content),
});

export function addPublicWin(
  tx: Tx,
  { text, ...row }: Pick<PublicWin, 'checkinId' | 'personId' | 'channel' | 'text'>,
): PublicWin {
  const id = tx.newId();
  const content = tx.cipher.seal(contextOf(id), text);
  return opened(
    tx,
    tx.db
      .insert(publicWin)
      .values({ ...row, id, content, at: tx.now })
      .returning()
      .get(),
  );
}

export function publicWinById(tx: Tx, id: string): PublicWin | undefined {
  const row = tx.db.select().from(publicWin).where(eq(publicWin.id, id)).get();
  return row && opened(tx, row);
}

/** All that was ever shared of one preparation, oldest first. */
export const publicWinsOf = (tx: Tx, checkinId: string): PublicWin[] =>
  tx.db
    .select()
    .from(publicWin)
    .where(eq(publicWin.checkinId, checkinId))
    .orderBy(asc(publicWin.at), asc(publicWin.id))
    .all()
    .map((row) => opened(tx, row));

export function changePublicWin(
  tx: Tx,
  id: string,
  set: Partial<Pick<PublicWin, 'ts' | 'problem' | 'takenBackAt'>>,
): void {
  tx.db.update(publicWin).set(set).where(eq(publicWin.id, id)).run();
}

export const publicWinsBy = (tx: Tx, personId: number): PublicWin[] =>
  tx.db
    .select()
    .from(publicWin)
    .where(eq(publicWin.personId, personId))
    .all()
    .map((row) => opened(tx, row));

/** The row stays, so that its message can be taken out of the channel. */
export function emptyPublicWin(tx: Tx, id: string): void {
  const content = tx.cipher.seal(contextOf(id), '');
  tx.db.update(publicWin).set({ content }).where(eq(publicWin.id, id)).run();
}
