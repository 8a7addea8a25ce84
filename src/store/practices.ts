import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from './db.ts';
import { person, practice, team } from './schema.ts';

/** With whom a note is shared; 'managers': HR and everybody who leads a team. */
export const SHARED_WITH = ['nobody', 'hr', 'managers'] as const;
export type SharedWith = (typeof SHARED_WITH)[number];

/** What works in a team, as its manager has written it. */
export type Practice = { personId: number; teamId: string; text: string; sharedWith: SharedWith };

type Of = Pick<Practice, 'personId' | 'teamId'>;

const contextOf = ({ personId, teamId }: Of): string => `practice|content|${personId}|${teamId}`;

const opened = (tx: Tx, { content, ...row }: Omit<Practice, 'text'> & { content: Buffer }): Practice => ({
  ...row,
  text: tx.cipher.open(contextOf(row), content),
});

const columns = {
  personId: practice.personId,
  teamId: practice.teamId,
  content: practice.content,
  sharedWith: practice.sharedWith,
};

const isOf = ({ personId, teamId }: Of) => and(eq(practice.personId, personId), eq(practice.teamId, teamId));

export function practiceOf(tx: Tx, of: Of): Practice | null {
  const row = tx.db.select(columns).from(practice).where(isOf(of)).get();
  return row === undefined ? null : opened(tx, row);
}

/** In place of an earlier one; new words are read by nobody else until they are shared. No words leave nothing. */
export function keepPractice(tx: Tx, of: Of, text: string): void {
  tx.db.delete(practice).where(isOf(of)).run();
  if (text === '') return;
  const content = tx.cipher.seal(contextOf(of), text);
  tx.db
    .insert(practice)
    .values({ ...of, content, writtenAt: tx.now })
    .run();
}

/** All that somebody has written, of teams they led as well. */
export const practicesBy = (tx: Tx, personId: number): (Practice & { writtenAt: number })[] =>
  tx.db
    .select({ ...columns, writtenAt: practice.writtenAt })
    .from(practice)
    .where(eq(practice.personId, personId))
    .all()
    .map(({ writtenAt, ...row }) => ({ ...opened(tx, row), writtenAt }));

export const sharePractice = (tx: Tx, of: Of, sharedWith: SharedWith): void => {
  tx.db.update(practice).set({ sharedWith }).where(isOf(of)).run();
};

/** Whose writer still leads that team, by the name of the team. */
export const sharedPractices = (tx: Tx, by: readonly SharedWith[]) =>
  tx.db
    .select({ ...columns, team: team.name, by: person.name })
    .from(practice)
    .innerJoin(team, and(eq(team.id, practice.teamId), eq(team.managerId, practice.personId)))
    .innerJoin(person, eq(person.id, practice.personId))
    .where(and(inArray(practice.sharedWith, [...by]), isNull(team.archivedAt), isNull(person.deactivatedAt)))
    .orderBy(asc(team.name))
    .all()
    .map(({ team: name, by: writer, ...row }) => ({ ...opened(tx, row), team: name, by: writer }));
