import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { lookWeek, yearFor } from '../service/yearly.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import { yearHome, yearView } from '../views/yearly.ts';
import type { Effect, Routes, Who } from './listen.ts';
import { hasRoleFor } from '../service/roles.ts';

/* HR looks back at a year. */

export const yearRoutes: Routes = { clicks: { 'year.open': openYear } };

/** Not before there is one. */
export const yearsHome = (tx: Tx, person: Person, texts: Texts): KnownBlock[] =>
  hasRoleFor(tx, person, 'numbers.read') && lookWeek(tx) !== null ? yearHome(texts) : [];

function openYear(tx: Tx, { person, texts }: Who): Effect[] {
  const read = yearFor(tx, person);
  if (!read.ok) return [{ do: 'say', text: texts.refusals[read.why] }];
  return [{ do: 'open', view: yearView(texts, read.look) }];
}
