import type { Confirm, DataTableBlock, ImageBlock, ImageElement, TableBlock, TextObject } from '@slack/types';
import { html } from 'hono/html';
import { mrkdwn, plain } from './mrkdwn.ts';
import { renderRichText } from './render-rich.ts';
import { safeUrl, type Html, type Screen } from './screen.ts';

/** Slack's documents show some texts as bare strings. */
export function text(given: TextObject | string, screen: Screen): Html {
  if (typeof given === 'string') return plain(given);
  return given.type === 'mrkdwn' ? mrkdwn(given.text, screen) : plain(given.text);
}

export function renderImage(image: ImageBlock | ImageElement, screen: Screen): Html {
  const source = imageSource(image);
  const title = 'title' in image && image.title;
  const picture = source
    ? html`<img src="${source}" alt="${image.alt_text}" loading="lazy" />`
    : html`<span class="unknown">${image.alt_text}</span>`;
  if (!('block_id' in image)) return picture;
  return html`<figure class="block picture">
    ${title && html`<figcaption>${text(title, screen)}</figcaption>`}${picture}
  </figure>`;
}

function imageSource(image: ImageBlock | ImageElement): string | null {
  if ('image_url' in image && image.image_url) return safeUrl(image.image_url);
  const file = 'slack_file' in image ? image.slack_file : undefined;
  if (!file) return null;
  return 'id' in file && file.id ? `/files/${encodeURIComponent(file.id)}` : null;
}

type Cell = TableBlock['rows'][number][number];

/** The first row is the heading; the table scrolls by itself on a narrow window. */
export function renderTable(block: TableBlock | DataTableBlock, screen: Screen): Html {
  const settings = 'column_settings' in block ? (block.column_settings ?? []) : [];
  const caption = 'caption' in block ? block.caption : '';
  const look = (column: number) => {
    const setting = settings[column];
    return `${setting?.align ?? 'left'}${setting?.is_wrapped ? ' wrapped' : ''}`;
  };
  const [head = [], ...rows] = block.rows;
  return html`<div
    class="block scroller"
    tabindex="0"
    role="group"
    aria-label="${caption || cellText(head[0])}"
  >
    <table>
      ${
        caption &&
        html`<caption>
          ${caption}
        </caption>`
      }
      <thead>
        <tr>
          ${head.map((cell, at) => html`<th scope="col" class="${look(at)}">${renderCell(cell, screen)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, at) => html`<td class="${look(at)}">${renderCell(cell, screen)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const cellText = (cell: Cell | undefined): string => (cell && cell.type === 'raw_text' ? cell.text : '');

function renderCell(cell: Cell, screen: Screen): Html {
  if (cell.type === 'raw_text') return plain(cell.text);
  if (cell.type === 'rich_text') return renderRichText(cell, screen);
  return html`${cell.text ?? cell.value}`;
}

/** The question that stands between a press and its effect; the script shows it before it goes on. */
export function renderConfirm(confirm: Confirm | undefined, screen: Screen): Html {
  if (!confirm) return html``;
  const { fields } = screen.texts;
  return html`<template class="confirm" data-style="${confirm.style ?? 'primary'}">
    ${confirm.title && html`<h2>${text(confirm.title, screen)}</h2>`}
    <p>${text(confirm.text, screen)}</p>
    <footer>
      <button type="button" class="button" value="no">
        ${confirm.deny ? text(confirm.deny, screen) : fields.deny}
      </button>
      <button type="button" class="button ${confirm.style ?? 'primary'}" value="yes">
        ${confirm.confirm ? text(confirm.confirm, screen) : fields.confirm}
      </button>
    </footer>
  </template>`;
}
