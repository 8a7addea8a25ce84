import { type SQL, sql } from 'drizzle-orm';
import type { Amount, DataKind } from '../domain/rights.ts';
import { EMPTY_BYTES } from './cipher.ts';
import type { Tx } from './db.ts';

/* How much there is of one person, by kind: counted, never opened. Answers to statements are counted in their own store. */

export type CountedKind = Exclude<DataKind, 'openAnswers' | 'ownAnswers'>;

/** The rows of a kind and the moment of each. */
function rowsOf(id: number): Record<CountedKind, SQL> {
  return {
    preparations: sql`SELECT x.saved_at AS at FROM preparation x JOIN checkin c ON c.id = x.checkin_id
      JOIN pair p ON p.id = c.pair_id WHERE p.employee_id = ${id}`,
    notes: sql`SELECT saved_at AS at FROM talk_note WHERE author_id = ${id} AND length(content) > ${EMPTY_BYTES}`,
    points: sql`SELECT added_at AS at FROM point WHERE author_id = ${id}`,
    replies: sql`SELECT at FROM reply WHERE author_id = ${id}`,
    help: sql`SELECT x.at AS at FROM help x JOIN pair p ON p.id = x.pair_id
      WHERE (p.employee_id = ${id} AND x.content IS NOT NULL) OR (p.manager_id = ${id} AND x.reply IS NOT NULL)`,
    goals: sql`SELECT created_at AS at FROM goal WHERE ${ownGoals(id)}`,
    actions: sql`SELECT created_at AS at FROM action WHERE ${ownActions(id)}`,
    strengths: sql`SELECT created_at AS at FROM strength WHERE person_id = ${id} AND author_id = ${id}`,
    career: sql`SELECT changed_at AS at FROM career WHERE person_id = ${id} AND direction IS NOT NULL`,
    wins: sql`SELECT at FROM public_win WHERE person_id = ${id} AND length(content) > ${EMPTY_BYTES}`,
    drafts: sql`SELECT saved_at AS at FROM draft WHERE person_id = ${id}`,
    guesses: sql`SELECT NULL AS at FROM team_guess WHERE person_id = ${id}`,
    practices: sql`SELECT written_at AS at FROM practice WHERE person_id = ${id}`,
  };
}

const led = (id: number): SQL => sql`(SELECT employee_id FROM pair WHERE manager_id = ${id})`;

/** A goal that a manager has proposed is the employee's from the moment they accept it, and until then the manager's. */
export const ownGoals = (id: number): SQL => sql`((owner_id = ${id}
  AND (coalesce(author_id, owner_id) = ${id} OR state NOT IN ('proposed', 'handed_back')))
  OR (owner_id IN ${led(id)} AND author_id = ${id} AND state IN ('proposed', 'handed_back')))`;

/** An action point is the one's who wrote it, also on the list of another. */
export const ownActions = (id: number): SQL => sql`((employee_id = ${id}
  AND coalesce(author_id, employee_id) = ${id}) OR (employee_id IN ${led(id)} AND author_id = ${id}))`;

export function amountsOf(tx: Tx, id: number): Record<CountedKind, Amount> {
  const counted = Object.entries(rowsOf(id)).map(([kind, rows]) => [
    kind,
    tx.db.get<Amount>(sql`SELECT count(*) AS n, min(at) AS since FROM (${rows})`),
  ]);
  return Object.fromEntries(counted) as Record<CountedKind, Amount>;
}
