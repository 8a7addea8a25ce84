import type { KnownBlock, ModalView } from '@slack/types';
import type { Refusal } from '../domain/refusal.ts';
import type { Texts } from '../i18n/index.ts';
import { guess, guessedBefore, reachGuessing } from '../service/guesses.ts';
import type { HomeData } from '../service/home.ts';
import { teamListFor } from '../service/team-list.ts';
import { newestWeek, pageOf, pagesOf, reachTeam, teamsLedBy } from '../service/team-numbers.ts';
import { gainsOf, tipNow } from '../service/tips.ts';
import { topicsFor } from '../service/topics.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import type { Team } from '../store/teams.ts';
import { sayView } from '../views/checkin.ts';
import { guessForm, guessOf, readGuesses } from '../views/team-guess.ts';
import { teamListRow, teamListView } from '../views/team-list.ts';
import { teamHome, teamPage, teamPages } from '../views/team-numbers.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { hasRoleFor } from '../service/roles.ts';

/* A manager's page of the own team with the guess before it, and HR's view of all teams. */

export const teamNumberRoutes: Routes = {
  clicks: {
    'team.open': openTeam,
    'team.mine': openMine,
    'guess.open': openGuess,
    'teams.open': openList,
  },
  forms: { 'guess.save': saveGuess },
};

export function teamNumbersHome(tx: Tx, person: Person, texts: Texts, { reports }: HomeData): KnownBlock[] {
  const week = newestWeek(tx);
  const pages = pagesOf(tx, person).map((page) => ({
    ...page,
    guesses: guessedBefore(tx, person, page.team, page.week),
  }));
  const early = week === null && teamsLedBy(tx, person).length > 0;
  const tip = week === null || reports.length === 0 ? null : tipNow(tx, person, week);
  return teamHome(texts, { pages, early, tip });
}

export const teamListHome = (tx: Tx, person: Person, texts: Texts): KnownBlock[] =>
  hasRoleFor(tx, person, 'numbers.read') ? teamListRow(texts) : [];

/** On top of the list from which it was opened. */
function openTeam(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const { texts, person } = who;
  const team = reachTeam(tx, person, value, 'team.numbers');
  const week = newestWeek(tx);
  if (team === null) return [{ do: 'say', text: texts.teamNumbers.noTeamLed }];
  if (week === null) return [{ do: 'say', text: texts.teamNumbers.early }];
  return [{ do: form === undefined ? 'open' : 'push', view: pageView(tx, who, team, week) }];
}

function openMine(tx: Tx, who: Who): Effect[] {
  const pages = pagesOf(tx, who.person);
  const only = pages[0];
  const { early, noTeamLed } = who.texts.teamNumbers;
  if (only === undefined)
    return [{ do: 'say', text: teamsLedBy(tx, who.person).length > 0 ? early : noTeamLed }];
  const view = pages.length === 1 ? pageView(tx, who, only.team, only.week) : teamPages(who.texts, pages);
  return [{ do: 'open', view }];
}

function pageView(tx: Tx, { person, texts }: Who, team: Team, week: string): ModalView {
  return teamPage(texts, {
    page: pageOf(tx, team, week),
    guesses: guessedBefore(tx, person, team, week),
    topics: topicsFor(tx, person),
    tip: tipNow(tx, person, week),
    gains: gainsOf(tx, person),
  });
}

// ---- the guess -------------------------------------------------------------------------------------------------

function outOf({ texts }: Who, { why }: Refusal): string {
  const { guess: t, noTeamLed } = texts.teamNumbers;
  if (why === 'outdated') return t.nothing;
  return why === 'period_closed' ? t.over : noTeamLed;
}

function openGuess(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const reached = reachGuessing(tx, who.person, value);
  if (!reached.ok) return [{ do: 'say', text: outOf(who, reached) }];
  return [{ do: form === undefined ? 'open' : 'push', view: guessForm(who.texts, reached) }];
}

function saveGuess(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const of = guessOf(form.metadata);
  const reached = reachGuessing(tx, who.person, of.teamId);
  const kept = reached.ok ? guess(tx, who.person, of, readGuesses(form.values, reached.asked)) : reached;
  const t = who.texts.teamNumbers.guess;
  if (!kept.ok) return [{ do: 'update', view: sayView(who.texts, t.title, outOf(who, kept)) }];
  const said = Object.keys(kept.guesses).length === 0 ? t.cleared : t.saved;
  return [{ do: 'update', view: sayView(who.texts, t.title, said) }];
}

// ---- HR --------------------------------------------------------------------------------------------------------

function openList(tx: Tx, { person, texts }: Who): Effect[] {
  const read = teamListFor(tx, person);
  if (!read.ok) return [{ do: 'say', text: texts.refusals[read.why] }];
  return [{ do: 'open', view: teamListView(texts, read.list) }];
}
