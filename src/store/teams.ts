import { and, asc, count, eq, gte, inArray, isNotNull, isNull, lte, not, sql } from 'drizzle-orm';
import { chunks } from './chunks.ts';
import type { Tx } from './db.ts';
import { pairsChanged } from './pair-count.ts';
import type { Person } from './people.ts';
import { prepared } from './prepared.ts';
import { checkin, help, pair, person, team } from './schema.ts';

export type Team = typeof team.$inferSelect;
export type Pair = typeof pair.$inferSelect;

/** When the two of a pair talk. Weekday 1 is Monday, `time` is 'HH:MM' in the employee's zone. */
export type PairCadence = Pick<Pair, 'everyWeeks' | 'weekday' | 'time' | 'minutes'>;

const teamWithId = prepared((db, value) =>
  db
    .select()
    .from(team)
    .where(eq(team.id, value('id')))
    .prepare(),
);

export function teamById(tx: Tx, id: string): Team | undefined {
  return teamWithId(tx).get({ id });
}

/** Archived ones too: a name stays taken. */
export function teamByName(tx: Tx, name: string): Team | undefined {
  return tx.db.select().from(team).where(eq(team.name, name)).get();
}

export function teams(tx: Tx): Team[] {
  return tx.db.select().from(team).where(isNull(team.archivedAt)).orderBy(asc(team.name)).all();
}

export function allTeams(tx: Tx): Team[] {
  return tx.db.select().from(team).orderBy(asc(team.name)).all();
}

/** Team ids from the top of the tree down to this team. */
export function teamPath(tx: Tx, id: string): string[] {
  const path: string[] = [];
  let at = teamById(tx, id);
  while (at !== undefined && !path.includes(at.id)) {
    path.unshift(at.id);
    at = at.parentId === null ? undefined : teamById(tx, at.parentId);
  }
  return path;
}

export function insertTeam(tx: Tx, values: Pick<Team, 'name' | 'parentId' | 'managerId'>): Team {
  return tx.db
    .insert(team)
    .values({ id: tx.newId(), ...values })
    .returning()
    .get();
}

/** With an id that was given out beforehand. */
export function insertTeamAs(tx: Tx, values: Team): void {
  tx.db.insert(team).values(values).run();
}

export function updateTeam(tx: Tx, id: string, values: Partial<Omit<Team, 'id'>>): void {
  tx.db.update(team).set(values).where(eq(team.id, id)).run();
}

/** Only for a team that nothing has ever been said about: undoing that it was made. */
export function deleteTeam(tx: Tx, id: string): void {
  tx.db.delete(team).where(eq(team.id, id)).run();
}

/** Who is in the team itself, not in those below it, enrolled and in Slack. */
export function membersOf(tx: Tx, teamId: string): Person[] {
  return tx.db
    .select()
    .from(person)
    .where(and(eq(person.teamId, teamId), isNotNull(person.enrolledAt), isNull(person.deactivatedAt)))
    .orderBy(asc(person.name), asc(person.id))
    .all();
}

/** How many take part in each team's own ranks, by team id. */
export function memberCounts(tx: Tx): Map<string, number> {
  const rows = tx.db
    .select({ team: person.teamId, n: count() })
    .from(person)
    .where(and(isNotNull(person.teamId), isNotNull(person.enrolledAt), isNull(person.deactivatedAt)))
    .groupBy(person.teamId)
    .all();
  return new Map(rows.map(({ team, n }) => [team!, n]));
}

// ---- pairs -----------------------------------------------------------------------------------------------

const pairWithId = prepared((db, value) =>
  db
    .select()
    .from(pair)
    .where(eq(pair.id, value('id')))
    .prepare(),
);

export function pairById(tx: Tx, id: string): Pair | undefined {
  return pairWithId(tx).get({ id });
}

const lastingOf = prepared((db, value) =>
  db
    .select()
    .from(pair)
    .where(and(eq(pair.employeeId, value('employeeId')), isNull(pair.endedAt)))
    .prepare(),
);

/** The employee's pair that has not ended: one at most. */
export function activePairOf(tx: Tx, employeeId: number): Pair | undefined {
  return lastingOf(tx).get({ employeeId });
}

const ledBy = prepared((db, value) =>
  db
    .select()
    .from(pair)
    .where(and(eq(pair.managerId, value('managerId')), isNull(pair.endedAt)))
    .orderBy(asc(pair.weekday), asc(pair.time), asc(pair.id))
    .prepare(),
);

/** The pairs of a manager that have not ended, in the order of their talks. */
export function pairsOfManager(tx: Tx, managerId: number): Pair[] {
  return ledBy(tx).all({ managerId });
}

/** The pairs of a manager, those that have ended too. */
export const everLedBy = (tx: Tx, managerId: number): Pair[] =>
  tx.db.select().from(pair).where(eq(pair.managerId, managerId)).orderBy(asc(pair.startedAt)).all();

/** Every pair that has not ended. */
export function activePairs(tx: Tx): Pair[] {
  return tx.db.select().from(pair).where(isNull(pair.endedAt)).orderBy(asc(pair.id)).all();
}

