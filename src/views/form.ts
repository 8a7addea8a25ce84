/** What was typed, by block id: from a draft, or from what was sent before. */
export type Typed = Record<string, string | string[]>;

/** The typed values of a form as its reader needs them. */
export type FormValues = {
  text(block: string): string;
  choice(block: string): string | null;
  choices(block: string): string[];
};

export const textOf = (typed: Typed, block: string): string | undefined => {
  const value = typed[block];
  return typeof value === 'string' ? value : undefined;
};
