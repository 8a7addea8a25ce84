import { and, asc, desc, eq, gte, lt, lte, max, sql } from 'drizzle-orm';
import type { CompetenceWeek } from '../domain/competence.ts';
import type { ClosedWeek, DigestData } from '../domain/digest-data.ts';
import type { LedgerCell } from '../domain/ledger.ts';
import type { PilotFacts } from '../domain/pilot-report.ts';
import type { TeamWeek } from '../domain/team-numbers.ts';
import type { TeamPaths } from '../domain/team-sets.ts';
import { chunks } from './chunks.ts';
import type { Tx } from './db.ts';
import { ledger, ledgerFact, publication } from './schema.ts';

/*
 * What stays of the closed weeks: sums, counts, and what was published. Nothing here is ever changed; the database
 * itself refuses it.
 */

export function addCells(tx: Tx, cells: readonly LedgerCell[]): void {
  const rows = cells.map((cell) => ({ ...cell, groups: [...cell.groups] }));
  for (const some of chunks(rows)) tx.db.insert(ledger).values(some).run();
}

/** From one week to another, both included. */
export function cellsOf(tx: Tx, from: string, to: string): LedgerCell[] {
  return tx.db
    .select()
    .from(ledger)
    .where(and(gte(ledger.week, from), lte(ledger.week, to)))
    .orderBy(ledger.week, ledger.statement, ledger.block)
    .all();
}

/** Those of blocks with one of these teams in them; from one week to another, both included. */
export const cellsWithTeams = (tx: Tx, from: string, to: string, teams: readonly string[]): LedgerCell[] =>
  tx.db
    .select()
    .from(ledger)
    .where(
      and(
        gte(ledger.week, from),
        lte(ledger.week, to),
        eq(ledger.kind, 'block'),
        sql`EXISTS (SELECT 1 FROM json_each(${ledger.groups}) AS held
          WHERE held.value IN (SELECT value FROM json_each(${JSON.stringify(teams)})))`,
      ),
    )
    .orderBy(ledger.week, ledger.statement, ledger.block)
    .all();

/** What was written down about the company and its teams. */
export type WeekFacts = ClosedWeek &
  TeamWeek &
  CompetenceWeek & {
    readonly paths?: TeamPaths;
    /** In the last week of a pilot. */
    readonly pilot?: PilotFacts;
  };

/** What is written down as the week closes, and in a step of its own the errors. Each once: a second time is refused. */
export function addFacts(tx: Tx, week: string, facts: Partial<Omit<WeekFacts, 'week'>>): void {
  const rows = Object.entries(facts).map(([name, value]) => ({ week, name, value }));
  tx.db.insert(ledgerFact).values(rows).run();
}

/** Oldest first; from one week to another, both included. */
export function factsOf(tx: Tx, from: string, to: string): WeekFacts[] {
  const rows = tx.db
    .select()
    .from(ledgerFact)
    .where(and(gte(ledgerFact.week, from), lte(ledgerFact.week, to)))
    .orderBy(ledgerFact.week)
    .all();
  const weeks = new Map<string, Record<string, unknown>>();
  for (const { week, name, value } of rows)
    weeks.set(week, { week, errors: {}, favourable: {}, ...weeks.get(week), [name]: value });
  return [...weeks.values()] as unknown as WeekFacts[];
}

/** How the teams stood, oldest first; from one week to another, both included. */
export const pathsOf = (tx: Tx, from: string, to: string): { week: string; paths: TeamPaths }[] =>
  tx.db
    .select({ week: ledgerFact.week, value: ledgerFact.value })
    .from(ledgerFact)
    .where(and(gte(ledgerFact.week, from), lte(ledgerFact.week, to), eq(ledgerFact.name, 'paths')))
    .orderBy(ledgerFact.week)
    .all()
    .map(({ week, value }) => ({ week, paths: value as TeamPaths }));

/** What a digest said, as it left the gate. */
export function addPublication(tx: Tx, audience: string, data: DigestData): void {
  tx.db.insert(publication).values({ week: data.week, audience, content: data, at: tx.now }).run();
}

export const publicationOf = (tx: Tx, week: string, audience: string) =>
  tx.db
    .select()
    .from(publication)
    .where(and(eq(publication.week, week), eq(publication.audience, audience)))
    .get();

/** From one week to another, both included. */
export const publicationsOf = (tx: Tx, from: string, to: string, audience: string) =>
  tx.db
    .select()
    .from(publication)
    .where(and(gte(publication.week, from), lte(publication.week, to), eq(publication.audience, audience)))
    .all();

/** What the digests before a week's said, the newest first; read back, so no longer something of the gate. */
export const publishedBefore = (tx: Tx, week: string, audience: string, limit: number): DigestData[] =>
  tx.db
    .select({ content: publication.content })
    .from(publication)
    .where(and(eq(publication.audience, audience), lt(publication.week, week)))
    .orderBy(desc(publication.week))
    .limit(limit)
    .all()
    .map(({ content }) => content as DigestData);

/** The last week that is closed with everything that a digest needs. */
export const newestClosedWeek = (tx: Tx): string | null =>
  tx.db
    .select({ week: max(ledgerFact.week) })
    .from(ledgerFact)
    .where(eq(ledgerFact.name, 'errors'))
    .get()?.week ?? null;

export const firstPublication = (tx: Tx, audience: string): string | null =>
  tx.db
    .select({ week: publication.week })
    .from(publication)
    .where(eq(publication.audience, audience))
    .orderBy(asc(publication.week))
    .limit(1)
    .get()?.week ?? null;

export const newestPublications = (tx: Tx, audience: string, limit: number): string[] =>
  tx.db
    .select({ week: publication.week })
    .from(publication)
    .where(eq(publication.audience, audience))
    .orderBy(desc(publication.week))
    .limit(limit)
    .all()
    .map(({ week }) => week);
