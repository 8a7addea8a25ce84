import type { KnownBlock, ModalView, MultiStaticSelect } from '@slack/types';
import { MOST_TAGS, MOST_TAGS_EACH, type TagForm, type TagProblem } from '../domain/competence.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import {
  button,
  buttons,
  confirmation,
  escape,
  input,
  modal,
  option,
  section,
  small,
  textField,
  visible,
} from './parts.ts';
import { ACTION, field } from './setup-parts.ts';

/* The list of tags that HR keeps, and the field in which one of them is chosen. */

type TagWords = TagForm & { id: string };

const LONGEST = 40;

export function tagList(texts: Texts, all: readonly TagWords[], notice?: string): ModalView {
  const t = texts.tags;
  const add = button('tag.new', t.add, 'new', all.length === 0 ? { style: 'primary' } : {});
  return modal(
    'tag.list',
    t.title,
    [
      ...(notice === undefined ? [] : [section(`*${notice}*`)]),
      small(t.intro),
      ...(all.length === 0 ? [section(t.none)] : []),
      ...all.map((one) => section(bothTexts(texts, one), button('tag.edit', t.change, one.id))),
      all.length >= MOST_TAGS ? small(t.full) : buttons('tools', [add]),
    ],
    { close: texts.setup.close },
  );
}

/** The reader's language first. */
function bothTexts({ language }: Texts, { nb, en }: TagForm): string {
  const [own, other] = language === 'nb' ? [nb, en] : [en, nb];
  return own === other ? `*${escape(own)}*` : `*${escape(own)}* · ${escape(other)}`;
}

/** `id` '': a new one. */
export function tagForm(texts: Texts, { id, nb, en }: TagWords): ModalView {
  const t = texts.tags;
  const confirm = confirmation(t.confirm.title, t.confirm.text, t.confirm.yes, t.confirm.no);
  const retire = button('tag.retire', t.retire, id, { confirm });
  const wording = (block: 'nb' | 'en', initial: string) =>
    field(block, t.label[block], textField(ACTION, { initial, most: LONGEST }), {
      required: true,
      hint: t.reader,
    });
  return modal(
    'tag.save',
    id === '' ? t.newTitle : t.editTitle,
    [
      wording('nb', nb),
      wording('en', en),
      buttons('tools', [button('tag.list', t.back, 'list'), ...(id === '' ? [] : [retire])]),
    ],
    { submit: t.save, close: texts.setup.close, metadata: id },
  );
}

export const readTag = (values: FormValues): TagForm => ({
  nb: visible(values.text('nb')).trim(),
  en: visible(values.text('en')).trim(),
});

/** By input. */
export const tagErrors = (texts: Texts, problems: readonly TagProblem[]): Record<string, string> =>
  Object.fromEntries(problems.map(({ field: of, problem }) => [of, texts.tags.problem[problem]]));

// ---- choosing them -----------------------------------------------------------------------------------------

const FIELD = 'tags';

export type TagChoice = { all: readonly TagWords[]; chosen: readonly string[] };

/** Only where there are any. `hint`: who reads it. */
export function tagField(
  texts: Texts,
  { all, chosen }: TagChoice,
  hint: string,
  label: string = texts.tags.field,
): KnownBlock[] {
  if (all.length === 0) return [];
  const options = all.map((one) => option(one[texts.language], one.id));
  const initial = options.filter(({ value }) => chosen.includes(value ?? ''));
  const element: MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: 'v',
    options,
    max_selected_items: MOST_TAGS_EACH,
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
  return [input(FIELD, label, element, { hint: `${hint} ${texts.tags.counted}` })];
}

/** Null: the form did not ask. */
export const readTags = (values: FormValues): string[] | null =>
  values.has(FIELD) ? values.choices(FIELD) : null;
