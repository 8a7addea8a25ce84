import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarFacts, PersonCalendar } from './calendar.ts';
import {
  askAgainMoment,
  askTalkedMoment,
  isSendable,
  nextSendable,
  promptMoment,
  promptStillUseful,
  reminderMoment,
  reminderStillUseful,
} from './prompts.ts';
import { addDays, dateAt, momentOf, timeAt } from './time.ts';

const OSLO = 'Europe/Oslo';
const norway: PersonCalendar = { country: 'NO', absences: [] };
const both: CalendarFacts = { employee: norway, manager: norway };
const away = (from: string, to: string): PersonCalendar => ({ country: 'NO', absences: [{ from, to }] });

const oslo = (date: string, time: string) => momentOf(OSLO, date, time);
const shown = (moment: number | null) =>
  moment === null ? 'never' : `${dateAt(OSLO, moment)} ${timeAt(OSLO, moment)}`;

describe('the prompt', () => {
  const prompt = (date: string, time: string, days: 0 | 1 | 2 | 3, at = '09:00', facts = both) =>
    shown(promptMoment({ date, time }, { days, time: at }, OSLO, facts));

  it('goes out the set number of working days before, at the set time', () => {
    expect(prompt('2027-04-08', '10:00', 1)).toBe('2027-04-07 09:00');
    expect(prompt('2027-04-12', '10:00', 1)).toBe('2027-04-09 09:00');
    expect(prompt('2027-04-12', '10:00', 3, '15:30')).toBe('2027-04-07 15:30');
    expect(prompt('2027-03-30', '10:00', 2)).toBe('2027-03-23 09:00');
  });

  it("counts the employee's days and not the manager's", () => {
    const days = away('2027-04-05', '2027-04-07');
    expect(prompt('2027-04-08', '10:00', 1, '09:00', { employee: days, manager: norway })).toBe(
      '2027-04-02 09:00',
    );
    expect(prompt('2027-04-08', '10:00', 1, '09:00', { employee: norway, manager: days })).toBe(
      '2027-04-07 09:00',
    );
  });

  it('of the same day leaves an hour before the talk, but never comes before 08:00', () => {
    expect(prompt('2027-04-08', '14:00', 0)).toBe('2027-04-08 09:00');
    expect(prompt('2027-04-08', '09:30', 0)).toBe('2027-04-08 08:30');
    expect(prompt('2027-04-08', '08:30', 0)).toBe('2027-04-08 08:00');
  });

  it('waits for the day of the talk after a long absence', () => {
    const facts = { employee: away('2027-07-05', '2027-07-25'), manager: norway };
    expect(prompt('2027-07-26', '10:00', 1, '09:00', facts)).toBe('2027-07-26 09:00');
  });

  it('stays inside the hours whatever time is set', () => {
    expect(prompt('2027-04-08', '10:00', 1, '06:00')).toBe('2027-04-07 08:00');
    expect(prompt('2027-04-08', '10:00', 1, '23:00')).toBe('2027-04-07 17:59');
  });

  it('is useful as long as it can be sent before the talk', () => {
    const useful = (date: string, time: string, talk: number) =>
      promptStillUseful(oslo(date, time), { talkAt: talk }, OSLO, both);
    const ten = oslo('2027-04-12', '10:00');
    expect(useful('2027-04-12', '09:59', ten)).toBe(true);
    expect(useful('2027-04-12', '10:00', ten)).toBe(false);
    expect(useful('2027-04-09', '19:00', ten)).toBe(true);
    expect(useful('2027-04-09', '19:00', oslo('2027-04-12', '08:00'))).toBe(false);
  });
});

