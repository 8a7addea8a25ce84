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

/** Each input block holds one input, so its block id alone names the answer. */
export function valuesOf(state: StateValues): Values {
  const of = (block: string): StateValue => Object.values(state[block] ?? {})[0] ?? {};
  const choices = (block: string) => {
    const { selected_options: options, selected_users: users } = of(block);
    return users ?? (options ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
  };
  return {
    has: (block) => state[block] !== undefined,
    text: (block) => of(block).value ?? '',
    choice: (block) => chosen(of(block)),
    choices,
    first: Object.keys(state)[0],
    files: (block) => (of(block).files ?? []).map(({ id, name }) => ({ id, name: name ?? '' })),
    all: () =>
      Object.fromEntries(
        Object.keys(state).flatMap((block) => {
          const { value } = of(block);
          const answer = value ?? chosen(of(block)) ?? choices(block);
          return answer.length === 0 ? [] : [[block, answer]];
        }),
      ),
  };
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
