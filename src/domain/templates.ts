/*
 * What a preparation asks. A template is a list of fields; HR may change which of those it asks, in which order and in
 * which words. What was asked stays with what was answered.
 */

/** `free` has one open field, `minimum` the four simplest topics, `standard` the week as it went and those topics monthly. */
export const TEMPLATES = ['standard', 'minimum', 'free'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

export const isTemplate = (name: string | null): name is TemplateName =>
  (TEMPLATES as readonly (string | null)[]).includes(name);

/** The fields whose wording comes with the app. */
export const FIELDS = [
  'strengths',
  'develop',
  'win',
  'obstacle',
  'wish',
  'motivated',
  'interested',
  'works',
  'improve',
  'ahead',
  'support',
  'free',
  'proud',
  'learned',
  'differently',
  'direction',
  'need',
] as const;
export type KnownField = (typeof FIELDS)[number];

export const isKnownField = (id: string): id is KnownField => (FIELDS as readonly string[]).includes(id);

export type Wording = { label: string; example: string };

/**
 * `id`: one of FIELDS, or of HR's own. 'monthly' fields are asked once a month in the place of the others, see
 * `isMonthsTurn`. `wording`: HR's own words in both languages; null: those of the app.
 */
export type TemplateField = {
  id: string;
  when: 'every' | 'monthly';
  wording: { nb: Wording; en: Wording } | null;
};

/** No form asks for more open answers than this. */
export const MOST_FIELDS = 6;

const asked = (when: TemplateField['when'], ids: KnownField[]): TemplateField[] =>
  ids.map((id) => ({ id, when, wording: null }));

const TOPICS: KnownField[] = ['motivated', 'interested', 'works', 'improve', 'ahead', 'support'];

export const BUILT_IN: Record<TemplateName, TemplateField[]> = {
  standard: [
    ...asked('every', ['strengths', 'develop', 'win', 'obstacle', 'wish']),
    ...asked('monthly', TOPICS),
  ],
  minimum: asked('every', TOPICS),
  free: asked('every', ['free']),
};

/** What the half-year talk asks, whatever the template: back, then ahead. */
export const HALF_YEAR: TemplateField[] = asked('every', [
  'proud',
  'learned',
  'differently',
  'direction',
  'need',
]);

/** Own questions of HR have an id of this shape: it never meets one of the app's. */
export const OWN = 'own_';

export type FieldProblem = 'too_many' | 'none_left';

/** Why a form cannot be made of these fields, or null. A month's form may be missing, but not the usual one. */
export function fieldsProblem(fields: TemplateField[]): FieldProblem | null {
  const asks = (when: TemplateField['when']) => fields.filter((field) => field.when === when).length;
  if (asks('every') === 0) return 'none_left';
  return asks('every') > MOST_FIELDS || asks('monthly') > MOST_FIELDS ? 'too_many' : null;
}

/** With a field at a place of its form, counted from 1, whether it is new or was there before. */
export function withField(fields: TemplateField[], field: TemplateField, place: number): TemplateField[] {
  const others = fields.filter(({ id }) => id !== field.id);
  const before = others.filter(({ when }) => when === field.when)[place - 1];
  const at = before === undefined ? others.length : others.indexOf(before);
  return others.toSpliced(at, 0, field);
}

/** What one form asks: the monthly fields if there are any and it is their turn. */
export function fieldsToAsk(fields: TemplateField[], isMonthly: boolean): TemplateField[] {
  const monthly = fields.filter(({ when }) => when === 'monthly');
  const chosen = isMonthly && monthly.length > 0 ? monthly : fields.filter(({ when }) => when === 'every');
  return chosen.slice(0, MOST_FIELDS);
}

/**
 * Whether the last of these talks has the month's turn: the first one in its calendar month, but never a pair's very first
 * talk, and never twice in a row, so that a pair that talks every four weeks gets both kinds of questions. `dates`: of
 * the talks of a pair, in their order.
 */
export function isMonthsTurn(dates: string[]): boolean {
  let turn = false;
  dates.forEach((date, i) => {
    const before = dates[i - 1];
    turn = before !== undefined && !turn && before.slice(0, 7) !== date.slice(0, 7);
  });
  return turn;
}
