import type { PersonCalendar } from './calendar.ts';
import { nextSendable } from './prompts.ts';
import { dateAt } from './time.ts';

export const HELP_ANSWERS = ['on_it', 'today', 'soon'] as const;
export type HelpAnswer = (typeof HELP_ANSWERS)[number];

export const isHelpAnswer = (given: string | null): given is HelpAnswer =>
  (HELP_ANSWERS as readonly (string | null)[]).includes(given);

/** As both are told. 'waiting': it has not reached the manager yet. */
export type HelpStatus = 'waiting' | 'sent' | 'seen' | 'answered' | 'closed';

type HelpFacts = { seenAt: number | null; answer: HelpAnswer | null; closedAt: number | null };

export function helpStatus({ seenAt, answer, closedAt }: HelpFacts, isDelivered: boolean): HelpStatus {
  if (closedAt !== null) return 'closed';
  if (answer !== null) return 'answered';
  if (seenAt !== null) return 'seen';
  return isDelivered ? 'sent' : 'waiting';
}

/** Why a manager cannot be reached just now. `back`: when they are, as far as that is known. */
export type Unreachable = { why: 'away'; back: number } | { why: 'paused' | 'gone' };

/** When a call for help reaches somebody: at any hour of any day, but not while they are away. */
export function helpMoment(now: number, zone: string, calendar: PersonCalendar): number {
  const today = dateAt(zone, now);
  const isAway = calendar.absences.some(({ from, to }) => from <= today && today <= to);
  return isAway ? nextSendable(now, zone, calendar) : now;
}
