import { enoughOrNull, isCountDue, type TagCount, tagLines, type TagLine } from '../domain/competence.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { allTags, competenceCounts, peopleWithTag, type Tag, tags } from '../store/tags.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { hasRoleFor } from './roles.ts';

/* Whether the company has the competence it needs: people by tag, in bands, from counts made at a close. */

/** At the close of a week; null: no count is due, or there is nothing to count. */
export function countCompetence(tx: Tx, week: string, minimum: number): TagCount[] | null {
  const last = competenceCounts(tx, '', week)[0]?.week ?? null;
  const all = tags(tx);
  if (all.length === 0 || !isCountDue(last, week)) return null;
  return all.map(({ id }) => {
    const { goal, strength, learn } = peopleWithTag(tx, id);
    const of = (people: number) => enoughOrNull(people, minimum);
    return { tag: id, goal: of(goal), strength: of(strength), learn: of(learn) };
  });
}

/** In the words of now. */
export type Competence = { week: string; minimum: number; lines: (Omit<TagLine, 'tag'> & { tag: Tag })[] };

/** `newest` null: nothing has been counted yet. */
export function competenceFor(
  tx: Tx,
  person: Person,
): { ok: true; newest: Competence | null; hasTags: boolean } | Refusal {
  if (!hasRoleFor(tx, person, 'numbers.read')) return refuse('not_allowed');
  return { ok: true, newest: competences(tx, '', '9999')[0] ?? null, hasTags: tags(tx).length > 0 };
}

/** From one week to another, both included; newest first. */
export function competences(tx: Tx, from: string, to: string): Competence[] {
  const known = new Map(allTags(tx).map((one) => [one.id, one]));
  return competenceCounts(tx, from, to).map(({ week, competence }) => {
    const minimum = pulseWeekOf(tx, week)?.minimum ?? settings(tx).minimumGroup;
    const lines = tagLines(competence, minimum).map((line) => ({ ...line, tag: known.get(line.tag)! }));
    return { week, minimum, lines };
  });
}
