import { and, eq, lt, notExists, or, sql } from 'drizzle-orm';
import { type Guesses, isGuess } from '../domain/guesses.ts';
import type { Tx } from './db.ts';
import { team, teamGuess } from './schema.ts';

/** Whose guess, about which team, before the digest of which week. */
export type GuessOf = { personId: number; teamId: string; week: string };

const contextOf = ({ personId, teamId, week }: GuessOf): string => `guess|${personId}|${teamId}|${week}`;

const isThis = ({ personId, teamId, week }: GuessOf) =>
  and(eq(teamGuess.personId, personId), eq(teamGuess.teamId, teamId), eq(teamGuess.week, week));

/** In place of an earlier one; an empty guess leaves nothing. */
export function keepGuesses(tx: Tx, of: GuessOf, guesses: Guesses): void {
  tx.db.delete(teamGuess).where(isThis(of)).run();
  if (Object.keys(guesses).length === 0) return;
  const content = tx.cipher.seal(contextOf(of), JSON.stringify(guesses));
  tx.db
    .insert(teamGuess)
    .values({ ...of, content })
    .run();
}

export function guessesOf(tx: Tx, of: GuessOf): Guesses {
  const row = tx.db.select().from(teamGuess).where(isThis(of)).get();
  if (row === undefined) return {};
  const kept = JSON.parse(tx.cipher.open(contextOf(of), row.content)) as Record<string, number>;
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => isGuess(value))) as Guesses;
}

/** Old ones, and those of people who do not lead that team any more. */
export function purgeGuesses(tx: Tx, before: string): void {
  const leads = tx.db
    .select({ one: sql`1` })
    .from(team)
    .where(and(eq(team.id, teamGuess.teamId), eq(team.managerId, teamGuess.personId)));
  tx.db
    .delete(teamGuess)
    .where(or(lt(teamGuess.week, before), notExists(leads)))
    .run();
}

/** All that somebody has guessed, by week. */
export const guessesBy = (tx: Tx, personId: number): { week: string; guesses: Guesses }[] =>
  tx.db
    .select()
    .from(teamGuess)
    .where(eq(teamGuess.personId, personId))
    .all()
    .map(({ teamId, week }) => ({ week, guesses: guessesOf(tx, { personId, teamId, week }) }));
