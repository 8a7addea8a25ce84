import { html, raw } from 'hono/html';
import type { Showing } from './page-address.ts';
import type { OutboxRow } from './page-port.ts';
import { formatIn } from './page-time.ts';
import { nameOf, type Html } from './screen.ts';

const ROWS = 100;

/** Behind the scenes: what the app is about to say, what it has asked of Slack, what went wrong. */
export function renderPane(showing: Showing): Html {
  const { port, texts } = showing;
  const { pane } = texts;
  const { traffic, troubles } = port.workspace;
  const when = (moment: number) => shortMoment(moment, showing);
  return html`<aside class="pane" id="pane" aria-label="${pane.label}">
    ${
      troubles.length > 0 &&
      section(
        'troubles',
        pane.trouble,
        pane.troubleHint,
        [pane.when, pane.to, pane.kind],
        troubles
          .slice(-ROWS)
          .toReversed()
          .map((row) => [when(row.at), nameOf(showing, row.user), row.what]),
        showing,
      )
    }
    ${section(
      'outbox',
      pane.outbox,
      pane.outboxHint,
      [pane.kind, pane.to, pane.state, pane.when],
      port
        .outbox()
        .slice(0, ROWS)
        .map((row) => outboxRow(row, showing)),
      showing,
    )}
    ${section(
      'traffic',
      pane.traffic,
      pane.trafficHint,
      [pane.when, pane.method, pane.to, pane.result],
      traffic
        .slice(-ROWS)
        .toReversed()
        .map((call) => [
          when(call.at),
          dotted(call.method),
          call.person ? nameOf(showing, call.person) : '',
          call.ok ? mark('ok', 'ok') : mark('failed', call.error ?? ''),
        ]),
      showing,
    )}
  </aside>`;
}

type CellContent = Html | string;

const mark = (look: string, words: string): Html => html`<span class="state ${look}">${words}</span>`;

/** A long name may be broken after its dots, and nowhere else. */
const dotted = (name: string): Html =>
  html`<code>${name.split('.').map((part, at) => (at === 0 ? part : html`.${raw('<wbr>')}${part}`))}</code>`;

function section(
  id: string,
  title: string,
  about: string,
  heads: string[],
  rows: CellContent[][],
  { texts }: Showing,
): Html {
  return html`<section aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p>${about}</p>
    ${
      rows.length === 0
        ? html`<p class="empty">${texts.pane.nothing}</p>`
        : html`<div class="scroller" tabindex="0" role="group" aria-label="${title}">
            <table>
              <thead>
                <tr>
                  ${heads.map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (row) =>
                    html`<tr>
                      ${row.map((cell) => html`<td>${cell}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function outboxRow(row: OutboxRow, showing: Showing): CellContent[] {
  const more = [row.reason ?? '', row.attempts > 0 ? showing.texts.pane.tries(row.attempts) : ''];
  const words = more.filter(Boolean).join(', ');
  return [
    dotted(row.kind),
    whom(row.recipient, showing),
    html`${mark(row.state, row.state)}${words && html`<small>${words}</small>`}`,
    shortMoment(row.notBefore, showing),
  ];
}

function whom(recipient: string, showing: Showing): string {
  const channel = showing.channels.find((one) => one.id === recipient && one.name);
  return channel ? `#${channel.name}` : nameOf(showing, recipient);
}

/** In the company's zone: this is about the machine, not about the person one happens to be. */
function shortMoment(moment: number, { port, language }: Showing): string {
  const at = { tz: port.clock.zone, locale: language };
  return formatIn(moment, at, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
