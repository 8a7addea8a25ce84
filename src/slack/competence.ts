import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { competenceFor } from '../service/competence.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import { competenceHome, competenceView } from '../views/competence.ts';
import type { Effect, Routes, Who } from './listen.ts';
import { hasRoleFor } from '../service/roles.ts';

/* HR looks at what people are good at and learn. */

export const competenceRoutes: Routes = { clicks: { 'competence.open': openCompetence } };

export const competencesHome = (tx: Tx, person: Person, texts: Texts): KnownBlock[] =>
  hasRoleFor(tx, person, 'numbers.read') ? competenceHome(texts) : [];

function openCompetence(tx: Tx, { person, texts }: Who): Effect[] {
  const read = competenceFor(tx, person);
  if (!read.ok) return [{ do: 'say', text: texts.refusals[read.why] }];
  return [{ do: 'open', view: competenceView(texts, read) }];
}
