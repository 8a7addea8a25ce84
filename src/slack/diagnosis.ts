import { diagnosisFor } from '../service/diagnosis.ts';
import { hasRoleFor } from '../service/roles.ts';
import type { Tx } from '../store/db.ts';
import { diagnosisHomeBlocks, diagnosisView } from '../views/diagnosis.ts';
import type { HomeSection } from './home.ts';
import type { Effect, Routes, Who } from './listen.ts';

/* HR asks what the numbers point to, and what to do about it. */

export const diagnosisRoutes: Routes = {
  clicks: { 'diagnosis.open': openDiagnosis },
  commands: { diagnose: openDiagnosis },
};

export const diagnosisHome: HomeSection = (tx, person, texts) =>
  hasRoleFor(tx, person, 'diagnosis.make') ? diagnosisHomeBlocks(texts) : [];

function openDiagnosis(tx: Tx, { person, texts }: Who): Effect[] {
  const read = diagnosisFor(tx, person);
  if (!read.ok) return [{ do: 'say', text: texts.diagnosis.onlyHr }];
  return [{ do: 'open', view: diagnosisView(texts, read.diagnosis) }];
}
