import type { TeamId } from './blocks.ts';
import { type Shown, type Withheld, withhold } from './disclosure.ts';
import type { LedgerCell } from './ledger.ts';

/**
 * Why some teams (one, or a team with all below it) have no number of their own for a statement in a week; null when
 * they have one. `cells` are those of that statement and week. Looks at which teams were counted together and never
 * at a sum, so that the reason says nothing about what was answered: `would_reveal`, some of them were counted
 * together with others, whose number could be worked out; `too_few`, so few answered that they are in no number.
 */
export function whyWithheld(
  cells: readonly LedgerCell[],
  teams: ReadonlySet<TeamId>,
  asked: boolean,
): Shown<Withheld> | null {
  if (!asked) return withhold('no_answers');
  const holding = cells.filter(({ groups }) => groups.some((id) => teams.has(id)));
  const shared = holding.some(({ groups }) => groups.some((id) => !teams.has(id)));
  if (shared) return withhold('would_reveal');
  return holding.length === 0 ? withhold('too_few') : null;
}
