import { expect, test } from 'vitest';
import { dateAt, momentOf, timeAt } from '../domain/time.ts';
import { addCheckin } from '../store/checkins.ts';
import { findByKey, claim } from '../store/outbox.ts';
import { setWelcomed } from '../store/people.ts';
import { activePairOf, teamByName, teamPath, teams } from '../store/teams.ts';
import { Company, OSLO } from './company.testing.ts';
import { overviewOf } from './overview.ts';
import { ready, takeBackChange } from './setup.ts';
import { formOfTeam, planTeam } from './teams.ts';

const pairOf = (company: Company, name: string) => company.do((tx) => activePairOf(tx, company.id(name)));
const usual = {
  parentId: null,
  managerId: null,
  memberIds: [],
  weekday: 2,
  time: '10:00',
  minutes: 20,
  everyWeeks: 1,
};
const formOf = (company: Company, team: string) =>
  company.do((tx) => formOfTeam(tx, teamByName(tx, team)!.id, usual)!);

test('a new team gives each member a talk with the manager, back to back from the given time', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  const done = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari', 'Per']) });
  expect(done.ok && done.preview.firstTalks).toEqual([
    { name: 'Kari', manager: 'Ola', date: '2027-01-12', time: '10:00', everyWeeks: 1 },
    { name: 'Per', manager: 'Ola', date: '2027-01-12', time: '10:20', everyWeeks: 1 },
  ]);
  expect(pairOf(company, 'Kari')).toMatchObject({ managerId: company.id('Ola'), weekday: 2, time: '10:00' });
  expect(company.person('Kari').enrolledAt).not.toBeNull();
});

test('looking at a change changes nothing', () => {
  const company = new Company('Kari', 'Ola');
  const ada = company.person('Ada');
  const looked = company.do((tx) =>
    ready(tx, ada, { kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) }),
  );
  expect(looked).toMatchObject({ ok: true, preview: { joining: ['Kari'] } });
  expect(company.do((tx) => teams(tx))).toEqual([]);
  expect(company.waiting('welcome')).toEqual([]);
});

test('members and a manager who is no member are welcomed once, ten minutes later and in working hours', () => {
  const company = new Company('Kari', 'Ola');
  company.clock.set(momentOf(OSLO, '2027-01-08', '17:55'));
  const done = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  expect(done.ok && done.preview.welcomes).toEqual({
    names: ['Kari', 'Ola'],
    from: { date: '2027-01-11', time: '08:00' },
  });
  expect(company.waiting('welcome')).toEqual(['UKARI', 'UOLA']);
  const row = company.do((tx) => findByKey(tx, 'UKARI', `welcome:${company.id('Kari')}`)!);
  expect(`${dateAt(OSLO, row.notBefore)} ${timeAt(OSLO, row.notBefore)}`).toBe('2027-01-11 08:00');
});

test('who has been welcomed before is not welcomed again', () => {
  const company = new Company('Kari', 'Ola');
  company.do((tx) => setWelcomed(tx, company.id('Kari'), tx.now));
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  expect(company.waiting('welcome')).toEqual(['UOLA']);
});

test('nobody is prompted before the welcome: the first talk waits for it', () => {
  const company = new Company('Kari', 'Ola');
  company.clock.set(momentOf(OSLO, '2027-01-11', '08:55'));
  const done = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  expect(done.ok && done.preview.firstTalks[0]?.date).toBe('2027-01-19');
});

test('another manager ends the pair and starts a new one at the same time of the week', () => {
  const company = new Company('Kari', 'Ola', 'Nina');
  company.applies({
    kind: 'team',
    form: company.team('Drift', 'Ola', ['Kari'], { weekday: 4, time: '13:00' }),
  });
  const before = pairOf(company, 'Kari')!;
  const done = company.applies({
    kind: 'team',
    form: { ...formOf(company, 'Drift'), managerId: company.id('Nina') },
  });
  expect(done.ok && done.preview.moving).toEqual(['Kari']);
  const after = pairOf(company, 'Kari')!;
  expect(after.id).not.toBe(before.id);
  expect(after).toMatchObject({ managerId: company.id('Nina'), weekday: 4, time: '13:00' });
});

test('a member more leaves the times of the others alone', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  const kari = pairOf(company, 'Kari');
  const form = formOf(company, 'Drift');
  company.applies({ kind: 'team', form: { ...form, memberIds: [...form.memberIds, company.id('Per')] } });
  expect(pairOf(company, 'Kari')).toEqual(kari);
  expect(pairOf(company, 'Per')).toMatchObject({ weekday: 2, time: '10:20' });
});

