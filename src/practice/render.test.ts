import { describe, expect, it } from 'vitest';
import { valuesFor } from './fields.ts';
import { plain } from './little-app.ts';
import { littleScreen, shownBlocks } from './little-page.ts';
import { renderBlocks } from './render.ts';

const screen = littleScreen();
const EVIL = '<script>"evil"</script>';

async function shown(blocks: object[], errors: Record<string, string> = {}): Promise<string> {
  const filled = shownBlocks(...blocks);
  const surface = { place: { view: 'V1' }, values: valuesFor(filled), errors };
  return String(await renderBlocks(filled, surface, screen)).replaceAll(/\s+/g, ' ');
}

const options = ['Alfa', 'Beta'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const field = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
});

describe('blocks', () => {
  const raw = (text: string) => ({ type: 'raw_text', text });
  const chart = {
    type: 'data_visualization',
    title: EVIL,
    chart: {
      type: 'bar',
      series: [{ name: 'Now', data: [{ label: 'Team', value: 4.1 }] }],
      axis_config: { categories: ['Team'] },
    },
  };
  it.each([
    ['section', { type: 'section', text: mrkdwn(EVIL), fields: [plain(EVIL)] }],
    ['header', { type: 'header', text: plain(EVIL) }],
    [
      'context',
      { type: 'context', elements: [mrkdwn(EVIL), { type: 'image', image_url: 'x', alt_text: EVIL }] },
    ],
    ['image', { type: 'image', image_url: 'https://example.org/a.png', alt_text: EVIL, title: plain(EVIL) }],
    ['alert', { type: 'alert', level: 'info', text: mrkdwn(EVIL) }],
    ['markdown', { type: 'markdown', text: EVIL }],
    ['table', { type: 'table', rows: [[raw(EVIL)], [raw(EVIL)]] }],
    ['data_table', { type: 'data_table', caption: EVIL, rows: [[raw(EVIL)], [raw(EVIL)]] }],
    ['data_visualization', chart],
    [
      'rich_text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: EVIL }] }],
      },
    ],
    ['actions', { type: 'actions', elements: [{ type: 'button', text: plain(EVIL), action_id: EVIL }] }],
    [
      'input',
      field(
        { type: 'plain_text_input', placeholder: plain(EVIL), initial_value: EVIL },
        { hint: plain(EVIL) },
      ),
    ],
    ['unknown', { type: `new${EVIL}` }],
  ])('%s shows its text and lets nothing through', async (_, block) => {
    const html = await shown([block]);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
  });

  it('the first row of a table is its heading', async () => {
    const html = await shown([{ type: 'table', rows: [[raw('Statement')], [raw('Clear goals')]] }]);
    expect(html).toMatch(/<th scope="col"[^>]*>Statement<\/th>/);
    expect(html).toMatch(/<td[^>]*>Clear goals<\/td>/);
  });

  it('a chart has its numbers in a table, written as the reader writes them', async () => {
    expect(await shown([chart])).toContain('<td>4,1</td>');
  });

  it('rich text keeps its spaces and its line breaks, and gets no others', async () => {
    const bold = { type: 'text', text: 'two  spaces', style: { bold: true } };
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a\nb ' }, bold] }];
    const filled = shownBlocks({ type: 'rich_text', elements });
    const html = await renderBlocks(filled, { place: { home: true }, values: {}, errors: {} }, screen);
    expect(String(html)).toContain('<div class="as-typed">a\nb <strong>two  spaces</strong></div>');
  });

  it('a picture from an unsafe address is only its description', async () => {
    const html = await shown([{ type: 'image', image_url: 'javascript:alert(1)', alt_text: 'A line' }]);
    expect(html).not.toContain('<img');
    expect(html).toContain('A line');
  });
});

