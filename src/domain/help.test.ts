import { expect, test } from 'vitest';
import { helpMoment, helpStatus } from './help.ts';
import { momentOf } from './time.ts';

const OSLO = 'Europe/Oslo';
const at = (date: string, time: string) => momentOf(OSLO, date, time);
const calendar = (...absences: { from: string; to: string }[]) => ({ country: 'NO', absences });

test('help reaches a manager at once, at night and on a Sunday too', () => {
  const night = at('2027-01-10', '23:30');
  expect(helpMoment(night, OSLO, calendar())).toBe(night);
});

test('help waits for a manager who is away until the morning of their first day back', () => {
  const away = calendar({ from: '2027-01-07', to: '2027-01-08' });
  expect(helpMoment(at('2027-01-08', '10:00'), OSLO, away)).toBe(at('2027-01-11', '08:00'));
});

test('help that has been answered is answered, whether or not it was seen or its message is known', () => {
  const nothing = { seenAt: null, answer: null, closedAt: null };
  expect(helpStatus(nothing, false)).toBe('waiting');
  expect(helpStatus(nothing, true)).toBe('sent');
  expect(helpStatus({ ...nothing, seenAt: 1 }, false)).toBe('seen');
  expect(helpStatus({ ...nothing, answer: 'soon' }, false)).toBe('answered');
  expect(helpStatus({ seenAt: 1, answer: 'soon', closedAt: 2 }, true)).toBe('closed');
});
