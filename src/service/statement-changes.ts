import {
  type ChoiceForm,
  EMPTY_PREVIEW,
  MOST_OWN_STATEMENTS,
  type Preview,
  type StatementForm,
  type StatementProblem,
  type StatementsChange,
} from '../domain/setup.ts';
import { weekNumber } from '../domain/pulse.ts';
import {
  ACTIVE,
  isPerWeek,
  MOST_WORDINGS,
  type StatementId,
  statementsOfWeek,
  worded,
} from '../domain/statements.ts';
import { addWeeks, mondayOf } from '../domain/time.ts';
import { inForce, type ScaleWords } from '../domain/versions.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { addOwnStatement, addWording, wordingRows } from '../store/statement-bank.ts';
import { versionsOf } from '../store/versions.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { nothingToUndo, type Undo } from './applying.ts';
import { applySettings } from './settings.ts';
import { type BankStatement, bankOf } from './statement-bank.ts';
import { weeksNow } from './statements.ts';

/*
 * HR chooses what is asked, and in which words. All of it counts from the next week that opens, because a week keeps
 * what it opened with.
 */

export type StatementsPlan =
  | { ok: true; preview: Preview; apply: (actor: Person) => Undo }
  | { ok: false; statements: StatementProblem[] };

/** The week that opens next. */
function nextOpening(tx: Tx): string {
  const { current } = weeksNow(tx);
  return pulseWeekOf(tx, current) === undefined ? current : addWeeks(current, 1);
}

const onlyTo = (bank: readonly BankStatement[], active: readonly StatementId[]): BankStatement[] =>
  bank.map((one) => ({ ...one, active: active.includes(one.id) }));

/** What the week that opens next will ask of a bank, and how. */
function aheadOf(
  tx: Tx,
  bank: readonly BankStatement[],
  perWeek: number,
): Pick<StatementsChange, 'from' | 'next' | 'scale' | 'minimum'> {
  const week = nextOpening(tx);
  const active = bank.filter((one) => one.active);
  const ids = statementsOfWeek(
    weekNumber(week),
    active.map(({ id }) => id),
    perWeek,
  );
  return {
    from: mondayOf(week),
    next: ids.map((id) => worded(active.find((one) => one.id === id)!)),
    scale: inForce(versionsOf(tx, 'scale'), week).words as ScaleWords | null,
    minimum: settings(tx).minimumGroup,
  };
}

/** By what is chosen now. */
export const weekAhead = (tx: Tx) => aheadOf(tx, bankOf(tx), settings(tx).statementsPerWeek);

const NO_CHANGE = { added: [], reworded: [], on: [], off: [], perWeek: null };

// ---- which are asked, and how many a week -----------------------------------------------------------------

function countProblem(active: readonly StatementId[]): StatementProblem['problem'] | null {
  if (active.length < ACTIVE.least) return 'too_few';
  return active.length > ACTIVE.most ? 'too_many' : null;
}

export function planChoice(tx: Tx, { active, perWeek }: ChoiceForm): StatementsPlan {
  const before = bankOf(tx);
  const after = onlyTo(before, active);
  const chosen = after.filter((one) => one.active).map(({ id }) => id);
  const problem = countProblem(chosen);
  if (problem !== null) return { ok: false, statements: [{ field: 'active', problem }] };
  if (!isPerWeek(perWeek)) return { ok: false, statements: [{ field: 'perWeek', problem: 'missing' }] };
  const now = settings(tx).statementsPerWeek;
  const on = after.filter((one, n) => one.active && !before[n]!.active);
  const off = after.filter((one, n) => !one.active && before[n]!.active);
  const same = on.length + off.length === 0 && perWeek === now;
  const change = {
    ...NO_CHANGE,
    ...aheadOf(tx, after, perWeek),
    on: on.map(worded),
    off: off.map(worded),
    perWeek: perWeek === now ? null : perWeek,
  };
  return {
    ok: true,
    preview: { ...EMPTY_PREVIEW, statements: same ? null : change },
    apply: (actor) => applySettings(tx, actor, { activeStatements: chosen, statementsPerWeek: perWeek }),
  };
}

// ---- a statement of HR's own, or other words for one ------------------------------------------------------

export function planStatement(tx: Tx, form: StatementForm): StatementsPlan | null {
  const problems = wordProblems(tx, form);
  if (problems.length > 0) return { ok: false, statements: problems };
  return form.id === null ? planNew(tx, form) : planRewording(tx, form.id, form.words);
}

