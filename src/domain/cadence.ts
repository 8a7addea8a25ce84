import { type CalendarFacts, daysOf, obstacleOn, type Who } from './calendar.ts';
import { type PromptLead, promptMoment } from './prompts.ts';
import { addDays, addWeeks, dateAt, isTime, mondayOf, momentOf, weekOf, weeksBetween } from './time.ts';

/* When a pair talks. A pair lives by the employee's zone. */

export const EVERY_WEEKS = [1, 2, 4] as const;
export const TALK_MINUTES = [10, 20, 30] as const;

/** The series of a pair. Weeks are counted from the week of `firstDate`; nothing is due before that date. */
export type Cadence = {
  everyWeeks: (typeof EVERY_WEEKS)[number];
  weekday: 1 | 2 | 3 | 4 | 5;
  time: string;
  minutes: (typeof TALK_MINUTES)[number];
  firstDate: string;
};

/** A talk at its place in time. `talkAt` and `endsAt` are moments. */
export type TalkTime = { week: string; date: string; time: string; talkAt: number; endsAt: number };

/** `nominalDate` is where the series puts it. `who` says whose day off moved it; null when nothing did. */
export type PlannedTalk = TalkTime & {
  nominalDate: string;
  why: 'as_planned' | 'moved_holiday' | 'moved_absence';
  who: Who | null;
};

/** A due week without a talk, because no day from the nominal one on is a working day of both. */
export type LeftOut = { week: string; nominalDate: string; leftOut: 'holiday' | 'absence'; who: Who };

const EARLIEST_TALK = '08:00';
const LATEST_TALK = '17:30';

const WEEKS_LOOKED_AHEAD = 53;
const WEEKS_TO_MOVE_INTO = 8;
const MOST_DATES = 15;
const MINUTE_MS = 60_000;

/** Talks start 08:00 to 17:30. */
export function isTalkTime(time: string): boolean {
  return isTime(time) && time >= EARLIEST_TALK && time <= LATEST_TALK;
}

/** The date the series names in a week, whatever the calendar says. */
export function nominalDate(cadence: Pick<Cadence, 'weekday'>, week: string): string {
  return addDays(mondayOf(week), cadence.weekday - 1);
}

export function isDueWeek(cadence: Cadence, week: string): boolean {
  if (nominalDate(cadence, week) < cadence.firstDate) return false;
  return weeksBetween(weekOf(cadence.firstDate), week) % cadence.everyWeeks === 0;
}

export function talkOn(date: string, time: string, minutes: number, zone: string): TalkTime {
  const talkAt = momentOf(zone, date, time);
  return { week: weekOf(date), date, time, talkAt, endsAt: talkAt + minutes * MINUTE_MS };
}

/**
 * The talk of a week, due or not: on its nominal date, else on the next working day of both in the same ISO
 * week, else left out. The reason is that of the nominal date.
 */
export function plannedTalk(
  cadence: Pick<Cadence, 'weekday' | 'time' | 'minutes'>,
  week: string,
  zone: string,
  facts: CalendarFacts,
): PlannedTalk | LeftOut {
  const nominal = nominalDate(cadence, week);
  const obstacle = obstacleOn(nominal, facts);
  const on = (date: string) => ({
    ...talkOn(date, cadence.time, cadence.minutes, zone),
    nominalDate: nominal,
  });
  if (obstacle === null) return { ...on(nominal), why: 'as_planned', who: null };
  const { off, who } = obstacle;
  const reason = off === 'absence' ? 'absence' : 'holiday'; // a nominal date is never a weekend
  const date = daysOf(week).find((day) => day > nominal && obstacleOn(day, facts) === null);
  if (date === undefined) return { week, nominalDate: nominal, leftOut: reason, who };
  return { ...on(date), why: `moved_${reason}`, who };
}

/** The next `count` due weeks whose date lies on or after `from`, with their talk or why there is none. */
export function nextTalks(
  cadence: Cadence,
  zone: string,
  facts: CalendarFacts,
  from: string,
  count: number,
): (PlannedTalk | LeftOut)[] {
  const talks: (PlannedTalk | LeftOut)[] = [];
  for (let week = weekOf(from); talks.length < count; week = addWeeks(week, 1)) {
    if (!isDueWeek(cadence, week)) continue;
    const talk = plannedTalk(cadence, week, zone, facts);
    if (('leftOut' in talk ? talk.nominalDate : talk.date) >= from) talks.push(talk);
  }
  return talks;
}

/**
 * The date a new series starts on: the nominal date of the first week that has a talk whose prompt still lies
 * ahead. Who is away for longer than a year starts a year from now.
 */
export function firstTalkDate(
  cadence: Omit<Cadence, 'firstDate'>,
  at: { now: number; zone: string; lead: PromptLead; facts: CalendarFacts },
): string {
  const canStart = (week: string) => {
    const talk = plannedTalk(cadence, week, at.zone, at.facts);
    return !('leftOut' in talk) && promptMoment(talk, at.lead, at.zone, at.facts) > at.now;
  };
  let week = weekOf(dateAt(at.zone, at.now));
  for (let n = 0; n < WEEKS_LOOKED_AHEAD && !canStart(week); n++) week = addWeeks(week, 1);
  return nominalDate(cadence, week);
}

/**
 * The dates a talk may be moved to, in order: what still lies ahead in its own ISO week, then weeks without a
 * check-in (neither due by the series nor in `taken`), on working days of both; 15 at most.
 */
export function movableDates(
  talk: { week: string },
  at: { now: number; zone: string; cadence: Cadence; taken: ReadonlySet<string>; facts: CalendarFacts },
): string[] {
  const thisWeek = weekOf(dateAt(at.zone, at.now));
  const coming = Array.from({ length: WEEKS_TO_MOVE_INTO }, (_, ahead) => addWeeks(thisWeek, ahead));
  const free = coming.filter((week) => !at.taken.has(week) && !isDueWeek(at.cadence, week));
  const dates = [...new Set([talk.week, ...free])].flatMap(daysOf);
  return dates
    .filter((date) => obstacleOn(date, at.facts) === null && momentOf(at.zone, date, LATEST_TALK) > at.now)
    .slice(0, MOST_DATES)
    .toSorted();
}
