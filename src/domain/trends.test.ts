import { describe, expect, test } from 'vitest';
import { showMean } from './disclosure.ts';
import { type LedgerCell, cappedSum, meanOf, minus, toNumber } from './ledger.ts';
import { STATEMENTS } from './statements.ts';
import { addWeeks } from './time.ts';
import {
  INDEX,
  areaOf,
  changeErrors,
  comparison,
  indexOf,
  trendOf,
  verdicts,
  windowsOf,
  type Comparison,
} from './trends.ts';
import { changedIn, rewordedSince } from './asked.ts';

const NOW = '2027-W20';

function cell(back: number, n: number, mean: number, more: Partial<LedgerCell> = {}): LedgerCell {
  const of = { statement: 'I1', wording: 1, kind: 'block', block: 'A', groups: ['A'], heads: n } as const;
  return { ...of, week: addWeeks(NOW, -back), n, sum: cappedSum(Math.round(n * mean), n), ...more };
}

/** A change from one mean to another in hundredths, exactly. */
function change(before: number, now: number, error = 0.127802): Comparison {
  const of = (hundredths: number) => meanOf([{ sum: hundredths, answers: 100, smallest: 100, weeks: [] }]);
  return { delta: minus(of(now), of(before)), error };
}

describe('windows', () => {
  test('are eight calendar weeks, also over the turn of the year', () => {
    expect(windowsOf('2027-W02')).toEqual({
      now: ['2026-W52', '2026-W53', '2027-W01', '2027-W02'],
      before: ['2026-W48', '2026-W49', '2026-W50', '2026-W51'],
    });
  });

  test('leave out weeks without a number and never reach further back for them', () => {
    const trend = trendOf([cell(0, 6, 4), cell(3, 5, 3), cell(4, 9, 2), cell(8, 9, 2)], { id: 'I1' }, NOW);
    expect(trend.now).toEqual({ sum: 39, answers: 11, smallest: 5, weeks: ['2027-W20', '2027-W17'] });
    expect(trend.before).toMatchObject({ answers: 9, weeks: ['2027-W16'] });
  });

  test('without a number are empty and not what was true before', () => {
    expect(trendOf([cell(4, 9, 4)], { id: 'I1' }, NOW).now).toBeNull();
  });

  test('never average different wordings, and compare none with another', () => {
    const trend = trendOf(
      [cell(0, 6, 4, { wording: 2 }), cell(2, 6, 1), cell(4, 6, 1), cell(5, 6, 4, { wording: 2 })],
      { id: 'I1' },
      NOW,
    );
    expect(trend.now?.weeks).toEqual(['2027-W20']);
    expect(trend.before?.weeks).toEqual(['2027-W15']);
  });

  test('go on where they were when somebody goes back to earlier words', () => {
    const cells = [cell(0, 6, 4), cell(1, 6, 1, { wording: 2 }), cell(2, 6, 4), cell(5, 6, 3)];
    const trend = trendOf(cells, { id: 'I1' }, NOW);
    expect(trend).toMatchObject({ wording: 1, now: { weeks: ['2027-W20', '2027-W18'] } });
    expect(trend.before?.weeks).toEqual(['2027-W15']);
    expect(rewordedSince(cells, trend, NOW)).toEqual({ week: NOW, what: 'words' });
  });

  test('tell of new words as long as there are numbers in others to compare with', () => {
    const cells = [cell(0, 6, 4, { wording: 2 }), cell(2, 6, 4, { wording: 2 }), cell(4, 6, 4)];
    const at = (week: string) => rewordedSince(cells, trendOf(cells, { id: 'I1' }, week), week);
    expect(at(NOW)).toEqual({ week: '2027-W18', what: 'words' });
    expect(at(addWeeks(NOW, -4))).toBeNull();
    expect(rewordedSince(cells.slice(0, 2), trendOf(cells, { id: 'I1' }, NOW), NOW)).toBeNull();
  });
});

describe('what is new', () => {
  const since = addWeeks(NOW, -1);
  const single = [cell(0, 6, 4), cell(5, 6, 4)];

  test('has no number of a single week while it has not been asked through a whole window', () => {
    expect(trendOf(single, { id: 'I1', since }, NOW)).toMatchObject({ isNew: true, now: null, before: null });
    const through = trendOf(single, { id: 'I1', since: addWeeks(NOW, -3) }, NOW);
    expect(through.now?.weeks).toEqual([NOW]);
    expect(through.before).toBeNull();
    expect(trendOf(single, { id: 'I1' }, NOW).before?.answers).toBe(6);
  });

  test('has one of two weeks, or of twenty answers', () => {
    const two = trendOf([cell(0, 6, 4), cell(1, 6, 4)], { id: 'I1', since }, NOW);
    expect(two).toMatchObject({ isNew: false, now: { answers: 12 } });
    expect(trendOf([cell(0, 19, 4)], { id: 'I1', since }, NOW).now).toBeNull();
    expect(trendOf([cell(0, 20, 4)], { id: 'I1', since }, NOW).now?.answers).toBe(20);
  });

  test('is what was not switched on in the same words in one of the weeks before', () => {
    const of = (wording: number) => ({ week: '', active: [{ id: 'I1', wording }] });
    const before = (...wordings: number[]) =>
      wordings.map((wording, n) => ({ ...of(wording), week: addWeeks(NOW, -1 - n) }));
    const asked = { id: 'I1', wording: 1 };
    expect(changedIn(NOW, asked, before(1, 1, 1))).toBeNull();
    expect(changedIn(NOW, asked, before(1, 2, 1))).toBe(addWeeks(NOW, -1));
    expect(changedIn(NOW, asked, before(101))).toBe(NOW);
    expect(changedIn(NOW, { id: 'T1', wording: 1 }, before(1))).toBe(NOW);
  });
});