/** Managers with more pairs than this. */
export const busyManagers = (tx: Tx, most: number): { managerId: number; reports: number }[] =>
  tx.db
    .select({ managerId: pair.managerId, reports: count() })
    .from(pair)
    .where(isNull(pair.endedAt))
    .groupBy(pair.managerId)
    .having(sql`count(*) > ${most}`)
    .all();

const waiting = prepared((db, value) =>
  db
    .select()
    .from(pair)
    .where(and(isNull(pair.endedAt), isNotNull(pair.planAt), lte(pair.planAt, value('moment'))))
    .orderBy(asc(pair.planAt))
    .limit(value('limit'))
    .prepare(),
);

/** Pairs that planning must look at by now, the longest waiting first. */
export function pairsToPlan(tx: Tx, limit: number): Pair[] {
  return waiting(tx).all({ moment: tx.now, limit });
}

/** A new pair, to be planned at once. The employee's earlier pair must have been ended. */
export function startPair(
  tx: Tx,
  values: PairCadence & Pick<Pair, 'employeeId' | 'managerId' | 'firstDate'>,
): Pair {
  pairsChanged(tx);
  return tx.db
    .insert(pair)
    .values({ id: tx.newId(), ...values, startedAt: tx.now, planAt: tx.now })
    .returning()
    .get();
}

/** Many at once; their ids in the same order. */
export function startPairs(
  tx: Tx,
  pairs: readonly (PairCadence & Pick<Pair, 'employeeId' | 'managerId' | 'firstDate'>)[],
): string[] {
  pairsChanged(tx);
  const rows = pairs.map((values) => ({ id: tx.newId(), ...values, startedAt: tx.now, planAt: tx.now }));
  for (const some of chunks(rows)) tx.db.insert(pair).values(some).run();
  return rows.map(({ id }) => id);
}

export function endPairs(tx: Tx, ids: readonly string[]): void {
  pairsChanged(tx);
  const ended = { endedAt: tx.now, planAt: null };
  for (const some of chunks(ids)) tx.db.update(pair).set(ended).where(inArray(pair.id, some)).run();
}

/** A pair that was ended a moment ago goes on as if nothing had been. */
export function reopenPair(tx: Tx, id: string): void {
  pairsChanged(tx);
  tx.db.update(pair).set({ endedAt: null, planAt: tx.now }).where(eq(pair.id, id)).run();
}

/** Undoing that pairs were made: those without a check-in and without a call for help vanish, the others end. */
export function takeAwayPairs(tx: Tx, ids: readonly string[]): void {
  endPairs(tx, ids);
  const used = sql`EXISTS (SELECT 1 FROM ${checkin} WHERE ${checkin.pairId} = ${pair.id})`;
  const asked = sql`EXISTS (SELECT 1 FROM ${help} WHERE ${help.pairId} = ${pair.id})`;
  for (const some of chunks(ids))
    tx.db
      .delete(pair)
      .where(and(inArray(pair.id, some), not(used), not(asked)))
      .run();
}

/** Whether anybody has been asked to prepare in one of these pairs since then. */
export const anyPromptedSince = (tx: Tx, ids: readonly string[], moment: number): boolean =>
  chunks(ids).some((some) => {
    const asked = and(inArray(checkin.pairId, some), gte(checkin.promptedAt, moment));
    return tx.db.select({ id: checkin.id }).from(checkin).where(asked).limit(1).get() !== undefined;
  });

export function updateCadence(tx: Tx, id: string, values: PairCadence & Pick<Pair, 'firstDate'>): void {
  tx.db
    .update(pair)
    .set({ ...values, planAt: tx.now })
    .where(eq(pair.id, id))
    .run();
}

/** Null: what the company usually asks. */
export function chooseTemplate(tx: Tx, id: string, template: Pair['template']): void {
  tx.db.update(pair).set({ template }).where(eq(pair.id, id)).run();
}

/** Whether the manager reads a preparation only after adding a point of their own. */
export function changeAnswerFirst(tx: Tx, id: string, answerFirst: boolean): void {
  tx.db.update(pair).set({ answerFirst }).where(eq(pair.id, id)).run();
}

const planning = prepared((db, value) =>
  db
    .update(pair)
    .set({ planAt: sql`${value('planAt')}` })
    .where(eq(pair.id, value('id')))
    .prepare(),
);

/** Null while nothing is to be planned. */
export function setPlanAt(tx: Tx, id: string, planAt: number | null): void {
  planning(tx).run({ id, planAt });
}

const firstPlanAt = prepared((db) =>
  db
    .select({ at: sql<number | null>`min(${pair.planAt})` })
    .from(pair)
    .where(isNull(pair.endedAt))
    .prepare(),
);

/** When planning must next look at any pair, or null. */
export const nextPlanAt = (tx: Tx): number | null => firstPlanAt(tx).get()?.at ?? null;

const endedOf = prepared((db, value) =>
  db
    .select()
    .from(pair)
    .where(and(eq(pair.employeeId, value('employeeId')), isNotNull(pair.endedAt)))
    .orderBy(sql`${pair.endedAt} DESC`, asc(pair.id))
    .prepare(),
);

/** The pairs a person had with earlier managers, the last one first. */
export const endedPairsOf = (tx: Tx, employeeId: number): Pair[] => endedOf(tx).all({ employeeId });
