import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { type DigestPost, digestParagraphs, digestTitle } from './digest.ts';
import { button, divider, escape, header, modal, section, small } from './parts.ts';
import { plainly, shown } from './paragraphs.ts';

/* The digest before it is posted: to HR in a form of its own, to the operator as lines. */

/** `invented`: no week has closed yet. */
export type PreviewData = { digest: DigestPost; invented: boolean };

/** `coming`: the closed week that is not posted yet, and the day on which it will be; `newest`: the last closed week. */
export type DigestHomeData = { newest: string | null; coming: string | null };

export function digestHomeBlocks(texts: Texts, { newest, coming }: DigestHomeData): KnownBlock[] {
  const { home: t } = texts.digestPreview;
  const week = newest === null ? '' : texts.format.week(newest);
  const said =
    newest === null ? t.none : coming === null ? t.again(week) : t.posted(week, texts.format.day(coming));
  const preview = button('digest.preview', t.button, 'preview');
  return [
    divider(),
    header(t.head),
    small(escape(t.reader)),
    section(`*${escape(t.title)}*\n${escape(said)}`, preview),
  ];
}

export function previewModal(texts: Texts, { digest, invented }: PreviewData): ModalView {
  const t = texts.digestPreview;
  return modal(
    'digest.preview',
    t.title,
    [
      section(`_${escape(invented ? t.invented : t.notPosted)}_`),
      header(digestTitle(texts, digest)),
      ...digestParagraphs(texts, digest).map(shown),
    ],
    { close: t.close },
  );
}

export function previewLines(texts: Texts, { digest, invented }: PreviewData): string[] {
  return [
    ...(invented ? [texts.digestPreview.invented, ''] : []),
    digestTitle(texts, digest),
    ...digestParagraphs(texts, digest).flatMap((part) => ['', ...plainly(part).split('\n')]),
  ];
}
