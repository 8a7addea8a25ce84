import type { InputBlock } from '@slack/types';
import { isKnownField, type TemplateField, type Wording } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import { input, textField } from './parts.ts';

/** The words of a question in the reader's language: HR's own, or those of the app. */
export function wordingOf(texts: Texts, { id, wording }: TemplateField): Wording {
  if (wording !== null) return wording[texts.language];
  return isKnownField(id) ? texts.templates.fields[id] : { label: id, example: '' };
}

/** A question as it stands in a preparation. `initial`: what was typed; absent: only to be looked at. */
export function questionInput(
  texts: Texts,
  question: TemplateField,
  { block, other, initial }: { block: string; other: string; initial?: string },
): InputBlock {
  const { label, example } = wordingOf(texts, question);
  const typed = initial === undefined ? {} : ({ initial, typed: true } as const);
  const placeholder = example === '' ? {} : { placeholder: example };
  const element = textField(initial === undefined ? 'v' : 'checkin.typed', {
    ...placeholder,
    ...typed,
    lines: true,
  });
  const hint = texts.checkin.form.readerShort(other);
  return input(block, label, element, initial === undefined ? { hint } : { hint, typed: true });
}
