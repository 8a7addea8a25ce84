import { MOST_TAGS, MOST_TAGS_EACH, type TagForm, type TagProblem } from '../domain/competence.ts';
import type { ActionKind } from '../domain/goals.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import {
  addTag,
  allTags,
  renameTag,
  retireTag,
  setTags,
  type Tag,
  type Tagged,
  tags,
  tagsOf,
} from '../store/tags.ts';

/* The tags that HR keeps, and which of them something carries. Who carries what is told to nobody. */

/** `id`: of the tag that is being renamed. */
export function tagProblems(tx: Tx, id: string | null, form: TagForm): TagProblem[] {
  const others = tags(tx).filter((one) => one.id !== id);
  if (id === null && others.length >= MOST_TAGS) return [{ field: 'nb', problem: 'full' }];
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  return (['nb', 'en'] as const).flatMap((field): TagProblem[] => {
    if (form[field] === '') return [{ field, problem: 'missing' }];
    return others.some((one) => same(one[field], form[field])) ? [{ field, problem: 'taken' }] : [];
  });
}

/** One that was retired comes back, with all that carries it. */
export function keepTag(tx: Tx, actor: Person, id: string | null, form: TagForm): void {
  const known = allTags(tx);
  const before = known.find((one) =>
    id === null ? one.nb === form.nb && one.en === form.en : one.id === id,
  );
  if (before !== undefined) renameTag(tx, { ...form, id: before.id });
  const kept = before?.id ?? addTag(tx, form);
  appendAudit(tx, { actor: actor.id, what: id === null ? 'tag.added' : 'tag.renamed', detail: kept });
}

/** It can no longer be chosen and is counted no more. */
export function endTag(tx: Tx, actor: Person, id: string): void {
  if (!tags(tx).some((one) => one.id === id)) return;
  retireTag(tx, id);
  appendAudit(tx, { actor: actor.id, what: 'tag.retired', detail: id });
}

// ---- on a goal, a strength, an action point ----------------------------------------------------------------

export type TagChoice = { all: Tag[]; chosen: string[] };

/** `item` null: it is not there yet. */
export function tagChoice(tx: Tx, of: Tagged, item: string | null): TagChoice {
  const chosen = item === null ? [] : tagsOf(tx, of, item).map(({ id }) => id);
  return { all: tags(tx), chosen };
}

/** Among action points only something to learn says what somebody wants to be good at. */
export const carryLearning = (tx: Tx, item: string, kind: ActionKind, ids: readonly string[] | null): void =>
  carry(tx, 'action', item, kind === 'learn' ? ids : []);

/** `ids` null: it was not asked. Whether this person may change the item is known to whoever calls. */
export function carry(tx: Tx, of: Tagged, item: string, ids: readonly string[] | null): void {
  if (ids === null) return;
  const known = new Set(tags(tx).map(({ id }) => id));
  const chosen = [...new Set(ids)].filter((id) => known.has(id));
  setTags(tx, of, item, chosen.slice(0, MOST_TAGS_EACH));
}
