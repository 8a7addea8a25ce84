import type { TeamId } from './blocks.ts';
import type { DigestData, Level } from './digest-data.ts';
import { type Band, type Label, type Share, positionOf, showBand, showMean } from './disclosure.ts';
import type { LedgerCell } from './ledger.ts';
import { type Known, type Printed, fewestOf, narrowed, possibleScores, sumsOf, unknown } from './possible.ts';
import { STATEMENTS, type StatementId, USEFUL_TALK } from './statements.ts';
import { trendOf, windowsOf } from './trends.ts';
import type { KeptWeek } from './audit.ts';

/*
 * All that can be read about people, for somebody who wants to attack it with a program of their own: which sums there
 * are, of which groups, and each label as it was printed. No sum, no number of people, no name: groups have an id that
 * is drawn anew for each file.
 */

/** The company without its leaders, its leaders, or some teams that are always counted together. */
export type Whose = 'company' | 'leaders' | readonly string[];

/** The answers of a group to a statement in a week; `answers` is a band: "5-9". */
export type FileCell = {
  readonly statement: StatementId;
  readonly wording: number;
  readonly of: Whose;
  readonly answers: Band['band'] | 'too_few';
};

/**
 * A label as it was printed. Of one statement: the mean over all cells of that wording in these `weeks` that belong
 * to `of`. Otherwise ("index", an area) the plain mean of the means of its statements. `mean` is in steps of
 * 1/`grid`; `share` is how many per cent gave a 4 or a 5; coded ends stand for all that lies beyond.
 */
export type FileLabel = {
  readonly of: Whose;
  readonly what: StatementId;
  readonly wording?: number;
  readonly weeks?: readonly string[];
  readonly mean?: { readonly at: number; readonly grid: Label['grid']; readonly edge: Label['edge'] };
  readonly share?: { readonly percent: number; readonly edge: Share['edge'] };
};

export type FileWeek = {
  readonly week: string;
  readonly minimum: number;
  readonly smallGroups: KeptWeek['smallGroups'];
  readonly cells: readonly FileCell[];
  readonly printed: readonly FileLabel[];
};

export const FILE_FORMAT = { format: 'samtale-audit', version: 1 } as const;

export function fileWeek(
  kept: KeptWeek,
  labels: readonly PrintedLabel[],
  idOf: (team: TeamId) => string,
): FileWeek {
  const { week, minimum, smallGroups } = kept;
  const cells = kept.cells.map((cell): FileCell => {
    const { is } = showBand(cell.n);
    const of = cell.kind === 'leaders' ? cell.kind : cell.groups.map(idOf);
    const answers = is.kind === 'band' ? is.band : 'too_few';
    return { statement: cell.statement, wording: cell.wording, of, answers };
  });
  const printed = [...labels.map((label) => fileLabel(label, idOf)), ...combined(kept.digest?.now)];
  return { week, minimum, smallGroups, cells, printed };
}

function fileLabel(
  { of, statement, wording, weeks, label, share }: PrintedLabel,
  idOf: (team: TeamId) => string,
): FileLabel {
  return {
    of: typeof of === 'string' ? of : of.map(idOf),
    what: statement,
    wording,
    weeks,
    mean: meanOf(label),
    ...(share === null ? {} : { share: { percent: share.percent, edge: share.edge } }),
  };
}

const meanOf = (label: Label) => ({ at: positionOf(label), grid: label.grid, edge: label.edge });

function combined(digest: DigestData | undefined): FileLabel[] {
  if (digest?.kind !== 'numbers') return [];
  const levels: [Whose, string, Level][] = [
    ['company', 'index', digest.index.level],
    ['leaders', 'index', digest.leaders],
    ...digest.areas.map(({ area, level }): [Whose, string, Level] => ['company', area, level]),
  ];
  return levels.flatMap(([of, what, { is }]) =>
    is.kind === 'label' ? [{ of, what, mean: meanOf(is) }] : [],
  );
}

// ---- what is printed of single statements --------------------------------------------------------------------------

/** A label over `cells`. */
export type PrintedLabel = {
  readonly of: 'company' | 'leaders' | readonly TeamId[];
  readonly statement: StatementId;
  readonly wording: number;
  readonly weeks: readonly string[];
  readonly label: Label;
  readonly share: Share | null;
  readonly cells: readonly LedgerCell[];
};

/** For a week and a statement: the cells of a group in the two windows that end with that week. */
export type Around = (week: string, statement: StatementId) => (group: string) => LedgerCell[];

