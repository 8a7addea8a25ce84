import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, cut, escape, input, modal, section, textField, visible } from './parts.ts';

/* The career track on Home, and its form. */

type CareerWords = { direction: string; step: string };

const MOST_TEXT = 1000;

/** `career` null: it is off. */
export function careerHomeBlocks(texts: Texts, career: CareerWords | null): KnownBlock[] {
  const t = texts.career;
  if (career === null) return [section(`*${t.home}*\n${t.off}`, button('career.open', t.turnOn, 'on'))];
  return [section(`*${t.home}*\n${careerLines(texts, career)}`, button('career.open', t.change, 'on'))];
}

/** Direction and next step, one below the other. */
export function careerLines(texts: Texts, { direction, step }: CareerWords): string {
  const t = texts.career;
  const shown = (text: string) => escape(cut(visible(text), MOST_TEXT));
  return [t.directionLine(shown(direction)), ...(step === '' ? [] : [t.stepLine(shown(step))])].join('\n');
}

export function careerForm(
  texts: Texts,
  { manager, isOn, direction, step }: CareerWords & { manager: string; isOn: boolean },
): ModalView {
  const t = texts.career;
  const field = (initial: string, placeholder: string) =>
    textField('v', { initial, placeholder, lines: true, most: MOST_TEXT });
  const hint = t.reader(manager);
  const blocks: KnownBlock[] = [
    input('direction', t.direction, field(direction, t.directionExample), { required: true, hint }),
    input('step', t.step, field(step, t.stepExample), { hint }),
    ...(isOn ? [buttons('off', [button('career.off', t.turnOff, 'off')])] : []),
  ];
  return modal('career.save', t.title, blocks, { submit: t.save, close: t.close });
}

/** What happens to the words when it is turned off. */
export function careerOffView(texts: Texts): ModalView {
  const t = texts.career;
  const row = buttons('off', [
    button('career.keep', t.keep, 'keep'),
    button('career.erase', t.erase, 'erase', { style: 'danger' }),
  ]);
  return modal('career.off', t.offTitle, [section(t.offText), row], { close: t.close });
}
