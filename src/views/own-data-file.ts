import type { OwnData, OwnEntry, OwnScore } from '../domain/rights.ts';
import type { Texts } from '../i18n/index.ts';
import { joined, oneLine, quoted } from './markdown.ts';
import { wordingOf } from './questions.ts';
import { statementText } from './statement.ts';

type OwnFile = { name: string; title: string; content: string };

/** For programs: the data as it is, with keys in English. */
export const ownDataJson = (texts: Texts, data: OwnData): OwnFile => ({
  name: 'samtale.json',
  title: texts.rights.download.fileTitle,
  content: `${JSON.stringify(data, null, 2)}\n`,
});

/** For people: Markdown, in which every word of theirs stands as plain text. */
export function ownDataText(texts: Texts, data: OwnData): OwnFile {
  const t = texts.rights.download;
  const { made, person, talks, absences, written, scores, readings } = data;
  const parts = [
    `# ${t.fileTitle}`,
    t.made(texts.format.date(made)),
    ...chapter(t.person, lines(texts, person)),
    ...written.flatMap(({ kind, entries }) =>
      chapter(
        texts.rights.kinds[kind],
        entries.flatMap((entry) => entryParts(texts, entry)),
      ),
    ),
    ...chapter(
      t.scores,
      scores.map((one) => scoreLine(texts, one)),
    ),
    ...chapter(
      t.talks,
      talks.map(({ on, time, other }) => item(time === null ? on : `${on} ${time}`, other ?? '–')),
    ),
    ...chapter(
      t.absences,
      absences.map(({ from, to }) => `- ${from} – ${to}`),
    ),
    ...chapter(
      texts.rights.readings,
      readings.map(({ day, reader, kinds }) =>
        item(`${day}, ${reader}`, texts.format.list(kinds.map((kind) => texts.rights.readKinds[kind]))),
      ),
    ),
  ];
  return { name: 'samtale.md', title: t.fileTitle, content: `${joined(parts.join('\n\n'))}\n` };
}

const chapter = (title: string, parts: string[]): string[] =>
  parts.length === 0 ? [] : [`## ${oneLine(title)}`, ...parts];

const item = (label: string, text: string): string => `- ${oneLine(label)}: ${oneLine(text)}`;

const labelOf = (texts: Texts, key: string): string => {
  const labels: Record<string, string> = texts.rights.download.labels;
  return labels[key] ?? key;
};

/** What is not known is left out. */
const lines = (texts: Texts, facts: Record<string, string | number | boolean | null>): string[] =>
  Object.entries(facts).flatMap(([key, value]) =>
    value === null ? [] : [item(labelOf(texts, key), factText(texts, value))],
  );

function factText(texts: Texts, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? texts.rights.download.yes : texts.rights.download.no;
  const outcomes: Record<string, string> = texts.summary.outcomes;
  return outcomes[value] ?? String(value);
}

function entryParts(texts: Texts, { on, other, words, facts, asked = [] }: OwnEntry): string[] {
  const title = [on === null ? null : texts.format.date(on), other].filter((one) => one !== null);
  const questions = new Map(asked.map((field) => [field.id, wordingOf(texts, field).label]));
  return [
    ...(title.length === 0 ? [] : [`### ${oneLine(title.join(', '))}`]),
    ...Object.entries(words).map(
      ([key, text]) => `**${oneLine(questions.get(key) ?? labelOf(texts, key))}**\n\n${quoted(text)}`,
    ),
    ...lines(texts, facts),
  ];
}

const scoreLine = (texts: Texts, one: OwnScore): string =>
  item(`${one.week}, ${statementText(texts, one)}`, String(one.score));
