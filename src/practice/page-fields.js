// Fields: what was typed belongs to the person until the server has it.
import { act, byId, noteTold, placeOf } from './page-send.js';

const TYPING_PAUSE = 600;

/** key of a control -> number of its latest change that the server does not have yet. */
const changed = new Map();
/** key -> the control whose change is still to be sent. */
const unsent = new Map();
const timers = new Map();
let changes = 0;

const keyOf = (control) =>
  [control.closest('[data-place]')?.dataset.place, control.dataset.block, control.dataset.action].join(' ');

/** True while the control holds something that the server has not heard of. */
export const isAhead = (control) => changed.has(keyOf(control));

function touched(control) {
  changes += 1;
  changed.set(keyOf(control), changes);
  unsent.set(keyOf(control), control);
}

async function valueOf(control) {
  const ticks = [...control.querySelectorAll('input[type=checkbox]')];
  if (ticks.length > 0) return ticks.filter((tick) => tick.checked).map((tick) => tick.value);
  if (control.querySelector('input[type=radio]'))
    return control.querySelector('input[type=radio]:checked')?.value ?? null;
  const field = control.querySelector('input, select, textarea');
  if (field.type !== 'file') return field.value || null;
  const files = [...field.files].map(async (file) => ({ name: file.name, content: await file.text() }));
  return { files: await Promise.all(files) };
}

/** Sends what stands in a control. In a form it fills; elsewhere it is an action, which may ask first. */
async function passOn(control) {
  const key = keyOf(control);
  const { block, action, does } = control.dataset;
  const change = changed.get(key);
  const ids = { at: placeOf(control), block_id: block, action_id: action };
  clearTimeout(timers.get(key));
  unsent.delete(key);
  const value = await valueOf(control);
  if (does === 'fill') await act({ do: 'fill', ...ids, value });
  else if (await agreed(control)) await act({ do: 'click', ...ids, choice: value });
  if (changed.get(key) === change) changed.delete(key);
  noteTold();
}

/** Sends all that has not been sent. */
export const flush = () => Promise.all([...unsent.values()].map(passOn));

/** Resolves to whether the person goes on; most controls do not ask. */
export function agreed(control) {
  const question = control.closest('.control')?.querySelector('template.confirm');
  if (!question) return Promise.resolve(true);
  const dialog = byId('confirm');
  dialog.replaceChildren(question.content.cloneNode(true));
  dialog.returnValue = '';
  dialog.setAttribute('aria-label', dialog.querySelector('h2, p').textContent);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

const controlOf = (target) => (target.matches('[data-filter]') ? null : target.closest('[data-kind]'));
const isText = (control) => control.dataset.tells !== undefined;

export function onInput({ target }) {
  if (target.matches('[data-filter]')) return filter(target);
  const control = controlOf(target);
  if (!control || !isText(control)) return;
  touched(control);
  countDown(control, target.value.length);
  const key = keyOf(control);
  clearTimeout(timers.get(key));
  if (control.dataset.tells === 'typing')
    timers.set(
      key,
      setTimeout(() => void passOn(control), TYPING_PAUSE),
    );
}

export function onChange({ target }) {
  const control = controlOf(target);
  if (!control) return;
  if (isText(control)) {
    // On leaving the field; what was typed has perhaps been passed on at the last pause.
    if (unsent.has(keyOf(control))) void passOn(control);
    return;
  }
  const { max, does } = control.dataset;
  if (max && control.querySelectorAll('input:checked').length > Number(max)) target.checked = false;
  touched(control);
  // A list of ticks outside a form is one answer, given when the list is closed.
  if (does === 'fill' || !control.matches('.picker')) void passOn(control);
}

export function onToggle({ target }) {
  const control = target.closest('.picker');
  if (control && !target.open && unsent.has(keyOf(control))) void passOn(control);
  if (target.open) target.querySelector('[data-filter]')?.focus();
}

/** Enter sends a field that waits for it, instead of the whole form. */
export function onEnter(event) {
  const control = event.target.matches('input') && controlOf(event.target);
  if (!control || control.dataset.tells !== 'enter') return;
  event.preventDefault();
  touched(control);
  void passOn(control);
}

function countDown(control, length) {
  const count = control.querySelector('.count');
  if (!count) return;
  const limit = Number(count.dataset.limit);
  count.textContent = String(limit - length);
  count.hidden = limit - length > limit / 5;
}

const found = (part) => part.querySelector('[data-find]:not([hidden])') !== null;

function filter(field) {
  const words = field.value.toLowerCase().split(/\s+/);
  const list = field.parentElement;
  for (const item of list.querySelectorAll('[data-find]'))
    item.hidden = !words.every((word) => item.dataset.find.includes(word));
  for (const team of list.querySelectorAll('.team')) team.hidden = !found(team);
  const nobody = list.querySelector('.nobody');
  if (nobody) nobody.hidden = found(list);
}
