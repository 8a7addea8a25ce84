// The script of the page, no build step. The server draws everything; this passes on what is pressed and typed, and
// has what the server draws afterwards merged into the page, so that focus, scroll and half-typed words stay.
import { agreed, flush, onChange, onEnter, onInput, onToggle } from './page-fields.js';
import { notePressed, refresh, showModal, stayAtBottom, toBottom } from './page-merge.js';
import { act, app, byId, onTold, placeOf, post, say } from './page-send.js';

const MENUS = '.menu[open], .switcher[open], .picker details[open]';

function onClick({ target }) {
  for (const menu of document.querySelectorAll(MENUS)) if (!menu.contains(target)) menu.open = false;
  const pressed = target.closest('button, a');
  if (!pressed || pressed.type === 'submit') return;
  notePressed(pressed.id);
  void answerTo(pressed, pressed.dataset);
}

function answerTo(pressed, { choice, clock, shortcut, messageShortcut, close, hideWelcome }) {
  if (pressed.id === 'pane-toggle') return togglePane();
  if (hideWelcome !== undefined) return leaveWelcome();
  if (close !== undefined) return closeModal();
  if (clock) return moveClock(clock);
  if (shortcut) return doAfterFlush({ do: 'shortcut', callback_id: shortcut });
  if (messageShortcut)
    return doAfterFlush({ do: 'message_shortcut', callback_id: messageShortcut, ...placeOf(pressed) });
  const dialog = pressed.closest('#confirm');
  if (dialog) return dialog.close(pressed.value);
  const control = pressed.closest('[data-kind=button], [data-kind=overflow]');
  return control && (control === pressed || choice !== undefined) ? press(control, choice) : null;
}

async function doAfterFlush(what) {
  await flush();
  return act(what);
}

async function press(control, choice) {
  const { block, action } = control.dataset;
  const ids = { at: placeOf(control), block_id: block, action_id: action };
  if (control.matches('details')) control.open = false;
  if (!(await agreed(control))) return;
  control.setAttribute('aria-busy', 'true');
  await doAfterFlush({ do: 'click', ...ids, ...(choice === undefined ? {} : { choice }) });
}

async function moveClock(to) {
  document.querySelector('.clock').setAttribute('aria-busy', 'true');
  await flush();
  await post('/clock', { to });
}

async function command() {
  const field = byId('command-text');
  const [, name, text] = /^(\/\S+)?\s*(.*)$/s.exec(field.value.trim());
  const { channel } = app.dataset;
  if (!name && !text) return;
  field.value = '';
  // Slack's own command; the app hears nothing of it.
  if (name === '/invite' && channel) await act({ do: 'invite', channel });
  else await act({ do: 'command', text, ...(name && { command: name }), ...(channel && { channel }) });
}

let submitting = false;

async function submit(form) {
  if (submitting) return;
  submitting = true;
  form.querySelector('[type=submit]').setAttribute('aria-busy', 'true');
  await doAfterFlush({ do: 'submit', view: placeOf(form).view });
  submitting = false;
  await refresh();
  const wrong = byId('modal')?.querySelector('[aria-invalid]');
  const field = wrong?.matches('input, select, textarea') ? wrong : wrong?.querySelector('input, summary');
  field?.focus();
}

async function closeModal() {
  const form = byId('modal-form');
  if (form) await doAfterFlush({ do: 'close', view: placeOf(form).view });
}

/** Esc folds the menu one is in, or else closes the modal. */
function onEscape(event) {
  const menu = event.target.closest(MENUS);
  if (menu) {
    event.preventDefault();
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (!byId('confirm').open && byId('modal')) {
    event.preventDefault();
    void closeModal();
  }
}

/** The back gesture of a phone asks the same thing as Esc. */
function onCancel(event) {
  if (event.target.id !== 'modal') return;
  event.preventDefault();
  void closeModal();
}

function togglePane() {
  localStorage.setItem('pane', byId('pane').checkVisibility() ? 'closed' : 'open');
  stayAtBottom(showPane);
}

function showPane() {
  const wanted = localStorage.getItem('pane');
  if (wanted) document.documentElement.dataset.pane = wanted;
  byId('pane-toggle').setAttribute('aria-expanded', String(byId('pane').checkVisibility()));
}

function leaveWelcome() {
  document.cookie = 'welcome=hidden; path=/; max-age=31536000; samesite=strict';
  return refresh();
}

function listen() {
  const events = new EventSource('/events');
  let lost = false;
  events.addEventListener('changed', () => void refresh());
  events.addEventListener('open', () => lost && location.reload());
  events.addEventListener('error', () => {
    if (!lost) say(app.dataset.lost);
    lost = true;
  });
}

document.addEventListener('click', onClick);
document.addEventListener('input', onInput);
document.addEventListener('change', onChange);
document.addEventListener('toggle', onToggle, true);
document.addEventListener('cancel', onCancel, true);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') onEscape(event);
  if (event.key === 'Enter') onEnter(event);
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
  void (event.target.id === 'command' ? command() : submit(event.target));
});
addEventListener('pagehide', () => void flush());

onTold(() => void refresh());
showPane();
toBottom();
document.querySelector('.places [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
showModal();
listen();
// Slack tells the app that somebody has opened it. While the history is made, nobody has.
const opened = { home: 'home', dm: 'messages' }[app.dataset.in];
if (opened && !byId('history')) void act({ do: opened });
