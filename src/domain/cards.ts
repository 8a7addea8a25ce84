import type { Status } from './checkin.ts';
import type { Span } from './diagnosis.ts';
import type { HelpAnswer, HelpStatus } from './help.ts';
import type { PilotNews, Side } from './messages.ts';
import type { Days } from './pilot.ts';
import type { WinProblem } from './wins.ts';

/*
 * What stands in messages and on Home about a check-in: status, names and dates. No field of it is something that a person
 * wrote in a form.
 */

/** `elsewhere`: the zone of the talk, where it is not the reader's own. `halfYear`: the longer talk twice a year. */
export type Talk = {
  date: string;
  time: string;
  minutes: number;
  elsewhere: string | null;
  halfYear?: boolean;
};

export type Heading = 'prompt' | 'reminder' | 'prepared' | 'manager_reminder' | 'ask_talked' | 'ask_again';

export type CheckinCard = {
  card: 'checkin';
  heading: Heading;
  side: Side;
  id: string;
  other: string;
  status: Status;
  reason: string | null;
  skippedByMe: boolean;
  movedBy: 'holiday' | 'absence' | Side | null;
  talk: Talk;
  prepared: boolean;
  answered: boolean;
  /** The reader is the manager and may say thanks for a win. */
  win: boolean;
  draft: boolean;
  /** The reader has action points that wait to be ticked off. */
  hasActions: boolean;
  iTalked: boolean;
  theyTalked: boolean;
  ahead: boolean;
  /** The week is over without a talk that both have confirmed. */
  closed: boolean;
  /** The week under which the reader can say whether this talk was useful; null: not asked, or no longer. */
  useful: string | null;
  /** What the reader can do with the sheet of the talk: write on it, agree on a next step, look at the notes. */
  sheet: 'talk' | 'next_step' | 'notes' | null;
};

export type WelcomeCard = {
  card: 'welcome';
  name: string;
  manager: string | null;
  firstTalk: Talk | null;
  reports: string[];
  /** Null: no pilot, or its weeks are over. `begun`: its talks have begun, so the opening questions are past. */
  pilot: (PilotDates & { begun: boolean }) | null;
};

/** When a pilot asks its opening questions, and when it has its talks. */
export type PilotDates = { asked: Days; talks: Days };

/** `week`: that of the opening questions, as long as the reader may answer them. */
export type PilotCard = { card: 'pilot'; what: PilotNews; dates: PilotDates; week: string | null };

export type HelpCard = {
  card: 'help';
  id: string;
  side: Side;
  other: string;
  status: HelpStatus;
  answer: HelpAnswer | null;
};

/** `goals`: the ids of those that wait for the reader; none: all of them are settled. */
export type GoalNewsCard = { card: 'goal_news'; side: Side; other: string; pairId: string; goals: string[] };

/** `isOpen`: it can still be tried again. */
export type WinCard = {
  card: 'win_not_posted';
  checkinId: string;
  channel: string;
  problem: WinProblem;
  isOpen: boolean;
};

export type Card =
  | CheckinCard
  | WelcomeCard
  | HelpCard
  | WinCard
  | { card: 'team_page'; week: string }
  | PilotCard
  | { card: 'year_look'; week: string }
  | { card: 'experiment'; id: string; isOpen: boolean }
  | ({ card: 'span' } & Span)
  | { card: 'stopped_asking'; other: string }
  | GoalNewsCard
  | { card: 'handover'; pairId: string; manager: string }
  | { card: 'name_strength'; pairId: string; employee: string; wanted: boolean };

/** One report on a manager's Home. `minutes` a week, of talks. */
export type ReportLine = {
  pairId: string;
  name: string;
  minutes: number;
  checkin: string | null;
  status: Status;
  talk: Talk | null;
  prepared: boolean;
  ahead: boolean;
  iTalked: boolean;
};
