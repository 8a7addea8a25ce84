import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { ownActions, ownGoals } from './own-data.ts';
import { dropLooseTags } from './tags.ts';

/*
 * Takes the words of one person away. Rows that only say when something took place stay; what others wrote is cut loose
 * from what goes. `secure_delete` overwrites what is deleted in the file; the log is emptied after the commit.
 */

/** The parts of the database that hold words of this person, in an order that leaves no row pointing to nothing. */
function deedsFor(id: number): SQL[] {
  const pairs = sql`SELECT id FROM pair WHERE employee_id = ${id}`;
  const talks = sql`SELECT id FROM checkin WHERE pair_id IN (${pairs})`;
  const goals = sql`SELECT id FROM goal WHERE ${ownGoals(id)}`;
  const strengths = sql`SELECT id FROM strength WHERE person_id = ${id} AND author_id = ${id}`;
  return [
    sql`DELETE FROM preparation_answer WHERE checkin_id IN (${talks})`,
    sql`DELETE FROM preparation WHERE checkin_id IN (${talks})`,
    sql`DELETE FROM obstacle WHERE pair_id IN (${pairs})`,
    sql`DELETE FROM talk_note WHERE author_id = ${id}`,
    sql`DELETE FROM point WHERE author_id = ${id}`,
    sql`DELETE FROM reply WHERE author_id = ${id}`,
    sql`UPDATE help SET content = NULL WHERE pair_id IN (${pairs})`,
    sql`UPDATE help SET reply = NULL WHERE pair_id IN (SELECT id FROM pair WHERE manager_id = ${id})`,
    sql`UPDATE action SET goal_id = NULL, first_step = 0 WHERE goal_id IN (${goals})`,
    sql`DELETE FROM action WHERE ${ownActions(id)}`,
    sql`UPDATE goal SET parent_id = NULL WHERE parent_id IN (${goals})`,
    sql`UPDATE goal SET follows_id = NULL WHERE follows_id IN (${goals})`,
    sql`UPDATE goal SET strength_id = NULL WHERE strength_id IN (${strengths})`,
    sql`DELETE FROM goal_event WHERE goal_id IN (${goals})`,
    sql`DELETE FROM goal WHERE id IN (${goals})`,
    sql`DELETE FROM strength WHERE id IN (${strengths})`,
    ...['career', 'draft', 'team_guess', 'practice'].map(
      (table) => sql`DELETE FROM ${sql.identifier(table)} WHERE person_id = ${id}`,
    ),
  ];
}

export function eraseWordsOf(tx: Tx, id: number): void {
  for (const deed of deedsFor(id)) tx.db.run(deed);
  dropLooseTags(tx);
}

/**
 * What was prepared and not answered counts as not prepared: nobody is reminded of words that are gone. Returns those
 * check-ins.
 */
export function unprepare(tx: Tx, employeeId: number): string[] {
  const rows = tx.db.all<{ id: string }>(sql`UPDATE checkin SET prepared_at = NULL, read_at = NULL
    WHERE pair_id IN (SELECT id FROM pair WHERE employee_id = ${employeeId})
      AND prepared_at IS NOT NULL AND answered_at IS NULL AND held_at IS NULL RETURNING id`);
  return rows.map(({ id }) => id);
}

/** Deleted rows still stand in the write-ahead log until it is emptied. */
export function emptyLogAfterCommit(tx: Tx): void {
  tx.afterCommit(() => tx.db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`));
}
