import type { ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { modal, section, textField } from './parts.ts';
import { ACTION, field, type FormValues } from './setup-parts.ts';

/* How long the company keeps what people write. */

const KEPT = ['keepTalks', 'keepWork', 'keepLogs', 'keepGone'] as const;

/** In months. */
export type KeptData = Record<(typeof KEPT)[number], number>;

export function retentionForm(texts: Texts, data: KeptData): ModalView {
  const t = texts.retention;
  const fields = KEPT.map((name) => {
    const months = textField(ACTION, { initial: String(data[name]), most: 3 });
    return field(name, t[name].label, months, { required: true, hint: t[name].hint });
  });
  return modal('setup.kept', t.title, [section(t.intro), ...fields], {
    submit: texts.setup.look,
    close: texts.setup.close,
  });
}

export const readRetention = (values: FormValues): KeptData =>
  Object.fromEntries(KEPT.map((name) => [name, Number(values.text(name).trim())])) as KeptData;

/** Whether a change of settings came from this form. */
export const isRetention = (changes: object): changes is Partial<KeptData> =>
  KEPT.some((name) => name in changes);
