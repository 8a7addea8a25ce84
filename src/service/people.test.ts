import { expect, test } from 'vitest';
import { addAbsence, type Person, removeAbsence, setTeam } from '../store/people.ts';
import { setSetting, settings } from '../store/settings.ts';
import { activePairOf } from '../store/teams.ts';
import { Company } from './company.testing.ts';
import { absenceRight, cameBack, enrol, languageOf, sayAway, takeBackAbsence, welcome } from './people.ts';
import { takeOver } from './directory.ts';
import { applySettings, planSettings, seed } from './settings.ts';

const speaks = (more: Partial<Person>, language: 'nb' | 'en' = 'en') =>
  languageOf({ language: null, locale: null, ...more } as Person, { language });

test('a language is one’s own choice, else that of Slack, else that of the company', () => {
  expect(speaks({ language: 'en', locale: 'nb-NO' })).toBe('en');
  expect(['nb-NO', 'no', 'nn_NO', 'en-US'].map((locale) => speaks({ locale }))).toEqual([
    'nb',
    'nb',
    'nb',
    'en',
  ]);
  expect([speaks({ locale: 'de-DE' }, 'nb'), speaks({}, 'nb')]).toEqual(['nb', 'nb']);
});

test('where Norwegian holidays count the company speaks Norwegian, until it says otherwise', () => {
  const company = new Company();
  expect(company.do((tx) => settings(tx).language)).toBe('nb');
  company.do((tx) => setSetting(tx, 'language', 'en'));
  expect(company.do((tx) => settings(tx).language)).toBe('en');
  company.do((tx) => setSetting(tx, 'language', null));
  company.do((tx) => setSetting(tx, 'holidays', 'SE'));
  expect(company.do((tx) => settings(tx).language)).toBe('en');
});

test('guests, bots and people who left cannot take part', () => {
  const company = new Company();
  const gjest = company.adds('Gjest', { kind: 'guest' });
  const borte = company.adds('Borte', { deactivated: true });
  expect(company.do((tx) => enrol(tx, gjest))).toEqual({ ok: false, why: 'guest' });
  expect(company.do((tx) => enrol(tx, borte))).toEqual({ ok: false, why: 'deactivated' });
});

test('being enrolled twice is being enrolled once', () => {
  const company = new Company('Kari');
  company.do((tx) => enrol(tx, company.person('Kari')));
  const { enrolledAt } = company.person('Kari');
  company.clock.advance(1000);
  company.do((tx) => enrol(tx, company.person('Kari')));
  expect(company.person('Kari').enrolledAt).toBe(enrolledAt);
  expect(company.waiting('welcome')).toEqual(['UKARI']);
});

test('absence is said by the person, their manager, HR or an administrator, and by nobody else', () => {
  const company = new Company('Kari', 'Ola', 'Per');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  const right = (by: string) => company.do((tx) => absenceRight(tx, company.person(by), company.id('Kari')));
  expect(['Kari', 'Ola', 'Ada', 'Per'].map(right)).toEqual(['self', 'manager', 'admin', null]);
  const dates = { from: '2027-02-01', to: '2027-02-03' };
  expect(company.do((tx) => sayAway(tx, company.person('Per'), company.id('Kari'), dates))).toEqual({
    ok: false,
    why: 'not_allowed',
  });
});

test('days in the wrong order, days that are over and years of leave are refused', () => {
  const company = new Company('Kari');
  const kari = company.person('Kari');
  const say = (from: string, to: string) => company.do((tx) => sayAway(tx, kari, kari.id, { from, to }));
  expect(say('2027-02-03', '2027-02-01')).toMatchObject({ problem: 'order' });
  expect(say('2027-01-01', '2027-01-06')).toMatchObject({ problem: 'over' });
  expect(say('2027-02-01', '2029-02-01')).toMatchObject({ problem: 'too_long' });
  expect(say('2027-02-30', '2027-03-01')).toMatchObject({ problem: 'bad_date' });
  expect(say('2027-01-07', '2027-01-07')).toEqual({ ok: true });
});

