import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';
import { absenceRows, personRows } from './imports.ts';

const people = (text: string) => personRows(readCsv(Buffer.from(text)));
const absences = (text: string) => absenceRows(readCsv(Buffer.from(text)));

test('a full line of people is understood', () => {
  const head = 'user_id,team,manager,parent_team,every_weeks,weekday,time,minutes,language,active';
  const read = people(`${head}\nUKARI,Drift,Ola@X.no,Norge,2,Tuesday,9:00,20,nb,yes\n`);
  expect(read.ok && read.rows).toEqual([
    {
      line: 2,
      who: { by: 'user_id', value: 'UKARI' },
      team: 'Drift',
      manager: { by: 'email', value: 'ola@x.no' },
      parentTeam: 'Norge',
      everyWeeks: 2,
      weekday: 2,
      time: '09:00',
      minutes: 20,
      language: 'nb',
      holidays: null,
      active: true,
    },
  ]);
});

test('an empty cell and a missing column both leave things as they are', () => {
  const read = people('email,team,weekday\nkari@x.no,Drift,\n');
  expect(read.ok && read.rows[0]).toMatchObject({ weekday: null, time: null, manager: null, active: null });
});

test('every wrong cell is told with its line, all at once', () => {
  const read = people(
    'email,team,weekday,time,minutes\na@x.no,Drift,sunday,07:30,25\n,Salg,monday,09:00,10\n',
  );
  expect(read).toEqual({
    ok: false,
    problems: [
      { line: 2, problem: 'bad_value', column: 'weekday', value: 'sunday' },
      { line: 2, problem: 'bad_value', column: 'time', value: '07:30' },
      { line: 2, problem: 'bad_value', column: 'minutes', value: '25' },
      { line: 3, problem: 'no_person' },
    ],
  });
});

test('a missing column is told by its name', () => {
  expect(people('name,group\nKari,Drift\n')).toEqual({
    ok: false,
    problems: [
      { line: 1, problem: 'missing_column', column: 'user_id' },
      { line: 1, problem: 'missing_column', column: 'team' },
    ],
  });
});

test('columns that mean nothing are named, so that a misspelt one is noticed', () => {
  const read = people('email,team,wekday\na@x.no,Drift,monday\n');
  expect(read.ok && read.ignoredColumns).toEqual(['wekday']);
});

test('days are read as written by machines and as written in Norway', () => {
  const read = absences('email;from;to\na@x.no;2027-03-01;31.3.2027\n');
  expect(read.ok && read.rows[0]).toMatchObject({ from: '2027-03-01', to: '2027-03-31' });
});

test('a day that is not in the calendar and an end before the start are refused', () => {
  expect(absences('email,from,to\na@x.no,2027-02-29,2027-03-01\nb@x.no,2027-03-02,2027-03-01\n')).toEqual({
    ok: false,
    problems: [
      { line: 2, problem: 'bad_value', column: 'from', value: '2027-02-29' },
      { line: 3, problem: 'order' },
    ],
  });
});
