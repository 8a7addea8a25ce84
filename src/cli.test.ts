import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from './cli.ts';
import { movableClock } from './clock.ts';
import { publishDigest } from './service/digests.ts';
import { recentAudit } from './store/audit.ts';
import { createCipher } from './store/cipher.ts';
import { openStore, type Store } from './store/db.ts';
import { upsertPerson } from './store/people.ts';
import { settings } from './store/settings.ts';
import { addOwnStatement, addWording } from './store/statement-bank.ts';
import { addCells, addFacts } from './store/publications.ts';
import { teams } from './store/teams.ts';
import { addPulseWeek, markClosed, pulseWeekOf } from './store/weeks.ts';

const KEY = Buffer.alloc(32, 7);
const clock = movableClock(Date.parse('2027-01-07T09:00:00Z'));

let folder: string;
let store: Store;
let env: NodeJS.ProcessEnv;

/** The app has the database open all the while. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-cli-'));
  const file = join(folder, 'samtale.db');
  env = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    DATA_KEY: KEY.toString('base64'),
    DATABASE_FILE: file,
    ADMIN_USER_IDS: 'UADA',
    DEFAULT_ZONE: 'Europe/Oslo',
    HOLIDAYS: 'NO',
  };
  store = openStore({ file, cipher: createCipher(KEY), clock });
  store.transact((tx) => {
    for (const name of ['Ada', 'Kari', 'Ola', 'Ingrid', 'Per'])
      upsertPerson(tx, {
        slackId: `U${name.toUpperCase()}`,
        name,
        email: `${name.toLowerCase()}@example.com`,
        zone: 'Europe/Oslo',
        locale: 'nb-NO',
        kind: 'member',
        deactivated: false,
      });
  });
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function run(...args: string[]): { code: number; out: string; err: string } {
  const said = { out: [] as string[], err: [] as string[] };
  const code = runCli(args, {
    env,
    clock,
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
  });
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const teamNames = () => store.read((tx) => teams(tx).map(({ name }) => name));

test('help needs no configuration, and a wrong word gets help', () => {
  env = {};
  expect(run()).toMatchObject({ code: 0, out: expect.stringContaining('import people.csv [--apply]') });
  expect(run('imprt')).toMatchObject({
    code: 64,
    err: expect.stringContaining('There is no command imprt.'),
  });
});

test('a wrong environment ends with 78 and says what to write', () => {
  env = { ...env, DATA_KEY: 'short' };
  expect(run('settings')).toMatchObject({
    code: 78,
    err: expect.stringContaining('DATA_KEY must be 32 bytes'),
  });
  env = {};
  expect(run('settings')).toMatchObject({ code: 78, err: expect.stringContaining('no Slack token') });
});

test('a wrong key ends with 70 and a sentence', () => {
  env = { ...env, DATA_KEY: Buffer.alloc(32, 8).toString('base64') };
  expect(run('settings')).toMatchObject({
    code: 70,
    err: expect.stringContaining('DATA_KEY is not the key'),
  });
});

test('a file of people is shown first and applied on --apply, while the app has the database open', () => {
  const people = file(
    'people.csv',
    'user_id;team;manager;weekday;time\nUKARI;Drift;ola@example.com;tuesday;10:00\n',
  );
  const shown = run('import', people);
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(shown.out).toContain('Kari gets a first talk on Tuesday 12 January at 10:00.');
  expect(shown.out).toContain('Nothing has been changed. To do it, add --apply');
  expect(teamNames()).toEqual([]);
  expect(run('import', people, '--apply').out).toContain('Applied.');
  expect(teamNames()).toEqual(['Drift']);
  expect(run('import', people, '--apply').out).toBe('Nothing would change.');
});

test('a file with mistakes changes nothing, names every line and ends with 64', () => {
  const people = file(
    'people.csv',
    'email,team,manager\nkari@example.com,Drift,ola@example.com\nhvem@example.com,Drift,\n',
  );
  const { code, err } = run('import', people, '--apply');
  expect(code).toBe(64);
  expect(err).toContain('Line 3: there is nobody in Slack as hvem@example.com.');
  expect(teamNames()).toEqual([]);
});

test('a file that is not there, and an option that is not, are told', () => {
  expect(run('import', join(folder, 'no.csv'))).toMatchObject({
    code: 64,
    err: expect.stringContaining('cannot be read'),
  });
  expect(run('import', 'a.csv', '--aply')).toMatchObject({ code: 64, err: 'There is no option --aply.' });
  expect(run('import')).toMatchObject({ code: 64 });
});

test('leave is read the same way', () => {
  const leave = file('absences.csv', 'email,from,to\nkari@example.com,2027-02-01,2027-02-12\n');
  expect(run('absences', leave).out).toContain('Kari: Monday 1 February to Friday 12 February');
  expect(run('absences', leave, '--apply').code).toBe(0);
  expect(run('absences', leave).out).toBe('Nothing would change.');
  const talks = file('talks.csv', 'email,manager,date\nkari@example.com,ola@example.com,2026-11-03\n');
  expect(run('talks', talks).out).toContain('1 earlier talk of 1 person, from 3 November 2026');
  expect(run('talks', talks, '--apply').code).toBe(0);
  expect(run('talks', talks).out).toBe('Nothing would change.');
});

test('the environment seeds an empty database, then the settings are shown as a table', () => {
  const { out } = run('settings');
  expect(out.split('\n')).toContain('admins         UADA (Ada)');
  expect(out.split('\n')).toContain('zone           Europe/Oslo');
  expect(out.split('\n')).toContain('prompt         1 09:00');
});

test('the statements in use are set by their ids, also HR’s own, and listed with their words', () => {
  store.transact((tx) => {
    addOwnStatement(tx, { id: 'H1', area: 'teamwork', level: 'team' });
    addWording(tx, { statement: 'H1', wording: 1, words: { nb: 'Vi ler', en: 'We laugh' } });
  });
  expect(run('settings').out.split('\n')).toContain('  H1           We laugh');
  expect(run('settings', 'set', 'statements-on=I1,T1,V1,H1').code).toBe(0);
  expect(store.read((tx) => settings(tx)).activeStatements).toEqual(['I1', 'T1', 'V1', 'H1']);
  for (const wrong of ['I1,T1', 'I1,T1,H2', 'I1,I2,I3,T1,T2,T3,O1,O2,H1'])
    expect(run('settings', 'set', `statements-on=${wrong}`).err).toContain('Write three to eight');
});

test('settings are set by name, all of them or none', () => {
  expect(run('settings', 'set', 'prompt=2 08:30', 'zone=Europe/Stockholm', 'language=en').code).toBe(0);
  const now = () => store.read((tx) => settings(tx));
  expect(now()).toMatchObject({
    promptLead: { days: 2, time: '08:30' },
    zone: 'Europe/Stockholm',
    language: 'en',
  });
  const wrong = run('settings', 'set', 'language=nb', 'zone=Mars');
  expect(wrong).toMatchObject({ code: 64, err: expect.stringContaining('zone: Write a time zone') });
  expect(now().language).toBe('en');
  expect(
    run('settings', 'set', 'prompt=tomorrow', 'statements=9', 'minimum-group=3').err.split('\n'),
  ).toEqual(
    expect.arrayContaining([
      'prompt: Write the working days before the talk (0 to 3) and a time, for example “1 09:00”.',
      'statements: Write a number from 3 to 6.',
      'minimum-group: Write a number from 5 to 10.',
    ]),
  );
  expect(run('settings', 'set', 'colour=red').err).toContain('write name=value');
});

test('which questions may be asked is set by name, and the usual ones are among them', () => {
  const set = (...args: string[]) => run('settings', 'set', ...args);
  expect(set('templates=standard, free', 'template=free')).toMatchObject({
    code: 0,
    out: 'templates      standard,free\ntemplate       free',
  });
  expect(set('template=minimum').err).toContain('template: Choose one that a pair may choose, too.');
  expect(set('templates=long').err).toContain('templates: Write one or more of standard, minimum, free');
  expect(run('settings').out.split('\n')).toContain('template       free');
});

test('the smallest group is raised only on --yes, and never lowered', () => {
  expect(run('settings', 'set', 'minimum-group=7').err).toContain('add --yes');
  expect(run('settings', 'set', 'minimum-group=7', '--yes').code).toBe(0);
  expect(run('settings', 'set', 'minimum-group=6', '--yes').err).toContain('never lowered');
});

test('the first HR person is named at once, the next waits for a second pair of eyes', () => {
  expect(run('settings', 'set', 'hr=ingrid@example.com').out).toContain('Ingrid: done.');
  expect(run('settings', 'set', 'hr=UINGRID,UPER').out).toContain('Per: asked.');
  expect(run('settings').out).toContain('hr             UINGRID (Ingrid)');
});

test('the last administrator and the last HR person stay', () => {
  run('settings', 'set', 'hr=UINGRID');
  expect(run('settings', 'set', 'hr=UPER').code).toBe(64);
  expect(run('settings').out).toContain('hr             UINGRID (Ingrid)');
});

test('the HR channel is set by its id', () => {
  expect(run('settings', 'set', 'hr-channel=#hr').code).toBe(64);
  expect(run('settings', 'set', 'hr-channel=C0HR').code).toBe(0);
  expect(run('settings').out).toContain('hr-channel     C0HR');
});

/** A week that was closed, in which so many of two teams answered. */
function closed(week: string, ...answers: number[]): void {
  store.transact((tx) => {
    const rules = { scale: null, minimum: 5, smallGroups: 'merge' as const };
    addPulseWeek(tx, { week, opensAt: 0, closesAt: 1, ...rules, statements: [], active: [] }, []);
    const cells = answers.map((n, i) => {
      const of = { week, statement: 'I1', wording: 1, kind: 'block' } as const;
      return { ...of, block: `team-${i}`, groups: [`team-${i}`], n, sum: 4 * n, heads: 9 };
    });
    addCells(tx, cells);
    const none = { part: 0, whole: 0, people: 0 };
    const talks = { held: none, answered: none, outcomes: none };
    addFacts(tx, week, { heads: 18, favourable: {}, asked: ['I1'], leftOut: false, ...talks });
    markClosed(tx, week);
  });
}

