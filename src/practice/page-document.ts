import { html, raw } from 'hono/html';
import { channelInView, placeName, type Showing } from './page-address.ts';
import { STYLE_PATHS } from './page-assets.ts';
import { renderMain } from './page-main.ts';
import { renderModal } from './page-modal.ts';
import { renderPane } from './page-pane.ts';
import { renderSidebar } from './page-sidebar.ts';
import { renderProgress, renderTop, renderWelcome } from './page-top.ts';
import type { Html } from './screen.ts';

/** The whole page. After a change the script fetches it again and merges `#app` into what stands there. */
export function renderDocument(showing: Showing): Html {
  const { texts, person, address } = showing;
  return html`${raw('<!doctype html>')}
    <html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${placeName(showing)} · ${person.name} · ${texts.title}</title>
        <link rel="icon" href="data:," />
        ${STYLE_PATHS.map((path) => html`<link rel="stylesheet" href="${path}" />`)}
        <script src="/page.js" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#main">${texts.skip}</a>
        <noscript><p class="empty">${texts.noScript}</p></noscript>
        <div
          id="app"
          data-as="${address.as}"
          data-in="${address.in}"
          data-channel="${channelInView(showing) ?? ''}"
          data-failed="${showing.port.progress() ? texts.wait : texts.failed}"
          data-silent="${texts.silent}"
          data-lost="${texts.retry}"
        >
          ${renderTop(showing)} ${renderProgress(showing)} ${renderSidebar(showing)}
          <div class="middle">${renderWelcome(showing)} ${renderMain(showing)}</div>
          ${renderPane(showing)} ${renderModal(showing)}
        </div>
        <dialog id="confirm"></dialog>
        <div id="toasts" role="status" aria-live="polite"></div>
      </body>
    </html>`;
}
