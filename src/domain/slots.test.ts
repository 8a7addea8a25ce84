import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTalkTime } from './cadence.ts';
import { overlap, type Slot, slotsFrom } from './slots.ts';

const start: Slot = { weekday: 2, time: '10:00', minutes: 20 };

test('talks are laid back to back', () => {
  expect(slotsFrom(start, 3, []).map(({ time }) => time)).toEqual(['10:00', '10:20', '10:40']);
});

test('what is taken is walked around', () => {
  const taken = [{ weekday: 2, time: '10:10', minutes: 30 }];
  expect(slotsFrom(start, 2, taken).map(({ time }) => time)).toEqual(['10:40', '11:00']);
});

test('many talks go on at the same time of the next days', () => {
  const laid = slotsFrom({ weekday: 5, time: '17:00', minutes: 30 }, 4, []);
  expect(laid.map(({ weekday, time }) => `${weekday} ${time}`)).toEqual([
    '5 17:00',
    '5 17:30',
    '1 17:00',
    '1 17:30',
  ]);
});

test('as long as a week has room no two talks meet, and all start within working hours', () => {
  const minutes = fc.constantFrom(10, 20, 30);
  const slot = fc.record({
    weekday: fc.integer({ min: 1, max: 5 }),
    time: fc.constantFrom('08:00', '09:15', '12:30', '16:45', '17:30'),
    minutes,
  });
  fc.assert(
    fc.property(
      slot,
      fc.integer({ min: 1, max: 60 }),
      fc.array(slot, { maxLength: 4 }),
      (from, count, taken) => {
        const laid = slotsFrom(from, count, taken);
        expect(laid.every(({ time }) => isTalkTime(time))).toBe(true);
        const meets = laid.some((one, n) =>
          [...taken, ...laid.slice(0, n)].some((other) => overlap(one, other)),
        );
        expect(meets).toBe(false);
      },
    ),
  );
});

test('more talks than a week holds all get a time', () => {
  expect(slotsFrom({ ...start, minutes: 30 }, 150, [])).toHaveLength(150);
});