test('an audit before the first close has nothing to look at', () => {
  expect(run('audit')).toMatchObject({ code: 0, out: 'There is no closed week to look at.' });
});

test('an audit says in plain words that nothing can be worked out, and writes a file without names or sums', () => {
  closed('2027-W01', 6, 7);
  const out = join(folder, 'audit.json');
  const said = run('audit', '--out', out);
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toContain('Looked at 1 closed week, 2027-W01: 2 sums, no printed labels, no digests.');
  expect(said.out).toContain('Nothing about fewer than 5 people can be worked out');
  const written = readFileSync(out, 'utf8');
  expect(JSON.parse(written)).toMatchObject({
    format: 'samtale-audit',
    version: 1,
    minimum: 5,
    weeks: [
      { week: '2027-W01', minimum: 5, cells: [{ statement: 'I1', answers: '5-9' }, { answers: '5-9' }] },
    ],
  });
  expect(written).not.toContain('team-');
  expect(store.read((tx) => recentAudit(tx, 1))).toMatchObject([{ actor: 'cli', what: 'audit.written' }]);
  expect(run('audit', '--out', out)).toMatchObject({
    code: 64,
    err: `${out} is there already. Name a new file.`,
  });
  expect(readFileSync(out, 'utf8')).toBe(written);
});