test('a change of absence looks at the talks again, of those one leads too', () => {
  const company = new Company('Kari', 'Ola');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  company.clock.advance(60_000);
  const ola = company.person('Ola');
  company.do((tx) => sayAway(tx, ola, ola.id, { from: '2027-01-11', to: '2027-01-15' }));
  expect(company.do((tx) => activePairOf(tx, company.id('Kari'))?.planAt)).toBe(company.clock.now());
});

test('an absence is taken back by those who may say it', () => {
  const company = new Company('Kari', 'Per');
  const personId = company.id('Kari');
  const { id } = company.do((tx) =>
    addAbsence(tx, { personId, from: '2027-02-01', to: '2027-02-02', source: 'self' }),
  );
  const by = (name: string) => company.do((tx) => takeBackAbsence(tx, company.person(name), id));
  expect(by('Per')).toEqual({ ok: false, why: 'not_allowed' });
  expect(by('Kari')).toEqual({ ok: true });
  expect(company.do((tx) => removeAbsence(tx, id))).toBeUndefined();
});

test('who comes back to Slack is planned for again, and welcomed if they never were', () => {
  const company = new Company('Kari', 'Ola');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  const pair = company.do((tx) => activePairOf(tx, company.id('Kari')));
  company.adds('Kari', { deactivated: true });
  company.do((tx) => welcome(tx, company.person('Kari')));
  expect(company.do((tx) => activePairOf(tx, company.id('Kari')))).toEqual(pair);
  company.clock.advance(60_000);
  company.adds('Kari');
  company.do((tx) => cameBack(tx, company.person('Kari')));
  expect(company.do((tx) => activePairOf(tx, company.id('Kari'))?.planAt)).toBe(company.clock.now());
});

test('in another zone the talks are looked at again, once it has lasted', () => {
  const company = new Company('Kari', 'Ola');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  company.clock.advance(60_000);
  const told = { id: 'UKARI', real_name: 'Kari', tz: 'America/New_York' };
  const planAt = () => company.do((tx) => activePairOf(tx, company.id('Kari'))?.planAt);
  company.do((tx) => takeOver(tx, 'T1', [told]));
  expect(planAt()).toBeLessThan(company.clock.now());
  company.clock.advance(2 * 60 * 60_000);
  company.do((tx) => takeOver(tx, 'T1', [told]));
  expect(planAt()).toBe(company.clock.now());
});

test('what Slack does not tell is kept: an address, a team, a moment of leaving', () => {
  const company = new Company('Kari');
  company.applies({ kind: 'team', form: company.team('Drift', null, ['Kari']) });
  const first = company.adds('Kari', { email: null, deactivated: true }).deactivatedAt;
  company.clock.advance(1000);
  const { email, teamId, deactivatedAt } = company.adds('Kari', { email: null, deactivated: true });
  expect({ email, deactivatedAt }).toEqual({ email: 'kari@example.com', deactivatedAt: first });
  expect(teamId).not.toBeNull();
  company.do((tx) => setTeam(tx, company.id('Kari'), null));
});

test('the smallest group is raised for good, and a wrong value is told by its name', () => {
  const company = new Company();
  const ada = company.person('Ada');
  const raise = company.do((tx) => planSettings(tx, { minimumGroup: 7 }));
  expect(raise).toMatchObject({ ok: true, raisesMinimum: true });
  company.do((tx) => applySettings(tx, ada, { minimumGroup: 7 }));
  expect(company.do((tx) => planSettings(tx, { minimumGroup: 6, zone: 'Mars' }))).toEqual({
    ok: false,
    problems: [
      { name: 'minimumGroup', problem: 'minimum_never_down' },
      { name: 'zone', problem: 'bad_value' },
    ],
  });
});

test('the environment counts once; afterwards the settings win', () => {
  const company = new Company();
  company.do((tx) => setSetting(tx, 'zone', 'Europe/Stockholm'));
  company.do((tx) => seed(tx, { zone: 'Asia/Tokyo', holidays: 'SE', adminUserIds: ['UKARI'] }));
  expect(company.do((tx) => settings(tx))).toMatchObject({ zone: 'Europe/Stockholm', holidays: 'NO' });
});
