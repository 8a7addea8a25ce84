import { asAnswers, type Cause, CAUSE_IDS } from '../domain/causes.ts';
import { type OpenWeeks, openWeeks } from '../domain/pulse.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Score, type StatementId, type Worded, worded } from '../domain/statements.ts';
import type { ScaleWords } from '../domain/versions.ts';
import { addDays, addWeeks, dateAt, mondayOf, timeAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { addPoint } from '../store/points.ts';
import {
  type Answers,
  answersOf,
  deleteOwn,
  hasAnswered,
  keepAnswers,
  keepOwn,
  type KeepWeeks,
  purgeOwn,
  setKeepWeeks,
  setNoticeAt,
} from '../store/pulse.ts';
import { settings } from '../store/settings.ts';
import { activePairOf } from '../store/teams.ts';
import { versionWords } from '../store/versions.ts';
import { isResting } from './pilot-state.ts';
import { leadersOfWeek, type Member, memberOf, type PulseWeek, pulseWeekOf } from '../store/weeks.ts';
import { statementsOfWeekRow } from './statement-bank.ts';

/* What one person sees and does of the statements: the own answers, and nobody else's. */

/** Why somebody is not asked in a week. */
export type NotAsked = 'not_enrolled' | 'stopped' | 'joined' | 'not_this_week' | 'not_open' | 'closed';

/** In whose sum the answers will be: everybody's, the leaders', or nobody's while there are too few leaders. */
export type CountedIn = 'company' | 'leaders' | 'nobody';

/** A week as one person meets it. Dates and times in the person's own zone. */
export type MyWeek = {
  week: string;
  from: string;
  to: string;
  until: { date: string; time: string };
  statements: (Worded & { wording: number })[];
  /** What the scores mean; null: in the words of the app. */
  scale: ScaleWords | null;
  /** Whether the person is asked what bothers them most about the talks, too. */
  causes: boolean;
  minimum: number;
  countedIn: CountedIn;
  answered: boolean;
};

export type Reached = { ok: true; my: MyWeek } | { ok: false; why: NotAsked };

/** This week, and the one before it as long as it can still be answered. */
export const weeksNow = (tx: Tx): OpenWeeks => openWeeks(settings(tx).zone, tx.now);

/** The only way to a week: nobody finds one in which they are not asked, or that is over. */
export function reachWeek(tx: Tx, person: Person, week: string): Reached {
  if (person.enrolledAt === null) return { ok: false, why: 'not_enrolled' };
  if (isResting(tx)) return { ok: false, why: 'stopped' };
  const row = pulseWeekOf(tx, week);
  if (row === undefined) return { ok: false, why: 'not_open' };
  if (row.closedAt !== null || row.closesAt <= tx.now) return { ok: false, why: 'closed' };
  const member = memberOf(tx, week, person.id);
  if (member !== null) return { ok: true, my: myWeek(tx, person, row, member) };
  return { ok: false, why: person.enrolledAt > row.opensAt ? 'joined' : 'not_this_week' };
}

function myWeek(tx: Tx, person: Person, row: PulseWeek, member: Member): MyWeek {
  const { week, closesAt, minimum, scale } = row;
  const monday = mondayOf(week);
  const statements = statementsOfWeekRow(tx, row).asked.map((one) => ({
    ...worded(one),
    wording: one.wording,
  }));
  // Told of the company alone, of which leaders are no part.
  const causes = row.asksCauses && !member.leads;
  const enough = !member.leads || leadersOfWeek(tx, week) >= minimum;
  return {
    week,
    from: monday,
    to: addDays(monday, 6),
    until: { date: dateAt(person.zone, closesAt), time: timeAt(person.zone, closesAt) },
    statements,
    scale: versionWords(tx, scale) as ScaleWords | null,
    causes,
    minimum,
    countedIn: !member.leads ? 'company' : enough ? 'leaders' : 'nobody',
    answered: hasAnswered(tx, person.id, week, [
      ...statements.map(({ id }) => id),
      ...(causes ? CAUSE_IDS : []),
    ]),
  };
}

/** One's own answers, to be changed. */
export const myAnswers = (tx: Tx, person: Person, { week }: MyWeek): Answers =>
  answersOf(tx, person.id, week);

/** The notice comes once, before the first answer. */
export const hasReadNotice = (person: Person): boolean => person.noticeAt !== null;

export function readNotice(tx: Tx, person: Person): Person {
  if (person.noticeAt === null) setNoticeAt(tx, person.id, tx.now);
  return { ...person, noticeAt: person.noticeAt ?? tx.now };
}

/**
 * Keeps what somebody answered, in place of what was there. A statement without a score is skipped; one that was not
 * asked is not kept. `keep` says for how many weeks the person wants own copies; null leaves that as it is. `causes` null:
 * that question was skipped, or not asked; of it no copy is kept.
 */
export function answer(
  tx: Tx,
  person: Person,
  week: string,
  given: ReadonlyMap<StatementId, Score>,
  keep: KeepWeeks | null,
  causes: readonly Cause[] | null = null,
): { ok: true; my: MyWeek; kept: number } | Refusal {
  const reached = reachWeek(tx, person, week);
  if (!reached.ok) return refuse(reached.why === 'closed' ? 'period_closed' : 'outdated');
  if (!hasReadNotice(person)) return refuse('outdated');
  const { statements, causes: asksCauses } = reached.my;
  const keepWeeks = keep === null ? person.keepWeeks : chooseKeeping(tx, person, keep);
  keepGiven(tx, { ...person, keepWeeks }, week, statements, given);
  const chosen = asksCauses ? causes : null;
  if (asksCauses)
    keepAnswers(tx, person.id, week, CAUSE_IDS, chosen === null ? new Map() : asAnswers(chosen));
  const answered = chosen !== null || statements.some(({ id }) => given.has(id));
  return { ok: true, my: { ...reached.my, answered }, kept: keepWeeks };
}

/** For the sum of the week, and for the own line of those who keep one. What was asked elsewhere stays as it is. */
export function keepGiven(
  tx: Tx,
  person: Person,
  week: string,
  asked: PulseWeek['statements'],
  given: ReadonlyMap<StatementId, Score>,
): void {
  const ids = asked.map(({ id }) => id);
  const answers = asked.flatMap(({ id, wording }) => {
    const score = given.get(id);
    return score === undefined ? [] : [{ statement: id, wording, score }];
  });
  keepAnswers(tx, person.id, week, ids, new Map(answers.map(({ statement, score }) => [statement, score])));
  if (person.keepWeeks > 0) keepOwn(tx, person.id, week, ids, answers);
}

function chooseKeeping(tx: Tx, person: Person, keep: KeepWeeks): KeepWeeks {
  if (keep === person.keepWeeks) return keep;
  setKeepWeeks(tx, person.id, keep);
  if (keep === 0) deleteOwn(tx, person.id);
  else purgeOwn(tx, keep, addWeeks(weeksNow(tx).current, 1 - keep));
  return keep;
}

/** Deletes the own copies and keeps no more. */
export function deleteMyCopies(tx: Tx, person: Person): void {
  setKeepWeeks(tx, person.id, 0);
  deleteOwn(tx, person.id);
}

/** Whether there is somebody to raise a topic with. */
export const mayRaise = (tx: Tx, person: Person): boolean => activePairOf(tx, person.id) !== undefined;

/**
 * The bridge to the talk: words from a list that is the same for everybody, as a point like any other. No answer is
 * looked at.
 */
export function raiseTopic(tx: Tx, person: Person, topic: string): { ok: true } | Refusal {
  const pair = activePairOf(tx, person.id);
  if (pair === undefined) return refuse('no_manager');
  addPoint(tx, pair.id, person.id, topic);
  return { ok: true };
}
