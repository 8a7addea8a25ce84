import type { Side } from './messages.ts';

/*
 * Who may do what: the only place that says so. Whoever is not named in a line may not. A manager's manager, Slack's own
 * administrators and colleagues are named nowhere, and no role is named where words or answers of somebody are.
 */

export type Role = 'admin' | 'hr';

/**
 * What somebody is to the thing they reach for. `self`: it is their own, or the words are theirs. The two of a pair, as
 * long as it lasts and afterwards. `leader`: of the team.
 */
export type Relation =
  | 'self'
  | 'employee'
  | 'manager'
  | 'former_employee'
  | 'former_manager'
  | 'leader'
  | 'nobody';

/** As what somebody asks: by a relation, or by a role. */
export type Standing = Relation | Role;

const SELF = ['self'] as const;
const THE_TWO = ['employee', 'manager'] as const;
/** The employee goes on reading what the two of then wrote; for the manager of then it is closed. */
const READERS = [...THE_TWO, 'former_employee'] as const;
const EMPLOYEE = ['employee'] as const;
const MANAGER = ['manager'] as const;
const LEADER = ['leader'] as const;
const SET_UP = ['admin', 'hr'] as const;
const HR = ['hr'] as const;
const ADMIN = ['admin'] as const;

export const ACCESS = {
  // the check-in of two
  'checkin.prepare': EMPLOYEE,
  'checkin.read': READERS,
  'checkin.answer': MANAGER,
  'checkin.move': THE_TWO,
  'checkin.skip': THE_TWO,
  'checkin.take_back': THE_TWO,
  'checkin.talked': THE_TWO,
  'half_year.choose': THE_TWO,
  'pair.change': THE_TWO,
  'report.read': MANAGER,
  'agenda.read': THE_TWO,
  'agenda.answer_first': THE_TWO,
  'obstacle.solve': THE_TWO,
  'point.bring': THE_TWO,
  'point.bring_back': THE_TWO,
  'point.change': SELF,

  // the talk
  'talk.write': THE_TWO,
  /** What was typed and not sent stays, whatever becomes of the two. */
  'talk.draft': [...READERS, 'former_manager'],
  'talk.read': READERS,
  'talk.read_own': [...READERS, 'former_manager'],
  'history.read': READERS,
  'summary.read': READERS,

  // what the two work on. A proposal of the manager is the manager's own until the employee accepts it.
  'goal.read': THE_TWO,
  'goal.write': THE_TWO,
  'goal.change': SELF,
  'goal.remove': SELF,
  'goal.decide': EMPLOYEE,
  'goal.finish': EMPLOYEE,
  'goal.judge': MANAGER,
  'action.read': THE_TWO,
  'action.write': THE_TWO,
  'action.change': ['self', 'employee'],
  'action.tick': SELF,
  'action.support': MANAGER,
  'strength.name': MANAGER,
  'strength.keep': SELF,
  'strength.word': SELF,
  'career.keep': ['self', 'employee'],
  'help.ask': EMPLOYEE,
  'help.read': THE_TWO,
  'help.answer': MANAGER,
  'help.close': EMPLOYEE,
  'win.share': SELF,
  'handover.choose': EMPLOYEE,
  'handover.read': MANAGER,

  // one's own, whoever one is
  'pulse.answer': SELF,
  'pulse.keep': SELF,
  'own.settings': SELF,
  'own.data': SELF,
  'own.draft': SELF,
  'absence.say': ['self', 'manager', 'admin', 'hr'],

  // a team
  'team.numbers': LEADER,
  'team.guess': LEADER,
  'practice.write': LEADER,
  'practice.read': ['leader', 'hr'],
  'times.lay': MANAGER,

  // the company: never a word, never an answer
  'setup.teams': SET_UP,
  'setup.people': SET_UP,
  'setup.company': SET_UP,
  'setup.questions': SET_UP,
  'setup.statements': SET_UP,
  'setup.tags': SET_UP,
  'setup.pilots': SET_UP,
  'setup.test': ADMIN,
  'role.give': SET_UP,
  'role.sign': HR,
  'numbers.read': HR,
  'numbers.export': HR,
  'pilot.report': HR,
  'diagnosis.make': HR,
  'experiment.keep': HR,
  'digest.post_again': ADMIN,
  'restore.settle': ADMIN,
} as const satisfies Record<string, readonly Standing[]>;

export type Action = keyof typeof ACCESS;

/** The only answer there is: default no. Of several standings any one is enough. */
export function may(as: Standing | ReadonlySet<Standing>, action: Action): boolean {
  const named: readonly Standing[] = ACCESS[action];
  return typeof as === 'string' ? named.includes(as) : named.some((one) => as.has(one));
}

/** Which side of a pair a person is on, or null: then nothing of the pair is theirs to see or do. */
export function sideOf(pair: { employeeId: number; managerId: number }, person: number): Side | null {
  if (person === pair.employeeId) return 'employee';
  return person === pair.managerId ? 'manager' : null;
}

type PairOf = { employeeId: number; managerId: number; endedAt: number | null };

/** What a person is to a pair and to all that belongs to it. */
export function relationTo(pair: PairOf, person: number): Relation {
  const side = sideOf(pair, person);
  if (side === null) return 'nobody';
  return pair.endedAt === null ? side : `former_${side}`;
}

/** Of what is one person's own. */
export const selfIf = (isOwn: boolean): Relation => (isOwn ? 'self' : 'nobody');

/** Why somebody may not: whoever was one of the two gets to know that the two have parted. */
export const whyNot = (relation: Relation): 'pair_ended' | 'not_yours' =>
  relation === 'former_employee' || relation === 'former_manager' ? 'pair_ended' : 'not_yours';

/** As what somebody's words are shown to the other of a pair, in the log of who has read what. */
export const READ_KINDS = [
  'preparation',
  'answer',
  'report',
  'agenda',
  'talk',
  'goals',
  'actions',
  'history',
  'summary',
  'help',
  'before',
  'practice',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];
