import type { ActionsBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, modal } from './parts.ts';
import { shown } from './paragraphs.ts';

/* What the numbers of a digest mean, for whoever asks below it. */

export const readingButton = ({ digestReading: t }: Texts): ActionsBlock =>
  buttons('digest_reading', [button('digest.read', t.button, 'read')]);

export function readingModal({ digestReading: t }: Texts): ModalView {
  const answers = t.answers.map(({ question, answer }) => shown({ head: question, lines: [answer] }));
  return modal('digest.read', t.title, answers, { close: t.close });
}
