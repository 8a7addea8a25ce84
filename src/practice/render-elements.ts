import type {
  ActionsBlockElement,
  Button,
  InputBlockElement,
  Overflow,
  SectionBlockAccessory,
} from '@slack/types';
import { html } from 'hono/html';
import { renderChoice, renderPicker, renderSelect } from './render-choices.ts';
import { renderDate, renderFiles, renderTextField } from './render-fields.ts';
import { renderConfirm, renderImage, text } from './render-parts.ts';
import { controlId, naming, wiring, type Field } from './render-spot.ts';
import { safeUrl, type Html, type Screen } from './screen.ts';

export type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

export function renderElement(element: AnyElement, field: Field, screen: Screen): Html {
  switch (element.type) {
    case 'button':
      return button(element, field, screen);
    case 'overflow':
      return overflow(element, field, screen);
    case 'image':
      return renderImage(element, screen);
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return renderTextField(element, field);
    case 'datepicker':
    case 'timepicker':
      return renderDate(element, field, screen);
    case 'file_input':
      return renderFiles(element, field, screen);
    case 'radio_buttons':
    case 'checkboxes':
      return renderChoice(element, field, screen);
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return renderSelect(element, field, screen);
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return renderPicker(element, field, screen);
    default:
      return html`<p class="unknown">${screen.texts.fields.unknown(element.type)}</p>`;
  }
}

function button(element: Button, field: Field, screen: Screen): Html {
  const label = text(element.text, screen);
  const named = element.accessibility_label && html` aria-label="${element.accessibility_label}"`;
  const look = `button ${element.style ?? ''}`;
  const url = element.url ? safeUrl(element.url) : null;
  const attributes = html`id="${controlId(element, field)}" class="${look}" ${wiring(element, field)}${named}`;
  return html`<span class="control"
    >${
      url
        ? html`<a ${attributes} href="${url}" target="_blank" rel="noreferrer">${label}</a>`
        : html`<button type="button" ${attributes}>${label}</button>`
    }${renderConfirm(element.confirm, screen)}</span
  >`;
}

function overflow(element: Overflow, field: Field, screen: Screen): Html {
  const id = controlId(element, field);
  return html`<details class="menu control" id="${id}" ${wiring(element, field)}>
    <summary class="button quiet" aria-label="${screen.texts.fields.more}">
      <span aria-hidden="true">⋯</span>
    </summary>
    <div class="menu-list" ${naming({ ...field, invalid: false }, screen.texts.fields.more)} role="group">
      ${element.options.map(
        (option) =>
          html`<button type="button" data-choice="${option.value ?? ''}">
            ${text(option.text, screen)}
            ${option.description && html`<small>${text(option.description, screen)}</small>`}
          </button>`,
      )}
    </div>
    ${renderConfirm(element.confirm, screen)}
  </details>`;
}
