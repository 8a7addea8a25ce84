import { visible } from './parts.ts';

/* Words of people in Markdown (CommonMark), as plain text whatever signs are in them. */

/** Items of one list follow each other without an empty line. */
export const joined = (content: string): string => content.replaceAll(/^(- .*)\n\n(?=- )/gm, '$1\n');

export const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' ').trim());

/** Lines stay lines: all but the last of a paragraph end with a hard break. */
export function quoted(words: string): string {
  const lines = words
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => plain(line.trim()));
  const marked = lines.map((line, at) => (line === '' ? '>' : `> ${line}${lines[at + 1] ? '\\' : ''}`));
  return marked.join('\n');
}

/** Signs with a meaning in Markdown lose it; at the beginning of a line there are more of them. */
const plain = (text: string): string =>
  visible(text)
    .replaceAll(/[\\`*_[\]<>~|&]/g, '\\$&')
    .replace(/^([-+=#])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
