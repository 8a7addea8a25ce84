import type { KnownBlock, ModalView } from '@slack/types';
import type { Talk } from '../domain/cards.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { shortWhen, whenText } from './messages.ts';
import { button, buttons, escape, input, modal, option, section, select, small } from './parts.ts';

export type HalfYearData = {
  pairId: string;
  other: string;
  planned: { checkin: string; talk: Talk } | null;
  talks: { week: string; talk: Talk }[];
  /** How long it may be; the middle one is suggested. */
  minutes: readonly number[];
};

export function halfYearForm(texts: Texts, data: HalfYearData): ModalView {
  const t = texts.halfYear;
  const { pairId, other, planned, talks } = data;
  const more = { close: texts.checkin.form.close, metadata: pairId };
  const intro = section(escape(t.intro(other)));
  if (planned !== null) {
    const undo = button('half_year.usual', t.undo, planned.checkin);
    const when = section(`*${escape(t.planned(whenText(texts, { ...planned.talk, halfYear: false })))}*`);
    return modal('half_year.planned', t.modalTitle, [intro, when, buttons('half_year', [undo])], more);
  }
  if (talks.length === 0) return modal('half_year.none', t.modalTitle, [intro, small(t.none)], more);
  return modal('half_year', t.modalTitle, [intro, ...fields(texts, data)], { ...more, submit: t.choose });
}

function fields(texts: Texts, { talks, minutes }: HalfYearData): KnownBlock[] {
  const t = texts.halfYear;
  const weeks = talks.map(({ week, talk }) => option(shortWhen(texts, talk), week));
  const lengths = minutes.map((n) => option(t.minutesOption(n), String(n)));
  const usual = String(minutes[1] ?? minutes[0]);
  return [
    input('week', t.which, select('v', weeks, { chosen: talks[0]?.week }), { hint: t.hint, required: true }),
    input('minutes', t.minutes, select('v', lengths, { chosen: usual }), { required: true }),
  ];
}

/** Null when something is not chosen, or is none of what may be chosen. */
export function readHalfYear(
  values: FormValues,
  allowed: readonly number[],
): { week: string; minutes: number } | null {
  const week = values.choice('week');
  const minutes = Number(values.choice('minutes'));
  return week !== null && allowed.includes(minutes) ? { week, minutes } : null;
}

/** That it is time, with the way to it; `other` is the other of the two. */
export const halfYearDue = (texts: Texts, pairId: string, other: string): KnownBlock =>
  section(escape(texts.halfYear.due(other)), button('half_year.open', texts.halfYear.button, pairId));
