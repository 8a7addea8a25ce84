import { type Action, may } from '../domain/access.ts';
import type { AbsenceRow, PersonRow, TalkRow } from '../domain/imports.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import {
  type ChoiceForm,
  type CompanyGoalForm,
  EMPTY_PREVIEW,
  type Preview,
  type StatementForm,
  type TeamForm,
  type Unfit,
} from '../domain/setup.ts';
import { companyGoals } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import { draftOf, dropDraft, keepDraft } from '../store/drafts.ts';
import { type Person, personById, rolesOf } from '../store/people.ts';
import { applyPlan, nothingToUndo, remember, type Undo } from './applying.ts';
import { undoChange, undoRefused } from './undoing.ts';
import { companyGoalProblems, publish, retire } from './company-goals.ts';
import { applyAbsences, planAbsences, planImport } from './importing.ts';
import { applyPastTalks, planPastTalks } from './past-talks.ts';
import { absenceProblem, absenceRight } from './people.ts';
import { applySettings, planSettings, type SettingChange } from './settings.ts';
import { type PilotAsked, readyPilot } from './pilots.ts';
import { bringingIn, takeIn } from './pilot-start.ts';
import { planChoice, planStatement, type StatementsPlan } from './statement-changes.ts';
import { planArchive, planTeam, planTimes } from './teams.ts';
import type { Plan } from './wishes.ts';

/*
 * Every change of the setup goes the same way: it is kept as asked, shown as what it would do, and done only on
 * Apply. Between showing and doing it is planned again, against the people and teams of that moment.
 */

/** A change that somebody has asked for and not yet applied. */
export type Asked =
  | { kind: 'team'; form: TeamForm }
  | { kind: 'archive'; teamId: string }
  | { kind: 'times'; times: { pairId: string; weekday: number; time: string }[] }
  | { kind: 'away'; personId: number; from: string; to: string }
  | { kind: 'settings'; changes: SettingChange }
  | { kind: 'company_goal'; form: CompanyGoalForm }
  | { kind: 'company_goal_retired'; id: string }
  | { kind: 'statement'; form: StatementForm }
  | { kind: 'statements'; form: ChoiceForm }
  | PilotAsked
  | { kind: 'people'; rows: PersonRow[]; ignoredColumns: string[] }
  | { kind: 'absences'; rows: AbsenceRow[]; ignoredColumns: string[] }
  | { kind: 'talks'; rows: TalkRow[]; ignoredColumns: string[] };

/** What each change is, in the table of who may do what. */
const TO: Record<Asked['kind'], Action> = {
  team: 'setup.teams',
  archive: 'setup.teams',
  people: 'setup.teams',
  absences: 'setup.people',
  talks: 'setup.pilots',
  settings: 'setup.company',
  company_goal: 'setup.company',
  company_goal_retired: 'setup.company',
  statement: 'setup.statements',
  statements: 'setup.statements',
  pilot_start: 'setup.pilots',
  pilot_extend: 'setup.pilots',
  pilot_adjust: 'setup.pilots',
  pilot_stop: 'setup.pilots',
  pilot_resume: 'setup.pilots',
  times: 'times.lay',
  away: 'absence.say',
};

/** Of the own talks and of a person's days it is looked up later whose they are. */
export const mayAsk = (tx: Tx, actor: Person, kind: Asked['kind']): boolean =>
  kind === 'times' || kind === 'away' || may(rolesOf(tx, actor.id), TO[kind]);

export type Ready = { ok: true; preview: Preview; raisesMinimum: boolean; apply: () => Undo };

/**
 * What a change would do, and how to do it. Changes nothing itself. One that would bring somebody in while a pilot is
 * stopped cannot be: they would hear nothing more.
 */
export function ready(tx: Tx, actor: Person, asked: Asked): Ready | Unfit {
  const change = readyTo(tx, actor, asked);
  if (!change.ok) return change;
  const fit = bringingIn(tx, change.preview);
  return fit.ok ? { ...change, preview: fit.preview } : fit;
}

function readyTo(tx: Tx, actor: Person, asked: Asked): Ready | Unfit {
  if (!mayAsk(tx, actor, asked.kind)) return refuse('not_allowed');
  switch (asked.kind) {
    case 'team': {
      const planned = planTeam(tx, asked.form);
      return planned.ok ? withPlan(tx, planned) : { ok: false, team: planned.problem };
    }
    case 'archive':
      return withPlan(tx, planArchive(tx, asked.teamId));
    case 'times':
      return withPlan(tx, planTimes(tx, actor, asked.times));
    case 'away':
      return awayPlan(tx, actor, asked);
    case 'settings': {
      const planned = planSettings(tx, asked.changes);
      if (!planned.ok) return { ok: false, settings: planned.problems };
      const { preview, raisesMinimum, changes } = planned;
      return { ok: true, preview, raisesMinimum, apply: () => applySettings(tx, actor, changes) };
    }
    case 'pilot_start':
    case 'pilot_extend':
    case 'pilot_adjust':
    case 'pilot_stop':
    case 'pilot_resume':
      return readyPilot(tx, actor, asked);
    case 'company_goal':
      return newCompanyGoalPlan(tx, actor, asked.form);
    case 'company_goal_retired':
      return retiringPlan(tx, actor, asked.id);
    case 'statement':
      return withStatements(actor, planStatement(tx, asked.form));
    case 'statements':
      return withStatements(actor, planChoice(tx, asked.form));
    case 'people': {
      const planned = planImport(tx, asked.rows);
      return planned.ok ? withPlan(tx, planned, asked.ignoredColumns) : { ok: false, file: planned.problems };
    }
    case 'absences': {
      const planned = planAbsences(tx, asked.rows);
      if (!planned.ok) return { ok: false, file: planned.problems };
      const preview = { ...planned.preview, ignoredColumns: asked.ignoredColumns };
      return { ok: true, preview, raisesMinimum: false, apply: () => applyAbsences(tx, planned.adding) };
    }
    case 'talks': {
      const planned = planPastTalks(tx, asked.rows);
      if (!planned.ok) return { ok: false, file: planned.problems };
      const preview = { ...planned.preview, ignoredColumns: asked.ignoredColumns };
      return { ok: true, preview, raisesMinimum: false, apply: () => applyPastTalks(tx, planned.adding) };
    }
  }
}

