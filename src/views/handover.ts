import type { KnownBlock, ModalView } from '@slack/types';
import type { Preparation } from '../domain/checkin.ts';
import { HANDOVER_PARTS, type HandoverPart, isHandoverPart } from '../domain/handover.ts';
import type { TemplateField } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import {
  button,
  buttons,
  capital,
  cut,
  escape,
  input,
  modal,
  option,
  quote,
  section,
  small,
} from './parts.ts';
import { quotedBelow } from './talk-read.ts';
import { wordingOf } from './questions.ts';

export type HandoverData = {
  pairId: string;
  manager: string;
  there: Partial<Record<HandoverPart, number>>;
  chosen: ReadonlySet<HandoverPart>;
};

const named = (texts: Texts, parts: readonly HandoverPart[]): string =>
  texts.format.list(parts.map((part) => texts.handover.parts[part].toLowerCase()));

const inOrder = (chosen: ReadonlySet<HandoverPart>) => HANDOVER_PARTS.filter((part) => chosen.has(part));

export function handoverHome(texts: Texts, { pairId, manager, chosen }: HandoverData): KnownBlock[] {
  const t = texts.handover;
  const parts = inOrder(chosen);
  const line = parts.length === 0 ? t.home.nothing(manager) : t.home.chosen(manager, named(texts, parts));
  const label = parts.length === 0 ? t.button : t.change;
  return [section(`*${t.home.title}*\n${escape(line)}`, button('handover.open', label, pairId))];
}

const MOST_REPORTS = 5;

/** For a manager: who has let them read something of the time before. */
export const handedHome = (texts: Texts, reports: { pairId: string; employee: string }[]): KnownBlock[] =>
  reports
    .slice(0, MOST_REPORTS)
    .map(({ pairId, employee }) =>
      section(
        escape(texts.handover.before.home(employee)),
        button('handover.before', texts.handover.before.button, pairId),
      ),
    );

export function handoverForm(texts: Texts, { pairId, manager, there, chosen }: HandoverData): ModalView {
  const t = texts.handover;
  const boxes = HANDOVER_PARTS.flatMap((part) => {
    const n = there[part];
    if (n === undefined) return [];
    return [{ ...option(t.parts[part], part), description: option(t.about[part](n), part).text }];
  });
  const initial = boxes.filter(({ value }) => chosen.has(value as HandoverPart));
  return modal(
    'handover.save',
    t.form.title,
    [
      section(escape(t.form.intro(manager))),
      input(
        'parts',
        t.form.label(manager),
        {
          type: 'checkboxes',
          action_id: 'v',
          options: boxes,
          ...(initial.length > 0 ? { initial_options: initial } : {}),
        },
        { hint: t.form.hint(manager) },
      ),
    ],
    { submit: t.form.save, close: t.form.close, metadata: pairId },
  );
}

export const readHandover = (values: FormValues): HandoverPart[] =>
  values.choices('parts').filter(isHandoverPart);

export function handoverSaved(texts: Texts, manager: string, parts: readonly HandoverPart[]): ModalView {
  const t = texts.handover.form;
  const text = parts.length === 0 ? t.savedNothing(manager) : t.saved(manager, named(texts, parts));
  return modal('handover.saved', t.savedTitle, [section(escape(text))], { close: t.close });
}

// ---- what the manager reads --------------------------------------------------------------------------------

export type BeforeData = {
  pairId: string;
  employee: string;
  strengths: { text: string }[];
  goals: { title: string; outcome: keyof Texts['checkin']['form']['outcomes'] | null; result: string }[];
  actions: { text: string }[];
  career: { direction: string; step: string } | null;
  preparations: { id: string; date: string }[];
};

const MOST_LINES = 20;
const MOST_PREPARATIONS = 30;
const LONGEST_LINE = 140;

export function beforeView(texts: Texts, data: BeforeData): ModalView {
  const t = texts.handover;
  const goals = data.goals.flatMap(({ title, outcome, result }) => {
    const line = outcome === null ? title : t.before.outcome(title, texts.checkin.form.outcomes[outcome]);
    return [`• ${brief(line)}`, ...(result === '' ? [] : [quote(cut(result, LONGEST_LINE))])];
  });
  const parts = [
    ...listed(
      texts,
      t.parts.strengths,
      data.strengths.map(({ text }) => `• ${brief(text)}`),
    ),
    ...listed(texts, t.parts.finished, [...goals, ...data.actions.map(({ text }) => `• ${brief(text)}`)]),
    ...career(texts, data.career),
    ...data.preparations
      .slice(0, MOST_PREPARATIONS)
      .map(({ id, date }) =>
        section(
          capital(t.before.preparation(texts.format.day(date))),
          button('handover.read', t.before.read, `${data.pairId} ${id}`),
        ),
      ),
  ];
  const intro = parts.length === 0 ? t.before.nothing(data.employee) : t.before.intro(data.employee);
  return modal('handover.before', t.before.title, [section(escape(intro)), ...parts], {
    close: t.form.close,
  });
}

const brief = (text: string): string => escape(cut(text.replaceAll('\n', ' '), LONGEST_LINE));

function listed(texts: Texts, title: string, lines: string[]): KnownBlock[] {
  if (lines.length === 0) return [];
  const left = lines.length - MOST_LINES;
  const more = left > 0 ? [texts.handover.before.more(left)] : [];
  return [section([`*${title}*`, ...lines.slice(0, MOST_LINES), ...more].join('\n'))];
}

function career(texts: Texts, said: BeforeData['career']): KnownBlock[] {
  if (said === null) return [];
  const lines = [said.direction, said.step]
    .filter((text) => text !== '')
    .map((text) => quote(cut(text, 1000)));
  return listed(texts, texts.handover.parts.career, lines);
}

export type HandedData = {
  pairId: string;
  date: string;
  words: Preparation;
  questions: TemplateField[];
};

export function handedView(texts: Texts, { pairId, date, words, questions }: HandedData): ModalView {
  const t = texts.handover.before;
  return modal(
    'handover.before',
    t.title,
    [
      small(capital(t.preparation(texts.format.day(date)))),
      ...questions.flatMap((question) =>
        quotedBelow(`*${escape(wordingOf(texts, question).label)}*`, words.fields[question.id] ?? ''),
      ),
      buttons('back', [button('handover.before', t.back, pairId)]),
    ],
    { close: texts.handover.form.close },
  );
}
