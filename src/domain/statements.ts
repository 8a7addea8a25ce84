/** What a statement is about. */
export const AREAS = ['individual', 'teamwork', 'organisation'] as const;
export type Area = (typeof AREAS)[number];

/** The eight of the founding list by name; HR's own statements have ids of their own. */
export type StatementId = string;

/** The same in both languages. */
export type StatementWords = { readonly nb: string; readonly en: string };

/**
 * One statement people agree with on a scale of 1 to 5. `wording` counts its formulations: answers to different
 * wordings are never averaged. `level` is the smallest group it is ever published for.
 */
export type Statement = {
  readonly id: StatementId;
  readonly area: Area;
  readonly wording: number;
  readonly level: 'team' | 'company';
  /**
   * Since which week, up to the one that is looked at, it has been switched on in these words without a break; absent: for
   * as long as a number of that week looks back.
   */
  readonly since?: string;
  /** HR's words by wording; a wording that is not here has the words of the app. */
  readonly words?: Readonly<Record<number, StatementWords>>;
};

export const STATEMENTS = [
  { id: 'I1', area: 'individual', wording: 1, level: 'team' },
  { id: 'I2', area: 'individual', wording: 1, level: 'team' },
  { id: 'I3', area: 'individual', wording: 1, level: 'team' },
  { id: 'T1', area: 'teamwork', wording: 1, level: 'team' },
  { id: 'T2', area: 'teamwork', wording: 1, level: 'team' },
  { id: 'T3', area: 'teamwork', wording: 1, level: 'team' },
  { id: 'O1', area: 'organisation', wording: 1, level: 'company' },
  { id: 'O2', area: 'organisation', wording: 1, level: 'company' },
] as const satisfies readonly Statement[];

/** Whether people feel heard. They are there to be switched on. */
export const VOICE = [
  { id: 'V1', area: 'organisation', wording: 1, level: 'team' },
  { id: 'V2', area: 'organisation', wording: 1, level: 'team' },
] as const satisfies readonly Statement[];

/** Those that come with the app, in the order in which they are shown. */
export const BUILT_IN: readonly Statement[] = [...STATEMENTS, ...VOICE];

/** Whether HR wrote it. */
export const isOwn = (id: StatementId): boolean =>
  id !== USEFUL_TALK && !BUILT_IN.some((one) => one.id === id);

export type StandardStatementId = (typeof STATEMENTS)[number]['id'];

/**
 * "Was the talk useful?": asked in the week of a talk, stored and summed like any statement, never part of the
 * rotation or of an index, and published for the company only, because it is about one person: the manager.
 */
export const USEFUL_TALK: StatementId = 'TALK';
export const USEFUL_TALK_WORDING = 1;

/** With other meanings of the scores a statement counts as worded anew: answers to both are never averaged. */
const WORDINGS = 100;

/** Of a wording and of how often the meanings of the scores had changed: what the answers of a week are kept under. */
export const askedWording = (wording: number, scaleChanges: number): number =>
  wording + scaleChanges * WORDINGS;

/** The number of the words themselves, whatever the scores meant. */
export const wordsNumber = (asked: number): number => asked % WORDINGS;

/** So that the two parts of an asked wording stay apart. */
export const MOST_WORDINGS = WORDINGS - 1;

/** In a wording as asked; null: the words of the app. */
export const wordsOf = (statement: Statement, asked: number): StatementWords | null =>
  statement.words?.[wordsNumber(asked)] ?? null;

/** A statement as it is shown somewhere; `words` null: those of the app. */
export type Worded = { readonly id: StatementId; readonly words: StatementWords | null };

/** In its own wording. */
export const worded = (statement: Statement): Worded => ({
  id: statement.id,
  words: wordsOf(statement, statement.wording),
});

/** Every area is met each fortnight, and strengths open the first week. */
export const ROTATION: readonly StandardStatementId[] = ['I1', 'I3', 'T1', 'O1', 'I2', 'T2', 'T3', 'O2'];

export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

export function isScore(value: number): value is Score {
  return SCORES.some((score) => score === value);
}

/** How many statements a week HR may choose, and how many may be active in all. */
export const PER_WEEK = { least: 3, usual: 4, most: 6 } as const;
export const isPerWeek = (n: number): boolean =>
  Number.isInteger(n) && n >= PER_WEEK.least && n <= PER_WEEK.most;
export const ACTIVE = { least: 3, most: 8 } as const;

/**
 * The statements everybody is asked in a week: the active list, in rotation order and then HR's own, is walked
 * through `perWeek` at a time. `weekNumber` counts ISO weeks from a fixed one (`weekNumber` of domain/pulse).
 */
export function statementsOfWeek(
  weekNumber: number,
  active: readonly StatementId[],
  perWeek: number,
): StatementId[] {
  const standard = ROTATION.filter((id) => active.includes(id));
  const own = active.filter((id) => !(ROTATION as readonly string[]).includes(id));
  const list = [...standard, ...own];
  const count = Math.min(perWeek, list.length);
  return Array.from({ length: count }, (_, j) => list[(weekNumber * count + j) % list.length]!);
}