describe('a message', () => {
  it.each([
    ['in the hours goes out at once', '2027-04-08', '08:00', '2027-04-08 08:00'],
    ['in the last minute goes out at once', '2027-04-08', '17:59', '2027-04-08 17:59'],
    ['of the early morning waits for 08:00', '2027-04-08', '03:00', '2027-04-08 08:00'],
    ['of the evening waits for the next day', '2027-04-08', '18:00', '2027-04-09 08:00'],
    ['of Friday evening waits for Monday', '2027-04-09', '18:30', '2027-04-12 08:00'],
    ['of Easter waits for Tuesday', '2027-03-25', '12:00', '2027-03-30 08:00'],
  ])('%s', (_, date, time, expected) => {
    expect(shown(nextSendable(oslo(date, time), OSLO, norway))).toBe(expected);
  });

  it('is never sent outside the hours or on a day off, and never earlier than asked', () => {
    const zones = fc.constantFrom(OSLO, 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati');
    const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2030-01-01') });
    const calendars = fc.tuple(moments, fc.integer({ min: 0, max: 40 })).map(([moment, days]) => {
      const from = dateAt('UTC', moment);
      return away(from, addDays(from, days));
    });
    fc.assert(
      fc.property(zones, moments, calendars, (zone, moment, calendar) => {
        const sent = nextSendable(moment, zone, calendar);
        expect(sent).toBeGreaterThanOrEqual(moment);
        expect(isSendable(sent, zone, calendar)).toBe(true);
        expect(timeAt(zone, sent) >= '08:00' && timeAt(zone, sent) < '18:00').toBe(true);
        expect(sent === moment).toBe(isSendable(moment, zone, calendar));
        expect(sent === moment || timeAt(zone, sent) === '08:00').toBe(true);
      }),
    );
  });
});

describe('the reminder', () => {
  it('comes at 08:30, half an hour before an early talk, and not at all before 08:30', () => {
    const talks = ['14:00', '08:45', '08:30', '08:29'].map((time) => ({ date: '2027-04-08', time }));
    expect(talks.map((talk) => shown(reminderMoment(talk, OSLO)))).toEqual([
      '2027-04-08 08:30',
      '2027-04-08 08:15',
      '2027-04-08 08:00',
      'never',
    ]);
  });

  it.each([
    ['on the morning of the talk', '2027-04-08', '08:30', true],
    ['at its latest minute', '2027-04-08', '08:59', true],
    ['from 09:00 on no more', '2027-04-08', '09:00', false],
    ['before 08:00 not yet', '2027-04-08', '07:59', false],
    ['the day before not yet', '2027-04-07', '08:30', false],
  ])('is useful: %s', (_, date, time, useful) => {
    const talk = {
      promptSentAt: oslo('2027-04-06', '09:00'),
      talkAt: oslo('2027-04-08', '14:00'),
      zone: OSLO,
    };
    expect(reminderStillUseful(oslo(date, time), talk)).toBe(useful);
  });

  it('needs a prompt of four hours and a talk half an hour ahead', () => {
    const now = oslo('2027-04-08', '08:30');
    const useful = (promptAge: number, ahead: number) =>
      reminderStillUseful(now, { promptSentAt: now - promptAge, talkAt: now + ahead, zone: OSLO });
    const [fourHours, halfAnHour] = [4 * 3_600_000, 1_800_000];
    expect(useful(fourHours, halfAnHour)).toBe(true);
    expect(useful(fourHours - 1, halfAnHour)).toBe(false);
    expect(useful(fourHours, halfAnHour - 1)).toBe(false);
  });
});

describe('the question whether they talked', () => {
  it.each([
    ['2027-04-08', '10:30', '2027-04-08 10:30'],
    ['2027-04-08', '17:59', '2027-04-08 17:59'],
    ['2027-04-08', '18:00', '2027-04-09 09:00'],
    ['2027-04-09', '18:00', '2027-04-12 09:00'],
    ['2027-03-24', '18:00', '2027-03-30 09:00'],
  ])('after a talk that ends %s at %s comes %s', (date, time, asked) => {
    expect(shown(askTalkedMoment(oslo(date, time), OSLO, norway))).toBe(asked);
  });

  it('waits for the morning of a manager who lives further west', () => {
    const endsAt = oslo('2027-04-08', '10:30');
    const asked = askTalkedMoment(endsAt, 'America/New_York', { country: 'US', absences: [] });
    expect(timeAt('America/New_York', asked)).toBe('08:00');
    expect(dateAt('America/New_York', asked)).toBe('2027-04-08');
  });

  it('waits for the return of one who is away', () => {
    const endsAt = oslo('2027-04-08', '10:30');
    expect(shown(askTalkedMoment(endsAt, OSLO, away('2027-04-08', '2027-04-13')))).toBe('2027-04-14 09:00');
  });

  it('comes once more on the next working day at 09:00', () => {
    expect(shown(askAgainMoment(oslo('2027-04-08', '10:30'), OSLO, norway))).toBe('2027-04-09 09:00');
    expect(shown(askAgainMoment(oslo('2027-04-09', '09:00'), OSLO, norway))).toBe('2027-04-12 09:00');
  });
});
