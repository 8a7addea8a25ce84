import type { StatementLine } from '../domain/digest-data.ts';
import { isOwn } from '../domain/statements.ts';
import type { Texts } from '../i18n/index.ts';
import { statementText } from './statement.ts';

/* A statement in a digest: in the words in which it was asked. */

export const textOf = (
  texts: Texts,
  { statement, words }: Pick<StatementLine, 'statement' | 'words'>,
): string => statementText(texts, { id: statement, words });

/** Says when it is HR's own. */
export function markedText(texts: Texts, line: Pick<StatementLine, 'statement' | 'words'>): string {
  const text = textOf(texts, line);
  return isOwn(line.statement) ? texts.digest.own(text) : text;
}

/** What is asked in other words than before, or with other meanings, is compared with nothing for a while. */
export function anew(texts: Texts, statements: readonly StatementLine[]): string[] {
  const t = texts.digest;
  const since = statements.flatMap((line) => (line.since === null ? [] : [{ ...line.since, line }]));
  const weeks = (what: 'words' | 'scores') =>
    [...new Set(since.filter((one) => one.what === what).map(({ week }) => week))].toSorted();
  const named = (week: string) =>
    since
      .filter((one) => one.what === 'words' && one.week === week)
      .map(({ line }) => t.quoted(textOf(texts, line)));
  const [rescaled] = weeks('scores');
  return [
    ...weeks('words').map((week) => t.newWords(texts.format.week(week), texts.format.list(named(week)))),
    ...(rescaled === undefined ? [] : [t.newScores(texts.format.week(rescaled))]),
  ];
}
