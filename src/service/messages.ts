import { isSendable, nextSendable } from '../domain/prompts.ts';
import type { Card, CheckinCard, Heading, PilotCard, WelcomeCard } from '../domain/cards.ts';
import { hasTalked, statusOf } from '../domain/checkin.ts';
import { type Fact, keyOf, type Side } from '../domain/messages.ts';
import { pilotDays } from '../domain/pilot.ts';
import { zoneInDoubt, ZONE_LASTS_MS } from '../domain/zones.ts';
import { type Checkin, checkinById } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { hasDraft } from '../store/drafts.ts';
import { notesFor } from '../store/notes.ts';
import { messagesAbout } from '../store/outbox.ts';
import { type Person, personById } from '../store/people.ts';
import { newestPilot } from '../store/pilots.ts';
import { pairById } from '../store/teams.ts';
import { ownActions, reachPair } from './actions.ts';
import { draftForm } from './checkins.ts';
import { goalNewsCard } from './goal-news.ts';
import { handoverOf } from './handover.ts';
import { helpCard, helpHeldBack } from './help.ts';
import { hrCard } from './hr-news.ts';
import { calendarOf, contextOf, reportsOf, talkFor } from './pairs.ts';
import { activePilot, isResting, talksFrom } from './pilot-state.ts';
import { upcoming } from './plan.ts';
import { reachWeek } from './statements.ts';
import { isStrengthWanted } from './strengths.ts';
import { mayTell } from './team-pages.ts';
import { usefulWeekOf } from './useful.ts';
import { mayTellYear } from './yearly.ts';
import { isStepOpen, mayWrite } from './talk.ts';
import { winCard, winWaits } from './wins.ts';

/*
 * What stands in a message at the moment it is sent or redrawn: status, names and dates. Never a word that somebody
 * wrote in a form.
 */

/** What to send, that nothing needs to be sent any more, or that it must wait until a moment. */
export type Content = Card | { drop: string } | { wait: number };

/** Facts about check-ins and people; those of other nouns are told by their own services. */
export function cardOf(tx: Tx, fact: Fact, reader: Person): Card | { drop: string } {
  switch (fact.kind) {
    case 'prompt':
    case 'reminder':
    case 'prepared':
    case 'manager_reminder':
      return checkinCard(tx, fact, fact.kind, reader);
    case 'ask_talked':
      return checkinCard(tx, fact, fact.again ? 'ask_again' : 'ask_talked', reader);
    case 'welcome':
      return welcomeCard(tx, reader);
    case 'pilot_news':
      return pilotCard(tx, fact, reader);
    case 'stopped_asking':
      return { card: 'stopped_asking', other: personById(tx, pairById(tx, fact.pair)!.managerId)!.name };
    case 'team_page':
      return { card: 'team_page', week: fact.week };
    case 'year_look':
      return { card: 'year_look', week: fact.week };
    case 'experiment':
    case 'span':
      return hrCard(tx, fact, reader);
    case 'help':
    case 'help_answered':
      return helpCard(tx, fact.help, reader);
    case 'win_not_posted':
      return winCard(tx, fact.win);
    case 'goal_news':
      return goalNewsCard(tx, fact, reader);
    case 'handover': {
      const now = handoverOf(tx, reader);
      if (now?.pairId !== fact.pair) return { drop: 'ended' };
      return { card: 'handover', pairId: now.pairId, manager: now.manager };
    }
    case 'name_strength': {
      const of = reachPair(tx, reader, fact.pair, 'strength.name');
      if (!of.ok) return { drop: of.why };
      const wanted = isStrengthWanted(tx, fact.pair);
      return { card: 'name_strength', pairId: fact.pair, employee: of.employee.name, wanted };
    }
    default:
      return { drop: 'unknown_fact' };
  }
}

/** Who pauses the own check-ins is still HR. */
const ALSO_WHEN_PAUSED: ReadonlySet<Fact['kind']> = new Set(['welcome', 'experiment', 'span']);

/** The same card, but only if it still has a point and the hour is right: asked just before it goes out. */
export function contentToSend(tx: Tx, fact: Fact, reader: Person): Content {
  if (reader.deactivatedAt !== null) return { drop: 'deactivated' };
  if (fact.kind === 'help' || fact.kind === 'help_answered') return helpToSend(tx, fact, reader);
  if (reader.pausedAt !== null && !ALSO_WHEN_PAUSED.has(fact.kind)) return { drop: 'paused' };
  const card = cardOf(tx, fact, reader);
  if ('drop' in card) return card;
  const pointless = card.card === 'checkin' ? pointlessNow(card) : null;
  if (card.card === 'win_not_posted' && !card.isOpen) return { drop: 'settled' };
  if (card.card === 'goal_news' && card.goals.length === 0) return { drop: 'settled' };
  if (card.card === 'team_page' && !mayTell(tx, reader, card.week)) return { drop: 'settled' };
  if (card.card === 'year_look' && !mayTellYear(tx, reader)) return { drop: 'settled' };
  if (card.card === 'experiment' && !card.isOpen) return { drop: 'settled' };
  if (card.card === 'name_strength' && !card.wanted) return { drop: 'named' };
  if (card.card === 'pilot' && card.what === 'questions' && card.week === null) return { drop: 'answered' };
  if (pointless !== null) return { drop: pointless };
  const wait = waitingTime(tx, reader);
  return wait === null ? card : { wait };
}

