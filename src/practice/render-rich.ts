import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { html } from 'hono/html';
import { EMOJI } from './emoji.ts';
import { dateText, mention } from './mrkdwn.ts';
import { channelName, nameOf, safeUrl, type Html, type Screen } from './screen.ts';

export function renderRichText(block: RichTextBlock, screen: Screen): Html {
  return html`${block.elements.map((part) => renderPart(part, screen))}`;
}

function renderPart(part: RichTextBlockElement, screen: Screen): Html {
  const run = (elements: RichTextElement[]) => elements.map((element) => renderRun(element, screen));
  switch (part.type) {
    case 'rich_text_section':
      return html`<div class="as-typed">${run(part.elements)}</div>`;
    case 'rich_text_quote':
      return html`<blockquote class="as-typed">${run(part.elements)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${run(part.elements)}</pre>`;
    case 'rich_text_list': {
      const items = part.elements.map((item) => html`<li class="as-typed">${run(item.elements)}</li>`);
      const level = `indent-${Math.min(part.indent ?? 0, 4)}`;
      return part.style === 'ordered'
        ? html`<ol class="${level}">
            ${items}
          </ol>`
        : html`<ul class="${level}">
            ${items}
          </ul>`;
    }
  }
}

function renderRun(element: RichTextElement, screen: Screen): Html {
  return styled(element, bare(element, screen));
}

function bare(element: RichTextElement, screen: Screen): Html {
  switch (element.type) {
    case 'text':
      return html`${element.text}`;
    case 'link': {
      const url = safeUrl(element.url);
      const label = element.text ?? element.url;
      return url ? html`<a href="${url}" target="_blank" rel="noreferrer">${label}</a>` : html`${label}`;
    }
    case 'emoji':
      return html`${EMOJI.get(element.name) ?? `:${element.name}:`}`;
    case 'user':
      return mention(`@${nameOf(screen, element.user_id)}`);
    case 'channel':
      return mention(`#${channelName(screen, element.channel_id)}`);
    case 'broadcast':
      return mention(`@${element.range}`);
    case 'date':
      return html`${dateText(element.timestamp * 1000, element.format, screen)}`;
    case 'color':
      return html`${element.value}`;
    case 'usergroup':
      return mention(`@${element.usergroup_id}`);
    case 'team':
      return mention(element.team_id);
  }
}

function styled(element: RichTextElement, inner: Html): Html {
  const style = element.style ?? {};
  let out = inner;
  if (style.code) out = html`<code>${out}</code>`;
  if (style.strike) out = html`<s>${out}</s>`;
  if (style.italic) out = html`<em>${out}</em>`;
  if (style.bold) out = html`<strong>${out}</strong>`;
  return out;
}
