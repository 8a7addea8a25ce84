import { expect, test } from 'vitest';
import { peopleWithRole, type Role, rolesOf } from '../store/people.ts';
import { Company } from './company.testing.ts';
import { type Asker, confirmRole, declineRole, giveRole, takeRole } from './roles.ts';

const asker = (company: Company, name: string): Asker => (name === 'cli' ? 'cli' : company.person(name));
const give = (company: Company, by: string, to: string, role: Role) =>
  company.do((tx) => giveRole(tx, asker(company, by), company.person(to), role));
const take = (company: Company, by: string, from: string, role: Role) =>
  company.do((tx) => takeRole(tx, asker(company, by), company.person(from), role));
const confirm = (company: Company, by: string, to: string, role: Role) =>
  company.do((tx) => confirmRole(tx, company.person(by), company.id(to), role));
const holders = (company: Company, role: Role) =>
  company.do((tx) => peopleWithRole(tx, role).map(({ name }) => name));

test('one administrator names the first HR person', () => {
  const company = new Company('Ingrid');
  expect(give(company, 'Ada', 'Ingrid', 'hr')).toEqual({ ok: true, result: 'granted' });
  expect(company.waiting('roles_changed')).toEqual(['UADA', 'UINGRID']);
});

test('the next one waits for somebody in HR or a second administrator', () => {
  const company = new Company('Ingrid', 'Per');
  give(company, 'Ada', 'Ingrid', 'hr');
  expect(give(company, 'Ada', 'Per', 'hr')).toEqual({ ok: true, result: 'asked' });
  expect(holders(company, 'hr')).toEqual(['Ingrid']);
  expect(company.waiting('role_request')).toEqual(['UINGRID']);
  expect(confirm(company, 'Ada', 'Per', 'hr')).toEqual({ ok: false, why: 'second_person' });
  expect(confirm(company, 'Per', 'Per', 'hr')).toEqual({ ok: false, why: 'not_allowed' });
  expect(confirm(company, 'Ingrid', 'Per', 'hr')).toEqual({ ok: true, result: 'granted' });
  expect(holders(company, 'hr')).toEqual(['Ingrid', 'Per']);
});

test('an HR person who asks is the second pair of eyes', () => {
  const company = new Company('Ingrid', 'Per');
  give(company, 'Ada', 'Ingrid', 'hr');
  expect(give(company, 'Ingrid', 'Per', 'hr')).toEqual({ ok: true, result: 'granted' });
});

test('an administrator cannot make a second one alone to confirm what HR would not', () => {
  const company = new Company('Ingrid', 'Per');
  give(company, 'Ada', 'Ingrid', 'hr');
  expect(give(company, 'Ada', 'Per', 'admin')).toEqual({ ok: true, result: 'asked' });
});

test('asked from the command line, it takes two administrators or one of HR', () => {
  const company = new Company('Ingrid', 'Per', 'Bo');
  give(company, 'Ada', 'Bo', 'admin');
  give(company, 'Ada', 'Ingrid', 'hr');
  expect(give(company, 'cli', 'Per', 'hr')).toEqual({ ok: true, result: 'asked' });
  expect(confirm(company, 'Ada', 'Per', 'hr')).toEqual({ ok: true, result: 'asked' });
  expect(confirm(company, 'Ada', 'Per', 'hr')).toEqual({ ok: false, why: 'second_person' });
  expect(confirm(company, 'Bo', 'Per', 'hr')).toEqual({ ok: true, result: 'granted' });
});

test('a declined request is gone', () => {
  const company = new Company('Ingrid', 'Per');
  give(company, 'Ada', 'Ingrid', 'hr');
  give(company, 'Ada', 'Per', 'hr');
  expect(company.do((tx) => declineRole(tx, company.person('Ingrid'), company.id('Per'), 'hr')).ok).toBe(
    true,
  );
  expect(confirm(company, 'Ingrid', 'Per', 'hr')).toEqual({ ok: false, why: 'outdated' });
});

test('the last administrator cannot leave, and the last HR person is not removed by another', () => {
  const company = new Company('Ingrid');
  give(company, 'Ada', 'Ingrid', 'hr');
  expect(take(company, 'Ada', 'Ada', 'admin')).toEqual({ ok: false, why: 'last_admin' });
  expect(take(company, 'Ada', 'Ingrid', 'hr')).toEqual({ ok: false, why: 'second_person' });
  expect(take(company, 'Ingrid', 'Ingrid', 'hr')).toEqual({ ok: true, result: 'revoked' });
});

test('nobody without a role gives or takes one, and guests get none', () => {
  const company = new Company('Kari', 'Per');
  company.adds('Gjest', { kind: 'guest' });
  expect(give(company, 'Kari', 'Kari', 'hr')).toEqual({ ok: false, why: 'not_allowed' });
  expect(take(company, 'Kari', 'Ada', 'admin')).toEqual({ ok: false, why: 'not_allowed' });
  expect(give(company, 'Ada', 'Gjest', 'hr')).toEqual({ ok: false, why: 'guest' });
  expect(company.do((tx) => rolesOf(tx, company.id('Kari')))).toEqual(new Set());
});

test('a change of authority draws the Home tabs of all concerned again', () => {
  const company = new Company('Ingrid');
  give(company, 'Ada', 'Ingrid', 'hr');
  expect(company.waiting('home')).toEqual(['UADA', 'UINGRID']);
});
