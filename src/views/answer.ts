import type { Button, KnownBlock, ModalView } from '@slack/types';
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
  section,
  small,
  textField,
} from './parts.ts';
import { inLine, listed } from './lines.ts';
import { goalLine, type ReportData, reportBlocks } from './report.ts';
import { careerLines } from './career.ts';
import { wordingOf } from './questions.ts';
import { type StrengthEntry, strengthsRead } from './strengths.ts';
import { quotedBelow } from './talk-read.ts';
import { shareButton } from './wins.ts';

export type ReadingData = {
  /** The check-in, or the pair where nothing has been prepared yet. */
  of: string;
  side: 'employee' | 'manager';
  employee: string;
  manager: string;
  when: string;
  /** The next talk, where it is another one. */
  next?: string;
  preparation: Preparation | null;
  /** It was sent, and its words have been deleted since. */
  erased: boolean;
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
  /** A talk of which the manager has not said yet that it took place. */
  unconfirmed: { id: string; date: string } | null;
  /** For the half-year talk: the way to the summary, see `summaryLink`. */
  summary?: KnownBlock;
  /** For the manager: where the employee needs them. */
  report?: ReportData;
  notice?: string;
};

/** What both wrote, opened in a form and never in a message. Only the manager's side has something to fill in. */
export function readingView(texts: Texts, data: ReadingData): ModalView {
  const t = texts.checkin.read;
  const blocks = [
    ...(data.notice === undefined ? [] : [section(`*${escape(data.notice)}*`)]),
    ...intro(texts, data),
    ...(data.summary === undefined ? [] : [data.summary]),
    ...words(texts, data),
    ...answers(texts, data),
    ...(data.side === 'manager' ? answerFields(texts, data) : []),
    ...(data.report === undefined ? work(texts, data) : reportBlocks(texts, data.report)),
    ...points(texts, data),
    ...(data.career === null ? [] : [section(`*${texts.career.home}*\n${careerLines(texts, data.career)}`)]),
    ...strengthsRead(texts, data.strengths),
  ];
  const title = data.side === 'manager' ? t.title(firstName(data.employee)) : t.ownTitle;
  const more = data.side === 'manager' ? { submit: t.send } : {};
  return modal('checkin.answer', title, blocks, { close: t.close, metadata: data.of, ...more });
}

function intro(texts: Texts, { side, preparation, erased, employee, when, next }: ReadingData): KnownBlock[] {
  const { read } = texts.checkin;
  const ahead = next === undefined ? [] : [small(escape(next))];
  if (side === 'employee') return ahead;
  if (erased) return [section(escape(texts.rights.erased(firstName(employee)))), ...ahead];
  if (preparation === null) return [section(escape(texts.report.nothing(firstName(employee)))), ...ahead];
  const say = next === undefined ? read.intro : read.earlier;
  return [section(escape(say(employee, when))), ...ahead];
}

function words(texts: Texts, data: ReadingData): KnownBlock[] {
  const { preparation, erased, questions, side } = data;
  const none = erased ? texts.rights.erasedOwn : texts.checkin.read.nothing;
  if (preparation === null) return side === 'manager' ? [] : [section(none)];
  const t = texts.checkin.read;
  const { fields: written, important } = preparation;
  const isFirst = ({ id }: TemplateField) => (id === important ? 0 : 1);
  return questions
    .toSorted((a, b) => isFirst(a) - isFirst(b))
    .flatMap((question) => {
      const mark = question.id === important ? `  ·  ${t.important}` : '';
      const label = escape(wordingOf(texts, question).label);
      const text = written[question.id] ?? '';
      return quotedBelow(`*${label}*${mark}`, text, beside(texts, question.id, data));
    });
}

/** What can be made of an answer. */
function beside(texts: Texts, question: string, { side, of }: ReadingData): Button | undefined {
  if (question === 'win') return side === 'employee' ? shareButton(texts, of) : undefined;
  if (question === 'develop') return button('goal.develop', texts.goals.toGoal, of);
  const asksForHelp = side === 'manager' && (question === 'support' || question === 'need');
  return asksForHelp ? button('action.support', texts.actions.support, of) : undefined;
}

function work(texts: Texts, data: ReadingData): KnownBlock[] {
  const t = texts.checkin;
  const owner = (who: ActionLine['owner']) => (who === 'employee' ? data.employee : data.manager);
  const goals = data.goals.map((goal) => goalLine(texts, goal));
  const actions = data.actions.map(({ text, owner: who }) => t.form.actionOwner(inLine(text), owner(who)));
  const { more } = texts.report;
  return [...listed(t.read.goals, goals, more), ...listed(t.read.actions, actions, more)];
}

const points = (texts: Texts, data: ReadingData): KnownBlock[] =>
  listed(
    texts.checkin.read.points,
    data.points.map(({ author, text }) => `${inLine(text)} (${author})`),
    texts.report.more,
  );

/** Older ones are in the history. */
const MOST_ANSWERS = 10;

function answers(texts: Texts, { replies }: ReadingData): KnownBlock[] {
  const t = texts.checkin.read;
  const lines = replies
    .slice(-MOST_ANSWERS)
    .flatMap(({ author, kind, text }) =>
      kind === 'thanks' ? [section(escape(t.thanksFrom(author)))] : quotedBelow(escape(author), text),
    );
  return lines.length === 0 ? [] : [divider(), header(t.answers), ...lines];
}

/** The three actions, right below the words: reply, thank, add to the agenda. */
const answerFields = (texts: Texts, data: ReadingData): KnownBlock[] => [
  divider(),
  ...(data.preparation === null ? [] : replyFields(texts, data)),
  pointField(texts, data),
  buttons('actions', [
    button('action.new', texts.actions.add, data.of),
    button('goal.all', texts.goals.all, data.of),
    ...talkedButton(texts, data),
  ]),
];

function talkedButton(texts: Texts, { unconfirmed }: ReadingData): Button[] {
  if (unconfirmed === null) return [];
  const { id, date } = unconfirmed;
  const label = `${texts.checkin.button.talked} · ${texts.format.shortDay(date)}`;
  return [button('report.talked', label, id)];
}

function replyFields(texts: Texts, { of, employee, thanked }: ReadingData): KnownBlock[] {
  const t = texts.checkin.read;
  return [
    thanked
      ? small(escape(t.thanked(employee)))
      : buttons('thanks', [button('checkin.thank', t.thanks, of, { style: 'primary' })]),
    input('reply', t.reply, textField('v', { lines: true }), { hint: t.replyHint(employee) }),
  ];
}

function pointField(texts: Texts, { employee }: ReadingData): KnownBlock {
  const t = texts.checkin.read;
  return input('point', t.point, textField('v', {}), { hint: t.pointHint(employee) });
}

export const readAnswer = (values: FormValues) => ({
  reply: values.text('reply').trim(),
  point: values.text('point').trim(),
});

/** `waiting`: another of the manager's people who waits for a word. */
export function answeredView(
  texts: Texts,
  data: { employee: string; checkinId: string; waiting: { pairId: string; name: string } | null },
): ModalView {
  const t = texts.checkin.read;
  const { employee, checkinId, waiting } = data;
  const row = [
    ...(waiting === null
      ? []
      : [button('report.open', texts.report.nextOne(waiting.name), waiting.pairId, { style: 'primary' })]),
    button('agenda.open', texts.agenda.title, checkinId),
  ];
  return modal('checkin.sent', t.sentTitle, [section(escape(t.sent(employee))), buttons('next', row)], {
    close: t.close,
  });
}
