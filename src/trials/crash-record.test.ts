import { expect, test } from 'vitest';
import { Author, type Deed } from './crash-record.ts';

const typed = (text: string, checkin = 'this week'): Deed => ({
  kind: 'typed',
  checkin,
  words: { win: text },
});
const sent = (text: string, checkin = 'this week'): Deed => ({ kind: 'sent', checkin, words: { win: text } });
const shows = (author: Author, text: string, checkin = 'this week') => author.sees(checkin, { win: text });

test('what was acknowledged last must stand there', () => {
  const author = new Author();
  author.did(typed('one'), true);
  author.did(typed('two'), true);
  expect([shows(author, 'one'), shows(author, ''), shows(author, 'two')]).toEqual([false, false, true]);
});

test('what was not acknowledged may stand there or not, and once it was seen no longer both', () => {
  const author = new Author();
  author.did(sent('one'), true);
  author.did(typed('two'), false);
  author.did(typed('three'), false);
  expect([shows(author, 'four'), shows(author, 'two')]).toEqual([false, true]);
  expect([shows(author, 'one'), shows(author, 'three')]).toEqual([false, false]);
});

test('a draft is seen in the form of every week until it is sent, and what was sent is read in its own', () => {
  const author = new Author();
  author.did(sent('one'), true);
  author.did(typed('two', 'next week'), true);
  expect(shows(author, 'two')).toBe(true);
  author.did(sent('two', 'next week'), true);
  expect([shows(author, 'one'), shows(author, 'two', 'next week')]).toEqual([true, true]);
  const reads = (text: string) => author.isRead('this week', (words) => words['win'] === text);
  expect([reads('two'), reads('one')]).toEqual([false, true]);
});
