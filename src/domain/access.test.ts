import { expect, test } from 'vitest';
import { rightsEn } from '../i18n/rights.en.ts';
import {
  ACCESS,
  type Action,
  may,
  READ_KINDS,
  relationTo,
  selfIf,
  sideOf,
  type Standing,
  whyNot,
} from './access.ts';

/*
 * The table read the other way round: all that somebody may do, by what they are. A right stands in two places, so that
 * nobody gets one in passing.
 */
const MAY: Record<Standing, Record<string, string>> = {
  self: {
    point: 'change',
    goal: 'change remove',
    action: 'change tick',
    strength: 'keep word',
    win: 'share',
    pulse: 'answer keep',
    own: 'settings data draft',
    career: 'keep',
    absence: 'say',
  },
  employee: {
    checkin: 'prepare read move skip take_back talked',
    half_year: 'choose',
    pair: 'change',
    agenda: 'read answer_first',
    obstacle: 'solve',
    point: 'bring bring_back',
    talk: 'write draft read read_own',
    history: 'read',
    summary: 'read',
    goal: 'read write decide finish',
    action: 'read write change',
    career: 'keep',
    help: 'ask read close',
    handover: 'choose',
  },
  manager: {
    checkin: 'read answer move skip take_back talked',
    half_year: 'choose',
    pair: 'change',
    report: 'read',
    agenda: 'read answer_first',
    obstacle: 'solve',
    point: 'bring bring_back',
    talk: 'write draft read read_own',
    history: 'read',
    summary: 'read',
    goal: 'read write judge',
    action: 'read write support',
    strength: 'name',
    help: 'read answer',
    handover: 'read',
    absence: 'say',
    times: 'lay',
  },
  former_employee: {
    checkin: 'read',
    talk: 'draft read read_own',
    history: 'read',
    summary: 'read',
  },
  former_manager: {
    talk: 'draft read_own',
  },
  leader: {
    team: 'numbers guess',
    practice: 'write read',
  },
  admin: {
    absence: 'say',
    setup: 'teams people company questions statements tags pilots test',
    role: 'give',
    digest: 'post_again',
    restore: 'settle',
  },
  hr: {
    absence: 'say',
    practice: 'read',
    setup: 'teams people company questions statements tags pilots',
    role: 'give sign',
    numbers: 'read export',
    pilot: 'report',
    diagnosis: 'make',
    experiment: 'keep',
  },
  nobody: {},
};

const standings = Object.keys(MAY) as Standing[];
const actions = Object.keys(ACCESS) as Action[];

/** The actions of one standing, by noun, as above. */
function allOf(as: Standing): Record<string, string> {
  const found: Record<string, string> = {};
  for (const action of actions.filter((one) => may(as, one))) {
    const [noun, verb] = action.split('.') as [string, string];
    found[noun] = noun in found ? `${found[noun]} ${verb}` : verb;
  }
  return found;
}

test.each(standings)('all that %s may do', (as) => {
  expect(allOf(as)).toEqual(MAY[as]);
});

test('who is several things may do what any of them may, and nothing else', () => {
  for (const action of actions) {
    expect(may(new Set(), action)).toBe(false);
    expect(may(new Set(standings), action)).toBe(true);
    expect(may(new Set<Standing>(['employee', 'hr']), action)).toBe(
      may('employee', action) || may('hr', action),
    );
  }
});

test('a person is on one side of a pair or on none, and of a pair that has ended a former one', () => {
  const pair = { employeeId: 1, managerId: 2 };
  expect([1, 2, 3].map((person) => sideOf(pair, person))).toEqual(['employee', 'manager', null]);
  expect([1, 2, 3].map((person) => relationTo({ ...pair, endedAt: null }, person))).toEqual([
    'employee',
    'manager',
    'nobody',
  ]);
  expect([1, 2, 3].map((person) => relationTo({ ...pair, endedAt: 5 }, person))).toEqual([
    'former_employee',
    'former_manager',
    'nobody',
  ]);
  expect([selfIf(true), selfIf(false)]).toEqual(['self', 'nobody']);
});

test('whoever was one of the two is told that they have parted, everybody else that it is not theirs', () => {
  const parted = standings
    .filter((as) => as !== 'admin' && as !== 'hr')
    .filter((as) => whyNot(as) === 'pair_ended');
  expect(parted).toEqual(['former_employee', 'former_manager']);
  expect(whyNot('nobody')).toBe('not_yours');
});

test('each kind of words that somebody may have read has a name that people read', () => {
  expect(READ_KINDS.toSorted()).toEqual(Object.keys(rightsEn.readKinds).toSorted());
});
