import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import {
  FIELDS,
  type KnownField,
  type TemplateField,
  type TemplateName,
  TEMPLATES,
} from '../domain/templates.ts';
import type { ScaleWords, Versioned } from '../domain/versions.ts';
import type { Texts } from '../i18n/index.ts';
import { noteButton, type Origin } from './experiments.ts';
import {
  button,
  buttons,
  cut,
  divider,
  escape,
  header,
  modal,
  option,
  section,
  select,
  small,
} from './parts.ts';
import { wordingOf } from './questions.ts';
import { scoreTexts } from './scale.ts';

/* What HR may change of what is asked: an overview, and the questions of one template. */

export type QuestionsData = {
  templates: Record<
    TemplateName,
    { fields: TemplateField[]; changed: boolean; coming: string | null; reworded: boolean }
  >;
  allowed: TemplateName[];
  usual: TemplateName;
  scale: { words: ScaleWords | null; coming: string | null };
  notice?: string;
  /** What was applied a moment ago, for HR to keep as an experiment. */
  applied?: Origin;
};

/** What stands on Home of it is a button. */
export function questionsView(texts: Texts, data: QuestionsData): ModalView {
  const t = texts.questions;
  const blocks = [
    ...noticeOf(data.notice),
    ...(data.applied === undefined ? [] : [buttons('note', [noteButton(texts, data.applied)])]),
    section(t.intro),
    ...TEMPLATES.flatMap((name) => templateBlocks(texts, data, name)),
    divider(),
    section(
      `*${t.scale.heading}*\n${scoreTexts(texts, data.scale.words).map(escape).join('\n')}`,
      button('scale.open', t.edit, 'scale'),
    ),
    ...comingBlocks(texts, 'scale', data.scale.coming),
    small(t.choose),
  ];
  return modal('questions.list', t.title, blocks, { close: t.close });
}

const noticeOf = (notice: string | undefined): KnownBlock[] =>
  notice === undefined ? [] : [section(`*${escape(notice)}*`)];

function templateBlocks(texts: Texts, data: QuestionsData, name: TemplateName): KnownBlock[] {
  const t = texts.questions;
  const { changed, coming, reworded, fields } = data.templates[name];
  const use = data.usual === name ? [t.isUsual] : data.allowed.includes(name) ? [] : [t.isOff];
  const lines = [
    [`*${t.names[name]}*`, ...use].join(' · '),
    reworded ? escape(fields.map((one) => wordingOf(texts, one).label).join(' · ')) : t.about[name],
    ...(changed ? [`_${t.notApplied}_`] : []),
  ];
  return [
    section(lines.join('\n'), button('questions.edit', t.edit, name)),
    ...comingBlocks(texts, name, coming),
  ];
}

/** A change that does not count yet, with the way back. */
function comingBlocks(texts: Texts, of: Versioned, coming: string | null): KnownBlock[] {
  const t = texts.questions;
  if (coming === null) return [];
  return [section(t.coming(texts.format.day(coming)), button('questions.take_back', t.takeBack, of))];
}

// ---- one template --------------------------------------------------------------------------------------------

export type TemplateData = {
  name: TemplateName;
  fields: TemplateField[];
  changed: boolean;
  notice?: string;
};

const MOST_LABEL = 300;

export function templateView(texts: Texts, data: TemplateData): ModalView {
  const t = texts.questions;
  const blocks: KnownBlock[] = [
    ...noticeOf(data.notice),
    small(t.most),
    header(t.every),
    ...fieldBlocks(texts, data, 'every'),
    header(t.monthly),
    ...fieldBlocks(texts, data, 'monthly'),
    divider(),
    addRow(texts, data),
    buttons('tools', [
      button('questions.preview', t.preview, data.name, data.changed ? { style: 'primary' } : {}),
      ...(data.changed ? [button('questions.forget', t.forget, data.name)] : []),
      button('questions.reset', t.reset, data.name),
      button('questions.list', t.back, 'list'),
    ]),
  ];
  return modal('questions.template', t.names[data.name], blocks, { close: t.close, metadata: data.name });
}

function fieldBlocks(
  texts: Texts,
  { name, fields }: TemplateData,
  when: TemplateField['when'],
): KnownBlock[] {
  const t = texts.questions;
  const some = fields.filter((field) => field.when === when);
  if (some.length === 0) return [section(t.noMonthly)];
  return some.map((field, n) => {
    const { label, example } = wordingOf(texts, field);
    const words = [
      `*${n + 1}.* ${escape(cut(label, MOST_LABEL))}`,
      ...(example === '' ? [] : [`_${escape(cut(example, MOST_LABEL)).replaceAll('_', ' ')}_`]),
    ];
    return section(words.join('\n'), button('questions.field', t.edit, `${name} ${field.id}`));
  });
}

function addRow(texts: Texts, { name, fields }: TemplateData): ActionsBlock {
  const t = texts.questions;
  const missing = FIELDS.filter((id) => !fields.some((field) => field.id === id));
  const label = (id: KnownField) => texts.templates.fields[id].label;
  const ready = missing.map((id) => option(label(id), `${name} ${id}`));
  const own = button('questions.own', t.addOwn, name);
  const choice = select('questions.field', ready, { placeholder: t.addReady });
  return { type: 'actions', block_id: 'add', elements: ready.length === 0 ? [own] : [choice, own] };
}
