import { html } from 'hono/html';
import { renderChart } from './render-chart.ts';
import { renderElement, type AnyElement } from './render-elements.ts';
import { renderImage, renderTable, text } from './render-parts.ts';
import { renderRichText } from './render-rich.ts';
import { spotOf, type Field, type Surface } from './render-spot.ts';
import type { Html, Screen } from './screen.ts';
import type { ShownBlock } from './shown.ts';

type Of<Type extends ShownBlock['type']> = Extract<ShownBlock, { type: Type }>;

/** Block Kit -> HTML, for messages, modals and Home alike. Every text in it is escaped. */
export function renderBlocks(blocks: ShownBlock[], surface: Surface, screen: Screen): Html {
  return html`${blocks.map((block) => renderBlock(block, surface, screen))}`;
}

function renderBlock(block: ShownBlock, surface: Surface, screen: Screen): Html {
  switch (block.type) {
    case 'section':
      return section(block, surface, screen);
    case 'header':
      return html`<h3 class="block header">${text(block.text, screen)}</h3>`;
    case 'divider':
      return html`<hr class="block" />`;
    case 'context':
      return context(block, screen);
    case 'actions':
      return actions(block, surface, screen);
    case 'input':
      return input(block, surface, screen);
    case 'image':
      return renderImage(block, screen);
    case 'rich_text':
      return html`<div class="block rich">${renderRichText(block, screen)}</div>`;
    case 'table':
    case 'data_table':
      return renderTable(block, screen);
    case 'data_visualization':
      return renderChart(block, screen);
    case 'alert':
      return html`<div class="block alert ${block.level ?? 'default'}" role="note">
        ${text(block.text, screen)}
      </div>`;
    case 'markdown':
      return html`<div class="block as-typed">${block.text}</div>`;
    default:
      return html`<p class="block unknown">${screen.texts.fields.unknown(block.type)}</p>`;
  }
}

function section(block: Of<'section'>, surface: Surface, screen: Screen): Html {
  const spot = spotOf(block, surface);
  const accessory = block.accessory && {
    ...spot,
    labelledBy: spot.labelId,
  };
  return html`<div class="block section">
    <div class="said" id="${spot.labelId}">
      ${block.text && html`<div>${text(block.text, screen)}</div>`}
      ${
        block.fields &&
        html`<div class="fields">
          ${block.fields.map((field) => html`<div>${text(field, screen)}</div>`)}
        </div>`
      }
    </div>
    ${accessory && html`<div class="accessory">${renderElement(block.accessory!, accessory, screen)}</div>`}
  </div>`;
}

function context(block: Of<'context'>, screen: Screen): Html {
  return html`<div class="block context">
    ${block.elements.map((element) =>
      element.type === 'image' ? renderImage(element, screen) : html`<span>${text(element, screen)}</span>`,
    )}
  </div>`;
}

function actions(block: Of<'actions'>, surface: Surface, screen: Screen): Html {
  const spot = spotOf(block, surface);
  return html`<div class="block actions">
    ${block.elements.map((element) => renderElement(element as AnyElement, spot, screen))}
  </div>`;
}

const GROUPS = ['radio_buttons', 'checkboxes'];

function input(block: Of<'input'>, surface: Surface, screen: Screen): Html {
  const spot = spotOf(block, surface);
  const error = surface.errors[block.block_id];
  const hintId = `${spot.labelId}-hint`;
  const errorId = `${spot.labelId}-error`;
  const field: Field = {
    ...spot,
    does: 'fill',
    labelledBy: spot.labelId,
    describedBy: [block.hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' '),
    invalid: Boolean(error),
    optional: block.optional ?? false,
    dispatches: block.dispatch_action ?? false,
  };
  const group = GROUPS.includes(block.element.type) || block.element.type.startsWith('multi_');
  const optional = block.optional && html` <span class="optional">(${screen.texts.fields.optional})</span>`;
  const label = html`${text(block.label, screen)}${optional}`;
  return html`<div class="block input${error ? ' wrong' : ''}">
    ${
      group
        ? html`<div class="label" id="${spot.labelId}">${label}</div>`
        : html`<label class="label" id="${spot.labelId}" for="${field.key}-${block.element.action_id}"
            >${label}</label
          >`
    }
    ${renderElement(block.element, field, screen)}
    ${error && html`<p class="error" id="${errorId}">${error}</p>`}
    ${block.hint && html`<p class="hint" id="${hintId}">${text(block.hint, screen)}</p>`}
  </div>`;
}
