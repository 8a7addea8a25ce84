import type { ActionFacts } from './actions.ts';
import type { Standing } from './checkin.ts';
import type { Outcome } from './goals.ts';
import type { Side } from './messages.ts';
import { isKnownField, type KnownField, type TemplateField } from './templates.ts';

/*
 * What a talk is about and in which order: what the employee calls most important, what has been in the way for long and
 * the first steps; then the points, the employee's before the manager's; then strengths, goals, action points, outcomes.
 */

export const PARTS = ['strengths', 'goals', 'actions', 'outcomes'] as const;
export type Part = (typeof PARTS)[number];

/** In hundredths of the talk. */
const SHARES: Record<Part, number> = { strengths: 40, goals: 25, actions: 20, outcomes: 15 };

/** Whole minutes for each part that together fill the talk; what is left by rounding goes to the earlier parts. */
export function minutesOf(length: number): Record<Part, number> {
  const minutes = { strengths: 0, goals: 0, actions: 0, outcomes: 0 };
  for (const part of PARTS) minutes[part] = Math.floor((SHARES[part] * length) / 100);
  const rest = (part: Part) => (SHARES[part] * length) % 100;
  const missing = length - PARTS.reduce((sum, part) => sum + minutes[part], 0);
  for (const part of PARTS.toSorted((a, b) => rest(b) - rest(a)).slice(0, missing)) minutes[part] += 1;
  return minutes;
}

/** Where an answer of the preparation is talked about; what has no place of its own is a point. */
const PLACES: Record<KnownField, Part | 'points'> = {
  strengths: 'strengths',
  develop: 'strengths',
  win: 'strengths',
  proud: 'strengths',
  motivated: 'strengths',
  works: 'strengths',
  interested: 'goals',
  ahead: 'goals',
  direction: 'goals',
  obstacle: 'actions',
  improve: 'actions',
  support: 'actions',
  need: 'actions',
  learned: 'outcomes',
  differently: 'outcomes',
  wish: 'points',
  free: 'points',
};

export const placeOf = (field: string): Part | 'points' => (isKnownField(field) ? PLACES[field] : 'points');

/** Something in the way for more check-ins than this stands on top again. */
const LONG_IN_THE_WAY = 2;

/** `checkins`: how many the two have had since it was written, that one counted. */
export const isLongInTheWay = (checkins: number): boolean => checkins > LONG_IN_THE_WAY;

export type AnswerItem = { question: TemplateField; text: string; important: boolean };
export type ObstacleItem = { checkinId: string; text: string; date: string };
export type StepItem = ActionFacts & { id: string; text: string };
export type GoalItem = {
  id: string;
  title: string;
  success: string;
  deadline: string;
  standing: Standing | null;
  outcome: Outcome | null;
};
export type PointItem = {
  id: string;
  by: Side;
  text: string;
  important: boolean;
  /** The Slack message it was made from. */
  link: string | null;
  /** What was kept of its words, by whoever wrote it. */
  excerpt: string;
  addedAt: number;
};

/** The employee's before the manager's, each side's most important first; then as they were added. */
export const pointsInOrder = (points: readonly PointItem[]): PointItem[] =>
  points.toSorted(
    (a, b) =>
      Number(a.by === 'manager') - Number(b.by === 'manager') ||
      Number(b.important) - Number(a.important) ||
      a.addedAt - b.addedAt,
  );

export type Agenda = {
  pairId: string;
  /** Null while the talk has no row yet. */
  checkinId: string | null;
  /** Of the one who reads. */
  side: Side;
  employee: string;
  manager: string;
  /** The talk's own date, or today. */
  date: string;
  minutes: number;
  /** What the employee prepared is not shown yet: this pair answers first. */
  closed: boolean;
  answerFirst: boolean;
  brought: Record<Side, number>;
  /** The step on which the two agreed the last time. */
  agreed: { text: string; owner: Side; done: boolean } | null;
  first: { answers: AnswerItem[]; points: PointItem[]; obstacles: ObstacleItem[]; steps: StepItem[] };
  points: PointItem[];
  answers: Record<Part | 'points', AnswerItem[]>;
  strengths: string[];
  obstacles: ObstacleItem[];
  goals: GoalItem[];
  actions: StepItem[];
  outcomes: GoalItem[];
  past: { points: PointItem[]; actions: { id: string; text: string }[]; goals: GoalItem[] };
};
