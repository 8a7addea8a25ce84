/* What a form remembers: words without a space, of which each may be missing. */

const NONE = '-';

export const packed = (words: readonly string[]): string => words.map((word) => word || NONE).join(' ');

export const unpacked = (metadata: string): string[] =>
  metadata.split(' ').map((word) => (word === NONE ? '' : word));
