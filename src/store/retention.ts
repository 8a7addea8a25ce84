import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import type { Person } from './people.ts';
import { dropLooseTags } from './tags.ts';

/* Takes words away whose time is over. Rows that only say when something took place stay. */

function run(tx: Tx, deeds: SQL[]): void {
  for (const deed of deeds) tx.db.run(deed);
}

/** Of talks of these weeks, `to` not included: both people's words. The index on weeks keeps this short every day. */
export function purgeTalks(tx: Tx, from: string, to: string): void {
  const talks = sql`SELECT id FROM checkin WHERE week >= ${from} AND week < ${to}`;
  const tables = ['preparation_answer', 'preparation', 'obstacle', 'talk_note', 'reply'];
  run(tx, [
    ...tables.map((table) => sql`DELETE FROM ${sql.identifier(table)} WHERE checkin_id IN (${talks})`),
    sql`DELETE FROM point WHERE done_in IN (${talks})`,
  ]);
}

/** What belongs to no talk but is as old: closed calls for help, and points of pairs that have ended. */
export function purgeBesideTalks(tx: Tx, before: number): void {
  run(tx, [
    sql`DELETE FROM help WHERE closed_at < ${before}`,
    sql`DELETE FROM point WHERE added_at < ${before}
      AND pair_id IN (SELECT id FROM pair WHERE ended_at IS NOT NULL)`,
  ]);
}

/** Goals and action points that ended before that moment; what goes on is cut loose from them. */
export function purgeWork(tx: Tx, before: number): void {
  const goals = sql`SELECT id FROM goal WHERE closed_at < ${before}`;
  run(tx, [
    sql`DELETE FROM action WHERE done_at < ${before}`,
    sql`UPDATE action SET goal_id = NULL, first_step = 0 WHERE goal_id IN (${goals})`,
    sql`UPDATE goal SET parent_id = NULL WHERE parent_id IN (${goals})`,
    sql`UPDATE goal SET follows_id = NULL WHERE follows_id IN (${goals})`,
    sql`DELETE FROM goal_event WHERE goal_id IN (${goals})`,
    sql`DELETE FROM goal WHERE closed_at < ${before}`,
  ]);
  dropLooseTags(tx);
}

/** What its writer has taken off a list or out of a channel before that moment. */
export function purgeRemoved(tx: Tx, before: number): void {
  run(tx, [
    sql`DELETE FROM point WHERE removed_at < ${before}`,
    sql`UPDATE goal SET strength_id = NULL
      WHERE strength_id IN (SELECT id FROM strength WHERE removed_at < ${before})`,
    sql`DELETE FROM strength WHERE removed_at < ${before}`,
    sql`DELETE FROM public_win WHERE taken_back_at < ${before}`,
  ]);
}

export function purgeDrafts(tx: Tx, before: number): void {
  tx.db.run(sql`DELETE FROM draft WHERE saved_at < ${before}`);
}

/** Who left Slack in this span and has not come back. */
export const goneBetween = (tx: Tx, from: number, to: number): Pick<Person, 'id'>[] =>
  tx.db.all(sql`SELECT id FROM person WHERE deactivated_at >= ${from} AND deactivated_at < ${to}`);
