import { expect, test } from 'vitest';
import { closesAt, opensAt } from '../domain/pulse.ts';
import { addWeeks } from '../domain/time.ts';
import { keepOwn } from '../store/pulse.ts';
import { templateVersion } from '../store/schema.ts';
import { addPulseWeek } from '../store/weeks.ts';
import { Company, OSLO } from './company.testing.ts';
import { myLines } from './own-line.ts';

const FIRST = '2026-W40';

/** Weeks in which one statement was asked, in a wording and with a version of the meanings; and the own answer, if any. */
function company(weeks: { wording: number; scale: string | null; score: 1 | 2 | 3 | 4 | 5 | null }[]) {
  const company = new Company('Kari');
  const kari = company.person('Kari');
  company.do((tx) => {
    const scale = { id: 'S2', template: 'scale', fromWeek: FIRST, definition: {}, createdAt: 0 };
    tx.db.insert(templateVersion).values(scale).run();
    weeks.forEach(({ wording, scale: version, score }, n) => {
      const week = addWeeks(FIRST, n);
      const times = { opensAt: opensAt(OSLO, week), closesAt: closesAt(OSLO, week) };
      const rest = { statements: [{ id: 'I1', wording }], minimum: 5, smallGroups: 'merge' as const };
      addPulseWeek(tx, { week, ...times, ...rest, scale: version }, []);
      if (score !== null) keepOwn(tx, kari.id, week, ['I1'], [{ statement: 'I1', wording, score }]);
    });
  });
  return company
    .do((tx) => myLines(tx, kari))
    .map(({ scale, earlier, answers }) => ({
      scale,
      earlier,
      scores: answers.map(({ score }) => score),
    }));
}

test('a week without an answer is a gap, and the line begins with the first answer', () => {
  const asked = { wording: 1, scale: null };
  const lines = company([null, 4, null, 5].map((score) => ({ ...asked, score: score as 4 | 5 | null })));
  expect(lines).toEqual([{ scale: null, earlier: false, scores: [4, null, 5] }]);
});

test('another wording and other meanings each begin a line of their own; what is asked now comes first', () => {
  const lines = company([
    { wording: 1, scale: null, score: 3 },
    { wording: 2, scale: null, score: 4 },
    { wording: 2, scale: 'S2', score: 5 },
    { wording: 2, scale: 'S2', score: 2 },
  ]);
  expect(lines).toEqual([
    { scale: 'S2', earlier: false, scores: [5, 2] },
    { scale: null, earlier: true, scores: [3] },
    { scale: null, earlier: true, scores: [4] },
  ]);
});
