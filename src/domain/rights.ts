import type { ReadKind } from './access.ts';
import type { Score, Worded } from './statements.ts';
import type { TemplateField } from './templates.ts';

/*
 * What is kept about one person, by kind: who reads it and how long it stays. The page on privacy says the same in words.
 */

export const DATA_KINDS = [
  'preparations',
  'notes',
  'points',
  'replies',
  'help',
  'goals',
  'actions',
  'strengths',
  'career',
  'wins',
  'drafts',
  'openAnswers',
  'ownAnswers',
  'guesses',
  'practices',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** 'two': the two of the pair; 'notes': they, and of private ones their writer; 'shared': those whom its writer chose; 'channel': everybody in the channel that was chosen; 'none': nobody, not the app's people either. */
export const READERS = {
  preparations: 'two',
  notes: 'notes',
  points: 'two',
  replies: 'two',
  help: 'two',
  goals: 'two',
  actions: 'two',
  strengths: 'two',
  career: 'two',
  wins: 'channel',
  drafts: 'self',
  openAnswers: 'none',
  ownAnswers: 'self',
  guesses: 'self',
  practices: 'shared',
} as const satisfies Record<DataKind, 'two' | 'notes' | 'self' | 'shared' | 'channel' | 'none'>;

/** Months after the talk, after the end of a goal or action point, and of the two logs. */
export type Kept = { talks: number; work: number; logs: number };

/** Where a kind ends by itself: with which of the three, after half a year, with the week, or as its owner says. */
export const ENDS = {
  preparations: 'talks',
  notes: 'talks',
  points: 'talks',
  replies: 'talks',
  help: 'talks',
  goals: 'work',
  actions: 'work',
  strengths: 'you',
  career: 'you',
  wins: 'you',
  drafts: 'halfYear',
  openAnswers: 'week',
  ownAnswers: 'you',
  guesses: 'weeks',
  practices: 'you',
} as const satisfies Record<DataKind, keyof Kept | 'you' | 'halfYear' | 'week' | 'weeks'>;

/** How much there is of a kind, and the moment of the oldest where that is kept. */
export type Amount = { n: number; since: number | null };

/** Something that somebody wrote: on which day, for a talk with whom, and its words by field. */
export type OwnEntry = {
  on: string | null;
  other: string | null;
  words: Record<string, string>;
  /** What was chosen beside the words: dates, numbers and codes. */
  facts: Record<string, string | number>;
  /** The questions to which the words are answers, where they are the company's to choose. */
  asked?: TemplateField[];
};

/** A score to a statement in the words of then; `open`: of a week that has not been closed. */
export type OwnScore = Worded & { week: string; score: Score; open: boolean };

/** All that is kept about one person, as they get it in a file. Dates are those of the person. */
export type OwnData = {
  made: string;
  person: Record<string, string | number | boolean | null>;
  /** From a list of HR's: without a time. */
  talks: { on: string; time: string | null; other: string | null; state: string }[];
  absences: { from: string; to: string }[];
  written: { kind: DataKind; entries: OwnEntry[] }[];
  scores: OwnScore[];
  readings: { day: string; reader: string; kinds: ReadKind[] }[];
};
