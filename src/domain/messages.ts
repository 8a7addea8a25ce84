/**
 * What the app says by itself, as facts: the words are chosen when the message is sent, in the language and with the state
 * of that moment. Ids only, never text of people.
 */
export type Fact =
  | { kind: 'welcome'; person: number }
  | { kind: 'prompt'; checkin: string }
  | { kind: 'reminder'; checkin: string }
  /** To the manager: there is a preparation to read. */
  | { kind: 'prepared'; checkin: string }
  | { kind: 'manager_reminder'; checkin: string }
  /** To either: did you talk? `again` is the one repetition. A talk that was moved to another moment is asked about anew. */
  | { kind: 'ask_talked'; checkin: string; to: Side; again: boolean; talkAt: number }
  /** To the employee: why the app stopped asking. `at` is the moment of the second talk without an answer. */
  | { kind: 'stopped_asking'; pair: string; at: number }
  /** To the manager of a new pair: name a strength before the first talk. */
  | { kind: 'name_strength'; pair: string }
  /** To either of a pair: a goal is proposed to the employee, or came back to the manager. `since`: of the first one told. */
  | { kind: 'goal_news'; pair: string; to: Side; day: string; since: number }
  /** To the employee of a new pair: what of the time before may the new manager read? */
  | { kind: 'handover'; pair: string }
  /** To the manager, at any hour: somebody needs help. */
  | { kind: 'help'; help: string }
  /** To the employee, at any hour: the manager has answered that. */
  | { kind: 'help_answered'; help: string }
  /** To a channel: a win, because its writer said so. */
  | { kind: 'public_win'; win: string }
  /** Takes it out of the channel again. */
  | { kind: 'win_taken_back'; win: string }
  /** To its writer: Slack has refused it. */
  | { kind: 'win_not_posted'; win: string }
  /** To who takes part: the pilot begins, asks its opening questions, is over, begins again. */
  | { kind: 'pilot_news'; pilot: number; what: PilotNews; at: number }
  /** To HR: the report is there, and a decision is wanted. */
  | { kind: 'pilot_report'; pilot: number; week: string }
  | { kind: 'digest'; week: string }
  /** In the thread of the digest. */
  | { kind: 'digest_picture'; week: string }
  /** To the administrators, once: the app may not send pictures. */
  | { kind: 'no_pictures' }
  | { kind: 'digest_held'; week: string; why: ChannelProblem }
  /** To the administrators: nobody can say whether the digest arrived, or Slack refused it. */
  | { kind: 'digest_lost'; week: string; at: number }
  /** To those who look after it: so many people in the HR channel are not HR. */
  | { kind: 'digest_readers'; channel: string; others: number }
  /** To a manager: the numbers of the own team are there. Buttons only. */
  | { kind: 'team_page'; week: string }
  /** To HR: a year has gone by. Buttons only. */
  | { kind: 'year_look'; week: string }
  /** To HR: a change is to be looked at again. `on`: its date. */
  | { kind: 'experiment'; experiment: string; on: string }
  /** To HR, once a day at most: some managers have more talks than they can keep up. */
  | { kind: 'span'; day: string }
  | { kind: 'role_request'; person: number; at: number }
  | { kind: 'roles_changed'; person: number; at: number }
  | { kind: 'import_progress'; job: string }
  | { kind: 'test_prompt'; person: number; at: number }
  /** Bring a message that stands in Slack up to date. `of` is the outbox id of that message. */
  | { kind: 'refresh'; of: number }
  /** The same for one that is not the newest about its talk, if Slack has time for it. */
  | { kind: 'refresh_older'; of: number }
  /** Publish the person's Home tab again. */
  | { kind: 'home'; person: number };

export type FactKind = Fact['kind'];
export type PilotNews = 'begins' | 'questions' | 'over' | 'again';
export type Side = 'employee' | 'manager';
export type ChannelProblem = 'not_found' | 'not_private' | 'shared' | 'not_member' | 'archived' | 'unset';

/** One fact reaches one recipient once: recipient and key together are unique in the outbox. */
export function keyOf(fact: Fact): string {
  switch (fact.kind) {
    case 'prompt':
    case 'reminder':
    case 'prepared':
    case 'manager_reminder':
      return `${fact.kind}:${fact.checkin}`;
    case 'ask_talked':
      return `ask_talked:${fact.checkin}:${fact.talkAt}:${fact.again ? 2 : 1}`;
    case 'welcome':
    case 'home':
      return `${fact.kind}:${fact.person}`;
    case 'role_request':
    case 'roles_changed':
    case 'test_prompt':
      return `${fact.kind}:${fact.person}:${fact.at}`;
    case 'handover':
    case 'name_strength':
      return `${fact.kind}:${fact.pair}`;
    case 'goal_news':
      return `goal_news:${fact.pair}:${fact.to}:${fact.day}`;
    case 'help':
    case 'help_answered':
      return `${fact.kind}:${fact.help}`;
    case 'public_win':
    case 'win_taken_back':
    case 'win_not_posted':
      return `${fact.kind}:${fact.win}`;
    case 'stopped_asking':
      return `stopped_asking:${fact.pair}:${fact.at}`;
    case 'pilot_news':
      return `pilot_news:${fact.pilot}:${fact.what}:${fact.at}`;
    case 'pilot_report':
      return `pilot_report:${fact.pilot}:${fact.week}`;
    case 'digest':
    case 'digest_picture':
    case 'team_page':
    case 'year_look':
      return `${fact.kind}:${fact.week}`;
    case 'no_pictures':
      return 'no_pictures';
    case 'digest_held':
      return `digest_held:${fact.week}:${fact.why}`;
    case 'digest_lost':
      return `digest_lost:${fact.week}:${fact.at}`;
    case 'digest_readers':
      return `digest_readers:${fact.channel}:${fact.others}`;
    case 'experiment':
      return `experiment:${fact.experiment}:${fact.on}`;
    case 'span':
      return `span:${fact.day}`;
    case 'import_progress':
      return `import_progress:${fact.job}`;
    case 'refresh':
    case 'refresh_older':
      return `${fact.kind}:${fact.of}`;
  }
}