describe('areas and the index', () => {
  const trends = (...ids: readonly string[]) =>
    STATEMENTS.map(({ id }) =>
      trendOf(ids.includes(id) ? [cell(0, 6, id === 'I1' ? 2 : 4, { statement: id })] : [], { id }, NOW),
    );

  test('an area is the plain mean of its statements and needs two of them', () => {
    const area = areaOf(trends('I1', 'I2', 'T1'), STATEMENTS, 'individual');
    expect(toNumber(meanOf(area!.now))).toBe(3);
    expect(areaOf(trends('I1', 'I2', 'T1'), STATEMENTS, 'teamwork')).toBeNull();
  });

  test('an area is as coarse as its smallest week, in either window', () => {
    const wide = trendOf([cell(0, 30, 3), cell(4, 6, 3)], { id: 'I1' }, NOW);
    const other = trendOf([cell(0, 30, 3.2, { statement: 'I2' })], { id: 'I2' }, NOW);
    const area = areaOf([wide, other], STATEMENTS, 'individual')!;
    expect(showMean(area.now, area.before).is).toMatchObject({ kind: 'label', grid: 2 });
  });

  test('an index needs half of the active statements', () => {
    expect(indexOf(trends('I1', 'I2', 'T1', 'O1'), 8)?.now).toHaveLength(4);
    expect(indexOf(trends('I1', 'I2', 'T1'), 8)).toBeNull();
    expect(indexOf(trends('I1', 'I2'), 3)?.now).toHaveLength(2);
  });
});

describe('verdicts', () => {
  test('six of eight statements moved, and two arrows are shown', () => {
    const family = [
      change(360, 395),
      change(380, 378),
      change(410, 380),
      change(290, 305),
      change(350, 372),
      change(320, 320),
      change(400, 410),
      change(370, 345),
    ];
    expect(verdicts(family)).toEqual(['up', 'none', 'down', 'none', 'none', 'none', 'none', 'none']);
  });

  test('a change from nineteen to all fives is judged on the capped sum', () => {
    const now = trendOf([cell(0, 5, 5), cell(4, 5, 3.8)], { id: 'I1' }, NOW);
    const made = comparison([now], { now: 5, before: 5 }, 0.4427, 1);
    expect(toNumber(made!.delta)).toBeCloseTo(0.8, 12);
    expect(verdicts([made])).toEqual(['up']);
  });

  test('a change below 0.2 is none however sure it is, and exactly 0.2 is one', () => {
    expect(verdicts([change(350, 362, 0.05)])).toEqual(['none']);
    expect(verdicts([change(360, 380, 0.05)])).toEqual(['up']);
    expect(verdicts([change(380, 360, 0.05)])).toEqual(['down']);
    expect(verdicts([change(361, 380, 0.05)])).toEqual(['none']);
  });

  test('a comparison that cannot be made does not weigh on the others', () => {
    expect(verdicts([null, change(350, 375, 0.127802)])).toEqual(['too_few', 'up']);
  });
});

describe('a comparison', () => {
  const both = trendOf([cell(0, 9, 4), cell(4, 9, 3)], { id: 'I1' }, NOW);

  test('needs half of the answers that were asked for, in both windows', () => {
    expect(comparison([both], { now: 18, before: 18 }, 0.3, 1)).not.toBeNull();
    expect(comparison([both], { now: 20, before: 18 }, 0.3, 1)).toBeNull();
    expect(comparison([both], { now: 18, before: 20 }, 0.3, 1)).toBeNull();
  });

  test('needs an earlier window and a known error', () => {
    expect(
      comparison([trendOf([cell(0, 9, 4)], { id: 'I1' }, NOW)], { now: 9, before: 0 }, 0.3, 1),
    ).toBeNull();
    expect(comparison([both], { now: 9, before: 9 }, null, 1)).toBeNull();
  });

  test('of an index needs two weeks with a number in both windows, whichever statements they asked', () => {
    const other = trendOf(
      [cell(1, 9, 4, { statement: 'I2' }), cell(5, 9, 3, { statement: 'I2' })],
      { id: 'I2' },
      NOW,
    );
    expect(comparison([both], { now: 9, before: 9 }, 0.3, 2)).toBeNull();
    expect(comparison([both, other], { now: 18, before: 18 }, 0.3, 2)).not.toBeNull();
  });

  test('of an index leaves out what has a number in one window only', () => {
    const fresh = trendOf([cell(0, 9, 1, { statement: 'I2' })], { id: 'I2' }, NOW);
    const made = comparison([both, fresh], { now: 9, before: 9 }, 0.3, 1);
    expect(toNumber(made!.delta)).toBeCloseTo(1, 12);
  });
});

test('errors come from who was counted how often, in the weeks that are compared', () => {
  const weeks = [0, 2, 4, 6];
  const trend = trendOf(
    weeks.map((back) => cell(back, 6, 3)),
    { id: 'I1' },
    NOW,
  );
  const counted = [...weeks, 8].flatMap((back) =>
    [1, 2, 3, 4, 5, 6].map((person) => ({ week: addWeeks(NOW, -back), statement: 'I1', person })),
  );
  const away = counted.filter((it) => it.person !== 6 || it.week < '2027-W17');
  expect(changeErrors([trend], counted, 4)['I1']).toBeCloseTo(0.285774, 6);
  expect(changeErrors([trend], away, 4)['I1']).toBeCloseTo(0.325832, 6);
  expect(Object.keys(changeErrors([trend], counted, 4))).toEqual(['I1', INDEX]);
});
