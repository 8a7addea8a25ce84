import type { FileProblem, TalkRow } from '../domain/imports.ts';
import { EMPTY_PREVIEW, type Preview } from '../domain/setup.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { addPastTalks, isKnownPastTalk, type PastTalk } from '../store/past-talks.ts';
import { activePairOf } from '../store/teams.ts';
import { nothingToUndo, type Undo } from './applying.ts';
import { inOrder, lookupIn } from './importing.ts';
import { readRoster } from './roster.ts';

/* Talks from before Samtale, from a file: what a pilot is compared with without asking anybody. */

type Adding = Pick<PastTalk, 'employeeId' | 'managerId' | 'date'>;

export type PastTalksPlan =
  | { ok: true; adding: Adding[]; preview: Preview }
  | { ok: false; problems: FileProblem[] };

/** Talks that are known already are passed by. An empty manager is the one of now. */
export function planPastTalks(tx: Tx, rows: readonly TalkRow[]): PastTalksPlan {
  const roster = readRoster(tx);
  const find = lookupIn(roster);
  const today = dateAt(roster.settings.zone, tx.now);
  const problems: FileProblem[] = [];
  const lineOf = new Map<string, number>();
  const adding: Adding[] = [];
  for (const { line, who, manager, date } of rows) {
    const employee = find(who);
    const other = manager === null ? null : find(manager);
    const key = `${employee?.id} ${date}`;
    const known = lineOf.get(key);
    lineOf.set(key, line);
    if (employee === undefined) problems.push({ line, problem: 'unknown_person', value: who.value });
    else if (other === undefined) problems.push({ line, problem: 'unknown_person', value: manager!.value });
    else if (other?.id === employee.id) problems.push({ line, problem: 'with_self', value: who.value });
    else if (known !== undefined)
      problems.push({ line, problem: 'duplicate', value: who.value, other: known });
    else if (date >= today) problems.push({ line, problem: 'not_past', value: date });
    else if (!isKnownPastTalk(tx, employee.id, date)) {
      const managerId = other?.id ?? activePairOf(tx, employee.id)?.managerId ?? null;
      adding.push({ employeeId: employee.id, managerId, date });
    }
  }
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return { ok: true, adding, preview: { ...EMPTY_PREVIEW, pastTalks: spanOf(adding) } };
}

function spanOf(adding: readonly Adding[]): Preview['pastTalks'] {
  if (adding.length === 0) return null;
  const dates = adding.map(({ date }) => date).toSorted();
  const people = new Set(adding.map(({ employeeId }) => employeeId)).size;
  return { talks: adding.length, people, from: dates[0]!, to: dates.at(-1)! };
}

export const applyPastTalks = (tx: Tx, adding: readonly Adding[]): Undo => ({
  ...nothingToUndo(tx),
  pastTalks: addPastTalks(tx, adding),
});