function withPlan(
  tx: Tx,
  planned: { plan: Plan; preview: Preview } | null,
  ignoredColumns: string[] = [],
): Ready | Refusal {
  if (planned === null) return refuse('outdated');
  const preview = { ...planned.preview, ignoredColumns };
  return { ok: true, preview, raisesMinimum: false, apply: () => applyPlan(tx, planned.plan) };
}

function awayPlan(tx: Tx, actor: Person, asked: Extract<Asked, { kind: 'away' }>): Ready | Unfit {
  const person = personById(tx, asked.personId);
  const source = person === undefined ? null : absenceRight(tx, actor, person.id);
  if (person === undefined || source === null) return refuse('not_allowed');
  const { personId, from, to } = asked;
  const problem = absenceProblem(tx, person, from, to);
  if (problem !== null) return { ok: false, absence: problem };
  const preview = { ...EMPTY_PREVIEW, absences: [{ name: person.name, from, to }] };
  return {
    ok: true,
    preview,
    raisesMinimum: false,
    apply: () => applyAbsences(tx, [{ personId, from, to }], source),
  };
}

function newCompanyGoalPlan(tx: Tx, actor: Person, form: CompanyGoalForm): Ready | Unfit {
  const problems = companyGoalProblems(tx, form);
  if (problems.length > 0) return { ok: false, companyGoal: problems };
  const preview = { ...EMPTY_PREVIEW, newCompanyGoals: [form] };
  return { ok: true, preview, raisesMinimum: false, apply: () => publish(tx, actor, form) };
}

function retiringPlan(tx: Tx, actor: Person, id: string): Ready | Refusal {
  const found = companyGoals(tx).find((one) => one.id === id);
  if (found === undefined) return refuse('outdated');
  const preview = { ...EMPTY_PREVIEW, retiredCompanyGoals: [found] };
  return { ok: true, preview, raisesMinimum: false, apply: () => retire(tx, actor, id) };
}

function withStatements(actor: Person, planned: StatementsPlan | null): Ready | Unfit {
  if (planned === null) return refuse('outdated');
  if (!planned.ok) return planned;
  return { ok: true, preview: planned.preview, raisesMinimum: false, apply: () => planned.apply(actor) };
}

// ---- kept between the steps ------------------------------------------------------------------------------

const ASKED = 'setup';
const UNDO = 'setup:undo';

/** One at a time for each person; the id tells an old form from the newest. */
export function keepAsked(tx: Tx, actor: Person, asked: Asked): string {
  const id = tx.newId();
  keepDraft(tx, actor.id, ASKED, { id, asked: JSON.stringify(asked) });
  return id;
}

export function askedOf(tx: Tx, actor: Person): { id: string; asked: Asked } | null {
  const kept = draftOf(tx, actor.id, ASKED);
  if (kept === null) return null;
  return { id: kept['id'] as string, asked: JSON.parse(kept['asked'] as string) as Asked };
}

export function askedAs(tx: Tx, actor: Person, id: string): Asked | null {
  const kept = askedOf(tx, actor);
  return kept !== null && kept.id === id ? kept.asked : null;
}

export const forgetAsked = (tx: Tx, actor: Person): void => dropDraft(tx, actor.id, ASKED);

export type Applied = { ok: true; preview: Preview; undo: string } | Unfit;

/** Does what was shown under this id. */
export function applyAsked(tx: Tx, actor: Person, id: string): Applied {
  const asked = askedAs(tx, actor, id);
  if (asked === null) return refuse('outdated');
  const change = ready(tx, actor, asked);
  if (!change.ok) return change;
  const undo = remember(tx, actor, `setup.${asked.kind}`, change.apply());
  takeIn(tx);
  forgetAsked(tx, actor);
  keepDraft(tx, actor.id, UNDO, { id: undo.id, kind: asked.kind, undo: JSON.stringify(undo) });
  return { ok: true, preview: change.preview, undo: undo.id };
}

function undoOf(tx: Tx, actor: Person): Undo | null {
  const kept = draftOf(tx, actor.id, UNDO);
  // One that was kept by an older version does not know everything that can be changed by now.
  return kept === null ? null : { ...nothingToUndo(tx), ...(JSON.parse(kept['undo'] as string) as Undo) };
}

/** Whoever has lost the role since takes nothing back. */
function mayUndo(tx: Tx, actor: Person): boolean {
  const kind = draftOf(tx, actor.id, UNDO)?.['kind'] as Asked['kind'] | undefined;
  return mayAsk(tx, actor, kind ?? 'settings');
}

/** The id under which the person's last change can still be taken back, or null. */
export function canUndo(tx: Tx, actor: Person): string | null {
  const undo = undoOf(tx, actor);
  return undo === null || undoRefused(tx, undo) !== null ? null : undo.id;
}

export function takeBackChange(tx: Tx, actor: Person, id: string): { ok: true } | Refusal {
  const undo = undoOf(tx, actor);
  if (undo === null || undo.id !== id) return refuse('outdated');
  if (!mayUndo(tx, actor)) return refuse('not_allowed');
  const done = undoChange(tx, actor, undo);
  if (done.ok) dropDraft(tx, actor.id, UNDO);
  return done;
}
