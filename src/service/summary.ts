import { daysOfHalf, type Half, halvesToTell } from '../domain/halves.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Summary, SummaryGoal } from '../domain/summary.ts';
import { addDays, dateAt, momentOf } from '../domain/time.ts';
import { actionsEndedSince, openActions } from '../store/actions.ts';
import type { Checkin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { type Goal, goalsOf } from '../store/goals.ts';
import { checkinsOn, pairsOfEmployee } from '../store/history.ts';
import { notesFor, type TalkNote } from '../store/notes.ts';
import { type Person, personById } from '../store/people.ts';
import { preparationOf } from '../store/preparations.ts';
import { strengthsOf } from '../store/strengths.ts';
import { activePairOf, type Pair } from '../store/teams.ts';
import { fromBefore } from './handover.ts';
import { reachTold, type Told } from './history.ts';

/* The half-year and the year, made from the talks when somebody asks for it; nothing of it is kept. */

export type SummaryReached = { ok: true; summary: Summary; halves: Half[] } | Refusal;

/** Where the summary of one's own work is reached, see `reachTold`. `half` null: the current one. */
export function summaryOf(tx: Tx, reader: Person, whose: string, half: Half | null): SummaryReached {
  const told = reachTold(tx, reader, whose);
  if (!told.ok) return told;
  const { zone } = told.employee;
  const halves = halvesToTell(dateAt(zone, tx.now), dateAt(zone, told.since));
  const chosen = half ?? halves[0]!;
  if (!halves.includes(chosen)) return refuse('outdated');
  return { ok: true, summary: summaryIn(tx, scopeOf(tx, reader, told, chosen), chosen), halves };
}

/** What is told to whom and of when. `since` and `until` are the moments of the span, which no earlier pair reaches into. */
type Scope = {
  reader: Person;
  employee: Person;
  /** Of which talks and notes are told: the one that lasts. */
  pair: Pair | null;
  span: { from: string; to: string };
  since: number;
  until: number;
  /** The name of who was the manager at a moment. */
  managerAt: (moment: number) => string;
};

function scopeOf(tx: Tx, reader: Person, told: Told, half: Half): Scope {
  const { employee } = told;
  const { from, to } = daysOfHalf(half)!;
  const start = (date: string) => momentOf(employee.zone, date, '00:00');
  const since = Math.max(start(from), told.pair?.startedAt ?? 0);
  const pairs = pairsOfEmployee(tx, employee.id);
  const managerAt = (moment: number) => {
    const then = pairs.findLast(({ startedAt }) => startedAt <= moment) ?? pairs[0];
    return then === undefined ? '–' : personById(tx, then.managerId)!.name;
  };
  return {
    reader,
    employee,
    pair: told.pair ?? activePairOf(tx, employee.id) ?? null,
    span: { from: dateAt(employee.zone, since), to },
    since,
    until: start(addDays(to, 1)),
    managerAt,
  };
}

/** Goals and action points are the employee's; what was said in talks is of the pair that lasts. */
function summaryIn(tx: Tx, scope: Scope, half: Half): Summary {
  const { reader, employee, pair, span, managerAt } = scope;
  const rows = pair === null ? [] : checkinsOn(tx, [pair.id], span.from, span.to);
  const held = rows.filter(({ state }) => state === 'held');
  const notes = held.flatMap((row) => notesOf(tx, reader, row));
  return {
    half,
    ...span,
    employee: employee.name,
    manager: pair === null ? null : managerAt(tx.now),
    talks: talksOf(tx, rows, held),
    goals: goalsOf(tx, employee.id)
      .filter((goal) => isTold(goal, scope))
      .map((goal) => goalOf(goal, scope)),
    done: doneIn(tx, scope),
    next: nextOf(tx, scope),
    strengths: strengthsSeen(tx, scope),
    wins: held.flatMap((row) => winOf(tx, row)),
    praise: notes.filter(({ kind }) => kind === 'praise'),
    notes: notes.filter(({ kind }) => kind === 'shared'),
  };
}

const talksOf = (tx: Tx, rows: Checkin[], held: Checkin[]): Summary['talks'] => ({
  held: held.length,
  planned: rows.filter(({ state, talkAt }) => state === 'held' || (state !== 'left_out' && talkAt <= tx.now))
    .length,
  halfYear: held.filter(({ kind }) => kind === 'half_year').map(({ date }) => date),
});

const doneIn = (tx: Tx, { employee, since, until, managerAt }: Scope): Summary['done'] =>
  actionsEndedSince(tx, employee.id, since)
    .filter(({ doneAt, result }) => doneAt! < until && result !== 'dropped')
    .map(({ text, owner, doneAt, kind, result }) => ({
      text,
      by: owner === 'employee' ? employee.name : managerAt(doneAt!),
      on: dateAt(employee.zone, doneAt!),
      kind,
      result: result ?? 'done',
    }));

const nextOf = (tx: Tx, { employee, managerAt }: Scope): Summary['next'] =>
  openActions(tx, employee.id).map(({ text, owner, dueOn, firstStep }) => {
    const by = owner === 'employee' ? employee.name : managerAt(tx.now);
    return { text, by, dueOn, firstStep };
  });

/** A goal that was worked on at some time in the span. */
function isTold({ state, createdAt, closedAt }: Goal, { since, until }: Scope): boolean {
  if (state === 'proposed' || state === 'handed_back') return false;
  return createdAt < until && (closedAt === null || closedAt >= since);
}

const goalOf = (goal: Goal, { managerAt }: Scope): SummaryGoal => ({
  title: goal.title,
  success: goal.success,
  deadline: goal.deadline,
  state: goal.state as SummaryGoal['state'],
  outcome: goal.outcome,
  result: goal.result,
  manager: managerAt(goal.managerSaidAt ?? 0),
  managerOutcome: goal.managerOutcome,
  managerView: goal.managerView,
});

function notesOf(tx: Tx, reader: Person, { id, date }: Checkin) {
  return notesFor(tx, id, reader.id)
    .filter(({ kind, text }: TalkNote) => (kind === 'shared' || kind === 'praise') && text.trim() !== '')
    .map(({ kind, authorId, text }) => ({ kind, date, by: personById(tx, authorId)!.name, text }));
}

function winOf(tx: Tx, { id, date }: Checkin): { date: string; text: string }[] {
  const win = preparationOf(tx, id)?.fields['win'];
  return win === undefined ? [] : [{ date, text: win }];
}

/** A manager reads those that were named in the own pair, and those from before that were handed over. */
function strengthsSeen(tx: Tx, { reader, employee, pair }: Scope): string[] {
  const all = strengthsOf(tx, employee.id);
  if (reader.id === employee.id || pair === null) return all.map(({ text }) => text);
  const given = fromBefore(tx, reader, pair.id);
  const handed = new Set(given.ok ? given.before.strengths.map(({ id }) => id) : []);
  return all.filter(({ id, pairId }) => pairId === pair.id || handed.has(id)).map(({ text }) => text);
}
