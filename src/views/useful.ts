import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Talk } from '../domain/cards.ts';
import { isScore, type Score, USEFUL_TALK } from '../domain/statements.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { button, escape, input, modal, option, section, small } from './parts.ts';
import { type FormOf, metadataOf, noticeView, type WeekData } from './pulse.ts';

/* One question about a talk that was held: its form, its receipt, and its line on Home. */

export type UsefulData = { my: WeekData; other: string; talk: Talk; talks: number };

const SKIP = 'skip';

const about = (texts: Texts, { other, talk }: UsefulData): string =>
  escape(texts.useful.about(other, texts.format.day(talk.date)));

/** The notice of the statements, since the same rules hold; what follows it is this question. */
export const usefulNotice = (texts: Texts, form: FormOf): ModalView => ({
  ...noticeView(texts, form),
  callback_id: 'useful.notice',
});

export function usefulForm(
  texts: Texts,
  data: UsefulData,
  { score, fromHome }: { score: Score | null; fromHome: boolean },
): ModalView {
  const t = texts.useful;
  const { my, talks, other } = data;
  const { week, countedIn, minimum } = my;
  return modal(
    'useful.save',
    t.title,
    [
      section(`*${about(texts, data)}*\n${my.answered ? t.change : t.intro}`),
      ...(talks > 1 ? [small(t.first(talks))] : []),
      small(
        `${texts.pulse.reader[countedIn](minimum)} ${countedIn === 'nobody' ? '' : t.companyOnly}`.trim(),
      ),
      scoreField(texts, score, t.reader(texts.pulse.readerShort[countedIn](minimum), other)),
    ],
    {
      submit: texts.pulse.form.save,
      close: texts.pulse.form.close,
      metadata: metadataOf({ week, fromHome }),
    },
  );
}

/** A chosen radio button cannot be taken back in Slack, so skipping is one of them. */
function scoreField(texts: Texts, score: Score | null, hint: string): KnownBlock {
  const options = [
    ...([5, 4, 3, 2, 1] as const).map((one) => option(texts.useful.scores[one], String(one))),
    option(texts.pulse.skip, SKIP),
  ];
  const initial = options.find(({ value }) => value === String(score));
  const chosen = initial === undefined ? {} : { initial_option: initial };
  return input(
    USEFUL_TALK,
    texts.useful.title,
    { type: 'radio_buttons', action_id: 'v', options, ...chosen },
    { hint },
  );
}

/** Null: skipped. */
export function readUseful(values: FormValues): Score | null {
  const score = Number(values.choice(USEFUL_TALK) ?? SKIP);
  return isScore(score) ? score : null;
}

export function usefulSaved(texts: Texts, { my }: UsefulData, kept: number): ModalView {
  const t = texts.pulse.receipt;
  const { answered, until, minimum, countedIn } = my;
  const later = t.until(texts.format.day(until.date), until.time);
  const afterwards = answered ? ` ${t.afterwards[countedIn](minimum)}` : '';
  const copy = kept > 0 && answered ? [small(t.kept(kept))] : [];
  const said = answered ? t.saved : texts.useful.nothing;
  return modal('useful.saved', t.title, [section(`*${said}*\n${later}${afterwards}`), ...copy], {
    close: t.close,
  });
}

/** After a talk, wherever it ends. */
export const usefulButton = (texts: Texts, week: string): Button =>
  button('useful.open', texts.useful.button, week);

/** One line a week, until the week closes. */
export function usefulLine(texts: Texts, data: UsefulData): KnownBlock {
  const t = texts.useful;
  const { week, answered, until } = data.my;
  const state = (answered ? t.answered : t.open)(texts.format.day(until.date), until.time);
  const label = answered ? texts.pulse.home.change : texts.pulse.home.answer;
  return section(`*${t.title}*\n${about(texts, data)}. ${state}`, button('useful.open', label, week));
}
