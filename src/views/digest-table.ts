import type { TableBlock } from '@slack/types';
import type { Level, StatementLine } from '../domain/digest-data.ts';
import type { Verdict } from '../domain/disclosure.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText, NOTHING, shareText } from './digest-numbers.ts';
import { markedText } from './digest-statement.ts';

type Tabled = { statements: readonly StatementLine[]; comparison: 'made' | 'too_early' };

/** A head and one row a statement. The share in favour has a column only where it may be shown at all. */
export function tableOf(texts: Texts, { statements, comparison }: Tabled): string[][] {
  const t = texts.digest.table;
  const withShare = statements.some(({ favourable }) => favourable.is.kind === 'share');
  const share = (cell: string): string[] => (withShare ? [cell] : []);
  return [
    [t.statement, t.level, ...share(t.favourable), t.change],
    ...statements.map(({ level, favourable, change, ...line }) => [
      markedText(texts, line),
      levelText(texts, level),
      ...share(shareText(texts, favourable)),
      changeText(texts, level, comparison === 'too_early' ? 'too_early' : change.is.verdict),
    ]),
  ];
}

function changeText(texts: Texts, level: Level, verdict: Verdict | 'too_early'): string {
  return level.is.kind === 'withheld' ? NOTHING : texts.digest.table.verdict[verdict];
}

export function tableBlock(rows: string[][]): TableBlock {
  const cells = rows.map((row) => row.map((text) => ({ type: 'raw_text' as const, text })));
  return { type: 'table', rows: cells, column_settings: rows[0]!.map(() => ({ is_wrapped: true })) };
}
