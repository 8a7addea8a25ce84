import { type Score, USEFUL_TALK, USEFUL_TALK_WORDING } from '../domain/statements.ts';
import { type Checkin, talksHeldBy } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personById } from '../store/people.ts';
import { hasAnswered } from '../store/pulse.ts';
import { messagesAbout } from '../store/outbox.ts';
import { pairById } from '../store/teams.ts';
import { refreshRow } from './sending.ts';
import { talkFor } from './pairs.ts';
import { hasReadNotice, keepGiven, myAnswers, type MyWeek, reachWeek, weeksNow } from './statements.ts';

/*
 * "Was the talk useful?": one question to each of the two after a talk, beside the statements of the week and by the
 * same rules. Nobody answers for more than one talk a week: of somebody who leads nine people, nine answers in one sum
 * would be one person's.
 */

/** The question as one person meets it; `my.answered` speaks of this question alone. */
export type Useful = {
  checkin: string;
  my: MyWeek;
  other: string;
  talk: ReturnType<typeof talkFor>;
  /** How many talks the person has held in this week. */
  talks: number;
};

export type UsefulReached = { ok: true; useful: Useful } | { ok: false; why: 'closed' | 'not_asked' };

/** By the week alone: which talk it is about is the first that was held, whoever asks and from wherever. */
export function reachUseful(tx: Tx, person: Person, week: string): UsefulReached {
  const reached = reachWeek(tx, person, week);
  if (!reached.ok) return { ok: false, why: reached.why === 'closed' ? 'closed' : 'not_asked' };
  const held = talksHeldBy(tx, person.id, week);
  const first = held[0];
  if (first === undefined) return { ok: false, why: 'not_asked' };
  return { ok: true, useful: { ...about(tx, person, first, reached.my), talks: held.length } };
}

function about(tx: Tx, person: Person, checkin: Checkin, my: MyWeek): Omit<Useful, 'talks'> {
  const { employeeId, managerId } = pairById(tx, checkin.pairId)!;
  return {
    checkin: checkin.id,
    my: { ...my, answered: hasAnswered(tx, person.id, my.week, [USEFUL_TALK]) },
    other: personById(tx, person.id === employeeId ? managerId : employeeId)!.name,
    talk: talkFor(person, checkin),
  };
}

/** One's own answer, to be changed; null: none. */
export const myUsefulScore = (tx: Tx, person: Person, { my }: Useful): Score | null =>
  myAnswers(tx, person, my).get(USEFUL_TALK) ?? null;

/** What can be answered now: this week's, and last week's until it closes. */
export function usefulNow(tx: Tx, person: Person): Useful[] {
  const { current, previous } = weeksNow(tx);
  return [previous, current].flatMap((week) => {
    const reached = week === null ? null : reachUseful(tx, person, week);
    return reached?.ok ? [reached.useful] : [];
  });
}

/** The week under which this person can still be asked about this very talk, or null: also when they have answered. */
export function usefulWeekOf(tx: Tx, person: Person, { id, week, state }: Checkin): string | null {
  if (state !== 'held') return null;
  const reached = reachUseful(tx, person, week);
  if (!reached.ok || reached.useful.checkin !== id || reached.useful.my.answered) return null;
  return week;
}

/**
 * Keeps the answer in place of an earlier one; null takes it back. Nobody gets to a form before the notice. `clicked`: the
 * message from which it was asked, which is redrawn by the click.
 */
export function answerUseful(
  tx: Tx,
  person: Person,
  week: string,
  score: Score | null,
  clicked?: string,
): UsefulReached {
  const reached = reachUseful(tx, person, week);
  if (!reached.ok) return reached;
  if (!hasReadNotice(person)) return { ok: false, why: 'not_asked' };
  const asked = [{ id: USEFUL_TALK, wording: USEFUL_TALK_WORDING }];
  keepGiven(tx, person, week, asked, new Map(score === null ? [] : [[USEFUL_TALK, score]]));
  const { my, checkin } = reached.useful;
  const [newest] = messagesAbout(tx, person.slackId, checkin);
  if (newest !== undefined && newest.ts !== clicked && my.answered !== (score !== null))
    refreshRow(tx, newest);
  return { ok: true, useful: { ...reached.useful, my: { ...my, answered: score !== null } } };
}