/** Until when a message has to wait; while it is in doubt where somebody is, the hour is right in both places or it waits. */
function waitingTime(tx: Tx, reader: Person): number | null {
  const calendar = calendarOf(tx, reader);
  if (!isSendable(tx.now, reader.zone, calendar)) return nextSendable(tx.now, reader.zone, calendar);
  const other = zoneInDoubt(reader, tx.now);
  if (other === null || isSendable(tx.now, other, calendar)) return null;
  return Math.min(nextSendable(tx.now, other, calendar), reader.zoneSeenAt! + ZONE_LASTS_MS);
}

/** Whoever asked for help waits for the answer, whatever the hour. */
function helpToSend(tx: Tx, fact: Extract<Fact, { help: string }>, reader: Person): Content {
  const held = fact.kind === 'help' ? helpHeldBack(tx, fact.help, reader) : null;
  return held ?? helpCard(tx, fact.help, reader);
}

/** Things change between planning and sending. */
function pointlessNow(card: CheckinCard): string | null {
  const { heading, status, ahead } = card;
  if (status === 'held' || status === 'skipped' || status === 'left_out' || card.closed) return status;
  switch (heading) {
    case 'prompt':
    case 'reminder':
      if (card.prepared) return 'prepared';
      return ahead ? null : 'too_late';
    case 'prepared':
    case 'manager_reminder':
      return card.answered ? 'answered' : null;
    case 'ask_talked':
    case 'ask_again':
      if (card.iTalked) return 'confirmed';
      return ahead ? 'moved' : null;
  }
}

function checkinCard(
  tx: Tx,
  fact: Extract<Fact, { checkin: string }>,
  heading: Heading,
  reader: Person,
): CheckinCard | { drop: string } {
  const checkin = checkinById(tx, fact.checkin);
  if (checkin === undefined) return { drop: 'gone' };
  const pair = pairById(tx, checkin.pairId)!;
  const { employee, manager } = contextOf(tx, pair);
  const side: Side = reader.id === employee.id ? 'employee' : 'manager';
  const ended = pair.endedAt !== null && checkin.state !== 'held';
  const otherSide: Side = side === 'employee' ? 'manager' : 'employee';
  return {
    card: 'checkin',
    heading,
    side,
    id: checkin.id,
    other: (side === 'employee' ? manager : employee).name,
    status: ended ? 'left_out' : statusOf(checkin),
    reason: ended ? 'ended' : checkin.reason,
    skippedByMe: checkin.reason === side,
    movedBy: checkin.movedBy,
    talk: talkFor(reader, checkin),
    prepared: checkin.preparedAt !== null && pair.endedAt === null,
    answered: checkin.answeredAt !== null,
    win: side === 'manager' && pair.endedAt === null && winWaits(tx, checkin, manager.id),
    draft: side === 'employee' && isOpen(checkin) && hasDraft(tx, reader.id, draftForm(pair.id)),
    hasActions: pair.endedAt === null && ownActions(tx, { employee, side }).length > 0,
    iTalked: hasTalked(checkin, side),
    theyTalked: hasTalked(checkin, otherSide),
    ahead: checkin.talkAt > tx.now,
    closed: checkin.state === 'missed',
    useful: isNewest(tx, fact, reader) ? usefulWeekOf(tx, reader, checkin) : null,
    sheet: sheetNow(tx, reader, checkin, side),
  };
}

/** Of several messages about one talk, what is asked afterwards stands on one. */
function isNewest(tx: Tx, fact: Extract<Fact, { checkin: string }>, { slackId }: Person): boolean {
  const [newest] = messagesAbout(tx, slackId, fact.checkin);
  return newest === undefined || newest.key === keyOf(fact);
}

function sheetNow(tx: Tx, reader: Person, checkin: Checkin, side: Side): CheckinCard['sheet'] {
  const may = mayWrite(tx, reader, checkin.id);
  if (may.ok)
    return checkin.state !== 'held' ? 'talk' : isStepOpen({ checkin, side }) ? 'next_step' : 'notes';
  const isWritten = notesFor(tx, checkin.id, reader.id).length > 0;
  return may.why === 'period_closed' && isWritten ? 'notes' : null;
}

const isOpen = ({ state }: Checkin) => state === 'planned' || state === 'prompted';

function welcomeCard(tx: Tx, reader: Person): WelcomeCard {
  const plan = upcoming(tx, reader, 1)[0];
  const reports = reportsOf(tx, reader).map(({ name }) => name);
  const firstTalk = plan?.talk == null ? null : talkFor(reader, plan.talk);
  const pilot = activePilot(tx);
  return {
    card: 'welcome',
    name: reader.name,
    manager: plan?.other ?? null,
    firstTalk,
    reports,
    pilot: pilot?.state === 'running' ? { ...pilotDays(pilot), begun: talksFrom(tx)! <= tx.now } : null,
  };
}

/** What is told of a pilot holds only as long as it is so. */
function pilotCard(
  tx: Tx,
  { pilot: id, what }: Extract<Fact, { kind: 'pilot_news' }>,
  reader: Person,
): PilotCard | { drop: string } {
  const pilot = newestPilot(tx);
  if (pilot?.id !== id || (what === 'over') !== isResting(tx)) return { drop: 'settled' };
  const reached = reachWeek(tx, reader, pilot.baselineWeek);
  const week = reached.ok && !reached.my.answered ? pilot.baselineWeek : null;
  return { card: 'pilot', what, dates: pilotDays(pilot), week };
}
