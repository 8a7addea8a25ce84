import { isSendable, nextSendable } from '../domain/prompts.ts';
import { hasTalked, type Status, statusOf } from '../domain/checkin.ts';
import type { Fact, Side } from '../domain/messages.ts';
import { type Checkin, checkinById } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { hasDraft } from '../store/drafts.ts';
import { type Person, personById } from '../store/people.ts';
import { pairById, pairsOfManager } from '../store/teams.ts';
import { draftForm } from './checkins.ts';
import { calendarOf, contextOf } from './pairs.ts';
import { upcoming } from './plan.ts';

/*
 * What stands in a message at the moment it is sent or redrawn: status, names and dates. Never a word that somebody
 * wrote in a form.
 */

export type Heading = 'prompt' | 'reminder' | 'prepared' | 'manager_reminder' | 'ask_talked' | 'ask_again';

export type CheckinCard = {
  card: 'checkin';
  heading: Heading;
  side: Side;
  id: string;
  other: string;
  status: Status;
  reason: string | null;
  skippedByMe: boolean;
  movedBy: Checkin['movedBy'];
  talk: { date: string; time: string; minutes: number; zone: string };
  /** The zone of the pair differs from the reader's. */
  elsewhere: boolean;
  prepared: boolean;
  answered: boolean;
  draft: boolean;
  iTalked: boolean;
  theyTalked: boolean;
  ahead: boolean;
};

export type WelcomeCard = {
  card: 'welcome';
  name: string;
  manager: string | null;
  firstTalk: { date: string; time: string; minutes: number } | null;
  reports: string[];
};

export type Card = CheckinCard | WelcomeCard | { card: 'stopped_asking'; other: string };

/** What to send, that nothing needs to be sent any more, or that it must wait until a moment. */
export type Content = Card | { drop: string } | { wait: number };

/** Facts about check-ins and people; those of other nouns are told by their own services. */
export function cardOf(tx: Tx, fact: Fact, reader: Person): Card | { drop: string } {
  switch (fact.kind) {
    case 'prompt':
    case 'reminder':
    case 'prepared':
    case 'manager_reminder':
      return checkinCard(tx, fact.checkin, fact.kind, reader);
    case 'ask_talked':
      return checkinCard(tx, fact.checkin, fact.again ? 'ask_again' : 'ask_talked', reader);
    case 'welcome':
      return welcomeCard(tx, reader);
    case 'stopped_asking':
      return { card: 'stopped_asking', other: personById(tx, pairById(tx, fact.pair)!.managerId)!.name };
    default:
      return { drop: 'unknown_fact' };
  }
}

/** The same card, but only if it still has a point and the hour is right: asked just before it goes out. */
export function contentToSend(tx: Tx, fact: Fact, reader: Person): Content {
  if (reader.deactivatedAt !== null) return { drop: 'deactivated' };
  if (reader.pausedAt !== null && fact.kind !== 'welcome') return { drop: 'paused' };
  const card = cardOf(tx, fact, reader);
  if ('drop' in card) return card;
  const pointless = card.card === 'checkin' ? pointlessNow(card) : null;
  if (pointless !== null) return { drop: pointless };
  const calendar = calendarOf(tx, reader);
  if (!isSendable(tx.now, reader.zone, calendar))
    return { wait: nextSendable(tx.now, reader.zone, calendar) };
  return card;
}

/** Things change between planning and sending. */
function pointlessNow(card: CheckinCard): string | null {
  const { heading, status, ahead } = card;
  if (status === 'held' || status === 'skipped' || status === 'left_out') return status;
  if ((heading === 'prompt' || heading === 'reminder') && !ahead) return 'too_late';
  if (heading === 'reminder' && card.prepared) return 'prepared';
  if (heading === 'manager_reminder' && card.answered) return 'answered';
  if ((heading === 'ask_talked' || heading === 'ask_again') && card.iTalked) return 'confirmed';
  return null;
}

function checkinCard(
  tx: Tx,
  checkinId: string,
  heading: Heading,
  reader: Person,
): CheckinCard | { drop: string } {
  const checkin = checkinById(tx, checkinId);
  if (checkin === undefined) return { drop: 'gone' };
  const pair = pairById(tx, checkin.pairId)!;
  if (pair.endedAt !== null) return { drop: 'pair_ended' };
  const { employee, manager } = contextOf(tx, pair);
  const side: Side = reader.id === employee.id ? 'employee' : 'manager';
  const otherSide: Side = side === 'employee' ? 'manager' : 'employee';
  return {
    card: 'checkin',
    heading,
    side,
    id: checkin.id,
    other: (side === 'employee' ? manager : employee).name,
    status: statusOf(checkin),
    reason: checkin.reason,
    skippedByMe: checkin.reason === side,
    movedBy: checkin.movedBy,
    talk: { date: checkin.date, time: checkin.time, minutes: checkin.minutes, zone: checkin.zone },
    elsewhere: checkin.zone !== reader.zone,
    prepared: checkin.preparedAt !== null,
    answered: checkin.answeredAt !== null,
    draft: side === 'employee' && hasDraft(tx, reader.id, draftForm(checkin.id)),
    iTalked: hasTalked(checkin, side),
    theyTalked: hasTalked(checkin, otherSide),
    ahead: checkin.talkAt > tx.now,
  };
}

function welcomeCard(tx: Tx, reader: Person): WelcomeCard {
  const plan = upcoming(tx, reader, 1)[0];
  const reports = pairsOfManager(tx, reader.id).map((pair) => personById(tx, pair.employeeId)!.name);
  const talk = plan === undefined || plan.talk === null ? null : plan.talk;
  return { card: 'welcome', name: reader.name, manager: plan?.other ?? null, firstTalk: talk, reports };
}