test('another day for the team moves everybody, and the pairs stay', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari', 'Per']) });
  const kari = pairOf(company, 'Kari')!.id;
  company.applies({ kind: 'team', form: { ...formOf(company, 'Drift'), weekday: 3, time: '09:00' } });
  expect(pairOf(company, 'Kari')).toMatchObject({ id: kari, weekday: 3, time: '09:00' });
  expect(pairOf(company, 'Per')).toMatchObject({ weekday: 3, time: '09:20' });
});

test('who is taken off a team goes on taking part, without a manager', () => {
  const company = new Company('Kari', 'Per', 'Ola');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari', 'Per']) });
  const form = formOf(company, 'Drift');
  const done = company.applies({ kind: 'team', form: { ...form, memberIds: [company.id('Kari')] } });
  expect(done.ok && done.preview.ending).toEqual(['Per']);
  expect(pairOf(company, 'Per')).toBeUndefined();
  expect(company.person('Per')).toMatchObject({ teamId: null, enrolledAt: expect.any(Number) });
});

test('nobody manages themself, and nobody the one above them', () => {
  const company = new Company('Kari', 'Ola', 'Nina');
  const plan = (form: ReturnType<Company['team']>) => company.do((tx) => planTeam(tx, form));
  expect(plan(company.team('Drift', 'Ola', ['Ola', 'Kari']))).toEqual({
    ok: false,
    problem: { field: 'members', problem: 'self_manager', names: ['Ola'] },
  });
  company.applies({ kind: 'team', form: company.team('Ledelse', 'Nina', ['Ola']) });
  expect(plan(company.team('Drift', 'Ola', ['Nina']))).toMatchObject({
    ok: false,
    problem: { field: 'manager', problem: 'manager_loop', names: ['Nina', 'Ola'] },
  });
});

test('a team cannot be part of a team below it', () => {
  const company = new Company();
  company.applies({ kind: 'team', form: company.team('Norge', null, []) });
  const norge = formOf(company, 'Norge');
  company.applies({ kind: 'team', form: company.team('Drift', null, [], { parentId: norge.teamId }) });
  const drift = formOf(company, 'Drift');
  expect(company.do((tx) => teamPath(tx, drift.teamId!))).toEqual([norge.teamId, drift.teamId]);
  expect(company.do((tx) => planTeam(tx, { ...norge, parentId: drift.teamId }))).toMatchObject({
    problem: { field: 'parent', problem: 'team_loop' },
  });
});

test('a name is taken once, and guests and people who left are named', () => {
  const company = new Company('Kari');
  company.adds('Gjest', { kind: 'guest' });
  company.adds('Borte', { deactivated: true });
  company.applies({ kind: 'team', form: company.team('Drift', null, []) });
  const plan = (form: ReturnType<Company['team']>) => company.do((tx) => planTeam(tx, form));
  expect(plan(company.team('Drift', null, []))).toMatchObject({ problem: { problem: 'name_taken' } });
  expect(plan(company.team('', null, []))).toMatchObject({ problem: { problem: 'name_missing' } });
  expect(plan(company.team('Salg', 'Gjest', []))).toMatchObject({
    problem: { field: 'manager', problem: 'not_a_member', names: ['Gjest'] },
  });
  expect(plan(company.team('Salg', null, ['Kari', 'Borte']))).toMatchObject({
    problem: { field: 'members', problem: 'deactivated', names: ['Borte'] },
  });
});

test('nine talks for one manager are pointed out, as are two at the same time', () => {
  const names = Array.from({ length: 9 }, (_, n) => `Medlem${n}`);
  const company = new Company('Ola', 'Nina', ...names);
  const many = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', names) });
  expect(many.ok && many.preview.manyReports).toEqual([{ manager: 'Ola', reports: 9 }]);
  const [one, other] = [pairOf(company, 'Medlem0')!, pairOf(company, 'Medlem1')!];
  const times = [{ pairId: other.id, weekday: one.weekday, time: one.time }];
  const clash = company.do((tx) => ready(tx, company.person('Ola'), { kind: 'times', times }));
  expect(clash.ok && clash.preview.overlaps).toEqual([
    { manager: 'Ola', names: ['Medlem0', 'Medlem1'], weekday: 2, time: '10:00' },
  ]);
});

test('a manager changes times of the own talks only', () => {
  const company = new Company('Kari', 'Ola', 'Nina');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  const times = [{ pairId: pairOf(company, 'Kari')!.id, weekday: 5, time: '09:00' }];
  const by = (name: string) => company.do((tx) => ready(tx, company.person(name), { kind: 'times', times }));
  expect(by('Nina')).toMatchObject({ ok: true, preview: { newTimes: [] } });
  expect(by('Ola')).toMatchObject({
    preview: { newTimes: [{ name: 'Kari', date: '2027-01-15', time: '09:00' }] },
  });
});

