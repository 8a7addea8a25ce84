import type { KnownBlock, ModalView } from '@slack/types';
import {
  isKnownField,
  MOST_FIELDS,
  type TemplateField,
  type TemplateName,
  type Wording,
} from '../domain/templates.ts';
import { type Texts, textsFor } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { button, buttons, header, input, modal, option, section, select, textField } from './parts.ts';
import { questionInput, wordingOf } from './questions.ts';

/* One question in both languages, and all of them as people will see them. */

const LANGUAGES = ['nb', 'en'] as const;
const MOST_LABEL = 150;
const MOST_EXAMPLE = 140;

export type QuestionData = {
  name: TemplateName;
  /** `id` '': a new one of HR's own. */
  field: TemplateField;
  /** Counted from 1, within the form in which it is asked. */
  place: number;
  isNew: boolean;
};

export function questionForm(texts: Texts, { name, field, place, isNew }: QuestionData): ModalView {
  const t = texts.questions;
  const places = Array.from({ length: MOST_FIELDS }, (_, n) => option(t.placeOption(n + 1), String(n + 1)));
  const remove = isNew ? [] : [button('questions.remove', t.remove, `${name} ${field.id}`)];
  const blocks: KnownBlock[] = [
    ...LANGUAGES.flatMap((language) => wordInputs(texts, field, language)),
    input('when', t.when, whenRadios(texts, field.when), { required: true, hint: t.whenHint }),
    input('place', t.place, select('v', places, { chosen: String(Math.min(place, MOST_FIELDS)) }), {
      required: true,
      hint: t.whenHint,
    }),
    buttons('tools', [...remove, button('questions.edit', t.back, name)]),
  ];
  const about = { submit: t.keep, close: t.close, metadata: `${name} ${field.id}` };
  return modal('questions.keep', t.questionTitle, blocks, about);
}

function wordInputs(texts: Texts, field: TemplateField, language: 'nb' | 'en'): KnownBlock[] {
  const t = texts.questions;
  const { label, example } =
    field.id === '' ? { label: '', example: '' } : wordingOf(textsFor(language), field);
  return [
    input(language, t.label[language], textField('v', { initial: label, most: MOST_LABEL }), {
      required: true,
      hint: t.reader,
    }),
    input(
      `${language}Example`,
      t.example[language],
      textField('v', { initial: example, most: MOST_EXAMPLE }),
      {
        hint: `${t.exampleHint} ${t.reader}`,
      },
    ),
  ];
}

function whenRadios(texts: Texts, chosen: TemplateField['when']) {
  const options = (['every', 'monthly'] as const).map((one) => option(texts.questions.whenOptions[one], one));
  const initial_option = options.find(({ value }) => value === chosen)!;
  return { type: 'radio_buttons' as const, action_id: 'v', options, initial_option };
}

export type SentQuestion =
  | { ok: true; field: TemplateField; place: number }
  | { ok: false; errors: Record<string, string> };

/** Words that are the app's own in both languages stay the app's own. */
export function readQuestion(texts: Texts, id: string, values: FormValues): SentQuestion {
  const words = (language: 'nb' | 'en'): Wording => ({
    label: values.text(language).trim(),
    example: values.text(`${language}Example`).trim(),
  });
  const wording = { nb: words('nb'), en: words('en') };
  const missing = LANGUAGES.filter((language) => wording[language].label === '');
  if (missing.length > 0)
    return { ok: false, errors: Object.fromEntries(missing.map((one) => [one, texts.questions.needLabel])) };
  const isOwn = LANGUAGES.every((language) => isAppsOwn(id, language, wording[language]));
  const when = values.choice('when') === 'monthly' ? 'monthly' : 'every';
  return {
    ok: true,
    field: { id, when, wording: isOwn ? null : wording },
    place: Number(values.choice('place')),
  };
}

function isAppsOwn(id: string, language: 'nb' | 'en', { label, example }: Wording): boolean {
  if (!isKnownField(id)) return false;
  const own = textsFor(language).templates.fields[id];
  return own.label === label && own.example === example;
}

// ---- all of them -----------------------------------------------------------------------------------------------

export type PreviewData = {
  name: TemplateName;
  fields: TemplateField[];
  from: string;
  /** In which the questions are shown, whatever the reader's own. */
  language: 'nb' | 'en';
  notice?: string;
};

export function questionsPreview(texts: Texts, data: PreviewData): ModalView {
  const t = texts.questions;
  const { name, from, language, notice } = data;
  const other = language === 'nb' ? 'en' : 'nb';
  const blocks: KnownBlock[] = [
    ...(notice === undefined ? [] : [section(`*${notice}*`)]),
    section(t.previewIntro(t.names[name], texts.format.day(from))),
    buttons('tools', [
      button('questions.preview', other === 'nb' ? t.inNorwegian : t.inEnglish, `${name} ${other}`),
      button('questions.edit', t.back, name),
    ]),
    ...previewFields(data, 'every'),
    ...previewFields(data, 'monthly'),
  ];
  const about = { submit: texts.setup.apply, close: t.close, metadata: `${name} ${language}` };
  return modal('questions.apply', t.previewTitle, blocks, about);
}

function previewFields({ fields, language }: PreviewData, when: TemplateField['when']): KnownBlock[] {
  const texts = textsFor(language);
  const t = texts.questions;
  const some = fields.filter((field) => field.when === when);
  if (some.length === 0) return [];
  const other = t.sampleManager;
  return [
    header(t[when]),
    ...some.map((field) => questionInput(texts, field, { block: `${language} ${field.id}`, other })),
  ];
}
