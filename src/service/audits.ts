import { auditWeek, type Finding, type KeptWeek } from '../domain/audit.ts';
import { aroundOf, fewestFromPrinted, fileWeek, type FileWeek, printedOf } from '../domain/audit-file.ts';
import type { ClosedWeek, DigestData } from '../domain/digest-data.ts';
import { digestOf } from '../domain/digest.ts';
import type { LedgerCell } from '../domain/ledger.ts';
import type { Statement } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import { WEEKS_LOOKED_AT } from '../domain/trends.ts';
import type { Tx } from '../store/db.ts';
import { cellsOf, factsOf, publicationsOf } from '../store/publications.ts';
import { closedWeeks, type PulseWeek } from '../store/weeks.ts';
import { askedLately, HR_AUDIENCE } from './digests.ts';
import { grouped } from './roster.ts';
import { activeIn } from './statement-bank.ts';

/* Everything that was ever published, looked at by somebody who wants to know what one person answered. */

export type Audit = {
  /** Oldest first. */
  readonly weeks: readonly string[];
  readonly minimum: number;
  readonly sums: number;
  readonly labels: number;
  readonly digests: number;
  readonly findings: readonly Finding[];
  /** How many of the five answers stay possible for everybody: with every sum, and with what was printed. */
  readonly fewest: { readonly withSums: number; readonly withLabels: number };
  /** What an adversary of one's own needs, week by week; made as it is read. */
  readonly file: () => Iterable<FileWeek>;
};

/** From one week to another, both included. */
export type Range = { readonly from: string; readonly to: string };

export const EVER: Range = { from: '0000-W01', to: '9999-W52' };

/** What was read for an audit. Looking at it takes much longer than reading it, and needs no transaction. */
export type Kept = {
  readonly range: Range;
  readonly cells: ReadonlyMap<string, readonly LedgerCell[]>;
  readonly facts: readonly ClosedWeek[];
  readonly closed: readonly PulseWeek[];
  /** Which were active, by week. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
  /** As they were stored, by week. */
  readonly digests: ReadonlyMap<string, unknown>;
  readonly newId: () => string;
};

export function readKept(tx: Tx, range: Range): Kept {
  // The labels of a week are about those before it as well.
  const from = range.from === EVER.from ? range.from : addWeeks(range.from, 1 - WEEKS_LOOKED_AT);
  const digests = publicationsOf(tx, from, range.to, HR_AUDIENCE);
  const closed = closedWeeks(tx, range.from, range.to);
  return {
    range,
    cells: grouped(cellsOf(tx, from, range.to), ({ week }) => week),
    facts: factsOf(tx, from, range.to),
    closed,
    statements: new Map(closed.map((row) => [row.week, activeIn(tx, row.week)])),
    digests: new Map(digests.map(({ week, content }) => [week, content])),
    newId: () => tx.newId(),
  };
}

export function audit(kept: Kept): Audit {
  const weeks = keptWeeks(kept);
  const around = aroundOf([...kept.cells.values()].flat());
  const audited = weeks.map(auditWeek);
  const printed = weeks.map((one) => printedOf(one, around));
  const ids = new Map<string, string>();
  const idOf = (team: string): string => {
    const id = ids.get(team) ?? kept.newId().slice(0, ID_LENGTH);
    ids.set(team, id);
    return id;
  };
  return {
    weeks: weeks.map(({ week }) => week),
    minimum: Math.min(...weeks.map(({ minimum }) => minimum)),
    sums: total(weeks, ({ cells }) => cells.length),
    labels: total(printed, (labels) => labels.length),
    digests: weeks.filter(({ digest }) => digest !== undefined).length,
    findings: audited.flatMap(({ findings }) => findings),
    fewest: {
      withSums: Math.min(...audited.map(({ fewest }) => fewest)),
      withLabels: fewestFromPrinted(printed.flat()),
    },
    *file() {
      for (const [number, week] of weeks.entries()) yield fileWeek(week, printed[number]!, idOf);
    },
  };
}

const ID_LENGTH = 10;

const total = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((sum, item) => sum + of(item), 0);

/** Those that were closed, and any other of which there are sums. */
function keptWeeks({ range, cells, facts, closed, statements, digests }: Kept): KeptWeek[] {
  const rules = new Map(closed.map((row) => [row.week, row]));
  const weeks = new Set([...rules.keys(), ...[...cells.keys()].filter((week) => week >= range.from)]);
  return [...weeks].toSorted().map((week) => {
    const { minimum, smallGroups } = rules.get(week) ?? UNKNOWN_RULES;
    const before = addWeeks(week, 1 - WEEKS_LOOKED_AT);
    const isNear = (one: string): boolean => before <= one && one <= week;
    const near = facts.filter((it) => isNear(it.week));
    const active = statements.get(week) ?? [];
    const nearCells = () => [...cells].filter(([one]) => isNear(one)).flatMap(([, of]) => of);
    const now = () =>
      digestOf({
        week,
        weeks: near,
        cells: nearCells(),
        statements: active,
        minimum,
        lately: askedLately(toldBefore(digests, week)),
      });
    return {
      week,
      minimum,
      smallGroups,
      cells: cells.get(week) ?? [],
      statements: active,
      facts: near.find((it) => it.week === week),
      digest: digests.has(week) ? { stored: digests.get(week), now: now() } : undefined,
    };
  });
}

/** The newest first. */
const toldBefore = (digests: Kept['digests'], week: string): DigestData[] =>
  [...digests.keys()]
    .filter((one) => one < week)
    .toSorted()
    .toReversed()
    .map((one) => digests.get(one) as DigestData);

const UNKNOWN_RULES = { minimum: 5, smallGroups: 'merge' } as const;
