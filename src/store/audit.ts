import { desc, lt } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { connect } from './driver.ts';
import { pastTriggers } from './runtime.ts';
import { audit } from './schema.ts';

/** A person by our id, or a part of the app that acts by itself. */
export type Actor = number | 'cli' | 'app';

export interface AuditEntry {
  actor: Actor;
  /** A code: 'role.granted', 'team.saved', 'setting.changed', … */
  what: string;
  /** The person it was done to. */
  subject?: number;
  /** Names of settings and numbers; never what a person wrote. */
  detail?: string;
}

/** People stand in the log as keyed hashes: who holds the key can ask about one person, nobody can list them. */
export function appendAudit(tx: Tx, { actor, what, subject, detail }: AuditEntry): void {
  tx.db
    .insert(audit)
    .values({
      at: tx.now,
      actor: typeof actor === 'number' ? auditName(tx, actor) : actor,
      what,
      subject: subject === undefined ? null : auditName(tx, subject),
      detail: detail ?? null,
    })
    .run();
}

/** How a person is written in the log. */
export const auditName = (tx: Tx, person: number): string =>
  tx.cipher.keyed('audit', String(person)).toString('base64url').slice(0, 22);

/** To whom something was done since a moment, as the log of a database file writes them; none if it cannot be read. */
export function subjectsIn(file: string, what: string, since: number): string[] {
  try {
    const db = connect(file, { busyMs: 0, mustExist: true, readonly: true });
    try {
      const rows = db
        .prepare('SELECT DISTINCT subject FROM audit WHERE what = ? AND at > ?')
        .all(what, since);
      return (rows as { subject: string | null }[]).flatMap(({ subject }) => subject ?? []);
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}

/** Newest first. */
export const recentAudit = (tx: Tx, limit: number) =>
  tx.db.select().from(audit).orderBy(desc(audit.at), desc(audit.id)).limit(limit).all();

export function purgeAudit(tx: Tx, before: number): number {
  return pastTriggers(tx, () => tx.db.delete(audit).where(lt(audit.at, before)).run().changes);
}
