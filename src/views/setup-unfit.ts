import type { ModalView } from '@slack/types';
import type { Unfit } from '../domain/setup.ts';
import type { Texts } from '../i18n/index.ts';
import { problemsView } from './setup-file.ts';
import { noteView } from './setup-parts.ts';
import { settingError } from './setup-settings.ts';

/** Why a change cannot be, where no input of a form is left to say it on. */
export function unfitView(texts: Texts, unfit: Unfit): ModalView {
  if ('file' in unfit) return problemsView(texts, unfit.file);
  return noteView(texts, texts.setup.preview.title, ...unfitWords(texts, unfit));
}

export function unfitWords(texts: Texts, unfit: Exclude<Unfit, { file: unknown }>): string[] {
  if ('why' in unfit) return [texts.refusals[unfit.why]];
  if ('team' in unfit) return [texts.setup.team.problem(unfit.team)];
  if ('absence' in unfit) return [texts.setup.absences.problem[unfit.absence]];
  if ('companyGoal' in unfit)
    return unfit.companyGoal.map(({ problem }) => texts.companyGoals.problem[problem]);
  if ('statements' in unfit)
    return unfit.statements.map(({ problem }) => texts.statementBank.problem[problem]);
  return unfit.settings.map(({ name, problem }) => settingError(texts, name, problem).text);
}
