import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { FileLabel, FileWeek } from '../domain/audit-file.ts';
import type { FindingKind } from '../domain/audit.ts';
import type { Label } from '../domain/disclosure.ts';
import { narrowed, possibleScores, sumsOf, unknown } from '../domain/possible.ts';
import { type Score, STATEMENTS } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import { textsFor } from '../i18n/index.ts';
import { updateTeam } from '../store/teams.ts';
import { addCells, addFacts, cellsOf } from '../store/publications.ts';
import { purgeAnswered } from '../store/pulse.ts';
import { setSetting } from '../store/settings.ts';
import { statementText } from '../views/statement.ts';
import { audit, EVER, readKept } from './audits.ts';
import { FIRST_WEEK, Lived, type Ticks } from './lived.testing.ts';

const open: Lived[] = [];
function company(sizes: Record<string, number>): Lived {
  const lived = new Lived(sizes);
  open.push(lived);
  return lived;
}
afterEach(() => open.splice(0).forEach(({ store }) => store.close()));

const look = (lived: Lived, range = EVER) => audit(lived.store.read((tx) => readKept(tx, range)));
const usual: Ticks = (person) => ((person % 4) + 2) as Score;

describe('an audit', () => {
  test('of a company that has lived finds nothing, and says how much it looked at', () => {
    const lived = company({ 'D1/A': 6, 'D1/B': 3, 'D2/C': 8, 'D2/E': 2, '': 1 });
    for (const person of [0, 6, 9, 10, 11]) lived.leads(person);
    for (let n = 0; n < 4; n += 1)
      lived.lives((person, statement) => (n === 2 ? 5 : usual(person, statement)));
    const { weeks, sums, labels, digests, findings, fewest } = look(lived);
    expect(findings).toEqual([]);
    expect(weeks).toEqual([0, 1, 2, 3].map((n) => addWeeks(FIRST_WEEK, n)));
    expect({ digests, withSums: fewest.withSums }).toEqual({ digests: 4, withSums: 3 });
    expect(sums).toBeGreaterThan(40);
    expect(labels).toBeGreaterThan(60);
  });

  test('looks at the weeks it is asked for, with what their labels look back to', () => {
    const lived = company({ A: 6, B: 7 });
    for (let n = 0; n < 3; n += 1) lived.lives(usual);
    const one = addWeeks(FIRST_WEEK, 2);
    const { weeks, findings, digests } = look(lived, { from: one, to: one });
    expect({ weeks, findings, digests }).toEqual({ weeks: [one], findings: [], digests: 1 });
  });

  test('looks at sums of a week that was never opened as well', () => {
    const lived = company({ A: 6 });
    lived.lives(usual);
    const stray = { week: '2026-W50', statement: 'I1', wording: 1, kind: 'block', block: 'A' } as const;
    lived.do((tx) => {
      addCells(tx, [{ ...stray, groups: ['A'], n: 4, sum: 12, heads: 6 }]);
      addFacts(tx, stray.week, { heads: 6 });
    });
    const { findings } = look(lived);
    expect(findings.map(({ what, week: of }) => `${of} ${what}`)).toEqual([
      '2026-W50 below_minimum',
      '2026-W50 derivable',
    ]);
  });

  test('of nothing is nothing', () => {
    expect(look(company({})).weeks).toEqual([]);
  });

  const CELL = `week = '${FIRST_WEEK}' AND statement = (SELECT min(statement) FROM ledger)`;
  const broken: [FindingKind, string][] = [
    ['below_minimum', `UPDATE ledger SET n = 4, sum = 12 WHERE ${CELL}`],
    ['overlapping', `UPDATE ledger SET groups = (SELECT max(groups) FROM ledger) WHERE ${CELL}`],
    ['more_than_asked', `UPDATE ledger SET n = 40, sum = 120 WHERE ${CELL}`],
    ['not_capped', `UPDATE ledger SET sum = 5 * n WHERE ${CELL}`],
    [
      'few_answers',
      `UPDATE ledger_fact SET value = '{"I1":90,"I3":90,"T1":90,"I2":90}' WHERE name = 'favourable'`,
    ],
    ['not_as_published', `UPDATE publication SET content = json_set(content, '$.rate.is.words', 'most')`],
    ['not_as_published', `UPDATE ledger SET sum = sum - 6 WHERE ${CELL}`],
    // Somebody adds a sum over both teams and two people more.
    [
      'derivable',
      `INSERT INTO ledger SELECT week, statement, 1, 'block', 'ALL', json_group_array(team), 22, 66, 22 FROM
        (SELECT DISTINCT week, statement, value AS team FROM ledger, json_each(groups) WHERE ${CELL}
          UNION SELECT '${FIRST_WEEK}', (SELECT min(statement) FROM ledger), 'x')`,
    ],
  ];

  test.each(broken)('finds what somebody with the file in hand has changed: %s', (what, sql) => {
    const lived = company({ A: 11, B: 9 });
    lived.lives(usual);
    expect(look(lived).findings).toEqual([]);
    lived.do((tx) => {
      for (const table of ['ledger', 'ledger_fact', 'publication'])
        for (const trigger of ['keeps', 'once', 'closed'])
          tx.db.run(`DROP TRIGGER IF EXISTS ${table}_${trigger}`);
      tx.db.run(sql);
    });
    expect(look(lived).findings.map((one) => one.what)).toContain(what);
  });
});

