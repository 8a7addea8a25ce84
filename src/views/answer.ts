import type { KnownBlock, ModalView } from '@slack/types';
import type { Preparation } from '../domain/checkin.ts';
import type { TemplateField } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import type { ActionLine } from './action-fields.ts';
import type { FormValues } from './form.ts';
import type { GoalLine } from './goal-fields.ts';
import {
  button,
  buttons,
  divider,
  escape,
  firstName,
  header,
  input,
  modal,
  quote,
  section,
  small,
  textField,
} from './parts.ts';
import { careerLines } from './career.ts';
import { wordingOf } from './questions.ts';
import { type StrengthEntry, strengthsRead } from './strengths.ts';

export type ReadingData = {
  checkinId: string;
  side: 'employee' | 'manager';
  employee: string;
  manager: string;
  when: string;
  preparation: Preparation | null;
  /** What was asked, in the words of then. */
  questions: TemplateField[];
  goals: GoalLine[];
  actions: ActionLine[];
  strengths: StrengthEntry[];
  /** Comes up once a month, if it is on. */
  career: { direction: string; step: string } | null;
  points: { author: string; text: string }[];
  replies: { author: string; kind: 'reply' | 'thanks'; text: string }[];
  thanked: boolean;
  /** For the half-year talk: the way to the summary, see `summaryLink`. */
  summary?: KnownBlock;
};

/** What both wrote, opened in a form and never in a message. Only the manager's side has something to fill in. */
export function readingView(texts: Texts, data: ReadingData): ModalView {
  const t = texts.checkin.read;
  const blocks = [
    ...(data.side === 'manager' ? [section(escape(t.intro(data.employee, data.when)))] : []),
    ...(data.summary === undefined ? [] : [data.summary]),
    ...words(texts, data),
    ...strengthsRead(texts, data.strengths),
    ...(data.career === null ? [] : [section(`*${texts.career.home}*\n${careerLines(texts, data.career)}`)]),
    ...work(texts, data),
    ...answers(texts, data),
    ...(data.side === 'manager' ? answerFields(texts, data) : []),
  ];
  const title = data.side === 'manager' ? t.title(firstName(data.employee)) : t.ownTitle;
  const more = data.side === 'manager' ? { submit: t.send } : {};
  return modal('checkin.answer', title, blocks, { close: t.close, metadata: data.checkinId, ...more });
}

function words(texts: Texts, { preparation, questions, side, checkinId }: ReadingData): KnownBlock[] {
  const t = texts.checkin.read;
  if (preparation === null) return [section(t.nothing)];
  const { fields: written, important } = preparation;
  const isFirst = ({ id }: TemplateField) => (id === important ? 0 : 1);
  return questions
    .toSorted((a, b) => isFirst(a) - isFirst(b))
    .map((question) => {
      const mark = question.id === important ? `  ·  ${t.important}` : '';
      const label = escape(wordingOf(texts, question).label);
      const asksForHelp = side === 'manager' && (question.id === 'support' || question.id === 'need');
      const take = asksForHelp
        ? button('action.support', texts.actions.support, checkinId)
        : question.id === 'develop'
          ? button('goal.develop', texts.goals.toGoal, checkinId)
          : undefined;
      return section(`*${label}*${mark}\n${quote(written[question.id] ?? '')}`, take);
    });
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
    buttons('actions', [
      button('action.new', texts.actions.add, checkinId),
      button('goal.all', texts.goals.all, checkinId),
    ]),
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
