import { READ_KINDS, type ReadKind } from '../domain/access.ts';
import type { Side } from '../domain/messages.ts';
import { dateAt } from '../domain/time.ts';
import type { Action } from '../store/actions.ts';
import { accessesOf, noteAccess } from '../store/access-log.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personById } from '../store/people.ts';

/* The log of who was shown whose words. The one whose words they are reads it, and nobody else. */

/** The two of a pair, and on which side the reader is. */
type Two = { side: Side; employee: Person; manager: Person };

/** What is shown holds words of the other of the two. */
export function noteReading(tx: Tx, { side, employee, manager }: Two, kind: ReadKind): void {
  const [reader, subject] = side === 'employee' ? [employee, manager] : [manager, employee];
  noteAccess(tx, { subject: subject.id, reader: reader.id, kind, day: dateAt(subject.zone, tx.now) });
}

/** The same for what is the employee's own, whoever has written on it: only the manager is a reader of it. */
export function noteManagerReading(tx: Tx, two: Two, kind: ReadKind): void {
  if (two.side === 'manager') noteReading(tx, two, kind);
}

/** What a manager has taken on for several people, in the words that the two of each pair wrote. */
export function noteActions(tx: Tx, manager: Person, shown: readonly Action[]): void {
  for (const id of new Set(shown.map(({ employeeId }) => employeeId)))
    noteReading(tx, { side: 'manager', employee: personById(tx, id)!, manager }, 'actions');
}

/** Of what a manager has written for those whom they share it with. */
export function notePractice(tx: Tx, reader: Person, writerId: number): void {
  const { zone } = personById(tx, writerId)!;
  noteAccess(tx, { subject: writerId, reader: reader.id, kind: 'practice', day: dateAt(zone, tx.now) });
}

export type Reading = { day: string; reader: string; kinds: ReadKind[] };

/** Of one's own words, a line for each day and reader, the newest first. */
export function readingsOf(tx: Tx, person: Person): Reading[] {
  const lines = new Map<string, Reading>();
  for (const { day, reader, kind } of accessesOf(tx, person.id)) {
    const key = `${day} ${reader}`;
    const line = lines.get(key) ?? { day, reader: personById(tx, reader)!.name, kinds: [] };
    line.kinds.push(kind);
    lines.set(key, line);
  }
  const place = (kind: ReadKind) => READ_KINDS.indexOf(kind);
  return [...lines.values()].map(({ kinds, ...line }) => ({
    ...line,
    kinds: kinds.toSorted((a, b) => place(a) - place(b)),
  }));
}
