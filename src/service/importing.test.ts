import { expect, test } from 'vitest';
import { readCsv } from '../domain/csv.ts';
import { absenceRows, personRows } from '../domain/imports.ts';
import { absencesOf, setLanguage } from '../store/people.ts';
import { activePairOf, teamByName, teams } from '../store/teams.ts';
import { Company } from './company.testing.ts';
import { planAbsences, planImport } from './importing.ts';
import { calendarOf } from './pairs.ts';

const HEADER = 'email,team,manager,weekday,time,minutes,every_weeks,parent_team,language,active';

function rowsOf(text: string) {
  const read = personRows(readCsv(Buffer.from(text)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.rows;
}

/** Lines of people in the order of HEADER; what is left out at the end of a line is empty. */
const file = (...lines: string[]) =>
  rowsOf([HEADER, ...lines.map((line) => line.replaceAll(/\b@/g, '@example.com'))].join('\n'));

const plan = (company: Company, rows: ReturnType<typeof file>) => company.do((tx) => planImport(tx, rows));
const apply = (company: Company, rows: ReturnType<typeof file>) =>
  company.applies({ kind: 'people', rows, ignoredColumns: [] });
const pairOf = (company: Company, name: string) => company.do((tx) => activePairOf(tx, company.id(name)));
const problems = (company: Company, rows: ReturnType<typeof file>) => {
  const planned = plan(company, rows);
  return planned.ok ? [] : planned.problems;
};

test('a file makes teams, members and talks, and a manager needs no line', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  const done = apply(
    company,
    file('kari@,Drift,ola@,tuesday,09:00,30,2,Norge', 'per@,Drift,,tuesday,09:30,30,2'),
  );
  expect(done.ok && done.preview).toMatchObject({
    newTeams: [
      { name: 'Drift', manager: 'Ola', parent: 'Norge' },
      { name: 'Norge', manager: null, parent: null },
    ],
    joining: ['Kari', 'Per'],
  });
  expect(pairOf(company, 'Kari')).toMatchObject({ weekday: 2, time: '09:00', minutes: 30, everyWeeks: 2 });
  expect(pairOf(company, 'Per')).toMatchObject({ time: '09:30' });
  expect(company.person('Ola').enrolledAt).toBeNull();
});

test('the same file a second time changes nothing', () => {
  const company = new Company('Kari', 'Ola');
  const rows = file('kari@,Drift,ola@,tuesday,09:00,30,2,Norge,nb,yes');
  apply(company, rows);
  const again = plan(company, rows);
  expect(again.ok && [again.plan.teams, again.plan.people, again.plan.welcomes]).toEqual([[], [], []]);
});

test('who is not in the file stays as they are, and so does what an empty cell is about', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  apply(company, file('kari@,Drift,ola@,tuesday,09:00,30', 'per@,Drift,,thursday,11:00'));
  const per = pairOf(company, 'Per');
  apply(company, file('kari@,Drift,,friday'));
  expect(pairOf(company, 'Kari')).toMatchObject({ weekday: 5, time: '09:00', minutes: 30 });
  expect(pairOf(company, 'Per')).toEqual(per);
});

test('another manager for a team changes the talks of members who are not in the file', () => {
  const company = new Company('Kari', 'Per', 'Ola', 'Nina');
  apply(company, file('kari@,Drift,ola@', 'per@,Drift'));
  apply(company, file('kari@,Drift,nina@'));
  expect(pairOf(company, 'Per')?.managerId).toBe(company.id('Nina'));
});

test('a team is known by its name whatever its capital letters', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  apply(company, file('kari@,Drift,ola@'));
  apply(company, file('per@,DRIFT'));
  expect(company.do((tx) => teams(tx)).map(({ name }) => name)).toEqual(['Drift']);
});

test('active=no ends taking part; what is left of the person stays', () => {
  const company = new Company('Kari', 'Ola');
  apply(company, file('kari@,Drift,ola@'));
  const done = apply(company, file('kari@,Drift,,,,,,,,no'));
  expect(done.ok && done.preview).toMatchObject({ leaving: ['Kari'], ending: ['Kari'] });
  expect(company.person('Kari')).toMatchObject({ enrolledAt: null, teamId: null });
});

test("a language from a file does not overrule somebody's own choice", () => {
  const company = new Company('Kari', 'Per', 'Ola');
  company.do((tx) => setLanguage(tx, company.id('Kari'), 'en'));
  apply(company, file('kari@,Drift,ola@,,,,,,nb', 'per@,Drift,,,,,,,nb'));
  expect([company.person('Kari').language, company.person('Per').language]).toEqual(['en', 'nb']);
});

test('a person abroad has the holidays of their own country', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  const rows = rowsOf(
    'email,team,manager,holidays\nkari@example.com,Drift,ola@example.com,se\nper@example.com,Drift,,\n',
  );
  const done = apply(company, rows);
  expect(done.ok && done.preview.holidays).toBe(1);
  const country = (name: string) => company.do((tx) => calendarOf(tx, company.person(name)).country);
  expect([country('Kari'), country('Per')]).toEqual(['SE', 'NO']);
});

