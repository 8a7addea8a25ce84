import { exportRows, type ExportRow, tagRows, teamRows } from '../domain/export.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { appendAudit, type Actor } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import { publicationsOf } from '../store/publications.ts';
import { competences } from './competence.ts';
import { digestOfWeek, HR_AUDIENCE } from './digests.ts';
import { teamList } from './team-list.ts';
import { hasRoleFor } from './roles.ts';

/* The numbers as a table, for those who read the digests. Only weeks whose digest is out. */

/** So many weeks from Home: a year. The command line gives any. */
const MOST_WEEKS = 53;

/** Oldest first; from one week to another, both included. */
export const publishedWeeks = (tx: Tx, from: string, to: string): string[] =>
  publicationsOf(tx, from, to, HR_AUDIENCE)
    .map(({ week }) => week)
    .toSorted();

/** Those of the last year, for whoever is HR now. */
export function weeksFor(tx: Tx, person: Person): { ok: true; weeks: string[] } | Refusal {
  if (!hasRoleFor(tx, person, 'numbers.export')) return refuse('not_allowed');
  return { ok: true, weeks: publishedWeeks(tx, '0000', '9999').slice(-MOST_WEEKS) };
}

/** The same that the digest of the week has shown, and what HR's screen of competence shows of it. */
export function rowsOfWeek(tx: Tx, week: string): ExportRow[] {
  const counted = competences(tx, week, week).flatMap(({ lines }) => tagRows(week, lines));
  return [...exportRows(digestOfWeek(tx, week)), ...counted];
}

/** The same that HR's list of the teams has shown. */
export const teamRowsOfWeek = (tx: Tx, week: string): ExportRow[] => teamRows(week, teamList(tx, week).lines);

export const noteExport = (tx: Tx, actor: Actor): void =>
  appendAudit(tx, { actor, what: 'numbers.exported' });
