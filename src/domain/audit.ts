import { derivable } from './attack.ts';
import type { ClosedWeek, DigestData } from './digest-data.ts';
import { type LedgerCell, cappedSum } from './ledger.ts';
import { fewestOf, possibleWith } from './possible.ts';
import type { Statement, StatementId } from './statements.ts';

/*
 * Looks at what stays of the closed weeks as somebody who trusts nobody: may each sum stand there, does anything about
 * fewer people follow from all of them, and does each digest say what its week gave?
 */

/** A closed week as it is kept. `facts` are absent when nobody was asked; `digest` when none was published. */
export type KeptWeek = {
  readonly week: string;
  readonly minimum: number;
  readonly smallGroups: 'merge' | 'leave_out';
  readonly cells: readonly LedgerCell[];
  /** Which were active. */
  readonly statements: readonly Statement[];
  readonly facts: ClosedWeek | undefined;
  readonly digest: KeptDigest | undefined;
};

/** What was published, as it was stored, and what the same week gives when it is asked again. */
export type KeptDigest = { readonly stored: unknown; readonly now: DigestData };

/**
 * What should not be. `below_minimum`: a sum of too few people. `overlapping`: somebody may be in two sums of one
 * statement. `more_than_asked`: more answers than people. `not_capped`: a sum at the very end of what is possible.
 * `derivable`: a combination speaks of too few people. `undecided`: too much to look through. `few_answers`: fewer than
 * three answers stay possible for somebody. `not_as_published`: the digest would say something else today.
 */
export const FINDINGS = [
  'below_minimum',
  'overlapping',
  'more_than_asked',
  'not_capped',
  'derivable',
  'undecided',
  'few_answers',
  'not_as_published',
] as const;

export type FindingKind = (typeof FINDINGS)[number];

/** `statement` is null where all of a week is meant. */
export type Finding = {
  readonly what: FindingKind;
  readonly week: string;
  readonly statement: StatementId | null;
};

/** `fewest` is how many of the five answers stay possible for everybody, if every sum were known exactly. */
export type Audited = { readonly findings: readonly Finding[]; readonly fewest: number };

/** So many answers stay possible for everybody, whoever knows every sum. */
export const ALWAYS_POSSIBLE = 3;

export function auditWeek(kept: KeptWeek): Audited {
  const { week, cells, facts, digest } = kept;
  const rounds = new Map<StatementId, LedgerCell[]>();
  for (const cell of cells) {
    const round = rounds.get(cell.statement);
    if (round === undefined) rounds.set(cell.statement, [cell]);
    else round.push(cell);
  }
  const audited = [...rounds].map(([statement, of]) => {
    const fewest = fewestLeft(of, facts?.favourable[statement] ?? null);
    const whats = [...wrongIn(of, kept), ...(fewest < ALWAYS_POSSIBLE ? (['few_answers'] as const) : [])];
    return { fewest, findings: whats.map((what): Finding => ({ what, week, statement })) };
  });
  const differs = digest !== undefined && !saysTheSame(digest.stored, plain(digest.now));
  return {
    findings: [
      ...audited.flatMap(({ findings }) => findings),
      ...(differs ? [{ what: 'not_as_published', week, statement: null } as const] : []),
    ],
    fewest: audited.reduce((fewest, one) => Math.min(fewest, one.fewest), 5),
  };
}

function apart(cells: readonly LedgerCell[]): [block: LedgerCell[], leaders: LedgerCell[]] {
  return [cells.filter(({ kind }) => kind === 'block'), cells.filter(({ kind }) => kind === 'leaders')];
}

/** Leaders are in no other block, and the share in favour is that of the others. */
function fewestLeft(cells: readonly LedgerCell[], percent: number | null): number {
  const [block, leaders] = apart(cells);
  return fewestOf([...possibleWith(block, percent), ...possibleWith(leaders, null)]);
}

/** `cells` are those of one statement. */
function wrongIn(cells: readonly LedgerCell[], { minimum, facts }: KeptWeek): FindingKind[] {
  const [block, leaders] = apart(cells);
  const groups = block.flatMap((cell) => cell.groups);
  const asked = total(block, ({ heads }) => heads);
  const checks: [FindingKind, boolean][] = [
    ['below_minimum', cells.some(({ n }) => n < minimum)],
    [
      'overlapping',
      new Set(groups).size < groups.length ||
        block.some((cell) => cell.groups.length === 0) ||
        leaders.length > 1,
    ],
    [
      'more_than_asked',
      cells.some(({ n, heads }) => n > heads) || (facts !== undefined && asked > facts.heads),
    ],
    ['not_capped', cells.some(({ n, sum }) => cappedSum(sum, n) !== sum)],
  ];
  const wrong = checks.flatMap(([what, is]) => (is ? [what] : []));
  const { found, decided } = derivable(readable(cells), sizesOf(cells), minimum);
  return [
    ...wrong,
    ...(found.length > 0 ? (['derivable'] as const) : []),
    ...(decided ? [] : (['undecided'] as const)),
  ];
}

const LEADERS = ['leaders'];

const groupsOf = ({ kind, groups }: LedgerCell): readonly string[] => (kind === 'leaders' ? LEADERS : groups);

/** Each block, and all of them together: every other sum that is shown is made of these. */
function readable(cells: readonly LedgerCell[]) {
  const sums = cells.map((cell) => ({ name: cell.block, groups: groupsOf(cell) }));
  const company = cells.filter(({ kind }) => kind === 'block').flatMap(({ groups }) => groups);
  return [...sums, { name: 'company', groups: company }];
}

/**
 * How many people of each team are inside. The ledger knows it of whole blocks alone: of the teams of one block all but
 * the first count as one person. Where blocks overlap, the smaller one tells what the larger one holds beyond it.
 */
function sizesOf(cells: readonly LedgerCell[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const cell of cells.toSorted((a, b) => a.groups.length - b.groups.length)) {
    const [first, ...others] = groupsOf(cell).filter((group) => !sizes.has(group));
    if (first === undefined) continue;
    const known = total(groupsOf(cell), (group) => sizes.get(group) ?? 0);
    for (const group of others) sizes.set(group, 1);
    sizes.set(first, cell.n - known - others.length);
  }
  return sizes;
}

function total<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((sum, item) => sum + of(item), 0);
}

/** As it would be stored. */
const plain = (data: DigestData): unknown => JSON.parse(JSON.stringify(data));

/** All that was said then is said now; what a newer version of the app says beyond it does not count. */
function saysTheSame(then: unknown, now: unknown): boolean {
  if (typeof then !== 'object' || then === null || typeof now !== 'object' || now === null)
    return then === now;
  if (Array.isArray(then) && then.length !== (now as unknown[]).length) return false;
  return Object.entries(then).every(([key, value]) =>
    saysTheSame(value, (now as Record<string, unknown>)[key]),
  );
}