describe('the file for a program of one’s own', () => {
  const text = (lived: Lived) => JSON.stringify([...look(lived).file()]);

  test('has every sum with its groups and every label, and no sum, number of people, name or id', () => {
    const lived = company({ 'D1/A': 6, 'D1/B': 7, C: 9 });
    for (let n = 0; n < 2; n += 1) lived.lives(usual);
    const weeks = JSON.parse(text(lived)) as FileWeek[];
    expect(weeks[0]!.cells).toHaveLength(12);
    expect(weeks[0]!.cells.every(({ answers, of }) => answers === '5-9' && of.length === 1)).toBe(true);
    const whats = (of: (label: FileLabel) => boolean) => weeks[1]!.printed.filter(of).map(({ what }) => what);
    expect(whats(({ of }) => of === 'company')).toEqual(
      expect.arrayContaining(['I1', 'O1', 'index', 'teamwork']),
    );
    expect(whats(({ of }) => typeof of !== 'string')).not.toContain('O1');
    expect(whats(({ of }) => typeof of !== 'string')).toContain('I1');
    for (const id of lived.teams.values()) expect(text(lived)).not.toContain(id);
    expect(text(lived)).not.toMatch(/"(sum|heads|n|block)":/);
  });

  test('gives groups other ids each time', () => {
    const lived = company({ A: 6, B: 7 });
    lived.lives(usual);
    expect(text(lived)).not.toBe(text(lived));
  });
});

describe('what was told stays, byte for byte,', () => {
  const afterwards: [string, (lived: Lived) => void][] = [
    ['when somebody moves', (lived) => lived.moves(0, 'B')],
    ['when teams are put under another', (lived) => reorganise(lived)],
    ['when somebody leaves and joins', (lived) => (lived.leaves(0), void lived.joins('A'))],
    ['when it is forgotten who answered', (lived) => lived.do((tx) => purgeAnswered(tx, '9999-W01'))],
    ['when the minimum is raised', (lived) => lived.do((tx) => setSetting(tx, 'minimumGroup', 8))],
    [
      'when small groups are left out',
      (lived) => lived.do((tx) => setSetting(tx, 'smallGroups', 'leave_out')),
    ],
    ['when somebody begins to lead', (lived) => lived.leads(0)],
  ];

  function reorganise(lived: Lived): void {
    const { store, teams } = lived;
    store.transact((tx) => updateTeam(tx, teams.get('A')!, { parentId: teams.get('B')! }));
  }

  test.each(afterwards)('%s', (_, changes) => {
    const lived = company({ A: 7, B: 6, C: 9 });
    const weeks = [lived.lives(usual), lived.lives(usual)];
    const before = weeks.map((week) => lived.told(week));
    changes(lived);
    lived.lives(usual);
    expect(weeks.map((week) => lived.told(week))).toEqual(before);
    expect(look(lived).findings).toEqual([]);
  });

  test.each(afterwards)('and nobody has another place in a week that is open, %s', (_, changes) => {
    const cellsAfter = (meanwhile: (lived: Lived) => void) => {
      const lived = company({ A: 7, B: 6, C: 9 });
      const week = lived.lives(usual, () => meanwhile(lived));
      const names = new Map([...lived.teams].map(([path, id]) => [id, path]));
      const cells = lived.store.read((tx) => cellsOf(tx, week, week));
      return cells
        .map(({ groups, n, sum, heads }) => [groups.map((id) => names.get(id)), n, sum, heads])
        .toSorted();
    };
    expect(cellsAfter(changes)).toEqual(cellsAfter(() => {}));
  });
});

