import type { Summary } from '../domain/summary.ts';
import type { Texts } from '../i18n/index.ts';
import { joined, oneLine, quoted } from './markdown.ts';
import { type Part, periodText, summaryHead, summaryParts } from './summary.ts';

/** The summary as Markdown (CommonMark). What people wrote stands in it as plain text, whatever signs are in it. */
export function summaryFile(
  texts: Texts,
  summary: Summary,
): { name: string; title: string; content: string } {
  const { title, lines } = summaryHead(texts, summary);
  const parts = summaryParts(texts, summary).map(written);
  const content = [`# ${oneLine(title)}`, lines.map(oneLine).join('\n'), ...parts].join('\n\n');
  const { fileName, fileTitle } = texts.summary;
  const named = `${fileTitle}, ${periodText(texts, summary.half)}`;
  return { name: fileName(summary.half), title: named, content: `${joined(content)}\n` };
}

function written(part: Part): string {
  switch (part.part) {
    case 'heading':
      return `## ${oneLine(part.text)}`;
    case 'goal':
      return `### ${oneLine(part.words)}`;
    case 'say':
      return oneLine(part.text);
    case 'item':
      return `- ${oneLine(part.words)}${part.note === '' ? '' : ` (${oneLine(part.note)})`}`;
    case 'words':
      return `**${oneLine(part.label)}**\n\n${quoted(part.words)}`;
  }
}
