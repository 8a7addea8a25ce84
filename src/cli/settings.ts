import { Refused } from './refused.ts';
import { worded } from '../domain/statements.ts';
import { textsFor } from '../i18n/index.ts';
import { giveRole, takeRole } from '../service/roles.ts';
import {
  applySettings,
  asText,
  planSettings,
  type SettingChange,
  setHrChannel,
} from '../service/settings.ts';
import { bankOf } from '../service/statement-bank.ts';
import { previewWarnings } from '../views/setup-preview.ts';
import { settingError } from '../views/setup-settings.ts';
import { statementText } from '../views/statement.ts';
import type { Tx } from '../store/db.ts';
import { peopleWithRole, type Person, personByEmail, personBySlackId, type Role } from '../store/people.ts';
import { type SettingName, settings } from '../store/settings.ts';

const texts = textsFor('en');

/** As the operator writes it, and as it is kept. */
const NAMES: Record<string, { name: SettingName; read: (text: string) => unknown }> = {
  'minimum-group': { name: 'minimumGroup', read: Number },
  'small-groups': { name: 'smallGroups', read: String },
  holidays: { name: 'holidays', read: (text) => (text === '' || text === '-' ? null : text.toUpperCase()) },
  zone: { name: 'zone', read: String },
  prompt: { name: 'promptLead', read: leadOf },
  language: { name: 'language', read: (text) => (text === '-' ? null : text) },
  statements: { name: 'statementsPerWeek', read: Number },
  'statements-on': { name: 'activeStatements', read: listOf },
  templates: { name: 'templates', read: listOf },
  template: { name: 'template', read: String },
  'span-limit': { name: 'spanLimit', read: Number },
  'keep-talks': { name: 'keepTalks', read: Number },
  'keep-work': { name: 'keepWork', read: Number },
  'keep-logs': { name: 'keepLogs', read: Number },
  'keep-gone': { name: 'keepGone', read: Number },
};
const ROLES: Record<string, Role> = { hr: 'hr', admins: 'admin' };

export function showSettings(tx: Tx): string[] {
  const now = settings(tx);
  const people = (role: Role) =>
    peopleWithRole(tx, role)
      .map(({ slackId, name }) => `${slackId} (${name})`)
      .join(', ') || '-';
  const lines: [string, string][] = [
    ['hr-channel', now.hrChannel ?? '-'],
    ...Object.entries(ROLES).map(([word, role]): [string, string] => [word, people(role)]),
    ...Object.entries(NAMES).map(([word, { name }]): [string, string] => [word, asText(now[name])]),
  ];
  const bank = bankOf(tx).map((one) => [`  ${one.id}`, statementText(texts, worded(one))] as const);
  return [...lines, ...bank].map(([word, value]) => `${word.padEnd(14)} ${value}`);
}

/** All of them or none. What cannot be taken back needs `--yes`. */
export function setSettings(tx: Tx, args: string[]): string[] {
  const yes = args.includes('--yes');
  const pairs = args.filter((arg) => arg !== '--yes').map(pairOf);
  return [
    ...changeSettings(tx, pairs, yes),
    ...pairs.flatMap(([word, value]) => changeOther(tx, word, value)),
  ];
}

function pairOf(arg: string): [word: string, value: string] {
  const cut = arg.indexOf('=');
  const word = arg.slice(0, cut);
  const known = word in NAMES || word in ROLES || word === 'hr-channel';
  if (cut < 1 || !known)
    throw new Refused(
      `${arg}: write name=value, with one of these names: hr-channel, ${[...Object.keys(ROLES), ...Object.keys(NAMES)].join(', ')}`,
    );
  return [word, arg.slice(cut + 1).trim()];
}

function changeSettings(tx: Tx, pairs: [string, string][], yes: boolean): string[] {
  const asked = pairs.flatMap(([word, value]) => {
    const setting = NAMES[word];
    return setting === undefined ? [] : [[setting.name, setting.read(value)]];
  });
  const planned = planSettings(tx, Object.fromEntries(asked) as SettingChange);
  if (!planned.ok)
    throw new Refused(
      ...planned.problems.map(
        ({ name, problem }) => `${wordOf(name)}: ${settingError(texts, name, problem).text}`,
      ),
    );
  const [warning] = previewWarnings(texts, planned.preview, planned.raisesMinimum);
  if (warning !== undefined && !yes)
    throw new Refused(`${warning} Nothing has been changed. To do it, add --yes`);
  applySettings(tx, 'cli', planned.changes);
  return planned.preview.settings.map(({ name, value }) => `${wordOf(name).padEnd(14)} ${value}`);
}

const wordOf = (name: string) =>
  Object.entries(NAMES).find(([, setting]) => setting.name === name)?.[0] ?? name;

function changeOther(tx: Tx, word: string, value: string): string[] {
  const role = ROLES[word];
  if (role !== undefined) return changeRole(tx, role, value);
  if (word !== 'hr-channel') return [];
  if (value === '-') {
    setHrChannel(tx, 'cli', null);
    return [`${word.padEnd(14)} -`];
  }
  if (!/^[CG][A-Z0-9]{2,}$/.test(value))
    throw new Refused(
      'hr-channel: write the id of a channel, for example C012AB3CD (in Slack: channel details, at the bottom).',
    );
  setHrChannel(tx, 'cli', value);
  return [`${word.padEnd(14)} ${value} (looked at before each digest: it must be private and Samtale in it)`];
}

/** The list is the whole list: who is not on it loses the role. */
function changeRole(tx: Tx, role: Role, value: string): string[] {
  const wanted = value.split(',').map((one) => personOf(tx, one.trim()));
  const now = peopleWithRole(tx, role);
  const given = wanted.filter(({ id }) => !now.some((one) => one.id === id));
  const taken = now.filter(({ id }) => !wanted.some((one) => one.id === id));
  return [
    ...given.map((person) => outcome(person, giveRole(tx, 'cli', person, role))),
    ...taken.map((person) => outcome(person, takeRole(tx, 'cli', person, role))),
  ];
}

function outcome({ name }: Person, result: ReturnType<typeof giveRole>): string {
  const t = texts.setup.people;
  if (!result.ok) throw new Refused(t.refused(name, texts.refusals[result.why]), t.nothing);
  return result.result === 'unchanged' ? `${name}: ${t.nothing}` : t[result.result]([name]);
}

function personOf(tx: Tx, text: string): Person {
  const person = text.includes('@') ? personByEmail(tx, text) : personBySlackId(tx, text);
  if (person === undefined)
    throw new Refused(
      `${text}: ${texts.setup.file.problem({ line: 1, problem: 'unknown_person', value: text })}`,
    );
  return person;
}

function listOf(text: string): string[] {
  return [...new Set(text.split(',').map((one) => one.trim()))];
}

/** '1 09:00' */
function leadOf(text: string): unknown {
  const [, days, time] = /^(\d) +(\d\d:\d\d)$/.exec(text) ?? [];
  return days === undefined ? null : { days: Number(days), time };
}
