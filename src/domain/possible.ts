import { type Label, favourablePercent } from './disclosure.ts';
import { type LedgerCell, cappedSum } from './ledger.ts';
import { SCORES, type Score } from './statements.ts';

/*
 * Somebody who knows how sums and labels are made, and asks of each person: which of the five answers may they have
 * given? Every answer is a whole number from 1 to 5, and a capped end stands for all that lies beyond it.
 */

/** What is known of the capped sum of one block of `n` people: it lies from `least` to `most`. */
export type Known = { readonly n: number; readonly least: number; readonly most: number };

/** Before anything is printed: any sum there can be. */
export const unknown = (n: number): Known => ({ n, least: cappedSum(n, n), most: cappedSum(5 * n, n) });

/**
 * The answers that each of the block may have given. A sum at a capped end is taken as it stands: those beyond it, for
 * which it stands as well, leave nothing possible that it does not.
 */
export function possibleScores({ n, least, most }: Known): Score[] {
  return SCORES.filter((score) => least - score <= 5 * (n - 1) && most - score >= n - 1 && least <= most);
}

// ---- with every sum known exactly --------------------------------------------------------------------------------

/** How many of a block may be in favour. */
type Favour = { least: number; most: number };

/**
 * The answers that each person of these blocks of one week and statement may have given, block by block, for somebody
 * who knows all their sums exactly and the stored share in favour (null: there is none).
 */
export function possibleWith(cells: readonly LedgerCell[], percent: number | null): Score[][] {
  const counts = percent === null ? null : countsFor(cells, percent);
  const favours = cells.map((cell) => favourOf(cell, null));
  const total = favours.reduce((sum, it) => ({ least: sum.least + it.least, most: sum.most + it.most }), {
    least: 0,
    most: 0,
  });
  return cells.map((cell, number) => {
    const scores = possibleScores(exactly(cell));
    if (counts === null) return scores;
    if (counts.least > counts.most) return [];
    const own = favours[number]!;
    const others = { least: total.least - own.least, most: total.most - own.most };
    return scores.filter((score) => {
      const { least, most } = favourOf(cell, score);
      return others.least + least <= counts.most && others.most + most >= counts.least;
    });
  });
}

/** The fewest answers that are left to anybody. */
export const fewestOf = (possible: readonly (readonly Score[])[]): number =>
  possible.reduce<number>((fewest, scores) => Math.min(fewest, scores.length), SCORES.length);

const exactly = ({ n, sum }: LedgerCell): Known => ({ n, least: sum, most: sum });

/** Among the blocks' people, also given that one of them answered `score`. */
function favourOf(cell: LedgerCell, score: Score | null): Favour {
  const [n, sum, own] =
    score === null ? [cell.n, cell.sum, 0] : [cell.n - 1, cell.sum - score, Number(score >= 4)];
  return {
    least: own + Math.max(0, Math.ceil((sum - 3 * n) / 2)),
    most: own + Math.min(n, Math.floor((sum - n) / 3)),
  };
}

/** How many in favour are kept as this share (none: `most` lies below `least`): it never falls as their number grows, so both ends are found by halving. */
function countsFor(cells: readonly LedgerCell[], percent: number): Favour {
  const n = cells.reduce((total, cell) => total + cell.n, 0);
  const firstWith = (holds: (kept: number) => boolean): number => {
    let [low, high] = [0, n + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (holds(favourablePercent(middle, cells) ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { least: firstWith((kept) => kept >= percent), most: firstWith((kept) => kept > percent) - 1 };
}

// ---- with what was printed ---------------------------------------------------------------------------------------

/** That the sums of some cells, by their place in a list, lie together from `least` to `most`. */
export type Printed = { readonly cells: readonly number[]; readonly least: number; readonly most: number };

/** The sums of so many answers that are printed as this label. */
export function sumsOf({ step, grid, edge }: Label, answers: number): { least: number; most: number } {
  const from = (label: number): number => Math.ceil((answers * (2 * label - 1)) / (2 * grid));
  return {
    least: edge === 'or_lower' ? answers : from(step),
    most: edge === 'or_higher' ? 5 * answers : from(step + 1) - 1,
  };
}

/** Windows overlap, so that one label narrows what the next one leaves open; a few rounds are enough. */
const ROUNDS = 12;

/**
 * What can be known of each cell from all that was printed: each label is held against what the others leave for its
 * cells. Labels of single statements only; whoever has more than that knows less than `possibleWith` assumes.
 */
export function narrowed(cells: readonly Known[], printed: readonly Printed[]): Known[] {
  const known = cells.map((cell) => ({ ...cell }));
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (const label of printed) moved = hold(known, label) || moved;
    if (!moved) break;
  }
  return known;
}

function hold(known: { n: number; least: number; most: number }[], { cells, least, most }: Printed): boolean {
  const total = { least: 0, most: 0 };
  for (const place of cells) {
    total.least += known[place]!.least;
    total.most += known[place]!.most;
  }
  let moved = false;
  for (const place of cells) {
    const one = known[place]!;
    const low = Math.max(one.least, least - (total.most - one.most));
    const high = Math.min(one.most, most - (total.least - one.least));
    moved ||= low > one.least || high < one.most;
    total.least += low - one.least;
    total.most += high - one.most;
    [one.least, one.most] = [low, high];
  }
  return moved;
}
