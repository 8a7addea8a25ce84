import { expect, test } from 'vitest';
import { messageErrors, viewErrors } from '../practice/block-rules.ts';
import { recordedCorpus } from './corpus.ts';

const corpus = recordedCorpus();
/** Some of what must be there, so that it is known to be more than a few. */
const FORMS = [
  'checkin.preparation',
  'checkin.answer',
  'talk.sheet',
  'goal.save',
  'agenda.point',
  'home',
  'message',
];

test('it holds messages, Home tabs and forms of every part', () => {
  expect(corpus.map(({ name }) => name)).toEqual(expect.arrayContaining(FORMS));
  expect(corpus.length).toBeGreaterThan(200);
});

test('it breaks no rule that we know of', () => {
  const wrong = corpus.flatMap((shown) =>
    'view' in shown
      ? viewErrors(shown.view, shown.view.type as 'modal' | 'home')
      : messageErrors(shown.message.blocks),
  );
  expect(wrong).toEqual([]);
});
