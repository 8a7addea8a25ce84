import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import { type FormValues, readOnce } from './form.ts';
import { type TagChoice, tagField } from './tags.ts';
import { button, buttons, cut, input, modal, option, select, small, textField, visible } from './parts.ts';

/* Writing a goal down. */

export type GoalDraft = {
  title: string;
  success: string;
  deadline: string;
  /** 1-5 */
  confidence: number | null;
  companyGoalId: string | null;
  parentId: string | null;
  strengthId: string | null;
};

export type GoalFormData = {
  /** Kept in the form: which pair, which goal, where to go back to. */
  metadata: string;
  /** Where one gets back to without saving, in the words of `goal.back`; '' for nowhere. */
  back: string;
  side: Side;
  other: string;
  company: { id: string; nb: string; en: string }[];
  parents: { id: string; title: string }[];
  strengths: { id: string; text: string }[];
  tags: TagChoice;
  editing?: true;
  given: Partial<GoalDraft>;
};

const MOST_TITLE = 200;
const MOST_SUCCESS = 1000;
const MOST_CHOICES = 99;
const NONE = 'none';
const SCORES = [1, 2, 3, 4, 5] as const;

export function goalForm(texts: Texts, data: GoalFormData): ModalView {
  const t = texts.goals;
  const { given, side, other } = data;
  const fully = side === 'employee' ? t.reader(other) : t.managerReader(other);
  const hint = t.readerShort(other); // said fully once, on a phone the form is long enough
  const title = textField('v', { initial: given.title, placeholder: t.nameExample, most: MOST_TITLE });
  const success = textField('v', {
    initial: given.success,
    placeholder: t.successExample,
    lines: true,
    most: MOST_SUCCESS,
  });
  const day = given.deadline === undefined ? {} : { initial_date: given.deadline };
  const blocks: KnownBlock[] = [
    input('title', side === 'employee' ? t.name : t.nameFor(other), title, {
      required: true,
      hint: fully,
    }),
    input('success', t.success, success, { required: true, hint }),
    input('deadline', t.deadline, { type: 'datepicker', action_id: 'v', ...day }, { required: true, hint }),
    ...confidenceField(texts, data, hint),
    ...linkFields(texts, data, hint),
    ...tagField(texts, data.tags, hint),
    ...(data.back === '' ? [] : [buttons('back', [button('goal.back', t.back, data.back)])]),
  ];
  const name = data.editing === true ? t.editTitle : t.title;
  return modal('goal.save', name, readOnce(hint, blocks), {
    submit: t.save,
    close: t.close,
    metadata: data.metadata,
  });
}

/** At both ends of the scale something is said at once; it never stands in the way. */
function confidenceField(texts: Texts, { given, side, other }: GoalFormData, hint: string): KnownBlock[] {
  const t = texts.goals;
  const scores = SCORES.map((n) => option(t.scores[n - 1]!, String(n)));
  const label = side === 'employee' ? t.confidence : t.confidenceFor(other);
  const element = select('goal.confidence', scores, { chosen: String(given.confidence ?? '') });
  const said = given.confidence === 1 ? [t.veryUnsure] : given.confidence === 5 ? [t.verySure] : [];
  return [
    input('confidence', label, element, { hint: `${t.confidenceHint} ${hint}`, typed: true }),
    ...said.map((words) => ({ ...small(words), block_id: 'confidence:hint' })),
  ];
}

/** Asked only where there is something to choose from. */
function linkFields(texts: Texts, data: GoalFormData, hint: string): KnownBlock[] {
  const t = texts.goals;
  const { given } = data;
  const company = data.company.map((one) => option(oneLine(one[texts.language]), one.id));
  const parents = data.parents.map(({ id, title }) => option(oneLine(visible(title)), id));
  const strengths = data.strengths.map(({ id, text }) => option(oneLine(visible(text)), id));
  const field = (block: string, label: string, options: PlainTextOption[], chosen?: string | null) => {
    const choices = [...options.slice(0, MOST_CHOICES), option(t.none, NONE)];
    const element = select('v', choices, { chosen });
    return options.length === 0 ? [] : [input(block, label, element, { hint })];
  };
  return [
    ...field('company', t.company, company, given.companyGoalId),
    ...field('parent', t.parent, parents, given.parentId),
    ...field('strength', t.strength, strengths, given.strengthId),
  ];
}

/** What stands in a form that is not finished. */
export function typedGoal(values: FormValues, before: Partial<GoalDraft>): Partial<GoalDraft> {
  const deadline = values.choice('deadline');
  return {
    title: values.text('title'),
    success: values.text('success'),
    ...(deadline === null ? {} : { deadline }),
    confidence: SCORES.find((n) => String(n) === values.choice('confidence')) ?? null,
    companyGoalId: linked(values, 'company', before.companyGoalId),
    parentId: linked(values, 'parent', before.parentId),
    strengthId: linked(values, 'strength', before.strengthId),
  };
}

/** What is no longer offered, like a strength that was taken off the list, stays as long as nothing else is chosen. */
function linked(values: FormValues, block: string, before: string | null = null): string | null {
  const chosen = values.choice(block);
  if (chosen === NONE) return null;
  return chosen ?? before;
}

export type SentGoal = { ok: true; goal: GoalDraft } | { ok: false; errors: Record<string, string> };

/** A deadline that has passed is no deadline. `before`: the goal as it is, when it is being changed. */
export function readGoal(
  texts: Texts,
  values: FormValues,
  today: string,
  before: Partial<GoalDraft>,
): SentGoal {
  const t = texts.goals;
  const typed = typedGoal(values, before);
  const title = values.text('title').trim();
  const success = values.text('success').trim();
  const { deadline } = typed;
  const errors = {
    ...(title === '' ? { title: t.needName } : {}),
    ...(success === '' ? { success: t.needSuccess } : {}),
    ...(deadline === undefined
      ? { deadline: t.needDeadline }
      : deadline < today
        ? { deadline: t.deadlinePast }
        : {}),
  };
  if (deadline === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  const { confidence = null, companyGoalId = null, parentId = null, strengthId = null } = typed;
  return {
    ok: true,
    goal: { title, success, deadline, confidence, companyGoalId, parentId, strengthId },
  };
}

/** A title to begin with, from words that somebody wrote elsewhere. */
export const titleFrom = (words: string): string => cut(oneLine(visible(words)).trim(), MOST_TITLE);