describe('fields', () => {
  it.each([
    [{ type: 'plain_text_input', initial_value: 'typed' }, /<input type="text"[^>]*value="typed"/],
    [
      { type: 'plain_text_input', multiline: true, initial_value: 'typed' },
      /<textarea[^>]*> ?typed<\/textarea>/,
    ],
    [{ type: 'number_input', initial_value: '7' }, /inputmode="decimal"[^>]*value="7"/],
    [{ type: 'email_text_input' }, /<input type="email"/],
    [{ type: 'url_text_input' }, /<input type="url"/],
    [{ type: 'datepicker', initial_date: '2027-03-01' }, /type="date"[^>]*value="2027-03-01"/],
    [{ type: 'timepicker', initial_time: '09:30' }, /type="time"[^>]*value="09:30"/],
    [{ type: 'static_select', options, initial_option: options[1] }, /<option value="beta" selected> ?Beta/],
    [
      { type: 'static_select', option_groups: [{ label: plain('Group'), options }] },
      /<optgroup label="Group">/,
    ],
    [{ type: 'users_select', initial_user: 'UOLA' }, /<option value="UOLA" selected> ?Ola &lt;Leder&gt;/],
    [{ type: 'channels_select' }, /<option value="CALL" ?> ?#everybody/],
    [{ type: 'radio_buttons', options, initial_option: options[0] }, /type="radio"[^>]*value="alfa" checked/],
    [
      { type: 'checkboxes', options, initial_options: [options[1]] },
      /type="checkbox"[^>]*value="beta" checked/,
    ],
    [{ type: 'multi_static_select', options, initial_options: [options[0]] }, /value="alfa" checked/],
    [{ type: 'multi_users_select', initial_users: ['UOLA'] }, /<span class="chip">Ola &lt;Leder&gt;<\/span>/],
    [{ type: 'file_input', filetypes: ['csv'] }, /type="file"[^>]*accept="\.csv"/],
  ])('%j can be used and shows what stands in it', async (element, expected) => {
    const html = await shown([field(element)]);
    expect(html).toMatch(expected);
    expect(html).toContain(`data-block="b" data-action="a" data-kind="${element.type}" data-does="fill"`);
  });

  it('one finds every field by its label', async () => {
    const html = await shown([field({ type: 'plain_text_input' })]);
    expect(html).toMatch(/<label class="label" id="V1-b-label" for="V1-b-a" ?>Label</);
    expect(html).toContain('aria-labelledby="V1-b-label"');
    expect(await shown([field({ type: 'radio_buttons', options })])).toMatch(
      /role="radiogroup"[^>]*aria-labelledby="V1-b-label"/,
    );
  });

  it('an error stands at its field and is read with it', async () => {
    const html = await shown([field({ type: 'plain_text_input' }, { hint: plain('A hint') })], { b: EVIL });
    expect(html).toContain('aria-describedby="V1-b-label-hint V1-b-label-error" aria-invalid="true"');
    expect(html).toMatch(/<p class="error" id="V1-b-label-error">&lt;script&gt;/);
  });

  it('what need not be filled in says so', async () => {
    expect(await shown([field({ type: 'plain_text_input' }, { optional: true })])).toContain('(optional)');
    expect(await shown([field({ type: 'plain_text_input' })])).not.toContain('(optional)');
  });

  it('a field tells the app while one types, at Enter, or not at all, as it is set', async () => {
    const typing = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    const text = { type: 'plain_text_input' };
    expect(await shown([field({ ...text, ...typing }, { dispatch_action: true })])).toContain(
      'data-tells="typing"',
    );
    expect(await shown([field(text, { dispatch_action: true })])).toContain('data-tells="enter"');
    expect(await shown([field({ ...text, ...typing })])).toContain('data-tells="leaving"');
  });

  it('the characters left are shown when they become few', async () => {
    const text = (value: string) => field({ type: 'plain_text_input', max_length: 10, initial_value: value });
    expect(await shown([text('12345678')])).toMatch(/data-limit="10" ?>2</);
    expect(await shown([text('1')])).toMatch(/data-limit="10" hidden ?>9</);
  });

  it('a private channel that one is not in is not offered', async () => {
    const html = await shown([field({ type: 'conversations_select' })]);
    expect(html).toContain('#hr');
    expect(html).not.toContain('#board');
  });
});

describe('actions', () => {
  const act = (element: object) => ({
    type: 'actions',
    block_id: 'b',
    elements: [{ action_id: 'a', ...element }],
  });

  it('outside a form a choice is an action at once', async () => {
    expect(await shown([act({ type: 'static_select', options })])).toContain('data-does="click"');
  });

  it('a button with an address is a link, if the address is safe', async () => {
    const button = (url: string) => act({ type: 'button', text: plain('Read'), url });
    expect(await shown([button('https://example.org')])).toMatch(/<a [^>]*href="https:\/\/example.org"/);
    expect(await shown([button('javascript:alert(1)')])).not.toContain('<a ');
  });

  it('a question before an action waits in the page, escaped', async () => {
    const confirm = { title: plain('Sure'), text: mrkdwn(EVIL), confirm: plain('Go'), deny: plain('Stay') };
    const html = await shown([act({ type: 'button', text: plain('Skip'), confirm })]);
    expect(html).toMatch(/<template class="confirm"[^>]*>.*Sure.*&lt;script&gt;.*Stay.*Go.*<\/template>/);
  });

  it('an overflow menu offers its choices as buttons', async () => {
    expect(await shown([act({ type: 'overflow', options })])).toMatch(/data-choice="beta" ?> ?Beta/);
  });

  it('an element that the page does not know says so', async () => {
    expect(await shown([act({ type: 'workflow_button' })])).toContain(
      'This page cannot show “workflow_button”.',
    );
  });
});
