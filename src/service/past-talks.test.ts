import { expect, test } from 'vitest';
import { readCsv } from '../domain/csv.ts';
import { talkRows } from '../domain/imports.ts';
import { pastTalksOf } from '../store/past-talks.ts';
import { personById } from '../store/people.ts';
import { Company } from './company.testing.ts';
import { ownData } from './own-data.ts';
import { planPastTalks } from './past-talks.ts';
import { purge } from './retention.ts';
import { takeBackChange } from './setup.ts';

function rowsOf(...lines: string[]) {
  const text = ['email,manager,date', ...lines].join('\n').replaceAll(/\b@/g, '@example.com');
  const read = talkRows(readCsv(Buffer.from(text)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.rows;
}

const known = (company: Company, name: string) =>
  company.do((tx) => pastTalksOf(tx, [company.id(name)])).map(({ managerId, date }) => ({ managerId, date }));

const apply = (company: Company, rows: ReturnType<typeof rowsOf>) =>
  company.applies({ kind: 'talks', rows, ignoredColumns: [] });

const TWO = ['kari@,ola@,2026-11-03', 'per@,,1.12.2026'];

test('earlier talks are looked at, kept, and passed by when they come again', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  const done = apply(company, rowsOf(...TWO));
  expect(done.ok && done.preview.pastTalks).toEqual({
    talks: 2,
    people: 2,
    from: '2026-11-03',
    to: '2026-12-01',
  });
  expect(known(company, 'Kari')).toEqual([{ managerId: company.id('Ola'), date: '2026-11-03' }]);
  expect(known(company, 'Per')).toEqual([{ managerId: null, date: '2026-12-01' }]);
  const again = company.do((tx) => planPastTalks(tx, rowsOf(...TWO)));
  expect(again.ok && again.adding).toEqual([]);
});

test('an empty manager is the one of now', () => {
  const company = new Company('Kari', 'Ola');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  apply(company, rowsOf('kari@,,2026-11-03'));
  expect(known(company, 'Kari')).toEqual([{ managerId: company.id('Ola'), date: '2026-11-03' }]);
});

test('who is in the list finds it in what is stored about them', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  apply(company, rowsOf(...TWO));
  const talksOf = (name: string) => company.do((tx) => ownData(tx, personById(tx, company.id(name))!)).talks;
  expect(talksOf('Kari')).toEqual([{ on: '2026-11-03', time: null, other: 'Ola', state: 'listed' }]);
  expect(talksOf('Per')).toEqual([{ on: '2026-12-01', time: null, other: null, state: 'listed' }]);
});

test('what is wrong is named by its line, and nothing is kept', () => {
  const company = new Company('Kari', 'Ola');
  const planned = company.do((tx) =>
    planPastTalks(
      tx,
      rowsOf(
        'kari@,ola@,2026-11-03',
        'hvem@,ola@,2026-11-03',
        'kari@,kari@,2026-11-04',
        'kari@,ola@,3.11.2026',
        'kari@,ola@,2027-01-07',
      ),
    ),
  );
  expect(planned).toEqual({
    ok: false,
    problems: [
      { line: 3, problem: 'unknown_person', value: 'hvem@example.com' },
      { line: 4, problem: 'with_self', value: 'kari@example.com' },
      { line: 5, problem: 'duplicate', value: 'kari@example.com', other: 2 },
      { line: 6, problem: 'not_past', value: '2027-01-07' },
    ],
  });
  expect(known(company, 'Kari')).toEqual([]);
});

test('a day that is none, and a file without days, are refused', () => {
  const read = (text: string) => talkRows(readCsv(Buffer.from(text)));
  expect(read('email,date\nkari@example.com,in March\n')).toMatchObject({
    problems: [{ line: 2, problem: 'bad_value', column: 'date' }],
  });
  expect(read('email,manager\nkari@example.com,ola@example.com\n')).toMatchObject({
    problems: [{ problem: 'missing_column', column: 'date' }],
  });
});

test('they are taken back like any change of the setup, and go when talks of that age do', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  const done = apply(company, rowsOf(...TWO));
  if (!done.ok) throw new Error('not applied');
  expect(company.do((tx) => takeBackChange(tx, company.person('Ada'), done.undo))).toEqual({ ok: true });
  expect(known(company, 'Kari')).toEqual([]);
  apply(company, rowsOf('kari@,ola@,2016-11-03', 'per@,ola@,2026-11-03'));
  company.do(purge);
  expect([known(company, 'Kari'), known(company, 'Per')].map((talks) => talks.length)).toEqual([0, 1]);
});
