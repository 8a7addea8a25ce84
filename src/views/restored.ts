import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, confirmation, section } from './parts.ts';

/** Dates and times are of the reader. */
export type RestoredData = {
  at: { date: string; time: string };
  copiedAt: { date: string; time: string };
  waiting: number;
};

/** For administrators, until one of them has said how it goes on. */
export function restoredSection(texts: Texts, { at, copiedAt, waiting }: RestoredData): KnownBlock[] {
  const t = texts.restored;
  const when = ({ date, time }: RestoredData['at']) => t.when(texts.format.day(date), time);
  const confirm = confirmation(t.send.title, t.send.text(waiting), t.send.yes, t.send.no);
  const lines = [
    `⚠️ *${t.heading(when(at), when(copiedAt))}*`,
    t.lost,
    waiting === 0 ? t.nothing : t.held(waiting),
  ];
  return [
    section(lines.join('\n')),
    buttons('restored', [
      button('restored.go_on', waiting === 0 ? t.goOn : t.goOnWithout, 'on', { style: 'primary' }),
      ...(waiting === 0 ? [] : [button('restored.send', t.send.button, 'send', { confirm })]),
    ]),
  ];
}
