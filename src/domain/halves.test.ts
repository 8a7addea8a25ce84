import { expect, test } from 'vitest';
import { daysOfHalf, halfOf, halvesToTell } from './halves.ts';

test('a half has its first and its last day', () => {
  expect(daysOfHalf('2027-H1')).toEqual({ from: '2027-01-01', to: '2027-06-30' });
  expect(daysOfHalf('2027-H2')).toEqual({ from: '2027-07-01', to: '2027-12-31' });
  expect(daysOfHalf('2027')).toEqual({ from: '2027-01-01', to: '2027-12-31' });
  for (const no of ['2027-H3', '27', '', '2027-H1:0']) expect(daysOfHalf(no)).toBeNull();
});

test('July begins the second half', () => {
  expect([halfOf('2027-06-30'), halfOf('2027-07-01')]).toEqual(['2027-H1', '2027-H2']);
});

test('only what reaches back to the beginning is offered, and always the half of today', () => {
  expect(halvesToTell('2027-03-01', '2027-02-01')).toEqual(['2027-H1', '2027']);
  expect(halvesToTell('2027-03-01', '2026-08-01')).toEqual(['2027-H1', '2026-H2', '2027', '2026']);
  expect(halvesToTell('2027-08-01', '2027-01-01')).toEqual(['2027-H2', '2027-H1', '2027']);
  expect(halvesToTell('2027-03-01', '2027-09-01')).toEqual(['2027-H1', '2027']);
});
