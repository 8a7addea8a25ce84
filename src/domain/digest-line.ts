import type { DigestData, Level } from './digest-data.ts';
import { type Margin, type Shown, type Withheld, withhold } from './disclosure.ts';
import type { LedgerCell } from './ledger.ts';
import type { StatementId } from './statements.ts';
import { addWeeks } from './time.ts';
import { trendOf, WINDOW_WEEKS } from './trends.ts';

/*
 * The last weeks as they were told then: the same labels again, one for each week, so that a line says nothing that the
 * digests have not said.
 */

export const LINE_WEEKS = 12;
/** There is no trend before so many weeks have a number. */
const FEWEST = 3;

export type DigestLine = {
  /** Oldest first; the first one has a number. */
  readonly weeks: readonly string[];
  /** Of each of these weeks; nothing where it was of other statements than it is now. */
  readonly index: readonly Level[];
  /** The active statements, with a level for each of these weeks; nothing from before they were worded anew. */
  readonly statements: readonly { readonly statement: StatementId; readonly levels: readonly Level[] }[];
  /** Where the index was in the four weeks before, and how far it goes up and down by itself. */
  readonly usual: { readonly around: Level; readonly margin: Shown<Margin | Withheld> };
};

/**
 * Null while it is too early for a line. `digests` are those of closed weeks up to `week` and `cells` what they were made
 * of, both in any order.
 */
export function digestLine(
  week: string,
  digests: readonly DigestData[],
  cells: readonly LedgerCell[],
): DigestLine | null {
  const told = new Map(digests.flatMap((it) => (it.kind === 'numbers' ? [[it.week, it] as const] : [])));
  const newest = told.get(week);
  if (newest === undefined) return null;
  const all = Array.from({ length: LINE_WEEKS }, (_, i) => addWeeks(week, i + 1 - LINE_WEEKS));
  const indexIn = (one: string): Level => {
    const digest = told.get(one);
    const isComparable = digest !== undefined && inIndex(digest) === inIndex(newest);
    return isComparable ? digest.index.level : withhold('too_few');
  };
  const numbered = all.filter((one) => indexIn(one).is.kind === 'label');
  if (numbered.length < FEWEST) return null;
  const weeks = all.slice(all.indexOf(numbered[0]!));
  const company = cells.filter(({ kind }) => kind === 'block');
  const wordingIn = (one: string, statement: StatementId) => trendOf(company, { id: statement }, one).wording;
  const levelIn = (one: string, statement: StatementId): Level => {
    const line = told.get(one)?.statements.find((it) => it.statement === statement);
    const isAnother = wordingIn(one, statement) !== wordingIn(week, statement);
    return line === undefined || isAnother ? withhold('no_answers') : line.level;
  };
  return {
    weeks,
    index: weeks.map(indexIn),
    statements: newest.statements.map(({ statement }) => ({
      statement,
      levels: weeks.map((one) => levelIn(one, statement)),
    })),
    usual: { around: indexIn(addWeeks(week, -WINDOW_WEEKS)), margin: newest.index.usual },
  };
}

/** Which statements the index is made of: one with other statements in it may differ although nobody thinks otherwise. */
const inIndex = ({ statements }: Extract<DigestData, { kind: 'numbers' }>): string =>
  statements
    .filter(({ level }) => level.is.kind === 'label')
    .map(({ statement }) => statement)
    .join();