test('a change can be taken back until the welcome has left, and then all is as before', () => {
  const company = new Company('Kari', 'Ola');
  const done = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  if (!done.ok) throw new Error('not applied');
  const ada = company.person('Ada');
  expect(company.do((tx) => overviewOf(tx, ada)?.undo)).toBe(done.undo);
  expect(company.do((tx) => takeBackChange(tx, ada, done.undo))).toEqual({ ok: true });
  expect(company.do((tx) => teams(tx))).toEqual([]);
  expect(company.waiting('welcome')).toEqual([]);
  expect(company.person('Kari')).toMatchObject({ enrolledAt: null, teamId: null });
  expect(pairOf(company, 'Kari')).toBeUndefined();
  expect(company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) }).ok).toBe(true);
  expect(company.waiting('welcome')).toEqual(['UKARI', 'UOLA']);
});

test('taking back another manager brings the old pair back', () => {
  const company = new Company('Kari', 'Ola', 'Nina');
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  for (const name of ['Kari', 'Ola', 'Nina']) company.do((tx) => setWelcomed(tx, company.id(name), tx.now));
  const before = pairOf(company, 'Kari')!;
  const done = company.applies({
    kind: 'team',
    form: { ...formOf(company, 'Drift'), managerId: company.id('Nina') },
  });
  if (!done.ok) throw new Error('not applied');
  company.do((tx) => takeBackChange(tx, company.person('Ada'), done.undo));
  expect(pairOf(company, 'Kari')).toMatchObject({
    id: before.id,
    managerId: company.id('Ola'),
    endedAt: null,
  });
});

test('after the first welcome or prompt it is too late to take back, and an older change never can be', () => {
  const company = new Company('Kari', 'Ola', 'Per');
  const ada = company.person('Ada');
  const undo = (id: string) => company.do((tx) => takeBackChange(tx, ada, id));
  const first = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  const second = company.applies({ kind: 'team', form: company.team('Salg', null, []) });
  if (!first.ok || !second.ok) throw new Error('not applied');
  expect(undo(first.undo)).toEqual({ ok: false, why: 'outdated' });
  const third = company.applies({
    kind: 'team',
    form: { ...formOf(company, 'Salg'), memberIds: [company.id('Per')] },
  });
  if (!third.ok) throw new Error('not applied');
  company.do((tx) => {
    const row = findByKey(tx, 'UPER', `welcome:${company.id('Per')}`)!;
    claim(tx, 'epoch', row.id);
  });
  expect(undo(third.undo)).toEqual({ ok: false, why: 'undo_too_late' });
});

test('a prompt in a new pair ends the time for taking back', () => {
  const company = new Company('Kari', 'Ola');
  for (const name of ['Kari', 'Ola']) company.do((tx) => setWelcomed(tx, company.id(name), tx.now));
  const done = company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari']) });
  if (!done.ok) throw new Error('not applied');
  const { id: pairId } = pairOf(company, 'Kari')!;
  company.do((tx) =>
    addCheckin(tx, {
      pairId,
      week: '2027-W02',
      state: 'prompted',
      promptedAt: tx.now,
      date: '2027-01-12',
      nominalDate: '2027-01-12',
      time: '10:00',
      minutes: 20,
      zone: OSLO,
      talkAt: tx.now,
      endsAt: tx.now,
    }),
  );
  expect(company.do((tx) => takeBackChange(tx, company.person('Ada'), done.undo))).toEqual({
    ok: false,
    why: 'undo_too_late',
  });
});

test('only HR and administrators set up', () => {
  const company = new Company('Kari', 'Ola');
  const form = company.team('Drift', 'Ola', ['Kari']);
  const by = (name: string) => company.do((tx) => ready(tx, company.person(name), { kind: 'team', form }));
  expect(by('Kari')).toEqual({ ok: false, why: 'not_allowed' });
  company.makesHr('Kari');
  expect(by('Kari').ok).toBe(true);
});

test('a closed team hands its sub-teams on and keeps its members without a manager', () => {
  const company = new Company('Kari', 'Ola');
  company.applies({ kind: 'team', form: company.team('Norge', null, []) });
  const norge = formOf(company, 'Norge').teamId;
  company.applies({ kind: 'team', form: company.team('Drift', 'Ola', ['Kari'], { parentId: norge }) });
  const drift = formOf(company, 'Drift').teamId!;
  company.applies({ kind: 'team', form: company.team('Natt', null, [], { parentId: drift }) });
  const done = company.applies({ kind: 'archive', teamId: drift });
  expect(done.ok && done.preview).toMatchObject({ archivedTeams: ['Drift'], moving: [], ending: ['Kari'] });
  expect(formOf(company, 'Natt').parentId).toBe(norge);
  expect(company.do((tx) => teams(tx)).map(({ name }) => name)).toEqual(['Natt', 'Norge']);
});
