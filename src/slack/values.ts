import { type Typed, typedWithDrawn, withDrawn } from '../views/form.ts';
import type { Values } from './listen.ts';

/** One input as Slack reports it, https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export type StateValue = {
  type?: string;
  value?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[] | null;
  selected_date?: string | null;
  selected_time?: string | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_channel?: string | null;
  files?: { id: string; name?: string }[];
};

export type StateValues = Record<string, Record<string, StateValue>>;

/** Each input block holds one input, so its block id alone names the answer. `drawn`: what stood there when it was drawn. */
export function valuesOf(state: StateValues, drawn: Typed = {}): Values {
  const of = (block: string): StateValue => Object.values(state[block] ?? {})[0] ?? {};
  const choices = (block: string) => {
    const { selected_options: options, selected_users: users } = of(block);
    return users ?? (options ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
  };
  const all = (): Typed =>
    Object.fromEntries(
      Object.keys(state).flatMap((block) => {
        const words = wordsOf(of(block));
        return words === null ? [] : [[block, words]];
      }),
    );
  const said = {
    has: (block: string) => state[block] !== undefined,
    text: (block: string) => of(block).value ?? '',
    choice: (block: string) => chosen(of(block)),
    choices,
    all,
  };
  return {
    ...withDrawn(said, drawn),
    first: Object.keys(state)[0],
    files: (block) => (of(block).files ?? []).map(({ id, name }) => ({ id, name: name ?? '' })),
    all: () => typedWithDrawn(said, drawn),
  };
}

/** What was typed or chosen, also where a text or a box was emptied; null: nothing. */
function wordsOf(value: StateValue): string | string[] | null {
  if (typeof value.value === 'string') return value.value;
  const one = chosen(value);
  if (one !== null) return one;
  if (value.value === null) return '';
  const { selected_options: options, selected_users: users } = value;
  return users ?? options?.flatMap((option) => option.value ?? []) ?? null;
}

/** What was picked in anything in which one thing can be picked; null when nothing is. */
export function chosen(value: StateValue): string | null {
  return (
    value.selected_option?.value ??
    value.selected_date ??
    value.selected_time ??
    value.selected_user ??
    value.selected_conversation ??
    value.selected_channel ??
    null
  );
}
