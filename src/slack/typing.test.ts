import { expect, test } from 'vitest';
import { createTyping } from './typing.ts';

function typist() {
  const typing = createTyping();
  const kept: string[] = [];
  const type = (words: string, at: number, form = 'V1') =>
    typing.letter({ form, key: words, at }, async (older) => void kept.push([...older, words].join(' < ')));
  return { typing, kept, type };
}

test('letters that come together are kept once, by the newest form, and answered after that', async () => {
  const { kept, type } = typist();
  const answered = [type('T', 1), type('Th', 2), type('Tha', 3)].map((one) => one.then(() => kept.length));
  expect(kept).toEqual([]);
  expect(await Promise.all(answered)).toEqual([1, 1, 1]);
  expect(kept).toEqual(['T < Th < Tha']);
});

test('a letter that comes late does not take the place of a newer one', async () => {
  const { kept, type } = typist();
  await Promise.all([type('Tha', 3), type('Th', 2)]);
  expect(kept).toEqual(['Th < Tha']);
});

test('letters with time between them, or of two forms, are kept one by one', async () => {
  const { kept, type } = typist();
  await type('T', 1);
  await Promise.all([type('Th', 2), type('H', 2, 'V2')]);
  expect(kept).toEqual(['T', 'Th', 'H']);
});

test('whoever sends a form waits for its letters', async () => {
  const { typing, kept, type } = typist();
  void type('T', 1);
  await typing.settled('V1');
  expect(kept).toEqual(['T']);
  await typing.settled('V1');
});

test('none is answered when they could not be kept', async () => {
  const typing = createTyping();
  const failing = () => Promise.reject(new Error('disk'));
  const one = typing.letter({ form: 'V1', key: 'a', at: 1 }, failing);
  const two = typing.letter({ form: 'V1', key: 'b', at: 2 }, failing);
  const all = await Promise.allSettled([one, two, typing.settled('V1')]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
