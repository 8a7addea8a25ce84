import { describe, expect, it } from 'vitest';
import { littleScreen } from './little-page.ts';
import { mrkdwn, plain } from './mrkdwn.ts';

const screen = littleScreen();
const shown = async (text: string) => String(await mrkdwn(text, screen));

describe('message markup', () => {
  it.each([
    ['*bold* and _slanted_ and ~gone~', '<strong>bold</strong> and <em>slanted</em> and <s>gone</s>'],
    ['*_both_*', '<strong><em>both</em></strong>'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['`*not bold*`', '<code>*not bold*</code>'],
    ['```a\n<b>```', '<pre><code>a\n&lt;b&gt;</code></pre>'],
    ['one\ntwo', 'one<br>two'],
    ['&gt; said\n> again\nafter', '<blockquote>said<br>again</blockquote>after'],
    [':tada: :no_such_emoji:', '🎉 :no_such_emoji:'],
    ['Tom &amp; Jerry', 'Tom &amp; Jerry'],
  ])('%j is shown as markup', async (text, html) => {
    expect(await shown(text)).toBe(html);
  });

  it('links lead to web and mail addresses only', async () => {
    expect(await shown('<https://example.org/?a=1&amp;b=2|here>')).toContain(
      'href="https://example.org/?a=1&amp;b=2"',
    );
    expect(await shown('<mailto:a@example.org>')).toContain('href="mailto:a@example.org"');
    expect(await shown('<javascript:alert(1)|here>')).not.toContain('href');
  });

  it('mentions show names, escaped', async () => {
    expect(await shown('<@UOLA> in <#CHR>')).toBe(
      '<span class="mention">@Ola &lt;Leder&gt;</span> in <span class="mention">#hr</span>',
    );
    expect(await shown('<!channel>')).toBe('<span class="mention">@channel</span>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '*<b onclick="x">*',
    '<https://example.org"onmouseover="x|">',
    '`<i>` &lt;u&gt;',
  ])('nothing in %j becomes an element of the page', async (text) => {
    const html = await shown(text);
    expect(html).not.toMatch(/<(script|img|b|i|u)\b/);
    expect(html).not.toMatch(/ on\w+="/);
  });

  it('dates are told in the zone and language of the one who reads', async () => {
    const noon = Date.UTC(2027, 4, 17, 10) / 1000;
    expect(await shown(`<!date^${noon}^{date_long}, {time}|later>`)).toBe('mandag 17. mai 2027, 12:00');
    expect(await shown(`<!date^${screen.now / 1000}^{date_short_pretty}|later>`)).toBe('i dag');
    expect(await shown('<!date^x^{date}|later>')).toBe('later');
  });

  it('plain text has no markup, but emoji and line breaks', async () => {
    expect(String(await plain('*a*\n:wave: <b>'))).toBe('*a*<br>👋 &lt;b&gt;');
  });
});
