import { careerNb } from './career.nb.ts';
import { statementBankNb } from './statement-bank.nb.ts';
import { strengthsNb } from './strengths.nb.ts';
import { agendaNb } from './agenda.nb.ts';
import { actionsNb } from './actions.nb.ts';
import { calendarNb } from './calendar-file.nb.ts';
import { checkinNb } from './checkin.nb.ts';
import { causesNb } from './causes.nb.ts';
import { companyGoalsNb } from './company-goals.nb.ts';
import { draftsNb } from './drafts.nb.ts';
import { diagnosisNb } from './diagnosis.nb.ts';
import { experimentsNb } from './experiments.nb.ts';
import { digestNb } from './digest.nb.ts';
import { digestPictureNb } from './digest-picture.nb.ts';
import { digestPreviewNb } from './digest-preview.nb.ts';
import { digestReadingNb } from './digest-reading.nb.ts';
import { openingsNb } from './openings.nb.ts';
import type { en } from './en.ts';
import { competenceNb } from './competence.nb.ts';
import { practicesNb } from './practices.nb.ts';
import { yearlyNb } from './yearly.nb.ts';
import { tagsNb } from './tags.nb.ts';
import { exportsNb } from './exports.nb.ts';
import { formatsFor } from './formats.ts';
import { halfYearNb } from './half-year.nb.ts';
import { historyNb } from './history.nb.ts';
import { filesNb, summaryNb } from './summary.nb.ts';
import { goalsNb } from './goals.nb.ts';
import { talkNb } from './talk.nb.ts';
import { handoverNb } from './handover.nb.ts';
import { helpNb } from './help.nb.ts';
import { pilotNb } from './pilot.nb.ts';
import { pulseNb } from './pulse.nb.ts';
import { refusalsNb } from './refusals.nb.ts';
import { usefulNb } from './useful.nb.ts';
import { pairNb } from './pair.nb.ts';
import { questionsNb } from './questions.nb.ts';
import { reportNb } from './report.nb.ts';
import { retentionNb } from './retention.nb.ts';
import { rightsNb } from './rights.nb.ts';
import { restoredNb } from './restored.nb.ts';
import { storageNb } from './storage.nb.ts';
import { teamNumbersNb } from './team-numbers.nb.ts';
import { templatesNb } from './templates.nb.ts';
import { setupNb } from './setup.nb.ts';

import { winsNb } from './wins.nb.ts';

export const nb: typeof en = {
  language: 'nb',
  format: formatsFor('nb-NO'),
  refusals: refusalsNb,
  checkin: checkinNb,
  goals: goalsNb,
  actions: actionsNb,
  agenda: agendaNb,
  help: helpNb,
  wins: winsNb,
  statementBank: statementBankNb,
  strengths: strengthsNb,
  career: careerNb,
  pulse: pulseNb,
  useful: usefulNb,
  drafts: draftsNb,
  diagnosis: diagnosisNb,
  experiments: experimentsNb,
  digest: digestNb,
  exports: exportsNb,
  competence: competenceNb,
  tags: tagsNb,
  yearly: yearlyNb,
  practices: practicesNb,
  teamNumbers: teamNumbersNb,
  digestPicture: digestPictureNb,
  digestPreview: digestPreviewNb,
  digestReading: digestReadingNb,
  openings: openingsNb,
  restored: restoredNb,
  storage: storageNb,
  setup: setupNb,
  causes: causesNb,
  companyGoals: companyGoalsNb,
  templates: templatesNb,
  questions: questionsNb,
  pair: pairNb,
  history: historyNb,
  summary: summaryNb,
  files: filesNb,
  halfYear: halfYearNb,
  calendar: calendarNb,
  handover: handoverNb,
  talk: talkNb,
  report: reportNb,
  pilot: pilotNb,
  retention: retentionNb,
  rights: rightsNb,
};
