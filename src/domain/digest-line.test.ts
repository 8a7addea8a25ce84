import { describe, expect, test } from 'vitest';
import { digestLine } from './digest-line.ts';
import { digestOf } from './digest.ts';
import { inventedWeeks } from './invented.ts';
import type { LedgerCell } from './ledger.ts';
import { STATEMENTS } from './statements.ts';
import { weeksBetween } from './time.ts';

const LAST = '2027-W20';

function lineOf(weeks: number, heads = 40, change: (cell: LedgerCell) => LedgerCell = (cell) => cell) {
  const lived = inventedWeeks(LAST, { weeks, heads, answering: 80, drift: () => 0 });
  const cells = lived.cells.map(change);
  const digests = lived.weeks.map(({ week }) =>
    digestOf({ weeks: lived.weeks, cells, week, statements: STATEMENTS, minimum: 5 }),
  );
  return { digests, line: digestLine(LAST, digests, cells) };
}

describe('the line of the last weeks', () => {
  test('says of each week what its own digest said, and of no more than twelve', () => {
    const { digests, line } = lineOf(15);
    expect(line!.weeks).toHaveLength(12);
    const told = digests.map((it) => (it.kind === 'numbers' ? it.index.level.is : null));
    expect(line!.index.map(({ is }) => is)).toEqual(told.slice(-12));
    expect(line!.usual.around.is).toEqual(told.at(-5));
  });

  test('begins with the first number of the same statements, and not before three weeks have one', () => {
    // in the first week only half of the statements have been asked
    expect(lineOf(3).line).toBeNull();
    expect(lineOf(4).line!.weeks).toEqual(['2027-W18', '2027-W19', '2027-W20']);
  });

  test('is not there for four people', () => {
    expect(lineOf(8, 4).line).toBeNull();
  });

  test('of a statement begins anew when it is worded anew', () => {
    const { line } = lineOf(8, 40, (cell) => ({
      ...cell,
      wording: weeksBetween(cell.week, LAST) < 2 ? 2 : 1,
    }));
    for (const { levels } of line!.statements)
      expect(levels.slice(0, -2).every(({ is }) => is.kind === 'withheld')).toBe(true);
  });
});
