import type { Button, KnownBlock, ModalView } from '@slack/types';
import { chosenIn } from '../domain/causes.ts';
import { isScore, type Score, type StatementId, type Worded } from '../domain/statements.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Texts } from '../i18n/index.ts';
import { causesField } from './causes.ts';
import type { FormValues } from './form.ts';
import { type OwnLineData, ownLines } from './own-line.ts';
import { button, buttons, divider, escape, input, modal, option, section, select, small } from './parts.ts';
import { SKIP, statementInput, statementText } from './statement.ts';

/** A week of statements as the person meets it. */
export type WeekData = {
  week: string;
  from: string;
  to: string;
  until: { date: string; time: string };
  statements: readonly Worded[];
  /** What the scores mean this week; null: in the words of the app. */
  scale: ScaleWords | null;
  causes: boolean;
  minimum: number;
  countedIn: 'company' | 'leaders' | 'nobody';
  answered: boolean;
};

export type Keep = 0 | 8 | 26 | 53;
const KEEPS = [0, 8, 26, 53] as const satisfies Keep[];

/** What a form of this noun knows of itself: the week, and whether Home stands behind it. */
export type FormOf = { week: string; fromHome: boolean };

const HOME = 'home';
export const metadataOf = ({ week, fromHome }: FormOf): string => (fromHome ? `${week} ${HOME}` : week);

export function formOf(metadata: string): FormOf {
  const [week = '', behind] = metadata.split(' ');
  return { week, fromHome: behind === HOME };
}

/** What was sent a moment ago, on top of what comes next. */
const receiptOf = (receipt: string | undefined): KnownBlock[] =>
  receipt === undefined ? [] : [section(`*${escape(receipt)}*`), divider()];

// ---- the notice ----------------------------------------------------------------------------------------------

export function noticeView(texts: Texts, form: FormOf, receipt?: string): ModalView {
  const t = texts.pulse.notice;
  return modal(
    'pulse.notice',
    t.title,
    [...receiptOf(receipt), section(t.intro), ...t.points.map((point) => section(point)), small(t.questions)],
    { submit: t.accept, close: t.close, metadata: metadataOf(form) },
  );
}

// ---- the form ------------------------------------------------------------------------------------------------

export type FormData = {
  my: WeekData;
  answers: ReadonlyMap<StatementId, Score>;
  keep: number;
  fromHome: boolean;
  receipt?: string;
};

const KEEP_BLOCK = 'keep';

export function pulseForm(texts: Texts, { my, answers, keep, fromHome, receipt }: FormData): ModalView {
  const t = texts.pulse.form;
  const { week, from, to, answered, countedIn, minimum } = my;
  const head = t.week(texts.format.week(week), texts.format.shortDay(from), texts.format.shortDay(to));
  return modal(
    'pulse.answer',
    texts.pulse.title,
    [
      ...receiptOf(receipt),
      section(`*${head}*\n${answered ? t.change : t.intro}`),
      small(texts.pulse.reader[countedIn](minimum)),
      ...my.statements.map((one) =>
        statementInput(texts, one, {
          block: one.id,
          scale: my.scale,
          score: answers.get(one.id),
          hint: texts.pulse.readerShort[countedIn](minimum),
        }),
      ),
      ...(my.causes ? [causesField(texts, chosenIn(answers))] : []),
      divider(),
      keepField(texts, keep),
    ],
    { submit: t.save, close: t.close, metadata: metadataOf({ week, fromHome }) },
  );
}

function keepField(texts: Texts, keep: number): KnownBlock {
  const t = texts.pulse.form;
  const choices = KEEPS.map((weeks) => option(t.keeps[weeks], String(weeks)));
  return input(KEEP_BLOCK, t.keep, select('v', choices, { chosen: String(keep) }), {
    required: true,
    hint: t.keepHint,
  });
}

/** Reads what `pulseForm` asked; `ids` are the statements that may stand on it. */
export function readPulse(
  values: FormValues,
  ids: readonly StatementId[],
): { given: Map<StatementId, Score>; keep: Keep | null } {
  const given = new Map<StatementId, Score>();
  for (const id of ids) {
    const score = Number(values.choice(id) ?? SKIP);
    if (isScore(score)) given.set(id, score);
  }
  const keep = KEEPS.find((weeks) => String(weeks) === values.choice(KEEP_BLOCK)) ?? null;
  return { given, keep };
}

