import { digestLine } from '../domain/digest-line.ts';
import { digestOf } from '../domain/digest.ts';
import { inventedWeeks } from '../domain/invented.ts';
import { digestDate } from '../domain/pulse.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { STATEMENTS } from '../domain/statements.ts';
import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import { newestClosedWeek, publicationOf } from '../store/publications.ts';
import { settings } from '../store/settings.ts';
import { type Digest, digestNow, HR_AUDIENCE } from './digests.ts';
import { isBaselineWeek } from './pilot-state.ts';
import { hasRoleFor } from './roles.ts';

/*
 * The digest before it is posted: that of the newest closed week, never of one that is open. Before the first close it is of
 * a company that does not exist.
 */

export type DigestPreview = { digest: Digest; invented: boolean };

export function previewDigest(tx: Tx): DigestPreview {
  const week = newestClosedWeek(tx);
  if (week === null) return { digest: inventedDigest(tx), invented: true };
  return { digest: { ...digestNow(tx, week), late: null }, invented: false };
}

/** An administrator is no reader. */
export function previewFor(tx: Tx, person: Person): { ok: true; preview: DigestPreview } | Refusal {
  if (!hasRoleFor(tx, person, 'numbers.read')) return refuse('not_allowed');
  return { ok: true, preview: previewDigest(tx) };
}

/** `coming`: the day on which the newest closed week will be told of, until it has been. */
export type DigestHome = { newest: string | null; coming: string | null };

/** Null for everybody but HR. */
export function digestHomeOf(tx: Tx, person: Person): DigestHome | null {
  if (!hasRoleFor(tx, person, 'numbers.read')) return null;
  const newest = newestClosedWeek(tx);
  const isTold =
    newest === null || isBaselineWeek(tx, newest) || publicationOf(tx, newest, HR_AUDIENCE) !== undefined;
  return { newest, coming: isTold ? null : digestDate(newest, settings(tx).holidays) };
}

/** Some things have moved in it, so that everything a digest can say is there. */
function inventedDigest(tx: Tx): Digest {
  const { zone, minimumGroup } = settings(tx);
  const week = addWeeks(weekOf(dateAt(zone, tx.now)), -1);
  const { cells, weeks } = inventedWeeks(week, {
    heads: 48,
    weeks: 12,
    answering: 85,
    drift: (statement, back) => (back < 4 ? (MOVED[statement] ?? 0) : 0),
  });
  const digests = weeks.map((one) =>
    digestOf({ week: one.week, weeks, cells, statements: STATEMENTS, minimum: minimumGroup }),
  );
  const line = digestLine(week, digests, cells);
  return { data: digests.at(-1)!, line, minimum: minimumGroup, late: null, scale: null };
}

const MOVED: Readonly<Record<string, number>> = { I1: 0.6, I3: -0.6 };
