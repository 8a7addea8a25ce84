import type { DigestData, Level } from './digest-data.ts';
import type { StatementId, StatementWords } from './statements.ts';

/*
 * The first numbers and those of a year later, side by side. Only labels that a digest has shown, so that it tells nothing
 * new about anybody, and no arrow: the error of a change over a year is not known.
 */

export const YEAR_WEEKS = 52;
/** The first window is complete with the fourth week. */
export const FIRST_WINDOW = 4;

export type YearLine = {
  readonly statement: StatementId;
  readonly words: StatementWords | null;
  /** Null: it was not asked then. */
  readonly before: Level | null;
  readonly now: Level;
  /** Asked in other words, or with other meanings of the scores: not to be compared. */
  readonly reworded: boolean;
};

export function yearLines(then: DigestData, now: DigestData, sameScale: boolean): YearLine[] {
  if (then.kind === 'too_few' || now.kind === 'too_few') return [];
  return now.statements.map(({ statement, words, level }) => {
    const before = then.statements.find((it) => it.statement === statement);
    const reworded = before !== undefined && !(sameScale && isSame(before.words, words));
    return { statement, words, before: before?.level ?? null, now: level, reworded };
  });
}

const isSame = (a: StatementWords | null, b: StatementWords | null): boolean =>
  a?.nb === b?.nb && a?.en === b?.en;
