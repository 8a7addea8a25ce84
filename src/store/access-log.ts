import { desc, eq, lt, or } from 'drizzle-orm';
import type { ReadKind } from '../domain/access.ts';
import type { Tx } from './db.ts';
import { pastTriggers } from './runtime.ts';
import { accessLog, pair, person } from './schema.ts';

/** On this day `reader` was shown words of `subject`. */
export type Access = { subject: number; reader: number; kind: ReadKind; day: string };

const hashOf = (tx: Tx, value: string): string =>
  tx.cipher.keyed('access', value).toString('base64url').slice(0, 22);

const subjectName = (tx: Tx, subject: number): string => hashOf(tx, String(subject));
const readerName = (tx: Tx, subject: number, reader: number): string => hashOf(tx, `${subject} ${reader}`);

/** Once a day, however often. */
export function noteAccess(tx: Tx, { subject, reader, kind, day }: Access): void {
  const names = { subject: subjectName(tx, subject), reader: readerName(tx, subject, reader) };
  tx.db
    .insert(accessLog)
    .values({ ...names, day, kind })
    .onConflictDoNothing()
    .run();
}

/** Who has read words of this person, the newest first. */
export function accessesOf(tx: Tx, subject: number): Omit<Access, 'subject'>[] {
  const rows = tx.db
    .select()
    .from(accessLog)
    .where(eq(accessLog.subject, subjectName(tx, subject)))
    .orderBy(desc(accessLog.day))
    .all();
  const known = readersIn(tx, subject, new Set(rows.map(({ reader }) => reader)));
  return rows.flatMap(({ reader, kind, day }) => {
    const id = known.get(reader);
    return id === undefined ? [] : [{ reader: id, kind: kind as ReadKind, day }];
  });
}

/** By name. Nearly all are people with whom they ever were a pair; only for others everybody is looked through. */
function readersIn(tx: Tx, subject: number, names: ReadonlySet<string>): Map<string, number> {
  const named = (ids: number[]) => new Map(ids.map((id) => [readerName(tx, subject, id), id]));
  const partners = named(partnersOf(tx, subject));
  if ([...names].every((name) => partners.has(name))) return partners;
  const everybody = tx.db.select({ id: person.id }).from(person).all();
  return named(everybody.map(({ id }) => id));
}

function partnersOf(tx: Tx, id: number): number[] {
  const rows = tx.db
    .selectDistinct({ employee: pair.employeeId, manager: pair.managerId })
    .from(pair)
    .where(or(eq(pair.employeeId, id), eq(pair.managerId, id)))
    .all();
  return rows.map(({ employee, manager }) => (employee === id ? manager : employee));
}

export function purgeAccesses(tx: Tx, before: string): number {
  return pastTriggers(tx, () => tx.db.delete(accessLog).where(lt(accessLog.day, before)).run().changes);
}
