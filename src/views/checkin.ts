import type { KnownBlock, ModalView } from '@slack/types';
import { PREPARATION_FIELDS, type Preparation, type Standing } from '../domain/checkin.ts';
import type { Texts } from '../i18n/index.ts';
import {
  button,
  buttons,
  divider,
  escape,
  input,
  modal,
  option,
  section,
  select,
  small,
  textField,
} from './parts.ts';

/** What was typed, by block id: from a draft, or from what was sent before. */
export type Typed = Record<string, string | string[]>;

/** The typed values of a form as its reader needs them. */
export type FormValues = {
  text(block: string): string;
  choice(block: string): string | null;
  choices(block: string): string[];
};

export type GoalLine = {
  id: string;
  title: string;
  success: string;
  deadline: string;
  standing: Standing | null;
};
export type ActionLine = { id: string; text: string; owner: 'employee' | 'manager' };

export type PreparationData = {
  checkinId: string;
  other: string;
  self: string;
  when: string;
  today: string;
  typed: Typed;
  goals: GoalLine[];
  actions: ActionLine[];
  /** Above the form, e.g. that something was saved. */
  notice?: string;
};

const STANDINGS = ['on_track', 'slow', 'stuck'] as const;
const OUTCOMES = ['reached', 'partly', 'not_reached', 'not_relevant'] as const;
/** Slack allows ten boxes in a group and a hundred blocks in a form. */
const MOST_ACTIONS = 10;
const MOST_GOALS = 12;

export function preparationForm(texts: Texts, data: PreparationData): ModalView {
  const t = texts.checkin.form;
  const goals = data.goals.slice(0, MOST_GOALS);
  const past = goals.filter((goal) => goal.deadline < data.today);
  const open = goals.filter((goal) => goal.deadline >= data.today);
  return modal(
    'checkin.preparation',
    t.title,
    [
      ...(data.notice === undefined ? [] : [section(`*${escape(data.notice)}*`)]),
      section(escape(t.intro(data.other, data.when))),
      small(escape(`${t.reader(data.other)} ${t.kept}`)),
      ...past.flatMap((goal) => outcomeFields(texts, data, goal)),
      ...fields(texts, data),
      ...open.map((goal) => standingField(texts, data, goal)),
      ...actionFields(texts, data),
      importantField(texts, data),
      buttons('tools', [
        button('checkin.save_draft', t.saveDraft, data.checkinId),
        button('goal.new', t.addGoal, data.checkinId),
        button('action.new', t.addAction, data.checkinId),
      ]),
    ],
    { submit: t.send, close: t.close, metadata: data.checkinId, onClose: true },
  );
}

const textOf = (typed: Typed, block: string): string | undefined => {
  const value = typed[block];
  return typeof value === 'string' ? value : undefined;
};

function fields(texts: Texts, { typed, other }: PreparationData): KnownBlock[] {
  const t = texts.checkin.form;
  const examples = {
    strengths: t.strengthsExample,
    win: t.winExample,
    obstacle: t.obstacleExample,
    wish: t.wishExample,
  };
  return PREPARATION_FIELDS.map((field) =>
    input(
      field,
      t[field],
      textField('checkin.typed', {
        initial: textOf(typed, field),
        placeholder: examples[field],
        lines: true,
        typed: true,
      }),
      { hint: t.readerShort(other), typed: true },
    ),
  );
}

/** A goal whose deadline has passed comes first and shows what both agreed on. */
function outcomeFields(texts: Texts, { typed, other }: PreparationData, goal: GoalLine): KnownBlock[] {
  const t = texts.checkin.form;
  const outcomes = OUTCOMES.map((value) => option(t.outcomes[value], value));
  return [
    section(escape(t.due(goal.title, texts.format.day(goal.deadline)))),
    small(escape(t.success(goal.success))),
    input(
      `outcome:${goal.id}`,
      t.outcome,
      select('v', outcomes, { chosen: textOf(typed, `outcome:${goal.id}`) }),
      { hint: t.goalReader(other) },
    ),
    input(
      `result:${goal.id}`,
      t.result,
      textField('checkin.typed', { initial: textOf(typed, `result:${goal.id}`), lines: true, typed: true }),
      { hint: t.goalReader(other), typed: true },
    ),
    divider(),
  ];
}

