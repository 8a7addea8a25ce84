import {
  type CalendarFacts,
  dayOff,
  nextWorkingDay,
  type PersonCalendar,
  workingDayBefore,
  workingDayFrom,
} from './calendar.ts';
import { addDays, addMinutes, dateAt, momentOf, timeAt } from './time.ts';

/*
 * When the app speaks of a talk: prompt, reminder, the question afterwards. Nobody hears from it before 08:00 or
 * from 18:00 on, in the own zone, or on a day off.
 */

/** How long before the talk the prompt goes out: the employee's own working days back, and at what time. */
export type PromptLead = { days: 0 | 1 | 2 | 3; time: string };

export const DEFAULT_LEAD: PromptLead = { days: 1, time: '09:00' };

const SPEAK_FROM = '08:00';
const SILENT_FROM = '18:00';
const LAST_MINUTE = '17:59';
const ASK_AT = '09:00';

const REMIND_AT = '08:30';
const REMIND_UNTIL = '09:00';
const REMIND_BEFORE_TALK_MINUTES = 30;
const PROMPT_MUST_BE_OLD_MS = 4 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

/** The earliest moment from the given one on at which a person may be sent something: 08:00-18:00, working day. */
export function nextSendable(moment: number, zone: string, calendar: PersonCalendar): number {
  const date = dateAt(zone, moment);
  const today = timeAt(zone, moment) < SILENT_FROM ? date : addDays(date, 1);
  const day = workingDayFrom(today, calendar);
  return Math.max(moment, momentOf(zone, day, SPEAK_FROM));
}

export function isSendable(moment: number, zone: string, calendar: PersonCalendar): boolean {
  return nextSendable(moment, zone, calendar) === moment;
}

/**
 * When the prompt of a talk is due: the employee's own working days back, at the set time. With no days back,
 * and after an absence so long that counting back would pass two weeks: on the day of the talk, at the set time
 * or an hour before the talk, whichever is earlier, but not before 08:00.
 */
export function promptMoment(
  talk: { date: string; time: string },
  lead: PromptLead,
  zone: string,
  facts: CalendarFacts,
): number {
  const day = lead.days === 0 ? null : workingDayBefore(talk.date, lead.days, facts.employee);
  if (day !== null) return momentOf(zone, day, withinHours(lead.time));
  return momentOf(zone, talk.date, withinHours(earlier(lead.time, addMinutes(talk.time, -60))));
}

/** A prompt makes sense as long as the next moment at which it may be sent lies before the talk. */
export function promptStillUseful(
  now: number,
  talk: { talkAt: number },
  zone: string,
  facts: CalendarFacts,
): boolean {
  return nextSendable(now, zone, facts.employee) < talk.talkAt;
}

/**
 * The reminder on the day of the talk: 08:30, or half an hour before an earlier talk. Null when the talk is so
 * early that neither leaves time to prepare.
 */
export function reminderMoment(talk: { date: string; time: string }, zone: string): number | null {
  const time = earlier(REMIND_AT, addMinutes(talk.time, -REMIND_BEFORE_TALK_MINUTES));
  return time < SPEAK_FROM ? null : momentOf(zone, talk.date, time);
}

/** A reminder is sent 08:00-09:00 on the day of the talk, hours after the prompt and half an hour ahead, or never. */
export function reminderStillUseful(
  now: number,
  { promptSentAt, talkAt, zone }: { promptSentAt: number; talkAt: number; zone: string },
): boolean {
  const time = timeAt(zone, now);
  return (
    dateAt(zone, now) === dateAt(zone, talkAt) &&
    time >= SPEAK_FROM &&
    time < REMIND_UNTIL &&
    now - promptSentAt >= PROMPT_MUST_BE_OLD_MS &&
    talkAt - now >= REMIND_BEFORE_TALK_MINUTES * MINUTE_MS
  );
}

/** When one of the pair is asked whether they talked: when the talk ends, or on the next working day at 09:00. */
export function askTalkedMoment(endsAt: number, zone: string, calendar: PersonCalendar): number {
  const date = dateAt(zone, endsAt);
  const sameDay = timeAt(zone, endsAt) < SILENT_FROM && dayOff(date, calendar) === null;
  return sameDay ? nextSendable(endsAt, zone, calendar) : askAgainMoment(endsAt, zone, calendar);
}

/** The second and last time of asking: the next working day at 09:00. */
export function askAgainMoment(askedAt: number, zone: string, calendar: PersonCalendar): number {
  return momentOf(zone, nextWorkingDay(dateAt(zone, askedAt), calendar), ASK_AT);
}

function withinHours(time: string): string {
  return time < SPEAK_FROM ? SPEAK_FROM : earlier(time, LAST_MINUTE);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
