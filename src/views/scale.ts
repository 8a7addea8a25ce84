import type { KnownBlock, ModalView, RadioButtons } from '@slack/types';
import type { Score } from '../domain/statements.ts';
import type { ScaleWords } from '../domain/versions.ts';
import { type Texts, textsFor } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { button, buttons, input, modal, option, section, textField } from './parts.ts';

/* What the scores mean: beside the numbers, and in the form in which HR changes it. */

const FROM_BEST = [5, 4, 3, 2, 1] as const;
const LANGUAGES = ['nb', 'en'] as const;
const MOST_MEANING = 70;

/** A score with its meaning; `scale` null: in the words of the app. */
export function scoreText(texts: Texts, scale: ScaleWords | null, score: Score): string {
  return `${score} · ${scale === null ? texts.pulse.scores[score] : scale[score][texts.language]}`;
}

/** Both ends, for where a number stands without its words beside it. */
export const scaleEnds = (texts: Texts, scale: ScaleWords | null): string =>
  ([5, 1] as const)
    .map((score) => `${score} = ${scale === null ? texts.pulse.scores[score] : scale[score][texts.language]}`)
    .join(' · ');

/** All of them, the highest first. */
export const scoreTexts = (texts: Texts, scale: ScaleWords | null): string[] =>
  FROM_BEST.map((score) => scoreText(texts, scale, score));

export const scoreOptions = (texts: Texts, scale: ScaleWords | null) =>
  FROM_BEST.map((score) => option(scoreText(texts, scale, score), String(score)));

export function scaleForm(texts: Texts, words: ScaleWords | null): ModalView {
  const t = texts.questions;
  const field = (language: 'nb' | 'en', score: Score) => {
    const initial = words === null ? textsFor(language).pulse.scores[score] : words[score][language];
    const element = textField('v', { initial, most: MOST_MEANING });
    return input(`${language}${score}`, t.scale.meaning[language](score), element, {
      required: true,
      hint: t.scale.reader,
    });
  };
  const blocks: KnownBlock[] = [
    section(t.scale.intro),
    ...FROM_BEST.flatMap((score) => LANGUAGES.map((language) => field(language, score))),
    buttons('tools', [
      button('scale.reset', t.scale.reset, 'scale'),
      button('questions.list', t.back, 'list'),
    ]),
  ];
  return modal('scale.look', t.scale.title, blocks, { submit: texts.setup.look, close: t.close });
}

export type SentScale =
  | { ok: true; words: ScaleWords | null }
  | { ok: false; errors: Record<string, string> };

export function readScale(texts: Texts, values: FormValues): SentScale {
  const all = FROM_BEST.flatMap((score) => LANGUAGES.map((language) => ({ score, language })));
  const text = (score: Score, language: 'nb' | 'en') => values.text(`${language}${score}`).trim();
  const missing = all.filter(({ score, language }) => text(score, language) === '');
  if (missing.length > 0) {
    const blocks = missing.map(({ score, language }) => [`${language}${score}`, texts.questions.scale.need]);
    return { ok: false, errors: Object.fromEntries(blocks) as Record<string, string> };
  }
  const isOwn = all.every(
    ({ score, language }) => text(score, language) === textsFor(language).pulse.scores[score],
  );
  const both = (score: Score) => [score, { nb: text(score, 'nb'), en: text(score, 'en') }];
  const words = Object.fromEntries(FROM_BEST.map(both)) as ScaleWords;
  return { ok: true, words: isOwn ? null : words };
}

/** In both languages, as it stands below a statement. */
export function scalePreview(texts: Texts, words: ScaleWords | null, from: string): ModalView {
  const t = texts.questions;
  const blocks: KnownBlock[] = [
    section(t.scale.previewIntro(texts.format.day(from))),
    ...LANGUAGES.map((language) => {
      const own = textsFor(language);
      const element: RadioButtons = {
        type: 'radio_buttons',
        action_id: 'v',
        options: scoreOptions(own, words),
      };
      return input(language, own.pulse.statements['I1']!, element, { hint: t.scale.reader });
    }),
    buttons('tools', [button('scale.open', texts.setup.change, 'scale')]),
  ];
  return modal('scale.apply', t.previewTitle, blocks, { submit: texts.setup.apply, close: t.close });
}
