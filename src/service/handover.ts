import { may, relationTo, whyNot } from '../domain/access.ts';
import { HANDOVER_PARTS, type HandoverPart } from '../domain/handover.ts';
import type { Preparation } from '../domain/checkin.ts';
import { nextSendable } from '../domain/prompts.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { TemplateField } from '../domain/templates.ts';
import { type Action, actionsEndedSince } from '../store/actions.ts';
import { careerOf } from '../store/career.ts';
import { type Checkin, checkinById, preparedCheckins } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { type Goal, goalsOf } from '../store/goals.ts';
import { handedOver, keepHandover } from '../store/handovers.ts';
import { type Person, personById } from '../store/people.ts';
import { preparationOf } from '../store/preparations.ts';
import { type Strength, strengthsOf } from '../store/strengths.ts';
import { activePairOf, endedPairsOf, type Pair, pairById } from '../store/teams.ts';
import { calendarOf, reportsOf } from './pairs.ts';
import { redrawHome, send } from './sending.ts';
import { questionsOf } from './templates.ts';
import { GRACE_MS } from './welcomes.ts';

/* A new manager reads what the employee chooses to hand over of the time before, and loses it with the pair. */

export type Handover = {
  pairId: string;
  manager: string;
  /** How many things there are to hand over, for each part that has any. */
  there: Partial<Record<HandoverPart, number>>;
  chosen: ReadonlySet<HandoverPart>;
};

/** Null: there is no new manager, or nothing from before. */
export function handoverOf(tx: Tx, employee: Person): Handover | null {
  const pair = activePairOf(tx, employee.id);
  if (pair === undefined) return null;
  const before = contentBefore(tx, pair);
  if (before === null) return null;
  const counts: Record<HandoverPart, number> = {
    strengths: before.strengths.length,
    finished: before.goals.length + before.actions.length,
    preparations: before.preparations.length,
    career: before.career === null ? 0 : 1,
  };
  const there = Object.fromEntries(
    HANDOVER_PARTS.flatMap((part) => (counts[part] > 0 ? [[part, counts[part]]] : [])),
  );
  if (Object.keys(there).length === 0) return null;
  const manager = personById(tx, pair.managerId)!.name;
  return { pairId: pair.id, manager, there, chosen: handedOver(tx, pair.id) };
}

/** May be changed at any time; what is no longer ticked is closed to the manager at once. */
export function chooseHandover(
  tx: Tx,
  employee: Person,
  pairId: string,
  parts: readonly HandoverPart[],
): { ok: true; manager: string } | Refusal {
  const now = handoverOf(tx, employee);
  if (now === null || now.pairId !== pairId) return refuse('outdated');
  keepHandover(tx, pairId, parts);
  redrawHome(tx, personById(tx, pairById(tx, pairId)!.managerId)!);
  return { ok: true, manager: now.manager };
}

/** A moment after a change of managers the employee hears that there is something to decide. */
export function askForHandover(tx: Tx, employeeId: number): void {
  const employee = personById(tx, employeeId)!;
  const now = handoverOf(tx, employee);
  if (now === null || employee.welcomedAt === null) return;
  const at = nextSendable(tx.now + GRACE_MS, employee.zone, calendarOf(tx, employee));
  send(tx, employee, { kind: 'handover', pair: now.pairId }, { at });
}

// ---- what the manager reads --------------------------------------------------------------------------------

export type Before = {
  strengths: Strength[];
  goals: Goal[];
  actions: Action[];
  preparations: Checkin[];
  career: { direction: string; step: string } | null;
};

/** All there is from before this pair; null: it is the person's first. */
function contentBefore(tx: Tx, { employeeId, startedAt }: Pair): Before | null {
  const earlier = endedPairsOf(tx, employeeId);
  if (earlier.length === 0) return null;
  const career = careerOf(tx, employeeId);
  const since = Math.min(...earlier.map((pair) => pair.startedAt));
  return {
    strengths: strengthsOf(tx, employeeId).filter(
      ({ authorId, createdAt }) => authorId === employeeId && createdAt < startedAt,
    ),
    goals: goalsOf(tx, employeeId, ['closed']).filter(
      ({ closedAt }) => closedAt !== null && closedAt < startedAt,
    ),
    actions: actionsEndedSince(tx, employeeId, since).filter(
      ({ doneAt }) => doneAt !== null && doneAt < startedAt,
    ),
    preparations: preparedCheckins(
      tx,
      earlier.map(({ id }) => id),
    ),
    career: career?.on === true && career.changedAt < startedAt ? career : null,
  };
}

/** What the manager of a pair may read of the time before it: the parts that the employee has handed over. */
export function fromBefore(
  tx: Tx,
  manager: Person,
  pairId: string,
): { ok: true; employee: string; before: Before } | Refusal {
  const pair = pairById(tx, pairId);
  if (pair === undefined) return refuse('not_yours');
  const relation = relationTo(pair, manager.id);
  if (!may(relation, 'handover.read')) return refuse(whyNot(relation));
  const all = contentBefore(tx, pair);
  const chosen = handedOver(tx, pairId);
  const given = <T>(part: HandoverPart, of: T[] | undefined): T[] => (chosen.has(part) ? (of ?? []) : []);
  return {
    ok: true,
    employee: personById(tx, pair.employeeId)!.name,
    before: {
      strengths: given('strengths', all?.strengths),
      goals: given('finished', all?.goals),
      actions: given('finished', all?.actions),
      preparations: given('preparations', all?.preparations),
      career: chosen.has('career') ? (all?.career ?? null) : null,
    },
  };
}

/** The reports of a manager who have handed something over. */
export const handedTo = (tx: Tx, manager: Person): { pairId: string; employee: string }[] =>
  reportsOf(tx, manager).flatMap(({ pairId, name }) =>
    handedOver(tx, pairId).size === 0 ? [] : [{ pairId, employee: name }],
  );

export type Handed = { employee: string; checkin: Checkin; words: Preparation; questions: TemplateField[] };

/** One preparation from before, without what the earlier manager wrote. */
export function handedPreparation(
  tx: Tx,
  manager: Person,
  pairId: string,
  checkinId: string,
): ({ ok: true } & Handed) | Refusal {
  const reached = fromBefore(tx, manager, pairId);
  if (!reached.ok) return reached;
  const words = preparationOf(tx, checkinId);
  const isGiven = reached.before.preparations.some(({ id }) => id === checkinId);
  if (!isGiven || words === null) return refuse('not_yours');
  const checkin = checkinById(tx, checkinId)!;
  return { ok: true, employee: reached.employee, checkin, words, questions: questionsOf(tx, words) };
}
