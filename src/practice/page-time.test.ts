import { describe, expect, it } from 'vitest';
import { daysBetween, jumpFrom } from './page-time.ts';

const OSLO = 'Europe/Oslo';
const at = (iso: string) => Date.parse(iso);

describe('the buttons of the clock', () => {
  it('an hour is an hour', () => {
    expect(jumpFrom(at('2027-03-28T00:30Z'), 'hour', OSLO)).toBe(at('2027-03-28T01:30Z'));
  });

  it('Monday is the next one, also on a Monday after nine, and today before nine', () => {
    expect(jumpFrom(at('2027-03-03T12:00Z'), 'monday', OSLO)).toBe(at('2027-03-08T08:00Z'));
    expect(jumpFrom(at('2027-03-08T08:00Z'), 'monday', OSLO)).toBe(at('2027-03-15T08:00Z'));
    expect(jumpFrom(at('2027-03-08T07:59Z'), 'monday', OSLO)).toBe(at('2027-03-08T08:00Z'));
  });

  it('a week keeps the time on the wall when the clocks change', () => {
    expect(jumpFrom(at('2027-03-24T09:00Z'), 'week', OSLO)).toBe(at('2027-03-31T08:00Z'));
    expect(jumpFrom(at('2027-10-27T08:00Z'), 'week', OSLO)).toBe(at('2027-11-03T09:00Z'));
  });

  it('Monday at nine is told by the zone', () => {
    expect(jumpFrom(at('2027-03-03T12:00Z'), 'monday', 'America/New_York')).toBe(at('2027-03-08T14:00Z'));
  });
});

describe('days between two moments', () => {
  it('midnight counts, not 24 hours', () => {
    expect(daysBetween(at('2027-03-03T22:30Z'), at('2027-03-03T23:30Z'), OSLO)).toBe(1);
    expect(daysBetween(at('2027-03-03T23:30Z'), at('2027-03-03T22:30Z'), OSLO)).toBe(-1);
    expect(daysBetween(at('2027-03-03T00:00Z'), at('2027-03-03T22:30Z'), OSLO)).toBe(0);
  });
});
