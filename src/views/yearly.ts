import type { KnownBlock, ModalView } from '@slack/types';
import type { YearLine } from '../domain/yearly.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText } from './digest-numbers.ts';
import { markedText } from './digest-statement.ts';
import { button, escape, modal, section, small } from './parts.ts';

/* The first numbers beside those of a year later. */

export type YearData = { first: string; newest: string; lines: readonly YearLine[] };

export const yearHome = (texts: Texts): KnownBlock[] => {
  const t = texts.yearly;
  return [section(`*${t.title}*\n${t.about}`, button('year.open', t.open, 'newest'))];
};

export function yearView(texts: Texts, look: YearData | null): ModalView {
  const t = texts.yearly;
  return modal('year', t.title, look === null ? [section(t.early)] : lookBlocks(texts, look), {
    close: texts.checkin.form.close,
  });
}

function lookBlocks(texts: Texts, { first, newest, lines }: YearData): KnownBlock[] {
  const t = texts.yearly;
  const week = (of: string): string => t.week(texts.format.week(of), of.slice(0, 4));
  if (lines.length === 0) return [section(t.tooFew)];
  return [
    section(t.intro(week(first), week(newest))),
    ...lines.map((line) => section(`*${escape(markedText(texts, line))}*\n${escape(lineText(texts, line))}`)),
    small(t.chance),
  ];
}

function lineText(texts: Texts, { before, now, reworded }: YearLine): string {
  const t = texts.yearly;
  const label = levelText(texts, now);
  if (before === null) return t.notThen(label);
  return reworded ? t.otherWords(label) : t.both(levelText(texts, before), label);
}
