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

/** The same for a draft. */
export const typedWithDrawn = (values: FormValues & { all(): Typed }, drawn: Typed): Typed => {
  const left = Object.entries(drawn).filter(([block, words]) => !values.has(block) && words.length > 0);
  return { ...Object.fromEntries(left), ...values.all() };
};
