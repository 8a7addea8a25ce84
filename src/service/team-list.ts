import { type Shown, type Standing, type Withheld, withhold } from '../domain/disclosure.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { besideOthers, teamNumbers, type TeamNumbers } from '../domain/team-numbers.ts';
import type { LedgerCell } from '../domain/ledger.ts';
import { apart, smallestSet } from '../domain/team-sets.ts';
import { whyWithheld } from '../domain/withheld.ts';
import type { Tx } from '../store/db.ts';
import { enrolledPeople, type Person } from '../store/people.ts';
import { cellsOf } from '../store/publications.ts';
import { activePairs, teams } from '../store/teams.ts';
import { firstOf, inputFor, inWeek, namesOf, newestWeek, type TeamName } from './team-numbers.ts';
import { hasRoleFor } from './roles.ts';

/** A set of teams as HR sees it: what their manager sees of the whole, and a word beside the others. */
export type TeamLine = Pick<TeamNumbers, 'index' | 'comparison'> & {
  names: TeamName[];
  standing: Shown<Standing> | null;
};

/** By name and never by number. `without`: teams that stand in no number of their own, and why, from head counts alone. */
export type TeamList = {
  week: string;
  minimum: number;
  lines: TeamLine[];
  without: { names: string[]; why: Shown<Withheld> }[];
};

/** Null before the first digest. */
export function teamListFor(tx: Tx, person: Person): { ok: true; list: TeamList | null } | Refusal {
  if (!hasRoleFor(tx, person, 'numbers.read')) return refuse('not_allowed');
  const week = newestWeek(tx);
  return { ok: true, list: week === null ? null : teamList(tx, week) };
}

/** As it was when the digest of the week came out, with the teams' names of now. */
export function teamList(tx: Tx, week: string): TeamList {
  const cells = cellsOf(tx, firstOf(week), week);
  const newest = inWeek(tx, cells, week);
  const counted = [...newest.keys()].flatMap((id) => [smallestSet(newest, [id]) ?? []]);
  const sets = apart(counted);
  const input = inputFor(tx, week, cells);
  const words = besideOthers(input, sets);
  const lines = sets.map((set, i): TeamLine => {
    const { index, comparison } = teamNumbers(input, set);
    return { names: namesOf(tx, set), index, comparison, standing: words[i] ?? null };
  });
  return {
    week,
    minimum: input.minimum,
    lines: lines.toSorted((a, b) => firstName(a).localeCompare(firstName(b))),
    without: withoutNumbers(tx, new Set(sets.flat()), [...newest.values()].flat()),
  };
}

/** People in no team come last. */
const firstName = ({ names }: TeamLine): string => names[0] ?? '\uffff';

/** Leaders are counted apart, so a team of leaders alone has nobody to count. */
function withoutNumbers(
  tx: Tx,
  inSets: ReadonlySet<string>,
  newest: readonly LedgerCell[],
): TeamList['without'] {
  const leaders = new Set(activePairs(tx).map(({ managerId }) => managerId));
  const counted = new Set(enrolledPeople(tx).flatMap(({ id, teamId }) => (leaders.has(id) ? [] : [teamId])));
  const left = teams(tx)
    .filter(({ id }) => !inSets.has(id) && counted.has(id))
    .map(({ id, name }) => ({
      name,
      why: whyWithheld(newest, new Set([id]), true) ?? withhold('would_reveal'),
    }));
  return WHY.flatMap((why) => {
    const names = left.filter((one) => one.why.is.why === why).map(({ name }) => name);
    return names.length === 0 ? [] : [{ names, why: withhold(why) }];
  });
}

const WHY = ['too_few', 'would_reveal'] as const;