test('people without a time of their own are laid back to back', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  apply(company, file('kari@,Drift,ola@,monday', 'per@,Drift,,monday'));
  expect([pairOf(company, 'Kari'), pairOf(company, 'Per')]).toMatchObject([
    { weekday: 1, time: '10:00' },
    { weekday: 1, time: '10:20' },
  ]);
});

test('two talks of one manager at the same time are a warning, not an error', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  const planned = plan(company, file('kari@,Drift,ola@,monday,09:00,30', 'per@,Drift,,monday,09:20,30'));
  expect(planned.ok && planned.preview.overlaps).toMatchObject([{ manager: 'Ola', names: ['Kari', 'Per'] }]);
});

test('unknown people, guests and people who left are told by line', () => {
  const company = new Company('Kari', 'Ola');
  company.adds('Gjest', { kind: 'guest' });
  company.adds('Borte', { deactivated: true });
  const rows = file('kari@,Drift,hvem@', 'gjest@,Drift', 'borte@,Drift', 'ukjent@,Drift');
  expect(problems(company, rows)).toEqual([
    { line: 2, problem: 'unknown_person', value: 'hvem@example.com' },
    { line: 3, problem: 'not_a_member', value: 'gjest@example.com' },
    { line: 4, problem: 'deactivated', value: 'borte@example.com' },
    { line: 5, problem: 'unknown_person', value: 'ukjent@example.com' },
  ]);
  expect(company.do((tx) => teams(tx))).toEqual([]);
});

test('the same person twice, two managers and two parents for one team name both lines', () => {
  const company = new Company('Kari', 'Per', 'Nina', 'Ola');
  const rows = file('kari@,Drift,ola@,,,,,Norge', 'per@,Drift,nina@,,,,,Sverige', 'kari@,Salg');
  expect(problems(company, rows)).toEqual([
    { line: 3, problem: 'two_managers', value: 'Drift', other: 2 },
    { line: 3, problem: 'two_parents', value: 'Drift', other: 2 },
    { line: 4, problem: 'duplicate', value: 'kari@example.com', other: 2 },
  ]);
});

test('a circle of teams, a circle of managers and a self-manager are refused with a line', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  expect(problems(company, file('kari@,A,,,,,,B', 'per@,B,,,,,,A'))).toMatchObject([
    { problem: 'team_loop', line: 2 },
  ]);
  expect(problems(company, file('kari@,A,per@', 'per@,B,kari@'))).toMatchObject([
    { problem: 'manager_loop', line: 2, value: 'Kari → Per' },
  ]);
  expect(problems(company, file('kari@,A,per@', 'per@,A'))).toEqual([
    { line: 3, problem: 'self_manager', value: 'Per' },
  ]);
});

test('a circle through people who are not in the file is found too', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  apply(company, file('kari@,Drift,per@', 'per@,Ledelse,ola@'));
  expect(problems(company, file('ola@,Styret,kari@'))).toMatchObject([{ problem: 'manager_loop', line: 2 }]);
});

test('somebody new without a team is told so', () => {
  const company = new Company('Kari');
  expect(problems(company, file('kari@,'))).toEqual([{ line: 2, problem: 'no_team' }]);
});

test('a large company is planned and applied within seconds', { timeout: 60_000 }, () => {
  const names = Array.from({ length: 2200 }, (_, n) => `P${n}`);
  const company = new Company();
  company.do(() => names.forEach((name) => company.adds(name)));
  const lines = names
    .slice(200)
    .map((name, n) => `${name}@,Team ${Math.floor(n / 10)},p${Math.floor(n / 10)}@`);
  const rows = file(...lines);
  const begun = performance.now();
  expect(apply(company, rows).ok).toBe(true);
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(company.do((tx) => teamByName(tx, 'Team 199'))).toBeDefined();
});

const leave = (text: string) => {
  const read = absenceRows(readCsv(Buffer.from(`email,from,to\n${text}`)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.rows;
};

test('leave is added once, what is over or known is passed by, and it can be taken back', () => {
  const company = new Company('Kari');
  const rows = leave('kari@example.com,2027-02-01,2027-02-12\nkari@example.com,2026-07-01,2026-07-31');
  const done = company.applies({ kind: 'absences', rows, ignoredColumns: [] });
  expect(done.ok && done.preview.absences).toEqual([{ name: 'Kari', from: '2027-02-01', to: '2027-02-12' }]);
  const kept = company.do((tx) => absencesOf(tx, company.id('Kari'), '2027-01-01', '2027-12-31'));
  expect(kept).toMatchObject([{ from: '2027-02-01', to: '2027-02-12', source: 'import' }]);
  const again = company.do((tx) => planAbsences(tx, leave('kari@example.com,2027-02-03,2027-02-05')));
  expect(again.ok && again.adding).toEqual([]);
});

test('leave of somebody unknown, and the same line twice, are told by line', () => {
  const company = new Company('Kari');
  const rows = leave(
    'hvem@x.no,2027-02-01,2027-02-02\nkari@example.com,2027-02-01,2027-02-02\nkari@example.com,2027-02-01,2027-02-02',
  );
  expect(company.do((tx) => planAbsences(tx, rows))).toEqual({
    ok: false,
    problems: [
      { line: 2, problem: 'unknown_person', value: 'hvem@x.no' },
      { line: 4, problem: 'duplicate', value: 'kari@example.com', other: 3 },
    ],
  });
});
