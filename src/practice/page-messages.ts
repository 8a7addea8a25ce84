import { html } from 'hono/html';
import { valuesFor } from './fields.ts';
import { mrkdwn, nearDay } from './mrkdwn.ts';
import { channelInView, hrefFor, placeName, visibleMessages, type Showing } from './page-address.ts';
import { avatar } from './page-sidebar.ts';
import { formatIn, timeIn } from './page-time.ts';
import { renderBlocks } from './render.ts';
import { nameOf, type Html } from './screen.ts';
import type { Message } from './shown.ts';
import type { StoredFile } from './workspace.ts';

const AT_FIRST = 40;

const isReply = (message: Message) => message.thread_ts !== undefined && message.thread_ts !== message.ts;

export function renderMessages(showing: Showing): Html {
  const { texts, address, port } = showing;
  const channel = channelInView(showing);
  const all = channel ? visibleMessages(port, channel, address.as) : [];
  const parents = all.filter((message) => !isReply(message));
  const shown = address.older ? parents : parents.slice(-AT_FIRST);
  const older = parents.length > shown.length;
  const replies = (ts: string) => all.filter((message) => isReply(message) && message.thread_ts === ts);
  return html`<div
    class="list"
    role="log"
    aria-live="polite"
    aria-relevant="additions"
    tabindex="0"
    aria-label="${texts.messages.label(placeName(showing))}"
  >
    ${older && html`<p class="older"><a href="${hrefFor(address, { older: true })}">${texts.messages.older}</a></p>`}
    ${shown.length === 0 && html`<p class="empty">${texts.messages.empty}</p>`}
    ${shown.map(
      (message, at) =>
        html`${daySign(message, shown[at - 1], showing)}
        ${renderMessage(message, replies(message.ts), showing)}`,
    )}
  </div>`;
}

const momentOf = (message: Message): number => Number(message.ts) * 1000;

/** By the clock of the person, in the language of the page around the messages. */
function daySign(message: Message, before: Message | undefined, showing: Showing): Html {
  const by = { ...showing.person, locale: showing.language };
  const day = (moment: number) => formatIn(moment, by, { weekday: 'long', day: 'numeric', month: 'long' });
  const own = day(momentOf(message));
  if (before && day(momentOf(before)) === own) return html``;
  const near = nearDay(momentOf(message), { ...showing, person: by });
  return html`<h3 class="day" id="day-${message.ts}"><span>${near ?? own}</span></h3>`;
}

function renderMessage(message: Message, replies: Message[], showing: Showing): Html {
  const { texts, person, port } = showing;
  const { bot } = port.workspace;
  const app = message.user === bot.userId;
  const place = { channel: message.channel, ts: message.ts };
  return html`<article
    class="message${message.ephemeralFor ? ' only-you' : ''}"
    id="message-${message.ts}"
    data-place="${JSON.stringify(place)}"
  >
    ${avatar({ id: message.user, name: nameOf(showing, message.user) }, app)}
    <div class="body">
      <header>
        <strong>${app ? texts.brand : nameOf(showing, message.user)}</strong>
        ${app && html`<span class="tag">${texts.messages.app}</span>`}
        <time datetime="${new Date(momentOf(message)).toISOString()}"
          >${timeIn(momentOf(message), person)}</time
        >
        ${message.edited && html`<small>(${texts.messages.edited})</small>`}
        ${message.ephemeralFor ? html`<small>${texts.messages.onlyYou}</small>` : messageMenu(showing)}
      </header>
      ${said(message, showing)} ${(message.files ?? []).map((id) => renderFile(id, showing))}
      ${
        replies.length > 0 &&
        html`<section class="thread" aria-label="${texts.messages.thread}">
          ${replies.map((reply) => renderMessage(reply, [], showing))}
        </section>`
      }
    </div>
  </article>`;
}

function said(message: Message, showing: Showing): Html {
  const { blocks, text, channel, ts } = message;
  if (!blocks?.length) return html`<div class="block">${mrkdwn(text, showing)}</div>`;
  const values = valuesFor(blocks, message.values?.[showing.address.as]);
  return renderBlocks(blocks, { place: { channel, ts }, values, errors: {} }, showing);
}

function renderFile(id: string, { port }: Showing): Html {
  const file: StoredFile | undefined = port.workspace.files.get(id);
  if (!file?.ready) return html``;
  const address = `/files/${encodeURIComponent(id)}`;
  if (!file.mimetype.startsWith('image/'))
    return html`<p class="file">
      <a href="${address}" download="${file.name}">${file.title || file.name}</a>
    </p>`;
  return html`<figure class="block picture">
    <figcaption>${file.title || file.name}</figcaption>
    <a href="${address}" target="_blank"
      ><img src="${address}" alt="${file.altText ?? file.title}" loading="lazy"
    /></a>
  </figure>`;
}

function messageMenu({ port, texts }: Showing): Html {
  const { message } = port.shortcuts;
  if (message.length === 0) return html``;
  return html`<details class="menu">
    <summary class="button quiet" aria-label="${texts.act.message}">
      <span aria-hidden="true">⋯</span>
    </summary>
    <div class="menu-list">
      ${message.map(
        (shortcut) =>
          html`<button type="button" data-message-shortcut="${shortcut.callback_id}">
            ${shortcut.name}
          </button>`,
      )}
    </div>
  </details>`;
}
