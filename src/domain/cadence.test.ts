import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  firstTalkDate,
  isDueWeek,
  isTalkTime,
  type LeftOut,
  movableDates,
  nextTalks,
  plannedTalk,
  type PlannedTalk,
} from './cadence.ts';
import type { CalendarFacts, PersonCalendar } from './calendar.ts';
import { DEFAULT_LEAD } from './prompts.ts';
import { momentOf, weekOf } from './time.ts';

const OSLO = 'Europe/Oslo';
const weekly: Cadence = {
  everyWeeks: 1,
  weekday: 4,
  time: '10:00',
  minutes: 30,
  firstDate: '2027-01-07',
};
const norway: PersonCalendar = { country: 'NO', absences: [] };
const both: CalendarFacts = { employee: norway, manager: norway };

function employeeAway(from: string, to: string): CalendarFacts {
  return { employee: { country: 'NO', absences: [{ from, to }] }, manager: norway };
}

function managerAway(from: string, to: string): CalendarFacts {
  return { employee: norway, manager: { country: 'NO', absences: [{ from, to }] } };
}

/** The date and reason of a plan in one line. */
function told(plan: PlannedTalk | LeftOut): string {
  return 'leftOut' in plan
    ? `${plan.week} left out: ${plan.leftOut} of ${plan.who}`
    : `${plan.date} ${plan.why}${plan.who === null ? '' : ` by ${plan.who}`}`;
}

describe('a talk', () => {
  it('takes place where the series puts it', () => {
    expect(plannedTalk(weekly, '2027-W14', OSLO, both)).toEqual({
      week: '2027-W14',
      date: '2027-04-08',
      time: '10:00',
      talkAt: Date.parse('2027-04-08T08:00Z'),
      endsAt: Date.parse('2027-04-08T08:30Z'),
      nominalDate: '2027-04-08',
      why: 'as_planned',
      who: null,
    });
  });

  it('keeps its local time when the clocks change', () => {
    const talks = ['2027-W11', '2027-W13'].map((week) => plannedTalk(weekly, week, OSLO, both));
    expect(talks.map((talk) => 'talkAt' in talk && new Date(talk.talkAt).toISOString())).toEqual([
      '2027-03-18T09:00:00.000Z',
      '2027-04-01T08:00:00.000Z',
    ]);
  });

  it('on a holiday moves to the next working day of its week', () => {
    expect(told(plannedTalk(weekly, '2027-W18', OSLO, both))).toBe('2027-05-07 moved_holiday by employee');
  });

  it('is left out when the rest of its week is holiday', () => {
    expect(told(plannedTalk(weekly, '2027-W12', OSLO, both))).toBe('2027-W12 left out: holiday of employee');
  });

  it('is moved or left out for an absence of either', () => {
    const week = '2027-W14';
    const plans = [
      employeeAway('2027-04-05', '2027-04-08'),
      managerAway('2027-04-08', '2027-04-08'),
      managerAway('2027-04-07', '2027-04-09'),
      employeeAway('2027-04-08', '2027-05-01'),
    ];
    expect(plans.map((facts) => told(plannedTalk(weekly, week, OSLO, facts)))).toEqual([
      '2027-04-09 moved_absence by employee',
      '2027-04-09 moved_absence by manager',
      '2027-W14 left out: absence of manager',
      '2027-W14 left out: absence of employee',
    ]);
  });

  it('needs a working day of both countries', () => {
    const facts: CalendarFacts = { employee: { country: 'US', absences: [] }, manager: norway };
    const monday = { ...weekly, weekday: 1 as const };
    expect(told(plannedTalk(monday, '2027-W20', OSLO, facts))).toBe('2027-05-18 moved_holiday by manager');
    expect(told(plannedTalk(monday, '2027-W22', OSLO, facts))).toBe('2027-06-01 moved_holiday by employee');
  });

  it('moved once leaves the next one where it was', () => {
    expect(nextTalks(weekly, OSLO, both, '2027-05-03', 3).map(told)).toEqual([
      '2027-05-07 moved_holiday by employee',
      '2027-05-13 as_planned',
      '2027-05-20 as_planned',
    ]);
  });

  it('starts between 08:00 and 17:30', () => {
    expect(['07:59', '08:00', '17:30', '17:31', '9:00', ''].filter(isTalkTime)).toEqual(['08:00', '17:30']);
  });
});

