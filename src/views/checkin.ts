import type { KnownBlock, ModalView } from '@slack/types';
import type { ObstacleItem } from '../domain/agenda.ts';
import type { Preparation } from '../domain/checkin.ts';
import type { TemplateField } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import { actionFields, type ActionLine, readActionFields } from './action-fields.ts';
import { type FormValues, readOnce, textOf, type Typed } from './form.ts';
import {
  type GoalLine,
  goalsAsOpened,
  type GoalsSaid,
  leftAloneFields,
  outcomeFields,
  readGoalFields,
  standingFields,
} from './goal-fields.ts';
import { obstacleFields, readSolved } from './obstacles.ts';
import { button, buttons, escape, input, modal, option, section, select, small } from './parts.ts';
import { questionInput, wordingOf } from './questions.ts';
import { quotedBelow, type StepLine, stepNotes } from './talk-read.ts';
import { type StrengthEntry, strengthsReminder } from './strengths.ts';

export type PreparationData = {
  checkinId: string;
  other: string;
  when: string;
  today: string;
  typed: Typed;
  questions: TemplateField[];
  goals: GoalLine[];
  /** Goals that the manager proposes, by their ids. */
  proposals: string[];
  actions: ActionLine[];
  /** From earlier check-ins, and not solved yet. */
  obstacles: ObstacleItem[];
  strengths: StrengthEntry[];
  /** The step on which the two agreed the last time. */
  agreed: StepLine | null;
  /** For the half-year talk: the way to the summary, see `summaryLink`. */
  summary?: KnownBlock;
  /** Above the form, e.g. that something was saved. */
  notice?: string;
};

export function preparationForm(texts: Texts, data: PreparationData): ModalView {
  const t = texts.checkin.form;
  return modal(
    'checkin.preparation',
    t.title,
    readOnce(
      t.readerShort(data.other),
      [
        ...(data.notice === undefined ? [] : [section(`*${escape(data.notice)}*`)]),
        section(escape(t.intro(data.other, data.when))),
        small(escape(`${t.reader(data.other)} ${t.kept}`)),
        ...agreedBefore(texts, data),
        ...(data.summary === undefined ? [] : [data.summary]),
        ...outcomeFields(texts, data),
        ...leftAloneFields(texts, data),
        ...proposals(texts, data),
        ...fields(texts, data),
        ...obstacleFields(texts, { ...data, hint: t.readerShort(data.other) }),
        ...standingFields(texts, data),
        ...actionFields(texts, { ...data, hint: texts.actions.reader(data.other) }),
        ...importantField(texts, data),
        buttons('tools', [
          button('checkin.save_draft', t.saveDraft, data.checkinId),
          button('goal.new', texts.goals.add, data.checkinId),
          button('action.new', texts.actions.add, data.checkinId),
        ]),
      ],
      { isSaid: true },
    ),
    { submit: t.send, close: t.close, metadata: data.checkinId, onClose: true },
  );
}

function agreedBefore(texts: Texts, { agreed, other }: PreparationData): KnownBlock[] {
  if (agreed === null) return [];
  const notes = stepNotes(texts, { ...agreed, side: 'employee', other });
  return quotedBelow([`*${texts.talk.lastTime}*`, ...notes].join(' · '), agreed.text);
}

function proposals(texts: Texts, { proposals: ids, other, checkinId }: PreparationData): KnownBlock[] {
  const [only, ...more] = ids;
  if (only === undefined) return [];
  const t = texts.goals;
  const look = more.length === 0 ? button('goal.open', t.look, only) : button('goal.all', t.look, checkinId);
  return [section(escape(t.proposals(other, ids.length)), look)];
}

function fields(texts: Texts, { typed, other, questions, strengths }: PreparationData): KnownBlock[] {
  return questions.flatMap((question) => {
    const initial = textOf(typed, question.id) ?? '';
    const reminder = question.id === 'strengths' ? strengthsReminder(texts, strengths) : [];
    return [...reminder, questionInput(texts, question, { block: question.id, other, initial })];
  });
}

function importantField(texts: Texts, { typed, other, questions }: PreparationData): KnownBlock[] {
  const t = texts.checkin.form;
  if (questions.length < 2) return [];
  const names = questions.map((question) => option(wordingOf(texts, question).label, question.id));
  const element = select('v', names, { chosen: textOf(typed, 'important'), placeholder: t.importantNone });
  return [input('important', t.important, element, { hint: t.readerShort(other) })];
}

type ActionsSaid = ReturnType<typeof readActionFields>;

export type SentPreparation = {
  words: Preparation;
  goals: GoalsSaid;
  done: ActionsSaid;
  solved: string[];
  empty: boolean;
};

/** Reads what `preparationForm` asked. The goals are those that may stand on it. */
export function readPreparation(
  values: FormValues,
  asked: { fields: TemplateField[]; version: string | null },
  goalIds: string[],
  actionIds: string[],
): SentPreparation {
  const written = asked.fields.map(({ id }) => [id, values.text(id).trim()] as const);
  const fields = Object.fromEntries(written.filter(([, text]) => text !== ''));
  const important = asked.fields.find(({ id }) => id === values.choice('important'))?.id ?? null;
  const goals = readGoalFields(values, goalIds);
  const done = readActionFields(values, actionIds);
  const solved = readSolved(values);
  const said = [Object.keys(fields), goals.outcomes, goals.kept, done, solved];
  const empty = said.every(({ length }) => length === 0);
  return { words: { fields, important, version: asked.version }, goals, done, solved, empty };
}

/** What a preparation looks like as typed values, to edit what was sent. */
export const typedOf = ({ fields: words, important }: Preparation): Typed => ({
  ...words,
  ...(important === null ? {} : { important }),
});

/** Whether a form holds just what it was opened with when there was no draft. */
export function isUntouched(typed: Typed, sent: Preparation | null, goals: GoalLine[]): boolean {
  const opened: Typed = { ...(sent === null ? {} : typedOf(sent)), ...goalsAsOpened(goals) };
  const blocks = new Set([...Object.keys(typed), ...Object.keys(opened)]);
  return [...blocks].every((block) => String(typed[block] ?? '') === String(opened[block] ?? ''));
}

/** After sending: what happened, who can read it, and what else can be brought. */
export function sentView(texts: Texts, other: string, checkinId: string): ModalView {
  const t = texts.checkin.form;
  return modal(
    'checkin.sent',
    t.sentTitle,
    [
      section(`*${escape(t.sent(other))}*`),
      section(escape(t.sentMore(other))),
      buttons('next', [button('agenda.open', texts.agenda.title, checkinId)]),
    ],
    { close: t.close },
  );
}

/** A small view that says one thing. */
export function sayView(texts: Texts, title: string, text: string): ModalView {
  return modal('checkin.sent', title, [section(escape(text))], { close: texts.checkin.form.close });
}
