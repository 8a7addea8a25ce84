import type { FileProblem } from './imports.ts';
import type { Refusal } from './refusal.ts';
import type { Area, Statement, StatementId, StatementWords, Worded } from './statements.ts';
import type { ScaleWords } from './versions.ts';

/* What a change of the setup will do, in words' reach: names, dates and numbers, ready to be shown before it is done. */

/** A team as it is filled in. Ids are our own; weekday 1 is Monday. */
export type TeamForm = {
  /** Null: a new team. */
  teamId: string | null;
  name: string;
  parentId: string | null;
  managerId: number | null;
  memberIds: number[];
  weekday: number;
  time: string;
  minutes: number;
  everyWeeks: number;
};

export type TeamProblem =
  | { field: 'name'; problem: 'name_missing' | 'name_taken' }
  | { field: 'parent'; problem: 'team_loop' }
  | { field: 'manager' | 'members'; problem: 'not_a_member' | 'deactivated'; names: string[] }
  | { field: 'manager' | 'members'; problem: 'self_manager' | 'manager_loop'; names: string[] };

export type AbsenceProblem = 'bad_date' | 'order' | 'over' | 'too_long';

/** `name` is that of a setting. */
export type SettingProblem = { name: string; problem: 'bad_value' | 'minimum_never_down' };

/** What the company wants to reach, in both languages. */
export type CompanyGoalForm = { nb: string; en: string };
export type CompanyGoalProblem = { field: 'nb' | 'en'; problem: 'missing' | 'taken' | 'full' };

/** More of them would say nothing about what comes first. */
export const MOST_COMPANY_GOALS = 5;

/** A statement as HR fills it in. */
export type StatementForm = {
  /** Null: a new one of HR's own. */
  id: StatementId | null;
  area: Area;
  level: Statement['level'];
  /** Null: those of the app. */
  words: StatementWords | null;
  /** What becomes of a new one: 'later', 'add' to those in use, or the id of the one whose place it takes. */
  use: string;
};

/** Which statements are asked, and how many of them a week. */
export type ChoiceForm = { active: StatementId[]; perWeek: number };

export type StatementProblem = {
  field: 'nb' | 'en' | 'use' | 'active' | 'perWeek';
  problem: 'missing' | 'taken' | 'full' | 'worn' | 'no_room' | 'too_few' | 'too_many';
};

/** More would be a questionnaire. */
export const MOST_OWN_STATEMENTS = 30;

/** What will be otherwise from a Monday on. */
export type StatementsChange = {
  from: string;
  added: Worded[];
  /** `returns`: to words in which it was asked before. */
  reworded: (Worded & { returns: boolean })[];
  on: Worded[];
  off: Worded[];
  /** How many a week; null: as many as now. */
  perWeek: number | null;
  /** The form of that first week: what it asks, what the scores mean in it, and the smallest group. */
  next: Worded[];
  scale: ScaleWords | null;
  minimum: number;
};

/** Why a change cannot be, as whoever asked for it is told. */
export type Unfit =
  | Refusal
  | { ok: false; team: TeamProblem }
  | { ok: false; absence: AbsenceProblem }
  | { ok: false; settings: SettingProblem[] }
  | { ok: false; companyGoal: CompanyGoalProblem[] }
  | { ok: false; statements: StatementProblem[] }
  | { ok: false; file: FileProblem[] };

/** A talk that is going to be: the first of a new pair, or the next at a new time. */
export type TalkLine = { name: string; manager: string; date: string; time: string; everyWeeks: number };

export type TeamLine = { name: string; manager: string | null; parent: string | null };

/** `shorter`: words that were to stay go. */
export type SettingLine = { name: string; value: string; shorter?: true };

/** Two talks of one manager at the same time. */
export type Overlap = { manager: string; names: [string, string]; weekday: number; time: string };

export type AbsenceLine = { name: string; from: string; to: string };

export type PastTalks = { talks: number; people: number; from: string; to: string };

/** What a decision about the pilot means, in dates: when it asks, when there are talks, when HR gets the report. */
export type PilotLine =
  | {
      step: 'start';
      teams: string[];
      people: number;
      managers: number;
      weeks: number;
      asked: Span;
      talks: Span;
      again: Span;
      report: string;
      /** Too few people for an opinion to be compared. */
      small: boolean;
    }
  | { step: 'extend' | 'adjust'; weeks: number; talks: Span; report: string; changes: SettingLine[] }
  /** Somebody comes into a pilot that is under way. */
  | { step: 'join'; report: string }
  | { step: 'everyday' }
  | { step: 'stop'; told: number; again: boolean }
  | { step: 'resume'; weeks: number; told: number; talks: Span; report: string };

type Span = { from: string; to: string };

export type Preview = {
  pilot: PilotLine | null;
  newTeams: TeamLine[];
  changedTeams: TeamLine[];
  archivedTeams: string[];
  /** People who take part from now on. */
  joining: string[];
  leaving: string[];
  /** Who changes team or manager. */
  moving: string[];
  firstTalks: TalkLine[];
  newTimes: TalkLine[];
  /** The talks of these people with their manager end. */
  ending: string[];
  languages: number;
  /** How many get other public holidays than before. */
  holidays: number;
  absences: AbsenceLine[];
  /** Earlier talks from a file. */
  pastTalks: PastTalks | null;
  settings: SettingLine[];
  newCompanyGoals: CompanyGoalForm[];
  retiredCompanyGoals: CompanyGoalForm[];
  statements: StatementsChange | null;
  overlaps: Overlap[];
  /** Columns of a file that mean nothing to us. */
  ignoredColumns: string[];
  /** Who gets a welcome; `from` is the earliest local moment, of the first of them. */
  welcomes: { names: string[]; from: { date: string; time: string } } | null;
  /** The manager has this many talks a week or more: worth a thought. */
  manyReports: { manager: string; reports: number }[];
};

export const EMPTY_PREVIEW: Preview = {
  pilot: null,
  newTeams: [],
  changedTeams: [],
  archivedTeams: [],
  joining: [],
  leaving: [],
  moving: [],
  firstTalks: [],
  newTimes: [],
  ending: [],
  languages: 0,
  holidays: 0,
  absences: [],
  pastTalks: null,
  settings: [],
  newCompanyGoals: [],
  retiredCompanyGoals: [],
  statements: null,
  overlaps: [],
  ignoredColumns: [],
  welcomes: null,
  manyReports: [],
};

/** Whether nothing at all would change. */
export function isNoChange({ overlaps: _, ignoredColumns: __, manyReports: ___, ...rest }: Preview): boolean {
  return Object.values(rest).every(
    (part) => part === null || part === 0 || (Array.isArray(part) && part.length === 0),
  );
}
