import type { Preparation } from '../domain/checkin.ts';
import {
  BUILT_IN,
  fieldsToAsk,
  HALF_YEAR,
  isMonthsTurn,
  isTemplate,
  type TemplateField,
  type TemplateName,
  TEMPLATES,
} from '../domain/templates.ts';
import { weekOf } from '../domain/time.ts';
import { inForce } from '../domain/versions.ts';
import { changeCheckin, type Checkin, checkinsFrom } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import type { Pair } from '../store/teams.ts';
import { versionsOf, versionWords } from '../store/versions.ts';

/* What a preparation asks: which template, in which words. */

export type Asked = { fields: TemplateField[]; version: string | null };

/** The choice of the two as long as it is allowed, else the company's. */
export function templateOf(tx: Tx, { template }: Pair): TemplateName {
  const { templates, template: usual } = settings(tx);
  return templates.find((one) => one === template) ?? usual;
}

/** The fields of a template in the words of a version; null: the app's own. */
export const fieldsOf = (tx: Tx, name: TemplateName, version: string | null): TemplateField[] =>
  (versionWords(tx, version) as TemplateField[] | null) ?? BUILT_IN[name];

function currentOf(tx: Tx, pair: Pair, week: string): NonNullable<Checkin['asked']> {
  const template = templateOf(tx, pair);
  return { template, version: inForce(versionsOf(tx, template), week).id };
}

/** What the preparation of this check-in asks. */
export function questionsToAsk(
  tx: Tx,
  pair: Pair,
  checkin: Pick<Checkin, 'id' | 'date' | 'week' | 'kind' | 'asked'>,
): Asked {
  if (checkin.kind === 'half_year') return { fields: HALF_YEAR, version: null };
  const { template, version } = checkin.asked ?? currentOf(tx, pair, checkin.week);
  const fields = fieldsOf(tx, isTemplate(template) ? template : 'standard', version);
  return { fields: fieldsToAsk(fields, isMonthly(tx, pair, checkin)), version };
}

/** Whoever has been asked, or has begun to write, is not asked something else half-way. */
export function settleQuestions(tx: Tx, pair: Pair, checkin: Checkin): Checkin {
  if (checkin.asked !== null || checkin.kind === 'half_year') return checkin;
  return changeCheckin(tx, checkin.id, { asked: currentOf(tx, pair, checkin.week) });
}

/**
 * Questions under which something was written and that are not asked now: the talk for which they were asked has passed.
 * `typed` is a form or a draft by block id, of which only the questions count.
 */
export function begunQuestions(
  tx: Tx,
  { fields }: Asked,
  typed: Record<string, string | string[]>,
): TemplateField[] {
  const worded = TEMPLATES.flatMap((name) => versionsOf(tx, name).toReversed()).flatMap(
    ({ words }) => (words as TemplateField[] | null) ?? [],
  );
  const known = [...worded, ...Object.values(BUILT_IN).flat(), ...HALF_YEAR];
  const asked = new Set(fields.map(({ id }) => id));
  const begun = known.filter(({ id }) => !asked.has(id) && String(typed[id] ?? '').trim() !== '');
  return [...new Map(begun.toReversed().map((field) => [field.id, field])).values()].toReversed();
}

/** What the preparation of a talk on this date asks that has no row yet. */
export function questionsAhead(tx: Tx, pair: Pair, date: string): TemplateField[] {
  const { version } = currentOf(tx, pair, weekOf(date));
  return fieldsToAsk(fieldsOf(tx, templateOf(tx, pair), version), isMonthly(tx, pair, { date }));
}

/** Whether this talk has the month's turn. Talks that were called off or left out do not take one. */
export function isMonthly(tx: Tx, pair: Pair, { id, date }: { id?: string; date: string }): boolean {
  const before = checkinsFrom(tx, pair.id, '')
    .filter((one) => one.id !== id && one.date < date && one.state !== 'skipped' && one.state !== 'left_out')
    .map((one) => one.date);
  return isMonthsTurn([...before, date]);
}

/** The questions to which these answers were given, in their wording and their order. */
export function questionsOf(tx: Tx, { fields, version }: Preparation): TemplateField[] {
  const worded = (versionWords(tx, version) as TemplateField[] | null) ?? [];
  const known = [...worded, ...Object.values(BUILT_IN).flat(), ...HALF_YEAR];
  const byId = new Map(known.toReversed().map((field) => [field.id, field]));
  const order = [...new Set([...known.map(({ id }) => id), ...Object.keys(fields)])];
  return order.filter((id) => id in fields).map((id) => byId.get(id) ?? { id, when: 'every', wording: null });
}
