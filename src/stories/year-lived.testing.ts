import type { Audit } from '../service/audits.ts';
import { audit, EVER, readKept } from '../service/audits.ts';
import { attack, labelOf, type Report } from './year-attack.testing.ts';
import type { CompanySize } from './year-company.testing.ts';
import { Ledger } from './year-ledger.testing.ts';
import { type Printed, type PrintedShare, readLines } from './year-printed.testing.ts';
import { wrongShares } from './year-shares.testing.ts';
import { Year } from './year.testing.ts';

/** What is left of some weeks: all that was printed in them, and what can be made of it. */
export type Lived = {
  readonly people: number;
  readonly answers: number;
  readonly unread: readonly string[];
  /** Numbers that are not those of the answers that were given. */
  readonly wrong: readonly (Printed | PrintedShare)[];
  readonly shares: number;
  readonly report: Report;
  /** For somebody who has every sum as well. */
  readonly audit: Audit;
};

export type Plan = CompanySize & {
  readonly seed: number;
  readonly weeks: number;
  /** After each week. */
  readonly progress?: (week: string, answers: number) => void;
};

/** When, as a part of all weeks, the minimum is raised, and small groups are left out from then on. */
const RAISED = 0.6;
const LEFT_OUT = 0.8;

export async function liveThrough({ seed, weeks, progress, ...size }: Plan): Promise<Lived> {
  const year = await Year.begin(size, seed);
  const printed = new Map<string, Printed>();
  const shares = new Map<string, PrintedShare>();
  const unread = new Set<string>();
  for (let n = 0; n < weeks; n += 1) {
    if (n === Math.floor(RAISED * weeks)) await year.office.sets({ minimum: '6' });
    if (n === Math.floor(LEFT_OUT * weeks)) await year.office.sets({ small: 'leave_out' });
    const texts = await year.lives();
    const { week } = year.weeks.at(-1)!;
    const readings = texts.map((lines) => readLines(week, lines));
    for (const one of readings.flatMap((reading) => reading.printed)) printed.set(JSON.stringify(one), one);
    for (const one of readings.flatMap((reading) => reading.shares)) shares.set(JSON.stringify(one), one);
    for (const line of readings.flatMap((reading) => reading.unread)) unread.add(line);
    progress?.(week, year.answered);
  }
  const all = [...printed.values()];
  const audited = audit(year.practice.app.store.read((tx) => readKept(tx, EVER)));
  await year.ends();
  return {
    people: year.weeks.at(-1)!.roster.length,
    answers: year.answered,
    unread: [...unread],
    shares: shares.size,
    wrong: wrongIn(year, all, [...shares.values()]),
    report: attack(year.weeks, all),
    audit: audited,
  };
}

/** Whoever reads a number otherwise than it was meant attacks something else, and finds nothing for that reason. */
function wrongIn(
  { weeks }: Year,
  printed: readonly Printed[],
  shares: readonly PrintedShare[],
): Lived['wrong'] {
  const scores = new Map(weeks.map(({ week, answers }) => [week, answers]));
  const ledger = new Ledger(weeks, scores);
  const labels = printed.filter((one) => {
    const says = ledger.meaningOf(one)?.says;
    if (says === undefined) return true;
    const { step, edge } = labelOf(one, says);
    return step !== says.step || edge !== says.edge;
  });
  return [...labels, ...wrongShares(ledger, scores, shares)];
}
