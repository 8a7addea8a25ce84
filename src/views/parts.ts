import type {
  ActionsBlock,
  Button,
  Checkboxes,
  ConfirmationDialog,
  ContextBlock,
  ConversationsSelect,
  Datepicker,
  InputBlock,
  KnownBlock,
  ModalView,
  MultiStaticSelect,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { isolated } from '../domain/names.ts';

/*
 * The few shapes of which every view is made. Words of people are escaped here, once, and nothing in a text of theirs
 * can become a mention or a link.
 */

/** Slack's three control characters, https://docs.slack.dev/messaging/formatting-message-text */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Control characters but the end of a line, and those that turn the direction of writing. */
const INVISIBLE = /(?!\n)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/gu;

/** A person's words without what cannot be seen or would turn the words around them. */
export const visible = (text: string): string => text.normalize('NFC').replace(INVISIBLE, '');

/** A person's words as a quotation: every line marked. */
export const quote = (text: string): string =>
  escape(visible(text))
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');

/** As one greets somebody. */
export const firstName = (name: string): string => isolated(visible(name.split(' ')[0] ?? name));

/** Cuts between whole characters. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = new Intl.Segmenter().segment(text.slice(0, most)); // a long text takes long
  let kept = '';
  for (const { segment } of whole) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** At the beginning of a line; in Norwegian days of the week are written small. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The app's name is the same in every language. */
export const APP_NAME = 'Samtale';

const SECTION_MOST = 3000;

/** Escaped text, cut between its signs: half of '&amp;' would be read as it stands. */
const cutMarkup = (text: string): string => cut(text, SECTION_MOST).replace(/&[a-z]{0,3}…$/, '…');

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

export const section = (text: string, accessory?: SectionBlock['accessory']): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cutMarkup(text), verbatim: true },
  ...(accessory === undefined ? {} : { accessory }),
});

export const small = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: cutMarkup(text), verbatim: true }],
});

export const header = (text: string): KnownBlock => ({ type: 'header', text: plain(cut(text, 150)) });

export const divider = (): KnownBlock => ({ type: 'divider' });

export function button(
  id: string,
  text: string,
  value: string,
  more: { style?: 'primary' | 'danger'; confirm?: ConfirmationDialog } = {},
): Button {
  return { type: 'button', action_id: id, text: plain(cut(text, 75)), value, ...more };
}

/** One row of buttons; its id must not repeat on the surface. */
export const buttons = (block: string, elements: Button[]): ActionsBlock => ({
  type: 'actions',
  block_id: block,
  elements,
});

export const confirmation = (title: string, text: string, yes: string, no: string): ConfirmationDialog => ({
  title: plain(cut(title, 100)),
  text: plain(cut(text, 300)),
  confirm: plain(cut(yes, 30)),
  deny: plain(cut(no, 30)),
});

type InputElement =
  | PlainTextInput
  | StaticSelect
  | MultiStaticSelect
  | RadioButtons
  | Checkboxes
  | Datepicker
  | ConversationsSelect;

/** A question with its answer. `hint` says who reads it. The action id is 'typed' where Slack sends what is being typed. */
export function input(
  block: string,
  label: string,
  element: InputElement,
  more: { hint?: string; required?: true; typed?: true } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plain(cut(label, 2000)),
    element,
    optional: more.required !== true,
    ...(more.hint === undefined ? {} : { hint: plain(cut(more.hint, 2000)) }),
    ...(more.typed === true ? { dispatch_action: true } : {}),
  };
}

export const LONGEST_TEXT = 3000;

export function textField(
  action: string,
  more: { initial?: string | undefined; placeholder?: string; lines?: true; most?: number; typed?: true },
): PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: action,
    max_length: more.most ?? LONGEST_TEXT,
    ...(more.lines === true ? { multiline: true } : {}),
    ...(more.initial === undefined || more.initial === '' ? {} : { initial_value: more.initial }),
    ...(more.placeholder === undefined ? {} : { placeholder: plain(cut(more.placeholder, 150)) }),
    ...(more.typed === true
      ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }
      : {}),
  };
}

export const option = (text: string, value: string): PlainTextOption => ({
  text: plain(cut(text, 75)),
  value,
});

/** A select; `chosen` is one of the values, anything else chooses nothing. */
export function select(
  action: string,
  options: PlainTextOption[],
  more: { chosen?: string | null | undefined; placeholder?: string } = {},
): StaticSelect {
  const initial = options.find(({ value }) => value === more.chosen);
  return {
    type: 'static_select',
    action_id: action,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
    ...(more.placeholder === undefined ? {} : { placeholder: plain(cut(more.placeholder, 150)) }),
  };
}

export function modal(
  callback: string,
  title: string,
  blocks: KnownBlock[],
  more: { submit?: string; close: string; metadata?: string; onClose?: true },
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(cut(title, 24)),
    blocks,
    close: plain(cut(more.close, 24)),
    ...(more.submit === undefined ? {} : { submit: plain(cut(more.submit, 24)) }),
    ...(more.metadata === undefined ? {} : { private_metadata: more.metadata }),
    ...(more.onClose === true ? { notify_on_close: true } : {}),
  };
}
