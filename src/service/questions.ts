import { type Refusal, refuse } from '../domain/refusal.ts';
import {
  type FieldProblem,
  fieldsProblem,
  OWN,
  type TemplateField,
  type TemplateName,
  withField,
} from '../domain/templates.ts';
import { addWeeks, mondayOf } from '../domain/time.ts';
import { inForce, type ScaleWords, type Versioned } from '../domain/versions.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { draftOf, dropDraft, keepDraft } from '../store/drafts.ts';
import type { Person } from '../store/people.ts';
import { addVersion, versionsOf } from '../store/versions.ts';
import { fieldsOf } from './templates.ts';
import { weeksNow } from './statements.ts';

/*
 * HR changes what is asked. A change is put together in a copy of its own, looked at, and then applied from the next
 * week on; until that week has come it can be taken back.
 */

const thisWeek = (tx: Tx): string => weeksNow(tx).current;
const nextWeek = (tx: Tx): string => addWeeks(thisWeek(tx), 1);

/** The Monday from which a change counts that is applied now. */
export const countsFrom = (tx: Tx): string => mondayOf(nextWeek(tx));

/** Whether it now asks something else than the app's own template of that name, or in other words. */
export const isReworded = (tx: Tx, name: TemplateName): boolean =>
  inForce(versionsOf(tx, name), thisWeek(tx)).id !== null;

/** A change that has been applied and does not count yet: the Monday from which it does; null: there is none. */
export function comingFrom(tx: Tx, of: Versioned): string | null {
  const rows = versionsOf(tx, of);
  const now = inForce(rows, thisWeek(tx));
  return inForce(rows, nextWeek(tx)).changes > now.changes ? countsFrom(tx) : null;
}

/** What was applied and does not count yet is taken back. */
export function takeBackVersion(tx: Tx, actor: Person, of: Versioned): { ok: true } | Refusal {
  if (comingFrom(tx, of) === null) return refuse('outdated');
  addVersion(tx, of, nextWeek(tx), inForce(versionsOf(tx, of), thisWeek(tx)).words);
  appendAudit(tx, { actor: actor.id, what: 'questions.undone', detail: of });
  return { ok: true };
}

function applyVersion(tx: Tx, actor: Person, of: Versioned, words: unknown): void {
  if (JSON.stringify(inForce(versionsOf(tx, of), nextWeek(tx)).words) === JSON.stringify(words)) return;
  addVersion(tx, of, nextWeek(tx), words);
  appendAudit(tx, { actor: actor.id, what: 'questions.changed', detail: of });
}

// ---- the copy of a template that somebody works on -----------------------------------------------------------

const copyKey = (name: TemplateName): string => `questions:${name}`;

/** What the template will ask from next week on: what a change begins with. */
export function comingFields(tx: Tx, name: TemplateName): TemplateField[] {
  return fieldsOf(tx, name, inForce(versionsOf(tx, name), nextWeek(tx)).id);
}

/** `changed`: not applied yet. */
export type Copy = { fields: TemplateField[]; changed: boolean };

export function copyOf(tx: Tx, actor: Person, name: TemplateName): Copy {
  const kept = draftOf(tx, actor.id, copyKey(name))?.['fields'];
  const coming = comingFields(tx, name);
  if (typeof kept !== 'string') return { fields: coming, changed: false };
  return { fields: JSON.parse(kept) as TemplateField[], changed: kept !== JSON.stringify(coming) };
}

/** Keeps with it what it was a copy of, so that a change of somebody else's is not written over unseen. */
function keepCopy(tx: Tx, actor: Person, name: TemplateName, fields: TemplateField[]): void {
  const base = draftOf(tx, actor.id, copyKey(name))?.['base'] ?? JSON.stringify(comingFields(tx, name));
  keepDraft(tx, actor.id, copyKey(name), { fields: JSON.stringify(fields), base });
}

export const dropCopy = (tx: Tx, actor: Person, name: TemplateName): void =>
  dropDraft(tx, actor.id, copyKey(name));

type Changed = { ok: true } | { ok: false; problem: FieldProblem };

function change(tx: Tx, actor: Person, name: TemplateName, fields: TemplateField[]): Changed {
  const problem = fieldsProblem(fields);
  if (problem !== null) return { ok: false, problem };
  keepCopy(tx, actor, name, fields);
  return { ok: true };
}

/** A new question of HR's own has '' for an id. */
export function changeField(
  tx: Tx,
  actor: Person,
  name: TemplateName,
  field: TemplateField,
  place: number,
): Changed {
  const id = field.id === '' ? `${OWN}${tx.newId()}` : field.id;
  return change(tx, actor, name, withField(copyOf(tx, actor, name).fields, { ...field, id }, place));
}

export const removeField = (tx: Tx, actor: Person, name: TemplateName, id: string): Changed =>
  change(
    tx,
    actor,
    name,
    copyOf(tx, actor, name).fields.filter((field) => field.id !== id),
  );

/** Back to the fields and words that come with the app; like every change it is looked at before it is applied. */
export const startFromOwn = (tx: Tx, actor: Person, name: TemplateName): void =>
  keepCopy(tx, actor, name, fieldsOf(tx, name, null));

/**
 * Pressed twice it is one change. 'changed_meanwhile': somebody else has applied a change since the copy was made; it is
 * to be looked at once more, and then counts.
 */
export function applyCopy(tx: Tx, actor: Person, name: TemplateName): 'applied' | 'changed_meanwhile' {
  const base = draftOf(tx, actor.id, copyKey(name))?.['base'];
  const { fields } = copyOf(tx, actor, name);
  if (base !== undefined && base !== JSON.stringify(comingFields(tx, name))) {
    dropCopy(tx, actor, name);
    keepCopy(tx, actor, name, fields);
    return 'changed_meanwhile';
  }
  const isOwn = JSON.stringify(fields) === JSON.stringify(fieldsOf(tx, name, null));
  applyVersion(tx, actor, name, isOwn ? null : fields);
  dropCopy(tx, actor, name);
  return 'applied';
}

// ---- the meanings of the scores --------------------------------------------------------------------------------

/** What the scores will mean from next week on. */
export const comingScale = (tx: Tx): ScaleWords | null =>
  inForce(versionsOf(tx, 'scale'), nextWeek(tx)).words as ScaleWords | null;

const SCALE = 'questions:scale';

/** Between the form and *Apply*. */
export const keepScale = (tx: Tx, actor: Person, words: ScaleWords | null): void =>
  keepDraft(tx, actor.id, SCALE, { words: JSON.stringify(words) });

/** What was filled in and not applied; undefined: nothing. */
export function keptScale(tx: Tx, actor: Person): ScaleWords | null | undefined {
  const kept = draftOf(tx, actor.id, SCALE)?.['words'];
  return typeof kept === 'string' ? (JSON.parse(kept) as ScaleWords | null) : undefined;
}

export function applyScale(tx: Tx, actor: Person): void {
  const words = keptScale(tx, actor);
  if (words !== undefined) applyVersion(tx, actor, 'scale', words);
  dropDraft(tx, actor.id, SCALE);
}
