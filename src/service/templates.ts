import type { Preparation } from '../domain/checkin.ts';
import {
  BUILT_IN,
  fieldsToAsk,
  HALF_YEAR,
  isMonthsTurn,
  type TemplateField,
  type TemplateName,
  TEMPLATES,
} from '../domain/templates.ts';
import { type Checkin, checkinsFrom } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import type { Pair } from '../store/teams.ts';

export type Asked = { fields: TemplateField[]; version: string | null };

/** What the preparation of this check-in asks. */
export const questionsToAsk = (
  tx: Tx,
  pair: Pair,
  { id, date, kind }: Pick<Checkin, 'id' | 'date' | 'kind'>,
): Asked => ({
  fields: kind === 'half_year' ? HALF_YEAR : questionsAhead(tx, pair, date, id),
  version: null,
});

/** What the preparation of a talk on this date asks. Talks that were called off or left out do not take a turn. */
export function questionsAhead(tx: Tx, pair: Pair, date: string, id?: string): TemplateField[] {
  const name: TemplateName = TEMPLATES.find((one) => one === pair.template) ?? 'standard';
  const before = checkinsFrom(tx, pair.id, '')
    .filter((one) => one.id !== id && one.date < date && one.state !== 'skipped' && one.state !== 'left_out')
    .map((one) => one.date);
  return fieldsToAsk(BUILT_IN[name], isMonthsTurn([...before, date]));
}

/** The questions to which these answers were given, in their wording. */
export function questionsOf(_: Tx, { fields }: Preparation): TemplateField[] {
  const known = Object.values(BUILT_IN).flat();
  const byId = new Map(known.map((field) => [field.id, field]));
  return Object.keys(fields).map((id) => byId.get(id) ?? { id, when: 'every', wording: null });
}
