import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import {
  button,
  buttons,
  cut,
  escape,
  firstName,
  input,
  modal,
  section,
  small,
  textField,
  visible,
} from './parts.ts';

import { type TagChoice, tagField } from './tags.ts';

/* What somebody is good at: a few lines on Home, the list, and the manager's first word. */

export type StrengthEntry = { id: string; text: string; from: string | null };

const MOST_LINES = 6;
const MOST_IN_LINE = 140;
const MOST_SHOWN = 80;
const MOST_TEXT = 500;

function line(texts: Texts, { text, from }: StrengthEntry): string {
  const words = escape(cut(oneLine(visible(text)), MOST_IN_LINE));
  return from === null ? words : `${words} · ${escape(texts.strengths.from(firstName(from)))}`;
}

const lines = (texts: Texts, all: StrengthEntry[], most: number): string =>
  [
    ...all.slice(0, most).map((one) => `• ${line(texts, one)}`),
    ...(all.length > most ? [texts.strengths.more(all.length - most)] : []),
  ].join('\n');

export function strengthsHomeBlocks(texts: Texts, all: StrengthEntry[]): KnownBlock[] {
  const t = texts.strengths;
  const open = all.length === 0 ? [] : [button('strength.list', t.open, 'home')];
  return [
    section(`*${t.home}*\n${all.length === 0 ? t.empty : lines(texts, all, MOST_LINES)}`),
    buttons('strengths', [...open, button('strength.new', t.add, 'home')]),
  ];
}

/** Above the question where they were used. */
export function strengthsReminder(texts: Texts, all: StrengthEntry[]): KnownBlock[] {
  if (all.length === 0) return [];
  const words = all.slice(0, MOST_LINES).map(({ text }) => cut(oneLine(visible(text)), MOST_IN_LINE));
  return [small(escape(texts.strengths.reminder(words.join(' · '))))];
}

/** In what the manager reads. */
export const strengthsRead = (texts: Texts, all: StrengthEntry[]): KnownBlock[] =>
  all.length === 0 ? [] : [section(`*${texts.strengths.read}*\n${lines(texts, all, MOST_LINES)}`)];

// ---- the own list ------------------------------------------------------------------------------------------

/** `manager` null: there is nobody who reads it. */
const reader = (texts: Texts, manager: string | null): string =>
  manager === null ? texts.strengths.readerAlone : texts.strengths.reader(manager);

export type StrengthListData = {
  manager: string | null;
  all: StrengthEntry[];
  notice?: string;
  /** One that was just removed and can be taken back. */
  removed?: string;
};

export function strengthList(texts: Texts, { manager, all, notice, removed }: StrengthListData): ModalView {
  const t = texts.strengths;
  const undo = removed === undefined ? undefined : button('strength.take_back', t.takeBack, removed);
  const blocks: KnownBlock[] = [
    ...(notice === undefined ? [] : [section(`*${escape(notice)}*`, undo)]),
    ...(all.length === 0 ? [section(t.empty)] : [small(escape(reader(texts, manager)))]),
    ...all
      .slice(0, MOST_SHOWN)
      .map((one) => section(line(texts, one), button('strength.open', t.change, one.id))),
    buttons('tools', [button('strength.new', t.add, 'list')]),
  ];
  return modal('strength.list', t.listTitle, blocks, { close: t.close });
}

export type StrengthFormData = {
  manager: string | null;
  given?: StrengthEntry;
  inList: boolean;
  tags: TagChoice;
};

/** A new one, or one that is there: to change, to remove, to make a goal of. */
export function strengthForm(texts: Texts, { manager, given, inList, tags }: StrengthFormData): ModalView {
  const t = texts.strengths;
  const from = given?.from ?? null;
  const element = textField('v', {
    initial: given?.text,
    placeholder: t.example,
    lines: true,
    most: MOST_TEXT,
  });
  const words =
    given !== undefined && from !== null
      ? section(escape(t.fromText(from, visible(given.text))))
      : input('text', t.text, element, { required: true, hint: reader(texts, manager) });
  const tools = [
    ...(given === undefined || manager === null ? [] : [button('strength.develop', t.develop, given.id)]),
    ...(given === undefined ? [] : [button('strength.remove', t.remove, given.id)]),
    ...(inList ? [button('strength.list', t.back, 'list')] : []),
  ];
  const chosen = tagField(texts, tags, reader(texts, manager));
  const blocks = [words, ...chosen, ...(tools.length === 0 ? [] : [buttons('tools', tools)])];
  const submit = from === null || chosen.length > 0 ? { submit: t.save } : {};
  return modal('strength.save', t.addTitle, blocks, {
    ...submit,
    close: t.close,
    metadata: given?.id ?? '',
  });
}

// ---- the manager's first word ------------------------------------------------------------------------------

const NAMED = ['first', 'second', 'third'] as const;

export function nameForm(
  texts: Texts,
  { pairId, employee }: { pairId: string; employee: string },
): ModalView {
  const t = texts.strengths;
  const name = firstName(employee);
  const blocks = NAMED.map((id, n) =>
    input(
      id,
      n === 0 ? t.nameText(name) : t.nameMore,
      textField('v', { lines: true, most: MOST_TEXT, ...(n === 0 ? { placeholder: t.nameExample } : {}) }),
      { hint: t.nameReader(name), ...(n === 0 ? { required: true as const } : {}) },
    ),
  );
  return modal('strength.name', t.nameTitle, blocks, { submit: t.save, close: t.close, metadata: pairId });
}

export const readNamed = (values: { text(block: string): string }): string[] =>
  NAMED.map((id) => values.text(id).trim()).filter((text) => text !== '');
