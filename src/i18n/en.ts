import { careerEn } from './career.en.ts';
import { statementBankEn } from './statement-bank.en.ts';
import { strengthsEn } from './strengths.en.ts';
import { agendaEn } from './agenda.en.ts';
import { actionsEn } from './actions.en.ts';
import { calendarEn } from './calendar-file.en.ts';
import { checkinEn } from './checkin.en.ts';
import { causesEn } from './causes.en.ts';
import { companyGoalsEn } from './company-goals.en.ts';
import { draftsEn } from './drafts.en.ts';
import { diagnosisEn } from './diagnosis.en.ts';
import { experimentsEn } from './experiments.en.ts';
import { digestEn } from './digest.en.ts';
import { competenceEn } from './competence.en.ts';
import { practicesEn } from './practices.en.ts';
import { yearlyEn } from './yearly.en.ts';
import { tagsEn } from './tags.en.ts';
import { digestPictureEn } from './digest-picture.en.ts';
import { digestPreviewEn } from './digest-preview.en.ts';
import { digestReadingEn } from './digest-reading.en.ts';
import { openingsEn } from './openings.en.ts';
import { exportsEn } from './exports.en.ts';
import { formatsFor } from './formats.ts';
import { halfYearEn } from './half-year.en.ts';
import { historyEn } from './history.en.ts';
import { filesEn, summaryEn } from './summary.en.ts';
import { goalsEn } from './goals.en.ts';
import { talkEn } from './talk.en.ts';
import { handoverEn } from './handover.en.ts';
import { helpEn } from './help.en.ts';
import { pilotEn } from './pilot.en.ts';
import { pulseEn } from './pulse.en.ts';
import { refusalsEn } from './refusals.en.ts';
import { usefulEn } from './useful.en.ts';
import { pairEn } from './pair.en.ts';
import { questionsEn } from './questions.en.ts';
import { reportEn } from './report.en.ts';
import { retentionEn } from './retention.en.ts';
import { rightsEn } from './rights.en.ts';
import { restoredEn } from './restored.en.ts';
import { storageEn } from './storage.en.ts';
import { teamNumbersEn } from './team-numbers.en.ts';
import { templatesEn } from './templates.en.ts';
import { setupEn } from './setup.en.ts';

import { winsEn } from './wins.en.ts';

export const en = {
  language: 'en' as 'en' | 'nb',
  format: formatsFor('en-GB'),
  refusals: refusalsEn,
  checkin: checkinEn,
  goals: goalsEn,
  actions: actionsEn,
  agenda: agendaEn,
  help: helpEn,
  wins: winsEn,
  statementBank: statementBankEn,
  strengths: strengthsEn,
  career: careerEn,
  pulse: pulseEn,
  useful: usefulEn,
  drafts: draftsEn,
  diagnosis: diagnosisEn,
  experiments: experimentsEn,
  digest: digestEn,
  exports: exportsEn,
  competence: competenceEn,
  tags: tagsEn,
  yearly: yearlyEn,
  practices: practicesEn,
  teamNumbers: teamNumbersEn,
  digestPicture: digestPictureEn,
  digestPreview: digestPreviewEn,
  digestReading: digestReadingEn,
  openings: openingsEn,
  restored: restoredEn,
  storage: storageEn,
  setup: setupEn,
  causes: causesEn,
  companyGoals: companyGoalsEn,
  templates: templatesEn,
  questions: questionsEn,
  pair: pairEn,
  history: historyEn,
  summary: summaryEn,
  files: filesEn,
  halfYear: halfYearEn,
  calendar: calendarEn,
  handover: handoverEn,
  talk: talkEn,
  report: reportEn,
  pilot: pilotEn,
  retention: retentionEn,
  rights: rightsEn,
};
