import type { KnownBlock, ModalView } from '@slack/types';
import { nextCount, TAG_USES, type TagForm, type TagUse } from '../domain/competence.ts';
import type { Band, Shown, Withheld } from '../domain/disclosure.ts';
import type { Texts } from '../i18n/index.ts';
import { bandText } from './digest-numbers.ts';
import { button, escape, modal, section, small } from './parts.ts';

/* HR's view of what people are good at and learn, by the tags that HR keeps. */

export type CompetenceData = {
  newest: {
    week: string;
    minimum: number;
    lines: ({ tag: TagForm } & { [use in TagUse]: Shown<Band | Withheld> })[];
  } | null;
  hasTags: boolean;
};

export const competenceHome = (texts: Texts): KnownBlock[] => {
  const t = texts.competence;
  return [section(`*${t.title}*\n${t.about}`, button('competence.open', t.open, 'all'))];
};

export function competenceView(texts: Texts, { newest, hasTags }: CompetenceData): ModalView {
  const t = texts.competence;
  const blocks = newest === null ? [section(hasTags ? t.early : t.none)] : countBlocks(texts, newest);
  return modal('competence', t.title, blocks, { close: texts.checkin.form.close });
}

function countBlocks(
  texts: Texts,
  { week, minimum, lines }: NonNullable<CompetenceData['newest']>,
): KnownBlock[] {
  const t = texts.competence;
  const { week: number } = texts.format;
  return [
    section(t.intro(number(week), number(nextCount(week)))),
    ...lines.map(({ tag, ...counts }) => {
      const said = TAG_USES.map((use) => `${t.uses[use]}: ${peopleText(texts, counts[use])}`);
      return section(`*${escape(tag[texts.language])}*\n${said.join(' · ')}`);
    }),
    small(t.least(minimum)),
  ];
}

export const peopleText = (texts: Texts, { is }: Shown<Band | Withheld>): string =>
  is.kind === 'withheld' ? texts.competence.tooFew : bandText(texts, is);
