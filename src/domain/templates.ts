/*
 * What a preparation asks. A template is a list of fields; HR may change which of those it asks, in which order and in
 * which words. What was asked stays with what was answered.
 */

/** `free` has one open field, `minimum` the four simplest topics, `standard` the week as it went and those topics monthly. */
export const TEMPLATES = ['standard', 'minimum', 'free'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

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
