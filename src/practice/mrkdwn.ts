import { html, raw } from 'hono/html';
import { EMOJI } from './emoji.ts';
import { daysBetween, formatIn, timeIn } from './page-time.ts';
import { channelName, nameOf, safeUrl, type Html, type Screen } from './screen.ts';

/*
 * Slack's message markup -> HTML. https://docs.slack.dev/messaging/formatting-message-text
 * What is not recognised as markup is shown as it was written, escaped.
 */

/** Slack's three entities, and no others, stand for characters in text. */
export function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

export function mrkdwn(text: string, screen: Screen): Html {
  const parts = text.split(/```\n?([\s\S]*?)\n?```/);
  return join(
    parts.map((part, index) =>
      index % 2 === 1 ? html`<pre><code>${unescape(part)}</code></pre>` : paragraphs(part, screen),
    ),
  );
}

/** Plain text knows no markup except emoji. */
export function plain(text: string): Html {
  return lines(unescape(text).split('\n').map(emoji));
}

function paragraphs(text: string, screen: Screen): Html {
  const out: Html[] = [];
  let quote: Html[] = [];
  let open: Html[] = [];
  const flush = () => {
    if (quote.length) out.push(html`<blockquote>${lines(quote)}</blockquote>`);
    if (open.length) out.push(lines(open));
    quote = [];
    open = [];
  };
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(line);
    if ((quoted ? open : quote).length) flush();
    if (quoted) quote.push(inline(quoted[1]!, screen));
    else open.push(inline(line, screen));
  }
  flush();
  return join(out);
}

const MARKS: [RegExp, (inner: Html) => Html][] = [
  [/(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/, (inner) => html`<strong>${inner}</strong>`],
  [/(?<!\w)_(?=\S)([^\n]*?\S)_(?!\w)/, (inner) => html`<em>${inner}</em>`],
  [/(?<![\w~])~(?=\S)([^~\n]*?\S)~(?![\w~])/, (inner) => html`<s>${inner}</s>`],
];

/** Code first, since nothing inside it means anything; then references; then the marks, outermost first. */
function inline(text: string, screen: Screen): Html {
  const code = /`([^`\n]+)`/.exec(text);
  if (code) return around(text, code, html`<code>${unescape(code[1]!)}</code>`, screen);
  const marked = firstMark(text);
  const reference = /<([^<>\n]+)>/.exec(text);
  if (marked && (!reference || marked.match.index < reference.index))
    return around(text, marked.match, marked.wrap(inline(marked.match[1]!, screen)), screen);
  if (reference) return around(text, reference, link(reference[1]!, reference[0], screen), screen);
  return emoji(unescape(text));
}

function firstMark(text: string): { match: RegExpExecArray; wrap: (inner: Html) => Html } | undefined {
  const found = MARKS.flatMap(([pattern, wrap]) => {
    const match = pattern.exec(text);
    return match ? [{ match, wrap }] : [];
  });
  return found.toSorted((a, b) => a.match.index - b.match.index)[0];
}

function around(text: string, match: RegExpExecArray, middle: Html, screen: Screen): Html {
  const end = match.index + match[0].length;
  return join([inline(text.slice(0, match.index), screen), middle, inline(text.slice(end), screen)]);
}

function link(inside: string, whole: string, screen: Screen): Html {
  const [target = '', ...rest] = inside.split('|');
  const label = rest.join('|');
  if (target.startsWith('@')) return mention(`@${nameOf(screen, target.slice(1))}`);
  if (target.startsWith('#')) return mention(`#${label || channelName(screen, target.slice(1))}`);
  if (target.startsWith('!date^')) return html`${slackDate(target, label, screen)}`;
  if (target.startsWith('!')) return mention(label || `@${target.slice(1).split('^')[0]}`);
  const url = safeUrl(unescape(target));
  if (!url) return html`${unescape(whole)}`;
  return html`<a href="${url}" target="_blank" rel="noreferrer">${unescape(label || target)}</a>`;
}

export const mention = (name: string): Html => html`<span class="mention">${name}</span>`;

/** `!date^<epoch seconds>^<format>[^<link>]`; the label is what older clients show. */
function slackDate(target: string, fallback: string, screen: Screen): string {
  const [, seconds, format] = target.split('^');
  if (!format || !Number.isFinite(Number(seconds))) return fallback;
  return dateText(Number(seconds) * 1000, format, screen);
}

const DATES: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  day_divider: { weekday: 'long', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** Fills Slack's date tokens, such as `{date_short_pretty}` and `{time}`, in the viewer's zone and language. */
export function dateText(moment: number, format: string, screen: Screen): string {
  return format.replace(/\{(\w+?)(_pretty)?\}/g, (token, name: string, pretty?: string) => {
    const near = pretty ? nearDay(moment, screen) : null;
    if (near) return near;
    if (name === 'ago') return timeIn(moment, screen.person);
    const options = Object.hasOwn(DATES, name) ? DATES[name] : undefined;
    return options ? formatIn(moment, screen.person, options) : token;
  });
}

/** "today", "yesterday" or "tomorrow" in the viewer's own language; null further away. */
export function nearDay(moment: number, screen: Screen): string | null {
  const days = daysBetween(screen.now, moment, screen.person.tz);
  if (Math.abs(days) > 1) return null;
  return new Intl.RelativeTimeFormat(screen.person.locale.startsWith('n') ? 'nb' : 'en', {
    numeric: 'auto',
  }).format(days, 'day');
}

function emoji(text: string): Html {
  return html`${text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => EMOJI.get(name) ?? whole)}`;
}

const join = (parts: Html[]): Html => html`${parts}`;

function lines(parts: Html[]): Html {
  return join(parts.flatMap((part, index) => (index === 0 ? [part] : [html`${raw('<br>')}`, part])));
}
