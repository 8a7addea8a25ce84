import type { SectionBlock } from '@slack/types';
import { isolated } from '../domain/names.ts';
import { oneLine } from './action-fields.ts';
import { cut, escape, section, visible } from './parts.ts';

/* Lists of what people wrote, one line each, in one block. */

const MOST_IN_LINE = 200;
/** Slack's 3,000 for a section, less the title and the line that says how many more there are. */
const ROOM = 2_700;

/** Words of people inside a line of ours: short, in one line, and not turning it around. To be escaped. */
export const inLine = (text: string, most = MOST_IN_LINE): string =>
  isolated(cut(oneLine(visible(text)), most));

/** As many whole lines as one section takes. `more` says how many were left. */
export function fitting(lines: readonly string[], more: (n: number) => string): string {
  let room = ROOM;
  const kept = lines.filter((line) => (room -= escape(line).length + 1) >= 0);
  const left = lines.length - kept.length;
  return [...kept.map((line) => escape(line)), ...(left === 0 ? [] : [more(left)])].join('\n');
}

/** Nothing where there are no lines. */
export const listed = (
  title: string,
  lines: readonly string[],
  more: (n: number) => string,
): SectionBlock[] =>
  lines.length === 0
    ? []
    : [
        section(
          `*${title}*\n${fitting(
            lines.map((line) => `• ${line}`),
            more,
          )}`,
        ),
      ];
