import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Part } from '../domain/digest-data.ts';
import type { BeforeAfter, ExperimentState, Measured } from '../domain/experiments.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText, partText } from './digest-numbers.ts';
import type { FormValues } from './form.ts';
import { fitting, inLine } from './lines.ts';
import {
  button,
  buttons,
  divider,
  escape,
  input,
  modal,
  quote,
  section,
  small,
  textField,
  visible,
} from './parts.ts';

/* Changes that HR keeps as experiments: the form, the list, and before and after side by side. */

/** Dates, not moments. */
export type ExperimentData = {
  id: string;
  what: string;
  expected: string;
  writtenOn: string;
  reviewOn: string;
  state: ExperimentState;
  closedOn: string | null;
};

const MOST_TEXT = 500;
const MOST_ON_HOME = 5;
const IN_LIST = 120;

const ORIGINS = ['settings', 'statements', 'questions', 'scale', 'times'] as const;
export type Origin = (typeof ORIGINS)[number];
const isOrigin = (text: string): text is Origin => (ORIGINS as readonly string[]).includes(text);

/** `origin`: what was just changed, or anything else. */
export const noteButton = (texts: Texts, origin: Origin | 'none'): Button =>
  button('experiment.new', texts.experiments.note, origin);

// ---- Home and the list -------------------------------------------------------------------------------------

export function experimentsHomeBlocks(texts: Texts, all: readonly ExperimentData[]): KnownBlock[] {
  const t = texts.experiments;
  const open = all.filter(({ state }) => state === 'open');
  const lines = open
    .slice(0, MOST_ON_HOME)
    .map((one) => t.line(inLine(one.what, IN_LIST), texts.format.shortDay(one.reviewOn)));
  const left = open.length - lines.length;
  const row = [
    noteButton(texts, 'none'),
    ...(all.length === 0 ? [] : [button('experiment.list', t.all, 'all')]),
  ];
  const listed = [...lines.map((line) => `• ${line}`), ...(left > 0 ? [t.more(left)] : [])];
  return [
    section([`*${t.title}*`, t.about, ...(listed.length === 0 ? [] : [fitting(listed, t.more)])].join('\n')),
    buttons('experiments', row),
  ];
}

export function experimentsView(texts: Texts, all: readonly ExperimentData[]): ModalView {
  const t = texts.experiments;
  const lines = all.map((one) =>
    section(
      `*${escape(inLine(one.what, IN_LIST))}*\n${stateText(texts, one)}`,
      button('experiment.open', t.look, one.id),
    ),
  );
  const blocks = [small(t.about), ...lines, buttons('experiments', [noteButton(texts, 'none')])];
  return modal('experiment.list', t.title, blocks, { close: t.close });
}

function stateText(texts: Texts, { state, reviewOn, closedOn }: ExperimentData): string {
  return texts.experiments.state[state](texts.format.day(closedOn ?? reviewOn));
}

// ---- the form ----------------------------------------------------------------------------------------------

export function experimentForm(
  texts: Texts,
  { origin, reviewOn }: { origin: string; reviewOn: string },
): ModalView {
  const t = texts.experiments;
  const about = isOrigin(origin) ? { initial: `${t.origins[origin]} ` } : {};
  const words = (placeholder: string) => ({ placeholder, lines: true as const, most: MOST_TEXT });
  const day = { type: 'datepicker' as const, action_id: 'v', initial_date: reviewOn };
  return modal(
    'experiment.save',
    t.note,
    [
      input('what', t.what, textField('v', { ...words(t.whatExample), ...about }), {
        required: true,
        hint: t.reader,
      }),
      input('expected', t.expected, textField('v', words(t.expectedExample)), { hint: t.reader }),
      input('review', t.reviewOn, day, { required: true, hint: t.reviewHint }),
    ],
    { submit: t.save, close: t.close },
  );
}

export const readExperiment = (values: FormValues) => ({
  what: visible(values.text('what')).trim(),
  expected: visible(values.text('expected')).trim(),
  reviewOn: values.choice('review') ?? '',
});

export const experimentErrors = (
  texts: Texts,
  problem: keyof Texts['experiments']['problems'],
): Record<string, string> => ({
  [problem === 'missing' ? 'what' : 'review']: texts.experiments.problems[problem],
});

// ---- before and after --------------------------------------------------------------------------------------

export function experimentView(texts: Texts, one: ExperimentData, compared: BeforeAfter): ModalView {
  const t = texts.experiments;
  const expected = one.expected === '' ? [] : [section(`*${t.expectedLine}*\n${quote(one.expected)}`)];
  const settle = [button('experiment.keep', t.keep, one.id), button('experiment.done', t.done, one.id)];
  return modal(
    'experiment.look',
    t.title,
    [
      section(quote(one.what)),
      ...expected,
      small(`${t.written(texts.format.day(one.writtenOn))} · ${stateText(texts, one)}. ${t.reader}`),
      divider(),
      ...comparedBlocks(texts, compared),
      buttons('experiment', [
        ...(one.state === 'open' ? settle : []),
        button('experiment.later', t.later, one.id),
      ]),
    ],
    { close: t.close },
  );
}

function comparedBlocks(texts: Texts, compared: BeforeAfter): KnownBlock[] {
  const t = texts.experiments;
  if (compared.is !== 'compared') return [section(compared.is === 'too_early' ? t.tooEarly : t.noBefore)];
  const weeks = t.compared(texts.format.week(compared.from), texts.format.week(compared.to));
  const rows = compared.measures.map((one) => `• ${rowText(texts, one)}`);
  return [small(weeks), section(escape(rows.join('\n'))), small(t.why)];
}

function rowText(texts: Texts, measured: Measured): string {
  const t = texts.experiments;
  const { measure, move } = measured;
  const [before, now] = sidesOf(texts, measured);
  return t.row(t.measures[measure], before, now, t.moves[move]);
}

function sidesOf(texts: Texts, measured: Measured): [before: string, now: string] {
  if (measured.of === 'level') return [levelText(texts, measured.before), levelText(texts, measured.now)];
  const say = (part: Part | null) => (part === null ? texts.experiments.nothing : partText(texts, part));
  return [say(measured.before), say(measured.now)];
}
