import type { Checkboxes, MultiSelect, Option, OptionGroup, RadioButtons, Select } from '@slack/types';
import { html } from 'hono/html';
import { renderConfirm, text } from './render-parts.ts';
import { controlId, naming, wiring, type Field } from './render-spot.ts';
import { isOffered } from './rooms.ts';
import type { Html, Screen } from './screen.ts';
import type { FieldValue } from './shown.ts';

type Choosable = { label: string; value: string };
type Group = { label: string; choices: Choosable[] };

/** Every field that holds choices -> the values chosen. */
export function chosenIn(value: FieldValue | undefined): string[] {
  if (!value) return [];
  const many =
    value.selected_options?.map((option) => option.value ?? '') ??
    value.selected_users ??
    value.selected_conversations ??
    value.selected_channels;
  const one =
    value.selected_option?.value ??
    value.selected_user ??
    value.selected_conversation ??
    value.selected_channel;
  return many ?? (one ? [one] : []);
}

type Listed = { type: string; options?: Option[]; option_groups?: OptionGroup[]; filter?: unknown };

function groupsOf(element: Listed, screen: Screen): Group[] {
  if (element.type.includes('users')) return [{ label: '', choices: people(screen) }];
  if (element.type.includes('conversations')) return [{ label: '', choices: rooms(element.filter, screen) }];
  if (element.type.includes('channels'))
    return [{ label: '', choices: rooms({ include: ['public'] }, screen) }];
  if (element.option_groups)
    return element.option_groups.map((group) => ({
      label: group.label.text,
      choices: group.options.map(choosable),
    }));
  return [{ label: '', choices: (element.options ?? []).map(choosable) }];
}

const choosable = (option: Option): Choosable => ({ label: option.text.text, value: option.value ?? '' });

function people(screen: Screen): Choosable[] {
  return screen.people
    .filter((person) => !person.deleted && person.kind !== 'bot')
    .map((person) => ({ label: person.name, value: person.id }))
    .toSorted((a, b) => a.label.localeCompare(b.label, screen.person.locale));
}

const rooms = (filter: unknown, { channels, person }: Screen): Choosable[] =>
  channels
    .filter((channel) => isOffered(channel, filter, person.id))
    .map(({ id, name }) => ({ label: `#${name}`, value: id }));

export function renderSelect(element: Select, field: Field, screen: Screen): Html {
  const [chosen = ''] = chosenIn(field.values[element.action_id ?? '']);
  const placeholder = element.placeholder?.text ?? screen.texts.fields.choose;
  const option = (choice: Choosable) =>
    html`<option value="${choice.value}" ${choice.value === chosen && html`selected`}>
      ${choice.label}
    </option>`;
  return html`<div class="control" ${wiring(element, field)}>
    <select id="${controlId(element, field)}" ${naming(field, placeholder)}>
      <option value="" ${!chosen && html`selected`} ${!field.optional && html`disabled`}>
        ${placeholder}
      </option>
      ${groupsOf(element, screen).map((group) =>
        group.label
          ? html`<optgroup label="${group.label}">${group.choices.map(option)}</optgroup>`
          : group.choices.map(option),
      )}
    </select>
    ${renderConfirm(element.confirm, screen)}
  </div>`;
}

/** Radio buttons and checkboxes, each choice with its description. */
export function renderChoice(element: RadioButtons | Checkboxes, field: Field, screen: Screen): Html {
  const id = controlId(element, field);
  const chosen = chosenIn(field.values[element.action_id ?? '']);
  const single = element.type === 'radio_buttons';
  return html`<div
    class="control choices"
    role="${single ? 'radiogroup' : 'group'}"
    ${wiring(element, field)}
    ${naming(field)}
  >
    ${element.options.map((option, at) => {
      const own = at === 0 ? id : `${id}-${at}`;
      const checked = chosen.includes(option.value ?? '') && html`checked`;
      return html`<label class="choice">
        <input
          type="${single ? 'radio' : 'checkbox'}"
          name="${id}"
          id="${own}"
          value="${option.value ?? ''}"
          ${checked}
        />
        <span
          >${text(option.text, screen)}
          ${option.description && html`<small>${text(option.description, screen)}</small>`}</span
        >
      </label>`;
    })}
    ${renderConfirm(element.confirm, screen)}
  </div>`;
}

const FILTER_FROM = 9;

/** A list to tick, folded away; the browser's own multiple select is hard to use by hand and by ear. */
export function renderPicker(element: MultiSelect, field: Field, screen: Screen): Html {
  const id = controlId(element, field);
  const { fields } = screen.texts;
  const chosen = chosenIn(field.values[element.action_id ?? '']);
  const groups = groupsOf(element, screen);
  const all = groups.flatMap((group) => group.choices);
  const names = chosen.map((value) => all.find((choice) => choice.value === value)?.label ?? value);
  const placeholder = element.placeholder?.text ?? fields.chooseMany;
  const labels = [field.labelledBy ?? '', `${id}-now`].join(' ').trim();
  return html`<div
    class="control picker"
    role="group"
    ${wiring(element, field)}
    ${naming(field, placeholder)}
    data-max="${element.max_selected_items ?? ''}"
  >
    <details id="${id}-list">
      <summary id="${id}" aria-labelledby="${labels}">
        <span id="${id}-now"
          >${names.length ? names.map((name) => html`<span class="chip">${name}</span> `) : placeholder}</span
        >
      </summary>
      ${all.length >= FILTER_FROM && html`<input type="search" id="${id}-filter" data-filter placeholder="${fields.filter}" aria-label="${fields.filter}" />`}
      <div class="ticks">
        ${groups.map((group) => [
          group.label && html`<div class="group">${group.label}</div>`,
          ...group.choices.map((choice) => tick(choice, `${id}-${choice.value}`, chosen)),
        ])}
      </div>
    </details>
    ${renderConfirm(element.confirm, screen)}
  </div>`;
}

function tick(choice: Choosable, id: string, chosen: string[]): Html {
  const checked = chosen.includes(choice.value) && html`checked`;
  return html`<label class="choice" data-find="${choice.label.toLowerCase()}"
    ><input type="checkbox" id="${id}" value="${choice.value}" ${checked} /><span
      >${choice.label}</span
    ></label
  >`;
}
