import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { drawnIn, readOnce } from './form.ts';
import { input, option, select, textField } from './parts.ts';

const field = (block: string, hint: string): KnownBlock => input(block, block, textField('v', {}), { hint });
const READER = 'Read by you & Ola.';

test('who reads a form stands once above its fields, and below those that others read', () => {
  const blocks = [
    field('a', READER),
    field('b', `If you like. ${READER}`),
    field('c', 'Only you read this.'),
  ];
  const [line, a, b, c] = readOnce(READER, blocks);
  expect(JSON.stringify(line)).toContain('Read by you &amp; Ola.');
  expect(a).not.toHaveProperty('hint');
  expect(b).toMatchObject({ hint: { text: 'If you like.' } });
  expect(c).toEqual(blocks[2]);
});

test('one field says it itself, and what is said already is not said again', () => {
  expect(readOnce(READER, [field('a', READER)])).toEqual([field('a', READER)]);
  const said = readOnce(READER, [field('a', READER)], { isSaid: true });
  expect(JSON.stringify(said)).not.toContain('Read by');
});

test('what stands in a form is known from how it was drawn', () => {
  const options = [option('One', '1'), option('Two', '2')];
  const blocks: KnownBlock[] = [
    input('text', 'Text', textField('v', { initial: 'Words' })),
    input('empty', 'Empty', textField('v', {})),
    input('one', 'One', select('v', options, { chosen: '2' })),
    input('day', 'Day', { type: 'datepicker', action_id: 'v', initial_date: '2027-01-11' }),
    input('ticks', 'Ticks', { type: 'checkboxes', action_id: 'v', options, initial_options: [options[0]!] }),
  ];
  expect(drawnIn(blocks)).toEqual({ text: 'Words', one: '2', day: '2027-01-11', ticks: ['1'] });
});
