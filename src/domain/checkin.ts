import type { Side } from './messages.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/** What is kept of a check-in; moments in epoch ms, null: has not happened. */
export type CheckinFacts = {
  state: 'planned' | 'prompted' | 'held' | 'skipped' | 'missed' | 'left_out';
  talkAt: number;
  preparedAt: number | null;
  readAt: number | null;
  answeredAt: number | null;
  employeeTalkedAt: number | null;
  managerTalkedAt: number | null;
};

/** Where a check-in stands, as its two people are told. */
export type Status =
  | 'planned'
  | 'prompted'
  | 'prepared'
  | 'read'
  | 'answered'
  | 'confirmed_by_one'
  | 'held'
  | 'skipped'
  | 'missed'
  | 'left_out';

export function statusOf(checkin: CheckinFacts): Status {
  if (checkin.state === 'held' || checkin.state === 'skipped' || checkin.state === 'left_out')
    return checkin.state;
  if (checkin.employeeTalkedAt !== null || checkin.managerTalkedAt !== null) return 'confirmed_by_one';
  if (checkin.state === 'missed') return 'missed';
  if (checkin.answeredAt !== null) return 'answered';
  if (checkin.readAt !== null && checkin.preparedAt !== null) return 'read';
  if (checkin.preparedAt !== null) return 'prepared';
  return checkin.state;
}

/** Of a talk whose time has come: the manager has not said yet that it took place. */
export const isUnconfirmed = ({ state, managerTalkedAt }: CheckinFacts): boolean =>
  managerTalkedAt === null && !['held', 'skipped', 'left_out'].includes(state);

/** There is something to read to which nothing has been said. */
export const isWaiting = (status: Status): boolean => status === 'prepared' || status === 'read';

export type Deed = 'prepare' | 'skip' | 'take_back' | 'move' | 'talked' | 'answer';

/** Whether a deed still makes sense now; who may do it is asked in access.ts. */
export function possible({ state, talkAt }: CheckinFacts, deed: Deed, now: number): { ok: true } | Refusal {
  if (deed === 'answer') return { ok: true };
  if (state === 'held') return refuse('already_held');
  if (deed === 'take_back') {
    if (state !== 'skipped') return refuse('outdated');
    return talkAt <= now ? refuse('talk_is_past') : { ok: true };
  }
  if (state === 'skipped') return refuse('already_skipped');
  if (deed === 'talked') return { ok: true };
  if (state === 'left_out') return refuse('left_out');
  return state === 'missed' ? refuse('period_closed') : { ok: true };
}

/** Held only when both have said so. */
export function bothTalked(checkin: Pick<CheckinFacts, 'employeeTalkedAt' | 'managerTalkedAt'>): boolean {
  return checkin.employeeTalkedAt !== null && checkin.managerTalkedAt !== null;
}

export function hasTalked(
  checkin: Pick<CheckinFacts, 'employeeTalkedAt' | 'managerTalkedAt'>,
  side: Side,
): boolean {
  return (side === 'employee' ? checkin.employeeTalkedAt : checkin.managerTalkedAt) !== null;
}

/** What was written in a preparation, by the field of the template. `version`: of the wording it was asked in; null: the app's. */
export type Preparation = {
  fields: Record<string, string>;
  important: string | null;
  version: string | null;
};

export type Standing = 'on_track' | 'slow' | 'stuck';

/** After this many preparations in a row without an answer the app stops asking. */
export const UNANSWERED_LIMIT = 2;
