import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { joined } from '../domain/talk.ts';
import type { Texts } from '../i18n/index.ts';
import { initialOf, type Typed } from './form.ts';
import { button, buttons, cut, LONGEST_TEXT, modal, section } from './parts.ts';

/* A form in which what was typed before stands again. */

/** `drawn`: what the form held before anything was typed. */
export type Before = { typed: Typed; drawn: Typed };

/** `isReopened`: it was closed meanwhile, so that it says whose words these are. */
export function draftedForm(
  texts: Texts,
  view: ModalView,
  before: Before | null,
  isReopened: boolean,
): ModalView {
  if (!view.blocks.some(isInput)) return view;
  const blocks = view.blocks.map((block) => (isInput(block) ? filled(block, before) : block));
  const t = texts.drafts;
  const line: KnownBlock[] =
    before === null || !isReopened ? [] : [section(t.here, button('draft.ask', t.drop, 'draft'))];
  return { ...view, blocks: [...line, ...blocks], notify_on_close: true };
}

const isInput = (block: ModalView['blocks'][number]): block is InputBlock => block.type === 'input';

type Element = InputBlock['element'];

function filled(block: InputBlock, before: Before | null): InputBlock {
  const id = block.block_id ?? '';
  const typed = before?.typed[id];
  const element = typed === undefined ? block.element : withTyped(block.element, typed, before?.drawn[id]);
  if (element.type !== 'plain_text_input') return { ...block, element };
  const letters = { trigger_actions_on: ['on_character_entered' as const] };
  return {
    ...block,
    dispatch_action: true,
    element: { ...element, action_id: 'draft.typed', dispatch_action_config: letters },
  };
}

/** What the form holds now may be newer than the draft: of a text both stay then, of a choice the newer one. */
function withTyped(element: Element, typed: string | string[], drawn: string | string[] = ''): Element {
  const now = initialOf(element) ?? '';
  const isNewer = String(now) !== '' && String(now) !== String(drawn);
  if (element.type !== 'plain_text_input') return isNewer ? element : withChoice(element, typed);
  const { initial_value: _, ...empty } = element;
  const text = isNewer ? joined(String(now), String(typed)).text : String(typed);
  return text === '' ? empty : { ...empty, initial_value: cut(text, element.max_length ?? LONGEST_TEXT) };
}

function withChoice(element: Element, typed: string | string[]): Element {
  const among = (options: readonly PlainTextOption[] | undefined) =>
    (options ?? []).filter(({ value }) => [typed].flat().includes(value ?? ''));
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons': {
      const [chosen] = among(element.options as PlainTextOption[]);
      return chosen === undefined ? element : { ...element, initial_option: chosen };
    }
    case 'multi_static_select':
    case 'checkboxes': {
      const { initial_options: _, ...empty } = element;
      const chosen = among(element.options as PlainTextOption[]);
      return chosen.length === 0 ? empty : { ...empty, initial_options: chosen };
    }
    case 'datepicker':
      return { ...element, initial_date: String(typed) };
    case 'conversations_select':
      return { ...element, initial_conversation: String(typed) };
    default:
      return element;
  }
}

/** Asked before it is thrown away: it cannot be brought back. */
export function dropView(texts: Texts, metadata: string): ModalView {
  const t = texts.drafts;
  const row = [
    button('draft.drop', t.yes, 'drop', { style: 'danger' }),
    button('draft.keep', t.no, 'keep', { style: 'primary' }),
  ];
  return modal('draft.drop', t.title, [section(t.text), buttons('draft', row)], { close: t.close, metadata });
}
