import { type Amount, DATA_KINDS, type DataKind, type Kept } from '../domain/rights.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { amountsOf } from '../store/own-data.ts';
import type { Person } from '../store/people.ts';
import { answersCounted } from '../store/pulse.ts';
import { settings } from '../store/settings.ts';
import { type Reading, readingsOf } from './readings.ts';

/* What somebody may know about what is kept of them. */

/** How much there is of a kind; `since`: the day of the oldest. */
export type StoredKind = { kind: DataKind; n: number; since: string | null };
export type Stored = { kinds: StoredKind[]; kept: Kept; readings: Reading[] };

export const keptFor = (tx: Tx): Kept => {
  const { keepTalks, keepWork, keepLogs } = settings(tx);
  return { talks: keepTalks, work: keepWork, logs: keepLogs };
};

/** Kinds of which there is nothing are left out. */
export function storedKinds(tx: Tx, person: Person): StoredKind[] {
  const { open, own } = answersCounted(tx, person.id);
  const amounts: Record<DataKind, Amount> = {
    ...amountsOf(tx, person.id),
    openAnswers: { n: open, since: null },
    ownAnswers: { n: own, since: null },
  };
  return DATA_KINDS.filter((kind) => amounts[kind].n > 0).map((kind) => {
    const { n, since } = amounts[kind];
    return { kind, n, since: since === null ? null : dateAt(person.zone, since) };
  });
}

export const storedAbout = (tx: Tx, person: Person): Stored => ({
  kinds: storedKinds(tx, person),
  kept: keptFor(tx),
  readings: readingsOf(tx, person),
});
