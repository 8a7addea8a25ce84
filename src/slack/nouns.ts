import { actionRoutes, actionsHome } from './actions.ts';
import { agendaHome, agendaRoutes } from './agenda.ts';
import { answerRoutes } from './answer.ts';
import { calendarRoutes } from './calendar-file.ts';
import { careerHome, careerRoutes } from './career.ts';
import { checkinRoutes } from './checkin.ts';
import { competenceRoutes, competencesHome } from './competence.ts';
import { digestHome, digestRoutes } from './digest.ts';
import { draftRoutes } from './drafts.ts';
import { diagnosisHome, diagnosisRoutes } from './diagnosis.ts';
import { experimentRoutes, experimentsHome } from './experiments.ts';
import { exportRoutes, exportsHome } from './exports.ts';
import { goalFormRoutes } from './goal-forms.ts';
import { goalRoutes, goalsHome } from './goals.ts';
import { halfYearRoutes } from './half-year.ts';
import { handoverRoutes, handoverSection } from './handover.ts';
import { helpHome, helpRoutes } from './help.ts';
import { historyHome, historyRoutes } from './history.ts';
import { greetingHome, type HomeSection, reportsHome, settingsHome, talksHome } from './home.ts';
import type { Routes } from './listen.ts';
import { meRoutes } from './me.ts';
import { outcomeRoutes } from './outcomes.ts';
import { pairRoutes } from './pair.ts';
import { pilotHome, pilotRoutes, pilotSetupHome } from './pilots.ts';
import { practiceRoutes, practicesHome } from './practices.ts';
import { pointRoutes } from './points.ts';
import { pulseHome, pulseRoutes } from './pulse.ts';
import { questionRoutes } from './questions.ts';
import { reportRoutes } from './report.ts';
import { rightsHome, rightsRoutes } from './rights.ts';
import { restoredHome, restoredRoutes } from './restored.ts';
import { setupHome, setupRoutes, timesHome } from './setup.ts';
import { statementBankRoutes } from './statement-bank.ts';
import { strengthRoutes, strengthsHome } from './strengths.ts';
import { summaryRoutes } from './summary.ts';
import { nextStepRoutes } from './talk-next.ts';
import { tagRoutes } from './tags.ts';
import { talkReadingRoutes } from './talk-reading.ts';
import { talkRoutes } from './talk.ts';
import { teamListHome, teamNumberRoutes, teamNumbersHome } from './team-numbers.ts';
import { trendRoutes, trendsHome } from './trends.ts';
import { usefulHome, usefulRoutes } from './useful.ts';
import { yearRoutes, yearsHome } from './yearly.ts';
import { winRoutes, winsHome } from './wins.ts';

/* All nouns that people meet in Slack: what each answers to, and what it puts on Home. A new noun is a line here. */

/** The Home tab from top to bottom. */
export const HOME: HomeSection[] = [
  greetingHome,
  restoredHome,
  pilotHome,
  talksHome,
  agendaHome,
  helpHome,
  reportsHome,
  timesHome,
  teamNumbersHome,
  practicesHome,
  pulseHome,
  usefulHome,
  trendsHome,
  goalsHome,
  actionsHome,
  strengthsHome,
  winsHome,
  careerHome,
  historyHome,
  handoverSection,
  settingsHome,
  rightsHome,
  // For HR alone, under one heading.
  digestHome,
  teamListHome,
  diagnosisHome,
  experimentsHome,
  competencesHome,
  yearsHome,
  exportsHome,
  setupHome,
  pilotSetupHome,
];

/** `command`: the name of the slash command. */
export function routesOf(command: string): Required<Routes> {
  const nouns = together(
    checkinRoutes,
    answerRoutes,
    reportRoutes,
    rightsRoutes,
    goalRoutes,
    goalFormRoutes,
    outcomeRoutes,
    actionRoutes,
    agendaRoutes,
    pointRoutes,
    talkRoutes,
    nextStepRoutes,
    talkReadingRoutes,
    helpRoutes,
    strengthRoutes,
    winRoutes,
    careerRoutes,
    handoverRoutes,
    meRoutes(command),
    pulseRoutes,
    usefulRoutes,
    teamNumberRoutes,
    trendRoutes,
    historyRoutes,
    summaryRoutes,
    halfYearRoutes,
    calendarRoutes,
    digestRoutes,
    practiceRoutes,
    exportRoutes,
    competenceRoutes,
    yearRoutes,
    tagRoutes,
    diagnosisRoutes,
    experimentRoutes,
    setupRoutes,
    restoredRoutes,
    questionRoutes,
    statementBankRoutes,
    pairRoutes,
    pilotRoutes,
  );
  return together(nouns, draftRoutes(nouns.drafts));
}

/** Of handlers alone: an id from outside that every object of JavaScript knows, `constructor` say, is none of them. */
const table = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

/** One table of all nouns. Two nouns with the same id would be a bug: the start refuses it. */
function together(...tables: Routes[]): Required<Routes> {
  const all: Required<Routes> = {
    clicks: table(),
    forms: table(),
    closings: table(),
    commands: table(),
    picked: table(),
    drafts: table(),
  };
  for (const one of tables)
    for (const kind of Object.keys(all) as (keyof Routes)[])
      for (const [id, handler] of Object.entries(one[kind] ?? {})) {
        if (id in all[kind]) throw new Error(`${kind} has ${id} twice`);
        Object.assign(all[kind], { [id]: handler });
      }
  return all;
}
