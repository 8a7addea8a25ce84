import { asc, eq, sql } from 'drizzle-orm';
import type { Versioned, VersionRow } from '../domain/versions.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { templateVersion } from './schema.ts';

/** Null words: those that come with the app, from that week on. */
export function addVersion(tx: Tx, of: Versioned, fromWeek: string, words: unknown): void {
  const row = { id: tx.newId(), template: of, fromWeek, definition: { words }, createdAt: tx.now };
  tx.db.insert(templateVersion).values(row).run();
}

const wordsIn = (definition: unknown): unknown => (definition as { words?: unknown }).words ?? null;

const ofTemplate = prepared((db, value) =>
  db
    .select()
    .from(templateVersion)
    .where(eq(templateVersion.template, value('of')))
    .orderBy(asc(templateVersion.createdAt), sql`rowid`)
    .prepare(),
);

/** In the order in which they were written. */
export const versionsOf = (tx: Tx, of: Versioned): VersionRow[] =>
  ofTemplate(tx)
    .all({ of })
    .map(({ id, fromWeek, definition }) => ({ id, fromWeek, words: wordsIn(definition) }));

export function versionWords(tx: Tx, id: string | null): unknown {
  if (id === null) return null;
  const row = tx.db.select().from(templateVersion).where(eq(templateVersion.id, id)).get();
  return row === undefined ? null : wordsIn(row.definition);
}
