import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  firstTalkDate,
  isDueWeek,
  movableDates,
  nextTalks,
  nominalDate,
  plannedTalk,
  talkOn,
} from './cadence.ts';
import { obstacleOn } from './calendar.ts';
import { isSendable, promptMoment, promptStillUseful } from './prompts.ts';
import {
  addDays,
  addMinutes,
  addWeeks,
  daysBetween,
  momentOf,
  timeAt,
  weekOf,
  weeksBetween,
} from './time.ts';

describe('any series, in any zone and calendar', () => {
  const dates = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days));
  const absences = fc.array(
    fc
      .tuple(dates, fc.integer({ min: 0, max: 20 }))
      .map(([from, days]) => ({ from, to: addDays(from, days) })),
    { maxLength: 8 },
  );
  const calendars = fc.record({ country: fc.constantFrom('NO', 'US', 'KR', null), absences });
  const facts = fc.record({ employee: calendars, manager: calendars });
  const zones = fc.constantFrom(
    'Europe/Oslo',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
  );
  const cadences: fc.Arbitrary<Cadence> = fc.record({
    everyWeeks: fc.constantFrom(1, 2, 4),
    weekday: fc.constantFrom(1, 2, 3, 4, 5),
    time: fc.integer({ min: 0, max: 38 }).map((quarter) => addMinutes('08:00', 15 * quarter)),
    minutes: fc.constantFrom(10, 20, 30),
    firstDate: dates,
  });
  const leads = fc.record({
    days: fc.constantFrom(0, 1, 2, 3),
    time: fc.integer({ min: 0, max: 95 }).map((quarter) => addMinutes('00:00', 15 * quarter)),
  });

  it('has one entry a due week, in order, each talk in its own week on a working day of both', () => {
    fc.assert(
      fc.property(cadences, zones, facts, dates, (cadence, zone, facts, from) => {
        const plans = nextTalks(cadence, zone, facts, from, 6);
        const gaps = plans.slice(1).map((plan, index) => weeksBetween(plans[index]!.week, plan.week));
        expect(gaps).toEqual(Array(5).fill(cadence.everyWeeks));
        for (const plan of plans) {
          expect(isDueWeek(cadence, plan.week)).toBe(true);
          if ('leftOut' in plan) continue;
          expect(weekOf(plan.date)).toBe(plan.week);
          expect(obstacleOn(plan.date, facts)).toBeNull();
          expect(daysBetween(plan.nominalDate, plan.date)).toBeGreaterThanOrEqual(0);
          expect(timeAt(zone, plan.talkAt)).toBe(cadence.time);
        }
      }),
    );
  });

  it('prompts before the talk, on a working day, between 08:00 and 18:00', () => {
    fc.assert(
      fc.property(cadences, zones, facts, leads, dates, (cadence, zone, facts, lead, from) => {
        for (const plan of nextTalks(cadence, zone, facts, from, 3)) {
          if ('leftOut' in plan) continue;
          const prompt = promptMoment(plan, lead, zone, facts);
          expect(isSendable(prompt, zone, facts.employee)).toBe(true);
          expect(prompt).toBeLessThanOrEqual(plan.talkAt);
          // Before a talk at 08:00 nothing can be said on the same day.
          expect(promptStillUseful(prompt, plan, zone, facts)).toBe(prompt < plan.talkAt);
          expect(prompt < plan.talkAt || cadence.time === '08:00').toBe(true);
        }
      }),
    );
  });

  it('starts with a talk whose prompt lies ahead, and skips no week that would do', () => {
    fc.assert(
      fc.property(cadences, zones, facts, leads, dates, (cadence, zone, facts, lead, today) => {
        const now = momentOf(zone, today, '12:00');
        const firstDate = firstTalkDate(cadence, { now, zone, lead, facts });
        const promptAhead = (week: string) => {
          const plan = plannedTalk(cadence, week, zone, facts);
          return !('leftOut' in plan) && promptMoment(plan, lead, zone, facts) > now;
        };
        expect(firstDate).toBe(nominalDate(cadence, weekOf(firstDate)));
        expect(promptAhead(weekOf(firstDate))).toBe(true);
        for (let week = weekOf(today); week < weekOf(firstDate); week = addWeeks(week, 1)) {
          expect(promptAhead(week)).toBe(false);
        }
      }),
    );
  });

  it('moves only to working days of both that lie ahead, in the own week or a free one', () => {
    fc.assert(
      fc.property(cadences, zones, facts, dates, (cadence, zone, facts, today) => {
        const now = momentOf(zone, today, '12:00');
        const taken = new Set([addWeeks(weekOf(today), 2)]);
        const talk = { week: addWeeks(weekOf(today), 1) };
        const found = movableDates(talk, { now, zone, cadence, taken, facts });
        expect(found).toEqual([...new Set(found)].toSorted());
        for (const date of found) {
          const week = weekOf(date);
          expect(obstacleOn(date, facts)).toBeNull();
          expect(talkOn(date, '17:30', 30, zone).talkAt).toBeGreaterThan(now);
          expect(week === talk.week || (!taken.has(week) && !isDueWeek(cadence, week))).toBe(true);
        }
      }),
    );
  });
});
