import { isKnownField, type TemplateField, type Wording } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';

/** The words of a question in the reader's language: HR's own, or those of the app. */
export function wordingOf(texts: Texts, { id, wording }: TemplateField): Wording {
  if (wording !== null) return wording[texts.language];
  return isKnownField(id) ? texts.templates.fields[id] : { label: id, example: '' };
}