describe('settings hold for weeks that open after them:', () => {
  const sizes = (lived: Lived, week: string) =>
    new Set(
      lived.store.read((tx) => cellsOf(tx, week, week)).map(({ groups, n }) => `${groups.length}:${n}`),
    );

  test('a raised minimum', () => {
    const lived = company({ A: 6, B: 7, C: 9 });
    const raise = () => lived.do((tx) => setSetting(tx, 'minimumGroup', 7));
    const [before, after] = [lived.lives(usual, raise), lived.lives(usual), lived.lives(usual)].slice(0, 3);
    expect([...sizes(lived, before!)]).toEqual(expect.arrayContaining(['1:6', '1:7', '1:9']));
    const last = addWeeks(after!, 1);
    expect([...sizes(lived, last)].toSorted()).toEqual(['1:9', '2:13']);
    expect(look(lived).findings).toEqual([]);
  });

  test('what happens to small groups', () => {
    const lived = company({ A: 6, B: 9, C: 2 });
    const leaveOut = () => lived.do((tx) => setSetting(tx, 'smallGroups', 'leave_out'));
    const before = lived.lives(usual, leaveOut);
    lived.lives(usual);
    const last = lived.lives(usual);
    expect([...sizes(lived, before)].toSorted()).toEqual(['1:9', '2:8']);
    expect([...sizes(lived, last)].toSorted()).toEqual(['1:6', '1:9']);
    expect(lived.message(last)).toContain(textsFor('en').digest.leftOut);
  });
});

// ---- the messages themselves ---------------------------------------------------------------------------------------

const EN = textsFor('en');

/** The labels of the table as anybody reads them: '• statement · 3.8 · …'. */
function labelsIn(message: string): { statement: string; label: Label }[] {
  return STATEMENTS.flatMap(({ id }) => {
    const row = message
      .split('\n')
      .find((line) => line.startsWith(`• ${statementText(EN, { id, words: null })} · `));
    const [, number, beyond] =
      /· (?:about )?(\d(?:\.\d)?)(?: or (lower|higher))?(?= ·|$)/.exec(row ?? '') ?? [];
    if (number === undefined) return [];
    const edge = beyond === 'lower' ? 'or_lower' : beyond === 'higher' ? 'or_higher' : 'exact';
    // In steps of a half, so that the widest reading is taken: the reader does not know how fine the grid is.
    return [{ statement: id, label: { kind: 'label', step: Number(number) * 2, grid: 2, edge } }];
  });
}

const week = fc.record({
  /** Extremes are what an attacker hopes for. */
  scores: fc.array(fc.constantFrom<Score>(1, 5, 5, 5, 4, 3), { minLength: 40, maxLength: 40 }),
  answering: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }),
  moves: fc.tuple(fc.nat(30), fc.constantFrom('A', 'B', 'C')),
});

test('from the messages in the channel no answer follows, and none is shut out that was given', () => {
  let read = 0;
  const sizes = fc.record({
    A: fc.integer({ min: 1, max: 4 }),
    B: fc.integer({ min: 1, max: 3 }),
    C: fc.nat(2),
  });
  fc.assert(
    fc.property(sizes, fc.array(week, { minLength: 3, maxLength: 5 }), (teams, weeks) => {
      const lived = new Lived(teams);
      const told = weeks.map(({ scores, answering, moves: [who, path] }, n) =>
        lived.lives(
          (person, statement) =>
            answering[(person + n) % 40]! < 2 ? null : scores[(person + statement.length * 3 + n) % 40]!,
          () => lived.moves(who % lived.people.length, path),
        ),
      );
      const { findings, fewest } = look(lived);
      expect(findings).toEqual([]);
      expect(fewest.withLabels).toBeGreaterThanOrEqual(fewest.withSums);
      const cells = lived.store
        .read((tx) => cellsOf(tx, told[0]!, told.at(-1)!))
        .filter(({ kind }) => kind === 'block');
      const printed = told.flatMap((one) =>
        labelsIn(lived.message(one)).map(({ statement, label }) => {
          const from = addWeeks(one, -3);
          const inside = [...cells.keys()].filter(
            (i) => cells[i]!.statement === statement && cells[i]!.week >= from && cells[i]!.week <= one,
          );
          read += 1;
          return {
            cells: inside,
            ...sumsOf(
              label,
              inside.reduce((sum, i) => sum + cells[i]!.n, 0),
            ),
          };
        }),
      );
      const known = narrowed(
        cells.map(({ n }) => unknown(n)),
        printed,
      );
      for (const [i, one] of known.entries()) {
        expect(one.least <= cells[i]!.sum && cells[i]!.sum <= one.most).toBe(true);
        expect(possibleScores(one).length).toBeGreaterThanOrEqual(3);
      }
      lived.store.close();
    }),
    { numRuns: 15 },
  );
  expect(read).toBeGreaterThan(20);
});