function standingField(texts: Texts, { typed, other }: PreparationData, goal: GoalLine): KnownBlock {
  const t = texts.checkin.form;
  const standings = STANDINGS.map((value) => option(t.standings[value], value));
  const chosen = textOf(typed, `goal:${goal.id}`) ?? goal.standing;
  return input(`goal:${goal.id}`, t.standing(goal.title), select('v', standings, { chosen }), {
    hint: `${t.deadline(texts.format.day(goal.deadline))}. ${t.goalReader(other)}`,
  });
}

function actionFields(texts: Texts, { typed, actions, other, self }: PreparationData): KnownBlock[] {
  const t = texts.checkin.form;
  const boxes = actions
    .slice(0, MOST_ACTIONS)
    .map(({ id, text, owner }) => option(t.actionOwner(text, owner === 'employee' ? self : other), id));
  if (boxes.length === 0) return [];
  const ticked = typed['done'];
  const initial = boxes.filter(({ value }) => Array.isArray(ticked) && ticked.includes(value!));
  return [
    input(
      'done',
      t.done,
      {
        type: 'checkboxes',
        action_id: 'v',
        options: boxes,
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      },
      { hint: t.goalReader(other) },
    ),
  ];
}

function importantField(texts: Texts, { typed, other }: PreparationData): KnownBlock {
  const t = texts.checkin.form;
  const names = PREPARATION_FIELDS.map((field) => option(t.fieldName[field], field));
  return input(
    'important',
    t.important,
    select('v', names, { chosen: textOf(typed, 'important'), placeholder: t.importantNone }),
    { hint: t.readerShort(other) },
  );
}

export type SentPreparation = {
  words: Preparation;
  standings: { id: string; standing: Standing }[];
  outcomes: { id: string; outcome: (typeof OUTCOMES)[number]; result: string }[];
  done: string[];
  empty: boolean;
};

/** Reads what `preparationForm` asked. The goals are those that may stand on it. */
export function readPreparation(values: FormValues, goalIds: string[]): SentPreparation {
  const words = {} as Preparation['fields'];
  for (const field of PREPARATION_FIELDS) words[field] = values.text(field).trim();
  const important = PREPARATION_FIELDS.find((field) => field === values.choice('important')) ?? null;
  const standings = goalIds.flatMap((id) => {
    const standing = STANDINGS.find((one) => one === values.choice(`goal:${id}`));
    return standing === undefined ? [] : [{ id, standing }];
  });
  const outcomes = goalIds.flatMap((id) => {
    const outcome = OUTCOMES.find((one) => one === values.choice(`outcome:${id}`));
    return outcome === undefined ? [] : [{ id, outcome, result: values.text(`result:${id}`).trim() }];
  });
  const done = values.choices('done');
  const nothing = PREPARATION_FIELDS.every((field) => words[field] === '');
  const empty = nothing && outcomes.length === 0 && done.length === 0;
  return { words: { fields: words, important }, standings, outcomes, done, empty };
}

/** What a preparation looks like as typed values, to edit what was sent. */
export const typedOf = ({ fields: words, important }: Preparation): Typed => ({
  ...words,
  ...(important === null ? {} : { important }),
});

/** Whether a form holds just what it was opened with when there was no draft. */
export function isUntouched(typed: Typed, sent: Preparation | null, goals: GoalLine[]): boolean {
  const standings = goals.map(({ id, standing }) => [`goal:${id}`, standing ?? '']);
  const opened: Typed = { ...(sent === null ? {} : typedOf(sent)), ...Object.fromEntries(standings) };
  const blocks = new Set([...Object.keys(typed), ...Object.keys(opened)]);
  return [...blocks].every((block) => String(typed[block] ?? '') === String(opened[block] ?? ''));
}

/** After sending: what happened and who can read it. */
export function sentView(texts: Texts, other: string): ModalView {
  const t = texts.checkin.form;
  return modal(
    'checkin.sent',
    t.sentTitle,
    [section(`*${escape(t.sent(other))}*`), section(escape(t.sentMore(other)))],
    { close: t.close },
  );
}

/** A small view that says one thing. */
export function sayView(texts: Texts, title: string, text: string): ModalView {
  return modal('checkin.sent', title, [section(escape(text))], { close: texts.checkin.form.close });
}
