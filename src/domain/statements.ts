/** What a statement is about. */
export type Area = 'individual' | 'teamwork' | 'organisation';

/** The eight of the founding list by name; HR's own statements have ids of their own. */
export type StatementId = string;

/**
 * One statement people agree with on a scale of 1 to 5. `wording` counts its formulations: answers to different
 * wordings are never averaged. `level` is the smallest group it is ever published for.
 */
export type Statement = {
  readonly id: StatementId;
  readonly area: Area;
  readonly wording: number;
  readonly level: 'team' | 'company';
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

export type StandardStatementId = (typeof STATEMENTS)[number]['id'];

/**
 * "Was the talk useful?": asked in the week of a talk, stored and summed like any statement, never part of the
 * rotation or of an index, and published for the company only, because it is about one person: the manager.
 */
export const USEFUL_TALK: StatementId = 'TALK';
export const USEFUL_TALK_WORDING = 1;

/** Every area is met each fortnight, and strengths open the first week. */
export const ROTATION: readonly StandardStatementId[] = ['I1', 'I3', 'T1', 'O1', 'I2', 'T2', 'T3', 'O2'];

export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

export function isScore(value: number): value is Score {
  return SCORES.some((score) => score === value);
}

/** How many statements a week HR may choose, and how many may be active in all. */
export const PER_WEEK = { least: 3, usual: 4, most: 6 } as const;
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
