import type { Option } from '@slack/types';
import { elementsOf, optionsOf } from './payload-rules.ts';
import type { Choice } from './acts.ts';
import { clientTexts } from './client-texts.ts';
import type { FieldValue, ShownBlock, Values } from './shown.ts';

/** An element with which a person can do something, and the block it stands in. */
export type Field = {
  block: ShownBlock;
  element: { type: string; action_id: string; [field: string]: unknown };
};

/** Gives every block and element without an id of its own the one that Slack would make up. */
export function fillIds(blocks: unknown, nextId: (prefix: string) => string): ShownBlock[] {
  for (const block of blocks as { type: string; block_id?: string }[]) {
    block.block_id ??= nextId('b');
    for (const element of elementsOf(block)) if (element.type !== 'image') element.action_id ??= nextId('a');
  }
  return blocks as ShownBlock[];
}

export function fieldsOf(blocks: ShownBlock[]): Field[] {
  return blocks.flatMap((block) =>
    (elementsOf(block as Parameters<typeof elementsOf>[0]) as Field['element'][])
      .filter((element) => element.type !== 'image')
      .map((element) => ({ block, element })),
  );
}

/** How each kind of field keeps its value in `state.values`, and what seeds it. */
const KEPT: Record<string, { name: keyof FieldValue; initial: string; empty: null | [] }> = {
  plain_text_input: { name: 'value', initial: 'initial_value', empty: null },
  number_input: { name: 'value', initial: 'initial_value', empty: null },
  email_text_input: { name: 'value', initial: 'initial_value', empty: null },
  url_text_input: { name: 'value', initial: 'initial_value', empty: null },
  static_select: { name: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { name: 'selected_option', initial: 'initial_option', empty: null },
  multi_static_select: { name: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { name: 'selected_options', initial: 'initial_options', empty: [] },
  datepicker: { name: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { name: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { name: 'selected_date_time', initial: 'initial_date_time', empty: null },
  users_select: { name: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { name: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { name: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { name: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { name: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { name: 'selected_channels', initial: 'initial_channels', empty: [] },
  file_input: { name: 'files', initial: '', empty: [] },
};

/** False for buttons and overflow menus: those are pressed and keep nothing. */
export const keepsValue = (element: { type: string }): boolean => Object.hasOwn(KEPT, element.type);

const isEmpty = (kept: unknown): boolean =>
  kept === null || kept === undefined || kept === '' || (Array.isArray(kept) && kept.length === 0);

export const isBlank = (value: FieldValue | undefined): boolean =>
  !value || isEmpty(value[KEPT[value.type]!.name]);

function fieldValue(element: Field['element'], kept: unknown): FieldValue {
  const { name, empty } = KEPT[element.type]!;
  const zone = element.type === 'timepicker' ? element['timezone'] : undefined;
  const value = { type: element.type, [name]: isEmpty(kept) ? empty : kept };
  return typeof zone === 'string' ? { ...value, timezone: zone } : value;
}

/** A chosen option stays only while it is still offered. */
function stillOffered(element: Field['element'], kept: FieldValue): boolean {
  const offered = optionsOf(element).map((option) => option.value);
  const chosen = kept.selected_option ? [kept.selected_option] : (kept.selected_options ?? []);
  return offered.length === 0 || chosen.every((option) => offered.includes(option.value!));
}

/**
 * The state of a form: what stood in a field with the same block_id, action_id and type stays (its new initial value is
 * ignored); other inputs start with their initial value. Elements that are no inputs appear once they hold something.
 */
export function valuesFor(blocks: ShownBlock[], before: Values = {}): Values {
  const values: Values = {};
  for (const { block, element } of fieldsOf(blocks)) {
    if (!keepsValue(element)) continue;
    const old = before[block.block_id]?.[element.action_id];
    const stays = old?.type === element.type && stillOffered(element, old);
    const value = stays ? old : fieldValue(element, element[KEPT[element.type]!.initial]);
    if (block.type === 'input' || !isBlank(value)) (values[block.block_id] ??= {})[element.action_id] = value;
  }
  return values;
}

/** What stands in the field after a person has typed or chosen. Throws for what the field would not let happen. */
export function typed(field: Field, choice: Exclude<Choice, { files: unknown }>): FieldValue {
  const { element } = field;
  const { name, empty } = KEPT[element.type]!;
  if (Array.isArray(choice) !== Array.isArray(empty) && choice !== null)
    throw new Error(`The field ${element.action_id} takes ${empty === null ? 'one value' : 'a list'}.`);
  if (name === 'selected_option' || name === 'selected_options')
    return fieldValue(element, pick(field, choice));
  const most = element['max_selected_items'] as number | undefined;
  if (Array.isArray(choice) && most && choice.length > most)
    throw new Error(`No more than ${most} can be chosen.`);
  if (name === 'value' && !Array.isArray(choice)) return fieldValue(element, clipped(element, choice));
  return fieldValue(element, choice);
}

function pick({ element }: Field, choice: Exclude<Choice, { files: unknown }>): Option | Option[] | null {
  const offered = optionsOf(element) as Option[];
  const option = (value: unknown) => {
    const found = offered.find((each) => each.value === value);
    if (!found) throw new Error(`${element.action_id} does not offer ${JSON.stringify(value)}.`);
    return found;
  };
  if (choice === null) return null;
  return Array.isArray(choice) ? choice.map(option) : option(choice);
}

/** Slack's clients stop taking characters at the limit. */
function clipped(element: Field['element'], choice: string | number | null): string | null {
  if (choice === null) return null;
  const text = String(choice);
  const most = (element['max_length'] as number | undefined) ?? 3000;
  return element.type === 'plain_text_input' ? text.slice(0, most) : text;
}

/** What Slack's clients say themselves before they send a form: block_id -> sentence. */
export function missing(blocks: ShownBlock[], values: Values, locale: string): Record<string, string> {
  const say = clientTexts(locale);
  const errors: Record<string, string> = {};
  for (const { block, element } of fieldsOf(blocks)) {
    if (block.type !== 'input') continue;
    const value = values[block.block_id]?.[element.action_id];
    if (!isBlank(value)) {
      const wrong = illFormed(say, element, value?.value ?? '');
      if (wrong) errors[block.block_id] = wrong;
    } else if (!block.optional) errors[block.block_id] = say.required;
  }
  return errors;
}

function illFormed(
  say: ReturnType<typeof clientTexts>,
  element: Field['element'],
  text: string,
): string | null {
  const number = (name: string, otherwise: number) => Number(element[name] ?? otherwise);
  switch (element.type) {
    case 'plain_text_input':
      if (text.length >= number('min_length', 0)) return null;
      return say.shortest(String(element['min_length']));
    case 'number_input':
      if (!/^-?\d+(\.\d+)?$/.test(text)) return say.number;
      if (!element['is_decimal_allowed'] && text.includes('.')) return say.whole;
      if (Number(text) < number('min_value', -Infinity)) return say.least(String(element['min_value']));
      if (Number(text) > number('max_value', Infinity)) return say.most(String(element['max_value']));
      return null;
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? null : say.email;
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(text) ? null : say.link;
    default:
      return null;
  }
}
