import type { KnownBlock } from '@slack/types';
import type { Span } from '../domain/diagnosis.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, section } from './parts.ts';

/* What HR is told between the digests. */

type Told = { text: string; blocks: KnownBlock[] };

/** What HR wrote stands behind the button. */
export function experimentMessage(texts: Texts, { id, isOpen }: { id: string; isOpen: boolean }): Told {
  const t = texts.experiments;
  if (!isOpen) return { text: t.settled, blocks: [section(t.settled)] };
  const open = button('experiment.open', t.open, id, { style: 'primary' });
  return {
    text: t.message,
    blocks: [section(`*${t.message}*\n${t.messageWhat}`), buttons('experiment', [open])],
  };
}

/** Only how many: HR knows who leads whom. */
export function spanMessage(texts: Texts, { managers, most, limit }: Span): Told {
  const text = texts.report.spanForHr(managers, most, limit);
  const look = button('team.pick', texts.experiments.teams, 'pick');
  return { text, blocks: [section(text), buttons('span', [look])] };
}
