import { positionOf } from './disclosure.ts';
import type { StatementLine } from './digest-data.ts';
import type { StatementId } from './statements.ts';

/**
 * The statement about which a question is proposed for the talks: what has fallen, the newest first, or else what is
 * lowest. Not one that was asked about `lately` (the newest first), as long as there is another.
 */
export function openingOf(
  statements: readonly StatementLine[],
  lately: readonly StatementId[],
): StatementId | null {
  const wanted = [...fallen(statements), ...fromTheLowest(statements)].map(({ statement }) => statement);
  const fresh = wanted.find((id) => !lately.includes(id));
  return fresh ?? lately.findLast((id) => wanted.includes(id)) ?? null;
}

function fallen(statements: readonly StatementLine[]): StatementLine[] {
  return statements
    .filter(({ change }) => change.is.verdict === 'down')
    .toSorted((a, b) => Number(b.change.is.news) - Number(a.change.is.news));
}

function fromTheLowest(statements: readonly StatementLine[]): StatementLine[] {
  const at = ({ level: { is } }: StatementLine): number | null =>
    is.kind === 'label' ? positionOf(is) : null;
  return statements.filter((line) => at(line) !== null).toSorted((a, b) => at(a)! - at(b)!);
}
