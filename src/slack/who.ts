import { textsFor } from '../i18n/index.ts';
import { languageOf } from '../service/people.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import type { Who } from './listen.ts';

/** A person with the texts of their language. */
export function whoIs(tx: Tx, person: Person): Who {
  return { person, texts: textsFor(languageOf(person, settings(tx))) };
}
