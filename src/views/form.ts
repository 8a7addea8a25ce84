import type { InputBlock, KnownBlock } from '@slack/types';
import { escape, plain, small } from './parts.ts';

/** What was typed, by block id: from a draft, or from what was sent before. */
export type Typed = Record<string, string | string[]>;

/** The typed values of a form as its reader needs them. */
export type FormValues = {
  /** Whether the form says anything about this input, be it that it is empty. */
  has(block: string): boolean;
  text(block: string): string;
  choice(block: string): string | null;
  choices(block: string): string[];
};

export const textOf = (typed: Typed, block: string): string | undefined => {
  const value = typed[block];
  return typeof value === 'string' ? value : undefined;
};

/**
 * Slack leaves out an input that it has drawn again and nobody has touched since: there stands what was drawn. An input
 * that was emptied is not left out.
 */
export const withDrawn = (values: FormValues, drawn: Typed): FormValues => ({
  has: (block) => values.has(block) || block in drawn,
  text: (block) => (values.has(block) ? values.text(block) : (textOf(drawn, block) ?? '')),
  choice: (block) => (values.has(block) ? values.choice(block) : (textOf(drawn, block) ?? null)),
  choices: (block) => (values.has(block) ? values.choices(block) : [drawn[block] ?? []].flat()),
});

const isInput = (block: KnownBlock): block is InputBlock => block.type === 'input';

/** The hint without the words on who reads it; '' where there are no others, null where they do not stand in it. */
function withoutReader(block: KnownBlock, reader: string): string | null {
  const hint = isInput(block) ? block.hint?.text : undefined;
  return hint?.endsWith(reader) === true ? hint.slice(0, -reader.length).trim() : null;
}

/**
 * Who reads it stands once above the fields that the same people read, and not below each. A field of which others are
 * the readers says so itself. `isSaid`: it stands further up already.
 */
export function readOnce(reader: string, blocks: KnownBlock[], { isSaid = false } = {}): KnownBlock[] {
  const first = blocks.findIndex((block) => withoutReader(block, reader) !== null);
  const count = blocks.filter((block) => withoutReader(block, reader) !== null).length;
  if (!isSaid && count < 2) return blocks;
  return blocks.flatMap((block, place) => {
    const left = withoutReader(block, reader);
    if (left === null || !isInput(block)) return [block];
    const { hint: _, ...rest } = block;
    const line = place === first && !isSaid ? [small(escape(reader))] : [];
    return [...line, left === '' ? rest : { ...rest, hint: plain(left) }];
  });
}

type Initials = {
  initial_value?: string;
  initial_option?: { value?: string };
  initial_options?: { value?: string }[];
  initial_date?: string;
  initial_time?: string;
  initial_conversation?: string;
  initial_users?: string[];
};

/** What stands in an input that nobody has touched; null: nothing. */
export function initialOf(element: object): string | string[] | null {
  const { initial_option: option, initial_options: options, ...one } = element as Initials;
  const { initial_value: text, initial_date: date, initial_time: time } = one;
  const chosen = options?.flatMap(({ value }) => value ?? []) ?? one.initial_users;
  return text ?? option?.value ?? chosen ?? date ?? time ?? one.initial_conversation ?? null;
}

/** What stood in the inputs of a form when it was drawn. */
export const drawnIn = (blocks: readonly KnownBlock[]): Typed =>
  Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== 'input' || block.block_id === undefined) return [];
      const initial = initialOf(block.element);
      return initial === null ? [] : [[block.block_id, initial] as const];
    }),
  );

/** The same for a draft. */
export const typedWithDrawn = (values: FormValues & { all(): Typed }, drawn: Typed): Typed => {
  const left = Object.entries(drawn).filter(([block, words]) => !values.has(block) && words.length > 0);
  return { ...Object.fromEntries(left), ...values.all() };
};