test('an audit that finds something ends with 1 and says where', () => {
  closed('2027-W01', 6, 7);
  closed('2027-W02', 6, 4);
  const said = run('audit');
  expect(said.code).toBe(1);
  expect(said.out).toContain('- 2027-W02, I1: a sum of too few people');
  expect(run('audit', '--to', '2027-W01').code).toBe(0);
});

test('an audit asks for weeks and names that it can use', () => {
  closed('2027-W01', 6);
  expect(run('audit', '--from', 'January')).toMatchObject({
    code: 64,
    err: '--from: write a week, for example --from 2027-W01',
  });
  expect(run('audit', '--form', '2027-W01').err).toBe('There is no option --form.');
  expect(run('audit', '--out').err).toBe('--out needs a value.');
  expect(run('audit', '--out', join(folder, 'no', 'audit.json')).err).toContain('cannot be written');
});

test('before the first close the preview of the digest shows invented numbers and says so, with a picture', () => {
  const picture = join(folder, 'digest.png');
  const shown = run('preview', 'digest', '--picture', picture);
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(shown.out).toMatch(/^(Invented|Oppdiktede)/);
  expect(shown.out).toContain('▲');
  const png = readFileSync(picture);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1080);
});

test('a picture that cannot be written is said, and so is what cannot be previewed', () => {
  expect(run('preview', 'digest', '--picture', join(folder, 'no', 'such.png'))).toMatchObject({
    code: 64,
    err: expect.stringContaining('cannot be written'),
  });
  expect(run('preview')).toMatchObject({ code: 64, err: expect.stringContaining('preview digest') });
  expect(run('preview', 'digest', 'now').code).toBe(64);
});

test('what the digests have shown is written as a table, once, and noted', () => {
  const out = join(folder, 'numbers.csv');
  expect(run('export', '--out', out)).toMatchObject({
    code: 0,
    out: 'No digest has been published in these weeks.',
  });
  closed('2027-W01', 6, 7);
  store.transact((tx) => publishDigest(tx, pulseWeekOf(tx, '2027-W01')!));
  expect(run('export', '--out', out, '--language', 'nb').out).toContain('holds the numbers of one week');
  expect(readFileSync(out, 'utf8')).toMatch(
    /^\ufeffweek;first_week;.*\r\n2027-W01;2026-W51;2027-W01;Selskapet;/,
  );
  expect(store.read((tx) => recentAudit(tx, 1))).toMatchObject([{ actor: 'cli', what: 'numbers.exported' }]);
  expect(run('export', '--out', out)).toMatchObject({
    code: 64,
    err: `${out} is there already. Name a new file.`,
  });
  expect(run('export').err).toContain('Name a file to write');
  expect(run('export', '--out', out, '--from', 'May').err).toContain('Write weeks like this');
  expect(run('export', '--out', out, '--language', 'sv').err).toBe('--language: write en or nb');
});
