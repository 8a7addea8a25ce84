import type { ActionKind, ActionResult, Outcome } from './goals.ts';
import type { Half } from './halves.ts';

/**
 * What the talks of half a year or a year have come to, for the two of a pair: nothing of the statements, and no
 * private notes. Names stand where a person is meant, dates are those of the employee.
 */
export type Summary = {
  half: Half;
  /** Later than the first day of the half, where the pair began in it. */
  from: string;
  to: string;
  employee: string;
  /** Null while there is none. */
  manager: string | null;
  talks: { held: number; planned: number; halfYear: string[] };
  goals: SummaryGoal[];
  done: { text: string; by: string; on: string; kind: ActionKind; result: ActionResult }[];
  next: { text: string; by: string; dueOn: string | null; firstStep: boolean }[];
  strengths: string[];
  wins: { date: string; text: string }[];
  praise: { date: string; by: string; text: string }[];
  notes: { date: string; by: string; text: string }[];
};

export type SummaryGoal = {
  title: string;
  success: string;
  deadline: string;
  state: 'open' | 'paused' | 'closed';
  outcome: Outcome | null;
  result: string;
  /** Who was the manager when the other view was given. */
  manager: string;
  managerOutcome: Outcome | null;
  managerView: string;
};