const EVERYBODY = 'everybody';
const THE_LEADERS = 'leaders';
const theTeams = (groups: readonly TeamId[]): string => `teams ${groups.join('+')}`;

/** By week and statement, then by group: there are hundreds of thousands. */
export function aroundOf(cells: readonly LedgerCell[]): Around {
  const rounds = new Map<string, Map<string, LedgerCell[]>>();
  for (const cell of cells) {
    const round = valueOf(rounds, `${cell.week} ${cell.statement}`, () => new Map<string, LedgerCell[]>());
    const groups = cell.kind === 'leaders' ? [THE_LEADERS] : [EVERYBODY, theTeams(cell.groups)];
    for (const group of groups) valueOf(round, group, () => []).push(cell);
  }
  return (week, statement) => {
    const { before, now } = windowsOf(week);
    const near = [...before, ...now].flatMap((one) => rounds.get(`${one} ${statement}`) ?? []);
    return (group) => {
      const found: LedgerCell[] = [];
      for (const round of near) found.push(...(round.get(group) ?? []));
      return found;
    };
  };
}

function valueOf<V>(map: Map<string, V>, key: string, first: () => V): V {
  const known = map.get(key) ?? first();
  map.set(key, known);
  return known;
}

/** Statements about the company, and about one's own manager, are told of the company alone. */
const ofTeams = (statement: StatementId): boolean =>
  statement !== USEFUL_TALK && STATEMENTS.find(({ id }) => id === statement)?.level !== 'company';

/** Of the company and its leaders as the digest told it, and of each group counted by itself, as its manager may read it. */
export function printedOf(kept: KeptWeek, around: Around): PrintedLabel[] {
  const { week, cells, digest } = kept;
  if (digest === undefined) return [];
  const sinces = new Map(kept.statements.map(({ id, since }) => [id, since]));
  const statements = digest.now.kind === 'numbers' ? digest.now.statements : [];
  const shares = new Map(
    statements.flatMap(({ statement, favourable: { is } }) => (is.kind === 'share' ? [[statement, is]] : [])),
  );
  const told = [...statements.map(({ statement }) => statement), USEFUL_TALK];
  const groups = new Map(
    cells.filter(({ kind }) => kind === 'block').map((cell) => [theTeams(cell.groups), cell.groups]),
  );
  return told.flatMap((statement) => {
    const found = around(week, statement);
    const of = { week, statement, since: sinces.get(statement) };
    const shown = shares.get(statement) ?? null;
    const teams = ofTeams(statement) ? [...groups] : [];
    return [
      ...labelOf(found(EVERYBODY), { ...of, of: 'company', share: shown }),
      ...(statement === USEFUL_TALK
        ? labelOf(found(THE_LEADERS), { ...of, of: 'leaders', share: null })
        : []),
      ...teams.flatMap(([group, ids]) => labelOf(found(group), { ...of, of: ids, share: null })),
    ];
  });
}

function labelOf(
  cells: readonly LedgerCell[],
  {
    of,
    statement,
    since,
    week,
    share,
  }: Pick<PrintedLabel, 'of' | 'statement' | 'share'> & { week: string; since: string | undefined },
): PrintedLabel[] {
  const { now, before } = trendOf(cells, { id: statement, ...(since === undefined ? {} : { since }) }, week);
  if (now === null) return [];
  const { is } = showMean([now], before === null ? [] : [before]);
  if (is.kind !== 'label') return [];
  let wording = 0;
  for (const cell of cells) if (now.weeks.includes(cell.week)) wording = Math.max(wording, cell.wording);
  const used = cells.filter((cell) => cell.wording === wording && now.weeks.includes(cell.week));
  return [{ of, statement, wording, weeks: now.weeks, label: is, share, cells: used }];
}

/** The fewest answers that stay possible for anybody, for somebody who has all that was printed and no sum. */
export function fewestFromPrinted(labels: readonly PrintedLabel[]): number {
  const places = new Map<LedgerCell, number>();
  const cells: Known[] = [];
  for (const cell of labels.flatMap((label) => label.cells)) {
    if (places.has(cell)) continue;
    places.set(cell, cells.length);
    cells.push(unknown(cell.n));
  }
  const printed = labels.map((label): Printed => {
    const answers = label.cells.reduce((sum, cell) => sum + cell.n, 0);
    return { cells: label.cells.map((cell) => places.get(cell)!), ...sumsOf(label.label, answers) };
  });
  return fewestOf(narrowed(cells, printed).map(possibleScores));
}
