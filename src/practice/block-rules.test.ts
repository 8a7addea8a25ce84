import { describe, expect, it } from 'vitest';
import { messageErrors, viewErrors } from './block-rules.ts';
import { actions, button, input, modal, plain } from './little-app.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const option = (value: string) => ({ text: plain(value), value });
const cell = (text: string) => ({ type: 'raw_text', text });
const table = (...rows: object[][]) => ({ type: 'table', rows });
const chart = (categories: string[], labels: string[]) => ({
  type: 'data_visualization',
  title: 'Rise',
  chart: {
    type: 'line',
    series: [{ name: 'A', data: labels.map((label) => ({ label, value: 1 })) }],
    axis_config: { categories },
  },
});

/** Each: what is wrong, the blocks, and where it is pointed at. */
const refused: [string, object[], string][] = [
  ['a text that is too long', [section('x'.repeat(3001))], '/blocks/0/text/text'],
  ['an empty text', [section('')], '/blocks/0/text/text'],
  ['an unknown field', [{ ...section('x'), colour: 'red' }], '/blocks/0'],
  ['an unknown block', [{ type: 'banner' }], '/blocks/0'],
  ['a null', [{ ...section('x'), accessory: null }], '/blocks/0/accessory'],
  ['a section without anything', [{ type: 'section' }], '/blocks/0'],
  [
    'markdown where plain text is due',
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    '/blocks/0/text',
  ],
  [
    'emoji on mrkdwn',
    [{ type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }],
    '/blocks/0/text',
  ],
  ['too many blocks', Array.from({ length: 51 }, () => section('x')), '/blocks'],
  ['a repeated block_id', [input('a'), input('a')], '/blocks'],
  ['a repeated action_id in a block', [actions(button('a'), button('a'))], '/blocks/0'],
  ['no buttons in actions', [actions()], '/blocks/0/elements'],
  [
    'a number input in a message',
    [input('a', { type: 'number_input', is_decimal_allowed: false })],
    '/blocks/0/element',
  ],
  ['a picture without words for it', [{ type: 'image', image_url: 'https://x' }], '/blocks/0'],
  ['two tables', [table([cell('a')]), table([cell('b')])], '/blocks'],
  ['a table of 101 rows', [table(...Array.from({ length: 101 }, () => [cell('a')]))], '/blocks/0/rows'],
  ['too much in a table', [table([cell('x'.repeat(10_001))])], '/blocks/0'],
  [
    'a choice that is not offered',
    [
      input('a', {
        type: 'static_select',
        options: [option('1')],
        initial_option: option('2'),
      }),
    ],
    '/blocks/0',
  ],
  [
    'a date that is none',
    [input('a', { type: 'datepicker', initial_date: '1/2/2027' })],
    '/blocks/0/element/initial_date',
  ],
  ['an alert outside a modal', [{ type: 'alert', text: plain('x') }], '/blocks/0'],
  ['a chart with a point too few', [chart(['a', 'b'], ['a'])], '/blocks/0'],
];

describe('messages', () => {
  it.each(refused)('refuses %s', (_what, blocks, pointer) => {
    expect(messageErrors(blocks).map((error) => error.pointer)).toContain(pointer);
  });

  it('takes what Slack takes', () => {
    const select = {
      type: 'static_select',
      action_id: 's',
      options: [option('1')],
      initial_option: option('1'),
    };
    const rich = {
      type: 'rich_text_section',
      elements: [{ type: 'text', text: 'x', style: { bold: true } }],
    };
    const blocks = [
      { ...section('x'), accessory: select },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: 'x' },
          { type: 'image', alt_text: 'x', image_url: 'u' },
        ],
      },
      { type: 'rich_text', elements: [rich, { type: 'rich_text_list', style: 'bullet', elements: [rich] }] },
      {
        ...table([cell('a'), { type: 'rich_text', elements: [rich] }]),
        column_settings: [null, { align: 'right' }],
      },
      chart(['a', 'b'], ['b', 'a']),
      input('a'),
      { type: 'divider' },
    ];
    expect(messageErrors(blocks)).toEqual([]);
  });
});

describe('views', () => {
  it('a modal with an input needs a button to submit it', () => {
    const { submit: _without, ...view } = modal(input('a'));
    expect(viewErrors(view, 'modal').map((error) => error.pointer)).toEqual(['/view']);
    expect(viewErrors(modal(input('a')), 'modal')).toEqual([]);
  });

  it('a title has 24 characters at most', () => {
    const view = { ...modal(input('a')), title: plain('x'.repeat(25)) };
    expect(viewErrors(view, 'modal').map((error) => error.pointer)).toEqual(['/view/title/text']);
  });

  it('a Home tab has no title, and no date and time in one field', () => {
    expect(viewErrors({ type: 'home', title: plain('x'), blocks: [] }, 'home')).toHaveLength(1);
    const blocks = [input('a', { type: 'datetimepicker' })];
    expect(viewErrors({ type: 'home', blocks }, 'home')).toHaveLength(1);
  });

  it('only one field takes the focus', () => {
    const view = modal(input('a', { focus_on_load: true }), input('b', { focus_on_load: true }));
    expect(viewErrors(view, 'modal')).toHaveLength(1);
  });
});
