import { type Status, statusOf } from '../domain/checkin.ts';
import type { Tx } from '../store/db.ts';
import { hasDraft } from '../store/drafts.ts';
import type { Action, Goal } from '../store/goals.ts';
import { type Person, personById, type Role, rolesOf } from '../store/people.ts';
import { activePairOf, pairsOfManager } from '../store/teams.ts';
import { draftForm } from './checkins.ts';
import { workOf } from './goals.ts';
import { contextOf } from './pairs.ts';
import { lately, type PlanLine, upcomingOf } from './plan.ts';

/** What the first screen shows: one's own talks and work, and for a manager one line per report. */
export type HomeData = {
  name: string;
  enrolled: boolean;
  paused: boolean;
  roles: ReadonlySet<Role>;
  pair: {
    other: string;
    plan: PlanLine[];
    last: { date: string; status: Status; checkin: string; prepared: boolean }[];
    draft: boolean;
  } | null;
  goals: Goal[];
  actions: Action[];
  reports: ReportLine[];
};

export type ReportLine = {
  name: string;
  checkin: string | null;
  status: Status;
  talk: { date: string; time: string; minutes: number } | null;
  prepared: boolean;
  ahead: boolean;
  iTalked: boolean;
};

const PLANNED_DATES = 4;
const LAST_CHECKINS = 4;

export function homeOf(tx: Tx, person: Person): HomeData {
  const pair = activePairOf(tx, person.id);
  const { goals, actions } = workOf(tx, person.id);
  return {
    name: person.name,
    enrolled: person.enrolledAt !== null,
    paused: person.pausedAt !== null,
    roles: rolesOf(tx, person.id),
    pair: pair === undefined ? null : pairOf(tx, person, pair),
    goals,
    actions,
    reports: pairsOfManager(tx, person.id).map((one) => reportOf(tx, one)),
  };
}

function pairOf(tx: Tx, person: Person, pair: NonNullable<ReturnType<typeof activePairOf>>) {
  const context = contextOf(tx, pair);
  const plan = upcomingOf(tx, context, PLANNED_DATES);
  const next = plan.find(({ checkin }) => checkin !== null)?.checkin ?? null;
  const last = lately(tx, pair.id, LAST_CHECKINS).map(({ row, status }) => ({
    date: row.date,
    status,
    checkin: row.id,
    prepared: row.preparedAt !== null,
  }));
  const draft = next !== null && hasDraft(tx, person.id, draftForm(next.id));
  return { other: context.manager.name, plan, last, draft };
}

function reportOf(tx: Tx, pair: Parameters<typeof contextOf>[1]): ReportLine {
  const context = contextOf(tx, pair);
  const next = upcomingOf(tx, context, 1)[0];
  const waiting = lately(tx, pair.id, 1)[0]?.row;
  const open = waiting !== undefined && waiting.preparedAt !== null && statusOf(waiting) === 'prepared';
  const row = open ? waiting : (next?.checkin ?? null);
  const talk = row === null ? (next?.talk ?? null) : row;
  return {
    name: personById(tx, pair.employeeId)!.name,
    checkin: row?.id ?? null,
    status: row === null ? (next?.status ?? 'planned') : statusOf(row),
    talk: talk === null ? null : { date: talk.date, time: talk.time, minutes: talk.minutes },
    prepared: row !== null && row.preparedAt !== null,
    ahead: row === null || row.talkAt > tx.now,
    iTalked: row !== null && row.managerTalkedAt !== null,
  };
}
