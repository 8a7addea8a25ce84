import type {
  Datepicker,
  EmailInput,
  FileInput,
  NumberInput,
  PlainTextInput,
  Timepicker,
  URLInput,
} from '@slack/types';
import { html } from 'hono/html';
import { renderConfirm } from './render-parts.ts';
import { controlId, naming, wiring, type Field } from './render-spot.ts';
import type { Html, Screen } from './screen.ts';

type TextField = PlainTextInput | NumberInput | EmailInput | URLInput;

/** How Slack tells the app about typing: at each pause, or when Enter is pressed (its default). */
function tells(element: TextField, field: Field): 'typing' | 'enter' | 'leaving' {
  if (!field.dispatches) return 'leaving';
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return on.includes('on_character_entered') ? 'typing' : 'enter';
}

const KEYBOARDS = {
  plain_text_input: html`type="text"`,
  number_input: html`type="text" inputmode="decimal"`,
  email_text_input: html`type="email"`,
  url_text_input: html`type="url"`,
};

// A browser drops the line break that follows `<textarea>`, so one is given up for that.
export function renderTextField(element: TextField, field: Field): Html {
  const id = controlId(element, field);
  const value = field.values[element.action_id ?? '']?.value ?? '';
  const limit = 'max_length' in element ? element.max_length : undefined;
  const attributes = html`id="${id}" autocomplete="off" ${naming(field, element.placeholder?.text)}
  ${element.placeholder && html`placeholder="${element.placeholder.text}"`}
  ${limit && html`maxlength="${limit}"`} ${element.focus_on_load && html`data-focus`}`;
  const multiline = 'multiline' in element && element.multiline;
  return html`<div class="control text" ${wiring(element, field)} data-tells="${tells(element, field)}">
    ${
      multiline
        ? html`<textarea ${attributes} rows="3">${`\n${value}`}</textarea>`
        : html`<input ${KEYBOARDS[element.type]} ${attributes} value="${value}" />`
    }
    ${limit && counter(limit, limit - value.length)}
  </div>`;
}

/** The characters left, shown when they become few. */
function counter(limit: number, left: number): Html {
  const hidden = left > limit / 5 && html` hidden`;
  return html`<span class="count" aria-hidden="true" data-limit="${limit}" ${hidden}>${left}</span>`;
}

export function renderDate(element: Datepicker | Timepicker, field: Field, screen: Screen): Html {
  const value = field.values[element.action_id ?? ''] ?? { type: element.type };
  const [type, shown] =
    element.type === 'datepicker' ? ['date', value.selected_date] : ['time', value.selected_time];
  return html`<div class="control" ${wiring(element, field)}>
    <input
      type="${type}"
      id="${controlId(element, field)}"
      value="${shown ?? ''}"
      ${naming(field, element.placeholder?.text ?? screen.texts.fields.choose)}
    />
    ${renderConfirm(element.confirm, screen)}
  </div>`;
}

export function renderFiles(element: FileInput, field: Field, screen: Screen): Html {
  const files = (field.values[element.action_id ?? '']?.files ?? []) as { name: string }[];
  const several = (element.max_files ?? 10) > 1;
  const accept = element.filetypes?.map((type) => `.${type}`).join(',') ?? '';
  return html`<div class="control files" ${wiring(element, field)}>
    <input
      type="file"
      id="${controlId(element, field)}"
      ${several && html`multiple`}
      accept="${accept}"
      ${naming(field, screen.texts.messages.file)}
    />
    ${
      files.length > 0 &&
      html`<ul>
        ${files.map((file) => html`<li>${file.name}</li>`)}
      </ul>`
    }
  </div>`;
}