describe('a series', () => {
  it('of two or four weeks counts from the week of its first talk', () => {
    const due = (everyWeeks: 1 | 2 | 4, firstDate: string) =>
      ['2026-W52', '2026-W53', '2027-W01', '2027-W02', '2027-W03', '2027-W04'].filter((week) =>
        isDueWeek({ ...weekly, everyWeeks, firstDate }, week),
      );
    expect(due(1, '2026-12-31')).toEqual(['2026-W53', '2027-W01', '2027-W02', '2027-W03', '2027-W04']);
    expect(due(2, '2026-12-31')).toEqual(['2026-W53', '2027-W02', '2027-W04']);
    expect(due(2, '2027-01-07')).toEqual(['2027-W01', '2027-W03']);
    expect(due(4, '2026-12-31')).toEqual(['2026-W53', '2027-W04']);
  });

  it('has nothing due before its first date, not even in the same week', () => {
    expect(isDueWeek({ ...weekly, weekday: 1, firstDate: '2027-01-07' }, '2027-W01')).toBe(false);
    expect(isDueWeek({ ...weekly, weekday: 1, firstDate: '2027-01-07' }, '2027-W02')).toBe(true);
  });

  it('tells its next four dates with their reasons', () => {
    expect(
      nextTalks(weekly, OSLO, employeeAway('2027-04-08', '2027-04-08'), '2027-03-19', 4).map(told),
    ).toEqual([
      '2027-W12 left out: holiday of employee',
      '2027-04-01 as_planned',
      '2027-04-09 moved_absence by employee',
      '2027-04-15 as_planned',
    ]);
  });

  it('still tells a talk that was moved past today, but not one that is over', () => {
    const next = (from: string) => nextTalks(weekly, OSLO, both, from, 1).map(told);
    expect(next('2027-05-07')).toEqual(['2027-05-07 moved_holiday by employee']);
    expect(next('2027-05-08')).toEqual(['2027-05-13 as_planned']);
    expect(next('2026-01-01')).toEqual(['2027-01-07 as_planned']);
  });
});

describe('the first talk', () => {
  const first = (now: string, facts = both, lead = DEFAULT_LEAD) =>
    firstTalkDate(weekly, { now: Date.parse(now), zone: OSLO, lead, facts });

  it('is the first for which the prompt still lies ahead', () => {
    expect(first('2027-04-07T06:59Z')).toBe('2027-04-08');
    expect(first('2027-04-07T07:00Z')).toBe('2027-04-15');
    expect(first('2027-04-07T12:00Z', both, { days: 0, time: '09:00' })).toBe('2027-04-08');
  });

  it('is not one that is left out, and its week counts although the talk is moved', () => {
    expect(first('2027-03-22T07:00Z')).toBe('2027-04-01');
    expect(first('2027-05-04T07:00Z')).toBe('2027-05-06');
  });

  it('waits for the end of an absence, for a year at most', () => {
    expect(first('2027-04-05T07:00Z', employeeAway('2027-04-05', '2027-05-23'))).toBe('2027-05-27');
    expect(first('2027-04-05T07:00Z', employeeAway('2027-04-05', '9999-12-31'))).toBe('2028-04-13');
  });
});

describe('a talk can be moved', () => {
  const at = { now: Date.parse('2027-04-07T09:00Z'), zone: OSLO, taken: new Set<string>(), facts: both };

  it('inside its own week, from now on', () => {
    const found = (now = at.now) => movableDates({ week: '2027-W14' }, { ...at, now, cadence: weekly });
    expect(found()).toEqual(['2027-04-07', '2027-04-08', '2027-04-09']);
    expect(found(momentOf(OSLO, '2027-04-07', '17:29'))[0]).toBe('2027-04-07');
    expect(found(momentOf(OSLO, '2027-04-07', '17:30'))[0]).toBe('2027-04-08');
  });

  it('into a week without a check-in', () => {
    const cadence = { ...weekly, everyWeeks: 2 as const, firstDate: '2027-04-08' };
    const talk = { week: '2027-W14' };
    const found = movableDates(talk, { ...at, cadence, taken: new Set(['2027-W17']) });
    expect(found.slice(0, 4)).toEqual(['2027-04-07', '2027-04-08', '2027-04-09', '2027-04-12']);
    expect(new Set(found.map(weekOf))).toEqual(new Set(['2027-W14', '2027-W15', '2027-W19', '2027-W21']));
    expect(found).toHaveLength(15);
  });

  it('to a working day of both only', () => {
    const talk = { week: '2027-W18' };
    const facts = managerAway('2027-05-03', '2027-05-04');
    const now = Date.parse('2027-05-01T09:00Z');
    expect(movableDates(talk, { ...at, now, cadence: weekly, facts })).toEqual(['2027-05-05', '2027-05-07']);
  });

  it('no longer when its week is over and no other is free', () => {
    expect(movableDates({ week: '2027-W13' }, { ...at, cadence: weekly })).toEqual([]);
  });
});