// ---- after saving --------------------------------------------------------------------------------------------

/** `own`: statements of HR's that are asked; each is a topic as well, for everybody. */
export type ReceiptData = { my: WeekData; kept: number; mayRaise: boolean; own: readonly Worded[] };

const TOPIC_BLOCK = 'topic';

/** What happened, what becomes of it, and for those who have a manager something to talk about. */
export function receiptView(texts: Texts, { my, kept, mayRaise, own }: ReceiptData): ModalView {
  const t = texts.pulse.receipt;
  const { answered, until, minimum, countedIn } = my;
  const later = `${t.until(texts.format.day(until.date), until.time)} ${answered ? t.afterwards[countedIn](minimum) : ''}`;
  const copy = kept > 0 && answered ? [small(t.kept(kept))] : [];
  const said = [section(`*${answered ? t.saved : t.nothing}*\n${later.trim()}`), ...copy];
  const about = { close: t.close, metadata: my.week };
  if (!mayRaise) return modal('pulse.saved', t.title, said, about);
  return modal('pulse.topic', t.title, [...said, divider(), topicField(texts, own)], {
    ...about,
    submit: texts.pulse.topic.put,
  });
}

const topicsOf = (texts: Texts, own: readonly Worded[]): [id: string, text: string][] => [
  ...Object.entries(texts.pulse.topic.list),
  ...own.map((one): [string, string] => [one.id, statementText(texts, one)]),
];

function topicField(texts: Texts, own: readonly Worded[]): KnownBlock {
  const t = texts.pulse.topic;
  const topics = topicsOf(texts, own).map(([id, text]) => option(text, id));
  return input(TOPIC_BLOCK, t.label, select('v', topics, { placeholder: t.placeholder }), { hint: t.hint });
}

/** The words of the chosen topic, as they will stand on the agenda. */
export function readTopic(
  texts: Texts,
  values: FormValues,
  own: readonly Worded[],
): { ok: true; topic: string } | { ok: false; errors: Record<string, string> } {
  const { need } = texts.pulse.topic;
  const chosen = values.choice(TOPIC_BLOCK);
  const topic = topicsOf(texts, own).find(([id]) => id === chosen)?.[1];
  return topic === undefined ? { ok: false, errors: { [TOPIC_BLOCK]: need } } : { ok: true, topic };
}

// ---- Home ----------------------------------------------------------------------------------------------------

export type PulseHomeData = {
  /** This week, or why there is none. */
  current: WeekData | keyof Texts['pulse']['notAsked'];
  previous: WeekData | null;
  lines: OwnLineData[];
};

export function pulseSection(texts: Texts, { current, previous, lines }: PulseHomeData): KnownBlock[] {
  const asked = typeof current !== 'string';
  const text = asked ? weekLine(texts, current) : texts.pulse.notAsked[current];
  const row = [
    ...(asked ? [weekButton(texts, current)] : []),
    ...(previous === null
      ? []
      : [button('pulse.open.previous', texts.pulse.home.previousButton, previous.week)]),
  ];
  return [
    divider(),
    section(`*${texts.pulse.title}*\n${text}`),
    ...(previous === null ? [] : [small(previousLine(texts, previous))]),
    ...(row.length === 0 ? [] : [buttons('pulse', row)]),
    ...ownLines(texts, lines),
  ];
}

/** To be read before they come. */
export const statementsAhead = (texts: Texts, week: string, asked: readonly Worded[]): KnownBlock =>
  small(
    texts.pulse.home.ahead(
      texts.format.week(week),
      asked.map((one) => escape(statementText(texts, one))).join(' · '),
    ),
  );

function weekLine(texts: Texts, { week, statements, answered, until }: WeekData): string {
  const t = texts.pulse.home;
  const number = texts.format.week(week);
  return answered
    ? t.answered(number, texts.format.day(until.date), until.time)
    : t.open(number, t.many(statements.length));
}

function weekButton(texts: Texts, { week, answered }: WeekData): Button {
  const t = texts.pulse.home;
  return button('pulse.open', answered ? t.change : t.answer, week, answered ? {} : { style: 'primary' });
}

function previousLine(texts: Texts, { week, until }: WeekData): string {
  return texts.pulse.home.previous(texts.format.week(week), texts.format.day(until.date), until.time);
}