function wordProblems(tx: Tx, { id, words }: StatementForm): StatementProblem[] {
  if (words === null) return [];
  const others = bankOf(tx).filter((one) => one.id !== id);
  return (['nb', 'en'] as const).flatMap((field): StatementProblem[] => {
    if (words[field] === '') return [{ field, problem: 'missing' }];
    const taken = others.some((one) => worded(one).words?.[field] === words[field]);
    return taken ? [{ field, problem: 'taken' }] : [];
  });
}

/** In use from the next week on, in the place of another one, or only kept. */
function planNew(tx: Tx, { area, level, words, use }: StatementForm): StatementsPlan {
  const bank = bankOf(tx);
  const id = nextOwnId(tx);
  if (words === null) return { ok: false, statements: [{ field: 'nb', problem: 'missing' }] };
  if (bank.filter(({ own }) => own).length >= MOST_OWN_STATEMENTS)
    return { ok: false, statements: [{ field: 'nb', problem: 'full' }] };
  const now = bank.filter(({ active }) => active).map((one) => one.id);
  const active = use === 'later' ? now : [...now.filter((one) => one !== use), id];
  if (active.length > ACTIVE.most) return { ok: false, statements: [{ field: 'use', problem: 'no_room' }] };
  const made: BankStatement = {
    id,
    area,
    level,
    wording: 1,
    words: { 1: words },
    active: false,
    own: true,
    reworded: false,
  };
  const after = onlyTo([...bank, made], active);
  const change = {
    ...NO_CHANGE,
    ...aheadOf(tx, after, settings(tx).statementsPerWeek),
    added: [worded(made)],
    on: use === 'later' ? [] : [worded(made)],
    off: bank.filter((one) => one.active && !active.includes(one.id)).map(worded),
  };
  return {
    ok: true,
    preview: { ...EMPTY_PREVIEW, statements: change },
    apply: (actor) => {
      addOwnStatement(tx, { id, area, level });
      addWording(tx, { statement: id, wording: 1, words });
      appendAudit(tx, { actor: actor.id, what: 'statement.added', detail: id });
      const undo = applySettings(tx, actor, use === 'later' ? {} : { activeStatements: active });
      return { ...undo, newStatements: [id] };
    },
  };
}

const OWN = /^H(\d+)$/;

/** Short, because operators type it; never one that was there before. */
function nextOwnId(tx: Tx): StatementId {
  const numbers = wordingRows(tx).map(({ statement }) => Number(OWN.exec(statement)?.[1] ?? 0));
  return `H${Math.max(0, ...numbers) + 1}`;
}

/** Null: there is no such statement, or it has no words of the app to go back to. */
function planRewording(tx: Tx, id: StatementId, words: StatementForm['words']): StatementsPlan | null {
  const bank = bankOf(tx);
  const before = bank.find((one) => one.id === id);
  if (before === undefined || (words === null && before.own)) return null;
  const { wording, returns } = wordingFor(before, words);
  if (wording > MOST_WORDINGS) return { ok: false, statements: [{ field: 'nb', problem: 'worn' }] };
  const known = { ...before.words };
  const after = { ...before, wording, words: words === null ? known : { ...known, [wording]: words } };
  const change = {
    ...NO_CHANGE,
    ...aheadOf(
      tx,
      bank.map((one) => (one.id === id ? after : one)),
      settings(tx).statementsPerWeek,
    ),
    reworded: [{ ...worded(after), returns }],
  };
  return {
    ok: true,
    preview: { ...EMPTY_PREVIEW, statements: wording === before.wording ? null : change },
    apply: (actor) => {
      if (wording === before.wording) return nothingToUndo(tx);
      addWording(tx, { statement: id, wording, words });
      appendAudit(tx, { actor: actor.id, what: 'statement.reworded', detail: id });
      return { ...nothingToUndo(tx), rewordings: [{ statement: id, wording: before.wording }] };
    },
  };
}

/** Words that were there before have the number they had, so that their numbers go on. */
function wordingFor(
  { own, words = {}, wording }: BankStatement,
  wanted: StatementForm['words'],
): { wording: number; returns: boolean } {
  const known = Object.entries(words).find(([, one]) => one.nb === wanted?.nb && one.en === wanted.en);
  if (wanted === null) return { wording: 1, returns: true };
  if (known !== undefined) return { wording: Number(known[0]), returns: true };
  const last = Math.max(wording, own ? 0 : 1, ...Object.keys(words).map(Number));
  return { wording: last + 1, returns: false };
}
