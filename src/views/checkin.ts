import type { KnownBlock, ModalView } from '@slack/types';
import {
  PREPARATION_FIELDS,
  type Preparation,
  type PreparationField,
  type Standing,
} from '../domain/checkin.ts';
import type { Texts } from '../i18n/index.ts';
import {
  button,
  buttons,
  divider,
  escape,
  header,
  input,
  modal,
  option,
  quote,
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

// ---- reading -----------------------------------------------------------------------------------------------

export type ReadingData = {
  checkinId: string;
  side: 'employee' | 'manager';
  employee: string;
  manager: string;
  when: string;
  preparation: Preparation | null;
  goals: GoalLine[];
  actions: ActionLine[];
  points: { author: string; text: string }[];
  replies: { author: string; kind: 'reply' | 'thanks'; text: string }[];
  thanked: boolean;
};

/** What both wrote, opened in a form and never in a message. Only the manager's side has something to fill in. */
export function readingView(texts: Texts, data: ReadingData): ModalView {
  const t = texts.checkin.read;
  const other = data.side === 'manager' ? data.employee : data.manager;
  const blocks = [
    ...(data.side === 'manager' ? [section(escape(t.intro(data.employee, data.when)))] : []),
    ...words(texts, data.preparation),
    ...work(texts, data),
    ...answers(texts, data),
    ...(data.side === 'manager' ? answerFields(texts, data) : []),
  ];
  const title = data.side === 'manager' ? t.title(data.employee.split(' ')[0] ?? other) : t.ownTitle;
  const more = data.side === 'manager' ? { submit: t.send } : {};
  return modal('checkin.answer', title, blocks, { close: t.close, metadata: data.checkinId, ...more });
}

function words(texts: Texts, preparation: Preparation | null): KnownBlock[] {
  const t = texts.checkin;
  if (preparation === null) return [section(t.read.nothing)];
  const { fields: written, important } = preparation;
  const isFirst = (field: PreparationField) => (field === important ? 0 : 1);
  return PREPARATION_FIELDS.filter((field) => written[field] !== '')
    .toSorted((a, b) => isFirst(a) - isFirst(b))
    .flatMap((field) => [
      section(
        `*${t.form[field]}*${field === important ? `  ·  ${t.read.important}` : ''}\n${quote(written[field])}`,
      ),
    ]);
}

function work(texts: Texts, data: ReadingData): KnownBlock[] {
  const t = texts.checkin;
  const goals = data.goals.map(
    (goal) =>
      `• ${escape(t.home.goalLine(goal.title, texts.format.shortDay(goal.deadline), goal.standing === null ? '' : t.form.standings[goal.standing]))}`,
  );
  const owner = (who: ActionLine['owner']) => (who === 'employee' ? data.employee : data.manager);
  const actions = data.actions.map(
    ({ text, owner: who }) => `• ${escape(t.form.actionOwner(text, owner(who)))}`,
  );
  const points = data.points.map(({ author, text }) => `• ${escape(`${text} (${author})`)}`);
  return [...list(t.read.goals, goals), ...list(t.read.actions, actions), ...list(t.read.points, points)];
}

const list = (title: string, lines: string[]): KnownBlock[] =>
  lines.length === 0 ? [] : [section(`*${title}*\n${lines.join('\n')}`)];

function answers(texts: Texts, { replies }: ReadingData): KnownBlock[] {
  const t = texts.checkin.read;
  const lines = replies.map(({ author, kind, text }) =>
    kind === 'thanks' ? escape(t.thanksFrom(author)) : `${escape(author)}\n${quote(text)}`,
  );
  return lines.length === 0 ? [] : [divider(), header(t.answers), ...lines.map((line) => section(line))];
}

function answerFields(texts: Texts, { checkinId, employee, thanked }: ReadingData): KnownBlock[] {
  const t = texts.checkin.read;
  return [
    divider(),
    thanked
      ? small(escape(t.thanked(employee)))
      : buttons('thanks', [button('checkin.thank', t.thanks, checkinId, { style: 'primary' })]),
    input('reply', t.reply, textField('v', { lines: true }), { hint: t.replyHint(employee) }),
    input('point', t.point, textField('v', {}), { hint: t.pointHint(employee) }),
  ];
}

export const readAnswer = (values: FormValues) => ({
  reply: values.text('reply').trim(),
  point: values.text('point').trim(),
});

export function answeredView(texts: Texts, employee: string): ModalView {
  const t = texts.checkin.read;
  return modal('checkin.sent', t.sentTitle, [section(escape(t.sent(employee)))], { close: t.close });
}

// ---- moving ------------------------------------------------------------------------------------------------

const QUARTERS = Array.from({ length: 39 }, (_, n) => 8 * 60 + n * 15).map(
  (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
);

export type MoveData = { checkinId: string; dates: string[]; date: string; time: string };

export function moveForm(texts: Texts, { checkinId, dates, date, time }: MoveData): ModalView {
  const t = texts.checkin.move;
  if (dates.length === 0) return modal('checkin.sent', t.title, [section(t.none)], { close: t.close });
  const times = QUARTERS.includes(time) ? QUARTERS : [time, ...QUARTERS];
  const days = dates.map((one) => option(texts.format.day(one), one));
  return modal(
    'checkin.move',
    t.title,
    [
      section(t.text),
      input('date', t.date, select('v', days, { chosen: date }), { required: true }),
      input(
        'time',
        t.time,
        select(
          'v',
          times.map((one) => option(one, one)),
          { chosen: time },
        ),
        {
          required: true,
        },
      ),
    ],
    { submit: t.save, close: t.close, metadata: checkinId },
  );
}

export const readMove = (values: FormValues) => ({
  date: values.choice('date'),
  time: values.choice('time'),
});

/** A small view that says one thing. */
export function sayView(texts: Texts, title: string, text: string): ModalView {
  return modal('checkin.sent', title, [section(escape(text))], { close: texts.checkin.form.close });
}
