import type { KnownBlock } from '@slack/types';
import { escape, section, small } from './parts.ts';

/** A part of a longer message: a heading, or none, and its lines. */
export type Paragraph = { head: string | null; lines: string[]; quiet?: true };

export const plainly = ({ head, lines }: Paragraph): string =>
  [...(head === null ? [] : [head]), ...lines].join('\n');

export function shown({ head, lines, quiet }: Paragraph): KnownBlock {
  const text = [...(head === null ? [] : [`*${head}*`]), ...lines].map(escape).join('\n');
  return quiet === true ? small(text) : section(text);
}
